"""What moved between two states of a district, by which answer, by whom (变化)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable
from pufa_cli.model.district import Unit
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.rollup import Row
from pufa_cli.model.standard import Criterion


class State(NamedTuple):
    """One of the two states."""

    name: str  # a day, a revision, a folder or a result file
    as_of: date
    standard: str  # id@version
    places: int  # decimals of its totals
    rows: Mapping[str, Row]
    provenance: Provenance


class Moved(NamedTuple):
    """A criterion of a unit with other points or other facts; None where the sheet lacks it."""

    criterion: Criterion
    before: Fraction | None
    after: Fraction | None
    was: Sayable  # the facts that decided
    now: Sayable
    place_before: str
    place_after: str

    @property
    def change(self) -> Fraction:
        """What it gained."""
        return (self.after or Fraction(0)) - (self.before or Fraction(0))


class Author(NamedTuple):
    """Who committed a unit's file last, up to the later state."""

    on: date
    name: str
    subject: str
    commit: str


class UnitDifference(NamedTuple):
    """A unit whose total, grade, presence or any criterion is different."""

    unit: Unit
    before: Row | None
    after: Row | None
    criteria: tuple[Moved, ...]
    author: Author | None = None

    @property
    def change(self) -> Fraction | None:
        """Of the total; None unless it was scored in both."""
        old = self.before.total if self.before else None
        new = self.after.total if self.after else None
        return None if old is None or new is None else new - old


@dataclass(frozen=True)
class DiffResult:
    """Two states side by side; None for one that could not be read."""

    before: State | None
    after: State | None
    units: tuple[UnitDifference, ...] = ()
    still: int = 0  # units that are as they were
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether both states could be read."""
        return self.before is not None and self.after is not None

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 2, self.setup_is_broken)
