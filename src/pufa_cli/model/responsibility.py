"""Who answers for what (责任制): areas, leaders, pilot points, the load of each person, results."""

from dataclasses import dataclass
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.district import Point, Unit
from pufa_cli.model.organisation import Task
from pufa_cli.model.papers import PaperResult
from pufa_cli.model.situation import GroupFigures


class AreaRow(NamedTuple):
    """An area with those in charge of it."""

    area: str  # empty for units that lie in none
    leaders: tuple[str, ...]
    teams: tuple[str, ...]  # titles
    units: int
    without_head: int  # units that name no head as first responsible


class Burden(NamedTuple):
    """What one person is in charge of."""

    person: str  # by post
    areas: tuple[str, ...]
    units: int
    points: tuple[str, ...]  # names of pilots
    groups: tuple[str, ...] = ()  # titles of supervision groups and working groups


class PointRow(NamedTuple):
    """A pilot and those in charge of it."""

    unit: Unit
    point: Point


class GroupRow(NamedTuple):
    """A supervision group, or a working group of the office with its tasks."""

    id: str
    title: str
    leader: str | None  # working groups have one
    members: tuple[str, ...]  # by post
    tasks: tuple[Task, ...]
    is_team: bool = False

    @property
    def people(self) -> int:
        """How many they are."""
        return len(self.members) + (self.leader is not None)


@dataclass(frozen=True, kw_only=True)
class ResponsibilityResult(PaperResult):
    """The matrix of responsibility, and how the units of each leader and team do."""

    places: int  # decimals of totals
    areas: tuple[AreaRow, ...]
    points: tuple[PointRow, ...]
    groups: tuple[GroupRow, ...]
    burdens: tuple[Burden, ...]
    by_leader: tuple[GroupFigures, ...]
    by_team: tuple[GroupFigures, ...]
    wrong: tuple[Diagnostic, ...]  # of the matrix itself
    is_declared: bool = False  # whether the settings say who answers for what
