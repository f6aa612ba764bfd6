"""The sheet for a visit, for programs."""

from typing import Any, Literal

from pydantic import Field

from pufa_cli.report.records import Decimal, DiagnosticRecord, ProvenanceRecord, Record


class NamedRecord(Record):
    """A document that the unit names; `is_there` is null where it names no file."""

    title: str
    number: str | None
    dated_on: str | None
    path: str | None
    is_there: bool | None


class OpenRecord(Record):
    """A finding that still has to be put right."""

    id: str
    title: str
    found_by: str
    found_on: str


class ItemRecord(Record):
    """One criterion to verify; `points` to `at_most` is what the unit's own facts give."""

    criterion: str
    title: str
    marks: Decimal
    clause: str
    also_by: list[str]
    facts: Any = Field(description="as the unit wrote them")
    not_applicable: str | None
    claimed: Decimal | None
    status: str | None
    points: Decimal | None
    at_most: Decimal | None
    note: str | None
    evidence: list[NamedRecord]
    ask_for: list[str]
    findings: list[OpenRecord]
    place: str | None


class StepRecord(Record):
    """A step and what it verifies first; `method` is null for what no step verifies."""

    method: str | None
    items: list[ItemRecord]


class WorksheetRecord(Record):
    """The sheet of one unit; without steps where none could be made."""

    schema_id: Literal["pufa-worksheet/1"] = Field("pufa-worksheet/1", alias="schema")
    unit: str
    name: str
    category: str | None
    area: str | None
    round: str | None
    source: str | None
    visited_by: str | None
    state: Literal["scored", "blank", "broken", "none"]
    steps: list[StepRecord]
    other_findings: list[OpenRecord]
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord


PUBLISHED: dict[str, type[Record]] = {"worksheet": WorksheetRecord}
