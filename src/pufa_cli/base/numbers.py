"""Exact numbers: read as they were written, counted as fractions, rounded once, half up."""

import re
from fractions import Fraction
from math import isqrt

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?")
WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
ZERO = Fraction(0)
ONE = Fraction(1)
HUNDRED = Fraction(100)


def parse_number(text: str) -> Fraction | None:
    """The number written in `text`, or None when it is not in the one published grammar."""
    return Fraction(text) if NUMBER.fullmatch(text) else None


def parse_whole(text: str) -> int | None:
    """The whole number, zero or more, written in `text`, or None."""
    return int(text) if WHOLE.fullmatch(text) else None


def clamp(value: Fraction, most: Fraction) -> Fraction:
    """`value` held between 0 and `most`."""
    return ZERO if value.numerator < 0 else min(value, most)


def round_half_up(value: Fraction, places: int) -> Fraction:
    """`value` rounded to `places` decimals, halves away from zero (四舍五入)."""
    return Fraction(_scaled(value, places), 10**places)


def _scaled(value: Fraction, places: int) -> int:
    """`value` × 10^places, rounded half away from zero; whole numbers only, so it is exact."""
    top, below = value.numerator, value.denominator
    scale: int = 10**places
    whole = (2 * abs(top) * scale + below) // (2 * below)
    return -whole if top < 0 else whole


def fixed(value: Fraction, places: int) -> str:
    """`value`, rounded half up, with exactly `places` decimals, as in `92.10`."""
    whole = _scaled(value, places)
    sign, digits = ("-" if whole < 0 else ""), str(abs(whole)).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


ROOT_PLACES = 12


def root_above(value: Fraction) -> Fraction:
    """The square root of a number of zero or more, cut upwards at twelve decimals."""
    scale: int = 10**ROOT_PLACES
    scaled = value * scale * scale
    below = isqrt(scaled.numerator // scaled.denominator)
    is_exact = scaled.denominator == 1 and below * below == scaled.numerator
    return Fraction(below if is_exact else below + 1, scale)


def exact_places(value: Fraction) -> int | None:
    """How many decimals write `value` exactly, or None when no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def plain(value: Fraction, most_places: int = 6) -> str:
    """`value` as short as it is exact (`4.5`); what has no short form is cut and marked `≈`."""
    if value.denominator == 1:
        return str(value.numerator)
    places = exact_places(value)
    if places is not None and places <= most_places:
        return fixed(value, places)
    return "≈" + fixed(value, 4)
