"""Whatever users write is shown as they wrote it, and nothing else happens."""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pufa_cli.base.text import UNSEEN, clean_text
from pufa_cli.report.document import Document, Page, Table, cell, table
from pufa_cli.report.rendering import Look, render_page
from pufa_cli.report.servers import unlogged
from report.results import PLAIN, VECTORS, a_hostile_unit, pages

KINDS = [name for name, _ in pages(PLAIN)]
SGR = re.compile(r"\x1b\[[0-9;]*m")
WIDE, COLOR, NARROW = Look(), Look(has_color=True), Look(width=50)
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})


@cache
def _pages(text: str) -> dict[str, Page]:
    return dict(pages(text))


def page(kind: str, text: str) -> Page:
    return _pages(text)[kind]


@cache
def written_in(kind: str, text: str, name: str, look: Look = WIDE) -> str:
    """The page in a format."""
    return render_page(page(kind, text), name, look)


@cache
def parsed(kind: str, text: str) -> list[Token]:
    """The page's Markdown as a site reads it."""
    return MARKDOWN.parse(written_in(kind, text, "md"))


def without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", text)


def texts_of(shown: Page) -> Iterator[str]:
    """Every text of a table of the page."""
    for block in shown.document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (cell(value).text for value in row)


every_vector = pytest.mark.parametrize("text", VECTORS.values(), ids=VECTORS)


# --- text


@every_vector
def test_text_shows_every_character_and_controls_nothing(text: str) -> None:
    for kind in KINDS:
        written = written_in(kind, text, "text")
        assert not UNSEEN.search(written.replace("\n", "")), kind
        seen = clean_text(text).strip()
        assert seen in written or unlogged(seen) in written, kind
        harmless = written_in(kind, PLAIN, "text")
        assert written.count("\n") == harmless.count("\n"), kind


@every_vector
@pytest.mark.parametrize("look", [WIDE, NARROW], ids=["pipe", "terminal"])
def test_no_line_of_text_is_a_command_of_a_build_server(text: str, look: Look) -> None:
    for kind in KINDS:
        seen = SGR.sub("", written_in(kind, text, "text", look))
        assert not any(line.strip().startswith("::") for line in seen.split("\n")), kind
        assert not re.search(r"##\w*\[", seen), kind


@every_vector
def test_a_narrow_terminal_wraps_and_loses_nothing(text: str) -> None:
    for kind in KINDS:
        wide = written_in(kind, text, "text")
        narrow = written_in(kind, text, "text", NARROW)
        signs = set(without_blanks(wide)) - set("─\\")
        lost = {sign for sign in signs if narrow.count(sign) < wide.count(sign)}
        assert not lost, kind


@pytest.mark.parametrize("kind", KINDS)
def test_colour_only_adds_colour(kind: str) -> None:
    colored = render_page(page(kind, PLAIN), "text", COLOR)
    assert SGR.sub("", colored) == written_in(kind, PLAIN, "text")
    assert {found[2:-1] for found in SGR.findall(colored)} <= {"0", "1", "2", "31", "32", "33"}


# --- Markdown


def kinds_of(tokens: list[Token]) -> list[str]:
    """The structure of a document: the kinds of its tokens, in order, texts left out."""
    found: list[str] = []
    for token in tokens:
        found.append(token.type)
        found += [c.type for c in token.children or () if not c.type.startswith("text")]
    return found


def said_by(tokens: list[Token]) -> str:
    """What a reader sees: the texts, in order."""
    children = (child for token in tokens for child in token.children or [token])
    return "".join(c.content for c in children if c.type in ("text", "text_special", "code_block"))


@every_vector
def test_markdown_has_the_structure_of_a_harmless_page(text: str) -> None:
    forbidden = {"link_open", "image", "html_inline", "html_block", "em_open", "s_open", "fence"}
    for kind in KINDS:
        found = kinds_of(parsed(kind, text))
        assert found == kinds_of(parsed(kind, PLAIN)), kind
        assert not forbidden & set(found)


@every_vector
def test_markdown_shows_every_character(text: str) -> None:
    wanted = without_blanks(clean_text(text))
    for kind in KINDS:
        seen = without_blanks(said_by(parsed(kind, text)))
        plain = parsed(kind, PLAIN)
        harmless = without_blanks(said_by(plain))
        if kind != "check":  # there the excerpt is cut and its caret follows the text
            assert comparable(seen) == comparable(harmless.replace(PLAIN, wanted)), kind
        assert wanted in seen or without_blanks(unlogged(wanted)) in seen, kind


