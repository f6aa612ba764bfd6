"""否决依据 — a veto clause of one unit: who says what of it, where and when, and what it does."""

from collections.abc import Iterator
from datetime import date

from pufa_cli.base.language import Joined, Language, Text, say
from pufa_cli.model.assessment import Assessment, FiredVeto
from pufa_cli.model.clauses import Veto
from pufa_cli.model.results import UnitResult
from pufa_cli.report import costly, figures, words
from pufa_cli.report.accounts import all_effects
from pufa_cli.report.document import Block, Document, Facts, Page, Paragraph, table
from pufa_cli.report.noted import PLACE
from pufa_cli.report.vetoes import follows

TITLE = Text("{name} 否决条款 {id} {title} 的依据", "{name}: what veto {id} {title} rests on")
HOLDS = Text("触发（{by}）", "holds ({by})")
NOT = Text("没有触发", "does not hold")
CALLS = Text("处置阶梯", "sanctions")
CALL = Text("{step}（{when}）", "{step} ({when})")
FURTHER = Text(
    "是否已决定，见 pufa rectify list --explain {id}",
    "whether it was decided: pufa rectify list --explain {id}",
)
BELOW = Text(
    "{what} 低于 {line}；得分怎样得来，见 --explain all",
    "{what} below {line}; how the figures come about: --explain all",
)
YES, NO = Text("有", "it happened"), Text("没有", "it did not")
WHO, SAYS = Text("来源", "source"), Text("说法", "says")


def view(result: UnitResult, veto: str, language: Language) -> Page:
    """The clause as it stands for a unit; raises KeyError when the standard does not have it."""
    return Page(
        lambda: document(result, veto, language),
        lambda: costly.recording().unit_record(result),
    )


def document(result: UnitResult, veto: str, language: Language) -> Document:
    """What the clause does, then a row for everybody who spoke of it."""
    found = result.assessment
    clauses = {one.id: one for one in found.standard.vetoes} if found else {}
    clause = clauses[veto]
    if found is None:
        raise KeyError(veto)
    held = next((one for one in found.vetoes if one.veto.id == veto), None)
    title = TITLE.with_(name=found.name, id=veto, title=clause.title).say(language)
    facts = Facts(tuple(_facts(clause, held, result, found, language)))
    return Document(title, (facts, *_sayings(held, result, language)))


def _facts(
    clause: Veto, held: FiredVeto | None, result: UnitResult, found: Assessment, language: Language
) -> Iterator[tuple[str, str]]:
    status = NOT if held is None else HOLDS.with_(by=words.SAID_BY[held.said_by])
    yield words.STANDING.say(language), say(status, language)
    yield Text("效力", "effect").say(language), _does(clause).say(language)
    if clause.below is not None:
        yield Text("自动触发", "fires by itself").say(language), _line(clause, language)
    place = result.places.get(f"standard:veto:{clause.id}", "—")
    yield Text("标准所在", "standard at").say(language), place
    yield words.AS_OF.say(language), str(result.provenance.as_of)
    yield words.TOTAL.say(language), figures.total(found.total, found.standard.rounding.places)
    yield words.GRADE.say(language), figures.grade(found.decision, language)
    yield Text("依据", "because").say(language), say(found.decision.reason, language)
    if held is not None:
        for step in found.standard.sanctions:
            if step.trigger is not None and step.trigger.veto == clause.id:
                call = CALL.with_(step=step.title, when=step.when)
                yield CALLS.say(language), call.say(language)


def _line(clause: Veto, language: Language) -> str:
    what = words.TOTAL if clause.of is None else clause.of
    return BELOW.with_(what=what, line=str(clause.below)).say(language)


def _does(clause: Veto) -> Joined:
    return Joined((*all_effects(clause), *follows(clause)))


def _sayings(held: FiredVeto | None, result: UnitResult, language: Language) -> Iterator[Block]:
    if held is None:
        return
    rows = [
        (
            "—" if one.on is None else str(one.on),
            words.SAID_BY[one.by].say(language),
            (YES if one.holds else NO).say(language),
            result.places.get(f"veto:{held.veto.id}:{at}", "—"),
        )
        for at, one in sorted(enumerate(held.said), key=lambda told: told[1].on or date.max)
    ]
    if rows:
        titles = (words.ON, WHO, SAYS, PLACE)
        yield table([(one.say(language), "<") for one in titles], rows, main=True)
    yield Paragraph(FURTHER.with_(id=held.veto.id).say(language), "quiet")
