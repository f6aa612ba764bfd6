"""The kinds made of parts: checklist, deductions, best_of."""

from fractions import Fraction

import pytest

from building import a_rule, placed, points, read_and_scored, rule_codes, scored
from pufa_cli.base.language import say
from pufa_cli.model.rule import Blank, Status


def part(id, marks=None, rule=None, **more):
    found = {"id": id, "title": f"甲{id}", "marks": marks, "rule": rule, **more}
    return {key: one for key, one in found.items() if one is not None}


def listed(*parts, **more):
    return {"kind": "checklist", "parts": list(parts), **more}


def minus(*causes):
    return {"kind": "deductions", "causes": list(causes)}


def cause(id, deduct=None, **more):
    found = {"id": id, "title": f"问题{id}", "deduct": deduct, **more}
    return {key: one for key, one in found.items() if one is not None}


def best(*alternatives):
    return {"kind": "best_of", "alternatives": list(alternatives)}


TALKS = {"kind": "shortfall", "target": "2", "per_short": "1"}
JUDGED = {"kind": "judged", "award": {"most": "2"}}
TWO = listed(part("a", "1"), part("b", "3", rule={**TALKS, "per_short": "1.5"}))
MIXED = listed(part("a", "2"), part("j", "2", rule=JUDGED))
CAPPED = listed(*(part(name) for name in "abcdef"), each="1", cap="是")
STAFF = best(part("full", points="4"), part("half", points="2.5"))
FAULTS = minus(cause("plan", "1"), cause("late", "0.5", measure={"kind": "count"}, max="2"))
COUNT = {"kind": "count"}
TAKEN = {"kind": "judged", "deduct": {"most": "2"}}
RATE = {
    "kind": "per_point",
    "measure": {"kind": "value", "unit": "%"},
    "target": "95%",
    "per_point": "0.5",
    "part_points": "whole",
}
TWO_OF_THREE = listed(part("a", "1"), part("b", "2"))
OWN = minus(cause("plan", "1"), cause("rate", max="2", rule=RATE))
OPEN = minus(cause("plan", "1"), cause("weak", max="2", rule=TAKEN))


def causes_of(outcome, language="zh"):
    return [say(loss.cause, language) for loss in outcome.losses]


# checklist


def test_the_points_of_the_parts_add_up():
    assert points(TWO, {"a": "是", "b": "1"}) == Fraction(5, 2)


def test_every_missing_mark_is_headed_by_the_title_of_its_part():
    found = scored(TWO, {"a": "否", "b": "1"})
    assert causes_of(found) == ["甲a：不具备", "甲b：应有 2 次，实有 1 次，少 1，每少 1 扣 1.5 分"]
    assert [loss.path for loss in found.losses] == [("a",), ("b",)]


def test_a_part_left_blank_is_unanswered_and_the_others_count():
    found = scored(TWO, {"b": "2"})
    assert (found.points, found.answered, found.status) == (3, 3, Status.PARTLY_MET)
    assert [loss.why for loss in found.losses] == ["unanswered"]


def test_a_list_with_nothing_filled_in_is_unanswered_as_a_whole():
    found = scored(TWO, {"a": None})
    assert (found.status, found.answered, found.losses[0].amount) == (Status.UNANSWERED, 0, 4)


def test_an_unknown_part_is_a_fault_on_its_key():
    _, faults = read_and_scored(TWO, {"a": "是", "c": "是"})
    assert [(one.code.id, one.path[-1], one.on_key) for one in faults] == [("PF251", "c", True)]


@pytest.mark.parametrize("facts", ["是", ["是"]])
def test_a_list_wants_named_entries(facts):
    outcome, faults = read_and_scored(TWO, facts)
    assert [one.code.id for one in faults] == ["PF207"]
    assert outcome.points == 0


def test_the_arithmetic_of_a_list_shows_every_part():
    assert say(scored(TWO, {"a": "是", "b": "1"}).how, "zh") == "1 + 1.5 = 2.5"
    assert say(scored(TWO, {"a": "是", "b": "1"}).said, "zh") == "甲a：是；甲b：1 次"


def test_a_judged_part_keeps_the_whole_pending_between_what_is_had_and_what_can_be():
    found = scored(MIXED, {"a": "是"})
    assert (found.status, found.points, found.at_most, found.answered) == (Status.PENDING, 2, 4, 4)


