"""Units to categories to the district."""

from fractions import Fraction

import pytest

from building import (
    a_criterion,
    a_dimension,
    a_part,
    a_review,
    a_sheet,
    a_standard,
    a_standard_tree,
    a_unit,
    assessed,
    facts,
    standard_of,
)
from pufa_cli.engine.rollup import Collector, ranked
from pufa_cli.model.assessment import Verdict
from pufa_cli.model.rollup import Presence, Row

VALUE = {"kind": "linear", "measure": {"kind": "value"}, "coefficient": "1"}
JUDGED = {"kind": "judged", "award": {"most": "20"}}


def a_district(**more):
    criteria = [a_criterion("a", "80", VALUE), a_criterion("j", "20", JUDGED)]
    tree = a_standard_tree([a_part(dimensions=[a_dimension(criteria=criteria)])])
    tree["categories"] = [
        {"id": "township", "title": "乡镇", "parts": ["common"]},
        {"id": "school", "title": "学校", "parts": ["common"]},
    ]
    return standard_of({**tree, **more})


def a_hundred(**more):
    return a_sheet(a_criterion("a", "100", VALUE), **more)


def collected(standard, *units, unscored=()):
    """The roll-up of units, each `(id, points)` or `(id, points, roster keys)`."""
    collector = Collector(standard)
    for id, points, *keys in units:
        unit = a_unit(id, **(keys[0] if keys else {}))
        found = assessed(standard, facts(a=points), unit=id, category=unit.category)
        collector.add(found, unit)
    for unit, presence in unscored:
        collector.add_unscored(unit, presence, "坏了")
    return collector.rollup("临川区", "2005验收")


def test_units_are_ranked_by_their_total_and_ties_share_a_rank():
    found = collected(a_hundred(), ("a", "80"), ("b", "95"), ("c", "80"), ("d", "60"))
    assert [(row.unit, row.rank) for row in found.rows] == [("b", 1), ("a", 2), ("c", 2), ("d", 4)]


def test_the_exact_total_ranks_where_the_standard_judges_by_it():
    units = (("a", "80.001"), ("b", "80.002"))
    ranks = [
        [row.rank for row in collected(a_hundred(judge=judge), *units).rows]
        for judge in ("rounded", "exact")
    ]
    assert ranks == [[1, 1], [1, 2]]


def test_missing_and_broken_units_are_rows_without_figures():
    lost = (a_unit("x", area="东片", team="一组"), Presence.MISSING)
    broken = (a_unit("y"), Presence.BROKEN)
    found = collected(a_hundred(), ("a", "80"), unscored=[lost, broken])
    assert [(row.unit, row.presence.value, row.total, row.rank) for row in found.rows] == [
        ("a", "scored", 80, 1),
        ("x", "missing", None, None),
        ("y", "broken", None, None),
    ]
    assert [found.count(one) for one in Presence] == [1, 1, 1]
    assert found.is_provisional
    assert (found.rows[1].area, found.rows[1].team, found.rows[2].reason) == (
        "东片",
        "一组",
        "坏了",
    )


def test_a_district_with_every_unit_scored_and_judged_is_final():
    found = collected(a_hundred(), ("a", "80"))
    assert (found.is_provisional, found.pending) == (False, 0)


def test_a_unit_with_pending_items_makes_the_figures_provisional():
    found = collected(a_district(), ("a", "75"))
    assert (found.is_provisional, found.pending) == (True, 1)
    assert (found.rows[0].grade, found.rows[0].grade_range) == (None, ("合格", "优秀"))
    assert found.categories[0].ungraded == 1


def test_every_category_is_ranked_by_itself():
    school = {"category": "school"}
    found = collected(a_district(), ("a", "70"), ("b", "60", school), ("c", "75"))
    assert [[row.unit for row in one.rows] for one in found.categories] == [["c", "a"], ["b"]]
    assert [one.rows[0].rank for one in found.categories] == [1, 1]


def test_a_category_without_units_is_left_out():
    assert [one.category.id for one in collected(a_district(), ("a", "70")).categories] == [
        "township"
    ]


def test_a_category_that_only_the_roster_knows_is_shown_with_its_units():
    stranger = (a_unit("x", category="town"), Presence.BROKEN)
    found = collected(a_hundred(), ("a", "80"), unscored=[stranger])
    assert [one.category.id for one in found.categories] == ["township", "town"]
    assert found.categories[1].dimensions == ()
    assert [name for name, _ in found.categories[1].grades] == ["优秀", "合格", "不合格"]


def test_the_category_figures_are_of_its_ranked_units():
    units = [("a", "90", {"pilot": "是"}), ("b", "80"), ("c", "61"), ("d", "50", {"pilot": "是"})]
    one = collected(a_hundred(), *units).categories[0]
    assert (one.best, one.worst, one.mean) == (90, 50, Fraction(281, 4))
    assert (one.pilot_mean, one.other_mean, one.median) == (70, Fraction(141, 2), Fraction(141, 2))
    assert one.grades == (("优秀", 1), ("合格", 2), ("不合格", 1))


def test_the_median_of_an_odd_number_of_units_is_the_middle_one():
    found = collected(a_hundred(), ("a", "90"), ("b", "10"), ("c", "50"))
    assert found.categories[0].median == 50


