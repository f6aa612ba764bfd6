"""A meeting's record (会议记录): who was there, what was decided, by whom, until when."""

from datetime import date
from typing import ClassVar, Literal

from pufa_cli.model.fields import Day, Id, Known, Prose
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.organisation import MeetingKind


def record_names(on: date, at: str | None) -> tuple[str, ...]:
    """How the file of a meeting may be called, without its ending: one on site by its unit too."""
    return (str(on),) if at is None else (str(on), f"{on}-{at}")


class Resolution(Frozen):
    """Something that was decided (议定事项)."""

    id: Id
    """编号 | its id"""
    text: Prose
    """议定事项 | what was decided"""
    unit: Known | None = None
    """由哪个单位办理；不写为办公室 | the unit that sees to it; the office without"""
    due_on: Day | None = None
    """期限 | when it is due"""
    done_on: Day | None = None
    """办结日期 | when it was done"""
    note: Prose | None = None
    """办理结果 | what came of it"""

    def is_open(self, as_of: date) -> bool:
        """Whether it was still to be done on a day."""
        return self.done_on is None or self.done_on > as_of


class Feedback(Frozen):
    """What a leader or a supervisor says of a pilot (点上反馈)."""

    unit: Known
    """试点单位编号 | the pilot"""
    by: Prose
    """反馈人（抓点领导、督查人员的职务） | who says it, by post"""
    text: Prose
    """反馈情况 | what is said"""


class Meeting(Frozen):
    """meetings/<date>.yaml, or <date>-<unit>.yaml of one on site: what was said and decided."""

    format: ClassVar[str] = "meeting/1"

    pufa: Literal["meeting/1"]
    """文件类型和版本 | format and version of the file"""
    round: Id
    """考核轮次 | the round"""
    on: Day
    """日期，与文件名相同 | the day, as the file is named"""
    kind: MeetingKind
    """例会 weekly、调度会 dispatch、现场会 site | weekly analysis, dispatch, or on site"""
    at: Known | None = None
    """现场会在哪个单位开 | the unit where it was held on site"""
    title: Prose | None = None
    """会议名称 | its title"""
    chair: Prose | None = None
    """主持人（职务） | who presided, by post"""
    absent: tuple[Id, ...] = ()
    """缺席单位 | units that were not there"""
    attended: tuple[Id, ...] = ()
    """到现场会听取经验介绍的单位 | units that came to a meeting on site"""
    feedback: tuple[Feedback, ...] = ()
    """抓点领导和督查人员的反馈 | what leaders and supervisors said of pilots"""
    resolutions: tuple[Resolution, ...] = ()
    """议定事项 | what was decided"""