def test_a_judged_part_is_pending_though_the_unit_has_written_nothing():
    found = scored(MIXED)
    assert (found.status, found.points, found.at_most, found.answered) == (Status.PENDING, 0, 2, 2)


def test_a_review_reaches_the_judged_part_by_its_id():
    review = {"j": {"points": "1.5", "reason": "好"}}
    assert points(MIXED, {"a": "是"}, review=review) == Fraction(7, 2)


def test_a_fault_in_the_review_of_a_part_is_placed_in_the_review():
    _, faults = read_and_scored(MIXED, {"a": "是"}, review={"j": {"points": "9", "reason": "好"}})
    assert [one.path for one in faults] == [("review", "answers", "C1", "facts", "j", "points")]


@pytest.mark.parametrize(("held", "earned"), [("abcdef", 4), ("abcd", 4), ("abc", 3), ("a", 1)])
def test_a_capped_list_is_cut_at_the_marks(held, earned):
    facts = {name: "是" if name in held else "否" for name in "abcdef"}
    assert points(CAPPED, facts) == earned


def test_a_capped_list_says_once_what_is_missing_and_where_it_can_be_had():
    found = scored(CAPPED, {name: "是" if name == "a" else "否" for name in "abcdef"})
    assert [(loss.amount, loss.steps, loss.why) for loss in found.losses] == [(3, 3, "lost")]
    assert causes_of(found)[0].startswith("尚缺 3 分，可从以下补足：甲b：不具备；")


def test_a_capped_list_that_is_partly_blank_is_partly_answered():
    found = scored(CAPPED, {"a": "是", "b": "是", "c": "是"})
    assert (found.points, found.answered) == (3, 2)
    assert [loss.why for loss in found.losses] == ["unanswered"]


def test_what_is_over_the_cap_is_shown_as_cut():
    found = scored(CAPPED, dict.fromkeys("abcdef", "是"))
    assert say(found.how, "zh") == "1 + 1 + 1 + 1 + 1 + 1 = 6，以 4 分为限"
    just = scored(CAPPED, {name: "是" if name in "abcd" else "否" for name in "abcdef"})
    assert say(just.how, "zh") == "1 + 1 + 1 + 1 + 0 + 0 = 4"


def test_a_capped_list_takes_the_part_that_gives_most_for_each_act_first():
    rule = listed(part("big", "3"), part("talks", "3", rule=TALKS), cap="是")
    found = scored(rule, {"big": "否", "talks": "0"})
    assert [(loss.amount, loss.steps) for loss in found.losses] == [(Fraction(3), 1)]


def test_a_capped_list_keeps_what_is_pending_apart_from_what_is_lost():
    rule = listed(part("a", "3"), part("j", "2", rule=JUDGED), cap="是")
    found = scored(rule, {"a": "否"})
    assert [(loss.amount, loss.why) for loss in found.losses] == [(2, "lost"), (2, "pending")]
    assert (found.points, found.at_most) == (0, 2)


def test_a_capped_list_that_waits_only_for_reviewers_has_lost_nothing():
    rule = listed(part("a", "3"), part("j", "2", rule=JUDGED), cap="是")
    assert [(one.amount, one.why) for one in scored(rule, {"a": "是"}).losses] == [(1, "pending")]


def test_marks_that_reviewers_cannot_give_in_a_capped_list_are_explained_too():
    rule = listed(part("j", "4", rule=JUDGED), part("a", "1"), cap="是")
    found = scored(rule, {"a": "是"})
    assert found.points + sum(loss.amount for loss in found.losses) == 4


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (TWO, "甲a 1 分；甲b 3 分（不少于 2 次得 3 分，每少 1 扣 1.5 分，扣完为止）"),
        (CAPPED, "甲a 1 分；甲b 1 分；甲c 1 分；甲d 1 分；甲e 1 分；甲f 1 分；合计以 4 分为限"),
        (STAFF, "取最优一项；甲full 4 分；甲half 2.5 分"),
        (
            FAULTS,
            "问题plan扣 1 分；问题late，每次扣 0.5 分（本因最多扣 2 分）",
        ),
        (
            OPEN,
            "问题plan扣 1 分；问题weak最多扣 2 分"
            "（按 2 分计：考核人员酌情扣 0—2 分；未得的分扣除）",
        ),
        (minus(cause("z", zero="是")), "问题z：本项不得分"),
        (
            minus(cause("s", "0.5", measure=COUNT, target="3")),
            "问题s（应有 3），每少一次扣 0.5 分",
        ),
    ],
)
def test_a_rule_of_parts_is_put_into_words(rule, said):
    assert say(a_rule(rule).describe(Fraction(4)), "zh") == said
    assert say(a_rule(rule).describe(Fraction(4)), "en")


