"""What stands outside the sheet: base, lines, limits, vetoes; choices of parts, the other units."""

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
from pufa_cli.engine.assess import assess, readings

COUNT = {"kind": "count", "unit": "次"}
VALUE = {"kind": "linear", "measure": {"kind": "value"}, "coefficient": "1"}


def a_group(*lines, id="B", **more):
    return {"id": id, "title": "组", "lines": list(lines), **more}


def a_line(id="B1", points="4", **more):
    return {"id": id, "title": "条目", "points": points, **more}


def a_hundred(**more):
    return a_sheet(a_criterion("a", "100", VALUE), **more)


def total(standard, points="50", reviews=(), **more):
    return assessed(standard, facts(a=points), reviews, **more).total.exact


def faults(standard, reviews=(), **more):
    found = assess(standard, a_submission({}, **more), reviews)
    assert found.assessment is None
    return [(fault.code.slug, fault.path) for fault in found.faults]


# base and lines


def test_the_base_comes_to_the_sheet():
    standard = a_hundred(base="6", total="106")
    assert total(standard) == 56
    assert assessed(standard, facts(a="50")).account.base == 6


def test_a_standard_may_have_a_base_and_no_sheet():
    categories = [{"id": "township", "title": "乡镇", "parts": []}]
    standard = a_standard(
        [], total="100", base="100", categories=categories, penalties=[a_group(a_line())]
    )
    found = assessed(standard, a_submission(penalties={"B1": "是"}))
    assert (found.total.exact, found.completion.share, found.decision.grade) == (96, 1, "优秀")
    assert found.claimed is None


@pytest.mark.parametrize(
    ("line", "said", "points"),
    [
        ({}, "是", 4),
        ({}, "否", 0),
        ({"measure": COUNT}, "3", 12),
        ({"measure": COUNT, "max": "8"}, "3", 8),
        ({"measure": COUNT, "max": "12"}, "3", 12),
        ({"measure": {"kind": "value", "least": "-9"}}, "-3", 0),
        ({"measure": {"kind": "value"}}, "0.5", 2),
    ],
)
@pytest.mark.parametrize(("key", "sign"), [("bonuses", 1), ("penalties", -1)])
def test_a_line_gives_or_takes_its_points_for_each_and_never_less_than_nothing(
    key, sign, line, said, points
):
    standard = a_hundred(**{key: [a_group(a_line(**line))]})
    assert total(standard, **{key: {"B1": said}}) == 50 + sign * points


@pytest.mark.parametrize("said", [{}, {"B1": None}, {"B1": {"facts": None}}])
def test_a_line_left_blank_counts_nothing(said):
    standard = a_hundred(bonuses=[a_group(a_line())])
    found = assessed(standard, facts(a="50"), bonuses=said)
    assert (found.total.exact, found.account.bonuses[0].lines) == (50, ())


@pytest.mark.parametrize(("key", "total_then"), [("bonuses", 54), ("penalties", 42)])
def test_of_what_is_partly_blank_a_bonus_takes_the_least_and_a_penalty_the_most(key, total_then):
    months = {"kind": "periods", "period": "月", "periods": "3"}
    standard = a_hundred(**{key: [a_group(a_line(measure=months))]})
    assert total(standard, **{key: {"B1": ["1", None, "0"]}}) == total_then


@pytest.mark.parametrize(
    ("group", "points"),
    [({}, 6), ({"max": "5"}, 5), ({"count": "highest"}, 4), ({"count": "highest", "max": "3"}, 3)],
)
def test_a_group_adds_up_or_takes_the_highest_under_its_cap(group, points):
    standard = a_hundred(bonuses=[a_group(a_line(), a_line("B2", "2"), **group)])
    assert total(standard, bonuses={"B1": "是", "B2": "是"}) == 50 + points


def test_a_review_of_a_line_overrules_the_submission_and_the_first_review_the_rest():
    standard = a_hundred(bonuses=[a_group(a_line(measure=COUNT))])
    reviews = [
        a_review(bonuses={"B1": None}),
        a_review(bonuses={"B1": "2"}, source="superior"),
        a_review(bonuses={"B1": "9"}),
    ]
    found = assessed(standard, facts(a="50"), reviews, bonuses={"B1": "5"})
    (line,) = found.account.bonuses[0].lines
    assert (found.total.exact, line.said_by) == (58, "superior")
    assert say(line.how, "zh") == "2 × 4 = 8"


