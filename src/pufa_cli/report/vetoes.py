"""The veto clauses that hold for a unit: what each does, who says so and on which day."""

from collections.abc import Iterator

from pufa_cli.base.language import Joined, Language, Sayable, Text
from pufa_cli.model.assessment import Assessment, FiredVeto
from pufa_cli.model.clauses import Veto
from pufa_cli.report import words
from pufa_cli.report.accounts import effects
from pufa_cli.report.document import Block, Paragraph

VETO = Text("否决条款 {id} {title}（{by}）：{what}", "Veto {id} {title} ({by}): {what}")
ALONE = Text("否决条款 {id} {title}（{by}）", "Veto {id} {title} ({by})")
CARRIED = Text("带入{where}", "enters {where}")
DATED = Text("{by} {on}", "{by} {on}")


def veto_blocks(found: Assessment, language: Language) -> Iterator[Block]:
    """A line for each clause that holds; its effect on the grade stands with the grade."""
    for one in found.vetoes:
        what = Joined((*effects(one.veto), *follows(one.veto)))
        text = VETO if what.phrases else ALONE
        by = Joined(tuple(_said_by(one)), Text("、", ", "))
        shown = text.with_(id=one.veto.id, title=one.veto.title, by=by, what=what)
        yield Paragraph(shown.say(language), "bad")


def follows(veto: Veto) -> Iterator[Sayable]:
    """What a clause entails outside this assessment."""
    if veto.consequence is not None:
        yield veto.consequence
    if veto.carries_to is not None:
        yield CARRIED.with_(where=veto.carries_to)


def _said_by(one: FiredVeto) -> Iterator[Sayable]:
    """Who says that it holds, each with the day."""
    told = [each for each in one.said if each.holds]
    if not told:
        yield words.SAID_BY[one.said_by]
    for each in told:
        by = words.SAID_BY[each.by]
        yield by if each.on is None else DATED.with_(by=by, on=str(each.on))
