"""Samples, spot checks and exams, into records."""

from typing import Any

from pufa_cli.model.estimates import Estimate, ExamReport, Interval, SampleResult, UnitExam
from pufa_cli.model.planning import SpotCheckResult
from pufa_cli.report import exam_records as records
from pufa_cli.report.acceptance_recording import about
from pufa_cli.report.decimals import maybe
from pufa_cli.report.recording import diagnostic_records


def sample_record(result: SampleResult) -> records.SampleRecord:
    """A sample."""
    sample = result.sample
    return records.SampleRecord(
        schema="pufa-sample/1",
        folder=result.folder,
        round=sample.round if sample else None,
        seed=sample.seed if sample else None,
        sha256=sample.digest if sample else None,
        strata=[
            records.DrawnStratumRecord(
                stratum=one.stratum,
                title=result.titles[one.stratum],
                population=one.population,
                heads=one.heads,
                units=[
                    records.DrawnRecord(
                        unit=unit.unit,
                        name=result.names.get(unit.unit, unit.unit),
                        heads=unit.heads,
                        numbers=list(unit.numbers),
                    )
                    for unit in units
                ],
            )
            for one, units in result.lists
        ],
        diagnostics=diagnostic_records(result.diagnostics),
    )


def spot_check_record(result: SpotCheckResult) -> records.SpotCheckRecord:
    """A spot check."""
    plan = result.plan
    return records.SpotCheckRecord(
        schema="pufa-spot-check/1",
        folder=result.folder,
        round=plan.round if plan else None,
        seed=plan.seed if plan else None,
        units=[
            records.SpotCheckUnitRecord(
                unit=one.unit, name=result.names[one.unit], criteria=list(one.criteria)
            )
            for one in (plan.units if plan else ())
        ],
        diagnostics=diagnostic_records(result.diagnostics),
    )


def exam_record(result: ExamReport) -> records.ExamRecord:
    """A sample exam."""
    return records.ExamRecord(
        schema="pufa-exam/1",
        **about(result),
        confidence=result.frame.confidence if result.frame else None,
        strata=[
            records.StratumEstimateRecord(
                stratum=one.stratum.id, title=one.stratum.title, **_estimate(one.found)
            )
            for one in result.strata
        ],
        total=None if result.total is None else records.EstimateRecord(**_estimate(result.total)),
        units=[_unit(one) for one in result.units],
    )


def _estimate(one: Estimate) -> dict[str, Any]:
    between = one.interval
    means = one.mean_interval if isinstance(one.mean_interval, Interval) else None
    return {
        "population": one.population,
        "drawn": one.wanted,
        "examined": one.tally.examined,
        "passed": one.tally.passed,
        "rate": maybe(one.rate),
        "low": maybe(between.low if between else None),
        "high": maybe(between.high if between else None),
        "mean": maybe(one.mean),
        "mean_low": maybe(means.low if means else None),
        "mean_high": maybe(means.high if means else None),
        "mean_unknown": None if isinstance(one.mean_interval, Interval) else one.mean_interval,
        "is_conclusive": one.is_enough,
    }


def _unit(one: UnitExam) -> records.UnitExamRecord:
    return records.UnitExamRecord(
        unit=one.unit.id,
        name=one.unit.name,
        strata={
            key: records.TallyRecord(
                examined=found.examined,
                passed=found.passed,
                mean=maybe(found.mean),
                place=one.places[key],
            )
            for key, found in one.tallies.items()
        },
        rate=maybe(one.rate),
        mean=maybe(one.mean),
        missing=one.missing,
    )
