"""What moved between two states of a district, by which answer, by whom (变化)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.district import FACTS, SOURCES, Unit
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.rollup import Row

STANDARD, SETTINGS, ROSTER = "standard", "settings", "roster"
SHEET, OTHERS, DAY = "sheet", "others", "day"
CAUSES: Mapping[str, Text] = {
    **SOURCES,
    FACTS: Text("自评", "submission"),
    STANDARD: Text("标准", "standard"),
    SETTINGS: Text("设置", "settings"),
    ROSTER: Text("名册", "roster"),
    SHEET: Text("本单位其他项目", "the unit's other items"),
    OTHERS: Text("其他单位", "other units"),
    DAY: Text("截止日", "the day"),
}


class State(NamedTuple):
    """One of the two states."""

    name: str  # a day, a revision, a folder or a result file
    as_of: date
    standard: str  # id@version
    places: int  # decimals of its totals
    rows: Mapping[str, Row]
    provenance: Provenance
    round: str = ""  # its title


class Author(NamedTuple):
    """Who committed a file between the two states."""

    on: date
    name: str
    subject: str
    commit: str


class Because(NamedTuple):
    """Something that is different in what a figure rests on."""

    cause: str  # of CAUSES
    place: str = ""  # file and line, in the later state where it still stands there
    commits: tuple[Author, ...] = ()  # of the file between the two states, the last first
    is_uncommitted: bool = False  # the working folder's file is not what was committed last


class Moved(NamedTuple):
    """A criterion, line or veto of a unit that is different; None where there is none of it."""

    section: str  # answers, bonuses, penalties or vetoes
    id: str
    title: str
    before: Fraction | None
    after: Fraction | None
    was: Sayable  # the facts that decided
    now: Sayable
    because: tuple[Because, ...] = ()

    @property
    def change(self) -> Fraction:
        """What it gained."""
        return (self.after or ZERO) - (self.before or ZERO)


class UnitDifference(NamedTuple):
    """A unit whose total, grade, rank, presence or anything on its sheet is different."""

    unit: Unit
    before: Row | None
    after: Row | None
    moved: tuple[Moved, ...] = ()
    because: tuple[Because, ...] = ()  # of the unit as a whole, where no item says it

    @property
    def change(self) -> Fraction | None:
        """Of the total; None unless it was scored in both."""
        old = self.before.total if self.before else None
        new = self.after.total if self.after else None
        return None if old is None or new is None else new - old

    @property
    def causes(self) -> tuple[Because, ...]:
        """Everything that it moved by, each once."""
        found = (*self.because, *(one for moved in self.moved for one in moved.because))
        return tuple(dict.fromkeys(found))

    @property
    def commits(self) -> tuple[Author, ...]:
        """The commits that it moved by, the last first."""
        found = dict.fromkeys(author for one in self.causes for author in one.commits)
        return tuple(sorted(found, key=lambda one: one.on, reverse=True))


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
        """Whether both states could be read, and whoever was asked for is there."""
        is_read = self.before is not None and self.after is not None
        return is_read and not any(one.is_error for one in self.diagnostics)

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 2, self.setup_is_broken)
