"""The district's own settings (pufa.yaml) and its roster of units (units.yaml)."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, Self

from pydantic import AfterValidator, Field, model_validator

from pufa_cli.base.language import LANGUAGES, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model import codes
from pufa_cli.model.fields import (
    Day,
    Distance,
    Id,
    Known,
    Mistake,
    Prose,
    Reference,
    Weight,
    Whole,
    YesNo,
    mistaken,
)
from pufa_cli.model.frozen import Frozen

Source = Literal["superior", "supervision", "spot_check", "cross_inspection"]
ReviewSource = Literal["superior", "supervision", "spot_check", "cross_inspection", "adjudication"]
ADJUDICATION = "adjudication"
RECTIFICATION = "rectification"
ABOVE = frozenset((ADJUDICATION, RECTIFICATION))  # whatever weights and order say
EXAM = "exam"  # settles facts that are not the unit's to state
SETTLED = frozenset((RECTIFICATION, EXAM))  # reviews in shape only, from files of another kind
FACTS = "facts"  # what the unit's own facts give, beside the sources
SOURCES: Mapping[str, Text] = {
    ADJUDICATION: Text("裁定", "ruling"),
    "superior": Text("上级考核", "superior"),
    "supervision": Text("督查", "supervision"),
    "spot_check": Text("专项抽查", "spot check"),
    "cross_inspection": Text("交叉检查", "cross-inspection"),
    FACTS: Text("自评事实", "own facts"),
    RECTIFICATION: Text("整改复核", "verified rectification"),
    EXAM: Text("抽考", "exam"),
}


class Name(Frozen):
    """Who is assessed as a whole."""

    id: Id
    """区县编号 | id of the district"""
    name: Prose
    """区县名称 | its name"""


class Round(Frozen):
    """One assessment campaign (考核轮次)."""

    id: Id
    """轮次编号，也是自评文件名 | id of the round, and name of the submission files"""
    title: Prose
    """轮次名称 | its title"""
    starts_on: Day | None = None
    """开始日期 | first day"""
    ends_on: Day | None = None
    """结束日期 | last day"""


class Gap(Frozen):
    """How far apart marks may lie before somebody has to rule (裁定)."""

    above: Distance
    """相差超过几分，或分值的百分之几，须裁定 | points, or per cent of the marks"""


class Leaning(Frozen):
    """From when on an inspector counts as lenient or harsh (偏宽、偏严)."""

    beyond: Distance
    """平均偏差超过分值的百分之几 | mean difference in per cent of the marks"""
    at_least: Whole
    """至少比较多少项次 | over at least so many comparisons"""


class Weights(Frozen):
    """What each source counts where weights decide; those without one do not count."""

    facts: Weight | None = None
    """自评事实（按规则计分） | what the unit's own facts give"""
    superior: Weight | None = None
    """上级考核 | the superior"""
    supervision: Weight | None = None
    """督查 | supervision"""
    spot_check: Weight | None = None
    """专项抽查 | spot checks"""
    cross_inspection: Weight | None = None
    """交叉检查 | cross-inspection"""

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.sources and self.of(FACTS) == 0:
            raise mistaken(Mistake(codes.NO_WEIGHT, {}))
        return self

    def of(self, source: str) -> Fraction:
        """The weight of a source, 0 where it has none."""
        return getattr(self, source, None) or ZERO

    @property
    def sources(self) -> tuple[str, ...]:
        """The reviewers that have a weight."""
        return tuple(one for one in type(self).model_fields if one != FACTS and self.of(one) > 0)


def _once(sources: tuple[str, ...]) -> tuple[str, ...]:
    for at, one in enumerate(sources):
        if one in sources[:at]:
            raise mistaken(Mistake(codes.SOURCE_TWICE, {"key": one}))
    return sources


class Reviews(Frozen):
    """Which reviewers decide where several have judged."""

    precedence: Annotated[tuple[Source, ...], AfterValidator(_once)] = (
        "superior",
        "supervision",
        "spot_check",
        "cross_inspection",
    )
    """以谁的评定为准，从高到低 | whose judgement decides, first to last"""
    weights: Weights | None = None
    """按权重合成：各来源的权重，facts 为自评事实 | weights that decide instead of the order"""
    adjudicate: Gap | None = None
    """各方相差多少须裁定 | from which difference on somebody has to rule"""
    inspectors: Leaning | None = None
    """怎样算偏宽偏严 | from when on inspectors count as lenient or harsh"""

    @property
    def order(self) -> tuple[str, ...]:
        """The sources whose files are read, first to last; a ruling comes before all."""
        weighed = self.weights.sources if self.weights else ()
        others = (one for one in weighed if one not in self.precedence)
        return (ADJUDICATION, *self.precedence, *others)


class RectificationPolicy(Frozen):
    """Which figure counts where findings were rectified."""

    counts: Literal["before", "after"] = "before"
    """以整改前（before）还是复核后（after）的得分为准 | the figure before or after verification"""


class CrossCheck(Frozen):
    """Which categories may inspect one another."""

    groups: tuple[tuple[Id, ...], ...] = ()
    """可以互相检查的单位类别，没有写到的各自成组 | categories that inspect one another"""


