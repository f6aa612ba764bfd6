"""Days side by side, and two states, as records."""

from fractions import Fraction

from pufa_cli.base.numbers import fixed
from pufa_cli.model.difference import Because, DiffResult, Moved, UnitDifference
from pufa_cli.model.rollup import Row
from pufa_cli.model.trend import Accepted, Course, Means, Moment, TrendResult
from pufa_cli.report import trend_records as records
from pufa_cli.report.decimals import decimal
from pufa_cli.report.recording import both, diagnostic_records, provenance_record


def trend_record(result: TrendResult) -> records.TrendRecord:
    """The whole comparison."""
    places = result.standard.rounding.places if result.standard else 2
    return records.TrendRecord(
        schema="pufa-trend/1",
        district=result.district,
        round=result.round,
        moments=[_moment(one) for one in result.moments],
        categories=[_means(one, places) for one in result.means],
        units=[_course(one, places) for one in result.units],
        diagnostics=diagnostic_records(result.diagnostics),
        accepted=None if result.accepted is None else _accepted(result.accepted),
    )


def _accepted(one: Accepted) -> records.AcceptedRecord:
    return records.AcceptedRecord(
        round=one.round, as_of=str(one.as_of), standard=one.standard, grades=dict(one.grades)
    )


def _moment(one: Moment) -> records.MomentRecord:
    return records.MomentRecord(
        on=str(one.on),
        commit=one.commit,
        round=one.round,
        standard=one.standard,
        scored=one.scored,
        missing=one.missing,
        broken=one.broken,
        grades=dict(one.grades),
        findings=one.findings,
        overdue=one.overdue,
        provenance=provenance_record(one.provenance),
    )


def _means(one: Means, places: int) -> records.MeansRecord:
    means = [_figure(mean, places) for mean in one.means]
    return records.MeansRecord(
        category=one.category.id,
        title=one.category.title,
        means=means,
        accepted=_figure(one.accepted, places),
    )


def _course(one: Course, places: int) -> records.CourseRecord:
    return records.CourseRecord(
        unit=one.unit.id,
        name=one.unit.name,
        totals=[_figure(total, places) for total in one.totals],
        grades=list(one.grades),
        change=_figure(one.change, places),
        accepted=_figure(one.accepted, places),
        listed=one.is_listed,
    )


def _figure(value: Fraction | None, places: int) -> str | None:
    return None if value is None else fixed(value, places)


def diff_record(result: DiffResult) -> records.DiffRecord:
    """The two states."""
    old, new = result.before, result.after
    return records.DiffRecord(
        schema="pufa-diff/1",
        before=old and old.name,
        after=new and new.name,
        round_before=old and old.round,
        round_after=new and new.round,
        standard_before=old and old.standard,
        standard_after=new and new.standard,
        standard_sha256_before=old and old.provenance.standard_digest,
        standard_sha256_after=new and new.provenance.standard_digest,
        units=[_difference(one, new.places if new else 2) for one in result.units],
        still=result.still,
        diagnostics=diagnostic_records(result.diagnostics),
    )


def _difference(one: UnitDifference, places: int) -> records.UnitDifferenceRecord:
    return records.UnitDifferenceRecord(
        unit=one.unit.id,
        name=one.unit.name,
        total_before=_total(one.before, places),
        total_after=_total(one.after, places),
        grade_before=one.before.grade if one.before else None,
        grade_after=one.after.grade if one.after else None,
        rank_before=one.before.rank if one.before else None,
        rank_after=one.after.rank if one.after else None,
        moved=[_moved(moved) for moved in one.moved],
        because=[_because(each) for each in one.because],
    )


def _total(row: Row | None, places: int) -> str | None:
    return None if row is None else _figure(row.total, places)


def _moved(one: Moved) -> records.MovedRecord:
    return records.MovedRecord(
        section=one.section,
        id=one.id,
        title=one.title,
        before=None if one.before is None else decimal(one.before),
        after=None if one.after is None else decimal(one.after),
        was=both(one.was),
        now=both(one.now),
        because=[_because(each) for each in one.because],
    )


def _because(one: Because) -> records.BecauseRecord:
    return records.BecauseRecord(
        cause=one.cause,
        place=one.place,
        uncommitted=one.is_uncommitted,
        commits=[
            records.AuthorRecord(
                on=str(each.on), name=each.name, subject=each.subject, commit=each.commit
            )
            for each in one.commits
        ],
    )
