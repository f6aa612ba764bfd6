"""Results put together, for programs; and what a later merge reads them from."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.records import (
    CriterionLossRecord,
    Decimal,
    ProvenanceRecord,
    Record,
    RowRecord,
)


class KeptMeanRecord(Record):
    """A dimension of a district's category; `sum` is exact."""

    dimension: str
    title: str
    marks: Decimal
    units: int
    sum: str


class KeptCategoryRecord(Record):
    """A category of a district."""

    id: str
    title: str
    units: int
    scored: int
    broken: int
    missing: int
    mean: Decimal | None
    grades: dict[str, int]
    dimensions: list[KeptMeanRecord]
    criteria: list[CriterionLossRecord]
    rows: list[RowRecord]


class KeptDistrictRecord(Record):
    """A district's result as it came; `source_sha256` is that of its file."""

    district: str
    district_id: str
    round: str
    round_id: str
    places: int
    is_provisional: bool
    categories: list[KeptCategoryRecord]
    provenance: ProvenanceRecord
    source_sha256: str


class TroubleRecord(Record):
    """A file that could not be merged."""

    file: str
    sha256: str
    code: str
    reason: dict[str, str]


class ConflictRecord(Record):
    """A district with several results for one round; none of them counts."""

    round_id: str
    district_id: str
    district: str
    sources: list[str]


class AreaPlaceRecord(Record):
    """A unit in the ranking of the whole area."""

    rank: int | None
    district_id: str
    unit: str
    name: str
    state: str
    total: Decimal | None
    grade: str | None
    district_rank: int | None


class AreaMeanRecord(Record):
    """A dimension over the whole area."""

    dimension: str
    title: str
    marks: Decimal
    mean: Decimal
    sum: str
    units: int


class AreaLossRecord(Record):
    """A criterion on which marks are lost, over the whole area."""

    criterion: str
    title: str
    marks: Decimal
    lost: str
    mean_lost: Decimal
    below_full: int
    concerned: int


class AreaCategoryRecord(Record):
    """A category over the whole area."""

    id: str
    title: str
    units: int
    scored: int
    broken: int
    missing: int
    mean: Decimal | None
    median: Decimal | None
    grades: dict[str, int]
    dimensions: list[AreaMeanRecord]
    weak_points: list[AreaLossRecord]
    ranking: list[AreaPlaceRecord]


class AreaRecord(Record):
    """The districts that can be compared: one round, one standard."""

    round_id: str
    standard: str
    standard_sha256: str
    districts: list[str]
    categories: list[AreaCategoryRecord]


class MergeRecord(Record):
    """Several districts' results as one."""

    schema_id: Literal["pufa-merge/1"] = Field("pufa-merge/1", alias="schema")
    title: str
    engine: str
    is_provisional: bool
    areas: list[AreaRecord]
    districts: list[KeptDistrictRecord]
    broken: list[TroubleRecord]
    conflicts: list[ConflictRecord]


PUBLISHED: dict[str, type[Record]] = {"merge": MergeRecord}
