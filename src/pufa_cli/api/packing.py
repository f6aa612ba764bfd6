"""Building the pack of a meeting: what a district looks like now, and on the day of the last."""

from collections.abc import Iterator
from datetime import date

from pufa_cli.api.acceptance import read_kept
from pufa_cli.api.looking_back import Earlier, look_back, noticed
from pufa_cli.api.matrix import matrix_of
from pufa_cli.api.meetings import (
    HOME,
    absences,
    last_meeting,
    meeting_faults,
    meetings_of,
    pending,
)
from pufa_cli.api.paper import Request
from pufa_cli.api.situation import Situation, situation
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.responsibility import Matrix
from pufa_cli.load.kept import Kept
from pufa_cli.model.meeting import Meeting
from pufa_cli.model.meeting_pack import Fed, MeanMoved, MeetingPack, Moved, Noted, Told
from pufa_cli.model.organisation import PackKind
from pufa_cli.model.progress import counted
from pufa_cli.model.rollup import DistrictRollup
from pufa_cli.model.standing import Followed, State, UnitFindings


def pack(asked: Request, kind: PackKind) -> MeetingPack:
    """The pack for a meeting on the day asked for; never raises for what files hold."""
    found = situation(asked.folder, asked.as_of, progress=asked.progress)
    here, as_of = found.here, asked.as_of
    read = read_kept(here, HOME, meeting_faults(as_of))
    earlier = meetings_of(here, read, as_of)
    since = asked.since or last_meeting(earlier, kind)
    past = Earlier(None) if since is None else look_back(here.folder, since)
    before, troubles = past.rollup, [noticed(since, one) for one in past.troubles if since]
    rows = {row.unit: row for row in before.rows} if before else {}
    district, matrix = here.organisation, matrix_of(here)
    noted = [Noted(unit.unit, one) for unit in found.units for one in _findings(unit.ledger)]
    phases = district.phases if district else ()
    planned = [one.on for phase in phases for one in phase.meetings if one.kind != "site"]
    told = {"is_whole": found.is_whole and not read.refused}
    return MeetingPack(
        **(found.about(*read.diagnostics, *troubles) | told),
        kind=kind,
        since=since,
        not_compared=past.is_unknown,
        places=here.standard.rounding.places if here.standard else 2,
        most=here.standard.total if here.standard else ZERO,
        means=tuple(_means(found, before)),
        units=tuple(Moved(one, rows.get(one.unit.id)) for one in found.units),
        new=tuple(one for one in noted if _is_after(one.finding.standing.finding.found_on, since)),
        overdue=tuple(one for one in noted if _is_overdue(one)),
        settled=tuple(one for one in noted if _is_settled(one, since)),
        proposed=tuple(one for one in noted if one.finding.proposal is not None),
        tasks=tuple(counted(found.tasks)),
        weak=found.weak,
        told=tuple(_told(found, since, as_of)),
        fed=tuple(_fed(found, matrix, earlier)),
        pending=tuple(pending(here, earlier, as_of)),
        absent=tuple(absences(here, earlier)),
        following=min((one for one in planned if one > as_of), default=None),
        by_leader=found.grouped(matrix.leader_of) if matrix else (),
        by_team=found.grouped(matrix.team_of) if matrix else (),
    )


def _means(found: Situation, before: DistrictRollup | None) -> Iterator[MeanMoved]:
    """The mean of each category then and now."""
    known = {one.category.id: one.mean for one in before.categories} if before else {}
    for one in found.whole.rollup.categories if found.whole.rollup else ():
        yield MeanMoved(one.category, known.get(one.category.id), one.mean)


def _findings(ledger: UnitFindings | None) -> tuple[Followed, ...]:
    return ledger.findings if ledger else ()


def _is_after(day: date, since: date | None) -> bool:
    return since is None or day > since


def _is_overdue(one: Noted) -> bool:
    standing = one.finding.standing
    return standing.state.is_undone and standing.overdue > 0


def _is_settled(one: Noted, since: date | None) -> bool:
    standing = one.finding.standing
    verified = standing.finding.verified
    is_done = standing.state is State.VERIFIED and verified is not None
    return is_done and verified is not None and _is_after(verified.on, since)


def _told(found: Situation, since: date | None, as_of: date) -> Iterator[Told]:
    """What each pilot has told since the last meeting."""
    for one in found.units:
        if one.unit.pilot:
            file = found.progress.files.get(one.unit.id)
            told = file.model.stated(as_of, since) if file is not None else None
            place = ""
            if file is not None and told is not None:
                place = file.place("statements", file.model.statements.index(told))
            yield Told(one.unit, told, place)


def _fed(found: Situation, matrix: Matrix | None, meetings: list[Kept]) -> Iterator[Fed]:
    """Who is to tell of each pilot, and what was told of it last; `meetings` are in order."""
    last = {said.unit: kept.model for kept in meetings for said in kept.model.feedback}
    for one in found.units:
        if one.unit.pilot and matrix is not None:
            leader = (one.unit.point.leader if one.unit.point else None) or ""
            told: Meeting | None = last.get(one.unit.id)
            said = [each for each in told.feedback if each.unit == one.unit.id] if told else []
            team, on = matrix.team_of(one.unit), told.on if told else None
            yield Fed(one.unit, leader, team, tuple(said), on)
