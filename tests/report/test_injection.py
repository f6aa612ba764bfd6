"""Whatever users write is shown as they wrote it, and nothing else happens."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pufa_cli.base.text import UNSEEN, clean_text
from pufa_cli.report.document import Page, Table, cell
from pufa_cli.report.rendering import Look, render_page
from pufa_cli.report.servers import unlogged
from report.results import PLAIN, VECTORS, a_hostile_unit, pages

KINDS = [name for name, _ in pages(PLAIN)]
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})
WIDE, COLOR, NARROW = Look(), Look(has_color=True), Look(width=40)


def page(kind: str, text: str) -> Page:
    return dict(pages(text))[kind]


def without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", text)


def texts_of(shown: Page) -> Iterator[str]:
    """Every text of a table of the page."""
    for block in shown.document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (cell(value).text for value in row)


every_vector = pytest.mark.parametrize("text", VECTORS.values(), ids=VECTORS)
every_page = pytest.mark.parametrize("kind", KINDS)


# --- text


@every_page
@every_vector
def test_text_shows_every_character_and_controls_nothing(kind: str, text: str) -> None:
    shown = render_page(page(kind, text), "text", WIDE)
    assert not UNSEEN.search(shown.replace("\n", ""))
    readable = unlogged(clean_text(text)).strip()
    assert readable in shown or clean_text(text).strip() in shown
    assert shown.count("\n") == expected_lines(kind)


def expected_lines(kind: str) -> int:
    return render_page(page(kind, PLAIN), "text", WIDE).count("\n")


@every_page
@every_vector
@pytest.mark.parametrize("look", [WIDE, NARROW, Look(width=80, has_color=True)])
def test_no_line_of_text_is_a_command_of_a_build_server(kind: str, text: str, look: Look) -> None:
    for line in render_page(page(kind, text), "text", look).split("\n"):
        seen = re.sub(r"\x1b\[[0-9;]*m", "", line)
        assert not seen.strip().startswith("::")
        assert not re.search(r"##\w*\[", seen)


@every_page
@every_vector
def test_a_narrow_terminal_wraps_and_loses_nothing(kind: str, text: str) -> None:
    shown = render_page(page(kind, text), "text", Look(width=100))
    bare = without_blanks(clean_text(text))
    if bare.isprintable() and "#" not in bare and "::" not in bare:
        wide = render_page(page(kind, text), "text", WIDE)
        for sign in set(bare):
            assert shown.count(sign) >= wide.count(sign) > 0 or sign in "─ "


@every_page
def test_colour_only_adds_colour(kind: str) -> None:
    colored = render_page(page(kind, PLAIN), "text", COLOR)
    plain = render_page(page(kind, PLAIN), "text", Look(width=10_000))
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert set(re.findall(r"\x1b\[([0-9;]*)m", colored)) <= set(["0", "1", "2", "31", "32", "33"])


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


@every_page
@every_vector
def test_markdown_has_the_structure_of_a_harmless_page(kind: str, text: str) -> None:
    if not text.strip():
        text = "x" + text + "x"
    tokens = MARKDOWN.parse(render_page(page(kind, text), "md", WIDE))
    plain = MARKDOWN.parse(render_page(page(kind, PLAIN), "md", WIDE))
    assert kinds_of(tokens) == kinds_of(plain)
    forbidden = {"link_open", "image", "html_inline", "html_block", "em_open", "s_open", "fence"}
    assert not forbidden & {*kinds_of(tokens), "code_inline"} - {"code_inline"}


@every_page
@every_vector
def test_markdown_shows_every_character(kind: str, text: str) -> None:
    tokens = MARKDOWN.parse(render_page(page(kind, text), "md", WIDE))
    plain = MARKDOWN.parse(render_page(page(kind, PLAIN), "md", WIDE))
    seen, expected = without_blanks(said_by(tokens)), without_blanks(said_by(plain))
    wanted = without_blanks(clean_text(text))
    if kind != "check":  # the excerpt and its caret follow the text
        assert seen == expected.replace(PLAIN, wanted)
    assert wanted in seen or without_blanks(unlogged(wanted)) in seen


@every_vector
def test_a_markdown_cell_reads_as_the_text(text: str) -> None:
    shown = page("blocks", text)
    tokens = MARKDOWN.parse(render_page(shown, "md", WIDE))
    inline = [tokens[at + 1] for at, one in enumerate(tokens) if one.type == "td_open"]
    cells = ["".join(c.content for c in one.children or ()) for one in inline]
    assert cells == [re.sub(r"^\s+|\s+$", "", clean_text(one)) for one in texts_of(shown)]


@every_vector
def test_markdown_holds_no_bare_sign_that_a_site_would_act_on(text: str) -> None:
    for kind, shown in pages(text):
        if kind == "check":
            continue
        lines = render_page(shown, "md", WIDE).split("\n")
        prose = "\n".join(line for line in lines if not line.startswith("    "))
        assert "@" not in prose
        assert not re.search(r"#\w|(?<!&)#[^ #0-9]", prose.replace("&#", ""))
        assert not re.search(r"(?i)https?://|www\.", prose)
        assert not any(line.strip().startswith("::") for line in lines)


# --- CSV


def rows_of(shown: Page) -> list[list[str]]:
    text = render_page(shown, "csv", WIDE)
    assert text.replace("\r\n", "").isprintable()
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("kind", ["scorecard", "district", "standards", "blocks"])
@every_vector
def test_csv_gives_every_text_back_and_no_formula(kind: str, text: str) -> None:
    rows, plain = rows_of(page(kind, text)), rows_of(page(kind, PLAIN))
    assert [len(row) for row in rows] == [len(row) for row in plain]
    for row, harmless in zip(rows, plain, strict=True):
        for found, other in zip(row, harmless, strict=True):
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


def test_a_page_without_a_table_is_an_empty_csv() -> None:
    assert render_page(page("check", PLAIN), "csv", WIDE) == ""


# --- JSON


@every_page
@every_vector
def test_json_is_the_harmless_record_with_the_text_in_it(kind: str, text: str) -> None:
    shown = render_page(page(kind, text), "json", WIDE)
    assert not UNSEEN.search(shown.replace("\n", ""))
    assert not re.search(r"##\w*\[", shown)
    found, plain = json.loads(shown), json.loads(render_page(page(kind, PLAIN), "json", WIDE))
    if kind not in ("check", "criterion", "standard"):
        assert leaves(found) == [
            one.replace(PLAIN, text) if isinstance(one, str) else one for one in leaves(plain)
        ]
    assert text in json.dumps(found, ensure_ascii=False) or text in json_texts(found)


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for below in value.values() for leaf in leaves(below)]
    if isinstance(value, list):
        return [leaf for below in value for leaf in leaves(below)]
    return [value]


def json_texts(value: Any) -> str:
    return "\n".join(one for one in leaves(value) if isinstance(one, str))


def test_a_text_that_looks_like_a_template_is_never_filled_in() -> None:
    for name in ("text", "md", "json", "csv"):
        shown = render_page(page("scorecard", "{{7*7}} {name} %s"), name, WIDE)
        assert "49" not in shown
    assert a_hostile_unit("{0}").file == "{0}"
