"""One unit judged: answers, exemptions, reviews, faults."""

from fractions import Fraction

import pytest

from building import (
    a_criterion,
    a_dimension,
    a_part,
    a_review,
    a_sheet,
    a_standard,
    a_submission,
    assessed,
    facts,
    given,
)
from pufa_cli.base.language import say
from pufa_cli.engine.assess import assess
from pufa_cli.model.rule import Status

JUDGED = {"kind": "judged", "award": {"most": "4"}}
LISTED = {
    "kind": "checklist",
    "parts": [
        {"id": "a", "title": "甲", "marks": "2"},
        {
            "id": "j",
            "title": "评",
            "marks": "2",
            "rule": {"kind": "judged", "award": {"most": "2"}},
        },
    ],
}
SHEET = a_sheet(
    a_criterion("C1.1"),
    a_criterion("C1.2", not_applicable="只有企业可以不适用"),
    a_criterion("C1.3", rule=JUDGED),
    vetoes=[{"id": "V1", "title": "弄虚作假", "effect": {"force": "不合格"}}],
)
TEN = {f"C1.{n}": {"facts": "是", "claimed": "4"} for n in (1, 2)}


def faults_of(standard, answers=None, reviews=(), **more):
    judgement = assess(standard, a_submission(answers, **more), reviews)
    assert judgement.assessment is None
    return [(fault.code.id, fault.path) for fault in judgement.faults]


def statuses(assessment):
    return [one.outcome.status.value for one in assessment.criteria]


def test_an_answer_is_judged_by_the_rule_of_its_criterion():
    found = assessed(SHEET, facts(C1__1="是", C1__2="否"))
    assert statuses(found) == ["met", "not_met", "pending"]
    assert found.total.exact == 4
    assert [one.criterion.id for one in found.pending] == ["C1.3"]


def test_a_criterion_that_is_not_mentioned_is_unanswered():
    assert statuses(assessed(SHEET)) == ["unanswered", "unanswered", "pending"]


def test_the_result_names_unit_round_and_category():
    found = assessed(SHEET, unit="hewan", name="河湾镇", round="2005")
    assert (found.unit, found.name, found.round, found.category.id) == (
        "hewan",
        "河湾镇",
        "2005",
        "township",
    )


def test_a_category_the_standard_does_not_have_is_a_fault():
    assert faults_of(SHEET, category="town") == [("PF312", ("category",))]


def test_answers_of_no_criterion_are_faults_at_their_keys():
    assert faults_of(SHEET, facts(C9="是")) == [("PF301", ("answers", "C9"))]


def test_an_answer_to_another_categorys_criterion_is_a_fault():
    parts = [a_part(), a_part("other", [a_dimension("D1", [a_criterion("D1.1")])])]
    standard = a_standard(
        parts,
        total="4",
        categories=[
            {"id": "township", "title": "乡镇", "parts": ["common"]},
            {"id": "school", "title": "学校", "parts": ["other"]},
        ],
    )
    assert faults_of(standard, facts(D1__1="是")) == [("PF322", ("answers", "D1.1"))]


def test_a_veto_that_is_no_clause_is_a_fault_in_submission_and_review():
    reviews = [a_review(), a_review({"C9": given("1")}, vetoes={"V9": "否"})]
    assert faults_of(SHEET, vetoes={"V8": "是"}, reviews=reviews) == [
        ("PF306", ("vetoes", "V8")),
        ("PF301", ("review", 1, "marks", "C9")),
        ("PF306", ("review", 1, "vetoes", "V9")),
    ]


def test_every_fault_of_a_submission_is_found_in_one_run():
    answers = {**facts(C1__1="也许", C1__3="4"), "C1.2": {"not_applicable": "没有", "facts": "是"}}
    assert faults_of(SHEET, answers) == [
        ("PF204", ("answers", "C1.1", "facts")),
        ("PF257", ("answers", "C1.2", "not_applicable")),
        ("PF255", ("answers", "C1.3", "facts")),
    ]


def test_a_criterion_that_allows_no_exemption_cannot_be_exempt():
    assert faults_of(SHEET, {"C1.1": {"not_applicable": "没有"}}) == [
        ("PF256", ("answers", "C1.1", "not_applicable"))
    ]


@pytest.mark.parametrize("reason", ["", "  ", "\u3000"])
def test_an_exemption_without_a_reason_is_refused(reason):
    assert faults_of(SHEET, {"C1.2": {"not_applicable": reason}}) == [
        ("PF207", ("answers", "C1.2", "not_applicable"))
    ]


@pytest.mark.parametrize(
    "answer", [{"not_applicable": "没有", "facts": "是"}, {"not_applicable": ""}]
)
def test_a_fault_of_an_exemption_points_at_its_key_unless_the_reason_is_missing(answer):
    faults = assess(SHEET, a_submission({"C1.2": answer})).faults
    assert [one.on_key for one in faults] == [bool(answer["not_applicable"])]


def test_an_unknown_id_is_pointed_at_by_its_key():
    assert [one.on_key for one in assess(SHEET, a_submission(facts(C9="是"))).faults] == [True]


def test_an_exempt_criterion_leaves_the_score_with_its_reason():
    found = assessed(SHEET, {"C1.2": {"not_applicable": "没有下属企业"}}).criteria[1]
    assert (found.outcome.status, found.is_due, found.lost) == (Status.NOT_APPLICABLE, False, 0)
    assert say(found.outcome.said, "zh") == "不适用：没有下属企业"
    assert say(found.outcome.how, "zh") == "退出计分"


