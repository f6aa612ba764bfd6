"""Plans of an acceptance: who inspects whom, and which group supervises which area."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.fields import Digest, Id, Prose, Whole, YesNo
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.results import CheckResult

Wish = Literal["reciprocal", "repeated", "same_area"]
Because = Literal["two_units", "kept", "large_area", "least", "not_proven"]


class Tally(Frozen):
    """How often a plan does what it should avoid, heaviest first."""

    reciprocal: Whole = 0
    """互查的对数 | pairs of units that inspect each other"""
    repeated: Whole = 0
    """与上轮相同的配对数 | pairs of the last round"""
    same_area: Whole = 0
    """同片或同一领导的配对数 | pairs of one area or one leader"""


class Pair(Frozen):
    """One unit inspects another."""

    inspector: Id
    """检查单位编号 | id of the unit that inspects"""
    inspected: Id
    """被查单位编号 | id of the unit that is inspected"""
    not_avoided: dict[Wish, Because] | None = None
    """没能避免的情形和原因 | what could not be avoided, and why"""


class PairedGroup(Frozen):
    """Units that may inspect one another; one alone has nobody."""

    categories: tuple[Id, ...]
    """本组的单位类别 | the categories of the group"""
    alone: Id | None = None
    """只有一个单位，无法交叉检查 | the only unit, which nobody can inspect"""
    reached: Tally = Tally()
    """做到的 | what the plan comes to"""
    at_least: Tally = Tally()
    """任何方案都不会更少，先比前一项 | no plan comes to less, the first difference decides"""
    proven: YesNo = True
    """是否证明为最优 | whether no plan is better"""
    pairs: tuple[Pair, ...] = ()
    """全部配对 | all pairs"""


class TeamDuty(Frozen):
    """The areas that one supervision group is in charge of."""

    team: Id
    """督查组编号 | id of the group"""
    areas: tuple[Prose, ...] = ()
    """所包的片 | its areas"""
    units: Whole
    """所包单位数 | how many units lie in them"""


class Supervision(Frozen):
    """Which supervision group is in charge of which area, by number of units."""

    duties: tuple[TeamDuty, ...]
    """各督查组所包的片 | the areas of each group"""
    most: Whole
    """最多的一组包几个单位 | units of the group that has most"""
    at_least: Whole
    """任何分法最多的一组都不会更少 | in no other way has that group fewer"""
    proven: YesNo
    """是否证明为最均衡 | whether no way is more even"""
    uncovered: tuple[Prose, ...] = ()
    """各组都须回避、没有分出去的片 | areas that no group may be in charge of"""
    without_area: tuple[Id, ...] = ()
    """没有写明片的单位 | units that lie in no area"""


class PairChange(Frozen):
    """A unit that inspects another unit than before; blank for none."""

    inspector: Id
    """检查单位编号 | id of the unit that inspects"""
    before: Id | None = None
    """原来查谁 | whom it inspected"""
    after: Id | None = None
    """现在查谁 | whom it inspects now"""


class AreaChange(Frozen):
    """An area that another group is in charge of than before; blank for none."""

    area: Prose
    """片 | the area"""
    before: Id | None = None
    """原来的督查组 | the group before"""
    after: Id | None = None
    """现在的督查组 | the group now"""


class Changes(Frozen):
    """What a plan changes of the one that it keeps to."""

    pairs: tuple[PairChange, ...] = ()
    """变动的配对 | the pairs"""
    areas: tuple[AreaChange, ...] = ()
    """变动的片 | the areas"""


class CrossCheckPlan(Frozen):
    """plans/<round>-cross-check.yaml: who inspects whom, which group supervises which area."""

    format: ClassVar[str] = "cross_check_plan/1"

    pufa: Literal["cross_check_plan/1"]
    """文件类型和版本 | format and version of the file"""
    round: Id
    """考核轮次 | the round"""
    seed: Prose
    """种子：同一种子得同一方案 | the seed: the same seed gives the same plan"""
    digest: Digest
    """所据名册、分组、督查组和领导的摘要 | digest of the units, groups, teams and leaders"""
    previous: Digest | None = None
    """上轮方案文件的摘要 | digest of the file of the last round's plan"""
    kept: Digest | None = None
    """沿用的方案文件的摘要 | digest of the file of the plan it keeps to"""
    groups: tuple[PairedGroup, ...]
    """各组 | the groups"""
    supervision: Supervision | None = None
    """督查组包片 | supervision groups and their areas"""
    changes: Changes | None = None
    """与沿用的方案相比 | against the plan it keeps to"""

    @property
    def inspected_by(self) -> dict[str, str]:
        """Whom each unit inspects."""
        return {one.inspector: one.inspected for group in self.groups for one in group.pairs}

    @property
    def team_by_area(self) -> dict[str, str]:
        """The group in charge of each area."""
        duties = self.supervision.duties if self.supervision else ()
        return {area: duty.team for duty in duties for area in duty.areas}


@dataclass(frozen=True)
class CrossCheckResult:
    """A plan made; None where settings, roster or a plan to go by cannot be used."""

    folder: str
    plan: CrossCheckPlan | None
    names: Mapping[str, str] = field(default_factory=dict)  # of units, by id
    areas: Mapping[str, str] = field(default_factory=dict)  # of units, by id
    titles: Mapping[str, str] = field(default_factory=dict)  # of categories, by id
    teams: Mapping[str, str] = field(default_factory=dict)  # titles, by id
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 2, self.setup_is_broken)

    @property
    def has_pairs(self) -> bool:
        """Whether anybody inspects anybody."""
        return self.plan is not None and any(group.pairs for group in self.plan.groups)


class SpotCheck(Frozen):
    """What is checked in one unit."""

    unit: Id
    """单位编号 | id of the unit"""
    criteria: tuple[Id, ...]
    """抽查的指标 | the criteria"""


class SpotCheckPlan(Frozen):
    """plans/<round>-spot-check.yaml: which units and criteria were drawn."""

    format: ClassVar[str] = "spot_check_plan/1"

    pufa: Literal["spot_check_plan/1"]
    """文件类型和版本 | format and version of the file"""
    round: Id
    """考核轮次 | the round"""
    seed: Prose
    """种子：同一种子抽同样的单位和指标 | the seed: the same seed draws the same"""
    units: tuple[SpotCheck, ...]
    """抽中的单位和指标 | the units and criteria drawn"""


@dataclass(frozen=True)
class SpotCheckResult:
    """A spot check drawn; None where settings, roster or standard cannot be used."""

    folder: str
    plan: SpotCheckPlan | None
    names: Mapping[str, str] = field(default_factory=dict)  # of units, by id
    categories: Mapping[str, str] = field(default_factory=dict)  # titles, by unit
    titles: Mapping[str, str] = field(default_factory=dict)  # of criteria, by id
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 2, self.setup_is_broken)

    @property
    def is_whole(self) -> bool:
        """Whether anything was drawn."""
        return self.plan is not None and bool(self.plan.units)
