"""How tasks and meetings stand on a day."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from pufa_cli.engine.workdays import Workdays
from pufa_cli.model.organisation import OFFICE, Duty, Phase, PlannedMeeting
from pufa_cli.model.progress import (
    MeetingStanding,
    MeetingState,
    Progress,
    TaskProgress,
    TaskStanding,
    TaskState,
)

NOTHING = TaskProgress()
Place: TypeAlias = Callable[[str, str], str]


def task_standings(
    duties: Iterator[Duty],
    progress: Mapping[str, Progress | None],
    workdays: Workdays,
    as_of: date,
    place: Place = lambda unit, task: "",
) -> tuple[TaskStanding, ...]:
    """Every task on a day; what is dated later is not known yet.

    `progress` by unit, that of the office under `office`, None for a file that cannot be used;
    `place` says file and line of a task in a unit's file.
    """
    return tuple(_standing(one, progress, workdays, as_of, place) for one in duties)


def _standing(
    duty: Duty,
    progress: Mapping[str, Progress | None],
    workdays: Workdays,
    as_of: date,
    place: Place,
) -> TaskStanding:
    whose = duty.unit.id if duty.unit else OFFICE
    file, task = progress.get(whose), duty.task.id
    if file is None and whose in progress:
        return TaskStanding(duty, TaskState.UNKNOWN, None, 0)
    told = file.tasks.get(task) if file else None
    one = told or NOTHING
    done = one.done_on if one.done_on is not None and one.done_on <= as_of else None
    late = workdays.between(duty.due_on, done or as_of)
    where = place(whose, task) if told is not None else ""
    return TaskStanding(duty, _state(duty, one, done, late, as_of), done, late, where)


def _state(duty: Duty, one: TaskProgress, done: date | None, late: int, as_of: date) -> TaskState:
    if done is not None:
        return TaskState.DONE_LATE if late else TaskState.DONE
    if late:
        return TaskState.LATE
    if one.started_on is not None and one.started_on <= as_of:
        return TaskState.STARTED
    return TaskState.AHEAD if as_of < duty.phase.starts_on else TaskState.OPEN


def meeting_standings(
    phases: tuple[Phase, ...],
    is_recorded: Callable[[PlannedMeeting], bool],
    as_of: date,
    names: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[MeetingStanding]:
    """Every meeting that is set, in order: recorded, still ahead, or past without a record."""
    planned = [(phase, one) for phase in phases for one in phase.meetings]
    for phase, one in sorted(planned, key=lambda pair: pair[1].on):
        state: MeetingState = "ahead" if one.on >= as_of else "unrecorded"
        if one.on <= as_of and is_recorded(one):
            state = "recorded"
        at = names.get(one.at, one.at) if one.at is not None else None
        yield MeetingStanding(phase, one.on, one.kind, state, at)
