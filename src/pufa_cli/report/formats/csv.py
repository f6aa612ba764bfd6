"""CSV for spreadsheets: the report's main table; text that a spreadsheet would run is quoted."""

from collections.abc import Iterator

from pufa_cli.base.text import clean_text
from pufa_cli.report.document import Page, Table, cell
from pufa_cli.report.rendering import Format, Look

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(page: Page, look: Look) -> str:
    """The main tables under one header, quoted as RFC 4180 says, formulas defused by a `'`."""
    tables = [block for block in page.document.blocks if isinstance(block, Table)]
    main = [table for table in tables if table.is_main] or tables[:1]
    if not main:
        return ""
    lines = [_header(main[0])]
    lines += [line for table in main for line in _lines(table)]
    return "".join(",".join(_field(text) for text in line) + "\r\n" for line in lines)


def _header(table: Table) -> list[str]:
    about = [table.about[0]] if table.about else []
    return about + [column.title for column in table.columns]


def _lines(table: Table) -> Iterator[list[str]]:
    about = [table.about[1]] if table.about else []
    for row in table.rows:
        pairs = zip(row, table.columns, strict=True)
        yield about + [_plain(cell(value).text, column.align) for value, column in pairs]


def _plain(text: str, align: str) -> str:
    """A figure as spreadsheets read it, without the sign that only readers want."""
    is_signed = align == "right" and text[:1] in ("+", "−") and _is_number(text[1:])
    return text.removeprefix("+").replace("−", "-") if is_signed else text


def _field(text: str) -> str:
    shown = clean_text(text)
    if shown.startswith("≈") and _is_number(shown[1:]):
        return shown[1:]
    if shown.startswith(_FORMULA_STARTS) and not _is_number(shown):
        shown = "'" + shown
    # A quote before `::` also keeps build servers from reading a command.
    if any(mark in shown for mark in ',"\r\n') or shown.lstrip().startswith("::"):
        return '"' + shown.replace('"', '""') + '"'
    return shown


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit() and text.isascii()


FORMAT = Format("csv", ".csv", render)