def test_the_arithmetic_of_a_line_names_its_cap():
    standard = a_hundred(bonuses=[a_group(a_line(measure=COUNT, max="8"))])
    found = assessed(standard, facts(a="50"), bonuses={"B1": "3"})
    assert say(found.account.bonuses[0].lines[0].how, "zh") == "3 × 4 = 12，本条最多 8"


def test_facts_of_lines_that_make_no_sense_are_faults_whoever_wrote_them():
    standard = a_hundred(
        bonuses=[a_group(a_line(measure=COUNT))], penalties=[a_group(a_line("N1"), id="N")]
    )
    reviews = [a_review(bonuses={"B1": "1"}), a_review(penalties={"N1": "也许", "N2": "是"})]
    assert faults(standard, reviews, bonuses={"B1": "多", "B9": "1"}) == [
        ("unknown-line", ("bonuses", "B9")),
        ("unknown-line", ("review", 1, "penalties", "N2")),
        ("not-a-whole-number", ("bonuses", "B1", "facts")),
        ("not-yes-or-no", ("review", 1, "penalties", "N1", "facts")),
    ]


# limits and the account


@pytest.mark.parametrize(
    ("points", "exact", "limited"), [("0", 10, 14), ("50", 46, 0), ("100", 80, -16)]
)
def test_the_limits_bound_the_total(points, exact, limited):
    standard = a_hundred(
        limits={"least": "10", "most": "80"}, penalties=[a_group(a_line("N1"), id="N")]
    )
    found = assessed(standard, facts(a=points), penalties={"N1": "是"})
    assert (found.total.exact, found.account.limited) == (exact, limited)


def test_without_limits_a_total_can_fall_below_nothing():
    standard = a_hundred(penalties=[a_group(a_line(measure=COUNT))])
    found = assessed(standard, facts(a="0"), penalties={"B1": "2"})
    assert (found.total.exact, found.total.rounded, found.decision.grade) == (-8, -8, "不合格")


def test_a_claim_is_within_the_limits_of_the_total():
    standard = a_hundred(limits={"most": "80"})
    answers = {"a": {"facts": "95", "claimed": "95"}}
    assert assessed(standard, answers).claimed == 80


def test_an_account_is_plain_where_the_total_is_the_sheet_and_nothing_else():
    veto = {"id": "V1", "title": "否决", "effect": {"subtract": "6"}}
    assert assessed(a_hundred(), facts(a="50")).account.is_plain
    evened_out = a_hundred(base="6", total="106", vetoes=[veto])
    found = assessed(evened_out, facts(a="50"), vetoes={"V1": "是"})
    assert (found.total.exact, found.account.is_plain) == (50, False)


def test_the_slice_is_the_total_as_part_of_its_marks():
    part = {"of": "年度考评", "marks": "10", "by_category": {"office": "4"}}
    found = assessed(a_hundred(slice=part), facts(a="50"))
    assert (found.slice, found.slice_at_most) == (5, 5)
    assert assessed(a_hundred(), facts(a="50")).slice is None
    office = [{"id": "office", "title": "部门", "parts": ["common"]}]
    found = assessed(a_hundred(slice=part, categories=office), facts(a="50"), category="office")
    assert found.slice == 2


# vetoes


def vetoed(effect=None, **more):
    return [{"id": "V1", "title": "否决", "effect": effect or {"force": "不合格"}, **more}]


CONDITIONS = [
    {"id": "members", "title": "成员", "at_least": "2"},
    {"id": "leader", "title": "正职"},
]


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ({"members": "1"}, "合格"),
        ({"members": "2"}, "不合格"),
        ({"members": "1", "leader": "1"}, "不合格"),
        ({"members": None}, "合格"),
        ({}, "合格"),
        (None, "合格"),
    ],
)
def test_any_condition_that_is_reached_fires_the_veto(said, grade):
    standard = a_hundred(vetoes=vetoed(conditions=CONDITIONS))
    assert assessed(standard, facts(a="70"), vetoes={"V1": said}).decision.grade == grade


