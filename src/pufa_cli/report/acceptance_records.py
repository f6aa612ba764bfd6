"""How an acceptance goes, for programs: tasks, responsibility, weak links, meetings, practices."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.records import DiagnosticRecord, ProvenanceRecord, Record


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
    kind: Literal["weekly", "dispatch"]
    state: Literal["ahead", "recorded", "unrecorded"]


class PhaseRecord(Record):
    """A phase."""

    id: str
    title: str
    starts_on: str
    ends_on: str


class PhasesRecord(Record):
    """The tasks of all phases on a day."""

    schema_id: Literal["pufa-phases/1"] = Field("pufa-phases/1", alias="schema")
    folder: str
    district: str
    round: str
    phases: list[PhaseRecord]
    tasks: list[TaskRecord]
    meetings: list[PlannedMeetingRecord]
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord


PUBLISHED: dict[str, type[Record]] = {"phases": PhasesRecord}
