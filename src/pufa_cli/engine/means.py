"""Intervals of a mean score found in a sample of finitely many, stratum by stratum.

The variance of a mean of n out of N is (1 - n/N) s²/n, with s² the variance of the scores, n - 1
below it; strata are weighted by their size (W. G. Cochran, Sampling Techniques, 3rd ed., §§ 2.6
and 5.4). Where units were drawn first, it comes from how far the units lie apart (ch. 11). The
quantile is Student's, with Satterthwaite's degrees of freedom for several strata (§ 5.4), cut down.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.numbers import ONE, ZERO, root_above
from pufa_cli.engine.quantiles import student
from pufa_cli.model.estimates import Interval, Unknown
from pufa_cli.model.exams import Tally


class Scored(NamedTuple):
    """What was found of one stratum; by unit where units were drawn first."""

    population: int
    tally: Tally
    by_unit: tuple[Tally, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everybody was examined."""
        return self.tally.examined >= self.population


class _Variance(NamedTuple):
    """That of a mean, and on how many differences it rests."""

    number: Fraction
    freedom: int


def mean_interval(
    strata: Sequence[Scored], mean: Fraction | None, confidence: str, full: Fraction
) -> Interval | Unknown:
    """Where the mean of all lies with a confidence, or why nothing can be said of it."""
    if mean is None:
        return "no_mean"
    everybody = sum(one.population for one in strata)
    found: list[_Variance] = []
    for one in strata:
        variance = _variance(one)
        if not isinstance(variance, _Variance):
            return variance
        share = Fraction(one.population, everybody)
        found.append(variance._replace(number=variance.number * share**2))
    total = sum((one.number for one in found), ZERO)
    if total == 0:
        return Interval(mean, mean) if all(one.is_whole for one in strata) else "no_spread"
    freedom = total**2 / sum((one.number**2 / one.freedom for one in found), ZERO)
    half = root_above(total) * student(confidence, int(freedom))
    return Interval(max(ZERO, mean - half), min(full, mean + half))


def _variance(one: Scored) -> _Variance | Unknown:
    """That of the mean of one stratum; none of a mean of everybody."""
    tally, units = one.tally, [each for each in one.by_unit if each.examined]
    if one.is_whole:
        return _Variance(ZERO, 1)
    if len(units) == 1:
        return "one_unit"
    if units:
        return _Variance(_between(tally, units), len(units) - 1)
    if tally.examined == 1:
        return "one_head"
    if tally.variance is None:
        return "no_deviation"
    left = ONE - Fraction(tally.examined, one.population)
    return _Variance(left * tally.variance / tally.examined, tally.examined - 1)


def _between(tally: Tally, units: Sequence[Tally]) -> Fraction:
    """The variance of a mean that comes from how far units lie apart."""
    mean, count = tally.sum / tally.examined, len(units)
    apart = sum(((one.sum - one.examined * mean) ** 2 for one in units), ZERO)
    return apart * count / (count - 1) / tally.examined**2