def test_the_form_of_a_list_has_a_blank_for_each_part_the_unit_fills_in():
    rule = listed(part("a", "1"), part("r", "1", rule={"kind": "linear", "full_at": "100%"}))
    form = a_rule(listed(*rule["parts"], part("j", "2", rule=JUDGED))).form()
    assert say(form["a"].hint, "zh") == "甲a：是 / 否"
    assert sorted(form["r"]) == ["done", "total"]
    assert "j" not in form


def test_a_list_of_judged_parts_only_has_no_form():
    assert a_rule(listed(part("j", "4", rule=JUDGED))).form() is None


def test_the_schema_of_a_list_allows_blanks_and_no_other_part():
    schema = a_rule(MIXED).facts_schema()
    assert schema["additionalProperties"] is False
    assert schema["properties"]["j"] == {"title": "甲j", "type": "null"}
    assert {"type": "null"} in schema["properties"]["a"]["anyOf"]


# best_of


@pytest.mark.parametrize(
    ("facts", "earned"),
    [
        ({"full": "是", "half": "是"}, 4),
        ({"full": "否", "half": "是"}, Fraction(5, 2)),
        ({"full": "否", "half": "否"}, 0),
        ({"half": "是"}, Fraction(5, 2)),
    ],
)
def test_the_best_alternative_counts_and_never_the_sum(facts, earned):
    assert points(STAFF, facts) == earned


@pytest.mark.parametrize(
    ("facts", "answered", "status"),
    [
        (None, 0, Status.UNANSWERED),
        ({"half": "是"}, 2, Status.PARTLY_MET),
        ({"full": "是"}, 4, Status.MET),
        ({"full": "否", "half": "否"}, 4, Status.NOT_MET),
    ],
)
def test_alternatives_left_blank_lower_the_completeness_unless_the_best_is_had(
    facts, answered, status
):
    found = scored(STAFF, facts)
    assert (found.answered, found.status) == (answered, status)


def test_the_loss_names_the_alternative_that_was_reached():
    assert causes_of(scored(STAFF, {"full": "否", "half": "是"})) == ["最优只到“甲half”"]
    assert causes_of(scored(STAFF, {"full": "否", "half": "否"})) == ["没有符合的一档"]
    assert causes_of(scored(STAFF, {"full": "否"})) == ["没有符合的一档"]


def test_an_alternative_that_reviewers_judge_keeps_the_item_pending():
    rule = best(
        part("full", points="4", rule={**JUDGED, "award": {"most": "4"}}), part("half", points="2")
    )
    found = scored(rule, {"half": "是"})
    assert (found.status, found.points, found.at_most) == (Status.PENDING, 2, 4)
    assert [(loss.amount, loss.why) for loss in found.losses] == [(2, "pending")]
    assert scored(rule).status is Status.PENDING


def test_alternatives_nobody_has_answered_are_unanswered_though_one_is_pending():
    rule = best(part("j", points="3", rule=JUDGED), part("full", points="4"))
    lost, pending = scored(rule).losses
    assert (lost.amount, lost.why, say(lost.cause, "zh")) == (2, "unanswered", "未填报")
    assert (pending.amount, pending.why, pending.is_fixable) == (2, "pending", False)


def test_the_form_and_schema_of_alternatives_have_a_place_for_each():
    assert list(a_rule(STAFF).form()) == ["full", "half"]
    assert list(a_rule(STAFF).facts_schema()["properties"]) == ["full", "half"]


def test_winning_the_best_alternative_is_worth_all_that_is_not_had():
    rule = best(part("full", points="4"), part("j", points="3", rule=JUDGED))
    (lost, _) = scored(rule, {"full": "否"}).losses
    assert (lost.amount, lost.worth) == (2, 4)


# deductions


