"""Records of criteria: one as judged, every source's mark, what rectification changed."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Decimal = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", description="a decimal, as text")]


class Record(BaseModel):
    """A part of a published result; fields are only ever added."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class LossRecord(Record):
    """Marks not given, and why."""

    amount: Decimal
    exact: str
    why: Literal["lost", "unanswered", "pending"]
    cause: dict[str, str]


class SourceRecord(Record):
    """What one source makes of a criterion: `facts` are the unit's own."""

    source: str
    points: Decimal
    at_most: Decimal
    facts: dict[str, str]
    methods: list[str]
    place: str | None
    on: str | None = None


class CriterionRecord(Record):
    """One criterion as judged."""

    id: str
    title: str
    status: str
    marks: Decimal
    points: Decimal
    points_exact: str
    at_most: Decimal
    claimed: Decimal | None
    facts: dict[str, str]
    arithmetic: dict[str, str]
    weight: str
    conversion: str
    contribution: str
    losses: list[LossRecord]
    clause: str
    place: str | None
    decided_by: str = ""
    sources: list[SourceRecord] = []


class RectifiedChangeRecord(Record):
    """What a verified rectification did to one criterion."""

    criterion: str
    finding: str
    verified_on: str
    before: Decimal
    after: Decimal
    place: str


class RectifiedRecord(Record):
    """Both figures of a unit whose findings were rectified and verified."""

    counts: Literal["before", "after"]
    total_before: Decimal
    total_after: Decimal
    grade_before: str | None
    grade_after: str | None
    changes: list[RectifiedChangeRecord]
