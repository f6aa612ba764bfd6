"""A document as plain lines, for pipes and files: nothing wrapped, nothing cut, no colour.

Laying out one scorecard with rich costs more than scoring it; a pipe needs none of what rich does.
"""

from collections.abc import Iterator

from pufa_cli.base.text import clean_text, display_width, pad
from pufa_cli.report.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Table,
    cell,
)

GAP = "   "


def plain_lines(document: Document) -> Iterator[str]:
    """The lines of a document, as wide as they need to be."""
    if document.title:
        yield clean_text(document.title)
    for block in document.blocks:
        yield from (line.rstrip() for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield clean_text(block.text)
        case Paragraph():
            yield clean_text(block.text)
        case Facts():
            yield from fact_lines(block)
        case Bullets():
            yield from (clean_text(f"- {point}") for point in block.points)
        case Listing():
            yield from (clean_text(line) for line in block.lines)
        case Table():
            yield from table_lines(block)
        case Chart():
            pass


def fact_lines(facts: Facts) -> Iterator[str]:
    """Names padded to the widest, each with its value."""
    width = max(display_width(clean_text(name)) for name, _ in facts.pairs)
    for name, value in facts.pairs:
        yield f"{pad(clean_text(name), width)}  {clean_text(value)}"


def table_lines(table: Table) -> Iterator[str]:
    """Heading, rule and rows, every column as wide as its widest cell."""
    titles, *rows = _texts(table)
    widths = column_widths(table)
    yield _row(titles, widths, table)
    yield "─" * (sum(widths) + len(GAP) * (len(widths) - 1))
    for row in rows:
        yield _row(row, widths, table)


def column_widths(table: Table) -> list[int]:
    """The columns of the screen that each column takes."""
    return [max(map(display_width, column)) for column in zip(*_texts(table), strict=True)]


def _texts(table: Table) -> list[list[str]]:
    titles = [clean_text(column.title) for column in table.columns]
    return [titles, *([clean_text(cell(value).text) for value in row] for row in table.rows)]


def _row(cells: list[str], widths: list[int], table: Table) -> str:
    return GAP.join(
        " " * (width - display_width(text)) + text if column.align == "right" else pad(text, width)
        for text, width, column in zip(cells, widths, table.columns, strict=True)
    )
