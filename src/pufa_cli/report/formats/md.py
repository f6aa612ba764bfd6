"""Markdown for GitHub and for diffs: one table row a line, every foreign text escaped."""

import re

from pufa_cli.base.text import clean_text, display_width, pad
from pufa_cli.report.document import (
    Block,
    Bullets,
    Cell,
    Chart,
    Document,
    Facts,
    Heading,
    Listing,
    Page,
    Paragraph,
    Table,
    cell,
)
from pufa_cli.report.rendering import Format, Look
from pufa_cli.report.servers import unlogged

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "#": "&#35;", "|": "&#124;"}
_MARKUP = re.compile(r"[\\`*_{}\[\]!~$]")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)")
_LEADING = re.compile(r"^(?:([-+=]|\d+[.)])(?=\s|$|[-=+])|:(?=:))")


def escape(text: str) -> str:
    """Text that Markdown shows exactly as it is: no markup, link, mention or cell break."""
    shown = clean_text(text)
    shown = re.sub(r"[&<>@#|]", lambda found: _ENTITIES[found.group()], shown)
    shown = _MARKUP.sub(lambda found: "\\" + found.group(), shown)
    shown = _LINK.sub(_unlinked, shown)
    return _LEADING.sub(lambda found: _unlisted(found.group()), shown.strip())


def _unlinked(found: re.Match[str]) -> str:
    scheme, mark = found.group(1) or found.group(3), found.group(2) or found.group(4)
    return f"{scheme}&#{ord(mark)};"


def _unlisted(start: str) -> str:
    return f"{start[:-1]}&#{ord(start[-1])};"


def render(page: Page, look: Look) -> str:
    """The document as Markdown, ending in one line break."""
    return markdown(page.document)


def markdown(document: Document) -> str:
    """A document as Markdown."""
    parts = [f"# {escape(document.title)}"] if document.title else []
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return "#" * (block.level + 1) + " " + escape(block.text)
        case Paragraph():
            text = escape(block.text)
            return f"**{text}**" if block.tone == "strong" else text
        case Facts():
            return "\n".join(
                f"- **{escape(name)}**: {escape(value)}" for name, value in block.pairs
            )
        case Bullets():
            return "\n".join(f"- {escape(point)}" for point in block.points)
        case Listing():
            return unlogged("\n".join(f"    {clean_text(line)}" for line in block.lines))
        case Table():
            return _table(block)
        case Chart():
            return ""


def _table(table: Table) -> str:
    rows = [[_cell(cell(value)) for value in row] for row in table.rows]
    titles = [escape(column.title) for column in table.columns]
    widths = [
        max(3, *(display_width(row[at]) for row in [titles, *rows]))
        for at in range(len(table.columns))
    ]
    rule = [
        "-" * (width - 1) + ":" if column.align == "right" else "-" * width
        for column, width in zip(table.columns, widths, strict=True)
    ]
    lines = [_line(titles, widths), _line(rule, widths), *(_line(row, widths) for row in rows)]
    return "\n".join(lines)


def _cell(one: Cell) -> str:
    text = escape(one.text)
    return f"**{text}**" if one.tone == "bad" and text else text


def _line(cells: list[str], widths: list[int]) -> str:
    padded = (pad(text, width) for text, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"


FORMAT = Format("md", ".md", render)
