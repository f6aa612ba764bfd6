"""docs/shapes.md: every block is a criterion, and its facts come to the points that it writes."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from building import KINDS, a_criterion, placed, points
from pufa_cli.load.source import read_source
from pufa_cli.model.standard import Criterion

PAGE = (Path(__file__).parents[2] / "docs" / "shapes.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```yaml shape=(R\d+) marks=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHAPES = [f"R{n}" for n in range(1, 22)]


def blocks():
    for found in BLOCK.finditer(PAGE):
        line = PAGE.count("\n", 0, found.start()) + 1
        yield pytest.param(found[2], found[3], id=f"{found[1]}-line{line}")


def read(text):
    source = read_source("shapes.md", text.encode())
    assert not list(source.diagnostics)
    return source.tree


def criterion_of(tree, marks):
    more = {key: one for key, one in tree.items() if key not in ("worked", "rule")}
    return Criterion.model_validate(
        a_criterion(marks=marks, rule=tree["rule"], **more), context=KINDS
    )


@pytest.mark.parametrize(("marks", "text"), [*blocks()])
def test_the_facts_of_a_block_come_to_the_points_it_writes(marks, text):
    tree = read(text)
    criterion = criterion_of(tree, marks)
    assert tree["worked"]
    for one in tree["worked"]:
        assert set(one) <= {"facts", "review", "others", "category", "points"}
        rule = criterion.of(one.get("category", "")).rule
        if "others" in one:
            found = placed(rule, one["facts"], one["others"], marks).points
        else:
            found = points(rule, one.get("facts"), marks, one.get("review"))
        assert found == Fraction(one["points"]), one


@pytest.mark.parametrize(("marks", "text"), [*blocks()])
def test_the_rule_of_a_block_has_no_error(marks, text):
    criterion = criterion_of(read(text), marks)
    for rule in (criterion.rule, *criterion.by_category.values()):
        faults = rule.check(Fraction(marks))
        assert [one.code.slug for one in faults if one.code.severity == "error"] == []


def test_every_shape_is_shown_and_every_block_is_read():
    assert sorted({found[1] for found in BLOCK.finditer(PAGE)}) == sorted(SHAPES)
    assert PAGE.count("\n```yaml") == len(list(blocks()))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_a_line_in_chinese(shape):
    section = re.search(rf"(?m)^## {shape} .*\n\n(.+)$", PAGE)
    assert section, shape
    assert re.match(r"[一-鿿]", section[1]), shape
