"""What a report says, free of any format: headings, paragraphs, tables; all text ready to read."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias

Tone = Literal["", "good", "middling", "bad", "quiet", "strong"]


class Cell(NamedTuple):
    """A table cell: its text and how it should feel; the tone never carries meaning alone."""

    text: str
    tone: Tone = ""


class Column(NamedTuple):
    """A table column; figures are aligned to the right."""

    title: str
    align: Literal["left", "right"] = "left"
    is_room: bool = False  # left empty, for people to write in
    is_short: bool = False  # days, ids, states: a printed page keeps them on one line
    is_bar: bool = False  # bars made of characters, left out where a chart can be drawn


class Heading(NamedTuple):
    """A heading below the title; level 1 is a section."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """A sentence or several."""

    text: str
    tone: Tone = ""


class Facts(NamedTuple):
    """Names with values, one a line."""

    pairs: tuple[tuple[str, str], ...]


class Bullets(NamedTuple):
    """A list of points."""

    points: tuple[str, ...]


class Table(NamedTuple):
    """Rows under columns; those with `is_main` stand for the report in CSV, one below the other.

    `about` (a title and a value) says what a main table is about, where there are several.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    is_main: bool = False
    about: tuple[str, str] | None = None


class Listing(NamedTuple):
    """Lines kept as they are, such as a source line with its caret."""

    lines: tuple[str, ...]


class Bar(NamedTuple):
    """A figure of a chart: how long it is drawn, and how it is written; None is nothing."""

    value: Fraction | None
    text: str


class Chart(NamedTuple):
    """Figures as bars, drawn where a format can draw; a table beside it always says the same.

    Each row has one bar for each of `names`: one below the other on a scale up to `most`, or, where
    `is_stacked`, end to end as shares of the row.
    """

    title: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Bar, ...]], ...]
    most: Fraction = Fraction(1)
    is_stacked: bool = False


Block: TypeAlias = Heading | Paragraph | Facts | Bullets | Table | Listing | Chart


class Document(NamedTuple):
    """A title and what follows; an empty title is not shown."""

    title: str
    blocks: tuple[Block, ...]


class Page:
    """A view's answer: a document for people, a record for programs, each made when asked."""

    def __init__(self, document: Callable[[], Document], record: Callable[[], Any]) -> None:
        """What makes the document, and what makes the record (a model of `report.records`)."""
        self._document, self._record = document, record

    @cached_property
    def document(self) -> Document:
        """What people read."""
        return self._document()

    @cached_property
    def record(self) -> Any:
        """What programs read."""
        return self._record()


def cell(value: Cell | str) -> Cell:
    """A cell, whatever a row holds."""
    return value if isinstance(value, Cell) else Cell(value)


def table(
    columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell | str]], *, main: bool = False
) -> Table:
    """A table from (title, side) pairs and rows.

    A side is `<`, `>`, `|` (left, on one line), `_` (room to write) or `=` (bars).
    """
    made = tuple(
        Column(title, "right" if side == ">" else "left", side == "_", side == "|", side == "=")
        for title, side in columns
    )
    return Table(made, tuple(tuple(row) for row in rows), main)
