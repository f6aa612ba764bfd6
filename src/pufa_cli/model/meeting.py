"""A meeting's record (会议记录): who was there, what was decided, by whom, until when."""

from datetime import date
from typing import ClassVar, Literal

from pufa_cli.model.fields import Day, Id, Prose
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.organisation import MeetingKind


class Resolution(Frozen):
    """Something that was decided (议定事项)."""

    id: Id
    """编号 | its id"""
    text: Prose
    """议定事项 | what was decided"""
    unit: Id | None = None
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


class Meeting(Frozen):
    """meetings/<date>.yaml: what was decided on a day."""

    format: ClassVar[str] = "meeting/1"

    pufa: Literal["meeting/1"]
    """文件类型和版本 | format and version of the file"""
    round: Id
    """考核轮次 | the round"""
    on: Day
    """日期，与文件名相同 | the day, as the file is named"""
    kind: MeetingKind
    """例会（weekly）或调度会（dispatch） | weekly analysis or dispatch of all units"""
    title: Prose | None = None
    """会议名称 | its title"""
    chair: Prose | None = None
    """主持人（职务） | who presided, by post"""
    absent: tuple[Id, ...] = ()
    """缺席单位 | units that were not there"""
    resolutions: tuple[Resolution, ...] = ()
    """议定事项 | what was decided"""
