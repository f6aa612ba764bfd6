"""How a district stood on several days, side by side (进度对比)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.district import Unit
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.rollup import CategoryRollup, Row
from pufa_cli.model.standard import Category, Standard


class Moment(NamedTuple):
    """A district on one day, judged by that day's files."""

    on: date
    commit: str  # id of the commit
    standard: str  # id@version
    scored: int
    missing: int
    broken: int
    grades: Mapping[str, int]
    categories: tuple[CategoryRollup, ...]
    rows: Mapping[str, Row]
    findings: int  # known on that day and not done
    overdue: int
    provenance: Provenance


class Course(NamedTuple):
    """A unit's totals, day by day; None where it was not scored."""

    unit: Unit
    totals: tuple[Fraction | None, ...]
    grades: tuple[str | None, ...]

    @property
    def change(self) -> Fraction | None:
        """From the first day on which it was scored to the last; None for fewer than two."""
        known = [total for total in self.totals if total is not None]
        return known[-1] - known[0] if len(known) > 1 else None


class Means(NamedTuple):
    """A category's mean totals, day by day."""

    category: Category
    means: tuple[Fraction | None, ...]


@dataclass(frozen=True)
class TrendResult:
    """Several days of a district; no moments where history could not be read."""

    folder: str
    district: str
    round: str
    standard: Standard | None
    moments: tuple[Moment, ...] = ()
    means: tuple[Means, ...] = ()
    units: tuple[Course, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every day could be read."""
        return bool(self.moments) and not any(one.is_error for one in self.diagnostics)

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, len(self.moments), self.setup_is_broken)