def test_an_exempt_criterion_counts_in_full_where_the_standard_says_so():
    sheet = a_sheet(a_criterion("C1.1", not_applicable="可以"), not_applicable={"effect": "full"})
    found = assessed(sheet, {"C1.1": {"not_applicable": "没有"}})
    assert (found.total.exact, found.criteria[0].is_due) == (4, False)
    assert say(found.criteria[0].outcome.how, "zh") == "按满分计"


# reviews


def test_a_review_decides_a_judged_criterion():
    found = assessed(SHEET, reviews=[a_review({"C1.3": given("3.5")})])
    assert (found.total.exact, found.total.is_range) == (Fraction(7, 2), False)


def test_of_several_reviews_the_first_that_judges_decides():
    reviews = [a_review(), a_review({"C1.3": None}), a_review({"C1.3": given("3")})]
    later = a_review({"C1.3": given("1")})
    assert assessed(SHEET, reviews=[*reviews, later]).total.exact == 3


def test_a_fault_in_a_review_names_the_review_and_the_place_in_its_marks():
    reviews = [a_review(), a_review({"C1.3": {"points": "9", "reason": "好"}})]
    assert faults_of(SHEET, reviews=reviews) == [
        ("PF209", ("review", 1, "marks", "C1.3", "points"))
    ]


def test_a_fault_in_the_review_of_a_part_names_the_part():
    sheet = a_sheet(a_criterion("C1.1", rule=LISTED))
    assert faults_of(sheet, reviews=[a_review({"C1.1": {"j": {"points": "1"}}})]) == [
        ("PF201", ("review", 0, "marks", "C1.1", "j"))
    ]


def test_a_fault_of_the_facts_stays_in_the_submission_where_a_review_speaks_too():
    sheet = a_sheet(a_criterion("C1.1", rule=LISTED))
    reviews = [a_review({"C1.1": {"j": given("1")}})]
    assert faults_of(sheet, facts(C1__1={"a": "也许"}), reviews) == [
        ("PF204", ("answers", "C1.1", "facts", "a"))
    ]


def test_a_fault_in_a_review_that_does_not_decide_is_found_too():
    reviews = [a_review({"C1.3": given("3")}), a_review({"C1.3": given("99")})]
    assert faults_of(SHEET, reviews=reviews) == [
        ("PF209", ("review", 1, "marks", "C1.3", "points"))
    ]


def test_marks_by_reviewers_where_facts_decide_are_refused():
    assert faults_of(SHEET, reviews=[a_review({"C1.1": given("4")})]) == [
        ("PF258", ("review", 0, "marks", "C1.1"))
    ]


# what the unit claims


def test_a_claim_is_the_sum_of_what_the_unit_claims_for_everything_due():
    claims = {**TEN, "C1.3": {"claimed": "3"}}
    assert assessed(SHEET, claims).claimed == 11


def test_without_a_claim_for_every_criterion_there_is_none():
    assert assessed(SHEET, TEN).claimed is None


def test_a_claim_is_on_the_same_scale_as_the_total():
    claims = {
        "C1.1": {"facts": "是", "claimed": "4"},
        "C1.2": {"not_applicable": "没有"},
        "C1.3": {"claimed": "4"},
    }
    found = assessed(SHEET, claims, [a_review({"C1.3": given("4")})])
    assert (found.claimed, found.total.exact) == (12, 12)


def test_a_claim_includes_what_counts_in_full_because_it_does_not_apply():
    sheet = a_sheet(
        a_criterion("C1.1"),
        a_criterion("C1.2", not_applicable="可以"),
        not_applicable={"effect": "full"},
    )
    claims = {"C1.1": {"facts": "是", "claimed": "4"}, "C1.2": {"not_applicable": "没有"}}
    assert assessed(sheet, claims).claimed == 8


def test_a_unit_to_which_nothing_applies_claims_nothing():
    sheet = a_sheet(a_criterion("C1.1", not_applicable="可以"))
    assert assessed(sheet, {"C1.1": {"not_applicable": "没有"}}).claimed is None


# not applicable: share and limit


@pytest.mark.parametrize(
    ("limit", "comparable"), [(None, True), ("33%", False), ("33.333333%", False), ("34%", True)]
)
def test_a_unit_with_too_much_that_does_not_apply_is_not_comparable(limit, comparable):
    exempt = {"effect": "convert"} | ({"limit": limit} if limit else {})
    sheet = a_sheet(
        *(a_criterion(f"C1.{n}", not_applicable="可以") for n in (1, 2, 3)), not_applicable=exempt
    )
    found = assessed(sheet, {"C1.2": {"not_applicable": "没有"}})
    assert (found.not_applicable_share, found.is_comparable) == (Fraction(1, 3), comparable)


def test_the_limit_itself_is_still_comparable():
    names = ("a", "b", "c", "d")
    sheet = a_sheet(
        *(a_criterion(name, not_applicable="可以") for name in names),
        not_applicable={"effect": "convert", "limit": "25%"},
    )
    assert assessed(sheet, {"a": {"not_applicable": "没有"}}).is_comparable


def test_the_share_that_does_not_apply_is_of_the_marks_on_the_sheet():
    one = a_part("P1", [a_dimension("D1", [a_criterion("a", not_applicable="可以")])], counts="10")
    two = a_part("P2", [a_dimension("D2", [a_criterion("b", "30")])])
    found = assessed(a_standard([one, two]), {"a": {"not_applicable": "没有"}})
    assert found.not_applicable_share == Fraction(10, 40)