@pytest.mark.parametrize(
    ("facts", "earned"),
    [
        ({"plan": "否", "late": "0"}, 4),
        ({"plan": "是", "late": "1"}, Fraction(5, 2)),
        ({"plan": "否", "late": "9"}, 2),
    ],
)
def test_each_cause_takes_its_price_up_to_its_own_cap(facts, earned):
    assert points(FAULTS, facts) == earned


def test_marks_never_fall_below_nothing_and_the_loss_says_what_was_taken():
    found = scored(FAULTS, {"plan": "是", "late": "9"}, "2")
    assert (found.points, [loss.amount for loss in found.losses]) == (0, [1, 1])
    assert causes_of(found)[1].endswith("；扣完为止，实扣 1 分")


def test_a_cause_for_which_nothing_is_left_takes_nothing():
    rule = minus(cause("a", "3"), cause("b", "1"), cause("c", "2"))
    found = scored(rule, {"a": "是", "b": "是", "c": "是"})
    assert [(loss.path, loss.amount) for loss in found.losses] == [(("a",), 3), (("b",), 1)]


def test_the_floor_spares_what_can_be_put_right_before_what_cannot():
    rule = minus(cause("a", "3"), cause("b", "3", fixable="否"))
    found = scored(rule, {"a": "是", "b": "是"})
    assert [(loss.path, loss.amount) for loss in found.losses] == [(("a",), 1), (("b",), 3)]
    assert found.in_reach == 1


def test_a_cause_left_blank_is_charged_the_most_it_can_cost():
    found = scored(FAULTS, {"plan": "否"})
    assert (found.points, found.answered) == (2, 2)
    assert causes_of(found) == ["问题late：未填报，按最多扣 2 分计"]
    assert [loss.why for loss in found.losses] == ["unanswered"]


@pytest.mark.parametrize(
    ("blank", "price"),
    [
        (cause("x", "1"), 1),
        (cause("x", "1", measure=COUNT), 4),
        (cause("x", "1", measure=COUNT, target="3"), 3),
        (cause("x", "1", measure=COUNT, target="3", max="2"), 2),
        (cause("x", zero="是"), 4),
        (cause("x", "1", target="3"), 3),
    ],
)
def test_the_most_a_cause_can_cost_is_known(blank, price):
    found = scored(minus(blank, cause("plan", "1")), {"plan": "否"})
    assert found.points == 4 - price


def test_a_period_left_blank_is_charged_like_a_fault():
    months = {"kind": "periods", "period": "月", "periods": "3"}
    rule = minus(cause("empty", "1", measure=months), cause("plan", "1"))
    assert points(rule, {"empty": ["1", None, "0"], "plan": "否"}) == 2
    assert points(rule, {"empty": ["1", "0", "0"], "plan": "否"}) == 3


def test_with_a_target_the_shortfall_is_charged_and_more_is_no_gain():
    rule = minus(cause("s", "0.5", measure=COUNT, target="3"), cause("plan", "1"))
    assert points(rule, {"s": "1", "plan": "否"}) == 3
    assert points(rule, {"s": "9", "plan": "否"}) == 4


@pytest.mark.parametrize("more", [{}, {"target": "3"}])
def test_a_negative_figure_never_gives_points(more):
    rule = minus(
        cause("v", "0.5", measure={"kind": "value", "least": "-9"}, **more), cause("plan", "1")
    )
    blank = points(rule, {"plan": "否"})
    assert blank <= points(rule, {"v": "-8", "plan": "否"}) <= 4


def test_a_zero_clause_takes_the_whole_item_whatever_else_holds():
    rule = minus(cause("none", zero="是"), cause("plan", "1"))
    found = scored(rule, {"none": "是", "plan": "是"})
    assert (found.points, causes_of(found)) == (0, ["问题none：本项不得分"])
    assert found.losses[0].worth == 3
    assert points(rule, {"none": "否", "plan": "是"}) == 3


def test_the_acts_that_put_a_cause_right_are_counted_whole():
    rule = minus(
        cause("v", "0.5", measure={"kind": "value"}),
        cause("n", "0.5", measure=COUNT),
        cause("p", "1"),
    )
    found = scored(rule, {"v": "1.5", "n": "3", "p": "是"})
    assert [loss.steps for loss in found.losses] == [2, 3, 1]


