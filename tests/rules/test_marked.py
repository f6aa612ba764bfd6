"""Files with marked mistakes: a comment `# !PF451` says what the next line is reported for."""

import re
from pathlib import Path

import pytest

from pufa_cli.base.diagnostics import Code
from pufa_cli.engine import clause_codes as of_clauses
from pufa_cli.engine import codes as of_standard
from pufa_cli.engine.assess import assess
from pufa_cli.engine.standard_checks import check_standard
from pufa_cli.load.bind import bind
from pufa_cli.load.source import read_source
from pufa_cli.model import codes as of_shape
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.rules import codes as of_rules
from pufa_cli.rules import context, rule_kinds

HERE = Path(__file__).parent
STANDARDS = sorted([*HERE.glob("marked/*.yaml"), *HERE.parent.glob("engine/marked/*.yaml")])
FILINGS = sorted(one for one in HERE.glob("marked/filings/*.yaml") if one.stem != "standard")
MARK = re.compile(r"\s*# !(PF\d{3}(?: PF\d{3})*)")


def marks_in(path):
    """Each marked line with each of its codes."""
    found, waiting = set(), []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if mark := MARK.fullmatch(line):
            waiting = mark.group(1).split()
        else:
            found.update((number, code) for code in waiting)
            waiting = []
    return found


def bound(model, path, kinds=None):
    source = read_source(path.name, path.read_bytes())
    found = bind(model, source, kinds)
    assert [one.message("zh") for one in found.diagnostics] == []
    return source, found.model


def reported(source, faults):
    return {(one.span.line, one.code.id) for one in map(source.located, faults)}


def codes_marked(paths):
    return {code for path in paths for _, code in marks_in(path)}


@pytest.mark.parametrize("path", STANDARDS, ids=lambda path: path.stem)
def test_each_marked_line_of_a_standard_and_no_other_is_reported(path):
    source, standard = bound(Standard, path, context())
    assert reported(source, check_standard(standard)) == marks_in(path)


@pytest.mark.parametrize("path", FILINGS, ids=lambda path: path.stem)
def test_each_marked_line_of_a_filing_and_no_other_is_reported(path):
    _, standard = bound(Standard, HERE / "marked/filings/standard.yaml", context())
    is_review = path.stem.startswith("review")
    source, handed_in = bound(Review if is_review else Submission, path)
    if is_review:
        faults = assess(standard, a_blank_submission(standard), [handed_in]).faults
        faults = [one._replace(path=one.path[2:]) for one in faults]
    else:
        faults = assess(standard, handed_in).faults
    assert reported(source, faults) == marks_in(path)


def a_blank_submission(standard):
    return Submission(
        pufa="submission/1",
        standard=standard.reference,
        round="2005",
        unit="x",
        name="x",
        category="township",
    )


def test_every_rule_kind_has_a_marked_file():
    assert {path.stem for path in HERE.glob("marked/*.yaml")} == set(rule_kinds())


def declared(*modules):
    return [one for module in modules for one in vars(module).values() if isinstance(one, Code)]


def codes_of(start):
    found = declared(of_rules, of_standard, of_clauses)
    return {one.id for one in found if one.id.startswith(start)}


def test_every_code_of_a_standard_stands_at_a_marked_line():
    assert codes_of("PF4") - codes_marked(STANDARDS) == set()


def test_every_code_of_facts_stands_at_a_marked_line():
    assert (codes_of("PF25") | codes_of("PF27")) - codes_marked(FILINGS) == set()


def test_every_code_has_words_in_both_languages_and_a_number_of_its_own():
    found = declared(of_rules, of_standard, of_clauses, of_shape)
    assert len({one.id for one in found}) == len({one.slug for one in found}) == len(found)
    for one in found:
        assert all(text.zh and text.en for text in (one.message, one.hint, one.why)), one.id