def test_a_category_of_missing_units_only_has_no_figures():
    one = collected(a_hundred(), unscored=[(a_unit(), Presence.MISSING)]).categories[0]
    assert (one.mean, one.best, one.worst, one.median, one.pilot_mean, one.other_mean) == (
        None,
    ) * 6
    assert (one.dimensions, one.weak_points) == ((), ())


def test_incomplete_and_incomparable_units_are_listed_without_a_rank():
    standard = a_sheet(
        a_criterion("a", "50", VALUE),
        a_criterion("b", "50", not_applicable="可以"),
        completeness={"minimum": "80%"},
        not_applicable={"effect": "convert", "limit": "10%"},
    )
    collector = Collector(standard)
    collector.add(assessed(standard, facts(a="50"), unit="half"))
    exempt = {**facts(a="50"), "b": {"not_applicable": "没有"}}
    collector.add(assessed(standard, exempt, unit="exempt"))
    collector.add(assessed(standard, facts(a="10", b="否"), unit="full"))
    rows = collector.rollup("x", "y").rows
    assert [(row.unit, row.rank) for row in rows] == [("full", 1), ("half", None), ("exempt", None)]
    assert [row.verdict for row in rows[1:]] == [Verdict.INCOMPLETE, Verdict.GRADED]


def test_a_dimension_mean_is_over_the_units_to_which_anything_of_it_applies():
    of_two = [
        a_dimension("D1", [a_criterion("a", "4", VALUE)]),
        a_dimension("D2", [a_criterion("b", not_applicable="可以")]),
    ]
    standard = a_standard([a_part(dimensions=of_two)])
    collector = Collector(standard)
    collector.add(assessed(standard, facts(a="4", b="是"), unit="x"))
    collector.add(assessed(standard, {**facts(a="2"), "b": {"not_applicable": "没有"}}, unit="y"))
    means = collector.rollup("x", "y").categories[0].dimensions
    assert [(one.dimension.id, one.mean, one.units) for one in means] == [
        ("D1", 3, 2),
        ("D2", 4, 1),
    ]


def test_weak_points_are_the_criteria_on_which_most_marks_are_lost():
    standard = a_sheet(a_criterion("a", "10", VALUE), a_criterion("b"), a_criterion("c"))
    collector = Collector(standard)
    for unit, points, yes in (("x", "9", "否"), ("y", "10", "否"), ("z", "8", "是")):
        collector.add(assessed(standard, facts(a=points, b=yes, c="是"), unit=unit))
    weak = collector.rollup("x", "y").weak_points
    assert [(one.criterion.id, one.lost, one.below_full, one.concerned) for one in weak] == [
        ("b", 8, 2, 3),
        ("a", 3, 2, 3),
    ]
    assert (weak[0].mean_lost, weak[0].share_below) == (Fraction(8, 3), Fraction(2, 3))


def test_a_criterion_of_several_categories_is_one_weak_point_of_the_district():
    found = collected(a_district(), ("a", "70"), ("b", "75", {"category": "school"}))
    lost = {one.criterion.id: (one.lost, one.concerned) for one in found.weak_points}
    assert lost == {"a": (15, 2)}


def test_what_waits_for_reviewers_is_no_weak_point():
    assert [one.criterion.id for one in collected(a_district(), ("a", "80")).weak_points] == []


def test_a_unit_that_no_roster_names_goes_by_its_own_name():
    collector = Collector(a_hundred())
    collector.add(assessed(a_hundred(), facts(a="80"), name="自称"))
    assert collector.rollup("x", "y").rows[0].name == "自称"


def test_the_roster_names_the_unit_its_area_and_team():
    row = collected(a_hundred(), ("a", "80", {"area": "东片", "team": "一组", "pilot": "是"})).rows[
        0
    ]
    assert (row.name, row.area, row.team, row.is_pilot) == ("孝桥镇", "东片", "一组", True)


def test_vetoes_stand_in_the_row():
    veto = {"id": "V1", "title": "x", "effect": {"force": "不合格"}}
    standard = a_hundred(vetoes=[veto])
    collector = Collector(standard)
    collector.add(assessed(standard, facts(a="95"), vetoes={"V1": "是"}))
    row = collector.rollup("x", "y").rows[0]
    assert (row.total, row.grade, row.veto_ids) == (95, "不合格", ("V1",))


def test_rows_without_figures_keep_their_order():
    rows = [Row(name, name, "c", Presence.MISSING) for name in "ba"]
    assert [row.unit for row in ranked(rows)] == ["b", "a"]


@pytest.mark.parametrize(
    ("answers", "more", "is_blank"),
    [
        ({}, {}, True),
        ({"a": {"facts": None}, "j": {}}, {}, True),
        ({"a": {"facts": "0"}}, {}, False),
        ({"j": {"note": "有台账"}}, {}, False),
        ({}, {"vetoes": {"V1": "是"}}, False),
        ({}, {"penalties": {"N1": "否"}}, False),
        ({}, {"reviews": [a_review({"j": {"points": "5", "reason": "好"}})]}, False),
    ],
)
def test_a_form_in_which_nothing_was_written_is_blank(answers, more, is_blank):
    standard = a_district(
        vetoes=[{"id": "V1", "title": "否决", "effect": {"bars": "申报"}}],
        penalties=[
            {"id": "N", "title": "减分", "lines": [{"id": "N1", "title": "通报", "points": "1"}]}
        ],
    )
    collector = Collector(standard)
    collector.add(assessed(standard, answers, **more))
    (row,) = collector.rollup("区", "轮").rows
    assert row.is_blank is is_blank
