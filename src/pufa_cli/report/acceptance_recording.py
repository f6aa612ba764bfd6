"""How an acceptance goes, into records."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from pufa_cli.base.numbers import fixed
from pufa_cli.model.meeting_pack import (
    Absence,
    Fed,
    MeanMoved,
    MeetingPack,
    Moved,
    Noted,
    Pending,
    Told,
)
from pufa_cli.model.organisation import Freeze
from pufa_cli.model.papers import PaperResult
from pufa_cli.model.progress import PhasesResult, TaskStanding, TaskState
from pufa_cli.model.responsibility import PointRow, ResponsibilityResult
from pufa_cli.model.situation import GroupFigures, WeakLinks
from pufa_cli.model.spreading import Spread, SpreadResult
from pufa_cli.model.weak_links import WeakLinksResult
from pufa_cli.report import acceptance_records as records
from pufa_cli.report.decimals import decimal, maybe
from pufa_cli.report.recording import alteration_record, diagnostic_records, provenance_record


def about(result: PaperResult) -> dict[str, Any]:
    """What every report about a district says of itself."""
    return {
        "folder": result.folder,
        "district": result.district,
        "round": result.round,
        "diagnostics": diagnostic_records(result.diagnostics),
        "provenance": provenance_record(result.provenance),
    }


def phases_record(result: PhasesResult) -> records.PhasesRecord:
    """The tasks of all phases on a day."""
    return records.PhasesRecord(
        schema="pufa-phases/1",
        **about(result),
        phases=[
            records.PhaseRecord(
                id=one.id,
                title=one.title,
                starts_on=str(one.starts_on),
                ends_on=str(one.ends_on),
            )
            for one in result.phases
        ],
        tasks=[task_record(one) for one in result.tasks],
        meetings=[
            records.PlannedMeetingRecord(
                phase=one.phase.id, on=str(one.on), kind=one.kind, at=one.at, state=one.state
            )
            for one in result.meetings
        ],
    )


def task_record(one: TaskStanding) -> records.TaskRecord:
    """A task on a day."""
    unit, task = one.duty.unit, one.duty.task
    return records.TaskRecord(
        phase=one.duty.phase.id,
        task=task.id,
        title=task.title,
        unit=unit.id if unit is not None else None,
        due_on=str(one.duty.due_on),
        state=one.state.value,
        done_on=None if one.done_on is None else str(one.done_on),
        days_late=one.late,
        place=one.place,
    )


def responsibility_record(result: ResponsibilityResult) -> records.ResponsibilityRecord:
    """Who answers for what, with results."""
    return records.ResponsibilityRecord(
        schema="pufa-responsibility/1",
        **about(result),
        areas=[
            records.AreaRecord(
                area=one.area,
                leaders=list(one.leaders),
                teams=list(one.teams),
                units=one.units,
                without_head=one.without_head,
            )
            for one in result.areas
        ],
        points=[_point(one) for one in result.points],
        groups=[
            records.WorkGroupRecord(
                id=one.id,
                is_team=one.is_team,
                title=one.title,
                leader=one.leader,
                members=list(one.members),
                tasks=[task.id for task in one.tasks],
            )
            for one in result.groups
        ],
        burdens=[
            records.BurdenRecord(
                person=one.person,
                areas=list(one.areas),
                units=one.units,
                points=list(one.points),
                groups=list(one.groups),
            )
            for one in result.burdens
        ],
        by_leader=_groups(result.by_leader, result.places),
        by_team=_groups(result.by_team, result.places),
    )


def _point(one: PointRow) -> records.PointRecord:
    return records.PointRecord(
        unit=one.unit.id,
        name=one.unit.name,
        head=one.unit.head,
        leader=one.point.leader,
        member=one.point.member,
        officer=one.point.officer,
    )


def _groups(groups: Iterable[GroupFigures], places: int) -> list[records.GroupRecord]:
    return [
        records.GroupRecord(
            name=one.name,
            units=one.units,
            scored=one.scored,
            missing=one.missing,
            broken=one.broken,
            grades=dict(one.grades),
            against_mean=_fixed(one.against_mean, places),
            undone=one.undone,
            overdue=one.overdue,
            late_tasks=one.late,
        )
        for one in groups
    ]


def _fixed(value: Fraction | None, places: int) -> str | None:
    return None if value is None else fixed(value, places)


def weak_links_record(result: WeakLinksResult) -> records.WeakRecord:
    """The analysis of weak links."""
    return records.WeakRecord(
        schema="pufa-weak/1",
        **about(result),
        weak=_weak(result.weak),
    )


def _weak(weak: WeakLinks) -> records.WeakLinksRecord:
    return records.WeakLinksRecord(
        links=[
            records.LinkRecord(
                criterion=one.criterion.id,
                title=one.criterion.title,
                part=one.part.id,
                is_common=one.is_common,
                concerned=one.concerned,
                below_full=one.below_full,
                lost=decimal(one.lost),
                gain=decimal(one.gain),
                fixable=one.fixable,
            )
            for one in weak.links
        ],
        parts=[
            records.PartLossRecord(
                part=one.part.id,
                title=one.part.title,
                is_common=one.is_common,
                units=one.units,
                due=decimal(one.due),
                lost=decimal(one.lost),
            )
            for one in weak.parts
        ],
        fixes=[one.criterion.id for one in weak.fixes],
    )


def meeting_record(result: MeetingPack) -> records.PackRecord:
    """The pack of a meeting."""
    content: dict[str, Any] = {
        **about(result),
        "since": None if result.since is None else str(result.since),
        "following": str(result.following) if result.following else None,
        "means": [_mean(one, result.places) for one in result.means],
        "units": [_progress(one, result.places) for one in result.units],
        "new": [_noted(one) for one in result.new],
        "overdue": [_noted(one) for one in result.overdue],
        "settled": [_noted(one) for one in result.settled],
        "proposed": [_noted(one) for one in result.proposed],
        "late_tasks": [
            task_record(one)
            for count in result.tasks
            for one in count.standings
            if one.state is TaskState.LATE
        ],
        "weak": _weak(result.weak),
        "pilots": [_told(one) for one in result.told],
        "feedback": [_fed(one) for one in result.fed],
        "resolutions": [_pending(one) for one in result.pending],
        "absent": [_absence(one) for one in result.absent],
        "by_leader": _groups(result.by_leader, result.places),
        "by_team": _groups(result.by_team, result.places),
    }
    if result.kind == "weekly":
        return records.MeetingRecord(schema="pufa-meeting/1", **content)
    return records.DispatchRecord(schema="pufa-dispatch/1", **content)


def _mean(one: MeanMoved, places: int) -> records.MeanProgressRecord:
    return records.MeanProgressRecord(
        category=one.category.id,
        before=_fixed(one.before, places),
        mean=_fixed(one.now, places),
        change=_fixed(one.change, places),
    )


def _absence(one: Absence) -> records.AbsenceRecord:
    return records.AbsenceRecord(unit=one.unit.id, days=[str(day) for day in one.days])


def _progress(one: Moved, places: int) -> records.UnitProgressRecord:
    row = one.now.row
    return records.UnitProgressRecord(
        unit=one.now.unit.id,
        name=one.now.unit.name,
        is_pilot=one.now.unit.pilot,
        presence=row.presence.value,
        before=_fixed(one.before.total if one.before else None, places),
        total=_fixed(row.total, places),
        change=_fixed(one.change, places),
        grade=row.grade,
        rank=row.rank,
        undone=len(one.now.undone),
        overdue=len(one.now.overdue),
        late_tasks=len(one.now.late),
    )


def _noted(one: Noted) -> records.NotedRecord:
    standing, proposal = one.finding.standing, one.finding.proposal
    return records.NotedRecord(
        unit=one.unit.id,
        finding=standing.finding.id,
        title=standing.finding.title,
        due_on=str(standing.due_on),
        state=standing.state.value,
        overdue=standing.overdue,
        step=proposal.step.title if proposal else None,
        place=one.finding.places[0].place if one.finding.places else "",
    )


def _told(one: Told) -> records.ToldRecord:
    said = one.statement
    return records.ToldRecord(
        unit=one.unit.id,
        on=str(said.on) if said else None,
        done=said.done if said else None,
        next=said.next if said else None,
        trouble=said.trouble if said else None,
        place=one.place,
    )


def _fed(one: Fed) -> records.FeedbackRecord:
    said = [f"{each.by}：{each.text}" for each in one.said]
    on = str(one.on) if one.on else None
    return records.FeedbackRecord(
        unit=one.unit.id, leader=one.leader, team=one.team, on=on, said=said
    )


def _pending(one: Pending) -> records.ResolutionRecord:
    found = one.resolution
    return records.ResolutionRecord(
        meeting=str(one.meeting),
        id=found.id,
        text=found.text,
        unit=found.unit,
        due_on=None if found.due_on is None else str(found.due_on),
        is_late=one.is_late,
        place=one.place,
    )


def practices_record(result: SpreadResult) -> records.PracticesRecord:
    """Practices, pilots, and the standard as fixed."""
    return records.PracticesRecord(
        schema="pufa-practices/1",
        **about(result),
        since=result.since or None,
        practices=[_practice(one) for one in result.practices],
        sites=[
            records.SiteMeetingRecord(
                on=str(one.on),
                unit=one.unit.id,
                attended=[unit.id for unit in one.attended],
                adopting=[unit.id for unit in one.adopting],
                place=one.place,
            )
            for one in result.sites
        ],
        pilots=[
            records.PilotsRecord(
                category=one.category.id,
                pilots=_fixed(one.pilot_mean, result.places),
                others=_fixed(one.other_mean, result.places),
            )
            for one in result.categories
        ],
        frozen=None if result.frozen is None else _frozen(result.frozen, result),
    )


def _frozen(one: Freeze, result: SpreadResult) -> records.FreezeRecord:
    found = result.changes.changes if result.changes else ()
    return records.FreezeRecord(
        on=str(one.on),
        sha256=one.digest,
        pilot=one.pilot,
        reason=one.reason,
        changes=[alteration_record(each) for each in found],
    )


def _practice(one: Spread) -> records.PracticeRecord:
    found = one.practice
    return records.PracticeRecord(
        id=found.id,
        title=found.title,
        unit=found.unit,
        recorded_on=str(found.recorded_on),
        text=found.text,
        adopted={each.unit: str(each.on) for each in found.adopted},
        effects=[
            records.EffectRecord(
                criterion=each.criterion.id,
                adopters=maybe(each.adopters),
                others=maybe(each.others),
                before=maybe(each.before),
                adopting=each.adopting,
                not_adopting=each.not_adopting,
            )
            for each in one.effects
        ],
        place=one.place,
    )
