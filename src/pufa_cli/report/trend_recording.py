"""Days side by side, and two states, as records."""

from fractions import Fraction

from pufa_cli.base.numbers import fixed
from pufa_cli.model.difference import DiffResult, Moved, State, UnitDifference
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
    )


def _figure(value: Fraction | None, places: int) -> str | None:
    return None if value is None else fixed(value, places)


def diff_record(result: DiffResult) -> records.DiffRecord:
    """The two states."""
    return records.DiffRecord(
        schema="pufa-diff/1",
        before=_name(result.before),
        after=_name(result.after),
        standard_before=_standard(result.before),
        standard_after=_standard(result.after),
        units=[_difference(one, result) for one in result.units],
        still=result.still,
        diagnostics=diagnostic_records(result.diagnostics),
    )


def _name(state: State | None) -> str | None:
    return None if state is None else state.name


def _standard(state: State | None) -> str | None:
    return None if state is None else state.standard


def _difference(one: UnitDifference, result: DiffResult) -> records.UnitDifferenceRecord:
    places = result.after.places if result.after else 2
    author = one.author
    return records.UnitDifferenceRecord(
        unit=one.unit.id,
        name=one.unit.name,
        total_before=_total(one.before, places),
        total_after=_total(one.after, places),
        grade_before=one.before.grade if one.before else None,
        grade_after=one.after.grade if one.after else None,
        rank_before=one.before.rank if one.before else None,
        rank_after=one.after.rank if one.after else None,
        criteria=[_moved(moved) for moved in one.criteria],
        author=None
        if author is None
        else records.AuthorRecord(
            on=str(author.on), name=author.name, subject=author.subject, commit=author.commit
        ),
    )


def _total(row: Row | None, places: int) -> str | None:
    return None if row is None else _figure(row.total, places)


def _moved(one: Moved) -> records.MovedRecord:
    return records.MovedRecord(
        criterion=one.criterion.id,
        title=one.criterion.title,
        before=None if one.before is None else decimal(one.before),
        after=None if one.after is None else decimal(one.after),
        was=both(one.was),
        now=both(one.now),
        place_before=one.place_before,
        place_after=one.place_after,
    )