def test_an_alternative_is_within_reach_only_as_far_as_the_unit_itself_can_go():
    final = minus(cause("x", "2", fixable="否"), cause("y", "1"))
    rule = best(part("a", points="3", rule=final), part("b", points="4", rule=JUDGED))
    (lost, _) = scored(rule, {"a": {"x": "是", "y": "是"}}, "4").losses
    assert lost.worth == 1


def test_putting_one_of_two_zero_clauses_right_wins_nothing():
    rule = minus(cause("a", zero="是"), cause("b", zero="是"))
    assert scored(rule, {"a": "是", "b": "是"}).losses[0].worth == 0


def test_what_cannot_be_undone_is_not_fixable():
    rule = minus(cause("a", "1", fixable="否"), cause("b", "1"))
    found = scored(rule, {"a": "是", "b": "是"})
    assert [loss.is_fixable for loss in found.losses] == [False, True]


def test_a_reviewer_gives_no_points_where_causes_decide():
    _, faults = read_and_scored(FAULTS, None, "4", {"points": "4"})
    assert [one.code.id for one in faults] == ["PF258"]


def test_the_arithmetic_of_deductions_is_shown():
    found = scored(FAULTS, {"plan": "是", "late": "9"})
    assert say(found.how, "zh") == "4 − 1 − 2，得 1"
    assert say(found.said, "zh") == "问题plan：是；问题late：9 次"
    assert say(scored(FAULTS, {"plan": "是"}).said, "zh") == "问题plan：是；问题late：未填报"
    assert causes_of(found) == [
        "问题plan：扣 1 分",
        "问题late：9 × 0.5 = 扣 2 分（本因最多扣 2 分）",
    ]


@pytest.mark.parametrize(("times", "cut"), [("1", False), ("2", True)])
def test_the_cap_of_a_cause_is_named_only_where_it_cuts(times, cut):
    rule = minus(cause("x", "2", measure=COUNT, max="3"), cause("p", "1"))
    (said,) = causes_of(scored(rule, {"x": times, "p": "否"}))
    assert ("本因最多扣" in said) is cut


def test_the_form_of_deductions_asks_for_every_cause():
    rule = minus(cause("plan", "1"), cause("rate", "1", measure={"kind": "done_of_total"}))
    form = a_rule(rule).form()
    assert form["plan"] == Blank(form["plan"].hint)
    assert say(form["plan"].hint, "zh") == "问题plan：是 / 否"
    assert sorted(form["rate"]) == ["done", "total"]


def test_the_schema_of_deductions_allows_blanks_and_no_other_cause():
    schema = a_rule(FAULTS).facts_schema()
    assert list(schema["properties"]) == ["plan", "late"]
    assert schema["additionalProperties"] is False


# causes with a rule of their own


def test_a_cause_costs_what_its_own_rule_leaves_of_its_marks():
    assert points(OWN, {"plan": "否", "rate": "92%"}) == Fraction(5, 2)
    assert points(OWN, {"plan": "是", "rate": "90%"}) == 1
    assert points(OWN, {"plan": "否", "rate": "10%"}) == 2


def test_the_losses_of_a_cause_carry_its_title_and_lead_to_its_facts():
    rule = minus(cause("plan", "1"), cause("lot", max="3", rule=TWO_OF_THREE))
    found = scored(rule, {"plan": "否", "lot": {"a": "否"}})
    assert causes_of(found) == ["问题lot：甲a：不具备", "问题lot：甲b：未填报"]
    assert [(loss.path, loss.amount) for loss in found.losses] == [
        (("lot", "a"), 1),
        (("lot", "b"), 2),
    ]


def test_a_cause_for_reviewers_leaves_the_item_pending_between_its_worst_and_its_best():
    found = scored(OPEN, {"plan": "是"}, "5")
    assert (found.status, found.points, found.at_most) == (Status.PENDING, 2, 4)
    assert (found.answered, [loss.why for loss in found.losses]) == (5, ["lost", "pending"])
    assert say(found.how, "zh") == "5 − 1 − 2，待评前得 2，至多 4"


def test_reviewers_judge_a_cause_by_its_id():
    review = {"weak": {"deduct": "1.5", "reason": "台账不全"}}
    found = scored(OPEN, {"plan": "是"}, "5", review)
    assert (found.points, found.at_most) == (Fraction(5, 2), Fraction(5, 2))
    assert causes_of(found)[1] == "问题weak：考核人员酌情扣分：台账不全"