def test_the_facts_of_a_veto_are_counts_where_it_has_conditions_and_yes_or_no_elsewhere():
    standard = a_hundred(vetoes=vetoed(conditions=CONDITIONS))
    assert faults(standard, vetoes={"V1": "是"}) == [("conditions-wanted", ("vetoes", "V1"))]
    assert faults(standard, vetoes={"V1": {"membres": "1"}}) == [
        ("unknown-veto", ("vetoes", "V1", "membres"))
    ]
    reviews = [a_review(vetoes={"V1": {"leader": "1"}})]
    assert faults(a_hundred(vetoes=vetoed()), reviews) == [
        ("no-conditions", ("review", 0, "vetoes", "V1"))
    ]


def test_a_veto_subtracts_from_the_total_and_leaves_the_sheet():
    standard = a_hundred(vetoes=vetoed({"subtract": "30"}))
    found = assessed(standard, facts(a="95"), vetoes={"V1": "是"})
    assert (found.total.exact, found.account.sheet, found.decision.grade) == (65, 95, "合格")
    assert found.decision.verdict == "graded"


@pytest.mark.parametrize(("points", "grade"), [("70", "合格"), ("69.99", "不合格")])
def test_a_total_below_the_line_fires_by_itself(points, grade):
    standard = a_hundred(vetoes=vetoed(below="70"))
    found = assessed(standard, facts(a=points)).decision
    assert found.grade == grade


def test_a_veto_that_is_said_and_falls_is_named_once():
    conditions = [{"id": "head", "title": "主要领导"}]
    standard = a_hundred(vetoes=vetoed(below="70", conditions=conditions))
    found = assessed(standard, facts(a="10"), vetoes={"V1": {"head": "1"}}).vetoes
    assert [one.said_by for one in found] == ["submission"]
    (alone,) = assessed(standard, facts(a="10")).vetoes
    assert alone.said_by == "total"


def test_while_items_are_pending_a_line_that_may_yet_be_reached_leaves_the_grade_open():
    judged = {"kind": "judged", "award": {"most": "20"}}
    standard = a_sheet(
        a_criterion("a", "80", VALUE), a_criterion("j", "20", judged), vetoes=vetoed(below="70")
    )
    found = assessed(standard, facts(a="65"))
    assert (found.vetoes, found.decision.grade) == ((), None)
    assert (found.decision.at_least, found.decision.at_most) == ("不合格", "合格")
    assert assessed(standard, facts(a="65"), [a_review({"j": given("5")})]).decision.grade == "合格"


def test_what_a_veto_only_bars_changes_no_figure():
    standard = a_hundred(vetoes=vetoed({"bars": "申报", "withdraws": "称号"}))
    found = assessed(standard, facts(a="95"), vetoes={"V1": "是"})
    assert (found.total.exact, found.decision.grade, len(found.vetoes)) == (95, "优秀", 1)


# choices of parts, rules by category


def a_choice():
    parts = [
        a_part(name, [a_dimension(f"D{name}", [a_criterion(f"{name}.1", "4")])])
        for name in ("common", "one", "two")
    ]
    category = {
        "id": "township",
        "title": "乡镇",
        "parts": ["common"],
        "one_of": [["one", "two"]],
    }
    return a_standard(parts, total="8", categories=[category])


def test_a_sheet_has_the_part_that_was_chosen():
    found = assessed(a_choice(), {"two.1": {"facts": "是"}}, parts=["two"])
    assert [one.criterion.id for one in found.criteria] == ["common.1", "two.1"]
    assert found.total.exact == 4


@pytest.mark.parametrize(
    ("chosen", "slugs"),
    [
        ([], ["choice-missing"]),
        (["one", "two"], ["choice-missing"]),
        (["one", "one"], ["choice-missing"]),
        (["three"], ["unknown-choice", "choice-missing"]),
        (["common", "one"], ["unknown-choice"]),
    ],
)
def test_exactly_one_part_of_each_list_is_chosen(chosen, slugs):
    assert [slug for slug, _ in faults(a_choice(), parts=chosen)] == slugs


