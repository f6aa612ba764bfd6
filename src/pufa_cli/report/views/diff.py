"""变化 — two states of a district: who moved, by which answer, by whom it was committed."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text, say
from pufa_cli.base.numbers import ZERO, fixed
from pufa_cli.model.difference import DiffResult, State, UnitDifference
from pufa_cli.model.rollup import Row
from pufa_cli.report import costly, figures, standing, words
from pufa_cli.report.document import Block, Cell, Document, Facts, Heading, Page, Paragraph, table

TITLE = Text("{before} → {after} 的变化", "From {before} to {after}")
UNREAD = Text("没有可以比较的两个状态。", "There are no two states to compare.")
SAME = Text("没有变化。", "Nothing is different.")
COUNT = Text("{moved} 个单位有变化，{still} 个没有", "{moved:unit} moved, {still} did not")
BEFORE, AFTER, CHANGE = Text("之前", "before"), Text("之后", "after"), Text("变化", "change")
WAS, NOW, PLACE = Text("原来", "was"), Text("现在", "now"), Text("所在", "at")
COMMITTED = Text("{name}，{on}，{subject}", "{name}, {on}, {subject}")
BY = Text("提交", "committed by")
DIFFERENT = Text("标准不同：{before} → {after}", "the standards differ: {before} → {after}")
MOST_UNITS = 40  # with their criteria; the others are in the table


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
    if before.standard != after.standard:
        said = DIFFERENT.with_(before=before.standard, after=after.standard)
        yield Paragraph(said.say(language), "strong")
    if not result.units:
        yield Paragraph(SAME.say(language))
        return
    said = COUNT.with_(moved=len(result.units), still=result.still)
    yield Paragraph(said.say(language))
    places = after.places
    columns = [
        *((words.UNIT, "<"), (BEFORE, ">"), (AFTER, ">"), (CHANGE, ">")),
        *((words.GRADE, "<"), (words.RANK, "<"), (BY, "<")),
    ]
    rows = [_row(one, places, language) for one in result.units]
    yield table([(text.say(language), align) for text, align in columns], rows, main=True)
    for one in [unit for unit in result.units if unit.criteria][:MOST_UNITS]:
        yield from _unit(one, language)


def _row(one: UnitDifference, places: int, language: Language) -> tuple[Cell | str, ...]:
    grades = [row.grade or "—" if row else "—" for row in (one.before, one.after)]
    ranks = [str(row.rank) if row and row.rank else "—" for row in (one.before, one.after)]
    change = Cell(figures.change(one.change, places), "bad" if (one.change or ZERO) < 0 else "")
    return (
        one.unit.name,
        _total(one.before, places, language),
        _total(one.after, places, language),
        change,
        " → ".join(dict.fromkeys(grades)),
        " → ".join(dict.fromkeys(ranks)),
        one.author.name if one.author else "—",
    )


def _total(row: Row | None, places: int, language: Language) -> str:
    if row is None:
        return "—"
    if row.total is None:
        return standing.PRESENCE[row.presence].say(language)
    return fixed(row.total, places)


def _unit(one: UnitDifference, language: Language) -> Iterator[Block]:
    yield Heading(one.unit.name, 2)
    columns = [
        *((words.CRITERION, "<"), (BEFORE, ">"), (AFTER, ">")),
        *((WAS, "<"), (NOW, "<"), (PLACE, "<")),
    ]
    rows = [
        (
            f"{moved.criterion.id} {moved.criterion.title}",
            "—" if moved.before is None else figures.marks(moved.before),
            "—" if moved.after is None else figures.marks(moved.after),
            say(moved.was, language),
            say(moved.now, language),
            moved.place_after or moved.place_before,
        )
        for moved in one.criteria
    ]
    yield table([(text.say(language), align) for text, align in columns], rows)
    if one.author is not None:
        author = one.author
        said = COMMITTED.with_(name=author.name, on=str(author.on), subject=author.subject)
        yield Facts(((BY.say(language), said.say(language)),))
