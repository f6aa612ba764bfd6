"""CSV for spreadsheets: the report's main table; text that a spreadsheet would run is quoted."""

from pufa_cli.base.text import clean_text
from pufa_cli.report.document import Page, Table, cell
from pufa_cli.report.rendering import Format, Look

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(page: Page, look: Look) -> str:
    """The main table with a header; RFC 4180 quoting, a `'` before what looks like a formula."""
    tables = [block for block in page.document.blocks if isinstance(block, Table)]
    main = next((table for table in tables if table.is_main), tables[0] if tables else None)
    if main is None:
        return ""
    lines = [[column.title for column in main.columns]]
    lines += [[cell(value).text for value in row] for row in main.rows]
    return "".join(",".join(_field(text) for text in line) + "\r\n" for line in lines)


def _field(text: str) -> str:
    shown = clean_text(text)
    if shown.startswith(_FORMULA_STARTS) and not _is_number(shown):
        shown = "'" + shown
    # A quote before `::` also keeps build servers from reading a command.
    if any(mark in shown for mark in ',"\r\n') or shown.lstrip().startswith("::"):
        return '"' + shown.replace('"', '""') + '"'
    return shown


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit() and text.isascii()


FORMAT = Format("csv", ".csv", render)
