"""Reports late, missing or silent: each charged once, down to nothing."""

from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator

from building import a_rule, points, read_and_scored, rule_codes, scored
from pufa_cli.base.language import say

REPORTS = [
    {"id": "q1", "title": "一季度", "due": "2026-04-05"},
    {"id": "q2", "title": "二季度", "due": "2026-07-05"},
]
DATES = {"kind": "timeliness", "reports": REPORTS, "late": "0.5", "missing": "1"}
COUNTS = {"kind": "timeliness", "total": "6", "late": "0.5", "missing": "1"}
ON_TIME = {"q1": "2026-04-05", "q2": "2026-07-01"}


@pytest.mark.parametrize(
    ("more", "sent", "cost"),
    [
        ({}, "2026-04-05", 0),
        ({}, "2026-04-06", Fraction(1, 2)),
        ({}, "否", 1),
        ({}, "无", 1),
        ({}, None, 1),
        ({"per_day": "0.1"}, "2026-04-07", Fraction(7, 10)),
        ({"per_day": "0.1"}, "2026-12-31", 1),
        ({"per_day": "0.1", "late": "0"}, "2026-04-08", Fraction(3, 10)),
        ({"missing_after": "3"}, "2026-04-08", Fraction(1, 2)),
        ({"missing_after": "3"}, "2026-04-09", 1),
        ({"late": "2"}, "2026-04-09", 2),
        ({"late": "2"}, None, 2),
    ],
)
def test_a_report_costs_what_its_day_says_and_never_twice(more, sent, cost):
    assert points({**DATES, **more}, {**ON_TIME, "q1": sent}) == 4 - cost


@pytest.mark.parametrize(
    ("facts", "earned"),
    [
        ({"late": "1", "missing": "2"}, Fraction(3, 2)),
        ({"late": "0", "missing": "6"}, 0),
        ({"late": "0", "missing": "0"}, 4),
        ({"late": "1"}, 0),
        ({"late": None, "missing": "5"}, 0),
        ({"late": "4"}, 0),
    ],
)
def test_counts_of_late_and_missing_are_charged_and_a_blank_at_the_worst(facts, earned):
    assert points(COUNTS, facts) == earned


def test_what_is_left_of_the_total_bounds_the_price_of_a_blank():
    assert points({**COUNTS, "total": "2"}, {"late": "1"}) == Fraction(5, 2)


def test_a_passed_day_cannot_be_put_right_and_a_blank_can():
    found = scored(DATES, {"q1": "否", "q2": None})
    assert [(one.is_fixable, one.why, one.path) for one in found.losses] == [
        (False, "lost", ("q1",)),
        (True, "unanswered", ("q2",)),
    ]
    assert found.answered == 2
    assert say(found.said, "zh") == "一季度：未报；二季度：未填报"
    assert say(scored(COUNTS, {"late": "1"}).said, "zh") == "迟报 1；漏报 ?"


def test_marks_never_fall_below_nothing_and_the_loss_says_what_was_taken():
    found = scored(DATES, {"q1": "否", "q2": "否"}, "1.5")
    assert (found.points, [one.amount for one in found.losses]) == (0, [1, Fraction(1, 2)])
    assert say(found.losses[1].cause, "zh") == "二季度：未报，扣 1 分；扣完为止，实扣 0.5 分"
    assert [one.worth for one in found.losses] == [Fraction(1, 2)] * 2


@pytest.mark.parametrize(
    ("rule", "facts", "fault"),
    [
        (DATES, {"q1": "四月"}, ("PF205", ("q1",))),
        (DATES, {"q1": ["2026-04-05"]}, ("PF207", ("q1",))),
        (DATES, {"q3": "2026-04-05"}, ("PF251", ("q3",))),
        (DATES, "是", ("PF207", ())),
        (COUNTS, {"late": "4", "missing": "3"}, ("PF271", ("late",))),
        (COUNTS, {"missing": "7"}, ("PF271", ("missing",))),
        (COUNTS, {"late": "x"}, ("PF206", ("late",))),
    ],
)
def test_facts_that_make_no_sense_are_faults(rule, facts, fault):
    outcome, faults = read_and_scored(rule, facts)
    assert [(one.code.id, one.path[3:]) for one in faults] == [fault]
    assert outcome.points == 0


def test_a_reviewer_gives_no_points_where_days_decide():
    _, faults = read_and_scored(DATES, None, "4", {"points": "4"})
    assert [one.code.id for one in faults] == ["PF258"]


def test_the_rule_is_put_into_words():
    rule = a_rule({**DATES, "per_day": "0.1", "missing_after": "5"})
    assert say(rule.describe(Fraction(4)), "zh") == (
        "迟报每次扣 0.5 分、每逾期一天另扣 0.1 分，"
        "漏报每次扣 1 分（逾期超过 5 天视为漏报），扣完为止"
    )
    assert say(a_rule(COUNTS).describe(Fraction(4)), "en")


def test_the_form_asks_for_every_report_or_for_the_two_counts():
    form = a_rule(DATES).form()
    assert say(form["q1"].hint, "zh") == "一季度（2026-04-05 前）的报送日期，未报写 否"
    assert list(a_rule(COUNTS).form()) == ["late", "missing"]


@pytest.mark.parametrize(
    ("rule", "facts", "fits"),
    [
        (DATES, {"q1": "2026-04-05", "q2": "否"}, True),
        (DATES, {"q1": False, "q2": None}, True),
        (DATES, {"q1": "四月"}, False),
        (COUNTS, {"late": 1, "missing": "0"}, True),
        (COUNTS, {"late": -1}, False),
    ],
)
def test_an_editor_accepts_what_is_read(rule, facts, fits):
    assert Draft202012Validator(a_rule(rule).facts_schema()).is_valid(facts) is fits


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        (DATES, []),
        (COUNTS, []),
        ({**DATES, "total": "2"}, ["PF456"]),
        ({**DATES, "reports": []}, ["PF456"]),
        ({**DATES, "reports": REPORTS[:1] * 2}, ["PF457"]),
        ({**COUNTS, "per_day": "1", "missing_after": "2"}, ["PF456", "PF456"]),
        ({**COUNTS, "total": "0", "late": "0", "missing": "-1"}, ["PF460"] * 3 + ["PF464"]),
        ({**DATES, "late": "2"}, ["PF464"]),
    ],
)
def test_parameters_that_contradict_each_other_are_reported(rule, codes):
    assert rule_codes(rule) == codes
