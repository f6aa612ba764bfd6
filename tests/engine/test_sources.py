"""Who scored: every source kept apart, and whose word decides."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from building import (
    a_criterion,
    a_filing,
    a_review,
    a_rule,
    a_sheet,
    a_submission,
    expected,
    facts,
    given,
)
from pufa_cli.base.language import say
from pufa_cli.engine.assess import assess, readings
from pufa_cli.engine.checks.reviewing import check
from pufa_cli.model.assessment import CriterionResult
from pufa_cli.model.district import District, Reviews
from pufa_cli.model.rule import Status
from pufa_cli.model.submission import Checked, review_from

COUNT = {"kind": "linear", "measure": {"kind": "count"}, "full_at": "8"}
JUDGED = {"kind": "judged", "award": {"least": "0", "most": "8"}}
FOUR = {"kind": "judged", "award": {"most": "4"}}
PARTS = {
    "kind": "checklist",
    "parts": [
        {
            "id": "a",
            "title": "甲",
            "marks": "4",
            "rule": FOUR,
        },
        {
            "id": "b",
            "title": "乙",
            "marks": "4",
            "rule": FOUR,
        },
    ],
}
ALL = ("superior", "supervision", "spot_check", "cross_inspection")


def sheet(rule=COUNT, **more):
    return a_sheet(a_criterion("A1", "8", rule, **more), methods=["听", "看"])


def by(source, checked=None, marks=None, **more):
    return a_review(
        {"A1": marks} if marks is not None else {},
        source=source,
        checked={"A1": checked} if checked is not None else {},
        **more,
    )


def judged(reviews, own="8", policy=None, rule=COUNT, answers=None, **more) -> CriterionResult:
    written = facts(A1=own) if answers is None else answers
    policy = None if policy is None else Reviews.model_validate(policy)
    found = assess(sheet(rule, **more), a_submission(written), reviews, policy=policy)
    assert found.faults == ()
    return found.assessment.criteria[0]


def codes(reviews, answers=None, rule=COUNT):
    found = assess(sheet(rule), a_submission(answers or facts(A1="8")), reviews)
    return [(fault.code.id, fault.path) for fault in found.faults]


# --- by order


def test_the_first_of_the_order_decides_by_its_facts_and_the_rest_are_kept():
    found = judged([by("supervision", {"facts": "4"}), by("cross_inspection", {"facts": "7"})])
    assert (found.outcome.points, found.decided_by) == (4, "supervision")
    assert [(one.source, one.outcome.points) for one in found.sources] == [
        ("facts", 8),
        ("supervision", 4),
        ("cross_inspection", 7),
    ]


def test_points_decide_with_their_reason_and_lost_marks_add_up():
    found = judged([by("superior", {"points": "2.5", "reason": "缺档案"})])
    assert (found.outcome.points, found.outcome.status) == (Fraction("2.5"), Status.PARTLY_MET)
    assert [one.amount for one in found.outcome.losses] == [Fraction("5.5")]
    assert "缺档案" in say(found.outcome.losses[0].cause, "zh")


def test_full_points_leave_no_loss():
    found = judged([by("superior", {"points": "8", "reason": "属实"})], own="0")
    assert (found.outcome.status, found.outcome.losses) == (Status.MET, ())


def test_a_reviewer_who_agrees_leaves_the_facts_of_the_unit():
    found = judged([by("superior", {"methods": ["看"]}), by("supervision", {"facts": "1"})])
    assert (found.outcome.points, found.decided_by) == (8, "superior")
    assert found.sources[1].methods == ("看",)


def test_points_of_a_lower_source_do_not_touch_the_judgement_of_a_higher_one():
    reviews = [
        by("superior", marks={"a": given("4"), "b": given("2")}),
        by("supervision", {"points": "1", "reason": "x"}),
    ]
    with_facts = {"id": "c", "title": "丙", "marks": "0", "rule": {"kind": "all_or_nothing"}}
    found = judged(reviews, own=None, rule={**PARTS, "parts": [*PARTS["parts"], with_facts]})
    assert (found.outcome.points, found.decided_by) == (6, "superior")
    assert [one.source for one in found.sources] == ["superior", "supervision"]


def test_parts_judged_by_different_sources_are_put_together():
    reviews = [
        by("superior", marks={"a": given("3")}),
        by("supervision", marks={"a": given("1"), "b": given("2")}),
    ]
    found = judged(reviews, own=None, rule=PARTS)
    assert found.outcome.points == 5


def test_one_judgement_alone_needs_no_comparison():
    found = judged([by("superior", marks=given("6"))], own=None, rule=JUDGED)
    assert (found.outcome.points, found.sources, found.decided_by) == (6, (), "")


@pytest.mark.parametrize(
    ("checked", "points"), [({"facts": "8"}, 8), ({"points": "3", "reason": "x"}, 3), ({}, 0)]
)
def test_reviewers_overrule_an_exemption_only_by_facts_or_points(checked, points):
    exempt = {"A1": {"not_applicable": "本单位没有"}}
    found = judged([by("superior", checked)], answers=exempt, not_applicable="没有此项工作的")
    assert found.outcome.points == points
    assert found.is_due is bool(points)


def test_the_first_to_speak_of_an_exempt_criterion_decides_whether_it_applies():
    exempt = {"A1": {"not_applicable": "本单位没有"}}
    reviews = [by("superior", {"methods": ["看"]}), by("supervision", {"facts": "8"})]
    assert not judged(reviews, answers=exempt, not_applicable="没有的").is_due
    assert judged(reviews[::-1], answers=exempt, not_applicable="没有的").outcome.points == 8


def test_to_call_a_criterion_not_applicable_pays_no_more_than_silence():
    exempt = {"A1": {"not_applicable": "本单位没有"}}
    reviews = [by("supervision", {"facts": "4"})]
    found = judged(reviews, answers=exempt, not_applicable="没有的", policy=WEIGHTS)
    silent = judged(reviews, own=None, policy=WEIGHTS)
    assert found.outcome.points == silent.outcome.points == Fraction(4 * 50, 70)


def test_who_has_no_weight_does_not_overrule_an_exemption():
    exempt = {"A1": {"not_applicable": "本单位没有"}}
    reviews = [by("superior", {"facts": "4"}), by("supervision", {})]
    assert not judged(reviews, answers=exempt, not_applicable="没有的", policy=WEIGHTS).is_due


def test_who_agrees_to_an_exemption_that_falls_says_nothing_of_the_marks():
    exempt = {"A1": {"not_applicable": "本单位没有"}}
    reviews = [by("supervision", {"facts": "4"}), by("cross_inspection", {})]
    weights = {"weights": {"cross_inspection": "50", "supervision": "50"}}
    found = judged(reviews, answers=exempt, not_applicable="没有的", policy=weights)
    assert found.outcome.points == 4
    apart = judged(
        reviews, answers=exempt, not_applicable="没有的", policy={"adjudicate": {"above": "1"}}
    )
    assert (apart.outcome.points, apart.decided_by) == (4, "supervision")


# --- by weights


WEIGHTS = {"weights": {"facts": "20", "cross_inspection": "30", "supervision": "50"}}


def test_weights_are_shared_among_those_who_speak():
    all_three = [by("supervision", {"facts": "4"}), by("cross_inspection", {"facts": "7"})]
    assert judged(all_three, policy=WEIGHTS).outcome.points == Fraction("5.7")
    two = judged([by("supervision", {"facts": "4"})], policy=WEIGHTS)
    assert two.outcome.points == Fraction(8 * 20 + 4 * 50, 70)
    assert two.decided_by == "weights"


def test_a_source_without_weight_is_shown_and_does_not_count():
    found = judged([by("superior", {"facts": "0"})], policy={"weights": {"facts": "1"}})
    assert (found.outcome.points, len(found.sources)) == (8, 2)
    nobody = judged([by("superior", {"facts": "0"})], policy={"weights": {"supervision": "1"}})
    assert (nobody.outcome.points, nobody.decided_by) == (8, "")
    pending = judged(
        [by("superior", marks=given("6"))], None, {"weights": {"supervision": "1"}}, JUDGED
    )
    assert pending.outcome.status is Status.PENDING
    assert Reviews.model_validate({"weights": {"spot_check": "1"}, "precedence": []}).order == (
        "adjudication",
        "spot_check",
    )


def test_without_a_review_the_facts_of_the_unit_stand_alone():
    found = judged([], policy=WEIGHTS)
    assert (found.outcome.points, found.sources) == (8, ())


def test_what_a_weighed_source_leaves_pending_stays_a_range():
    mixed = {
        "kind": "checklist",
        "parts": [
            {
                "id": "a",
                "title": "甲",
                "marks": "4",
                "rule": FOUR,
            },
            {"id": "b", "title": "乙", "marks": "4", "rule": {"kind": "all_or_nothing"}},
        ],
    }
    found = judged(
        [by("supervision", {"facts": {"b": "否"}})], own={"b": "是"}, policy=WEIGHTS, rule=mixed
    )
    assert found.outcome.status is Status.PENDING
    assert found.outcome.at_most - found.outcome.points == 4


counts = st.integers(0, 8).map(str)
weights = st.dictionaries(
    st.sampled_from(["facts", *ALL]), st.integers(0, 100).map(str), min_size=1
).filter(lambda found: any(one != "0" for one in found.values()))


@for_all(
    own=counts,
    found=st.dictionaries(st.sampled_from(ALL), counts, min_size=1),
    policy=st.fixed_dictionaries(
        {},
        optional={
            "weights": weights,
            "adjudicate": st.integers(0, 8).map(lambda points: {"above": str(points)}),
        },
    ),
)
def test_laws_of_sources(own, found, policy):
    reviews = [by(source, {"facts": found[source]}) for source in ALL if source in found]
    one = judged(reviews, own=own, policy=policy)
    outcome = one.outcome
    every = [source.outcome.points for source in one.sources]
    assert outcome.points + sum(loss.amount for loss in outcome.losses) == 8
    assert min(every) <= outcome.points <= outcome.at_most <= max(every)
    if one.decided_by == "dispute":
        assert outcome.at_most - outcome.points > Fraction(policy["adjudicate"]["above"])
    elif one.decided_by == "":
        assert outcome.points == int(own)
    elif one.decided_by == "weights":
        share = {key: Fraction(weight) for key, weight in policy["weights"].items()}
        parts = [(share.get(s.source, 0), s.outcome.points) for s in one.sources]
        total = sum(weight for weight, _ in parts)
        assert outcome.points == sum(weight * points for weight, points in parts) / total
    else:
        assert outcome.points == Fraction(found[next(s for s in ALL if s in found)])


@for_all(st.dictionaries(st.sampled_from(ALL), counts, min_size=2), counts)
def test_by_weights_the_order_of_reviews_is_irrelevant(found, own):
    policy = {"weights": dict.fromkeys(ALL, "3")}
    every = {
        judged([by(s, {"facts": found[s]}) for s in order], own=own, policy=policy).outcome.points
        for order in permutations(found)
    }
    assert len(every) == 1


@for_all(st.integers(0, 8).map(str), st.integers(0, 8).map(str))
def test_a_claim_never_changes_a_score(claimed, own):
    answers = {"A1": {"facts": own, "claimed": claimed}}
    reviews = [by("supervision", {"facts": "5"})]
    for policy in (None, WEIGHTS):
        with_claim = judged(reviews, answers=answers, policy=policy)
        without = judged(reviews, own=own, policy=policy)
        for one, other in ((with_claim.outcome, without.outcome),):
            assert (one.points, one.at_most, one.status) == (
                other.points,
                other.at_most,
                other.status,
            )


def test_a_ruling_and_a_verified_rectification_stand_above_weights_and_disputes():
    reviews = [by("supervision", {"facts": "0"}), by("cross_inspection", {"facts": "8"})]
    policy = {**WEIGHTS, "adjudicate": {"above": "1"}}
    settled = review_from("rectification", "xiaoqiao", {"A1": Checked(facts="6")}, {})
    for first in (settled, by("adjudication", {"facts": "6"})):
        found = judged([first, *reviews], policy=policy)
        assert (found.outcome.points, found.decided_by) == (6, first.source)


def test_the_facts_of_an_exam_stand_in_the_place_of_the_unit_s():
    exam = review_from("exam", "xiaoqiao", {"A1": Checked(facts="6")}, {})
    alone = judged([exam], own=None)
    assert (alone.outcome.points, alone.decided_by) == (6, "exam")
    assert [one.source for one in alone.sources] == ["exam"]
    weighed = judged([exam, by("supervision", {"facts": "4"})], own=None, policy=WEIGHTS)
    assert weighed.outcome.points == Fraction(6 * 20 + 4 * 50, 70)


def test_what_reviewers_leave_out_of_facts_written_by_key_is_the_next_one_s():
    rule = {
        "kind": "checklist",
        "parts": [
            {"id": "a", "title": "甲", "marks": "4", "rule": {"kind": "all_or_nothing"}},
            {"id": "b", "title": "乙", "marks": "4", "rule": {"kind": "all_or_nothing"}},
        ],
    }
    own = {"a": "是", "b": "是"}
    one = judged([by("superior", {"facts": {"a": "否"}})], own=own, rule=rule)
    assert one.outcome.points == 4
    reviews = [by("superior", {"facts": {"a": "否"}}), by("supervision", {"facts": {"b": "否"}})]
    assert judged(reviews, own=own, rule=rule).outcome.points == 0
    assert judged([by("superior", {"facts": {}})], own=own, rule=rule).outcome.points == 8


def test_a_relative_mark_of_a_source_is_placed_in_the_unit_s_own_stead():
    rows = [{"to": "1", "points": "8"}, {"to": "2", "points": "4"}]
    ranked = {"kind": "ranked", "measure": {"kind": "count"}, "table": rows}
    written = facts(A1="5")
    reviews = [by("superior", {"facts": "5"}), by("supervision", {"facts": "9"})]
    standard = sheet(ranked)
    cohort = {"A1": [a_rule(ranked).read(n, None, (), []) for n in ("5", "7", "3")]}
    found = assess(standard, a_submission(written), reviews, cohort).assessment.criteria[0]
    assert {s.source: s.outcome.points for s in found.sources} == {
        "facts": 4,
        "superior": 4,
        "supervision": 8,
    }


def test_a_relative_mark_is_placed_among_the_others_alone_where_its_own_reading_is_not_there():
    rows = [{"to": "1", "points": "8"}, {"to": "2", "points": "4"}]
    ranked = {"kind": "ranked", "measure": {"kind": "count"}, "table": rows}
    reviews = [by("superior", {"facts": "5"}), by("supervision", {"facts": "9"})]
    cohort = {"A1": [a_rule(ranked).read(n, None, (), []) for n in ("7", "3")]}
    found = assess(sheet(ranked), a_submission(facts(A1="6")), reviews, cohort)
    assert found.assessment.criteria[0].outcome.points == 4


# --- too far apart


def test_marks_too_far_apart_are_pending_until_somebody_rules():
    reviews = [by("supervision", {"facts": "4"}), by("cross_inspection", {"facts": "7"})]
    policy = {"adjudicate": {"above": "25%"}}
    found = judged(reviews, policy=policy)
    assert (found.outcome.status, found.decided_by) == (Status.PENDING, "dispute")
    assert (found.outcome.points, found.outcome.at_most) == (4, 7)
    ruled = judged([by("adjudication", {"facts": "5"}), *reviews], policy=policy)
    assert (ruled.outcome.points, ruled.decided_by) == (5, "adjudication")
    exactly = judged(reviews, policy={"adjudicate": {"above": "3"}})
    assert exactly.decided_by == "supervision"


def test_open_marks_are_too_far_apart_where_their_ranges_are():
    rule = {
        "kind": "checklist",
        "parts": [
            {
                "id": "a",
                "title": "甲",
                "marks": "1",
                "rule": {"kind": "judged", "award": {"most": "1"}},
            },
            {"id": "b", "title": "乙", "marks": "7", "rule": {"kind": "all_or_nothing"}},
        ],
    }
    reviews = [by("superior", {"facts": {"b": "否"}}), by("supervision", {"facts": {"b": "是"}})]
    own, policy = {"b": "是"}, {"adjudicate": {"above": "2"}}
    found = judged(reviews, own=own, rule=rule, policy=policy).outcome
    assert (found.points, found.at_most) == (0, 8)
    assert sum(loss.amount for loss in found.losses) == 8


def test_a_unit_that_is_corrected_is_no_dispute_unless_its_facts_have_weight():
    reviews = [by("supervision", {"facts": "0"})]
    assert judged(reviews, policy={"adjudicate": {"above": "1"}}).decided_by == "supervision"
    weighed = {"adjudicate": {"above": "1"}, **WEIGHTS}
    assert judged(reviews, policy=weighed).decided_by == "dispute"


# --- what is wrong


def test_points_need_a_reason_the_range_and_no_facts_beside_them():
    both = by("superior", {"points": "3", "facts": "3", "reason": "x"})
    assert codes([both]) == [("PF340", ("review", 0, "checked", "A1", "points"))]
    assert [code for code, _ in codes([by("superior", {"points": "9", "reason": "x"})])] == [
        "PF341"
    ]
    assert [code for code, _ in codes([by("superior", {"points": "3", "reason": " "})])] == [
        "PF342"
    ]


def test_faults_are_told_at_their_own_review():
    wrong = by("supervision", {"facts": "viele"})
    path = ("review", 1, "checked", "A1", "facts")
    assert [one for _, one in codes([by("superior", {"facts": "1"}), wrong])] == [path]
    marks = by("supervision", marks={"points": "99", "reason": "x"})
    fine = by("superior", marks=given("1"))
    assert [one[:4] for _, one in codes([fine, marks], {"A1": {}}, JUDGED)] == [
        ("review", 1, "marks", "A1")
    ]
    direct = by("supervision", {"points": "1", "reason": "x"})
    assert [code for code, _ in codes([direct], {"A1": {}}, JUDGED)] == ["PF349"]
    unknown = a_review(checked={"Z9": {}})
    assert [one for _, one in codes([unknown])] == [("review", 0, "checked", "Z9")]


SHARE = {"kind": "done_of_total", "unit": "户"}
BY_SHARE = {"kind": "linear", "measure": SHARE, "full_at": "100%"}


def told(reviews, own):
    found = assess(sheet(BY_SHARE), a_submission(facts(A1=own)), reviews)
    return [(fault.code.id, fault.path[1], fault.path[-1]) for fault in found.faults]


def test_facts_that_a_review_leaves_to_the_unit_make_sense_beside_its_own():
    own = {"done": "30", "total": "40"}
    assert told([by("supervision", {"facts": {"done": "35"}})], own) == []
    assert told([by("supervision", {"facts": {"done": "50"}})], own) == [("PF252", 0, "done")]
    lower = [
        by("superior", {"facts": {"done": "40"}}),
        by("supervision", {"facts": {"total": "3"}}),
    ]
    assert told(lower, own) == [("PF252", 1, "done")]


def test_facts_that_two_reviews_leave_to_each_other_make_sense_together():
    both = [
        by("superior", {"facts": {"done": "38"}}),
        by("supervision", {"facts": {"total": "35"}}),
    ]
    assert told(both, {"done": "30", "total": "40"}) == [("PF252", 0, "done")]
    assert told(both, {"done": "50", "total": "40"}) == [("PF252", "A1", "done")]


def test_faults_of_reviews_are_told_where_the_unit_is_exempt():
    exempt = {"A1": {"not_applicable": "没有"}}
    found = assess(
        sheet(not_applicable="没有的"), a_submission(exempt), [by("superior", marks={"x": "1"})]
    )
    assert [fault.path[:4] for fault in found.faults] == [("review", 0, "marks", "A1")]


DISTRICT = District.model_validate(
    {
        "pufa": "district/1",
        "district": {"id": "d", "name": "区"},
        "standard": "demo@1.0.0",
        "round": {"id": "2005", "title": "轮", "starts_on": "2005-04-15"},
        "teams": [
            {"id": "t1", "title": "一组", "members": [{"post": "组长", "unit": "xiaoqiao"}]},
            {"id": "t2", "title": "二组", "members": [{"post": "组长"}]},
        ],
    }
)


def noticed(**review):
    more = {"reviewed_on": "2005-06-01", **review}
    filing = a_filing(facts(A1="8"), [by("supervision", {"facts": "8"}, **more)])
    found = assess(sheet(), filing.submission, filing.reviews).assessment
    asked = expected(district=DISTRICT, standard_digest="a" * 64)
    return [fault.code.id for fault in check(filing, asked, found)]


@pytest.mark.parametrize(
    ("review", "wanted"),
    [
        ({"team": "t2", "inspectors": [{"post": "组员", "unit": "other"}], "methods": ["听"]}, []),
        ({"inspecting_unit": "xiaoqiao"}, ["PF343"]),
        ({"inspectors": [{"post": "组员"}, {"post": "组员", "unit": "xiaoqiao"}]}, ["PF343"]),
        ({"reviewer": "xiaoqiao"}, ["PF343"]),
        ({"inspectors": [{"post": "孝桥镇"}]}, ["PF343"]),
        ({"reviewed_on": None}, ["PF353"]),
        ({"reviewer": None}, ["PF354"]),
        ({"reviewer": None, "inspectors": [{"post": "组员"}]}, []),
        ({"team": "t1"}, ["PF343"]),
        ({"team": "t9"}, ["PF344"]),
        ({"methods": ["闻"]}, ["PF345"]),
        ({"standard_digest": "b" * 64}, ["PF346"]),
        ({"standard_digest": "a" * 64}, []),
        ({"reviewed_on": "2005-04-14"}, ["PF348"]),
    ],
)
def test_who_reviewed_and_by_what_is_checked(review, wanted):
    assert noticed(**review) == wanted


def test_steps_of_a_criterion_are_checked_and_disputes_are_told():
    reviews = (by("supervision", {"facts": "1", "methods": ["闻"]}), by("superior", {"facts": "8"}))
    filing = a_filing(facts(A1="8"), reviews)
    policy = Reviews.model_validate({"adjudicate": {"above": "1"}})
    found = assess(sheet(), filing.submission, reviews, policy=policy).assessment
    told = list(check(filing, expected(), found))
    assert [fault.code.id for fault in told] == ["PF345", "PF347"]
    assert told[1].path == ("review", 0, "checked", "A1")
    assert list(check(filing, expected(), None)) == []


def test_a_standard_without_steps_asks_for_none():
    bare = a_sheet(a_criterion("A1", "8", COUNT))
    filing = a_filing(facts(A1="8"), [by("supervision", {"facts": "8"}, methods=["闻"], team="t9")])
    found = assess(bare, filing.submission, filing.reviews).assessment
    assert list(check(filing, expected(), found)) == []


def test_a_dispute_is_told_where_the_mark_stands():
    policy = {"adjudicate": {"above": "1"}}
    reviews = [by("superior", marks=given("8")), by("supervision", marks=given("2"))]
    found = _checked_under(policy, JUDGED, reviews)
    assert [(one.code.id, one.path) for one in found] == [("PF347", ("review", 0, "marks", "A1"))]


def test_what_is_checked_is_looked_at_by_a_step_of_its_criterion():
    for methods, more, codes in (
        (["看"], {}, ["PF352"]),
        (["听"], {}, []),
        (["看", "听"], {}, []),
        ([], {"methods": ["看"]}, ["PF352"]),
        ([], {}, []),
    ):
        one = by("supervision", {"facts": "8", "methods": methods}, **more)
        found = _checked_under({}, COUNT, [one], verify=["听"])
        assert [fault.code.id for fault in found] == codes
    assert _checked_under({}, COUNT, [by("supervision", {"facts": "8", "methods": ["看"]})]) == []


def _checked_under(policy, rule, reviews, **more):
    """What the check of reviews says, of a sheet of one criterion."""
    standard = sheet(rule, **more)
    submission = a_submission(facts(A1="8") if rule is COUNT else {})
    found = assess(standard, submission, reviews, policy=Reviews.model_validate(policy))
    return list(check(a_filing({}, reviews), expected(), found.assessment))


def test_a_unit_whose_files_are_read_twice_is_not_ranked_against_itself():
    rows = [{"to": "1", "points": "4"}, {"to": "2", "points": "3"}]
    ranked = {"kind": "ranked", "table": rows, "otherwise": "1", "ties": "mean"}
    standard, submission = sheet(ranked), a_submission(facts(A1="90"))
    reviews = [by("supervision", {"facts": "80"})]
    own = readings(standard, submission, reviews)["A1"]
    others = [a_rule(ranked).read(one, None, (), []) for one in ("95", "70")]
    found = assess(standard, submission, reviews, {"A1": [*others, own]}).assessment
    assert found is not None
    [one] = found.criteria
    assert one.outcome.points == 3
    assert say(one.outcome.losses[0].cause, "zh") == "80 分，3 个单位中第 2 名"
