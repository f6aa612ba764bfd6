"""Every hazard of a file's text is refused or warned of at its place; its neighbour is not."""

import pytest

from load.cases import CASES, CLEAN, CLEAN_IDS, IDS, Case, Clean
from pufa_cli.base.diagnostics import Code, Diagnostic, Severity
from pufa_cli.load import codes
from pufa_cli.load.source import read_source

# What this part answers; Y40 is about messages, F hazards about files: tests of their own.
HAZARDS = {f"Y{number}" for number in range(1, 40)}
ONLY_WITH_FILES = {"PF130", "PF131", "PF133", "PF134"}


def said(one: Diagnostic) -> str:
    """`PF109 3:1`, or the code alone for the file as a whole."""
    return f"{one.code.id} {one.span.line}:{one.span.column}" if one.span else one.code.id


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_hazard_is_reported_at_its_place_and_nothing_else_is(case: Case) -> None:
    source = read_source("单位.yaml", case.raw)
    assert sorted(said(one) for one in source.diagnostics) == sorted(case.expected)
    is_refused = any(one.severity is Severity.ERROR for one in source.diagnostics)
    assert (source.tree is None) == is_refused


@pytest.mark.parametrize("case", CLEAN, ids=CLEAN_IDS)
def test_the_neighbour_of_a_hazard_is_read_as_it_is_written(case: Clean) -> None:
    source = read_source("单位.yaml", case.raw)
    assert [said(one) for one in source.diagnostics] == []
    assert source.tree == case.tree


def test_every_hazard_has_a_case_or_a_clean_reading() -> None:
    texts_only = {"Y3", "Y8", "Y9", "Y10", "Y11", "Y12", "Y13", "Y14", "Y20", "Y32", "Y34", "Y36"}
    assert {case.hazard for case in CASES} == HAZARDS - texts_only
    assert {case.hazard for case in CLEAN} == HAZARDS


def test_every_code_of_a_text_is_shown_by_a_case() -> None:
    declared = {one.id for one in vars(codes).values() if isinstance(one, Code)}
    shown = {expected.partition(" ")[0] for case in CASES for expected in case.expected}
    assert shown == declared - ONLY_WITH_FILES


def test_all_mistakes_of_a_file_are_named_in_one_run() -> None:
    text = "a: &x 1\nb: !t 2\nb: 3\n\u202ec: 4\nd: 第3 #室\n? [e]\n: 5\nB: 6\n"
    found = {said(one) for one in read_source("f", text.encode()).diagnostics}
    assert found >= {"PF111 1:4", "PF112 2:4", "PF109 3:1", "PF102 4:1", "PF120 6:3", "PF110 8:1"}


def test_one_kind_of_mistake_is_not_repeated_without_end() -> None:
    source = read_source("f", b"a: 1\n" * 20_000)
    assert len(source.diagnostics) == 100
    assert source.tree is None


@pytest.mark.parametrize(
    "unit",
    ["a: 1\n", "- a：b\n", "- *a\n", "- !x y\n", '- "\\xad"\n', "\r", "é ", "x\n", "[?,", "－ x\n"],
)
def test_a_mebibyte_of_one_mistake_is_refused_quickly(unit: str) -> None:
    raw = unit.encode() * (1024 * 1024 // len(unit.encode()))
    source = read_source("f", raw)
    assert source.tree is None
    assert len(source.diagnostics) <= 400


def test_a_message_never_quotes_a_long_text() -> None:
    long = "é" * 60_000
    for raw in (f"a: {long}\n", f"{'k' * 200}: 1\n{'k' * 200}: 2\n", f"a: !{'t' * 900} x\n"):
        for one in read_source("f", raw.encode()).diagnostics:
            assert all(len(one.message(language)) < 160 for language in ("zh", "en"))
