"""Columns stand under one another in Chinese, no line is too long, none ends in blanks."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

import pytest

from linchuan import broken, rolled_up, scored
from pufa_cli.api.reporting import page_of
from pufa_cli.base.language import LANGUAGES, Language
from pufa_cli.base.text import clean_text, display_width
from pufa_cli.report.document import Block, Listing, Page, Table, cell
from pufa_cli.report.plaintext import table_lines
from pufa_cli.report.rendering import Look, render_page
from report.results import PLAIN, a_hostile_unit, pages

GAP = 3
MIXED = "甲a（乙）“丙”1—2 é\u0301区"
SGR = re.compile(r"\x1b\[[0-9;]*m")


REAL = {
    "linchuan": lambda language: page_of(rolled_up(), language, 20),
    "xiaoqiao": lambda language: page_of(scored("xiaoqiao"), language),
    "shuinan": lambda language: page_of(scored("shuinan"), language),
    "broken": lambda language: page_of(broken(), language),
}
MADE = [name for name, _ in pages(PLAIN)]
NAMES = [(name, language) for language in LANGUAGES for name in (*REAL, *MADE)]
every_page = pytest.mark.parametrize("page", NAMES, indirect=True, ids=map("-".join, NAMES))


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    return page_called(*request.param)


@cache
def page_called(name: str, language: Language) -> Page:
    """A page of the examples, or one made of a text of mixed widths."""
    return REAL[name](language) if name in REAL else dict(pages(MIXED, language))[name]


def between(line: str, start: int, width: int) -> str:
    """What a line shows in some columns of the screen."""
    found, at = "", 0
    for sign in line:
        if start <= at < start + width or (not display_width(sign) and start < at <= start + width):
            found += sign
        at += display_width(sign)
    return found


def tables(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each table of a text: its heading and its rows; the rule between is left out."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line and set(line) == {"─"}:
            below = lines[at + 1 :]
            yield lines[at - 1], below


@every_page
@pytest.mark.parametrize("look", [Look(), Look(has_color=True)], ids=["pipe", "colour"])
def test_cells_stand_in_their_columns(page: Page, look: Look) -> None:
    shown = SGR.sub("", render_page(page, "text", look))
    blocks = [block for block in page.document.blocks if isinstance(block, Table)]
    for block, (heading, below) in zip(blocks, tables(shown), strict=True):
        rows = [[clean_text(column.title) for column in block.columns]]
        rows += [[clean_text(cell(value).text) for value in row] for row in block.rows]
        widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
        starts = [0, *accumulate(width + GAP for width in widths)]
        for row, line in zip(rows, [heading, *below], strict=False):
            for text, start, width, column in zip(row, starts, widths, block.columns, strict=False):
                seen = between(line, start, width)
                aligned = seen.lstrip() if column.align == "right" else seen.rstrip()
                assert aligned.strip() == text.strip()
                if column.align == "right" and text:
                    assert display_width(seen) == width


def is_crowded(block: Block, width: int) -> bool:
    """Whether a table has more columns than a terminal has room for: it is not wrapped then."""
    return isinstance(block, Table) and 5 * len(block.columns) > width


@every_page
def test_every_line_of_a_markdown_table_is_equally_wide(page: Page) -> None:
    lines = render_page(page, "md", Look()).split("\n")
    for at, line in enumerate(lines):
        if line.startswith("| ") and lines[at - 1].startswith("| "):
            assert display_width(line) == display_width(lines[at - 1])


@every_page
@pytest.mark.parametrize("width", [40, 100])
def test_no_line_is_wider_than_the_terminal(page: Page, width: int) -> None:
    listed = {
        line
        for block in page.document.blocks
        if isinstance(block, Listing) or is_crowded(block, width)
        for line in (block.lines if isinstance(block, Listing) else table_lines(block))
        for line in [clean_text(line).rstrip()]
    }
    for line in render_page(page, "text", Look(width=width)).split("\n"):
        assert display_width(line) <= width or line in listed


@every_page
@pytest.mark.parametrize("width", [40])
def test_a_narrow_terminal_shows_everything(page: Page, width: int) -> None:
    wide = re.sub(r"[\s─]", "", render_page(page, "text", Look()))
    narrow = re.sub(r"[\s─]", "", render_page(page, "text", Look(width=width)))
    assert sorted(narrow) == sorted(wide)


@every_page
def test_no_line_ends_in_blanks(page: Page) -> None:
    for name, look in (
        ("text", Look()),
        ("text", Look(width=60)),
        ("text", Look(width=90, has_color=True)),
        ("md", Look()),
        ("json", Look()),
    ):
        shown = render_page(page, name, look)
        assert shown.endswith("\n")
        assert not shown.endswith("\n\n")
        assert not re.search(r"[ \t](\x1b\[[0-9;]*m)*$", shown, re.MULTILINE)


def test_a_document_of_nothing_is_a_line_break() -> None:
    from pufa_cli.report.document import Document

    empty = Page(lambda: Document("", ()), lambda: None)
    assert render_page(empty, "md", Look()) == "\n"
    assert render_page(empty, "text", Look()) == "\n"
    assert render_page(empty, "csv", Look()) == ""


def test_an_unknown_format_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        render_page(page_of(a_hostile_unit(PLAIN), "zh"), "pdf", Look())
