"""Numbers: one grammar, exact, one rounding."""

from fractions import Fraction

import pytest

from pufa_cli.base.numbers import (
    clamp,
    exact_places,
    fixed,
    parse_number,
    parse_whole,
    plain,
    round_half_up,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("-0.5", Fraction(-1, 2)),
        ("92.100000", Fraction(921, 10)),
        ("999999999", 999999999),
    ],
)
def test_a_number_is_read_exactly_as_written(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+1",
        "01",
        "1.",
        ".5",
        "1e3",
        "1_000",
        "1,000",
        "９５",
        "0.1234567",
        "1234567890",
        " 1",
        "1\n",
    ],
)
def test_every_other_way_to_write_a_number_is_refused(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), ("999999999", 999999999)])
def test_a_whole_number_is_read(text, number):
    assert parse_whole(text) == number


@pytest.mark.parametrize("text", ["-1", "1.0", "007", "", "１２", "1234567890", "1\n"])
def test_what_is_no_whole_number_is_refused(text):
    assert parse_whole(text) is None


@pytest.mark.parametrize(("value", "held"), [(-1, 0), (0, 0), (3, 3), (4, 4), (5, 4)])
def test_a_value_is_held_between_nothing_and_the_most(value, held):
    assert clamp(Fraction(value), Fraction(4)) == held


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("2.675", 2, "2.68"),
        ("0.125", 2, "0.13"),
        ("0.124999", 2, "0.12"),
        ("-0.125", 2, "-0.13"),
        ("89.995", 2, "90"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, places, rounded):
    assert round_half_up(Fraction(value), places) == Fraction(rounded)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("92.1", 2, "92.10"),
        ("0", 2, "0.00"),
        ("0.05", 1, "0.1"),
        ("-0.001", 2, "0.00"),
        ("-3.5", 1, "-3.5"),
        ("7.5", 0, "8"),
        ("1/3", 4, "0.3333"),
    ],
)
def test_a_fixed_number_has_exactly_its_decimals(value, places, text):
    assert fixed(Fraction(value), places) == text


@pytest.mark.parametrize(
    ("value", "places"), [("4", 0), ("0.5", 1), ("0.2", 1), ("1/8", 3), ("1/3", None)]
)
def test_the_decimals_that_write_a_number_exactly_are_known(value, places):
    assert exact_places(Fraction(value)) == places


@pytest.mark.parametrize(
    ("value", "text"),
    [("4", "4"), ("4.50", "4.5"), ("1/3", "≈0.3333"), ("1/128", "≈0.0078"), ("-2/3", "≈-0.6667")],
)
def test_a_number_is_shown_as_short_as_it_is_exact(value, text):
    assert plain(Fraction(value)) == text
