"""How findings stand on a day, what is proposed for them, and the results that say so."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, KeyPath
from pufa_cli.base.language import Sayable
from pufa_cli.model.assessment import CriterionResult
from pufa_cli.model.clauses import Sanction, Veto
from pufa_cli.model.district import Unit
from pufa_cli.model.rectification import Confirmed, Finding
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.standard import Standard


class State(StrEnum):
    """How far a finding has come."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    VERIFIED = "verified"
    REJECTED = "rejected"

    @property
    def is_undone(self) -> bool:
        """Whether the unit still has to do something."""
        return self not in (State.CLOSED, State.VERIFIED)


class Ground(NamedTuple):
    """One fact that something rests on: what, when, and where it stands."""

    what: Sayable
    on: date | None
    path: KeyPath
    place: str = ""  # file:line, once somebody knows the file


class Standing(NamedTuple):
    """A finding on a day."""

    finding: Finding
    at: int  # its place among the findings of its file
    due_on: date
    state: State
    overdue: int  # working days past the due day, up to the closing where there is one
    rejections: int
    until: date  # the day up to which it counts: that of the closing, else the day itself


class Counted(NamedTuple):
    """The working days after a first day up to a last one, and how they come about."""

    first: date
    last: date
    days: int = 0
    weekends: int = 0  # Saturdays and Sundays
    holidays: int = 0  # weekdays off
    worked: int = 0  # weekend days that are worked

    @property
    def working(self) -> int:
        """The working days."""
        return self.days - self.weekends - self.holidays + self.worked


class Proposal(NamedTuple):
    """A step of the ladder that the facts call for; a person decides."""

    step: Sanction
    grounds: tuple[Ground, ...]
    is_raised: bool = False  # one step higher, for a unit that had one in the round before

    @property
    def veto(self) -> str | None:
        """The veto that calls for it, where one does."""
        return self.step.trigger.veto if self.step.trigger else None


class Followed(NamedTuple):
    """A finding with what is proposed and what was confirmed for it."""

    standing: Standing
    proposal: Proposal | None
    confirmed: tuple[Confirmed, ...]
    places: tuple[Ground, ...]  # its whole history
    late: Counted  # from the day it is due
    calendar: tuple[Ground, ...] = ()  # days off and worked weekends meanwhile

    @property
    def id(self) -> str:
        """The finding's id."""
        return self.standing.finding.id


class UnitFindings(NamedTuple):
    """The findings of one unit, by due day, and the steps proposed for the unit as a whole."""

    unit: Unit
    findings: tuple[Followed, ...]
    proposals: tuple[Proposal, ...]
    confirmed: tuple[Confirmed, ...] = ()


@dataclass(frozen=True)
class RectifyList:
    """The findings of a district on a day."""

    folder: str
    district: str
    office: str
    round: str
    standard: Standard | None
    units: tuple[UnitFindings, ...]
    diagnostics: tuple[Diagnostic, ...]
    provenance: Provenance
    files: int = 0
    refused: int = 0
    setup_is_broken: bool = False
    explained: str = ""  # the finding to follow to file, line and date

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, self.files)

    @property
    def is_whole(self) -> bool:
        """Whether no file was refused."""
        return self.refused == 0

    @property
    def never_proposes(self) -> bool:
        """Whether the ladder of the standard says of no step when to propose it."""
        steps = self.standard.sanctions if self.standard is not None else ()
        return self.standard is not None and not any(step.trigger is not None for step in steps)

    @property
    def findings(self) -> tuple[Followed, ...]:
        """All findings of all units."""
        return tuple(one for unit in self.units for one in unit.findings)

    def explaining(self, finding: str) -> "RectifyList":
        """The same, of one finding with its history, or of the steps that a veto calls for."""
        units = (
            unit._replace(
                findings=tuple(one for one in unit.findings if one.id == finding),
                proposals=tuple(one for one in unit.proposals if one.veto == finding),
            )
            for unit in self.units
        )
        kept = tuple(unit for unit in units if unit.findings or unit.proposals)
        return replace(self, units=kept, explained=finding)


class Lost(NamedTuple):
    """A criterion that lost marks, how many, and why: a finding that the scorer proposes."""

    result: CriterionResult
    amount: Fraction
    cause: Sayable
    found_by: str = "self"  # the source whose word decided
    over: Fraction | None = None  # what the unit claimed, where that is more than it got


class Carried(NamedTuple):
    """A fired veto that enters another appraisal."""

    unit: Unit
    veto: Veto
    carries_to: str
    total: Fraction | None
    grade: str | None
    number: str  # of the document that confirmed it, if any
    grounds: tuple[Ground, ...] = ()  # who says so, with file, line and day


@dataclass(frozen=True)
class RectifyCarry:
    """Everything a district hands over to other appraisals."""

    district: str
    round: str
    places: int  # decimals of the totals
    carried: tuple[Carried, ...]
    diagnostics: tuple[Diagnostic, ...]
    provenance: Provenance
    files: int = 0
    setup_is_broken: bool = False
    is_whole: bool = True

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, self.files)
