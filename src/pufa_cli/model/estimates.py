"""What a sample says of everybody: rates with intervals, and whether it says enough."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.district import Unit
from pufa_cli.model.exams import (
    NOBODY,
    Drawn,
    DrawnStratum,
    ExamFrame,
    ExamSample,
    Stratum,
    Tally,
)
from pufa_cli.model.papers import PaperResult
from pufa_cli.model.results import CheckResult

# Why there is no interval of a mean: not every mean or deviation is told, one head or unit alone
# says nothing of others, or all are the same so far.
Unknown: TypeAlias = Literal["no_mean", "no_deviation", "one_head", "one_unit", "no_spread"]


class Interval(NamedTuple):
    """Between these: 0 .. 1 of a share, 0 .. full marks of a mean."""

    low: Fraction
    high: Fraction

    @property
    def half(self) -> Fraction:
        """Half of its width."""
        return (self.high - self.low) / 2


class Estimate(NamedTuple):
    """What is said of some people by those of them who were examined."""

    population: int
    wanted: int  # heads to examine
    tally: Tally
    rate: Fraction | None
    interval: Interval | None
    mean: Fraction | None
    mean_interval: Interval | Unknown
    is_enough: bool  # whether anything can be concluded of the rate
    by_unit: tuple[Tally, ...] = ()  # where units were drawn first


class StratumEstimate(NamedTuple):
    """One stratum."""

    stratum: Stratum
    found: Estimate


class UnitExam(NamedTuple):
    """One unit, by stratum; rate and mean weighted by the heads of each."""

    unit: Unit
    wanted: Mapping[str, int]  # by stratum
    tallies: Mapping[str, Tally]
    rate: Fraction | None
    mean: Fraction | None
    places: Mapping[str, str]

    @property
    def missing(self) -> int:
        """How many of those drawn were not examined."""
        return sum(
            max(0, wanted - self.tallies.get(stratum, NOBODY).examined)
            for stratum, wanted in self.wanted.items()
        )


@dataclass(frozen=True)
class SampleResult:
    """A sample drawn; None where the frame cannot be used."""

    folder: str
    sample: ExamSample | None
    titles: Mapping[str, str]  # of strata, by id
    names: Mapping[str, str]  # of units, by id
    unit: str | None = None  # the only one that is wanted
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False

    @property
    def lists(self) -> Iterator[tuple[DrawnStratum, tuple[Drawn, ...]]]:
        """By stratum who was drawn, in the unit that is wanted or in all."""
        for one in self.sample.strata if self.sample else ():
            yield one, tuple(each for each in one.units if self.unit in (None, each.unit))

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 1, self.setup_is_broken)

    @property
    def is_whole(self) -> bool:
        """Whether anybody was drawn."""
        return self.sample is not None


@dataclass(frozen=True, kw_only=True)
class ExamReport(PaperResult):
    """A sample exam: by stratum, for the district, by unit."""

    frame: ExamFrame | None
    strata: tuple[StratumEstimate, ...]
    total: Estimate | None
    units: tuple[UnitExam, ...]
