"""Results about standards into records."""

from pufa_cli.base.numbers import fixed
from pufa_cli.model.comparison import Cause, Move, Rescoring, StandardsDiff
from pufa_cli.model.results import StandardResult
from pufa_cli.model.rollup import Row
from pufa_cli.model.trial import TrialResult
from pufa_cli.report import standard_records as records
from pufa_cli.report.decimals import decimal, maybe
from pufa_cli.report.recording import alteration_record, criterion_record, diagnostic_records


def diff_record(result: StandardsDiff) -> records.StandardsDiffRecord:
    """Two standards compared."""
    versions, found = result.versioning, result.rescoring
    return records.StandardsDiffRecord(
        schema="pufa-standards-diff/1",
        before=_side(result.before),
        after=_side(result.after),
        version=None
        if versions is None
        else records.VersionRecord(
            needs=versions.needed.name.lower(), verdict=versions.verdict.value
        ),
        changes=[alteration_record(one) for one in result.changes],
        rescoring=None if found is None else _rescoring(found),
        diagnostics=diagnostic_records(result.diagnostics),
    )


def _side(one: StandardResult) -> records.SideRecord:
    return records.SideRecord(
        reference=one.standard.reference if one.standard else "",
        title=one.standard.title if one.standard else "",
        file=one.file,
        sha256=one.digest,
    )


def _rescoring(found: Rescoring) -> records.RescoringRecord:
    return records.RescoringRecord(
        folder=found.folder,
        units=found.units,
        scored=found.scored,
        missing=found.missing,
        moves=[_move(one, found.places) for one in found.moves],
    )


def _move(one: Move, places: tuple[int, int]) -> records.MoveRecord:
    return records.MoveRecord(
        unit=one.after.unit,
        name=one.after.name,
        category=one.after.category,
        before=_unit(one.before, places[0]),
        after=_unit(one.after, places[1]),
        causes=[_cause(cause) for cause in one.causes],
    )


def _unit(row: Row, places: int) -> records.UnitSideRecord:
    return records.UnitSideRecord(
        state=row.presence.value,
        total=None if row.total is None else fixed(row.total, places),
        total_at_most=None if row.at_most is None else fixed(row.at_most, places),
        grade=row.grade,
        grade_range=list(row.grade_range) if row.grade_range else None,
        rank=row.rank,
        reason=row.reason,
    )


def _cause(one: Cause) -> records.CauseRecord:
    return records.CauseRecord(
        criterion=one.id or None,
        title=one.title or None,
        points_before=maybe(one.points_before),
        marks_before=maybe(one.marks_before),
        points_after=maybe(one.points_after),
        marks_after=maybe(one.marks_after),
        shift=decimal(one.shift),
        shift_exact=str(one.shift),
    )


def trial_record(result: TrialResult) -> records.TrialRecord:
    """Facts tried on one criterion."""
    found = result.result
    return records.TrialRecord(
        schema="pufa-trial/1",
        standard=result.standard.reference if result.standard else "",
        category=result.category,
        criterion=result.criterion.id if result.criterion else "",
        result=None if found is None else criterion_record(found, result.place),
        diagnostics=diagnostic_records(result.diagnostics),
    )
