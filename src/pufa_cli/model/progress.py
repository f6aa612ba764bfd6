"""What a unit has done of its tasks and tells meetings (进度), and how tasks stand on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, NamedTuple, TypeAlias

from pydantic import BeforeValidator, Field

from pufa_cli.model.district import Unit
from pufa_cli.model.fields import Day, Id, Known, Prose
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.organisation import Duty, MeetingKind, Phase
from pufa_cli.model.papers import PaperResult
from pufa_cli.model.submission import Evidence


class TaskProgress(Frozen):
    """How far a task has come; a day alone means done."""

    started_on: Day | None = None
    """开始日期 | when it was begun"""
    done_on: Day | None = None
    """完成日期 | when it was done"""
    evidence: tuple[Evidence, ...] = ()
    """佐证材料 | documents that prove it"""
    note: Prose | None = None
    """说明 | a remark"""


class Statement(Frozen):
    """What a unit tells a meeting (例会汇报)."""

    on: Day
    """日期 | when"""
    done: Prose
    """任务完成结果 | what was done"""
    next: Prose | None = None
    """下步工作构想 | what comes next"""
    trouble: Prose | None = None
    """问题和困难 | what stands in the way"""


def _marked(tasks: object) -> object:
    """A day alone is a task done on it; a blank says nothing."""
    if not isinstance(tasks, dict):
        return tasks
    told = {key: one for key, one in tasks.items() if one is not None}
    return {key: {"done_on": one} if isinstance(one, str) else one for key, one in told.items()}


class Progress(Frozen):
    """progress/<unit>.yaml: what one unit, or the office, has done of its tasks."""

    format: ClassVar[str] = "progress/1"

    pufa: Literal["progress/1"]
    """文件类型和版本 | format and version of the file"""
    round: Id
    """考核轮次 | the round"""
    unit: Known
    """单位编号，与文件名相同；办公室写 office | the unit, as the file is named; or office"""
    tasks: Annotated[dict[str, TaskProgress], BeforeValidator(_marked)] = Field(
        default_factory=dict
    )
    """各任务：完成日期，或 done_on 加 evidence | each task: the day it was done, or more"""
    statements: tuple[Statement, ...] = ()
    """例会汇报 | what was told to meetings"""

    def stated(self, as_of: date, since: date | None = None) -> Statement | None:
        """The last statement up to a day, and after another."""
        known = [
            one for one in self.statements if one.on <= as_of and (not since or one.on > since)
        ]
        return max(known, key=lambda one: one.on, default=None)


class TaskState(StrEnum):
    """How a task stands on a day."""

    AHEAD = "ahead"  # its phase has not begun
    OPEN = "open"
    STARTED = "started"
    LATE = "late"
    DONE = "done"
    DONE_LATE = "done_late"
    UNKNOWN = "unknown"  # the file that says so cannot be used


class TaskStanding(NamedTuple):
    """A task of one unit, or of the office, on a day."""

    duty: Duty
    state: TaskState
    done_on: date | None
    late: int  # working days past the day it is due
    place: str = ""  # file and line that say so


class TaskCount(NamedTuple):
    """A task over all that have to do it."""

    phase: Phase
    standings: tuple[TaskStanding, ...]

    @property
    def duty(self) -> Duty:
        """The task."""
        return self.standings[0].duty

    def count(self, *states: TaskState) -> int:
        """How many stand so."""
        return sum(one.state in states for one in self.standings)


MeetingState: TypeAlias = Literal["ahead", "recorded", "unrecorded"]


class MeetingStanding(NamedTuple):
    """A meeting that is set: recorded, still to come, or held without a record."""

    phase: Phase
    on: date
    kind: MeetingKind
    state: MeetingState
    at: str | None = None  # the unit where it is held on site


@dataclass(frozen=True, kw_only=True)
class PhasesResult(PaperResult):
    """The tasks of all phases on a day."""

    phases: tuple[Phase, ...]
    tasks: tuple[TaskStanding, ...]
    meetings: tuple[MeetingStanding, ...]
    unit: Unit | None = None  # where one was asked for
    is_office: bool = False  # where the office was asked for
    groups: Mapping[str, str] = field(default_factory=dict)  # titles of its working groups by id

    @property
    def counts(self) -> tuple[TaskCount, ...]:
        """Task by task."""
        return tuple(counted(self.tasks))


def counted(tasks: Sequence[TaskStanding]) -> list[TaskCount]:
    """The standings by task, in the order in which tasks come."""
    by_task: dict[str, list[TaskStanding]] = {}
    for one in tasks:
        by_task.setdefault(one.duty.task.id, []).append(one)
    return [TaskCount(some[0].duty.phase, tuple(some)) for some in by_task.values()]
