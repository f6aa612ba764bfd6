"""Plans into records."""

from pufa_cli.model.planning import (
    Changes,
    CrossCheckResult,
    Pair,
    PairedGroup,
    Supervision,
    Tally,
)
from pufa_cli.report import plan_records as records
from pufa_cli.report.recording import diagnostic_records


def cross_check_record(result: CrossCheckResult) -> records.CrossCheckRecord:
    """A plan; without groups where none could be made."""
    plan = result.plan
    supervision = plan.supervision if plan else None
    return records.CrossCheckRecord(
        schema="pufa-cross-check/1",
        folder=result.folder,
        round=plan.round if plan else None,
        seed=plan.seed if plan else None,
        sha256=plan.digest if plan else None,
        previous_sha256=plan.previous if plan else None,
        kept_sha256=plan.kept if plan else None,
        groups=[_group(one, result) for one in plan.groups] if plan else [],
        supervision=_supervision(supervision, result) if supervision else None,
        changes=_changes(plan.changes) if plan and plan.changes else None,
        diagnostics=diagnostic_records(result.diagnostics),
    )


def _tally(one: Tally) -> records.TallyRecord:
    return records.TallyRecord(
        reciprocal=one.reciprocal, repeated=one.repeated, same_area=one.same_area
    )


def _group(one: PairedGroup, result: CrossCheckResult) -> records.PairedGroupRecord:
    return records.PairedGroupRecord(
        categories=list(one.categories),
        alone=one.alone,
        reached=_tally(one.reached),
        at_least=_tally(one.at_least),
        is_proven=one.proven,
        pairs=[_pair(pair, result) for pair in one.pairs],
    )


def _pair(one: Pair, result: CrossCheckResult) -> records.PairRecord:
    return records.PairRecord(
        inspector=one.inspector,
        inspector_name=result.names[one.inspector],
        inspected=one.inspected,
        inspected_name=result.names[one.inspected],
        not_avoided={str(wish): because for wish, because in (one.not_avoided or {}).items()},
    )


def _supervision(one: Supervision, result: CrossCheckResult) -> records.SupervisionRecord:
    return records.SupervisionRecord(
        duties=[
            records.DutyRecord(
                team=duty.team,
                title=result.teams[duty.team],
                areas=list(duty.areas),
                units=duty.units,
            )
            for duty in one.duties
        ],
        most=one.most,
        at_least=one.at_least,
        is_proven=one.proven,
        uncovered=list(one.uncovered),
        without_area=list(one.without_area),
    )


def _changes(found: Changes) -> list[records.ChangeRecord]:
    pairs = [
        records.ChangeRecord(kind="pair", key=one.inspector, before=one.before, after=one.after)
        for one in found.pairs
    ]
    areas = [
        records.ChangeRecord(kind="area", key=one.area, before=one.before, after=one.after)
        for one in found.areas
    ]
    return [*pairs, *areas]
