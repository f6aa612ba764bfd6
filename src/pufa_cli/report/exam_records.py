"""Samples, spot checks and exams, for programs; shares are decimals of 0 .. 1."""

from typing import Literal

from pydantic import Field

from pufa_cli.model.estimates import Unknown
from pufa_cli.report.acceptance_records import PaperRecord
from pufa_cli.report.records import Decimal, DiagnosticRecord, Record


class DrawnRecord(Record):
    """Who is examined in one unit: numbers in its register of the stratum, from 1."""

    unit: str
    name: str
    heads: int
    numbers: list[int]


class DrawnStratumRecord(Record):
    """What is drawn of one stratum."""

    stratum: str
    title: str
    population: int
    heads: int
    units: list[DrawnRecord]


class SampleRecord(Record):
    """A sample; null and empty where none could be drawn."""

    schema_id: Literal["pufa-sample/1"] = Field("pufa-sample/1", alias="schema")
    folder: str
    round: str | None
    seed: str | None
    sha256: str | None
    strata: list[DrawnStratumRecord]
    diagnostics: list[DiagnosticRecord]


class SpotCheckUnitRecord(Record):
    """What is checked in one unit."""

    unit: str
    name: str
    criteria: list[str]


class SpotCheckRecord(Record):
    """A spot check; empty where none could be drawn."""

    schema_id: Literal["pufa-spot-check/1"] = Field("pufa-spot-check/1", alias="schema")
    folder: str
    round: str | None
    seed: str | None
    units: list[SpotCheckUnitRecord]
    diagnostics: list[DiagnosticRecord]


class EstimateRecord(Record):
    """What is said of some people by those examined; null where nothing is known.

    `mean_unknown` says why a mean has no interval.
    """

    population: int
    drawn: int
    examined: int
    passed: int
    rate: Decimal | None
    low: Decimal | None
    high: Decimal | None
    mean: Decimal | None
    mean_low: Decimal | None
    mean_high: Decimal | None
    mean_unknown: Unknown | None
    is_conclusive: bool


class StratumEstimateRecord(EstimateRecord):
    """One stratum."""

    stratum: str
    title: str


class TallyRecord(Record):
    """Counts of one stratum in one unit."""

    examined: int
    passed: int
    mean: Decimal | None
    place: str


class UnitExamRecord(Record):
    """One unit, weighted by its own heads."""

    unit: str
    name: str
    strata: dict[str, TallyRecord]
    rate: Decimal | None
    mean: Decimal | None
    missing: int


class ExamRecord(PaperRecord):
    """A sample exam."""

    schema_id: Literal["pufa-exam/1"] = Field("pufa-exam/1", alias="schema")
    confidence: str | None
    strata: list[StratumEstimateRecord]
    total: EstimateRecord | None
    units: list[UnitExamRecord]


PUBLISHED: dict[str, type[Record]] = {
    "sample": SampleRecord,
    "spot-check": SpotCheckRecord,
    "exam-result": ExamRecord,
}
