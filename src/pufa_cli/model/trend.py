"""How a district stood on several days, side by side (进度对比)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.district import Unit
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.rollup import CategoryRollup, Presence, Row
from pufa_cli.model.standard import Category, Standard


class Moment(NamedTuple):
    """A district on one day, judged by that day's files."""

    on: date
    commit: str  # id of the commit
    round: str  # its title
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


class Accepted(NamedTuple):
    """What was accepted in the round before (上轮验收): counts and rows, no findings."""

    round: str
    as_of: date
    standard: str  # id@version
    grades: Mapping[str, int]
    means: Mapping[str, Fraction | None]  # by category
    rows: Mapping[str, Row]

    def count(self, presence: Presence) -> int:
        """How many units were scored, broken or missing."""
        return sum(row.presence is presence for row in self.rows.values())


class Course(NamedTuple):
    """A unit's totals, day by day; None where it was not scored."""

    unit: Unit
    totals: tuple[Fraction | None, ...]
    grades: tuple[str | None, ...]
    accepted: Fraction | None = None  # the round before
    is_listed: bool = True  # in the roster as it is now

    @property
    def grade_course(self) -> tuple[str, ...]:
        """The first and the last grade that it had; one of them where they are the same."""
        known = [grade for grade in self.grades if grade is not None]
        return tuple(dict.fromkeys((*known[:1], *known[-1:])))

    @property
    def change(self) -> Fraction | None:
        """From the first day on which it was scored to the last; None for fewer than two."""
        known = [total for total in self.totals if total is not None]
        return known[-1] - known[0] if len(known) > 1 else None


class Means(NamedTuple):
    """A category's mean totals, day by day."""

    category: Category
    means: tuple[Fraction | None, ...]
    accepted: Fraction | None = None  # the round before


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
    accepted: Accepted | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every day could be read."""
        return bool(self.moments) and not any(one.is_error for one in self.diagnostics)

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, len(self.moments), self.setup_is_broken)
