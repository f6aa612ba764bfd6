"""What reports say of the rarer cases: conversion, exemption, open grades, weights, full marks."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from building import (
    a_criterion,
    a_dimension,
    a_part,
    a_sheet,
    a_standard,
    a_submission,
    assessed,
    standard_of,
)
from linchuan import scored, units
from pufa_cli import api
from pufa_cli.base.language import LANGUAGES
from pufa_cli.engine.improve import improvements
from pufa_cli.model.assessment import Assessment, Decision, Verdict
from pufa_cli.model.results import StandardResult, UnitResult
from pufa_cli.report import figures
from pufa_cli.report.rendering import Look
from pufa_cli.report.views import derivation, standard
from report.results import PLAIN, a_hostile_unit, provenance


def result_of(found: Assessment) -> UnitResult:
    return UnitResult("f.yaml", found, improvements(found), (), provenance("demo@1.0.0"))


def shown(result: Any, language: str = "zh") -> str:
    return api.render(result, "text", language, Look())  # type: ignore[arg-type]


def exempt(*ids: str) -> dict[str, Any]:
    return {key: {"not_applicable": "没有这类对象"} for key in ids}


def yes(*ids: str) -> dict[str, Any]:
    return {key: {"facts": "是"} for key in ids}


CRITERIA = [a_criterion(f"C1.{n}", not_applicable="没有对象时") for n in (1, 2, 3)]
OTHERS = [a_criterion("C2.1", not_applicable="没有对象时")]
TWO = [a_dimension("C1", CRITERIA), a_dimension("C2", OTHERS)]


def test_a_converted_dimension_says_of_what() -> None:
    found = assessed(a_standard([a_part(dimensions=TWO)]), exempt("C1.1") | yes("C1.2", "C2.1"))
    text = shown(result_of(found))
    assert "缺项折算 4/8" in text
    assert "—" in text
    assert "× 3/2" in derived(found, "C1.2")
    assert "converted from 4/8" in shown(result_of(found), "en")


def derived(found: Assessment, criterion: str, language: str = "zh") -> str:
    return shown(derivation.view(result_of(found), criterion, language), language)  # type: ignore[arg-type]


def test_a_dimension_of_which_nothing_applies_has_no_points() -> None:
    found = assessed(a_standard([a_part(dimensions=TWO)]), exempt("C2.1") | yes("C1.1"))
    row = next(line for line in shown(result_of(found)).split("\n") if line.startswith("C2 "))
    assert row.split()[2:] == ["4", "—", "—", "不适用"]


def test_too_many_exemptions_are_remarked_upon() -> None:
    rules = {"effect": "convert", "limit": "30%"}
    dimensions = [a_part(dimensions=TWO)]
    found = assessed(a_standard(dimensions, not_applicable=rules), exempt("C1.1", "C1.2"))
    assert not found.is_comparable
    assert "30%" in shown(result_of(found))
    assert "30%" in shown(result_of(found), "en")


def test_full_marks_lose_nothing() -> None:
    found = assessed(a_sheet(a_criterion()), yes("C1.1"))
    assert "没有失分" in shown(result_of(found))
    assert "No marks were lost" in shown(result_of(found), "en")
    assert "失分" not in derived(found, "C1.1")
    assert "不折算" in derived(found, "C1.1")


def test_the_weight_of_a_part_is_a_step_of_the_derivation() -> None:
    part = a_part(dimensions=TWO, counts="8")
    found = assessed(a_standard([part]), yes("C1.1"))
    for language, word in (("zh", "部分权重 × 1/2"), ("en", "weight of the part × 1/2")):
        assert word in derived(found, "C1.1", language)


def test_what_is_pending_shows_the_most_it_can_give() -> None:
    judged = {"kind": "judged", "award": {"least": "0", "most": "4"}}
    found = assessed(a_sheet(a_criterion(rule=judged), a_criterion("C1.2")), yes("C1.2"))
    assert "0–4" in shown(result_of(found))
    assert "最多 4" in derived(found, "C1.1")
    assert "at most 4" in derived(found, "C1.1", "en")


def test_a_derivation_quotes_evidence_note_and_review() -> None:
    result = a_hostile_unit(PLAIN)
    text = shown(derivation.view(result, "C1.1", "zh"))
    assert f"{PLAIN} {PLAIN} {PLAIN}" in text
    assert f"{PLAIN}:3" in text


@pytest.mark.parametrize("unit", [None, "C9.9"])
def test_a_criterion_that_is_not_there_cannot_be_derived(unit: str | None) -> None:
    result = a_hostile_unit(PLAIN)
    broken = replace(result, assessment=None) if unit is None else result
    with pytest.raises(KeyError):
        derivation.document(broken, unit or "C1.1", "zh")


def test_every_criterion_of_real_units_can_be_derived() -> None:
    for unit in units()[::20]:
        found = scored(unit)
        assert found.assessment is not None
        for one in found.assessment.criteria:
            for language in LANGUAGES:
                text = shown(derivation.view(found, one.criterion.id, language), language)
                assert one.criterion.clause.split("。")[0] in text


def test_a_claim_above_what_the_facts_give_stands_beside_it() -> None:
    claims = {"C1.1": {"facts": "否", "claimed": "4"}}
    found = assessed(a_sheet(a_criterion()), a_submission(claims))
    assert "评定 0.00" in shown(result_of(found))
    assert "given 0.00" in shown(result_of(found), "en")


def test_a_share_is_100_or_0_percent_only_when_it_is_exactly() -> None:
    shares = [Fraction(0), Fraction(1, 10_000), Fraction(9999, 10_000), Fraction(1), None]
    assert [figures.percent(one) for one in shares] == ["0.0%", "0.1%", "99.9%", "100.0%", "—"]


def test_an_open_grade_is_a_range() -> None:
    text = Decision(Verdict.GRADED, None, "合格", "优秀", "")
    assert figures.grade(text, "zh").startswith("合格–优秀")
    assert figures.grade(Decision(Verdict.INCOMPLETE, None, None, None, ""), "zh") == "—"


def test_a_standard_shows_own_grades_and_what_a_veto_does() -> None:
    tree = a_standard([a_part()]).model_dump(mode="json", exclude_defaults=True)
    tree["grades"] = [{"name": "好", "at_least": "60"}, {"name": "差", "at_least": "0"}]
    tree["categories"][0]["grades"] = [{"name": "中", "at_least": "0"}]
    tree["vetoes"] = [
        {"id": "V1", "title": "甲", "effect": {"force": "差"}},
        {"id": "V2", "title": "乙", "effect": {"cap": "好"}},
    ]
    result = StandardResult("s.yaml", standard_of(tree), "0" * 64, ())
    text = shown(standard.view(result, "zh"))
    for word in ("中 ≥ 0", "定为差", "最高好"):
        assert word in text
    assert "at most 好" in shown(standard.view(result, "en"), "en")
    assert "—" in shown(standard.list_view([StandardResult("x", None, "", ())], "zh"))
