"""A unit's rectification file (整改): findings, what was done about them, sanctions confirmed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Literal, NamedTuple, get_args

from pufa_cli.base.language import Text
from pufa_cli.model.district import SOURCES
from pufa_cli.model.fields import Day, Id, Known, Number, Prose, Reference, Whole, YesNo
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.submission import Evidence

FoundBy = Literal[
    "self",
    "cross_inspection",
    "supervision",
    "superior",
    "spot_check",
    "adjudication",
    "exam",
]
FINDERS: tuple[str, ...] = get_args(FoundBy)
FOUND_BY: Mapping[str, Text] = {"self": Text("自查", "self-inspection"), **SOURCES}


class Step(Frozen):
    """Something that was done about a finding."""

    on: Day
    """日期 | when"""
    text: Prose
    """做了什么 | what was done"""


class Closing(Frozen):
    """The unit's word that a finding is rectified, with its proof (销号)."""

    on: Day
    """报结日期 | when"""
    evidence: tuple[Evidence, ...] = ()
    """整改佐证，至少一件 | documents that prove it, one at least"""
    facts: Any = None
    """整改后的事实，复核认可后重新计分 | the facts as they are now, to be scored anew"""
    note: Prose | None = None
    """说明 | a remark"""


class Verification(Frozen):
    """Somebody else's word on a closing (复核)."""

    on: Day
    """复核日期 | when"""
    by: Prose
    """复核的岗位或小组 | who, by post or group"""
    accepted: YesNo
    """是否认可 | whether it was accepted"""
    reason: Prose | None = None
    """理由；不认可的必须写 | the reason, required where it was not accepted"""
    points: Number | None = None
    """复核评定的得分，代替 facts | points given on verification, in place of facts"""
    marks: Any = None
    """酌情项的复核评定，写法同考核评定 | marks of what only reviewers judge, as in a review"""


class Attempt(Frozen):
    """A closing that was not accepted, kept when the unit closes again."""

    closing: Closing
    """当时的报结 | the closing"""
    verified: Verification
    """当时的复核 | what came of it"""


class Finding(Frozen):
    """A shortcoming in the work that must be rectified (问题)."""

    id: Id
    """问题编号，本文件内不重复 | id, its own within the file"""
    round: Id
    """考核轮次 | the round"""
    title: Prose
    """问题 | what is wrong"""
    criterion: Id | None = None
    """涉及的指标编号 | the criterion it concerns"""
    found_by: FoundBy
    """发现来源：自查、交叉检查、督查、上级、抽查 | who found it"""
    found_on: Day
    """发现日期 | when"""
    due_on: Day | None = None
    """整改期限（日期）；与 days 二选一 | the day it is due; this or `days`"""
    days: Whole | None = None
    """整改期限（发现后几个工作日） | working days after it was found"""
    steps: tuple[Step, ...] = ()
    """整改经过 | what was done, step by step"""
    closing: Closing | None = None
    """报结 | the unit's word that it is done"""
    verified: Verification | None = None
    """复核 | whether that was accepted"""
    earlier: tuple[Attempt, ...] = ()
    """以前未被认可的报结和复核 | closings that were not accepted before"""


class Confirmed(Frozen):
    """A step of the ladder that a person has taken (已决定的处置)."""

    step: Prose
    """措施，须是标准 sanctions 中的一项 | a step of the standard's sanctions"""
    on: Day
    """决定日期 | when"""
    number: Prose | None = None
    """文号，必须写 | its document number, required"""
    findings: tuple[Id, ...] = ()
    """针对的问题编号；不写为全部 | the findings it is about; all of the round without"""
    round: Id | None = None
    """考核轮次；针对具体问题的不必写 | the round, where no finding says it"""


class Rectification(Frozen):
    """rectifications/<unit>.yaml: the findings of one unit, of one round or several."""

    format: ClassVar[str] = "rectification/1"

    pufa: Literal["rectification/1"]
    """文件类型和版本 | format and version of the file"""
    unit: Known
    """单位编号，与文件名相同 | id of the unit, the name of the file"""
    standard: Reference | None = None
    """本轮问题依据的标准 | the standard that this round's findings rest on"""
    findings: tuple[Finding, ...] = ()
    """问题 | the findings"""
    sanctions: tuple[Confirmed, ...] = ()
    """已决定的处置 | the sanctions that were confirmed"""

    def round_of(self, sanction: Confirmed) -> str | None:
        """The round a sanction belongs to: its own, or that of the first finding it names."""
        if sanction.round is not None:
            return sanction.round
        named = (one.round for one in self.findings if one.id in sanction.findings)
        return next(named, None)


class Event(NamedTuple):
    """A closing with what came of it; dated on its own day."""

    closing: Closing
    verified: Verification | None


def events_of(finding: Finding, as_of: date) -> Iterator[Event]:
    """The closings up to a day, in order, each with its verification up to that day."""
    current = () if finding.closing is None else ((finding.closing, finding.verified),)
    for closing, verified in (*((one.closing, one.verified) for one in finding.earlier), *current):
        if closing.on <= as_of:
            known = verified is not None and verified.on <= as_of
            yield Event(closing, verified if known else None)
