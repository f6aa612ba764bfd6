"""From total to grade: incomplete, vetoed, capped, banded."""

import pytest

from building import a_criterion, a_review, a_sheet, assessed, facts, given
from pufa_cli.base.language import say

VALUE = {"kind": "linear", "measure": {"kind": "value"}, "coefficient": "1"}
JUDGED = {"kind": "judged", "award": {"most": "20"}}
VETOES = [
    {"id": "V1", "title": "验收不合格", "effect": {"force": "不合格"}},
    {"id": "V2", "title": "弄虚作假", "effect": {"cap": "合格"}},
    {"id": "V3", "title": "迟报", "effect": {"force": "合格"}},
    {"id": "V4", "title": "隐瞒", "effect": {"cap": "不合格"}},
]


def a_hundred(**more):
    return a_sheet(a_criterion("a", "100", VALUE), **{"vetoes": VETOES, **more})


def decided(points, standard=None, reviews=(), **more):
    return assessed(standard or a_hundred(), facts(a=points), reviews, **more).decision


def with_pending(points, **more):
    """80 marks by facts, 20 by reviewers who have not judged yet."""
    sheet = a_sheet(a_criterion("a", "80", VALUE), a_criterion("j", "20", JUDGED), vetoes=VETOES)
    return assessed(sheet, facts(a=points), **more).decision


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ("100", "优秀"),
        ("90", "优秀"),
        ("89.99", "合格"),
        ("60", "合格"),
        ("59.99", "不合格"),
        ("0", "不合格"),
    ],
)
def test_a_band_includes_its_lower_bound(points, grade):
    found = decided(points)
    assert (found.verdict, found.grade, found.at_least, found.at_most) == (
        "graded",
        grade,
        grade,
        grade,
    )


@pytest.mark.parametrize(("judge", "grade"), [("rounded", "优秀"), ("exact", "合格")])
def test_the_bands_read_the_total_that_the_standard_names(judge, grade):
    assert decided("89.995", a_hundred(judge=judge)).grade == grade


def test_the_reason_names_the_total_that_was_judged():
    assert say(decided("89.995").reason, "zh") == "90.00 分，达到“优秀”线 90"
    exact = decided("89.995", a_hundred(judge="exact"))
    assert say(exact.reason, "zh") == "89.995 分，达到“合格”线 60"


def test_below_the_minimum_completeness_there_is_a_total_and_no_grade():
    sheet = a_sheet(
        a_criterion("a", "79", VALUE), a_criterion("b", "21"), completeness={"minimum": "80%"}
    )
    found = assessed(sheet, facts(a="79"))
    assert (found.total.exact, found.decision.verdict, found.decision.grade) == (
        79,
        "incomplete",
        None,
    )
    assert say(found.decision.reason, "zh") == "完整度 79% 低于 80%，不评等次"


def test_the_minimum_completeness_itself_is_enough():
    sheet = a_sheet(
        a_criterion("a", "80", VALUE), a_criterion("b", "20"), completeness={"minimum": "80%"}
    )
    assert assessed(sheet, facts(a="80")).decision.grade == "合格"


def test_where_nothing_applies_nothing_is_graded():
    sheet = a_sheet(a_criterion("a", "100", not_applicable="可以"))
    found = assessed(sheet, {"a": {"not_applicable": "没有"}}).decision
    assert (found.verdict, say(found.reason, "zh")) == ("incomplete", "全部指标都不适用，无法评定")


def test_a_veto_forces_the_grade_and_leaves_the_total():
    found = assessed(a_hundred(), facts(a="95"), vetoes={"V1": "是"})
    assert (found.total.exact, found.decision.verdict, found.decision.grade) == (
        95,
        "vetoed",
        "不合格",
    )
    assert say(found.decision.reason, "zh") == "触发 V1 验收不合格，定为不合格"
    assert [one.said_by for one in found.vetoes] == ["submission"]


def test_of_several_forcing_vetoes_the_worst_grade_holds():
    assert decided("95", vetoes={"V1": "是", "V3": "是"}).grade == "不合格"


def test_a_veto_that_does_not_hold_does_nothing():
    assert decided("95", vetoes={"V1": "否"}).grade == "优秀"


def test_a_reviewer_can_say_that_a_veto_holds_though_the_unit_denies_it():
    found = assessed(
        a_hundred(), facts(a="95"), [a_review(vetoes={"V1": "是"})], vetoes={"V1": "否"}
    )
    assert (found.decision.grade, found.vetoes[0].said_by) == ("不合格", "supervision")


@pytest.mark.parametrize(
    ("points", "verdict", "grade"),
    [("95", "capped", "合格"), ("75", "graded", "合格"), ("50", "graded", "不合格")],
)
def test_a_cap_lowers_a_better_grade_and_never_raises_one(points, verdict, grade):
    found = decided(points, vetoes={"V2": "是"})
    assert (found.verdict, found.grade) == (verdict, grade)


def test_the_reason_of_a_cap_names_band_and_clause():
    found = decided("95", vetoes={"V2": "是"})
    assert say(found.reason, "zh") == "总分在“优秀”线上，因 V2 弄虚作假 最高合格"


def test_of_several_caps_the_lowest_holds():
    assert decided("95", vetoes={"V2": "是", "V4": "是"}).grade == "不合格"


def test_a_forced_grade_goes_before_a_cap():
    assert decided("95", vetoes={"V3": "是", "V4": "是"}).verdict == "vetoed"


def test_while_items_are_pending_the_grade_is_open_between_two():
    found = with_pending("75")
    assert (found.verdict, found.grade, found.at_least, found.at_most) == (
        "graded",
        None,
        "合格",
        "优秀",
    )
    assert say(found.reason, "zh") == "75.00—95.00 分，合格至优秀，待评后确定"


def test_a_grade_that_pending_items_cannot_change_is_given():
    assert with_pending("65").grade == "合格"


def test_a_cap_can_settle_a_grade_that_is_still_pending():
    found = with_pending("75", vetoes={"V2": "是"})
    assert (found.verdict, found.grade) == ("capped", "合格")


def test_a_cap_leaves_open_what_pending_items_decide_below_it():
    sheet = a_sheet(
        a_criterion("a", "55", VALUE),
        a_criterion("j", "45", {"kind": "judged", "award": {"most": "45"}}),
        vetoes=VETOES,
    )
    found = assessed(sheet, facts(a="55"), vetoes={"V2": "是"}).decision
    assert (found.verdict, found.grade, found.at_least, found.at_most) == (
        "capped",
        None,
        "不合格",
        "合格",
    )


def test_once_judged_the_grade_is_settled():
    sheet = a_sheet(a_criterion("a", "80", VALUE), a_criterion("j", "20", JUDGED))
    found = assessed(sheet, facts(a="75"), [a_review({"j": given("15")})]).decision
    assert found.grade == "优秀"


def test_a_veto_on_a_grade_that_the_category_does_not_have_is_passed_over():
    standard = a_hundred(
        categories=[
            {
                "id": "township",
                "title": "乡镇",
                "parts": ["common"],
                "grades": [{"name": "达标", "at_least": "60"}, {"name": "未达标", "at_least": "0"}],
            }
        ]
    )
    assert decided("95", standard, vetoes={"V1": "是", "V2": "是"}).grade == "达标"
