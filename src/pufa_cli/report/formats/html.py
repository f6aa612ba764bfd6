"""One HTML page that needs nothing else: to look at, to print on A4, every foreign text escaped."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape as entities

from pufa_cli.base.text import clean_text
from pufa_cli.report.document import (
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Document,
    Facts,
    Heading,
    Listing,
    Page,
    Paragraph,
    Table,
    Tone,
    cell,
)
from pufa_cli.report.drawing import svg
from pufa_cli.report.page_style import STYLE
from pufa_cli.report.rendering import Format, Look

LANGUAGES = {"zh": "zh-CN", "en": "en"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
WIDE = 8  # from so many columns on a table is printed small
SHORT = 14  # so many rows and values stay together on a printed page


def escape(text: str) -> str:
    """Text that HTML shows exactly as it is, in an element or an attribute.

    Nor does it mean anything to a build server that prints it (`::`, `##[`).
    """
    shown = entities(clean_text(text), quote=True).replace("&#x27;", "&apos;")
    return shown.replace("::", "&#58;:").replace("##", "&num;#")


def render(page: Page, look: Look) -> str:
    """The document as a page, ending in one line break."""
    return html(page.document, LANGUAGES[look.language])


def html(document: Document, language: str) -> str:
    """A document as one page in a language (a tag of BCP 47)."""
    title = escape(document.title)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title or 'pufa'}</title>",
        f"<style>\n{STYLE}</style>",
        "</head>",
        "<body>",
        *([f"<h1>{title}</h1>"] if title else []),
        *_body(document.blocks),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _body(blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks; what stands under a heading is kept together where it is short."""
    for section in _sections(blocks):
        kind = ' class="together"' if _length(section) <= SHORT else ""
        yield f"<section{kind}>"
        yield from map(_block, section)
        yield "</section>"


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    section: list[Block] = []
    for block in blocks:
        is_bare = all(isinstance(one, Heading) for one in section)
        if isinstance(block, Heading) and section and not is_bare:
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def _length(section: Iterable[Block]) -> int:
    return sum(_rows(block) for block in section)


def _rows(block: Block) -> int:
    match block:
        case Facts():
            return len(block.pairs)
        case Bullets():
            return len(block.points)
        case Listing():
            return len(block.lines)
        case Table():
            return len(block.rows)
        case Chart():
            return len(block.rows) * (1 if block.is_stacked else len(block.names))
        case _:
            return 1


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        case Paragraph():
            return f"<p{_toned(block.tone)}>{escape(block.text)}</p>"
        case Facts():
            pairs = (
                f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
                for name, value in block.pairs
            )
            return _listed("dl", pairs)
        case Bullets():
            return _listed("ul", (f"<li>{escape(point)}</li>" for point in block.points))
        case Listing():
            return "<pre>" + "\n".join(escape(line) for line in block.lines) + "</pre>"
        case Table():
            return _table(block)
        case Chart():
            caption = f"<figcaption>{escape(block.title)}</figcaption>"
            return f"<figure>\n{caption}\n{svg(block, escape)}\n</figure>"


def _listed(name: str, lines: Iterable[str]) -> str:
    return "\n".join([f"<{name}>", *lines, f"</{name}>"])


def _toned(tone: Tone) -> str:
    return f' class="{tone}"' if tone else ""


def _table(table: Table) -> str:
    kind = ' class="wide"' if len(table.columns) >= WIDE else ""
    shown = [one for one in table.columns if not one.is_bar]
    head = "".join(f"<th{_side(one)}>{escape(one.title)}</th>" for one in shown)
    lines = [
        f"<table{kind}>",
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *(_row(table.columns, row) for row in table.rows),
        "</tbody>",
        "</table>",
    ]
    return "\n".join(lines)


def _row(columns: Sequence[Column], row: Sequence[Cell | str]) -> str:
    cells = (
        _cell(column, value)
        for column, value in zip(columns, row, strict=True)
        if not column.is_bar
    )
    return f"<tr>{''.join(cells)}</tr>"


def _cell(column: Column, value: Cell | str) -> str:
    one = cell(value)
    return f"<td{_side(column, one.tone)}>{escape(one.text)}</td>"


def _side(column: Column, tone: Tone = "") -> str:
    """The classes of a cell: which way it stands, whether it is written in by hand, its tone."""
    kinds = [
        *(["right"] if column.align == "right" else []),
        *(["room"] if column.is_room else []),
        *(["short"] if column.is_short else []),
        *([tone] if tone else []),
    ]
    return f' class="{" ".join(kinds)}"' if kinds else ""


FORMAT = Format("html", ".html", render)
