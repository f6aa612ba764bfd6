"""A document for a terminal, laid out by rich: wrapped to its width, coloured if wanted."""

import re
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Styled

from pufa_cli.base.text import clean_text, display_width
from pufa_cli.report.document import (
    Block,
    Bullets,
    Cell,
    Chart,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Table,
    Tone,
    cell,
)
from pufa_cli.report.plaintext import GAP, column_widths, table_lines
from pufa_cli.report.rendering import Look

STYLES: dict[Tone, str] = {
    "": "",
    "good": "green",
    "middling": "yellow",
    "bad": "red",
    "quiet": "dim",
    "strong": "bold",
}
NO_LIMIT = 10_000
FEW = 4  # columns that a wrapped cell needs at the least
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$")  # blanks at the end, colours between them


def styled(document: Document, look: Look) -> str:
    """The document in lines of at most the look's width."""
    written = StringIO()
    console = Console(
        file=written,
        width=look.width or NO_LIMIT,
        force_terminal=look.has_color,
        color_system="standard" if look.has_color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    if document.title:
        console.print(_styled(document.title, "bold"))
    for block in document.blocks:
        _print(console, block)
    lines = written.getvalue().lstrip("\n").rstrip().split("\n")
    return "\n".join(_TRAILING.sub(_without_blanks, line) for line in lines) + "\n"


def _without_blanks(found: re.Match[str]) -> str:
    return found.group().replace(" ", "")


def _styled(text: str, style: str = "") -> Styled:
    return Styled(clean_text(text), style=style)


def _print(console: Console, block: Block) -> None:
    match block:
        case Heading():
            console.print()
            console.print(_styled(block.text, "bold"))
        case Paragraph():
            console.print(_styled(block.text, STYLES[block.tone]))
        case Facts():
            _facts(console, block)
        case Bullets():
            for point in block.points:
                console.print(_styled(f"- {point}"))
        case Listing():
            for line in block.lines:
                console.print(_styled(line), no_wrap=True, overflow="ignore", crop=False)
        case Table():
            _table(console, block)
        case Chart():
            pass


def _facts(console: Console, facts: Facts) -> None:
    """Values beside their names; below one another where a name takes half the width or more."""
    if any(display_width(clean_text(name)) * 2 > console.width for name, _ in facts.pairs):
        for name, value in facts.pairs:
            console.print(_styled(f"{name}  {value}"))
        return
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts.pairs:
        grid.add_row(_styled(name), _styled(value))
    console.print(grid)


def _table(console: Console, table: Table) -> None:
    """Wrapped cells; plain lines where the columns are too many: rich would leave signs out."""
    least = sum(min(2, width) for width in column_widths(table)) + len(GAP) * len(table.columns)
    if least <= console.width:
        console.print(_grid(table, console.width))
        return
    for line in table_lines(table):
        console.print(_styled(line), no_wrap=True, overflow="ignore", crop=False)


def _grid(table: Table, width: int) -> Grid:
    """Days, ids and states stay on one line where the other columns have room beside them."""
    grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    widths = column_widths(table)
    least = (
        one if column.is_short else min(FEW, one)
        for column, one in zip(table.columns, widths, strict=True)
    )
    has_room = sum(least) + len(GAP) * len(widths) <= width
    for column in table.columns:
        title, whole = _styled(column.title), column.is_short and has_room
        grid.add_column(title, justify=column.align, overflow="fold", no_wrap=whole)
    for row in table.rows:
        grid.add_row(*(_shown(cell(value)) for value in row))
    return grid


def _shown(one: Cell) -> Styled:
    return _styled(one.text, STYLES[one.tone])
