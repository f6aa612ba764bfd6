"""Outcomes that something outside the criterion changes: zeroed by a veto, doubled for a gap."""

from fractions import Fraction

import pytest

from building import (
    a_criterion,
    a_dimension,
    a_part,
    a_review,
    a_sheet,
    a_standard,
    assessed,
    facts,
    given,
)
from pufa_cli.base.language import say
from pufa_cli.engine.improve import improvements
from pufa_cli.model.rule import Status

GONE = {"not_applicable": "没有"}
TALKS = {"kind": "shortfall", "target": "4", "per_short": "1"}
JUDGED = {"kind": "judged", "award": {"most": "4"}}
MAY = {"not_applicable": "可以"}


def a_veto(*names, **more):
    return {"id": "V1", "title": "否决", "effect": {"zeroes": list(names)}, **more}


def points(assessment):
    return {one.criterion.id: one.outcome.points for one in assessment.criteria}


# zeroed


def a_zeroed(*names, effect="convert"):
    dimensions = [
        a_dimension("D1", [a_criterion("a"), a_criterion("b", **MAY)]),
        a_dimension("D2", [a_criterion("c"), a_criterion("j", rule=JUDGED)]),
    ]
    exempt = {"effect": effect}
    return a_standard(
        [a_part(dimensions=dimensions)], vetoes=[a_veto(*names)], not_applicable=exempt
    )


ALL = facts(a="是", b="是", c="是")
HOLDS = {"vetoes": {"V1": "是"}}


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (["a"], {"a": 0, "b": 4, "c": 4, "j": 0}),
        (["D1"], {"a": 0, "b": 0, "c": 4, "j": 0}),
        (["D1", "c"], {"a": 0, "b": 0, "c": 0, "j": 0}),
    ],
)
def test_a_veto_gives_nothing_for_what_it_names_and_leaves_the_rest(names, left):
    found = assessed(a_zeroed(*names), ALL, **HOLDS)
    assert points(found) == left
    assert found.completion.is_full


def test_the_reason_is_the_veto_and_nothing_can_put_it_right():
    found = assessed(a_zeroed("a"), ALL, **HOLDS)
    outcome = found.criteria[0].outcome
    (loss,) = outcome.losses
    assert (outcome.status, loss.amount, loss.is_fixable) == (Status.NOT_MET, 4, False)
    assert say(loss.cause, "zh") == "触发 V1 否决，本项不得分"
    assert say(outcome.how, "zh") == "得满分 4；触发 V1 否决，本项不得分"


def test_what_waits_for_reviewers_has_nothing_to_wait_for_once_zeroed():
    found = assessed(a_zeroed("j"), ALL, **HOLDS)
    assert (found.total.is_range, found.pending) == (False, ())
    assert points(assessed(a_zeroed("j"), ALL, [a_review({"j": given("4")})], **HOLDS))["j"] == 0


def test_a_veto_that_does_not_hold_zeroes_nothing():
    assert points(assessed(a_zeroed("D1"), ALL, vetoes={"V1": "否"}))["a"] == 4


def test_an_exemption_does_not_undo_a_veto():
    found = assessed(a_zeroed("D1"), {**ALL, "b": GONE}, **HOLDS)
    assert found.criteria[1].outcome.status is Status.NOT_MET
    assert found.dimensions[0].due == found.dimensions[0].dimension.marks
    assert points(found)["b"] == 0
    assert found.completion.share == 1


@pytest.mark.parametrize("effect", ["full", "double"])
def test_what_counted_in_full_without_an_answer_is_zeroed_and_asks_for_none(effect):
    found = assessed(a_zeroed("b", effect=effect), {**ALL, "b": GONE}, **HOLDS)
    assert points(found) == {"a": 4, "b": 0, "c": 4, "j": 0}
    assert (found.completion.share, found.criteria[1].is_due) == (1, True)


