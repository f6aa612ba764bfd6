"""An overlay (修订): a district's standard written as its differences from another standard."""

import re
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import Field

from pufa_cli.base.text import shorten
from pufa_cli.model import codes
from pufa_cli.model.fields import Id, Mistake, Prose, Reference, Typed, wrong_shape
from pufa_cli.model.frozen import Frozen

KINDS = ("part", "dimension", "criterion", "category", "veto", "bonus", "penalty", "line")
_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
_ADDRESS = re.compile(f"(?:(?:{'|'.join(KINDS)})/)?{_NAME}")


def address_in(text: object) -> str | Mistake:
    """The id of an entry, or `kind/id` where entries of several kinds share an id."""
    if not isinstance(text, str):
        return wrong_shape("a text", text)
    return text if _ADDRESS.fullmatch(text) else Mistake(codes.BAD_ID, {"text": shorten(text)})


_ADDRESS_SCHEMA = {"type": ["string", "number"], "pattern": f"^{_ADDRESS.pattern}$"}
Address: TypeAlias = Annotated[str, Typed(address_in, (), _ADDRESS_SCHEMA)]


class Change(Frozen):
    """Other values for some keys of one entry of the base."""

    at: Address
    """改哪一处：编号，同号时写 种类/编号，如 category/school | id, or kind/id where it is shared"""
    set: dict[str, Any]
    """改写的键，整项替换；留空即删去该键 | keys replaced as a whole; a blank takes a key away"""


class Addition(Frozen):
    """An entry that the base does not have."""

    to: Address | None = None
    """加到哪个部分、考核项目或加减分组 | the part, dimension or group it is added to"""
    after: Address | None = None
    """排在谁的后面；不写则排在最后 | the entry it follows; the last one without it"""
    part: dict[str, Any] | None = None
    """新增部分 | a part"""
    dimension: dict[str, Any] | None = None
    """新增考核项目 | a dimension"""
    criterion: dict[str, Any] | None = None
    """新增指标 | a criterion"""
    category: dict[str, Any] | None = None
    """新增单位类别 | a category"""
    veto: dict[str, Any] | None = None
    """新增否决条款 | a veto clause"""
    bonus: dict[str, Any] | None = None
    """新增加分组 | a group of bonus lines"""
    penalty: dict[str, Any] | None = None
    """新增减分组 | a group of penalty lines"""
    line: dict[str, Any] | None = None
    """新增加分或减分条目 | a bonus or penalty line"""


class Overlay(Frozen):
    """A standard that says how it differs from the one it extends."""

    format: ClassVar[str] = "overlay/1"

    pufa: Literal["overlay/1"]
    """文件类型和版本 | format and version of the file"""
    id: Id
    """本标准编号 | id of the resulting standard"""
    version: Id
    """本标准版本，如 1.0.0 | its version"""
    title: Prose
    """本标准名称 | its title"""
    extends: Reference
    """所扩展的标准，编号@版本 | the standard it extends, id@version"""
    reason: Prose
    """修订依据：文号和理由 | what the changes rest on: document number and reason"""
    set: dict[str, Any] = Field(default_factory=dict)
    """改写标准开头的键，整项替换 | keys of the standard's head, replaced as a whole"""
    change: tuple[Change, ...] = ()
    """改动的各处 | entries that are changed"""
    remove: tuple[Address, ...] = ()
    """删去的各处 | entries that are taken out"""
    add: tuple[Addition, ...] = ()
    """新增的各处 | entries that are added"""
