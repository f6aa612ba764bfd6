"""Forecasts into records."""

from fractions import Fraction

from pufa_cli.base.numbers import fixed
from pufa_cli.model.forecast import ForecastResult, Gap, Uncovered, UnitForecast
from pufa_cli.report import forecast_records as records
from pufa_cli.report.decimals import decimal
from pufa_cli.report.district_recording import weak_point_record
from pufa_cli.report.recording import both, diagnostic_records, provenance_record


def forecast_record(result: ForecastResult) -> records.ForecastRecord:
    """The whole forecast."""
    places = tuple(one.rounding.places if one else 2 for one in (result.own, result.standard))
    return records.ForecastRecord(
        schema="pufa-forecast/1",
        district=result.district,
        round=result.round,
        own_standard=result.own.reference if result.own else "",
        mapping=result.mapping,
        units=[_unit(one, places) for one in result.units],
        at_risk=[one.unit for one in result.at_risk],
        not_covered=[_cover(one) for one in result.uncovered],
        weak_points=[
            weak_point_record(one) for one in (result.rollup.weak_points if result.rollup else ())
        ],
        diagnostics=diagnostic_records(result.diagnostics),
        provenance=provenance_record(result.provenance),
    )


def _cover(one: Uncovered) -> records.CoverRecord:
    criterion = one.criterion
    return records.CoverRecord(
        criterion=criterion.id,
        title=criterion.title,
        marks=decimal(criterion.marks),
        units=one.units,
        why=both(one.why),
    )


def _unit(one: UnitForecast, places: tuple[int, ...]) -> records.ForecastUnitRecord:
    found, row = one.forecast, one.own

    def shown(value: Fraction | None) -> str | None:
        return None if value is None else fixed(value, places[1])

    decision = found.decision if found else None
    span = (decision.at_least, decision.at_most) if decision else (None, None)
    return records.ForecastUnitRecord(
        unit=one.unit,
        name=row.name,
        category=found.category.id if found else row.category,
        own_total=None if row.total is None else fixed(row.total, places[0]),
        own_grade=row.grade,
        total=shown(found.total.rounded) if found else None,
        total_at_most=shown(found.total.at_most) if found else None,
        grade=decision.grade if decision else None,
        grade_range=[str(span[0]), str(span[1])] if span[0] is not None else None,
        reach=shown(one.reach),
        pass_line=None if one.pass_line is None else decimal(one.pass_line),
        covered=decimal(one.covered) if found else None,
        is_at_risk=one.is_at_risk,
        why=both(one.why),
        not_covered=[_gap(gap) for gap in one.gaps],
    )


def _gap(one: Gap) -> records.GapRecord:
    return records.GapRecord(criterion=one.criterion.id, own=one.own, why=both(one.why))
