"""The same facts by the superior's standard (迎检预测): what it comes to, what is not covered."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable, say
from pufa_cli.base.numbers import ZERO, round_half_up
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.rollup import DistrictRollup, Row
from pufa_cli.model.standard import Criterion, Standard


class Gap(NamedTuple):
    """A criterion of the superior's to which no fact could be carried."""

    criterion: Criterion
    own: str | None  # ours that answers to it, if any
    why: Sayable


class UnitForecast(NamedTuple):
    """One unit under both standards; `forecast` is None where the superior's cannot be applied."""

    unit: str
    own: Row
    forecast: Assessment | None
    gaps: tuple[Gap, ...] = ()
    why: Sayable = ""  # there is no forecast

    @property
    def covered(self) -> Fraction:
        """0 .. 1; share of the due marks, as they count, to which facts could be carried."""
        due = sum((one.criterion.marks * one.factor for one in self._due), ZERO)
        gone = {gap.criterion.id for gap in self.gaps}
        held = (one for one in self._due if one.criterion.id not in gone)
        return sum((one.criterion.marks * one.factor for one in held), ZERO) / due if due else ZERO

    @property
    def _due(self) -> list[CriterionResult]:
        return [one for one in self.forecast.criteria if one.is_due] if self.forecast else []

    @property
    def reach(self) -> Fraction | None:
        """The total if whatever is not covered, and all that is pending, came to full marks."""
        if self.forecast is None:
            return None
        total, gone = self.forecast.total, {gap.criterion.id for gap in self.gaps}
        open_marks = (
            (one.criterion.marks - one.outcome.at_most) * one.factor
            for one in self._due
            if one.criterion.id in gone
        )
        exact = total.exact_at_most + sum(open_marks, ZERO)
        most = self.forecast.standard.limits.most
        held = exact if most is None else min(exact, most)
        return round_half_up(held, self.forecast.standard.rounding.places)

    @property
    def pass_line(self) -> Fraction | None:
        """The total from which on it is not in the last grade."""
        if self.forecast is None:
            return None
        grades = self.forecast.standard.grades_of(self.forecast.category)
        return min((one.at_least for one in grades[:-1]), default=None)

    @property
    def is_at_risk(self) -> bool:
        """Whether it would be in the last grade, or could be while items are pending."""
        if self.forecast is None:
            return False
        last = self.forecast.standard.grades_of(self.forecast.category)[-1].name
        decision, line = self.forecast.decision, self.pass_line
        is_last = last in (decision.grade, decision.at_least)
        return is_last or (line is not None and self.forecast.total.rounded < line)


class Uncovered(NamedTuple):
    """A criterion of the superior's that is not covered for some units, for one reason."""

    criterion: Criterion
    why: Sayable
    units: int


@dataclass(frozen=True)
class ForecastResult:
    """A district before its superior; nothing but diagnostics where either standard is unusable."""

    folder: str
    district: str
    round: str
    own: Standard | None
    standard: Standard | None  # the superior's
    mapping: str  # the file; empty where ids are taken as they are
    provenance: Provenance
    rollup: DistrictRollup | None = None  # by the superior's
    units: tuple[UnitForecast, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False
    is_whole: bool = True

    @property
    def foreseen(self) -> tuple[UnitForecast, ...]:
        """The units to which the superior's standard could be applied."""
        return tuple(one for one in self.units if one.forecast is not None)

    @property
    def uncovered(self) -> tuple[Uncovered, ...]:
        """What is not covered, most marks first; by criterion and reason."""
        found: dict[tuple[str, str], Uncovered] = {}
        for gap in (gap for one in self.foreseen for gap in one.gaps):
            key = gap.criterion.id, say(gap.why, "en")
            known = found.get(key, Uncovered(gap.criterion, gap.why, 0))
            found[key] = known._replace(units=known.units + 1)
        return tuple(sorted(found.values(), key=lambda one: -one.criterion.marks * one.units))

    @property
    def at_risk(self) -> tuple[UnitForecast, ...]:
        """Units that would be in the last grade or could be, the lowest total first."""
        found = [(one.forecast.total.rounded, one) for one in self.units if one.forecast]
        found = [pair for pair in found if pair[1].is_at_risk]
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, len(self.units), self.setup_is_broken)
