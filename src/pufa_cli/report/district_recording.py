"""A district's roll-up as a record: every row, and the exact sums that results are merged from."""

from fractions import Fraction

from pufa_cli.base.numbers import fixed
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.rollup import CategoryRollup, Presence, Row, WeakPoint
from pufa_cli.report import records
from pufa_cli.report.accounting import last_record, quota_record
from pufa_cli.report.decimals import decimal, maybe
from pufa_cli.report.recording import diagnostic_records, provenance_record


def district_record(result: DistrictResult) -> records.DistrictRecord:
    """A roll-up; no categories when settings, roster or standard cannot be used."""
    found = result.rollup
    places = found.standard.rounding.places if found else 0
    return records.DistrictRecord(
        schema="pufa-district/1",
        folder=result.folder,
        district=found.district if found else None,
        round=found.round if found else None,
        is_provisional=found.is_provisional if found else True,
        files_read=result.files_read,
        files_refused=result.files_refused,
        categories=[_category(one, places) for one in found.categories] if found else [],
        weak_points=[weak_point_record(one) for one in found.weak_points] if found else [],
        quotas=[quota_record(one) for one in found.quotas] if found else [],
        last_places=[last_record(one) for one in found.last_places] if found else [],
        diagnostics=diagnostic_records(result.diagnostics),
        provenance=provenance_record(result.provenance),
        district_id=result.district_id or None,
        round_id=result.round_id or None,
        places=places,
    )


def _category(one: CategoryRollup, places: int) -> records.CategoryRecord:
    def shown(value: Fraction | None) -> str | None:
        return None if value is None else fixed(value, places)

    return records.CategoryRecord(
        id=one.category.id,
        title=one.category.title,
        units=len(one.rows),
        scored=one.count(Presence.SCORED),
        broken=one.count(Presence.BROKEN),
        missing=one.count(Presence.MISSING),
        mean=shown(one.mean),
        median=shown(one.median),
        best=shown(one.best),
        worst=shown(one.worst),
        pilot_mean=shown(one.pilot_mean),
        other_mean=shown(one.other_mean),
        grades=dict(one.grades),
        dimensions=[
            records.MeanRecord(
                dimension=mean.dimension.id,
                title=mean.dimension.title,
                marks=decimal(mean.dimension.marks),
                mean=decimal(mean.mean),
                units=mean.units,
                sum=str(mean.mean * mean.units),
            )
            for mean in one.dimensions
        ],
        weak_points=[weak_point_record(weak) for weak in one.weak_points],
        rows=[_row(row, places) for row in one.rows],
        criteria=[_losses(each) for each in one.losses],
    )


def _losses(one: WeakPoint) -> records.CriterionLossRecord:
    return records.CriterionLossRecord(
        criterion=one.criterion.id,
        title=one.criterion.title,
        marks=decimal(one.criterion.marks),
        lost=str(one.lost),
        below_full=one.below_full,
        concerned=one.concerned,
    )


def weak_point_record(one: WeakPoint) -> records.WeakPointRecord:
    """A criterion on which marks are lost."""
    return records.WeakPointRecord(
        criterion=one.criterion.id,
        title=one.criterion.title,
        marks=decimal(one.criterion.marks),
        lost=decimal(one.lost),
        mean_lost=decimal(one.mean_lost),
        below_full=one.below_full,
        concerned=one.concerned,
    )


def _row(row: Row, places: int) -> records.RowRecord:
    return records.RowRecord(
        unit=row.unit,
        name=row.name,
        category=row.category,
        state=row.presence.value,
        pilot=row.is_pilot,
        area=row.area,
        team=row.team,
        rank=row.rank,
        total=None if row.total is None else fixed(row.total, places),
        total_at_most=None if row.at_most is None else fixed(row.at_most, places),
        verdict=row.verdict.value if row.verdict else None,
        grade=row.grade,
        grade_range=list(row.grade_range) if row.grade_range else None,
        completeness=maybe(row.completeness),
        is_comparable=row.is_comparable,
        vetoes=list(row.veto_ids),
        reason=row.reason,
        total_before=None if row.before is None else fixed(row.before, places),
        total_after=None if row.after is None else fixed(row.after, places),
        judged=None if row.judged is None else str(row.judged),
    )
