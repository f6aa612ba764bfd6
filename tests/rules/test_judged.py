"""Reviewers' judgement: pending until given, within the range, with a reason."""

from fractions import Fraction

import pytest

from building import a_rule, read_and_scored, rule_codes, scored
from pufa_cli.base.language import say
from pufa_cli.model.rule import Status

AWARD = {"kind": "judged", "award": {"least": "1", "most": "4"}}
DEDUCT = {"kind": "judged", "deduct": {"least": "1", "most": "3"}}


def test_without_a_review_the_item_is_pending_and_counts_nothing():
    outcome = scored(AWARD)
    assert (outcome.status, outcome.points, outcome.at_most) == (Status.PENDING, 0, 4)
    assert outcome.is_open
    assert outcome.pending == 4
    assert [(loss.amount, loss.why, loss.is_fixable) for loss in outcome.losses] == [
        (4, "pending", False)
    ]


def test_a_pending_item_is_not_silence_of_the_unit():
    assert scored(AWARD).answered == 4


@pytest.mark.parametrize(
    ("rule", "how"),
    [
        (AWARD, "待评：1 至 4 分"),
        (DEDUCT, "待评：1 至 4 分"),
        ({"kind": "judged"}, "待评：4 至 4 分"),
    ],
)
def test_the_possible_span_is_shown(rule, how):
    assert say(scored(rule).how, "zh") == how


@pytest.mark.parametrize(
    ("rule", "review", "points"),
    [
        (AWARD, {"points": "2.5", "reason": "好"}, Fraction(5, 2)),
        (AWARD, {"points": "4", "reason": "好"}, 4),
        (DEDUCT, {"deduct": "1.5", "reason": "缺签名"}, Fraction(5, 2)),
        (DEDUCT, {"deduct": "0", "reason": "无问题"}, 4),
    ],
)
def test_points_are_given_or_taken_within_the_range(rule, review, points):
    outcome = scored(rule, review=review)
    assert (outcome.points, outcome.at_most) == (points, points)


@pytest.mark.parametrize(
    ("rule", "review", "said"),
    [
        (AWARD, {"points": "2", "reason": "缺签名"}, "考核人员评定：缺签名"),
        (DEDUCT, {"deduct": "2", "reason": "缺签名"}, "考核人员酌情扣分：缺签名"),
    ],
)
def test_the_reviewers_reason_is_the_cause_of_the_loss(rule, review, said):
    assert say(scored(rule, review=review).losses[0].cause, "zh") == said


@pytest.mark.parametrize(
    ("rule", "review", "faults"),
    [
        (AWARD, {"points": "0.5", "reason": "x"}, [("PF209", "points")]),
        (AWARD, {"points": "4.01", "reason": "x"}, [("PF209", "points")]),
        (DEDUCT, {"deduct": "0.5", "reason": "x"}, [("PF209", "deduct")]),
        ({"kind": "judged"}, {"points": "1", "reason": "x"}, [("PF209", "points")]),
        (AWARD, {"points": "四", "reason": "x"}, [("PF203", "points")]),
        (AWARD, {"points": "2"}, [("PF201", "C1")]),
        (AWARD, {"points": "2", "reason": None}, [("PF201", "C1")]),
        (AWARD, {"points": "2", "reason": ["x"]}, [("PF207", "reason")]),
        (AWARD, {"reason": "x"}, [("PF201", "C1")]),
        (AWARD, {"deduct": "1", "reason": "x"}, [("PF251", "deduct")]),
        (AWARD, "3", [("PF207", "C1")]),
        (AWARD, {"points": "2", "reason": " "}, [("PF201", "C1")]),
    ],
)
def test_a_judgement_out_of_range_or_without_reason_is_refused(rule, review, faults):
    outcome, found = read_and_scored(rule, review=review)
    shown = [(one.code.id, one.path[-1]) for one in found]
    assert [(code, {"facts": "C1"}.get(place, place)) for code, place in shown] == faults
    assert outcome.status is Status.PENDING


def test_a_unit_cannot_answer_for_the_reviewers():
    _, faults = read_and_scored(AWARD, "4")
    assert [(one.code.id, one.on_key) for one in faults] == [("PF255", True)]


def test_the_unit_fills_in_nothing():
    assert a_rule(AWARD).form() is None
    assert a_rule(AWARD).facts_schema() == {"type": "null"}


@pytest.mark.parametrize(
    ("rule", "said"),
    [(AWARD, "考核人员在 1—4 分内评定"), (DEDUCT, "考核人员酌情扣 1—3 分")],
)
def test_the_range_is_described(rule, said):
    assert say(a_rule(rule).describe(Fraction(4)), "zh") == said


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        (AWARD, []),
        (DEDUCT, []),
        ({"kind": "judged"}, ["PF456"]),
        ({**AWARD, **DEDUCT}, ["PF456"]),
        ({"kind": "judged", "award": {"most": "5"}}, ["PF452"]),
        ({"kind": "judged", "award": {"most": "3"}}, ["PF458"]),
        ({"kind": "judged", "award": {"least": "5", "most": "4"}}, ["PF465", "PF452"]),
        ({"kind": "judged", "deduct": {"least": "2", "most": "1"}}, ["PF465"]),
        ({"kind": "judged", "deduct": {"most": "1"}}, []),
    ],
)
def test_a_range_that_contradicts_itself_is_reported(rule, codes):
    assert rule_codes(rule) == codes


LEVELS = {
    "kind": "judged",
    "levels": [{"name": "好", "points": "4"}, {"name": "差", "points": "1"}],
}


def test_a_level_that_reviewers_name_gives_its_points():
    assert scored(LEVELS, review={"level": "差", "reason": "缺签名"}).points == 1
    pending = scored(LEVELS)
    assert (pending.status, pending.points, pending.at_most) == (Status.PENDING, 0, 4)
    assert say(pending.how, "zh") == "待评：1 至 4 分"
    assert say(a_rule(LEVELS).describe(Fraction(4)), "zh") == "考核人员选定等级；好 4 分；差 1 分"


@pytest.mark.parametrize(
    ("review", "codes"),
    [
        ({"level": "较好", "reason": "好"}, ["PF208"]),
        ({"level": ["好"], "reason": "好"}, ["PF207"]),
        ({"level": "好"}, ["PF201"]),
        ({"reason": "好"}, ["PF201"]),
        ({"points": "4", "reason": "好"}, ["PF251"]),
    ],
)
def test_only_a_level_of_the_list_with_a_reason_is_taken(review, codes):
    outcome, faults = read_and_scored(LEVELS, None, "4", review)
    assert [one.code.id for one in faults] == codes
    assert outcome.status is Status.PENDING


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        (LEVELS, []),
        ({**LEVELS, "award": {"most": "4"}}, ["PF456"]),
        ({**LEVELS, "levels": LEVELS["levels"][1:]}, ["PF458"]),
        ({**LEVELS, "levels": [LEVELS["levels"][0]] * 2}, ["PF457"]),
        ({**LEVELS, "levels": [{"name": "好", "points": "5"}]}, ["PF452"]),
    ],
)
def test_levels_that_contradict_themselves_are_reported(rule, codes):
    assert rule_codes(rule) == codes
