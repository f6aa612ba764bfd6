"""A new rule kind or measure is one file in its folder."""

import sys
from fractions import Fraction

import pytest

from building import points
from pufa_cli.model.rule import Blank
from pufa_cli.rules import context, kinds, measure_kinds, measures, rule_kinds

NEW_KIND = """
from typing import Literal
from pufa_cli.model.rule import Blank, Reading, Rule
from pufa_cli.rules.measured import given

class Half(Rule):
    kind: Literal["half_always"]
    def read(self, facts, review, path, faults):
        return facts
    def score(self, read, marks):
        return given(marks / 2, marks, Reading(0, read), "half")
    def describe(self, marks):
        return "half"
    def form(self):
        return Blank("-")
    def facts_schema(self):
        return {}

RULE = Half
"""
NEW_MEASURED = """
from typing import Literal
from pufa_cli.rules.measured import MeasuredRule, given

class Third(MeasuredRule):
    default_measure = "yes_no"
    kind: Literal["third_always"]
    def mark(self, reading, marks):
        return given(marks / 3, marks, reading, "third")
    def describe(self, marks):
        return "third"

RULE = Third
"""
NEW_MEASURE = """
from typing import Literal
from pufa_cli.model.rule import Measure, Reading

class Fixed(Measure):
    kind: Literal["always_three"] = "always_three"
    def read(self, facts, path, faults):
        return Reading(__import__("fractions").Fraction(3), "3")
    def hint(self):
        return "-"
    def facts_schema(self):
        return {}

MEASURE = Fixed
"""


@pytest.fixture
def drop_in(tmp_path, monkeypatch):
    """Writes a module into a folder that a package also looks into."""

    dropped = []

    def drop(package, name, text):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
        dropped.append((package, name))

    yield drop
    for package, name in dropped:
        del sys.modules[f"{package.__name__}.{name}"]
        delattr(package, name)


def test_a_rule_kind_dropped_in_as_one_file_can_be_used(drop_in):
    drop_in(kinds, "half_always", NEW_KIND)
    rule = rule_kinds()["half_always"].model_validate({"kind": "half_always"}, context=context())
    assert rule.score(rule.read("是", None, (), []), Fraction(4)).points == 2
    assert (rule.describe(4), rule.form(), rule.facts_schema()) == ("half", Blank("-"), {})
    assert list(rule.check(4)) == []


def test_a_kind_that_reads_one_measure_only_says_how_it_marks(drop_in):
    drop_in(kinds, "third_always", NEW_MEASURED)
    tree = {"kind": "third_always", "measure": {"kind": "count"}}
    rule = rule_kinds()["third_always"].model_validate(tree, context=context())
    assert rule.score(rule.read("7", None, (), []), Fraction(6)).points == 2
    assert (rule.describe(6), list(rule.check(6))) == ("third", [])


def test_a_measure_dropped_in_as_one_file_can_be_used_by_the_kinds_there_are(drop_in):
    drop_in(measures, "always_three", NEW_MEASURE)
    rule = rule_kinds()["shortfall"].model_validate(
        {"kind": "shortfall", "target": "4", "per_short": "1", "measure": {"kind": "always_three"}},
        context=context(),
    )
    assert rule.score(rule.read("x", None, (), []), 4).points == 3
    assert (rule.form(), rule.facts_schema()) == (Blank("-"), {})


def test_kinds_and_measures_are_listed_by_name_and_private_files_are_not():
    assert list(rule_kinds()) == sorted(rule_kinds())
    names = list(measure_kinds())
    assert names == sorted(names)
    assert {"count", "done_of_total", "events", "periods", "value", "yes_no"} <= set(names)
    assert len(measure_kinds()) == len(names)
    assert not any(name.startswith("_") for name in rule_kinds())


def test_a_kind_that_is_not_there_is_not_imported():
    with pytest.raises(KeyError):
        rule_kinds()["os"]
    assert "os" not in rule_kinds()


def test_the_name_of_a_kind_is_the_name_of_its_file():
    for family in (rule_kinds(), measure_kinds()):
        for name, kind in family.items():
            assert kind.__module__.rpartition(".")[2] == name


def test_a_rule_without_a_measure_takes_the_default_of_its_kind():
    assert points({"kind": "shortfall", "target": "4", "per_short": "1"}, "3") == 3
