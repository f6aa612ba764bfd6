"""Which language a run speaks: --lang, PUFA_LANG, the district's, the locale, then Chinese."""

from pathlib import Path

import pytest

from cli.conftest import Pufa
from linchuan import put
from pufa_cli.cli import language


@pytest.fixture
def english(district: Path) -> Path:
    settings = district / "pufa.yaml"
    put(settings, settings.read_text("utf-8").replace("language: zh", "language: en"))
    return district


@pytest.mark.parametrize(
    ("option", "variable", "locale", "expected"),
    [
        ("zh", "en", "en_US.UTF-8", "zh"),
        ("en", "zh", "zh_CN.UTF-8", "en"),
        (None, "zh", "en_US.UTF-8", "zh"),
        (None, "en", "zh_CN.UTF-8", "en"),
        (None, None, "zh_CN.UTF-8", "en"),
        (None, "fr", "zh_CN.UTF-8", "en"),
    ],
)
def test_the_first_that_says_it_decides(
    english: Path,
    pufa: Pufa,
    monkeypatch: pytest.MonkeyPatch,
    option: str | None,
    variable: str | None,
    locale: str,
    expected: str,
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.delenv("PUFA_LANG")
    if variable is not None:
        monkeypatch.setenv("PUFA_LANG", variable)
    done = pufa("rollup", ".", *(["--lang", option] if option else []))
    assert ("排名" in done.out) == (expected == "zh")
    assert ("Ranking" in done.out) == (expected == "en")


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en_US.UTF-8", "en"), ("zh_CN", "zh"), ("zh", "zh"), ("C.UTF-8", "zh"), ("fr_FR", "zh")],
)
def test_without_a_district_the_locale_decides_then_chinese(
    monkeypatch: pytest.MonkeyPatch, locale: str, expected: str
) -> None:
    monkeypatch.delenv("PUFA_LANG")
    monkeypatch.setenv("LANG", locale)
    assert language.chosen([]) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["score", "--lang", "en"], "en"),
        (["--lang=en"], "en"),
        (["--lang"], "zh"),
        (["--lang=fr"], "zh"),
        (["--", "--lang", "en"], "zh"),
        (["--lang=EN"], "en"),
    ],
)
def test_the_option_is_seen_before_the_command_line_is_understood(
    arguments: list[str], expected: str
) -> None:
    assert language.chosen(arguments) == expected


def test_a_file_is_spoken_of_in_the_language_of_its_district(
    english: Path, pufa: Pufa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PUFA_LANG")
    monkeypatch.chdir(tmp_path)
    file = english / "submissions" / "xiaoqiao" / "2005-acceptance.yaml"
    assert "Scorecard" in pufa("score", file).out
    put(english / "pufa.yaml", "broken")
    assert "成绩单" in pufa("score", file).out
