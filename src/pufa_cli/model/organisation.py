"""How an acceptance is organised: phases with tasks, who answers for what, the standard frozen.

These parts of pufa.yaml are typed here; scoring a unit does not read them.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from pufa_cli.model.district import District, Member, Unit
from pufa_cli.model.fields import Day, Digest, Id, Known, Prose, Reference, Whole, YesNo
from pufa_cli.model.frozen import Frozen

OFFICE = "office"  # whose file progress/office.yaml is
MeetingKind = Literal["weekly", "dispatch", "site"]
PackKind = Literal["weekly", "dispatch"]  # meetings that look at all units have packs


class Task(Frozen):
    """Something that has to be done in a phase (阶段任务)."""

    id: Id
    """任务编号，各阶段不重复 | id of the task, its own among all phases"""
    title: Prose
    """任务名称 | what has to be done"""
    by: Literal["office", "units", "pilots"] = "units"
    """由谁完成：办公室、各单位、试点单位 | who does it"""
    categories: tuple[Id, ...] = ()
    """只由这些类别的单位完成 | only units of these categories"""
    due_on: Day | None = None
    """期限，不写为阶段最后一天 | the day it is due; the phase's last day without"""
    evidence: YesNo = False
    """是否须有佐证材料 | whether documents must prove it"""
    groups: tuple[Id, ...] = ()
    """办公室的任务由哪些工作组完成 | the working groups that do it, of a task of the office"""


class PlannedMeeting(Frozen):
    """A meeting that is set (例会、调度会、现场会)."""

    on: Day
    """日期 | when"""
    kind: MeetingKind = "weekly"
    """例会 weekly、调度会 dispatch、现场会 site | weekly analysis, dispatch, or on site"""
    at: Known | None = None
    """现场会在哪个单位开 | the unit where it is held on site"""


class Phase(Frozen):
    """A stage of the acceptance (阶段)."""

    id: Id
    """阶段编号 | id of the phase"""
    title: Prose
    """阶段名称 | its title"""
    starts_on: Day
    """第一天 | first day"""
    ends_on: Day
    """最后一天 | last day"""
    alongside: YesNo = False
    """是否与前面的阶段同时进行 | whether it runs alongside those before it"""
    tasks: tuple[Task, ...] = ()
    """任务 | its tasks"""
    meetings: tuple[PlannedMeeting, ...] = ()
    """要开的会 | meetings that are set"""

    def due_day(self, task: Task) -> date:
        """The day a task of it is due."""
        return self.ends_on if task.due_on is None else task.due_on


class AreaDuty(Frozen):
    """The leader in charge of an area (包片领导)."""

    area: Prose
    """片 | the area"""
    leader: Prose
    """包片领导（职务） | the leader, by post"""


class WorkGroup(Frozen):
    """A working group of the office (工作组)."""

    id: Id
    """工作组编号 | id of the group"""
    title: Prose
    """工作组名称 | its title"""
    leader: Prose | None = None
    """组长（职务） | who leads it, by post"""
    members: tuple[Member, ...] = ()
    """组成人员（写职务） | its members, by post"""


class Load(Frozen):
    """How much one person may be in charge of."""

    units: Whole | None = None
    """一名领导最多包几个单位 | units of one leader at most"""
    points: Whole | None = None
    """一人最多挂几个点 | pilot points of one person at most"""


class Responsibility(Frozen):
    """Who answers for what, and how much one person may carry (责任制)."""

    areas: tuple[AreaDuty, ...] = ()
    """领导包片 | the leaders of the areas"""
    groups: tuple[WorkGroup, ...] = ()
    """办公室的工作组 | the working groups of the office"""
    most: Load = Load()
    """每人负担的上限 | the load of one person"""


class Freeze(Frozen):
    """The standard as it was fixed after the pilot (试点后定稿)."""

    on: Day
    """定稿日期 | when"""
    digest: Digest
    """定稿的标准文件的 SHA-256 摘要 | digest of the standard file"""
    pilot: Reference | None = None
    """试点所用标准，用来列出改动 | the standard of the pilot, to list what was changed"""
    reason: Prose | None = None
    """说明 | why it was changed"""


class Organisation(District):
    """pufa.yaml with everything that it says of how the acceptance is run."""

    phases: tuple[Phase, ...] = ()
    """阶段和任务 | the phases, with their tasks"""
    responsibility: Responsibility | None = None
    """责任制 | who answers for what"""
    frozen: Freeze | None = None
    """标准定稿 | the standard as fixed after the pilot"""


class Duty(NamedTuple):
    """A task of one unit, or of the office (None)."""

    phase: Phase
    task: Task
    unit: Unit | None

    @property
    def due_on(self) -> date:
        """The day it is due."""
        return self.phase.due_day(self.task)


def duties_of(phases: tuple[Phase, ...], units: tuple[Unit, ...]) -> Iterator[Duty]:
    """Every task of everybody, in the order of phases, tasks and units."""
    for phase in phases:
        for task in phase.tasks:
            if task.by == OFFICE:
                yield Duty(phase, task, None)
            else:
                yield from (Duty(phase, task, unit) for unit in units if concerns(task, unit))


def concerns(task: Task, unit: Unit) -> bool:
    """Whether a unit has to do a task."""
    if task.by == OFFICE or (task.by == "pilots" and not unit.pilot):
        return False
    return not task.categories or unit.category in task.categories
