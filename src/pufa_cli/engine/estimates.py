"""Intervals of a share found in a sample of finitely many: Wilson's, with the finite correction.

E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, JASA 22
(1927): the share p whose score test does not reject what was found. A sample of n out of N says
more than one of infinitely many, by the factor f = (N − n) / (N − 1) of the variance
(W. G. Cochran, Sampling Techniques, 3rd ed., § 2.6). Of several strata the shares are weighted by
their size, and n becomes the number that gives the same variance were all shares equal.
Exact but for the square root, which is cut outwards at twelve decimals.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isqrt
from typing import NamedTuple

from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model.estimates import Interval

Z: Mapping[str, Fraction] = {
    "90%": Fraction("1.644854"),
    "95%": Fraction("1.959964"),
    "99%": Fraction("2.575829"),
}
"""Quantiles of the normal distribution, by two-sided confidence"""
PLACES = 12  # decimals of the square root
SCALE = 10**PLACES


class Part(NamedTuple):
    """What was found of one stratum: `passed` of `examined`, out of `population`."""

    population: int
    examined: int
    passed: int


def share(parts: Sequence[Part]) -> Fraction | None:
    """The share of all who would pass, 0 .. 1, each stratum weighted by its size.

    None where a stratum was not examined: then nothing is known of all.
    """
    known = [one for one in parts if one.population]
    if not known or any(one.examined == 0 for one in known):
        return None
    everybody = sum(one.population for one in known)
    found = (one.population * Fraction(one.passed, one.examined) for one in known)
    return sum(found, ZERO) / everybody


def interval(parts: Sequence[Part], confidence: str) -> Interval | None:
    """Where the share of all lies with a confidence; a point where everybody was examined."""
    found = share(parts)
    if found is None:
        return None
    spread = Z[confidence] ** 2 * _inverse(parts)  # z² / n
    middle = (found + spread / 2) / (1 + spread)
    inner = spread * found * (1 - found) + (spread / 2) ** 2
    half = _root(inner) / (1 + spread)
    return Interval(max(ZERO, middle - half), min(ONE, middle + half))


def _inverse(parts: Sequence[Part]) -> Fraction:
    """1 / n of the sample that says as much, with the finite correction; 0 for everybody."""
    known = [one for one in parts if one.population]
    everybody = sum(one.population for one in known)
    return sum(
        (
            Fraction(one.population, everybody) ** 2 * _correction(one) / one.examined
            for one in known
        ),
        ZERO,
    )


def _correction(one: Part) -> Fraction:
    """(N − n) / (N − 1); 0 where everybody was examined."""
    if one.population <= max(1, one.examined):
        return ZERO
    return Fraction(one.population - one.examined, one.population - 1)


def _root(value: Fraction) -> Fraction:
    """The square root, cut upwards so that an interval is never too narrow."""
    scaled = value * SCALE * SCALE
    below = isqrt(scaled.numerator // scaled.denominator)
    is_exact = scaled.denominator == 1 and below * below == scaled.numerator
    return Fraction(below if is_exact else below + 1, SCALE)
