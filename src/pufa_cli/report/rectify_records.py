"""Results about rectification for programs: findings with proposals, vetoes handed over."""

from typing import Literal

from pydantic import Field

from pufa_cli.model.rectification import FoundBy
from pufa_cli.report.records import Decimal, DiagnosticRecord, ProvenanceRecord, Record


class GroundRecord(Record):
    """One fact that something rests on, with its file and line."""

    what: dict[str, str]
    on: str | None
    place: str


class ProposalRecord(Record):
    """A step that the facts call for; raised for a unit that had one in the round before."""

    step: str
    when: str
    raised: bool
    grounds: list[GroundRecord]


class SanctionRecord(Record):
    """A step that a person has taken."""

    step: str
    on: str
    number: str
    findings: list[str]


class CountedRecord(Record):
    """How the working days that a finding is overdue come about."""

    first: str
    last: str
    days: int
    weekends: int
    holidays: int
    worked: int


class FindingRecord(Record):
    """A finding on the day."""

    id: str
    round: str
    criterion: str | None
    title: str
    found_by: FoundBy
    found_on: str
    due_on: str
    state: Literal["open", "in_progress", "closed", "verified", "rejected"]
    overdue: int
    rejections: int
    proposal: ProposalRecord | None
    sanctions: list[SanctionRecord]
    history: list[GroundRecord]
    counted: CountedRecord | None = None
    calendar: list[GroundRecord] = Field(default_factory=list)


class UnitFindingsRecord(Record):
    """A unit's findings, and the steps proposed for the unit as a whole."""

    unit: str
    name: str
    category: str
    area: str | None
    team: str | None
    findings: list[FindingRecord]
    proposals: list[ProposalRecord]


class RectifyListRecord(Record):
    """The findings of a district on a day."""

    schema_id: Literal["pufa-rectify-list/1"] = Field("pufa-rectify-list/1", alias="schema")
    folder: str
    district: str
    round: str
    files: int
    refused: int
    units: list[UnitFindingsRecord]
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord


class CarriedRecord(Record):
    """A veto that enters another appraisal."""

    unit: str
    name: str
    category: str
    clause: str
    title: str
    carries_to: str
    consequence: str | None
    total: Decimal | None
    grade: str | None
    number: str | None
    grounds: list[GroundRecord] = Field(default_factory=list)


class RectifyCarryRecord(Record):
    """Everything a district hands over to other appraisals."""

    schema_id: Literal["pufa-rectify-carry/1"] = Field("pufa-rectify-carry/1", alias="schema")
    district: str
    round: str
    carried: list[CarriedRecord]
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord


PUBLISHED: dict[str, type[Record]] = {
    "rectify-list": RectifyListRecord,
    "rectify-carry": RectifyCarryRecord,
}
