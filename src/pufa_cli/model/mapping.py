"""Which criteria of a superior's standard ask what our own criteria ask (对照)."""

from typing import ClassVar, Literal

from pydantic import Field

from pufa_cli.model.fields import Id, Reference
from pufa_cli.model.frozen import Frozen


class Mapping(Frozen):
    """Ids of a superior's standard with our own; what is not written is known by the same id."""

    format: ClassVar[str] = "mapping/1"

    pufa: Literal["mapping/1"]
    """文件类型和版本 | format and version of the file"""
    standard: Reference
    """上级标准，编号@版本 | the superior's standard, id@version"""
    own: Reference = Field(alias="from")
    """本级标准，编号@版本 | our own standard, id@version"""
    criteria: dict[Id, Id | None] = Field(default_factory=dict)
    """上级指标: 本级指标，没有的留空 | criterion of theirs: of ours, blank where we have none"""
    categories: dict[Id, Id] = Field(default_factory=dict)
    """本级类别: 上级类别 | category of ours: of theirs"""
