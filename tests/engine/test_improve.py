"""What to put right first."""

from fractions import Fraction

from building import a_criterion, a_sheet, assessed, facts
from pufa_cli.base.language import say
from pufa_cli.engine.improve import improvements

TALKS = {"kind": "shortfall", "target": "4", "per_short": "1"}
FINAL = {
    "kind": "deductions",
    "causes": [{"id": "x", "title": "发生事故", "deduct": "4", "fixable": "否"}],
}
JUDGED = {"kind": "judged", "award": {"most": "4"}}
GRADES = [{"name": "高", "at_least": "12"}, {"name": "低", "at_least": "0"}]


def listed(assessment, most=3):
    return [
        (one.criterion.id, one.gain, one.steps, one.grade) for one in improvements(assessment, most)
    ]


def test_the_loss_that_gives_most_for_each_act_comes_first():
    sheet = a_sheet(a_criterion("talks", rule=TALKS), a_criterion("plan", "2"), grades=GRADES)
    assert listed(assessed(sheet, facts(talks="0", plan="否"))) == [
        ("plan", 2, 1, "低"),
        ("talks", 4, 4, "低"),
    ]


def test_of_equal_worth_for_each_act_the_larger_gain_comes_first_then_the_sheet_order():
    sheet = a_sheet(
        a_criterion("a", "1"),
        a_criterion("b", "1"),
        a_criterion("talks", rule=TALKS),
        grades=GRADES,
    )
    found = listed(assessed(sheet, facts(a="否", b="否", talks="0")))
    assert [name for name, *_ in found] == ["talks", "a", "b"]


def test_the_grade_is_the_one_after_all_improvements_so_far():
    sheet = a_sheet(*(a_criterion(name) for name in "abcd"), grades=GRADES)
    found = listed(assessed(sheet, facts(a="是", b="是", c="否", d="否")))
    assert found == [("c", 4, 1, "高"), ("d", 4, 1, "高")]


def test_only_so_many_are_listed():
    sheet = a_sheet(*(a_criterion(name) for name in "abcd"), grades=GRADES)
    assert [one[0] for one in listed(assessed(sheet), most=2)] == ["a", "b"]


def test_what_cannot_be_put_right_or_waits_for_reviewers_is_left_out():
    sheet = a_sheet(a_criterion("x", rule=FINAL), a_criterion("j", rule=JUDGED), grades=GRADES)
    assert listed(assessed(sheet, facts(x={"x": "是"}))) == []


def test_one_improvement_is_listed_for_a_criterion_and_its_cause_is_named():
    rule = {
        "kind": "deductions",
        "causes": [
            {"id": "a", "title": "无计划", "deduct": "1"},
            {"id": "b", "title": "无总结", "deduct": "3"},
        ],
    }
    (found,) = improvements(
        assessed(
            a_sheet(a_criterion("x", rule=rule), grades=GRADES), facts(x={"a": "是", "b": "是"})
        )
    )
    assert (found.gain, say(found.cause, "zh")) == (3, "无总结：扣 3 分")


def test_a_gain_is_what_the_total_gains_after_conversion():
    sheet = a_sheet(
        a_criterion("a"),
        a_criterion("b"),
        a_criterion("c", "2", not_applicable="可以"),
        grades=GRADES,
    )
    found = assessed(sheet, {**facts(a="是", b="否"), "c": {"not_applicable": "没有"}})
    assert listed(found)[0][1] == Fraction(5)


def test_a_charge_that_others_cover_anyway_is_worth_nothing():
    rule = {
        "kind": "deductions",
        "causes": [
            {"id": "a", "title": "甲", "zero": "是"},
            {"id": "b", "title": "乙", "zero": "是"},
        ],
    }
    sheet = a_sheet(a_criterion("x", rule=rule), grades=GRADES)
    assert listed(assessed(sheet, facts(x={"a": "是", "b": "是"}))) == []


# limits, vetoes that the total fires


def test_a_limit_of_the_total_cuts_a_gain_and_ends_the_list():
    sheet = a_sheet(*(a_criterion(name) for name in "abcd"), grades=GRADES, limits={"most": "10"})
    found = listed(assessed(sheet, facts(a="是", b="是", c="否", d="否")))
    assert found == [("c", 2, 1, "低")]


def test_what_lifts_a_total_up_to_its_least_gains_nothing_yet():
    group = {
        "id": "N",
        "title": "减分",
        "lines": [{"id": "N1", "title": "通报", "points": "6"}],
    }
    sheet = a_sheet(
        a_criterion("a"), a_criterion("b"), grades=GRADES, limits={"least": "0"}, penalties=[group]
    )
    found = listed(assessed(sheet, facts(a="否", b="否"), penalties={"N1": "是"}))
    assert found == [("a", 0, 1, "低"), ("b", 2, 1, "低")]


def test_the_grade_after_an_improvement_is_free_of_what_the_low_total_fired():
    veto = {"id": "V1", "title": "总分过低", "effect": {"force": "低"}, "below": "12"}
    sheet = a_sheet(*(a_criterion(name) for name in "abc"), grades=GRADES, vetoes=[veto])
    found = assessed(sheet, facts(a="是", b="是", c="否"))
    assert found.decision.grade == "低"
    assert listed(found) == [("c", 4, 1, "高")]
