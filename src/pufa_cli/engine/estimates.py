"""Intervals of a share found in a sample of finitely many: Wilson's, with the finite correction.

E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, JASA 22
(1927): the share p whose score test does not reject what was found. A sample of n out of N says
more than one of infinitely many, by the factor f = (N − n) / (N − 1) of the variance
(W. G. Cochran, Sampling Techniques, 3rd ed., § 2.6). Of several strata the shares are weighted by
their size, and n becomes the number that gives the same variance were all shares equal.
Where units were drawn first, people of one unit may be alike: n is divided by the design effect
(the variance between units over that of people drawn one by one), and by what Student's t with a
degree of freedom less than there are units is above the normal quantile (E. L. Korn and
B. I. Graubard, Survey Methodology 24, 1998).
Exact but for the square root, which is cut outwards at twelve decimals.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.numbers import ONE, ZERO, root_above
from pufa_cli.engine.quantiles import Z, student
from pufa_cli.model.estimates import Interval


class Part(NamedTuple):
    """What was found of one stratum: `passed` of `examined`, out of `population`.

    `by_unit` the same two by unit, where units were drawn first.
    """

    population: int
    examined: int
    passed: int
    by_unit: tuple[tuple[int, int], ...] = ()


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
    found, inverse = share(parts), _inverse(parts, confidence)
    if found is None or inverse is None:
        return None
    spread = Z[confidence] ** 2 * inverse  # z² / n
    middle = (found + spread / 2) / (1 + spread)
    inner = spread * found * (1 - found) + (spread / 2) ** 2
    half = root_above(inner) / (1 + spread)
    return Interval(max(ZERO, middle - half), min(ONE, middle + half))


def _inverse(parts: Sequence[Part], confidence: str) -> Fraction | None:
    """1 / n of the sample that says as much; 0 for everybody, None where that is not known."""
    known = [one for one in parts if one.population]
    everybody = sum(one.population for one in known)
    found = ZERO
    for one in known:
        factor = _factor(one, confidence)
        if factor is None:
            return None
        found += Fraction(one.population, everybody) ** 2 * factor / one.examined
    return found


def _factor(one: Part, confidence: str) -> Fraction | None:
    """By how much the variance differs from that of as many out of infinitely many.

    None where nobody was examined, or one unit alone of a stratum of which units were drawn.
    """
    if one.examined == 0:
        return None
    correction = _correction(one)
    units = [told for told in one.by_unit if told[0]]
    if not units or correction == 0:
        return correction
    if len(units) == 1:
        return None
    wider = student(confidence, len(units) - 1) / Z[confidence]
    return max(correction, _design(one, units)) * wider**2


def _design(one: Part, units: Sequence[tuple[int, int]]) -> Fraction:
    """How much people of one unit are alike: the variance between units over that of people."""
    rate, count = Fraction(one.passed, one.examined), len(units)
    alone = one.examined * rate * (1 - rate)
    apart = sum(((passed - examined * rate) ** 2 for examined, passed in units), ZERO)
    return apart * count / (count - 1) / alone if alone else ZERO


def _correction(one: Part) -> Fraction:
    """(N − n) / (N − 1); 0 where everybody was examined."""
    if one.population <= max(1, one.examined):
        return ZERO
    return Fraction(one.population - one.examined, one.population - 1)
