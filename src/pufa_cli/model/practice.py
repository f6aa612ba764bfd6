"""A practice worth spreading (典型经验): what it improves, whose it is, who took it over."""

from typing import ClassVar, Literal

from pufa_cli.model.fields import Day, Id, Known, Prose
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.submission import Evidence


class Adoption(Frozen):
    """A unit that took a practice over (推广应用)."""

    unit: Known
    """单位编号 | id of the unit"""
    on: Day
    """从哪一天起 | from when on"""
    note: Prose | None = None
    """见到的成效 | the effect seen"""


class Practice(Frozen):
    """practices/<id>.yaml: one practice of one unit."""

    format: ClassVar[str] = "practice/1"

    pufa: Literal["practice/1"]
    """文件类型和版本 | format and version of the file"""
    id: Id
    """编号，与文件名相同 | its id, as the file is named"""
    title: Prose
    """经验名称 | its title"""
    unit: Known
    """哪个单位的经验 | the unit whose practice it is"""
    recorded_on: Day
    """记录日期 | when it was recorded"""
    criteria: tuple[Id, ...]
    """改进了哪些指标 | the criteria that it improves"""
    text: Prose
    """做法 | what is done"""
    evidence: tuple[Evidence, ...] = ()
    """佐证材料，至少一件 | documents that prove it, one at least"""
    adopted: tuple[Adoption, ...] = ()
    """推广到哪些单位 | the units that took it over"""
