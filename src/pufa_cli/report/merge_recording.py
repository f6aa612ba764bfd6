"""Merged results into records; which files they came from is not told, so grouping does not show.

Only files that could not be merged are named.
"""

from fractions import Fraction

from pufa_cli.base.numbers import fixed
from pufa_cli.model.merging import Area, AreaCategory, MergeResult, Place, dumped
from pufa_cli.report import merge_records as records
from pufa_cli.report.decimals import decimal


def merge_record(result: MergeResult) -> records.MergeRecord:
    """The whole."""
    return records.MergeRecord(
        schema="pufa-merge/1",
        title=result.title,
        engine=result.engine,
        is_provisional=result.is_provisional,
        areas=[_area(one) for one in result.areas],
        districts=[records.KeptDistrictRecord(**dumped(one)) for one in result.districts],
        broken=[records.TroubleRecord(**dumped(one)) for one in result.broken],
        conflicts=[records.ConflictRecord(**dumped(one)) for one in result.conflicts],
    )


def _area(one: Area) -> records.AreaRecord:
    return records.AreaRecord(
        round_id=one.cohort.round,
        standard=one.cohort.standard,
        standard_sha256=one.cohort.digest,
        districts=[district.district_id for district in one.districts],
        categories=[_category(category, one.decimals) for category in one.categories],
    )


def _category(one: AreaCategory, places: int) -> records.AreaCategoryRecord:
    return records.AreaCategoryRecord(
        id=one.id,
        title=one.title,
        units=len(one.places),
        scored=one.count("scored"),
        broken=one.count("broken"),
        missing=one.count("missing"),
        mean=_shown(one.mean, places),
        median=_shown(one.median, places),
        grades=dict(one.grades),
        dimensions=[
            records.AreaMeanRecord(
                dimension=mean.dimension,
                title=mean.title,
                marks=decimal(mean.marks),
                mean=decimal(mean.mean),
                sum=str(mean.sum),
                units=mean.units,
            )
            for mean in one.dimensions
        ],
        weak_points=[
            records.AreaLossRecord(
                criterion=loss.criterion,
                title=loss.title,
                marks=decimal(loss.marks),
                lost=str(loss.lost),
                mean_lost=decimal(loss.mean_lost),
                below_full=loss.below_full,
                concerned=loss.concerned,
            )
            for loss in one.losses
        ],
        ranking=[_place(place) for place in one.places],
    )


def _shown(value: Fraction | None, places: int) -> str | None:
    return None if value is None else fixed(value, places)


def _place(one: Place) -> records.AreaPlaceRecord:
    return records.AreaPlaceRecord(
        rank=one.rank,
        district_id=one.district.district_id,
        unit=one.row.unit,
        name=one.row.name,
        state=one.row.state,
        total=one.row.total,
        grade=one.row.grade,
        district_rank=one.row.rank,
    )