def test_what_was_not_chosen_is_not_on_the_sheet():
    found = assess(a_choice(), a_submission({"one.1": {"facts": "是"}}, parts=["two"])).faults
    assert [(fault.code.slug, fault.path) for fault in found] == [
        ("not-on-sheet", ("answers", "one.1"))
    ]


@pytest.mark.parametrize("blank", [{}, {"facts": None}, {"facts": {"x": None, "y": [None]}}])
def test_what_was_not_chosen_may_stay_blank(blank):
    answers = {"one.1": blank, "two.1": {"facts": "是"}}
    assert assessed(a_choice(), answers, parts=["two"]).total.exact == 4
    review = a_review(checked={"one.1": {}})
    found = assess(a_choice(), a_submission(answers, parts=["two"]), [review]).faults
    assert [fault.path for fault in found] == [("review", 0, "checked", "one.1")]


def test_a_category_may_have_other_numbers_or_another_rule():
    talks = {"kind": "shortfall", "target": "4", "per_short": "1"}
    by_category = {"office": {"target": "2"}, "school": {"kind": "all_or_nothing"}}
    categories = [
        {"id": name, "title": name, "parts": ["common"]}
        for name in ("township", "office", "school")
    ]
    standard = a_sheet(
        a_criterion("a", rule=talks, by_category=by_category),
        a_criterion("b"),
        categories=categories,
    )
    found = {
        category: assessed(standard, facts(a=said), category=category).total.exact
        for category, said in (("township", "2"), ("office", "2"), ("school", "是"))
    }
    assert found == {"township": 2, "office": 4, "school": 4}


# what depends on the other units

RANKED = {"kind": "ranked", "table": [{"to": "1", "points": "4"}], "otherwise": "1"}


def test_a_relative_rule_is_a_range_alone_and_points_among_the_others():
    standard = a_sheet(a_criterion("a", rule=RANKED, not_applicable="可以"))
    own = a_submission(facts(a="5"))
    alone = assess(standard, own).assessment
    assert (alone.total.exact, alone.total.exact_at_most) == (0, 4)
    cohort = {"a": [one["a"] for one in (readings(standard, own), a_reading(standard, "9"))]}
    assert assess(standard, own, (), cohort).assessment.total.exact == 1


def test_a_unit_that_is_not_among_the_others_is_placed_beside_them():
    standard = a_sheet(a_criterion("a", rule=RANKED))
    others = {"a": [a_reading(standard, "9")["a"]]}
    assert assess(standard, a_submission(facts(a="5")), (), others).assessment.total.exact == 1
    assert assess(standard, a_submission(facts(a="5")), (), {"a": []}).assessment.total.exact == 4


def a_reading(standard, said):
    return readings(standard, a_submission(facts(a=said)))


def test_the_cohort_holds_those_to_whom_it_applies_blank_ones_too():
    standard = a_sheet(a_criterion("a", rule=RANKED, not_applicable="可以"), a_criterion("b"))
    assert readings(standard, a_submission()) == {"a": None}
    assert readings(standard, a_submission({"a": {"not_applicable": "没有"}})) == {}
    assert readings(standard, a_submission(category="town")) == {}
    assert readings(a_choice(), a_submission()) == {}
    assert a_reading(standard, "5")["a"].number == Fraction(5)


def test_a_sheet_with_other_full_marks_is_converted_to_the_total():
    categories = [{"id": "township", "title": "乡镇", "parts": ["common"], "marks": "50"}]
    standard = a_sheet(
        a_criterion("a", "40", VALUE),
        a_criterion("b", "10", not_applicable="可以"),
        total="106",
        base="6",
        categories=categories,
    )
    assert assessed(standard, facts(a="30", b="是")).total.exact == 86
    gone = assessed(standard, {**facts(a="30"), "b": {"not_applicable": "没有"}})
    assert (gone.total.exact, gone.not_applicable_share) == (81, Fraction(1, 5))
