"""Results for programs: the published shape of `--format json`; decimals are texts."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.criterion_records import (
    CriterionRecord,
    Decimal,
    LossRecord,
    Record,
    RectifiedChangeRecord,
    RectifiedRecord,
    SourceRecord,
)

__all__ = [
    "CriterionRecord",
    "Decimal",
    "LossRecord",
    "Record",
    "RectifiedChangeRecord",
    "RectifiedRecord",
    "SourceRecord",
]


class PlaceRecord(Record):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int


class DiagnosticRecord(Record):
    """One defect of a file."""

    code: str
    slug: str
    severity: Literal["error", "warning", "notice"]
    file: str
    line: int | None
    column: int | None
    message: dict[str, str]
    hint: dict[str, str]
    against: list[PlaceRecord]


class ProvenanceRecord(Record):
    """What the result rests on."""

    engine: str
    model: str
    as_of: str
    standard: str
    standard_sha256: str
    inputs_sha256: str


class DimensionRecord(Record):
    """One dimension: earned of due, and the figure converted to its marks."""

    id: str
    title: str
    part: str
    marks: Decimal
    due: Decimal
    earned: Decimal
    points: Decimal | None
    criteria: list[CriterionRecord]


class DecisionRecord(Record):
    """The grade and how it came about."""

    verdict: str
    grade: str | None
    grade_at_least: str | None
    grade_at_most: str | None
    reason: dict[str, str]


class ImprovementRecord(Record):
    """What putting one thing right is worth."""

    criterion: str
    title: str
    cause: dict[str, str]
    gain: Decimal
    steps: int
    grade: str | None


class VetoSaidRecord(Record):
    """What one file says of a veto clause."""

    by: str
    holds: bool
    on: str | None
    place: str | None


class VetoRecord(Record):
    """A veto clause that holds."""

    id: str
    title: str
    said_by: str
    effects: list[dict[str, str]]
    carries_to: str | None
    consequence: str | None
    said: list[VetoSaidRecord] = Field(default_factory=list)


class LineRecord(Record):
    """A bonus or penalty line that holds."""

    id: str
    title: str
    points: Decimal
    said: dict[str, str]
    said_by: str


class GroupRecord(Record):
    """A group of lines, with what it comes to under its cap."""

    id: str
    title: str
    points: Decimal
    lines: list[LineRecord]


class AccountRecord(Record):
    """base + sheet + bonuses − penalties − subtracted + limited = the exact total."""

    base: Decimal
    sheet: Decimal
    sheet_exact: str
    bonuses: list[GroupRecord]
    penalties: list[GroupRecord]
    subtracted: Decimal
    limited: Decimal


class SliceRecord(Record):
    """The total as part of a larger appraisal."""

    of: str
    points: Decimal
    points_exact: str
    points_at_most: Decimal
    marks: Decimal


class UnitRecord(Record):
    """The result of one unit."""

    schema_id: Literal["pufa-unit/1"] = Field("pufa-unit/1", alias="schema")
    file: str
    state: Literal["scored", "broken"]
    unit: str | None
    name: str | None
    category: str | None
    round: str | None
    total: Decimal | None
    total_exact: str | None
    total_at_most: Decimal | None
    decision: DecisionRecord | None
    completeness: Decimal | None
    not_applicable: Decimal | None
    is_comparable: bool | None
    vetoes: list[VetoRecord]
    account: AccountRecord | None
    slice: SliceRecord | None
    dimensions: list[DimensionRecord]
    improvements: list[ImprovementRecord]
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord
    rectified: RectifiedRecord | None = None


class UnitsRecord(Record):
    """The results of several units."""

    schema_id: Literal["pufa-units/1"] = Field("pufa-units/1", alias="schema")
    units: list[UnitRecord]


class RowRecord(Record):
    """One unit of a roll-up."""

    unit: str
    name: str
    category: str
    state: Literal["scored", "broken", "missing"]
    pilot: bool
    area: str
    team: str
    rank: int | None
    total: Decimal | None
    total_at_most: Decimal | None
    verdict: str | None
    grade: str | None
    grade_range: list[str] | None
    completeness: Decimal | None
    is_comparable: bool
    vetoes: list[str]
    reason: str
    total_before: Decimal | None = None
    total_after: Decimal | None = None
    judged: str | None = Field(None, description="the figure that ranks, exact")


class MeanRecord(Record):
    """The mean of one dimension over a category."""

    dimension: str
    title: str
    marks: Decimal
    mean: Decimal
    units: int
    sum: str = Field("0", description="of the units' points, exact")


class WeakPointRecord(Record):
    """A criterion on which marks are lost."""

    criterion: str
    title: str
    marks: Decimal
    lost: Decimal
    mean_lost: Decimal
    below_full: int
    concerned: int


class CriterionLossRecord(Record):
    """What is lost on a criterion over all units to which it applies; nothing is a figure too."""

    criterion: str
    title: str
    marks: Decimal
    lost: str = Field(description="exact")
    below_full: int
    concerned: int


class QuotaRecord(Record):
    """A quota on a grade and what it proposes; the grades themselves are as scored."""

    grade: str
    category: str | None
    units: int
    allowed: int
    holders: int
    over: list[str]
    tied: list[str]


class LastRecord(Record):
    """The last places for which the standard proposes something."""

    title: str
    category: str | None
    units: int
    count: int
    rows: list[str]


class CategoryRecord(Record):
    """One category of a roll-up."""

    id: str
    title: str
    units: int
    scored: int
    broken: int
    missing: int
    mean: Decimal | None
    median: Decimal | None
    best: Decimal | None
    worst: Decimal | None
    pilot_mean: Decimal | None
    other_mean: Decimal | None
    grades: dict[str, int]
    dimensions: list[MeanRecord]
    weak_points: list[WeakPointRecord]
    rows: list[RowRecord]
    criteria: list[CriterionLossRecord] = Field(default_factory=list)


class DistrictRecord(Record):
    """The roll-up of a district."""

    schema_id: Literal["pufa-district/1"] = Field("pufa-district/1", alias="schema")
    folder: str
    district: str | None
    round: str | None
    is_provisional: bool
    files_read: int
    files_refused: int
    categories: list[CategoryRecord]
    weak_points: list[WeakPointRecord]
    quotas: list[QuotaRecord]
    last_places: list[LastRecord]
    diagnostics: list[DiagnosticRecord]
    provenance: ProvenanceRecord
    district_id: str | None = None
    round_id: str | None = None
    places: int = Field(2, description="decimals of totals")


class CheckRecord(Record):
    """Everything wrong with some files."""

    schema_id: Literal["pufa-check/1"] = Field("pufa-check/1", alias="schema")
    files: int
    errors: int
    warnings: int
    diagnostics: list[DiagnosticRecord]


class DifferenceRecord(Record):
    """One key that differs; null where one side does not have it."""

    key: str
    before: dict[str, str] | None
    after: dict[str, str] | None
    needs: str


class AlterationRecord(Record):
    """One entry of a standard that differs, and the version that this needs."""

    kind: str
    id: str
    title: str
    manner: Literal["added", "removed", "moved", "changed"]
    needs: str
    differences: list[DifferenceRecord]


class StandardRecord(Record):
    """A standard in a list; of an overlay also what it changes, where it is shown alone."""

    reference: str
    title: str
    file: str
    sha256: str
    total: Decimal | None
    criteria: int
    categories: dict[str, str]
    diagnostics: list[DiagnosticRecord]
    extends: str | None = None
    reason: str | None = None
    changes: list[AlterationRecord] = Field(default_factory=list)


class StandardsRecord(Record):
    """Standards that can be used."""

    schema_id: Literal["pufa-standards/1"] = Field("pufa-standards/1", alias="schema")
    standards: list[StandardRecord]


class ExplanationRecord(Record):
    """An explanation, as paragraphs of text."""

    schema_id: Literal["pufa-explanation/1"] = Field("pufa-explanation/1", alias="schema")
    topic: str
    title: str
    text: list[str]


PUBLISHED: dict[str, type[Record]] = {
    "unit": UnitRecord,
    "units": UnitsRecord,
    "district-result": DistrictRecord,
    "check": CheckRecord,
    "standards": StandardsRecord,
    "explanation": ExplanationRecord,
}
