"""What reviews come to, for programs."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.records import Decimal, DiagnosticRecord, ProvenanceRecord, Record


class VisitRecord(Record):
    """One review of one unit; `methods` counts criteria by step."""

    unit: str
    source: str
    who: str
    on: str | None
    criteria: int
    methods: dict[str, int]


class DifferenceRecord(Record):
    """How far the sources lie apart on one criterion, over the units."""

    criterion: str
    title: str
    marks: Decimal
    units: int
    mean: Decimal
    largest: Decimal
    disputed: int


class ClaimRecord(Record):
    """What a unit claims beside what its facts give and what was decided."""

    unit: str
    criteria: int
    claimed: Decimal
    over: int
    over_facts: Decimal
    over_decided: Decimal


class InclinationRecord(Record):
    """How a reviewer's marks lie beside the others'; `mean` is an exact share of the marks."""

    source: str
    who: str
    compared: int
    mean: str
    is_flagged: bool


class SideRecord(Record):
    """The points of one side of a dispute."""

    source: str
    points: Decimal


class DisputeRecord(Record):
    """A criterion of a unit on which somebody has to rule."""

    unit: str
    criterion: str
    sides: list[SideRecord]
    place: str


class ReviewsRecord(Record):
    """The reviews of a round."""

    schema_id: Literal["pufa-reviews/1"] = Field("pufa-reviews/1", alias="schema")
    district: str
    round: str
    visits: list[VisitRecord]
    not_visited: dict[str, list[str]]
    differences: list[DifferenceRecord]
    claims: list[ClaimRecord]
    inclinations: list[InclinationRecord]
    disputes: list[DisputeRecord]
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord


PUBLISHED: dict[str, type[Record]] = {"reviews": ReviewsRecord}
