"""`pufa standards diff` and `try`: exit codes, streams, questions in a terminal and in a pipe."""

import io
import json
from pathlib import Path

import pytest

from cli.conftest import Pufa
from everything import STANDARD
from linchuan import name_of, put

BASE = "linchuan-45"
OVERLAY = """\
pufa: overlay/1
id: {id}
version: {version}
title: 本区标准
extends: linchuan-45@1.0.0
reason: 某普办〔2005〕3号
change: [{{at: C1.1, set: {{marks: {marks}}}}}]
"""
DIFF = ("standards", "diff", "--as-of", "2005-06-30")


class Stdin(io.TextIOWrapper):
    """Typed lines, in a terminal or not."""

    is_terminal = False

    def isatty(self) -> bool:
        return self.is_terminal


def types(monkeypatch: pytest.MonkeyPatch, text: str, *, is_terminal: bool = False) -> None:
    found = Stdin(io.BytesIO(text.encode("utf-8", "surrogateescape")))
    found.is_terminal = is_terminal
    monkeypatch.setattr("sys.stdin", found)


def own(folder: Path, marks: str = "3", version: str = "1.0.0", name: str = "own") -> Path:
    text = OVERLAY.format(id=name, version=version, marks=marks)
    return put(folder / "standards" / f"{name}.yaml", text)


def test_two_standards_are_compared_in_every_format(district: Path, pufa: Pufa) -> None:
    own(district)
    for form in ("text", "md", "json", "csv"):
        for language in ("zh", "en"):
            done = pufa(*DIFF, BASE, "own", "--format", form, "--lang", language)
            assert (done.code, done.err) == (0, "")
            assert "本区标准" in done.out
    done = pufa(*DIFF, BASE, "own", "-o", "diff.md", "--format", "md")
    assert (done.code, done.out) == (0, "")
    assert "本区标准" in (district / "diff.md").read_text("utf-8")


def test_a_version_that_is_too_low_is_a_gate_only_when_asked_for(
    district: Path, pufa: Pufa
) -> None:
    later = OVERLAY.format(id="linchuan-45", version="1.0.0", marks="3")
    text = later.replace("change: [{at: C1.1, set: {marks: 3}}]", "set: {judge: exact}")
    path = put(district / "later.yaml", text)
    assert pufa(*DIFF, BASE, path).code == 0
    assert pufa(*DIFF, BASE, path, "--gate").code == 1
    put(path, text.replace("version: 1.0.0", "version: 2.0.0"))
    assert pufa(*DIFF, BASE, path, "--gate").code == 0


def test_a_district_is_scored_by_both(district: Path, pufa: Pufa) -> None:
    own(district)
    done = pufa(*DIFF, BASE, BASE, "--district", ".", "--gate")
    assert done.code == 0
    assert "谁会变动" in done.out
    put(district / name_of("shuinan"), "- x\n")
    broken = pufa(*DIFF, BASE, BASE, "--district", ".")
    assert broken.code == 3
    assert "PF116" in broken.err
    assert "水南镇" in broken.out
    put(district / "units.yaml", "- x\n")
    assert pufa(*DIFF, BASE, BASE, "--district", ".").code == 4
    assert pufa(*DIFF, BASE, BASE, "--district", "nowhere").code == 2


def test_a_standard_that_cannot_be_used_is_not_compared(district: Path, pufa: Pufa) -> None:
    own(district, marks="5")
    done = pufa(*DIFF, BASE, "own")
    assert done.code == 4
    assert "own.yaml:7" in done.err
    assert "PF401" in done.err


def test_facts_on_the_command_line_are_tried(district: Path, pufa: Pufa) -> None:
    done = pufa("standards", "try", BASE, "C1.1", "--facts", "{first: 是, dispatch: 3}")
    assert (done.code, done.err) == (0, "")
    assert "2.5 / 3" in done.out
    wrong = pufa("standards", "try", BASE, "C1.1", "--facts", "{first: 对}")
    assert wrong.code == 3
    assert "--facts:1:9" in wrong.err
    review = pufa("standards", "try", BASE, "C1.6", "--review", "{points: 1, reason: 好}")
    assert "1 / 1.5" in review.out
    assert json.loads(
        pufa("standards", "try", BASE, "C1.1", "--facts", " ", "--format", "json").out
    )
    assert pufa("standards", "try", BASE, "C9.9", "--facts", "是").code == 2
    assert "C1.1" in pufa("standards", "try", BASE, "C1.11", "--facts", "是").err
    assert pufa("standards", "try", BASE, "C1.1", "--category", "x").code == 2
    nowhere = pufa("standards", "try", "nope", "C1.1", "--format", "json")
    assert nowhere.code == 4
    assert json.loads(nowhere.out)["standard"] == ""


def test_in_a_pipe_lines_are_answers(
    district: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    types(monkeypatch, "是\n3\n是\n")
    done = pufa("standards", "try", BASE, "C1.1")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("3 / 3") == 1
    types(monkeypatch, "是\n3\n是\n否\n0\n")
    assert [word in pufa("standards", "try", BASE, "C1.1").out for word in ("3 / 3", "0 / 3")] == [
        True,
        True,
    ]
    types(monkeypatch, "")
    assert "未填报" in pufa("standards", "try", BASE, "C1.1").out
    types(monkeypatch, "是\n三\n是\n是\n3\n是\n")
    wrong = pufa("standards", "try", BASE, "C1.1")
    assert wrong.code == 3
    assert "stdin:2:11" in wrong.err
    assert "3 / 3" in wrong.out
    types(monkeypatch, "\udccb\udcc7\n")
    assert "PF101" in pufa("standards", "try", BASE, "C1.1").err


def test_a_terminal_asks_until_nothing_is_written(
    district: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    types(monkeypatch, "是\n三\n是\n是\n3\n是\n\n\n\n", is_terminal=True)
    done = pufa("standards", "try", BASE, "C1.1")
    assert done.code == 0
    assert done.err.count("dispatch  ") == 3
    assert "Ctrl-D" in done.err
    assert "3 / 3" in done.out
    types(monkeypatch, "是\n", is_terminal=True)
    assert "1 / 3" in pufa("standards", "try", BASE, "C1.1").out
    types(monkeypatch, "", is_terminal=True)
    ended = pufa("standards", "try", BASE, "C1.1")
    assert (ended.code, ended.out) == (0, "")


def test_a_judged_criterion_asks_for_the_review(
    district: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    types(monkeypatch, "{points: 1, reason: 好}\n\n", is_terminal=True)
    done = pufa("standards", "try", BASE, "C1.6")
    assert "1 / 1.5" in done.out
    assert "points: 2" in done.err


def test_a_standard_of_the_district_is_tried_out_and_one_whose_sums_do_not_agree(
    district: Path, pufa: Pufa
) -> None:
    own(district)
    facts = ("--facts", "{first: 是, dispatch: 3, deputy: 是}")
    done = pufa("standards", "try", "own", "C1.1", *facts, "--lang", "en")
    assert (done.code, "3 / 3" in done.out) == (0, True)
    text = STANDARD.replace(
        "id: C1\n        title: 组织\n        marks: 40",
        "id: C1\n        title: 组织\n        marks: 41",
    )
    put(district / "standards" / "everything.yaml", text)
    crooked = pufa("standards", "try", "everything", "C1.1", "--facts", "11", "--lang", "en")
    assert "15 / 20" in crooked.out
    assert "PF401" in crooked.err
