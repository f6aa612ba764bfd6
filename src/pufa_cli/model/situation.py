"""How a district stands on a day, unit by unit: score, findings, tasks; by group; weak links."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.numbers import ZERO
from pufa_cli.model.district import Unit
from pufa_cli.model.progress import TaskStanding, TaskState
from pufa_cli.model.rollup import Presence, Row
from pufa_cli.model.standard import Criterion, Part
from pufa_cli.model.standing import Followed, UnitFindings


class UnitSituation(NamedTuple):
    """One unit on a day."""

    unit: Unit
    row: Row
    ledger: UnitFindings | None = None  # of this round; None where there is nothing
    tasks: tuple[TaskStanding, ...] = ()

    @property
    def undone(self) -> tuple[Followed, ...]:
        """The findings that it still has to do something about."""
        found = self.ledger.findings if self.ledger else ()
        return tuple(one for one in found if one.standing.state.is_undone)

    @property
    def overdue(self) -> tuple[Followed, ...]:
        """Those of them whose day is past."""
        return tuple(one for one in self.undone if one.standing.overdue)

    @property
    def late(self) -> tuple[TaskStanding, ...]:
        """Its tasks that are late."""
        return tuple(one for one in self.tasks if one.state is TaskState.LATE)


class GroupFigures(NamedTuple):
    """Units of one leader, area or team, taken together."""

    name: str  # empty for the units that nobody has
    units: int
    scored: int
    missing: int
    broken: int
    grades: Mapping[str, int]
    against_mean: Fraction | None  # mean of total less the mean of the unit's category
    undone: int
    overdue: int
    late: int


class Link(NamedTuple):
    """What is lost on one criterion, over the units that it applies to (薄弱环节)."""

    criterion: Criterion
    part: Part
    is_common: bool  # its part is on the sheet of every category
    concerned: int
    below_full: int
    lost: Fraction  # marks, summed over the units
    gain: Fraction  # on the totals in all, if what can still be put right is put right
    fixable: int  # units that could gain

    @property
    def share_below(self) -> Fraction:
        """0 .. 1; units below full marks of those concerned."""
        return Fraction(self.below_full, self.concerned)

    @property
    def mean_lost(self) -> Fraction:
        """Marks lost per unit concerned."""
        return self.lost / self.concerned


class PartLoss(NamedTuple):
    """Marks lost in one part of the standard (共同标准、分类标准)."""

    part: Part
    is_common: bool
    units: int
    due: Fraction
    lost: Fraction

    @property
    def rate(self) -> Fraction:
        """0 .. 1; what is lost of the marks that are due."""
        return self.lost / self.due if self.due else ZERO


class WeakLinks(NamedTuple):
    """Where marks are lost: most first, by part, and what would give most."""

    links: tuple[Link, ...]
    parts: tuple[PartLoss, ...]

    @property
    def fixes(self) -> tuple[Link, ...]:
        """The criteria that give most when put right, most first."""
        gaining = [one for one in self.links if one.gain]
        return tuple(sorted(gaining, key=lambda one: -one.gain))


def is_scored(one: UnitSituation) -> bool:
    """Whether a unit has a total."""
    return one.row.presence is Presence.SCORED