def test_a_veto_that_zeroes_the_gap_does_not_take_the_doubling_back():
    sheet = a_sheet(
        a_criterion("talks", "4", TALKS),
        a_criterion("b", "1", **MAY),
        not_applicable={"effect": "double"},
        vetoes=[a_veto("b")],
    )
    answers = {**facts(talks="2"), "b": GONE}
    assert points(assessed(sheet, answers)) == {"talks": 0, "b": 1}
    assert points(assessed(sheet, answers, **HOLDS)) == {"talks": 0, "b": 0}


# doubled


def a_doubled(at="dimension", **more):
    """P1 with D1 (talks, b) and D2 (c); P2 with D3 (d); 4 marks each."""
    one = a_part(
        "P1",
        [
            a_dimension("D1", [a_criterion("a", rule=TALKS), a_criterion("b", **MAY)]),
            a_dimension("D2", [a_criterion("c", rule=TALKS)]),
        ],
    )
    two = a_part("P2", [a_dimension("D3", [a_criterion("d", rule=TALKS)])])
    return a_standard([one, two], not_applicable={"effect": "double", "at": at, **more})


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        ("dimension", {"a": 2, "b": 4, "c": 3, "d": 3}),
        ("part", {"a": 2, "b": 4, "c": 2, "d": 3}),
        ("sheet", {"a": 2, "b": 4, "c": 2, "d": 2}),
    ],
)
def test_a_gap_doubles_the_other_deductions_where_the_standard_says(at, wanted):
    said = facts(a="3", c="3", d="3")
    assert points(assessed(a_doubled(at), {**said, "b": GONE})) == wanted
    assert points(assessed(a_doubled(at), {**said, **facts(b="是")})) == {
        **dict.fromkeys("acd", 3),
        "b": 4,
    }


@pytest.mark.parametrize(("times", "left"), [("2", 2), ("1.5", Fraction(5, 2)), ("9", 0)])
def test_a_deduction_grows_by_the_multiple_and_never_below_nothing(times, left):
    found = assessed(a_doubled(times=times), {**facts(a="3"), "b": GONE})
    assert points(found)["a"] == left


def test_what_doubling_takes_has_its_own_reason_and_a_deduction_put_right_gives_both():
    found = assessed(a_doubled(), {**facts(a="3", c="4", d="4"), "b": GONE})
    outcome = found.criteria[0].outcome
    assert (outcome.status, [loss.amount for loss in outcome.losses]) == (Status.PARTLY_MET, [1, 1])
    assert say(outcome.losses[1].cause, "zh") == "有缺项，其余扣分按 2 倍计，再扣 1"
    assert [(one.criterion.id, one.gain) for one in improvements(found)] == [("a", 2)]


def test_doubling_narrows_what_reviewers_can_still_give():
    rule = {
        "kind": "checklist",
        "parts": [
            {"id": "x", "title": "甲", "marks": "2"},
            {
                "id": "j",
                "title": "评",
                "marks": "2",
                "rule": {"kind": "judged", "award": {"most": "2"}},
            },
        ],
    }
    sheet = a_sheet(
        a_criterion("a", rule=rule), a_criterion("b", **MAY), not_applicable={"effect": "double"}
    )
    found = assessed(sheet, {"a": {"facts": {"x": "是"}}, "b": GONE}).criteria[0].outcome
    assert (found.status, found.points, found.at_most) == (Status.PENDING, 0, 4)
    lost = assessed(sheet, {"a": {"facts": {"x": "否"}}, "b": GONE}).criteria[0].outcome
    assert (lost.status, lost.points, lost.at_most) == (Status.NOT_MET, 0, 0)


@pytest.mark.parametrize(("effect", "left"), [("convert", 6), ("full", 7)])
def test_a_criterion_with_an_effect_of_its_own_doubles_nothing(effect, left):
    own = {"not_applicable": {"when": "可以", "effect": effect}}
    sheet = a_sheet(
        a_criterion("a", rule=TALKS), a_criterion("b", **own), not_applicable={"effect": "double"}
    )
    assert assessed(sheet, {**facts(a="3"), "b": GONE}).total.exact == left
