"""Wrong command lines: exit code 2, one sentence in the language of the run, nothing of click's."""

import re
from pathlib import Path
from typing import get_args

import pytest

from cli.conftest import Pufa
from pufa_cli.cli.commands.rectify.list import STATES
from pufa_cli.cli.commands.rectify.notice import KINDS
from pufa_cli.cli.commands.report import SOURCES
from pufa_cli.cli.help import Option
from pufa_cli.cli.usage import usage_message
from pufa_cli.model.district import Source
from pufa_cli.model.standing import State
from pufa_cli.report import notices

ROUND = ("--round", "r1", "--seed", "7")
WRONG = [
    (["nope"], "nope"),
    (["scor"], "score"),
    (["standards", "nope"], "nope"),
    (["standards", "lst"], "list"),
    (["score"], "FILES"),
    (["score", "x.yaml", "--bogus"], "--bogus"),
    (["score", "x.yaml", "--fromat", "json"], "--format"),
    (["score", "x.yaml", "-q"], "-q"),
    (["score", "x.yaml", "--format", "pdf"], "json"),
    (["score", "x.yaml", "--format"], "--format"),
    (["score", "x.yaml", "-o"], "-o"),
    (["score", "x.yaml", "--color", "red"], "never"),
    (["score", "x.yaml", "--lang", "fr"], "zh, en"),
    (["score", "x.yaml", "--as-of", "2005-13-01"], "--as-of"),
    (["score", "x.yaml", "--as-of", "2005-W26-4"], "--as-of"),
    (["score", "x.yaml", "--as-of", "20050630"], "--as-of"),
    (["score", "x.yaml", "--as-of", ""], "--as-of"),
    (["score", "x.yaml", "--as-of"], "--as-of"),
    (["rollup"], "FOLDER"),
    (["rollup", ".", "extra", "more"], "extra more"),
    (["rollup", ".", "--top", "0"], "--top"),
    (["rollup", ".", "--top", "ten"], "--top"),
    (["rollup", ".", "--top", "１"], "--top"),
    (["init"], "FOLDER"),
    (["init", "d", "--force=yes"], "--force"),
    (["new"], "UNIT"),
    (["new", "x"], "--category"),
    (["new", "x", "--category", "townshi"], "township"),
    (["new", "示例镇", "--category", "township"], "示例镇"),
    (["new", "../x", "--category", "township"], "../x"),
    (["new", "a\x1bb", "--category", "township"], "a\\x1bb"),
    (["schema"], "NAME"),
    (["schema", "nope"], "submission"),
    (["schema", "submission", "--category", "township"], "--standard"),
    (["schema", "submission", "--standard", "linchuan-45", "--category", "x"], "x"),
    (["schema", "submission", "--standard", "nope", "--category", "township"], "nope"),
    (["explain", "PF1099"], "PF109"),
    (["explain", "shortfal"], "shortfall"),
    (["explain", "nothing-like-it"], "nothing-like-it"),
    (["check", "--nope", "."], "--nope"),
]
OF_CLICK = re.compile(
    r"No such|Got unexpected|Invalid|Missing|requires|does not take|Did you mean|is not one|Error"
    r"|Usage|Try |Choose|argument|option|command|value|must"
)


@pytest.mark.parametrize(("arguments", "named"), WRONG, ids=[" ".join(a) for a, _ in WRONG])
def test_a_wrong_command_line_is_explained_in_chinese(
    pufa: Pufa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = pufa(*arguments)
    assert (done.code, done.out) == (2, "")
    said, see = done.err.rstrip("\n").split("\n")
    assert said.startswith("pufa: ")
    assert named in said
    assert not OF_CLICK.search(said)
    assert re.search("[\u4e00-\u9fff]", said)
    assert "--help" in see
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("arguments", "named"), WRONG, ids=[" ".join(a) for a, _ in WRONG])
def test_a_wrong_command_line_is_explained_in_english(
    pufa: Pufa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUFA_LANG", "en")
    done = pufa(*arguments)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert not re.search("[\u4e00-\u9fff]", done.err.replace("示例镇", ""))


def test_the_command_that_was_meant_is_named_for_help(pufa: Pufa) -> None:
    for arguments, path in (
        (["score", "--format"], "pufa score --help"),
        (["standards", "show"], "pufa standards show --help"),
        (["standards", "nope"], "pufa standards --help"),
        (["nope"], "pufa --help"),
    ):
        assert path in pufa(*arguments).err


def test_any_other_error_of_click_is_shown_as_it_is() -> None:
    import click

    assert "boom" in usage_message(click.ClickException("boom"), "zh")
    option = Option(["--x"], help_text=None)  # type: ignore[arg-type]
    assert "--x" in usage_message(click.BadParameter("boom", param=option), "en")
    assert "hint" in usage_message(click.BadParameter("boom", param_hint="hint"), "en")
    assert "?" in usage_message(click.BadParameter("boom"), "en")


@pytest.mark.parametrize("error", [ValueError("unit"), KeyError("x")])
@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("pufa_cli.api.papers.district.rollup", ["report"]),
        ("pufa_cli.api.planning.load_workspace", ["plan", "cross-check", *ROUND]),
        ("pufa_cli.api.sampling.load_workspace", ["plan", "sample", *ROUND]),
        (
            "pufa_cli.api.schemas.named",
            ["schema", "submission", "--standard", "linchuan-45", "--category", "township"],
        ),
    ],
)
def test_a_defect_of_ours_is_no_wrong_usage(
    district: Path,
    pufa: Pufa,
    monkeypatch: pytest.MonkeyPatch,
    inside: str,
    words: list[str],
    error: Exception,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(inside, fails)
    assert pufa(*words).code == 70


def test_words_to_choose_from_are_those_that_files_use() -> None:
    assert set(SOURCES) == set(get_args(Source))
    assert set(STATES) == {state.value for state in State}
    assert set(KINDS) == set(notices.KINDS)