class Member(Frozen):
    """A member of a supervision group, by post."""

    post: Prose
    """职务 | the post"""
    unit: Known | None = None
    """来自哪个被考核单位，本组不督查它 | the unit the member comes from"""


class Team(Frozen):
    """A supervision group (督查组)."""

    id: Id
    """督查组编号 | id of the group"""
    title: Prose
    """督查组名称 | its title"""
    members: tuple[Member, ...] = ()
    """组成人员（写职务） | its members, by post"""


class District(Frozen):
    """pufa.yaml: what the district assesses, by which standard, in which round."""

    format: ClassVar[str] = "district/1"

    pufa: Literal["district/1"]
    """文件类型和版本 | format and version of the file"""
    district: Name
    """考核的区县 | the district"""
    office: Prose | None = None
    """主管办公室 | the office in charge"""
    standard: Reference
    """所用标准，如 linchuan-45@1.0.0 | the standard, by id@version"""
    round: Round
    """本轮考核 | this round"""
    language: Literal["zh", "en"] = LANGUAGES[0]
    """输出语言 | language of the output"""
    reviews: Reviews = Field(default_factory=Reviews)
    """考核评定的采用顺序 | how reviews decide"""
    rectification: RectificationPolicy | None = None
    """整改后以哪个得分为准 | which figure counts after rectification"""
    cross_check: CrossCheck = Field(default_factory=CrossCheck)
    """交叉检查的分组 | who may inspect whom"""
    teams: tuple[Team, ...] = ()
    """督查组 | the supervision groups"""
    # Typed in `model.organisation`: scoring a unit does not need them.
    phases: Any = None
    """阶段和任务 | the phases, with their tasks"""
    responsibility: Any = None
    """责任制 | who answers for what"""
    frozen: Any = None
    """标准定稿 | the standard as fixed after the pilot"""

    @property
    def counts_after(self) -> bool:
        """Whether the figure after verified rectification is the one that counts."""
        return self.rectification is not None and self.rectification.counts == "after"

    def team_title(self, team: str | None) -> str:
        """The title of a team that is named by its id, or by its title already."""
        return next((one.title for one in self.teams if one.id == team), team or "")


class Unit(NamedTuple):
    """Whoever is assessed (被考核单位); light, because a roster may hold ten thousand."""

    id: str
    name: str
    category: str
    area: str | None = None
    team: str | None = None
    leader: str | None = None
    pilot: bool = False
    head: str | None = None
    point: "Point | None" = None


class Point(Frozen):
    """Who is in charge of a pilot (定人定点): one leader, one group member, one officer."""

    leader: Prose | None = None
    """挂点领导（职务） | the leader, by post"""
    member: Prose | None = None
    """领导小组成员（职务） | the member of the leading group, by post"""
    officer: Prose | None = None
    """普治办工作人员（岗位） | the officer, by post"""

    @property
    def people(self) -> tuple[str, ...]:
        """Those that are named."""
        return tuple(one for one in (self.leader, self.member, self.officer) if one is not None)


class RosterEntry(Frozen):
    """A unit as the roster writes it."""

    id: Id
    """单位编号，也是自评文件夹名 | id of the unit, and name of its folder"""
    name: Prose
    """单位名称 | its name"""
    category: Id
    """单位类别编号 | its category"""
    area: Prose | None = None
    """所在片 | its area"""
    team: Prose | None = None
    """负责的督查组 | the supervision group in charge"""
    leader: Prose | None = None
    """包片挂点领导（职务） | the leader in charge, by post"""
    pilot: YesNo = False
    """是否试点单位 | whether it is a pilot"""
    head: Prose | None = None
    """第一责任人（职务） | the head of the unit, by post"""
    point: Point | None = None
    """试点的挂点领导、小组成员和工作人员 | who is in charge of a pilot"""


@lru_cache(maxsize=1024)
def _shared(text: str | None) -> str | None:
    """One object for all equal texts: thousands of units lie in a few areas."""
    return text


def _unit(entry: RosterEntry) -> Unit:
    category, area = _shared(entry.category) or "", _shared(entry.area)
    team, leader = _shared(entry.team), _shared(entry.leader)
    head = _shared(entry.head)
    return Unit(entry.id, entry.name, category, area, team, leader, entry.pilot, head, entry.point)


if TYPE_CHECKING:
    Listed = Unit
else:  # a type checker sees what comes out, pydantic what goes in
    Listed = Annotated[RosterEntry, AfterValidator(_unit)]


class Roster(Frozen):
    """units.yaml: every unit that is expected, in protocol order."""

    format: ClassVar[str] = "roster/1"

    pufa: Literal["roster/1"]
    """文件类型和版本 | format and version of the file"""
    units: tuple[Listed, ...]
    """全部被考核单位 | all units"""

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        """The units by id."""
        return {unit.id: unit for unit in self.units}

    def called(self, text: str) -> Unit | None:
        """The unit of this id, or the first of this name; None for nobody."""
        named = (unit for unit in self.units if unit.name == text)
        return self.unit_by_id.get(text) or next(named, None)
