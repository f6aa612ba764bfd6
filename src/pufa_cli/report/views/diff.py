"""变化 — two states of a district: who moved, by which answer, by whom it was committed."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text, say
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.difference import CAUSES, Because, DiffResult, Moved, State, UnitDifference
from pufa_cli.model.rollup import Row
from pufa_cli.report import costly, figures, standing, words
from pufa_cli.report.document import Block, Cell, Document, Facts, Heading, Page, Paragraph, table

TITLE = Text("{before} → {after} 的变化", "From {before} to {after}")
UNREAD = Text("没有可以比较的两个状态。", "There are no two states to compare.")
SAME = Text("没有变化。", "Nothing is different.")
COUNT = Text("{moved} 个单位有变化，{still} 个没有", "{moved:unit} moved, {still} did not")
BEFORE, AFTER, CHANGE = Text("之前", "before"), Text("之后", "after"), Text("变化", "change")
WAS, NOW, BECAUSE = Text("原来", "was"), Text("现在", "now"), Text("因", "because of")
COMMIT = Text("{name}，{on}，{subject}（{id}）", "{name}, {on}, {subject} ({id})")
BY, UNCOMMITTED = Text("提交", "committed by"), Text("未提交", "not committed")
OTHER_STANDARD = Text("标准不同：{before} → {after}", "the standards differ: {before} → {after}")
OTHER_CONTENT = Text("{before} 的内容改过，版本没有改", "{before} was changed within its version")
OTHER_ROUND = Text("轮次不同：{before} → {after}", "the rounds differ: {before} → {after}")
MORE = Text(
    "另有 {count} 个单位没有列出细项，用 --unit 查看",
    "the items of {count} more are left out: see --unit",
)
MOST_UNITS = 40  # with their items; the others are in the table
ID_SHOWN = 10


def view(result: DiffResult, language: Language) -> Page:
    """The two states side by side."""
    return Page(
        lambda: document(result, language), lambda: costly.recorder("trend").diff_record(result)
    )


def document(result: DiffResult, language: Language) -> Document:
    """The comparison as a document."""
    if result.before is None or result.after is None:
        return Document("", (Paragraph(UNREAD.say(language)),))
    title = TITLE.with_(before=result.before.name, after=result.after.name).say(language)
    return Document(title, tuple(_blocks(result, result.before, result.after, language)))


def _blocks(result: DiffResult, before: State, after: State, language: Language) -> Iterator[Block]:
    yield from _basis(before, after, language)
    if not result.units:
        yield Paragraph(SAME.say(language))
        return
    said = COUNT.with_(moved=len(result.units), still=result.still)
    yield Paragraph(said.say(language))
    columns = [
        *((words.UNIT, "<"), (BEFORE, ">"), (AFTER, ">"), (CHANGE, ">")),
        *((words.GRADE, "<"), (words.RANK, "<"), (BECAUSE, "<"), (BY, "<")),
    ]
    rows = [_row(one, (before.places, after.places), language) for one in result.units]
    yield table([(text.say(language), align) for text, align in columns], rows, main=True)
    shown = [unit for unit in result.units if unit.moved or unit.commits]
    for one in shown[:MOST_UNITS]:
        yield from _unit(one, language)
    if len(shown) > MOST_UNITS:
        yield Paragraph(MORE.with_(count=len(shown) - MOST_UNITS).say(language), "quiet")


def _basis(before: State, after: State, language: Language) -> Iterator[Block]:
    """What keeps the two from being compared number by number."""
    pairs = []
    if before.round != after.round:
        pairs.append(OTHER_ROUND.with_(before=before.round, after=after.round))
    if before.standard != after.standard:
        pairs.append(OTHER_STANDARD.with_(before=before.standard, after=after.standard))
    elif before.provenance.standard_digest != after.provenance.standard_digest:
        pairs.append(OTHER_CONTENT.with_(before=before.standard))
    for said in pairs:
        yield Paragraph(said.say(language), "strong")


def _row(
    one: UnitDifference, places: tuple[int, int], language: Language
) -> tuple[Cell | str, ...]:
    grades = [standing.row_grade(row) if row else "—" for row in (one.before, one.after)]
    ranks = [str(row.rank) if row and row.rank else "—" for row in (one.before, one.after)]
    change = figures.change(one.change, places[1])
    causes = dict.fromkeys(CAUSES[each.cause].say(language) for each in one.causes)
    return (
        one.unit.name,
        _total(one.before, places[0], language),
        _total(one.after, places[1], language),
        Cell(change, "bad" if (one.change or ZERO) < 0 else ""),
        " → ".join(dict.fromkeys(grades)),
        " → ".join(dict.fromkeys(ranks)),
        "、".join(causes) or "—",
        "、".join(dict.fromkeys(_authors(one, language))) or "—",
    )


def _authors(one: UnitDifference, language: Language) -> Iterator[str]:
    if any(each.is_uncommitted for each in one.causes):
        yield UNCOMMITTED.say(language)
    yield from (author.name for author in one.commits)


def _total(row: Row | None, places: int, language: Language) -> str:
    if row is None:
        return "—"
    if row.total is None:
        return standing.PRESENCE[row.presence].say(language)
    return standing.row_total(row, places)


def _unit(one: UnitDifference, language: Language) -> Iterator[Block]:
    yield Heading(one.unit.name, 2)
    columns = [
        *((words.CRITERION, "<"), (BEFORE, ">"), (AFTER, ">")),
        *((WAS, "<"), (NOW, "<"), (BECAUSE, "<")),
    ]
    rows = [_item(moved, language) for moved in one.moved]
    if rows:
        yield table([(text.say(language), align) for text, align in columns], rows)
    else:
        said = "；".join(_placed(each, language) for each in one.because)
        yield Facts(((BECAUSE.say(language), said),))
    if one.commits:
        shown = [
            COMMIT.with_(
                name=each.name, on=str(each.on), subject=each.subject, id=each.commit[:ID_SHOWN]
            )
            for each in one.commits
        ]
        yield Facts(tuple((BY.say(language), said.say(language)) for said in shown))


def _item(one: Moved, language: Language) -> tuple[str, ...]:
    return (
        f"{one.id} {one.title}",
        "—" if one.before is None else figures.marks(one.before),
        "—" if one.after is None else figures.marks(one.after),
        say(one.was, language) or "—",
        say(one.now, language) or "—",
        "；".join(_placed(each, language) for each in one.because),
    )


def _placed(one: Because, language: Language) -> str:
    said = CAUSES[one.cause].say(language)
    shown = f"{said} {one.place}" if one.place else said
    return f"{shown}（{UNCOMMITTED.say(language)}）" if one.is_uncommitted else shown
