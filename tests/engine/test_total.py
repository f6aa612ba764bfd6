"""Adding up, conversion of what does not apply, completeness, the one rounding."""

from fractions import Fraction

import pytest

from building import a_criterion, a_dimension, a_part, a_sheet, a_standard, assessed, facts

GONE = {"not_applicable": "没有"}


def a_grid(at="dimension", **more):
    """Two parts: P1 with D1 (2 + 2) and D2 (4), P2 with D3 (6)."""

    def criteria(*pairs):
        return [a_criterion(name, marks, not_applicable="可以") for name, marks in pairs]

    one = a_part(
        "P1",
        [
            a_dimension("D1", criteria(("a", "2"), ("b", "2"))),
            a_dimension("D2", criteria(("c", "4"))),
        ],
    )
    two = a_part("P2", [a_dimension("D3", criteria(("d", "6")))], **more)
    return a_standard([one, two], not_applicable={"effect": "convert", "at": at})


def total(standard, **answers):
    return assessed(
        standard, {k: GONE if v == "-" else {"facts": v} for k, v in answers.items()}
    ).total.exact


def test_the_total_is_the_sum_of_all_points():
    assert total(a_grid(), a="是", b="否", c="是", d="是") == 12


@pytest.mark.parametrize(
    ("at", "exact"),
    [
        ("dimension", 2 * 2 + 0 + 6),  # a 2 of 2 due in D1 counts 4 of 4; c 0 of 4
        ("part", Fraction(2, 6) * 8 + 6),
        ("sheet", Fraction(8, 12) * 14),
    ],
)
def test_marks_that_do_not_apply_are_converted_where_the_standard_says(at, exact):
    assert total(a_grid(at), a="是", b="-", c="否", d="是") == exact


@pytest.mark.parametrize("at", ["dimension", "part"])
def test_a_dimension_with_nothing_due_is_taken_over_by_its_part(at):
    assert total(a_grid(at), a="是", b="否", c="-", d="否") == Fraction(2, 4) * 8


@pytest.mark.parametrize("at", ["dimension", "part", "sheet"])
def test_a_part_with_nothing_due_is_taken_over_by_the_sheet(at):
    assert total(a_grid(at), a="是", b="否", c="是", d="-") == Fraction(6, 8) * 14


def test_a_unit_to_which_nothing_applies_has_no_points_and_no_completeness():
    found = assessed(a_grid(), dict.fromkeys("abcd", GONE))
    assert (found.total.exact, found.completion.share, found.completion.due) == (0, 0, 0)
    assert [one.points for one in found.dimensions] == [None, None, None]


def test_a_part_counts_the_marks_the_standard_gives_it_on_the_sheet():
    standard = a_grid(counts="60")
    assert standard.total == 68
    assert total(standard, a="是", b="是", c="是", d="是") == 68
    assert total(standard, a="否", b="是", c="是", d="否") == 6


def test_a_dimension_shows_what_was_earned_of_what_was_due_and_its_full_figure():
    found = assessed(a_grid(), {**facts(a="是", c="否"), "b": GONE}).dimensions
    assert [(one.earned, one.due, one.points, one.contribution) for one in found] == [
        (2, 2, 4, 4),
        (0, 4, 0, 0),
        (0, 6, 0, 0),
    ]


def test_the_parts_of_a_sheet_show_what_they_contribute():
    found = assessed(a_grid(counts="60"), facts(a="是", d="是"))
    assert [one.contribution for one in found.parts] == [2, 60]


def test_a_dimension_shows_the_most_that_reviewers_can_still_make_of_it():
    judged = a_criterion("j", "3", {"kind": "judged", "award": {"most": "3"}})
    found = assessed(a_sheet(a_criterion("a", "1"), judged), facts(a="是"))
    assert (found.dimensions[0].earned, found.dimensions[0].at_most) == (1, 4)
    assert (found.total.exact, found.total.at_most, found.total.is_range) == (1, 4, True)


@pytest.mark.parametrize(
    ("places", "rounded"), [("0", "1"), ("1", "1.3"), ("2", "1.25"), ("3", "1.25")]
)
def test_the_total_is_rounded_once_half_up(places, rounded):
    rule = {"kind": "linear", "full_at": "100%"}
    sheet = a_sheet(a_criterion("a", "2", rule), rounding={"places": places})
    found = assessed(sheet, facts(a={"done": "5", "total": "8"})).total
    assert (found.exact, found.rounded) == (Fraction(5, 4), Fraction(rounded))


@pytest.mark.parametrize(
    ("answers", "share", "answered"),
    [
        ({}, 0, 0),
        (facts(a="否", b="否", c="否", d="否"), 1, 4),
        (facts(a="否"), Fraction(1, 7), 1),
        ({**facts(a="否"), "d": GONE}, Fraction(1, 4), 1),
    ],
)
def test_completeness_is_the_share_of_due_marks_that_was_answered(answers, share, answered):
    found = assessed(a_grid(), answers).completion
    assert (found.share, found.answered, found.is_full) == (share, answered, share == 1)
