"""How a total came about where more than the sheet counts: base, lines, vetoes, limits, slice."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pufa_cli.base.language import Joined, Language, Sayable, Text, say
from pufa_cli.base.numbers import fixed
from pufa_cli.model.assessment import Assessment, GroupResult
from pufa_cli.model.clauses import Veto
from pufa_cli.report import figures, words
from pufa_cli.report.document import Block, Heading, Paragraph, table

TITLE = Text("总分构成", "How the total came about")
BASE = Text("基础分", "base")
SHEET = Text("考核表（折算后）", "sheet, after conversion")
TOGETHER = Text("{title} 小计", "{title}, together")
BONUSES, PENALTIES = Text("加分", "bonuses"), Text("减分", "penalties")
LIMIT = Text("总分上下限", "limits of the total")
VETO = Text("否决 {id} {title}", "veto {id} {title}")
CAPPED = Text("{title} 合计 {sum}，最多 {most}", "{title}: {sum} together, at most {most}")
HIGHEST = Text("{title} 就高不就低，只计最高一项", "{title}: only the highest line counts")
SAID_BY = Text("{said}（{by}）", "{said} ({by})")
SLICE = Text("计入{of}：{points} / {marks} 分", "counts in {of} as {points} of {marks}")
BARS = Text("取消{what}", "bars {what}")
WITHDRAWS = Text("撤销{what}", "withdraws {what}")
FORCES = Text("定为{grade}", "forces {grade}")
CAPS = Text("最高{grade}", "at most {grade}")
SUBTRACTS = Text("总分扣 {points} 分", "{points} off the total")
ZEROES = Text("{ids} 不得分", "nothing for {ids}")


def account_blocks(found: Assessment, language: Language) -> Iterator[Block]:
    """The account of a total, line by line; nothing where the total is the sheet."""
    if found.account.is_plain:
        return
    yield Heading(TITLE.say(language))
    columns = [
        (Text("项目", "item").say(language), "<"),
        (words.POINTS.say(language), ">"),
        (Text("依据", "because").say(language), "<"),
    ]
    rows = [
        (say(title, language), points, say(why, language)) for title, points, why in _rows(found)
    ]
    yield table(columns, rows)


def slice_blocks(found: Assessment, language: Language) -> Iterator[Block]:
    """What the total counts in a larger appraisal."""
    part, points, most = found.standard.slice, found.slice, found.slice_at_most
    if part is not None and points is not None and most is not None:
        places = found.standard.rounding.places
        shown = fixed(points, places)
        if most > points:
            shown += f"–{fixed(most, places)}"
        marks = part.marks_of(found.category.id)
        yield Paragraph(SLICE.with_(of=part.of, points=shown, marks=marks).say(language), "strong")


def _rows(found: Assessment) -> Iterator[tuple[Sayable, str, Sayable]]:
    account, places = found.account, found.standard.rounding.places
    if account.base:
        yield BASE, figures.marks(account.base), ""
    yield SHEET, figures.marks(account.sheet), ""
    for group in account.bonuses:
        yield from _group(group, "+")
    yield from _in_common(account.bonuses, account.bonus, "+", BONUSES)
    for group in account.penalties:
        yield from _group(group, "−")
    yield from _in_common(account.penalties, account.penalty, "−", PENALTIES)
    for one in found.vetoes:
        if one.veto.effect.subtract is not None:
            title = VETO.with_(id=one.veto.id, title=one.veto.title)
            yield title, f"−{figures.marks(one.veto.effect.subtract)}", ""
    if account.limited:
        yield LIMIT, _signed(account.limited), ""
    yield words.TOTAL, figures.total(found.total, places), ""


def _group(group: GroupResult, sign: str) -> Iterator[tuple[Sayable, str, Sayable]]:
    if not group.lines:
        return
    for one in group.lines:
        by = words.SAID_BY.get(one.said_by, words.SUBMITTED)
        told = Joined((SAID_BY.with_(said=one.said, by=by), one.how))
        yield f"{one.line.id} {one.line.title}", _counted(one.points, sign), told
    together = sum((one.points for one in group.lines), Fraction(0))
    if group.points != together:
        text = HIGHEST if group.group.count == "highest" else CAPPED
        most = group.group.max or group.points
        cut = text.with_(title=group.group.title, sum=together, most=most)
        title = TOGETHER.with_(title=group.group.title)
        yield title, f"{sign}{figures.marks(group.points)}", cut


def _counted(points: Fraction, sign: str) -> str:
    return f"{sign}{figures.marks(points)}" if points else "0"


def _in_common(
    groups: Sequence[GroupResult], points: Fraction, sign: str, title: Text
) -> Iterator[tuple[Sayable, str, Sayable]]:
    """The cap that all groups have in common, where it cuts."""
    found = sum((one.points for one in groups), Fraction(0))
    if found != points:
        why = CAPPED.with_(title=title, sum=found, most=points)
        yield TOGETHER.with_(title=title), f"{sign}{figures.marks(points)}", why


def _signed(number: Fraction) -> str:
    return f"+{figures.marks(number)}" if number > 0 else f"−{figures.marks(-number)}"


def all_effects(veto: Veto) -> Sequence[Sayable]:
    """What a veto does, the grade first, in words."""
    force, cap = veto.effect.force, veto.effect.cap
    found = [] if force is None else [FORCES.with_(grade=force)]
    found += [] if cap is None else [CAPS.with_(grade=cap)]
    return (*found, *effects(veto))


def effects(veto: Veto) -> Sequence[Sayable]:
    """What a veto does besides the grade, in words."""
    effect = veto.effect
    found: list[Sayable] = []
    if effect.subtract is not None:
        found.append(SUBTRACTS.with_(points=effect.subtract))
    if effect.zeroes:
        found.append(ZEROES.with_(ids="、".join(effect.zeroes)))
    if effect.bars is not None:
        found.append(BARS.with_(what=effect.bars))
    if effect.withdraws is not None:
        found.append(WITHDRAWS.with_(what=effect.withdraws))
    return found
