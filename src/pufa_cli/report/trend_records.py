"""A district on several days, for programs."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.records import Decimal, DiagnosticRecord, ProvenanceRecord, Record


class MomentRecord(Record):
    """A district on one day."""

    on: str
    commit: str
    round: str
    standard: str
    scored: int
    missing: int
    broken: int
    grades: dict[str, int]
    findings: int
    overdue: int
    provenance: ProvenanceRecord


class AcceptedRecord(Record):
    """What was accepted in the round before."""

    round: str
    as_of: str
    standard: str
    grades: dict[str, int]


class MeansRecord(Record):
    """A category's mean totals, day by day; null where nothing was ranked."""

    category: str
    title: str
    means: list[Decimal | None]
    accepted: Decimal | None = None


class CourseRecord(Record):
    """A unit's totals and grades, day by day; null where it was not scored."""

    unit: str
    name: str
    totals: list[Decimal | None]
    grades: list[str | None]
    change: Decimal | None
    accepted: Decimal | None = None
    listed: bool = True


class TrendRecord(Record):
    """Several days side by side."""

    schema_id: Literal["pufa-trend/1"] = Field("pufa-trend/1", alias="schema")
    district: str
    round: str
    moments: list[MomentRecord]
    categories: list[MeansRecord]
    units: list[CourseRecord]
    diagnostics: list[DiagnosticRecord]
    accepted: AcceptedRecord | None = None


class AuthorRecord(Record):
    """Who committed a file between the two states."""

    on: str
    name: str
    subject: str
    commit: str


class BecauseRecord(Record):
    """Something that is different in what a figure rests on."""

    cause: str
    place: str
    uncommitted: bool
    commits: list[AuthorRecord]


class MovedRecord(Record):
    """A criterion, line or veto that is different; null where there is none of it."""

    section: str
    id: str
    title: str
    before: Decimal | None
    after: Decimal | None
    was: dict[str, str]
    now: dict[str, str]
    because: list[BecauseRecord]


class UnitDifferenceRecord(Record):
    """A unit that is different; figures are null where it was not scored."""

    unit: str
    name: str
    total_before: Decimal | None
    total_after: Decimal | None
    grade_before: str | None
    grade_after: str | None
    rank_before: int | None
    rank_after: int | None
    moved: list[MovedRecord]
    because: list[BecauseRecord]


class DiffRecord(Record):
    """Two states side by side."""

    schema_id: Literal["pufa-diff/1"] = Field("pufa-diff/1", alias="schema")
    before: str | None
    after: str | None
    round_before: str | None
    round_after: str | None
    standard_before: str | None
    standard_after: str | None
    standard_sha256_before: str | None
    standard_sha256_after: str | None
    units: list[UnitDifferenceRecord]
    still: int
    diagnostics: list[DiagnosticRecord]


PUBLISHED: dict[str, type[Record]] = {"trend": TrendRecord, "diff": DiffRecord}
