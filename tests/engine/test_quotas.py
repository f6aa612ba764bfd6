"""Quotas on grades: how many are allowed, who would be over, what is tied."""

import pytest

from building import a_criterion, a_sheet, a_unit, assessed, facts
from pufa_cli.engine.rollup import Collector
from pufa_cli.model.rollup import Presence

VALUE = {"kind": "linear", "measure": {"kind": "value"}, "coefficient": "1"}
CATEGORIES = [{"id": id, "title": id, "parts": ["common"]} for id in ("township", "office")]


def quotas(most, *units, among="category", missing=0):
    """The quotas on 优秀 of units, each a figure or a figure and a category."""
    quota = {"grade": "优秀", "most": most, "among": among}
    standard = a_sheet(a_criterion("a", "100", VALUE), quotas=[quota], categories=CATEGORIES)
    collector = Collector(standard)
    for at, one in enumerate(units):
        points, category = one if isinstance(one, tuple) else (one, "township")
        found = assessed(standard, facts(a=points), unit=f"u{at}", category=category)
        collector.add(found, a_unit(f"u{at}", category=category))
    for at in range(missing):
        collector.add_unscored(a_unit(f"m{at}"), Presence.MISSING)
    return collector.rollup("区", "轮").quotas


def told(quota):
    return (
        quota.allowed,
        quota.holders,
        [row.unit for row in quota.over],
        [row.unit for row in quota.tied],
    )


@pytest.mark.parametrize(
    ("most", "figures", "wanted"),
    [
        ("2", ["95", "92", "50"], (2, 2, [], [])),
        ("1", ["95", "92", "50"], (1, 2, ["u1"], [])),
        ("1", ["92", "95", "91"], (1, 3, ["u0", "u2"], [])),
        ("1", ["95", "95", "91"], (1, 2 + 1, ["u2"], ["u0", "u1"])),
        ("2", ["95", "92", "92"], (2, 3, [], ["u1", "u2"])),
        ("1", ["95", "92", "92"], (1, 3, ["u1", "u2"], [])),
        ("0.5", ["95"], (0, 1, ["u0"], [])),
        ("2.9", ["95", "92", "91"], (2, 3, ["u2"], [])),
    ],
)
def test_who_is_over_the_quota_and_who_is_tied_on_its_line(most, figures, wanted):
    (found,) = quotas(most, *figures)
    assert told(found) == wanted


def test_a_share_is_of_all_units_expected_rounded_down():
    (found,) = quotas("30%", "95", "92", missing=5)
    assert (found.units, *told(found)) == (7, 2, 2, [], [])


def test_a_quota_holds_in_each_category_or_in_the_district():
    units = ("95", ("96", "office"), ("94", "office"))
    assert [(one.category.id, told(one)) for one in quotas("1", *units)] == [
        ("township", (1, 1, [], [])),
        ("office", (1, 2, ["u2"], [])),
    ]
    (found,) = quotas("1", *units, among="district")
    assert (found.category, told(found)) == (None, (1, 3, ["u0", "u2"], []))


def test_a_quota_changes_no_grade():
    quota = {"grade": "优秀", "most": "1"}
    standard = a_sheet(a_criterion("a", "100", VALUE), quotas=[quota])
    collector = Collector(standard)
    for at in range(2):
        collector.add(assessed(standard, facts(a="95"), unit=f"u{at}"))
    assert [row.grade for row in collector.rollup("区", "轮").rows] == ["优秀", "优秀"]


# last places


def last(count, *figures, among="category"):
    entry = {"title": "约谈", "count": count, "among": among}
    standard = a_sheet(a_criterion("a", "100", VALUE), last_places=[entry], categories=CATEGORIES)
    collector = Collector(standard)
    for at, points in enumerate(figures):
        category = CATEGORIES[at % 2]["id"] if among == "district" else "township"
        found = assessed(standard, facts(a=points), unit=f"u{at}", category=category)
        collector.add(found, a_unit(f"u{at}", category=category))
    return [
        (one.category and one.category.id, one.places, [row.unit for row in one.rows])
        for one in collector.rollup("区", "轮").last_places
    ]


@pytest.mark.parametrize(
    ("count", "figures", "wanted"),
    [
        ("1", ["95", "92", "50"], (1, ["u2"])),
        ("1", ["95", "50", "50"], (1, ["u1", "u2"])),
        ("2", ["95", "92", "50"], (2, ["u2", "u1"])),
        ("9", ["95", "92"], (9, ["u1", "u0"])),
        ("10%", ["95", "92"], (0, [])),
        ("50%", ["95", "92"], (1, ["u1"])),
    ],
)
def test_the_last_places_are_named_with_all_that_are_tied_on_their_line(count, figures, wanted):
    assert last(count, *figures) == [("township", *wanted)]


def test_last_places_hold_in_each_category_or_in_the_district():
    assert last("1", "95", "50", "60", among="district") == [(None, 1, ["u1"])]