def comparable(text: str) -> str:
    """Without what titles leave out (line breaks) and listings add (before `[`)."""
    return re.sub(r"\\x0[9ad]|\\u2028|(?<=##)\\", "", text)


@every_vector
def test_a_markdown_cell_reads_as_the_text(text: str) -> None:
    shown, tokens = page("blocks", text), parsed("blocks", text)
    inline = [tokens[at + 1] for at, one in enumerate(tokens) if one.type == "td_open"]
    cells = ["".join(c.content for c in one.children or ()) for one in inline]
    assert cells == [re.sub(r"^\s+|\s+$", "", clean_text(one)) for one in texts_of(shown)]


@every_vector
def test_markdown_holds_no_bare_sign_that_a_site_would_act_on(text: str) -> None:
    for kind in KINDS:
        lines = written_in(kind, text, "md").split("\n")
        prose = "\n".join(line for line in lines if not line.startswith("    "))
        assert "@" not in prose, kind
        assert not re.search(r"(?<!&)#[^# ]", prose), kind
        assert not re.search(r"(?i)https?://|www\.", prose), kind
        assert not any(line.strip().startswith("::") for line in lines), kind
        assert not re.search(r"##\w*\[", "\n".join(lines)), kind


# --- CSV


def rows_of(kind: str, text: str) -> list[list[str]]:
    written = written_in(kind, text, "csv")
    assert not UNSEEN.search(written.replace("\r\n", ""))
    return list(csv.reader(io.StringIO(written, newline="")))


@every_vector
def test_csv_gives_every_text_back_and_no_formula(text: str) -> None:
    for kind in ("scorecard", "district", "standards", "blocks"):
        rows, plain = rows_of(kind, text), rows_of(kind, PLAIN)
        assert [len(row) for row in rows] == [len(row) for row in plain]
        for found, other in zip(chain(*rows), chain(*plain), strict=True):
            assert found.removeprefix("'") == other.replace(PLAIN, clean_text(text))
            assert not found.startswith(("=", "+", "@", "\t", "\r", "＝", "＋", "－", "＠"))
            assert not found.startswith("-") or re.fullmatch(r"-[0-9.]+", found)


@every_vector
def test_no_line_of_csv_is_a_command(text: str) -> None:
    shown = render_page(page("blocks", text), "csv", WIDE)
    assert not any(line.strip().startswith("::") for line in shown.split("\n"))


def test_numbers_below_zero_stay_numbers_in_csv() -> None:
    from pufa_cli.report.formats.csv import _field

    assert [_field(text) for text in ("-1", "-0.5", "-", "-1-1", "—", "1", "-1.2.3")] == [
        "-1",
        "-0.5",
        "'-",
        "'-1-1",
        "—",
        "1",
        "'-1.2.3",
    ]


def test_figures_with_a_sign_are_numbers_in_csv_and_texts_stay_texts() -> None:
    columns = [("变化", ">"), ("说明", "<")]
    rows = [("+1.50", "+1"), ("−2", "−2"), ("-3", "+x"), ("+", "1")]
    page = Page(lambda: Document("", (table(columns, rows),)), lambda: None)  # type: ignore[arg-type,return-value]
    _, *lines = render_page(page, "csv", WIDE).splitlines()
    assert lines == ["1.50,'+1", "-2,−2", "-3,'+x", "'+,1"]


def test_a_page_without_a_table_is_an_empty_csv() -> None:
    assert render_page(page("check", PLAIN), "csv", WIDE) == ""


# --- JSON


@every_vector
def test_json_is_the_harmless_record_with_the_text_in_it(text: str) -> None:
    for kind in KINDS:
        written = written_in(kind, text, "json")
        assert not UNSEEN.search(written.replace("\n", "")), kind
        assert not re.search(r"##\w*\[", written), kind
        found = [leaf for leaf in leaves(json.loads(written)) if isinstance(leaf, str)]
        plain = json.loads(written_in(kind, PLAIN, "json"))
        expected = [leaf for leaf in leaves(plain) if isinstance(leaf, str)]
        if kind not in ("check", "criterion", "standard"):  # these quote shortened or joined texts
            assert found == [leaf.replace(PLAIN, text) for leaf in expected], kind
        assert any(text in leaf for leaf in found), kind


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for below in value.values() for leaf in leaves(below)]
    if isinstance(value, list):
        return [leaf for below in value for leaf in leaves(below)]
    return [value]


def test_a_text_that_looks_like_a_template_is_never_filled_in() -> None:
    for name in ("text", "md", "json", "csv"):
        shown = render_page(page("scorecard", "{{7*7}} {name} %s"), name, WIDE)
        assert "49" not in shown
    assert a_hostile_unit("{0}").file == "{0}"
