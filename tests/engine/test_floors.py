"""Vetoes that a figure of the sheet fires: below the floor of a criterion, dimension or part."""

from fractions import Fraction

import pytest

from building import a_part, a_review, a_standard, a_submission
from pufa_cli.engine.assess import assess
from pufa_cli.model.assessment import Verdict

JUDGED = {"kind": "judged", "award": {"least": "0", "most": "4"}}
COUNTED = {"kind": "linear", "measure": {"kind": "count"}, "coefficient": "1"}


def criterion(name, rule, **more):
    return {"id": name, "title": name, "marks": "4", "clause": "细则", "rule": rule, **more}


def standard(veto):
    first = [criterion("A1", COUNTED, not_applicable="没有"), criterion("A2", JUDGED)]
    second = [criterion("B1", COUNTED)]
    dimensions = [
        {"id": "A", "title": "甲", "marks": "8", "criteria": first},
        {"id": "B", "title": "乙", "marks": "4", "criteria": second},
    ]
    part = a_part(id="common", marks="12", dimensions=dimensions)
    whole = {"id": "V1", "title": "单项过低", "effect": {"cap": "合格"}, **veto}
    grades = [
        {"name": "优秀", "at_least": "6"},
        {"name": "合格", "at_least": "3"},
        {"name": "不合格", "at_least": "0"},
    ]
    return a_standard([part], total="12", vetoes=[whole], grades=grades)


def result(veto, facts, review=None):
    answers = {key: {"facts": value} for key, value in facts.items() if value is not None}
    answers |= {key: {"not_applicable": "没有"} for key, value in facts.items() if value is None}
    reviews = []
    if review is not None:
        reviews = [a_review({"A2": {"points": review, "reason": "现场"}})]
    found = assess(standard(veto), a_submission(answers), reviews)
    assert found.faults == ()
    return found.assessment


@pytest.mark.parametrize(
    ("veto", "fires"),
    [
        ({"of": "B1", "below": "3"}, True),
        ({"of": "B1", "below": "2"}, False),
        ({"of": "B1", "below": "75%"}, True),
        ({"of": "B1", "below": "50%"}, False),
        ({"of": "B", "below": "75%"}, True),
        ({"of": "A", "below": "100%"}, False),
        ({"of": "common", "below": "84%"}, True),
        ({"of": "common", "below": "83%"}, False),
        ({"below": "84%"}, True),
        ({"below": "83%"}, False),
    ],
)
def test_a_figure_below_its_floor_fires_the_clause(veto, fires):
    found = result(veto, {"A1": "4", "B1": "2"}, review="4")
    assert bool(found.vetoes) is fires
    assert found.decision.verdict is (Verdict.CAPPED if fires else Verdict.GRADED)
    assert found.decision.grade == ("合格" if fires else "优秀")
    said = "points" if "of" in veto else "total"
    assert {one.said_by for one in found.vetoes} <= {said}


def test_while_items_are_pending_the_clause_may_yet_be_lifted():
    found = result({"of": "A", "below": "60%"}, {"A1": "4", "B1": "4"})
    assert found.vetoes == ()
    assert [one.id for one in found.doubtful] == ["V1"]
    assert (found.decision.at_least, found.decision.at_most) == ("合格", "优秀")
    assert found.decision.grade is None
    certain = result({"of": "A", "below": "60%"}, {"A1": "0", "B1": "4"})
    assert [one.veto.id for one in certain.vetoes] == ["V1"]


def test_what_does_not_apply_fires_nothing():
    found = result({"of": "A1", "below": "100%"}, {"A1": None, "B1": "4"}, review="4")
    assert found.vetoes == ()
    converted = result({"of": "A", "below": "100%"}, {"A1": None, "B1": "4"}, review="4")
    assert converted.vetoes == ()
    assert converted.total.exact == Fraction(12)


def test_a_clause_that_somebody_states_is_not_listed_twice():
    veto = {"of": "B1", "below": "3", "conditions": [{"id": "head", "title": "主要领导"}]}
    submission = a_submission({"B1": {"facts": "2"}}, vetoes={"V1": {"head": "1"}})
    found = assess(standard(veto), submission).assessment
    assert [one.said_by for one in found.vetoes] == ["submission"]


@pytest.mark.parametrize("at", ["dimension", "part", "sheet"])
@pytest.mark.parametrize(("below", "fires"), [("50%", False), ("51%", True)])
def test_a_part_is_held_against_what_applies_of_it(at, below, fires):
    own = [criterion("A1", COUNTED), criterion("A2", COUNTED, not_applicable="没有")]
    other = [criterion("B1", COUNTED, not_applicable="没有")]
    parts = [
        a_part(
            id=name,
            marks=marks,
            dimensions=[{"id": name.upper(), "title": name, "marks": marks, "criteria": criteria}],
        )
        for name, marks, criteria in (("own", "8", own), ("other", "4", other))
    ]
    made = a_standard(
        parts,
        total="12",
        not_applicable={"effect": "convert", "at": at},
        vetoes=[
            {"id": "V1", "title": "过低", "of": "own", "below": below, "effect": {"bars": "评"}}
        ],
        grades=[{"name": "合格", "at_least": "0"}],
    )
    gone = {key: {"not_applicable": "没有"} for key in ("A2", "B1")}
    found = assess(made, a_submission({"A1": {"facts": "2"}, **gone})).assessment
    assert found.total.exact == Fraction(6)
    assert bool(found.vetoes) is fires
