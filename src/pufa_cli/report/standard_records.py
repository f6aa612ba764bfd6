"""Results about standards for programs: two of them compared, one criterion tried out."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.records import (
    AlterationRecord,
    CriterionRecord,
    Decimal,
    DiagnosticRecord,
    Record,
)


class SideRecord(Record):
    """One of two standards; without reference where it cannot be used."""

    reference: str
    title: str
    file: str
    sha256: str


class VersionRecord(Record):
    """Which bump the changes need, and whether the version of the second has it."""

    needs: str
    verdict: Literal["fits", "too_low", "not_raised", "unclear", "other_standard"]


class UnitSideRecord(Record):
    """A unit under one of the two standards."""

    state: Literal["scored", "broken", "missing"]
    total: Decimal | None
    total_at_most: Decimal | None
    grade: str | None
    grade_range: list[str] | None
    rank: int | None
    reason: str


class CauseRecord(Record):
    """A criterion that moves a total; null for all that is no criterion."""

    criterion: str | None
    title: str | None
    points_before: Decimal | None
    marks_before: Decimal | None
    points_after: Decimal | None
    marks_after: Decimal | None
    shift: Decimal
    shift_exact: str


class MoveRecord(Record):
    """A unit that is moved, or broken under one of the two standards."""

    unit: str
    name: str
    category: str
    before: UnitSideRecord
    after: UnitSideRecord
    causes: list[CauseRecord]


class RescoringRecord(Record):
    """A district scored by both standards."""

    folder: str
    units: int
    scored: int
    missing: int
    moves: list[MoveRecord]


class StandardsDiffRecord(Record):
    """Two standards compared."""

    schema_id: Literal["pufa-standards-diff/1"] = Field("pufa-standards-diff/1", alias="schema")
    before: SideRecord
    after: SideRecord
    version: VersionRecord | None
    changes: list[AlterationRecord]
    rescoring: RescoringRecord | None
    diagnostics: list[DiagnosticRecord]


class TrialRecord(Record):
    """Facts tried on one criterion; no result where they make no sense."""

    schema_id: Literal["pufa-trial/1"] = Field("pufa-trial/1", alias="schema")
    standard: str
    category: str
    criterion: str
    result: CriterionRecord | None
    diagnostics: list[DiagnosticRecord]


PUBLISHED: dict[str, type[Record]] = {
    "standards-diff": StandardsDiffRecord,
    "trial": TrialRecord,
}
