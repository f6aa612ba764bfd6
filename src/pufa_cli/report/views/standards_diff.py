"""标准比较 — two standards side by side: what differs, the version it needs, who moves and why."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from pufa_cli.base.language import Language, Text
from pufa_cli.base.numbers import fixed
from pufa_cli.model.comparison import Cause, Move, Rescoring, StandardsDiff, VersionVerdict
from pufa_cli.model.results import StandardResult
from pufa_cli.model.rollup import Presence, Row
from pufa_cli.report import costly, figures, standing, words
from pufa_cli.report.changes import BUMPS, changes
from pufa_cli.report.document import Block, Cell, Document, Facts, Heading, Page, Paragraph, table

TITLE = Text("{before} 与 {after} 的比较", "{before} and {after} compared")
UNUSABLE = Text("有错误，不能使用", "has errors and cannot be used")
VERDICTS: Mapping[VersionVerdict, Text] = {
    VersionVerdict.FITS: Text("版本号相符", "the version says so"),
    VersionVerdict.TOO_LOW: Text("版本号升得不够", "the version was not raised enough"),
    VersionVerdict.NOT_RAISED: Text("版本号没有升", "the version was not raised"),
    VersionVerdict.UNCLEAR: Text(
        "版本号不是 主.次.修，无法判断", "the versions are not MAJOR.MINOR.PATCH"
    ),
    VersionVerdict.OTHER_STANDARD: Text(
        "编号不同，各有各的版本", "another id: its versions are its own"
    ),
}
NEEDED = Text("{needed}；{verdict}", "{needed}; {verdict}")
MOVED = Text(
    "{units} 个单位：两种标准都能评 {scored} 个，有变化 {moved} 个，"
    "未评定 {broken} 个，未提交 {missing} 个",
    "{units:unit}: {scored} scored by both, {moved} moved, {broken} not assessed, "
    "{missing} not submitted",
)
CAUSE = Text(
    "{id} {title} {before} → {after}（{shift}）", "{id} {title} {before} → {after} ({shift})"
)
OLD, NEW = Text("原{what}", "{what} before"), Text("新{what}", "{what} after")
OUTSIDE = Text("指标以外（{shift}）", "outside the criteria ({shift})")


def view(result: StandardsDiff, language: Language) -> Page:
    """The comparison; where a standard cannot be used, only which one."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("standard").diff_record(result),
    )


def document(result: StandardsDiff, language: Language) -> Document:
    """The comparison as a document."""
    before, after = (_name(one) for one in (result.before, result.after))
    title = TITLE.with_(before=before, after=after).say(language)
    return Document(title, tuple(_blocks(result, language)))


def _name(one: StandardResult) -> str:
    return one.standard.reference if one.standard else one.file


def _blocks(result: StandardsDiff, language: Language) -> Iterator[Block]:
    yield Facts(tuple(_head(result, language)))
    if result.versioning is None:
        return
    is_main = result.rescoring is None
    yield Heading(Text("差别", "What differs").say(language))
    yield from changes(result.changes, language, main=is_main)
    if result.rescoring is not None:
        yield from _moves(result.rescoring, language)


def _head(result: StandardsDiff, language: Language) -> Iterator[tuple[str, str]]:
    sides = ((Text("原", "before"), result.before), (Text("新", "after"), result.after))
    for name, one in sides:
        about = one.standard.title if one.standard else UNUSABLE.say(language)
        digest = f"  sha256 {one.digest[:12]}" if one.digest else ""
        yield name.say(language), f"{_name(one)} {about}  {one.file}{digest}"
    if result.versioning is not None:
        needed = BUMPS[result.versioning.needed].say(language)
        verdict = VERDICTS[result.versioning.verdict].say(language)
        text = NEEDED.with_(needed=needed, verdict=verdict).say(language)
        yield Text("版本要升", "version needs").say(language), text


# --- who moves


def _moves(found: Rescoring, language: Language) -> Iterator[Block]:
    yield Heading(Text("谁会变动", "Who moves").say(language))
    text = MOVED.with_(
        units=found.units,
        scored=found.scored,
        moved=sum(one.is_moved and not one.is_broken for one in found.moves),
        broken=sum(one.is_broken for one in found.moves),
        missing=found.missing,
    )
    yield Paragraph(text.say(language))
    for category, moves in groupby(found.moves, key=lambda one: one.after.category):
        title = found.titles.get(category, category)
        yield Heading(title, 2)
        made = table(
            _columns(language), [_row(one, found.places, language) for one in moves], main=True
        )
        yield made._replace(about=(words.CATEGORY.say(language), title))


def _columns(language: Language) -> list[tuple[str, str]]:
    return [
        (words.UNIT.say(language), "<"),
        *((text.with_(what=words.TOTAL).say(language), ">") for text in (OLD, NEW)),
        (Text("差", "shift").say(language), ">"),
        (words.GRADE.say(language), "<"),
        (words.RANK.say(language), "<"),
        (words.REASON.say(language), "<"),
    ]


def _row(one: Move, places: tuple[int, int], language: Language) -> tuple[Cell | str, ...]:
    rows = (one.before, one.after)
    grades = [_grade(row, language) for row in rows]
    return (
        one.after.name,
        *(standing.row_total(row, digits) for row, digits in zip(rows, places, strict=True)),
        _shift(one, max(places)),
        Cell(_both(*grades), "bad" if one.is_broken else ""),
        _both(*(str(row.rank or "—") for row in rows)),
        "；".join(_cause(cause, language) for cause in one.causes) or "—",
    )


def _both(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _grade(row: Row, language: Language) -> str:
    if row.presence is Presence.SCORED:
        return standing.row_grade(row)
    return f"{standing.PRESENCE[row.presence].say(language)} {row.reason}".strip()


def _shift(one: Move, places: int) -> str:
    if one.before.total is None or one.after.total is None:
        return "—"
    return _signed(one.after.total - one.before.total, places)


def _signed(value: Fraction, places: int) -> str:
    return ("+" if value > 0 else "") + fixed(value, places)


def _cause(one: Cause, language: Language) -> str:
    shift = ("+" if one.shift > 0 else "") + figures.marks(one.shift)
    if not one.id:
        return OUTSIDE.with_(shift=shift).say(language)
    before = _points(one.points_before, one.marks_before)
    after = _points(one.points_after, one.marks_after)
    shown = CAUSE.with_(id=one.id, title=one.title, before=before, after=after, shift=shift)
    return shown.say(language)


def _points(points: Fraction | None, marks: Fraction | None) -> str:
    if points is None or marks is None:
        return "—"
    return f"{figures.marks(points)}/{figures.marks(marks)}"