@pytest.mark.parametrize(
    ("review", "code", "tail"),
    [
        ({"weak": {"deduct": "9", "reason": "多"}}, "PF209", ("weak", "deduct")),
        ({"plan": {"deduct": "1", "reason": "无"}}, "PF258", ("plan",)),
        ({"weka": {"deduct": "1", "reason": "无"}}, "PF251", ("weka",)),
    ],
)
def test_a_fault_in_the_review_of_a_cause_is_placed_in_the_review(review, code, tail):
    _, faults = read_and_scored(OPEN, {"plan": "否"}, "5", review)
    assert [one.code.id for one in faults] == [code]
    assert faults[0].path == ("review", "answers", "C1", "facts", *tail)


def test_an_item_on_which_nobody_has_said_anything_earns_nothing_but_can():
    found = scored(OPEN, None, "5")
    assert (found.status, found.points, found.at_most) == (Status.PENDING, 0, 4)
    lost, pending = found.losses
    assert (lost.amount, lost.why, lost.worth) == (1, "unanswered", 3)
    assert (pending.amount, pending.why) == (4, "pending")
    assert say(found.how, "zh") == "未填报，待评后至多 4"
    assert found.answered == Fraction(5, 2)


def test_an_item_for_reviewers_alone_has_lost_nothing_yet():
    found = scored(minus(cause("weak", max="2", rule=TAKEN)), None, "5")
    assert (found.points, found.at_most, found.answered) == (0, 5, 5)
    assert [(loss.amount, loss.why) for loss in found.losses] == [(5, "pending")]


def test_silence_on_a_zero_clause_leaves_reviewers_nothing_to_give():
    rule = minus(cause("none", zero="是"), cause("weak", max="2", rule=TAKEN))
    found = scored(rule)
    assert (found.status, found.points, found.at_most) == (Status.NOT_MET, 0, 0)
    assert [(loss.amount, loss.why, loss.worth) for loss in found.losses] == [(4, "unanswered", 2)]


def test_a_zero_clause_comes_before_what_is_pending():
    rule = minus(cause("none", zero="是"), cause("weak", max="2", rule=TAKEN))
    found = scored(rule, {"none": "是"})
    assert (found.status, found.points, found.at_most) == (Status.NOT_MET, 0, 0)
    assert (causes_of(found), found.losses[0].worth) == (["问题none：本项不得分"], 2)


def test_a_cause_left_blank_is_charged_all_its_marks():
    found = scored(OWN, {"plan": "否"})
    assert (found.points, found.answered) == (2, 2)
    assert causes_of(found) == ["问题rate：未填报"]
    assert [loss.why for loss in found.losses] == ["unanswered"]


def test_what_is_pending_is_cut_by_the_floor_last():
    rule = minus(cause("weak", max="2", rule=TAKEN), cause("plan", "1"), cause("talk", "1.5"))
    found = scored(rule, {"plan": "是"}, "3")
    assert [(loss.amount, loss.why) for loss in found.losses] == [
        (1, "lost"),
        (Fraction(3, 2), "unanswered"),
        (Fraction(1, 2), "pending"),
    ]
    assert causes_of(found)[2].endswith("；扣完为止，实扣 0.5 分")
    assert (found.points, found.at_most) == (0, Fraction(1, 2))


def test_putting_one_cause_right_wins_what_the_floor_leaves():
    rule = minus(cause("plan", "3"), cause("rate", max="2", rule=RATE))
    found = scored(rule, {"plan": "是", "rate": "10%"})
    assert [(loss.amount, loss.worth) for loss in found.losses] == [(3, 2), (1, 1)]


def test_a_cause_that_cannot_be_undone_is_not_fixable_whatever_its_rule():
    rule = minus(cause("plan", "1"), cause("rate", max="2", rule=RATE, fixable="否"))
    found = scored(rule, {"plan": "是", "rate": "10%"})
    assert [loss.is_fixable for loss in found.losses] == [True, False]


