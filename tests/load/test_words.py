"""Every diagnostic has its words in both languages, and no place in them is left open."""

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from pufa_cli import api
from pufa_cli.api.explaining import codes
from pufa_cli.base.diagnostics import Code, Diagnostic
from pufa_cli.base.language import LANGUAGES, Language
from pufa_cli.base.text import UNSEEN

BROKEN = Path(__file__).parents[2] / "examples" / "broken"
CODES = list(codes().values())
CHINESE = re.compile("[\u4e00-\u9fff]")
OPEN_PLACE = re.compile(r"\{[a-z_]*\}")


@pytest.fixture(scope="module")
def found() -> tuple[Diagnostic, ...]:
    return api.check([BROKEN], as_of=date(2005, 6, 30)).diagnostics


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_a_code_has_message_hint_and_reason_in_both_languages(code: Code) -> None:
    assert re.fullmatch(r"PF[1-8][0-9]{2}", code.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.slug)
    for text in (code.message, code.hint, code.why):
        assert CHINESE.search(text.zh) or OPEN_PLACE.fullmatch(text.zh)
        assert not CHINESE.search(text.en.replace("是", "").replace("否", ""))
        assert text.en.strip() == text.en != ""
        assert _places(text.en) <= _places(text.zh)


def _places(template: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_no_two_codes_share_a_number_or_a_name() -> None:
    assert len({code.slug for code in CODES}) == len(CODES)
    assert len({(code.message.zh, code.hint.zh) for code in CODES}) == len(CODES)


def test_the_example_of_broken_files_shows_many_codes(found: tuple[Diagnostic, ...]) -> None:
    assert len({one.code.id for one in found}) >= 20
    assert len({one.file for one in found}) == 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_open_in_what_is_shown(
    found: tuple[Diagnostic, ...], language: Language
) -> None:
    for one in found:
        for words in (one.message(language), one.hint(language)):
            assert not OPEN_PLACE.search(words), (one.code.id, words)
            assert not re.search(r"Text\(|Phrase\(|Fraction\(|None|lambda", words), words
            assert not UNSEEN.search(words)
            assert words == words.strip() != ""


def test_english_diagnostics_speak_chinese_only_in_quotation(
    found: tuple[Diagnostic, ...],
) -> None:
    for one in found:
        for words in (one.message("en"), one.hint("en")):
            unquoted = re.sub("“[^”]*”", "", words)
            named = r"是|否|(?<=: )[^,]+|(?<=one of: ).*|(?<=are: ).*"
            assert not CHINESE.search(re.sub(named, "", unquoted)), words


def test_every_place_shown_is_inside_its_file(found: tuple[Diagnostic, ...]) -> None:
    for one in found:
        lines = Path(one.file).read_text("utf-8", "replace").split("\n")
        if one.span is not None:
            line = lines[one.span.line - 1]
            assert one.excerpt in ("", line)
            assert one.span.column + one.span.length <= len(line) + 2
