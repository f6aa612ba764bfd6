"""The core is pure and exact: read off the source, so that nobody has to remember it."""

import ast
from pathlib import Path

import pytest

import pufa_cli

ROOT = Path(pufa_cli.__file__).parent
CORE = sorted(
    one for name in ("base", "model", "rules", "engine") for one in ROOT.glob(f"{name}/**/*.py")
)
COUNTING = [one for one in CORE if one.relative_to(ROOT).parts[0] in ("rules", "engine")]
FORBIDDEN_CALLS = {
    "open",
    "print",
    "float",
    "round",
    "now",
    "today",
    "utcnow",
    "input",
    "eval",
    "exec",
}
FORBIDDEN_MODULES = {"os", "io", "pathlib", "time", "random", "decimal", "math.fsum"}
PLAIN_NUMBERS = {0, 1, 2, 10, 100}


def nodes(path):
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def called(node):
    """The last name of what is called."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def named_constants(path):
    """The values of assignments `NAME = 366` at the top of a module."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assigned = [one for one in body if isinstance(one, ast.Assign | ast.AnnAssign) and one.value]
    return {
        one.value.lineno
        for one in assigned
        if isinstance(one.value, ast.Constant)
        for target in (one.targets if isinstance(one, ast.Assign) else [one.target])
        if isinstance(target, ast.Name) and target.id.strip("_").isupper()
    }


def numbers(path):
    for node in nodes(path):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float, complex):
            yield node


def shown(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CORE, ids=shown)
def test_the_core_knows_no_float(path):
    assert [node.lineno for node in numbers(path) if not isinstance(node.value, int)] == []


@pytest.mark.parametrize("path", CORE, ids=shown)
def test_the_core_opens_no_file_asks_no_clock_and_rounds_by_itself(path):
    calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
    assert [(one.lineno, called(one)) for one in calls if called(one) in FORBIDDEN_CALLS] == []


@pytest.mark.parametrize("path", CORE, ids=shown)
def test_the_core_imports_nothing_that_reaches_outside(path):
    found = nodes(path)
    imported = {a.name for node in found if isinstance(node, ast.Import) for a in node.names}
    imported |= {node.module for node in found if isinstance(node, ast.ImportFrom)}
    assert imported & FORBIDDEN_MODULES == set()


@pytest.mark.parametrize("path", COUNTING, ids=shown)
def test_a_number_that_scores_comes_from_the_standard_or_has_a_name(path):
    named = named_constants(path)
    odd = [
        (node.lineno, node.value)
        for node in numbers(path)
        if node.value not in PLAIN_NUMBERS and node.lineno not in named
    ]
    assert odd == []


def test_the_scan_finds_what_it_looks_for(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text(
        "LIMIT = 366\nx = round(0.5, 7)\nfrom datetime import date\ndate.today()\n", "utf-8"
    )
    assert [node.value for node in numbers(bad)] == [366, 0.5, 7]
    assert named_constants(bad) == {1}
    calls = {called(node) for node in nodes(bad) if isinstance(node, ast.Call)}
    assert calls == {"round", "today"}
