"""The standards that come with pufa are clean, and their example units score what was worked out.

The sums below are made by hand, dimension by dimension.
"""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction as F
from functools import cache
from typing import Any

import pytest

from linchuan import ROOT
from pufa_cli import api, rules
from pufa_cli.load.standards import shipped_folder
from pufa_cli.model.results import UnitResult
from pufa_cli.report.rendering import Look

AS_OF = date(2026, 11, 23)
SHIPPED = sorted(path.stem for path in shipped_folder().glob("*.yaml"))

COMMUNITY = {
    "D1": 4 + 4 + 1 + F("1.5") + 1 + F("1.75"),  # V1.1: exempt, counted in full
    "D2": 5 + (5 - F("0.25") * F(100, 18)) + 4 + 3 + F("2.5"),  # V2.2: 17/18, 5.55… short of 100
    "D3": 3 + 3 + 3 + F("0.5"),  # V3.4 does not apply; V3.5: 75 %, three blocks of ten begun
    "D4": 6 * F("0.5") + 4 + 2 + F("3.5") + F(55, 60) * 3 + 1,  # V4.1, V4.5: as for communities
    "D5": F("3.5") + 4 + F("3.5") + 2 + 2 + 2,  # V5.1: 62/64, one whole point below 98 %
    "D6": F("2.76"),  # V6.1 and V6.3: up to 5 more by reviewers
}
OPINION = F("86.4") / 100 * 60 + 35  # votes (3000 + 960 + 360) / 50; visits 85 %, 5 below 90
TOWN = {
    "G1": 2 + F("1.5") + F("0.5"),
    "G2": 2 + 3 + F("1.5") + 2 + 0 + F("2.5") + F("2.5") + F("1.8") + F("1.3") + 2,
    "G3": F("2.5") + 2 + F("2.5") + F("0.5") + F("1.5"),
    "G4": F(2),
    "L1": 2 + F(85, 90) * 3 + F("2.75") + 2 + 3,
    "L2": F("2.25") + 3 + 3 + F("2.5") + 2,
    "L3": F("7.9") + F("3.5") + 2 + F("1.83"),  # L3.2: 84.2 is one whole point below the mean 86
}
DEPARTMENT = {
    "G1": F("1.5") + 2 + 1,
    "G2": 3 + F("2.25") + 3 + 3 + 2 + 3 + 3 + 2 + 2 + F(1),  # G2.8: 2.6 cut at 2
    "G3": F(3 + 1 + 3 + 2) / 10 * 12,  # G3.5 does not apply: 9 of 10 due, converted to 12
    "G4": F(1),
    "E1": F("4.5") + 2 + 4 + 2 + 2,
    "E2": 3 + 3 + 4 + (4 - F("1.25") * F("0.5")) + F(92, 95) * 3 + F("1.5"),
    "E3": F(7),  # (4 × 96 + 7 × 92 + 4 × 98) / 15 = 94.67: less than a whole point below 95
}
KINDERGARTEN = {
    "B1": F("1.5") + 1 + 2,
    "B2": F("1.5") + 1,
    "B3": F(2 + 2),  # C8: up to 3 more by reviewers
    "B4": 3 + F("2.5") + F("1.5"),
    "B5": F("1.8") + 1,
    "B6": (F("1.5") + 2 + F("1.5")) / 7 * 9,  # C16 does not apply
    "B7": 2 + F("1.5") + F("1.5"),
    "B8": 3 + 2 + (2 - F("0.2") * F(100, 110)),  # 218/220
    "B9": F("3.5") + 3,
    "B10": F(3 + 2),
    "B11": F(3 + 3 + 1) / 9 * 12,  # C28: 6 of the 8 that kindergartens need; C30 does not apply
    "B12": F(2) / 3 * 8,  # C33 and C34 do not apply
    "B13": F("1.5") + F("2.5"),
    "B14": F("0.5") + 2 + F("0.9"),
    "B15": F("91.28") / 100 * 3 + F("1.77") + 1,  # (3 × 96 + 3 × 89.6 + 4 × 89) / 10
}
# file: sheet, what stands outside it, what reviewers and ranks can still add, grade
EXAMPLES = {
    "town": (sum(TOWN.values()), 2 + 1 + 1 - 1 - 2, 2 + 2, "合格"),
    "department": (sum(DEPARTMENT.values()), 1, 2 + 2 + 3, "良好"),
    "kindergarten": (sum(KINDERGARTEN.values()), 2 + 1, 3, "合格"),
    "community": (
        sum(COMMUNITY.values()) * F(100, 98) * F(85, 100) + OPINION * F(15, 100),
        F("0.5"),
        (3 + 2) * F(100, 98) * F(85, 100),
        "符合申报条件",
    ),
}


@cache
def scored(name: str) -> UnitResult:
    return api.score(ROOT / "examples" / "units" / f"{name}.yaml", as_of=AS_OF)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_standard_is_clean(name: str) -> None:
    assert api.standards_lint(name).diagnostics == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_unit_has_the_total_worked_out_by_hand(name: str) -> None:
    sheet, outside, open_marks, grade = EXAMPLES[name]
    result = scored(name)
    assert result.assessment is not None
    total, decision = result.assessment.total, result.assessment.decision
    assert total.exact == sheet + outside
    assert total.exact_at_most == sheet + outside + open_marks
    assert decision.grade == grade


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_unit_is_filled_in_without_a_fault(name: str) -> None:
    assert scored(name).diagnostics == ()


def test_every_file_of_the_examples_is_worked_out() -> None:
    assert {path.stem for path in (ROOT / "examples" / "units").glob("*.yaml")} == set(EXAMPLES)


def test_the_part_of_the_yearly_appraisal_is_counted_by_category() -> None:
    shown = api.render(scored("town"), "text", "zh", Look())
    assert re.search(r"年度综合考评：3\.007.* / 4 分", shown)  # 75.163 of 100, in 4 marks


def test_every_rule_kind_and_measure_is_used_by_a_shipped_standard() -> None:
    used = {kind for name in SHIPPED for kind in kinds(dumped(name))}
    wanted = {kind for family in rules.context().values() for kind in family}
    assert wanted <= used


def dumped(name: str) -> Any:
    standard = api.standards_show(name).standard
    assert standard is not None
    return standard.model_dump()


def kinds(tree: Any) -> Iterator[str]:
    """Every kind that a tree names."""
    if isinstance(tree, dict):
        if isinstance(tree.get("kind"), str):
            yield tree["kind"]
        for one in tree.values():
            yield from kinds(one)
    if isinstance(tree, list | tuple):
        for one in tree:
            yield from kinds(one)
