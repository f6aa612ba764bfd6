"""How an acceptance goes, for programs: tasks, responsibility, weak links, meetings, practices."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.records import (
    AlterationRecord,
    Decimal,
    DiagnosticRecord,
    ProvenanceRecord,
    Record,
)


class PaperRecord(Record):
    """What every report about a district says of itself."""

    folder: str
    district: str
    round: str
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord


class TaskRecord(Record):
    """A task of one unit, or of the office (null), on a day."""

    phase: str
    task: str
    title: str
    unit: str | None
    due_on: str
    state: Literal["ahead", "open", "started", "late", "done", "done_late", "unknown"]
    done_on: str | None
    days_late: int
    place: str


class PlannedMeetingRecord(Record):
    """A meeting that is set."""

    phase: str
    on: str
    kind: Literal["weekly", "dispatch", "site"]
    at: str | None
    state: Literal["ahead", "recorded", "unrecorded"]


class PhaseRecord(Record):
    """A phase."""

    id: str
    title: str
    starts_on: str
    ends_on: str


class PhasesRecord(PaperRecord):
    """The tasks of all phases on a day."""

    schema_id: Literal["pufa-phases/1"] = Field("pufa-phases/1", alias="schema")
    phases: list[PhaseRecord]
    tasks: list[TaskRecord]
    meetings: list[PlannedMeetingRecord]


class GroupRecord(Record):
    """Units of one leader or team, taken together."""

    name: str
    units: int
    scored: int
    missing: int
    broken: int
    grades: dict[str, int]
    against_mean: Decimal | None
    undone: int
    overdue: int
    late_tasks: int


class AreaRecord(Record):
    """An area with those in charge of it."""

    area: str
    leaders: list[str]
    teams: list[str]
    units: int
    without_head: int


class PointRecord(Record):
    """A pilot with those in charge of it."""

    unit: str
    name: str
    head: str | None
    leader: str | None
    member: str | None
    officer: str | None


class BurdenRecord(Record):
    """What one person is in charge of."""

    person: str
    areas: list[str]
    units: int
    points: list[str]
    groups: list[str]


class WorkGroupRecord(Record):
    """A supervision group, or a working group of the office with its tasks."""

    id: str
    is_team: bool
    title: str
    leader: str | None
    members: list[str]
    tasks: list[str]


class ResponsibilityRecord(PaperRecord):
    """Who answers for what, with results."""

    schema_id: Literal["pufa-responsibility/1"] = Field("pufa-responsibility/1", alias="schema")
    areas: list[AreaRecord]
    points: list[PointRecord]
    groups: list[WorkGroupRecord]
    burdens: list[BurdenRecord]
    by_leader: list[GroupRecord]
    by_team: list[GroupRecord]


class LinkRecord(Record):
    """What is lost on one criterion; `gain` is exact where a decimal is, else rounded."""

    criterion: str
    title: str
    part: str
    is_common: bool
    concerned: int
    below_full: int
    lost: Decimal
    gain: Decimal
    fixable: int


class PartLossRecord(Record):
    """What is lost in one part."""

    part: str
    title: str
    is_common: bool
    units: int
    due: Decimal
    lost: Decimal


class WeakLinksRecord(Record):
    """Where marks are lost, most first; `fixes` are the criteria that give most."""

    links: list[LinkRecord]
    parts: list[PartLossRecord]
    fixes: list[str]


class WeakRecord(PaperRecord):
    """The analysis of weak links."""

    schema_id: Literal["pufa-weak/1"] = Field("pufa-weak/1", alias="schema")
    weak: WeakLinksRecord


class UnitProgressRecord(Record):
    """A unit then and now; null where it was not scored or the day before is not known."""

    unit: str
    name: str
    is_pilot: bool
    presence: str
    before: Decimal | None
    total: Decimal | None
    change: Decimal | None
    grade: str | None
    rank: int | None
    undone: int
    overdue: int
    late_tasks: int


class MeanProgressRecord(Record):
    """The mean of a category now, and at the last meeting."""

    category: str
    before: Decimal | None
    mean: Decimal | None
    change: Decimal | None


class AbsenceRecord(Record):
    """The dispatch meetings that a unit was not at."""

    unit: str
    days: list[str]


class NotedRecord(Record):
    """A finding."""

    unit: str
    finding: str
    title: str
    due_on: str
    state: str
    overdue: int
    step: str | None
    place: str


class ToldRecord(Record):
    """What a pilot reports; null where it has reported nothing."""

    unit: str
    on: str | None
    done: str | None
    next: str | None
    trouble: str | None
    place: str


class FeedbackRecord(Record):
    """A pilot, who is to tell of it, and what was said of it last."""

    unit: str
    leader: str
    team: str
    on: str | None
    said: list[str]


class ResolutionRecord(Record):
    """Something decided earlier that is not done."""

    meeting: str
    id: str
    text: str
    unit: str | None
    due_on: str | None
    is_late: bool
    place: str


class PackRecord(PaperRecord):
    """What every pack of a meeting holds."""

    since: str | None
    following: str | None
    means: list[MeanProgressRecord]
    units: list[UnitProgressRecord]
    new: list[NotedRecord]
    overdue: list[NotedRecord]
    settled: list[NotedRecord]
    proposed: list[NotedRecord]
    late_tasks: list[TaskRecord]
    weak: WeakLinksRecord
    pilots: list[ToldRecord]
    feedback: list[FeedbackRecord]
    resolutions: list[ResolutionRecord]
    absent: list[AbsenceRecord]
    by_leader: list[GroupRecord]
    by_team: list[GroupRecord]


class MeetingRecord(PackRecord):
    """The pack of a weekly analysis."""

    schema_id: Literal["pufa-meeting/1"] = Field("pufa-meeting/1", alias="schema")


class DispatchRecord(PackRecord):
    """The pack of a dispatch meeting."""

    schema_id: Literal["pufa-dispatch/1"] = Field("pufa-dispatch/1", alias="schema")


class EffectRecord(Record):
    """Shares of 0 .. 1 of the marks that units get on a criterion; null where there is nobody."""

    criterion: str
    adopters: Decimal | None
    others: Decimal | None
    before: Decimal | None
    adopting: int
    not_adopting: int


class PracticeRecord(Record):
    """One practice, where it went, and its effect."""

    id: str
    title: str
    unit: str
    recorded_on: str
    text: str
    adopted: dict[str, str]
    effects: list[EffectRecord]
    place: str


class SiteMeetingRecord(Record):
    """A meeting on site: who came, and who of them took a practice of that unit over since."""

    on: str
    unit: str
    attended: list[str]
    adopting: list[str]
    place: str


class PilotsRecord(Record):
    """Pilots beside the others of a category."""

    category: str
    pilots: Decimal | None
    others: Decimal | None


class FreezeRecord(Record):
    """The standard as it was fixed."""

    on: str
    sha256: str
    pilot: str | None
    reason: str | None
    changes: list[AlterationRecord]


class PracticesRecord(PaperRecord):
    """Practices, pilots, and the standard as fixed."""

    schema_id: Literal["pufa-practices/1"] = Field("pufa-practices/1", alias="schema")
    since: str | None
    practices: list[PracticeRecord]
    sites: list[SiteMeetingRecord]
    pilots: list[PilotsRecord]
    frozen: FreezeRecord | None


PUBLISHED: dict[str, type[Record]] = {
    "phases": PhasesRecord,
    "responsibility": ResponsibilityRecord,
    "weak": WeakRecord,
    "meeting-pack": MeetingRecord,
    "dispatch": DispatchRecord,
    "practices": PracticesRecord,
}