def test_a_cause_by_rank_is_placed_among_the_other_units():
    best_two = {"kind": "ranked", "table": [{"to": "1", "points": "2"}], "otherwise": "0.5"}
    rule = minus(cause("plan", "2"), cause("rank", max="2", rule=best_two))
    units = [{"plan": "否", "rank": figure} for figure in ("90", "80", None)]
    assert a_rule(rule).is_relative
    assert not a_rule(OWN).is_relative
    assert placed(rule, units[0], units[1:]).points == 4
    assert placed(rule, units[1], [units[0], units[2], None]).points == Fraction(5, 2)
    assert placed(rule, units[2], units[:2]).points == 2


def test_the_form_and_schema_of_causes_ask_what_their_rules_ask():
    form = a_rule(OWN).form()
    assert say(form["rate"].hint, "zh").startswith("问题rate：")
    assert list(a_rule(OPEN).form()) == ["plan"]
    assert a_rule(minus(cause("weak", max="2", rule=TAKEN))).form() is None
    schema = a_rule(OPEN).facts_schema()
    assert schema["properties"]["weak"] == {"title": "问题weak", "type": "null"}


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        (TWO, []),
        (MIXED, []),
        (CAPPED, []),
        (listed(), ["PF461", "PF451"]),
        (listed(part("a", "2"), part("a", "2")), ["PF457"]),
        (listed(part("a", "3")), ["PF451"]),
        (listed(part("a", "5")), ["PF451"]),
        (listed(part("a", "3"), cap="是"), ["PF451"]),
        (listed(part("a", "4"), part("b")), ["PF462"]),
        (listed(part("a", "2"), part("b", "2"), each="2"), ["PF462", "PF462"]),
        (listed(part("a", "4"), part("b", "0")), ["PF460"]),
        (listed(part("a"), each="0"), ["PF460", "PF451"]),
        (listed(part("a", "4", rule={**TALKS, "target": "0"})), ["PF460"]),
        (STAFF, []),
        (best(), ["PF461"]),
        (best(part("a", points="5")), ["PF452"]),
        (best(part("a", points="3")), ["PF458"]),
        (best(part("a", points="0")), ["PF460"]),
        (best(part("a", points="4"), part("a", points="0")), ["PF457", "PF460"]),
        (best(part("a", points="4"), part("b", points="2", rule=JUDGED)), []),
        (best(part("a", points="4"), part("b", points="1", rule=JUDGED)), ["PF452"]),
        (minus(cause("a", "4")), []),
        (minus(), ["PF461", "PF459"]),
        (minus(cause("a", "1")), ["PF459"]),
        (minus(cause("a", "1"), cause("z", zero="是")), []),
        (minus(cause("a", "5"), cause("z", zero="是")), ["PF459"]),
        (minus(cause("a")), ["PF456", "PF459"]),
        (minus(cause("a", "4", zero="是")), ["PF456"]),
        (minus(cause("a", "4"), cause("a", zero="是")), ["PF457"]),
        (minus(cause("a", "1", measure={"kind": "done_of_total"})), ["PF455"]),
        (minus(cause("a", "1", measure=COUNT), cause("b", "2", measure=COUNT)), []),
        (minus(cause("a", "1", measure=COUNT), cause("b", "2")), []),
        (minus(cause("a", "1", measure=COUNT), cause("b", "5")), ["PF459"]),
        (OWN, ["PF459"]),
        (minus(cause("plan", "1"), cause("rate", max="4", rule=RATE)), []),
        (minus(cause("a", max="4", rule={**TAKEN, "deduct": {"most": "4"}})), []),
        (minus(cause("a", "1", max="4", rule=TAKEN)), ["PF456"]),
        (minus(cause("a", max="4", rule=TAKEN, zero="是")), ["PF456"]),
        (minus(cause("a", max="4", rule=TAKEN, measure=COUNT, target="2")), ["PF456", "PF456"]),
        (minus(cause("a", rule=TAKEN), cause("b", "3")), ["PF201"]),
        (minus(cause("a", max="4", rule={**TAKEN, "deduct": {"most": "5"}})), ["PF452"]),
        (minus(cause("a", "1", measure=COUNT, target="0", max="0")), ["PF460", "PF460", "PF459"]),
        (
            minus(cause("a", "1", measure={"kind": "periods", "period": "月", "periods": "0"})),
            ["PF460"],
        ),
    ],
)
def test_a_rule_of_parts_that_contradicts_itself_is_reported(rule, codes):
    assert rule_codes(rule) == codes
