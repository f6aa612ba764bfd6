"""A document for a terminal, laid out by rich: wrapped to its width, coloured if wanted."""

from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Styled

from pufa_cli.base.text import clean_text
from pufa_cli.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Table,
    Tone,
    cell,
)
from pufa_cli.report.plaintext import fact_lines
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
    return "\n".join(line.rstrip() for line in written.getvalue().rstrip().split("\n")) + "\n"


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
            console.print(_grid(block))


def _facts(console: Console, facts: Facts) -> None:
    for line in fact_lines(facts):
        console.print(_styled(line))


def _grid(table: Table) -> Grid:
    grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in table.columns:
        grid.add_column(_styled(column.title), justify=column.align, overflow="fold")
    for row in table.rows:
        grid.add_row(*(_shown(cell(value)) for value in row))
    return grid


def _shown(one: Cell) -> Styled:
    return _styled(one.text, STYLES[one.tone])
