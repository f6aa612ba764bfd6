"""The pack for a meeting (会议材料): what changed since the last one, unit by unit."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.model.district import Unit
from pufa_cli.model.meeting import Feedback, Resolution
from pufa_cli.model.organisation import PackKind
from pufa_cli.model.papers import PaperResult
from pufa_cli.model.progress import Statement, TaskCount
from pufa_cli.model.rollup import Row
from pufa_cli.model.situation import GroupFigures, UnitSituation, WeakLinks
from pufa_cli.model.standard import Category
from pufa_cli.model.standing import Followed


class Moved(NamedTuple):
    """A unit then and now."""

    now: UnitSituation
    before: Row | None  # None where the day before is not known, or the unit was not there

    @property
    def change(self) -> Fraction | None:
        """Of the total; None unless it was scored on both days."""
        old = self.before.total if self.before else None
        new = self.now.row.total
        return None if old is None or new is None else new - old


class MeanMoved(NamedTuple):
    """The mean of a category then and now."""

    category: Category
    before: Fraction | None
    now: Fraction | None

    @property
    def change(self) -> Fraction | None:
        """None unless both are known."""
        return None if self.before is None or self.now is None else self.now - self.before


class Absence(NamedTuple):
    """The dispatch meetings that a unit was not at."""

    unit: Unit
    days: tuple[date, ...]


class Noted(NamedTuple):
    """A finding of a unit."""

    unit: Unit
    finding: Followed


class Told(NamedTuple):
    """What a pilot tells the meeting; None where it has told nothing since the last one."""

    unit: Unit
    statement: Statement | None
    place: str = ""


class Fed(NamedTuple):
    """A pilot, who is to tell the meeting of it, and what was said of it last."""

    unit: Unit
    leader: str  # of the pilot point; empty for none
    team: str  # title; empty for none
    said: tuple[Feedback, ...]
    on: date | None  # when that was


class Pending(NamedTuple):
    """Something decided at an earlier meeting that is not done."""

    meeting: date
    resolution: Resolution
    who: str  # name of the unit; empty for the office
    is_late: bool
    place: str
    chair: str = ""  # who presided


@dataclass(frozen=True, kw_only=True)
class MeetingPack(PaperResult):
    """Everything that a meeting looks at."""

    kind: PackKind
    since: date | None  # the last meeting; None where there was none
    not_compared: bool  # nothing can be read of that day
    following: date | None  # the next one that is set
    places: int  # decimals of totals
    most: Fraction  # of the standard's totals
    means: tuple[MeanMoved, ...]
    units: tuple[Moved, ...]
    new: tuple[Noted, ...]  # findings made since
    overdue: tuple[Noted, ...]
    settled: tuple[Noted, ...]  # verified since
    proposed: tuple[Noted, ...]  # with a step that is proposed
    tasks: tuple[TaskCount, ...]
    weak: WeakLinks
    told: tuple[Told, ...]
    fed: tuple[Fed, ...]
    pending: tuple[Pending, ...]
    absent: tuple[Absence, ...]
    by_leader: tuple[GroupFigures, ...]
    by_team: tuple[GroupFigures, ...]
