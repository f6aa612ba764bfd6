"""The shape of the code: sizes, docstrings, annotations, no pragmas, contracts kept."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "pufa_cli"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES_OF_FILE = 400
MOST_LINES_OF_FUNCTION = 50
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_is_small_documented_and_annotated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert len(text.splitlines()) <= MOST_LINES_OF_FILE
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            assert (node.end_lineno or 0) - node.lineno < MOST_LINES_OF_FUNCTION, node.name
            assert node.returns is not None or node.name == "__init__", node.name
    for node in _public(tree):
        assert ast.get_docstring(node), node.name


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Public functions and classes, those inside public classes included."""
    for node in tree.body:
        if isinstance(node, FUNCTIONS | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def test_no_line_is_exempt_from_coverage() -> None:
    assert not [path for path in MODULES if "pragma: no" + " cover" in path.read_text("utf-8")]


def test_no_module_is_called_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "data"}
    assert not [path for path in SOURCE.rglob("*") if path.stem in vague]


def test_only_the_doors_open_files_or_read_the_world() -> None:
    doors = {"load/files.py", "load/standards.py", "load/workspace.py"}
    doors.add("load/history.py")
    asked = {"open", "read_text", "read_bytes", "write_text", "environ", "getenv"}
    asked |= {"exists", "iterdir", "glob", "rglob", "is_file", "is_symlink", "stat", "lstat"}
    for path in MODULES:
        name = path.relative_to(SOURCE).as_posix()
        if name in doors or name.startswith("cli/"):
            continue
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        assert not asked & {node.attr for node in nodes if isinstance(node, ast.Attribute)}, name


def test_every_diagnostic_that_is_declared_is_told_somewhere() -> None:
    texts = {path: path.read_text("utf-8") for path in MODULES}
    declared = [
        (path, name)
        for path, text in texts.items()
        for name in re.findall(r"^([A-Z_]+) = Code\(", text, re.MULTILINE)
    ]
    assert len(declared) > 100
    for path, name in declared:
        word = re.compile(rf"\b{name}\b")
        assert any(word.search(text) for other, text in texts.items() if other != path), name


def test_the_layers_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint], cwd=SOURCE.parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
