"""A district by its superior's standard, for programs."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.records import (
    Decimal,
    DiagnosticRecord,
    ProvenanceRecord,
    Record,
    WeakPointRecord,
)


class GapRecord(Record):
    """A criterion of the superior's without facts of a unit; `own` is ours that answers to it."""

    criterion: str
    own: str | None
    why: dict[str, str]


class CoverRecord(Record):
    """A criterion of the superior's that is not covered for so many units."""

    criterion: str
    title: str
    marks: Decimal
    units: int
    why: dict[str, str]


class ForecastUnitRecord(Record):
    """A unit by both standards; `reach` is what it comes to if all that is open is met."""

    unit: str
    name: str
    category: str
    own_total: Decimal | None
    own_grade: str | None
    total: Decimal | None
    total_at_most: Decimal | None
    grade: str | None
    grade_range: list[str] | None
    reach: Decimal | None
    pass_line: Decimal | None
    covered: Decimal | None
    is_at_risk: bool
    why: dict[str, str]
    not_covered: list[GapRecord]


class ForecastRecord(Record):
    """Every unit of a district by a superior's standard."""

    schema_id: Literal["pufa-forecast/1"] = Field("pufa-forecast/1", alias="schema")
    district: str
    round: str
    own_standard: str
    mapping: str
    units: list[ForecastUnitRecord]
    at_risk: list[str]
    not_covered: list[CoverRecord]
    weak_points: list[WeakPointRecord]
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord


PUBLISHED: dict[str, type[Record]] = {"forecast": ForecastRecord}
