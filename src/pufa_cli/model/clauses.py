"""What a standard says besides its criteria: grades, vetoes, bonus and penalty lines, limits."""

from fractions import Fraction
from typing import Any, Literal

from pydantic import Field, model_validator

from pufa_cli.base.numbers import HUNDRED, ONE, ZERO
from pufa_cli.model.fields import Amount, Id, Number, Prose, Whole
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import AnyMeasure, with_default


class Grade(Frozen):
    """A grade and where it begins (等次)."""

    name: Prose
    """等次名称 | name of the grade"""
    at_least: Number
    """下限分（含） | the least total, inclusive"""


class Effect(Frozen):
    """What a veto does; the total of the sheet is always shown beside it."""

    force: Prose | None = None
    """直接定为这一等次 | the grade it forces"""
    cap: Prose | None = None
    """最高只能评为这一等次 | the best grade it leaves"""
    subtract: Number | None = None
    """从总分中扣除 | marks taken off the total"""
    zeroes: tuple[Id, ...] = ()
    """不得分的指标或考核项目（编号） | ids of the criteria or dimensions that get nothing"""
    bars: Prose | None = None
    """取消的申报或认定资格 | the application or recognition it bars"""
    withdraws: Prose | None = None
    """撤销的荣誉称号 | the honour it withdraws"""


class Condition(Frozen):
    """One way in which a veto comes about: something happened at least so many times."""

    id: Id
    """情形编号 | id of the condition"""
    title: Prose
    """情形，如 一般班子成员受处分 | what happened"""
    at_least: Whole = 1
    """达到几次（人）即触发 | how many times it takes"""


class Veto(Frozen):
    """A clause that overrides the grade (一票否决)."""

    id: Id
    """否决条款编号 | id of the clause"""
    title: Prose
    """否决情形 | what it is about"""
    effect: Effect
    """对等次、总分、指标、资格的影响 | what it does"""
    conditions: tuple[Condition, ...] = ()
    """分情形计数，任一情形达到即触发 | counted conditions, any of which is enough"""
    below: Amount | None = None
    """总分（或 of 所指项目）低于此分、此得分率时自动触发 | fires by itself below this figure"""
    of: Id | None = None
    """below 所指的指标、考核项目或部分；不写为总分 | what `below` reads; the total without it"""
    carries_to: Prose | None = None
    """带入的其他考评 | the other appraisal it enters"""
    consequence: Prose | None = None
    """其他后果 | what else follows"""

    def line(self, full: Fraction) -> Fraction | None:
        """The figure below which it fires, of something with full marks; None without one."""
        if self.below is None:
            return None
        return self.below.number * full / HUNDRED if self.below.is_percent else self.below.number


class Line(Frozen):
    """One line of bonus or penalty: so many points for each that is measured."""

    id: Id
    """条目编号 | id of the line"""
    title: Prose
    """加分或减分的情形 | what earns or costs the points"""
    points: Number
    """每一次（项、人）几分 | points for each"""
    measure: AnyMeasure
    """计量方式，默认 是/否 | what is measured, yes or no by default"""
    max: Number | None = None
    """本条最多几分 | the most this line gives or takes"""
    evidence: tuple[Prose, ...] = ()
    """应提供的佐证材料 | documents to ask for"""

    @model_validator(mode="before")
    @classmethod
    def _yes_or_no_by_default(cls, tree: Any) -> Any:
        return with_default(tree, "measure", "yes_no")

    def worth(self, number: Fraction) -> Fraction:
        """The points for a measured number, 0 at least and at most `max`."""
        points = max(ZERO, number * self.points)
        return points if self.max is None else min(points, self.max)


class Group(Frozen):
    """Lines with a cap in common (加分组、减分组)."""

    id: Id
    """组编号 | id of the group"""
    title: Prose
    """组名称 | its title"""
    lines: tuple[Line, ...]
    """条目 | the lines"""
    max: Number | None = None
    """本组最多几分；不写不封顶 | the most the group gives or takes; no cap without it"""
    count: Literal["sum", "highest"] = "sum"
    """sum 累加，highest 就高不就低 | add the lines up, or count only the highest"""

    def worth(self, points: "tuple[Fraction, ...]") -> Fraction:
        """What its lines come to together."""
        found = sum(points, ZERO) if self.count == "sum" else max(points, default=ZERO)
        return found if self.max is None else min(found, self.max)


class Limits(Frozen):
    """Bounds of the total; none without."""

    least: Number | None = None
    """总分下限 | the least total"""
    most: Number | None = None
    """总分上限，如 100、120 | the greatest total"""
    bonus: Number | None = None
    """各组加分合计最多几分 | the most that all bonuses give together"""
    penalty: Number | None = None
    """各组减分合计最多几分 | the most that all penalties take together"""


class Quota(Frozen):
    """At most so many units may have a grade (等次名额); proposed in the roll-up, never applied."""

    grade: Prose
    """等次 | the grade"""
    most: Amount
    """名额：个数，或占单位数的比例（舍去小数） | number of units, or share rounded down"""
    among: Literal["category", "district"] = "category"
    """按类别还是按全区计算 | counted in each category, or in the district"""


class LastPlaces(Frozen):
    """What awaits the last places of a ranking (末位); proposed in the roll-up, never applied."""

    title: Prose
    """措施，如 黄牌警告、约谈 | what is proposed for them"""
    count: Amount
    """末位几个单位，或占单位数的比例（舍去小数） | how many of the last, or share rounded down"""
    among: Literal["category", "district"] = "category"
    """按类别还是按全区计算 | counted in each category, or in the district"""


class Slice(Frozen):
    """The total as part of a larger appraisal (折算计入)."""

    of: Prose
    """计入的考评 | the larger appraisal"""
    marks: Number
    """在其中占几分 | what full marks count there"""
    by_category: dict[Id, Number] = Field(default_factory=dict)
    """各类别另有规定的分值 | where a category counts differently"""

    def marks_of(self, category: str) -> Fraction:
        """What full marks of a category count."""
        return self.by_category.get(category, self.marks)


class Trigger(Frozen):
    """When a step is proposed; everything that is written must hold."""

    overdue: Whole | None = None
    """超期几个工作日；有 after 的从那时算起 | working days overdue, or since `after`"""
    after: Prose | None = None
    """须先作出的措施 | the step that must have been confirmed before"""
    rejected: Whole | None = None
    """复核未认可几次 | how often a closing was not accepted"""
    veto: Id | None = None
    """触发的否决条款 | the veto clause that fired"""
    repeat: Literal["next"] | None = None
    """next：上一轮已受处置的单位，直接进到下一措施 | one step higher for those of the last round"""


class Sanction(Frozen):
    """A step of the ladder (通报批评、黄牌警告…), mildest first."""

    title: Prose
    """措施 | the step"""
    when: Prose
    """适用情形 | when it applies"""
    trigger: Trigger | None = None
    """提出建议的条件；不写的只列出 | when pufa proposes it; never without"""


class Rounding(Frozen):
    """The one rounding of a total: half up (四舍五入)."""

    places: Whole = 2
    """保留几位小数 | decimals kept"""


class Completeness(Frozen):
    """How much must be answered to be graded."""

    minimum: Amount
    """最低完整度，如 80%；低于它不评等次 | below it no grade is given"""


class NotApplicable(Frozen):
    """What happens to marks that do not apply to a unit (缺项)."""

    effect: Literal["convert", "full", "double"]
    """convert 退出并折算，full 计满分，double 其余扣分加倍 | leave and convert, full, or double"""
    at: Literal["dimension", "part", "sheet"] = "dimension"
    """在哪一级折算或加倍 | where the conversion or doubling is made"""
    times: Number = ONE + ONE
    """加倍的倍数，默认 2 | by how much the other deductions grow"""
    limit: Amount | None = None
    """不适用分值的上限比例，超过则不参与比较 | share above which results are not comparable"""


class Exemption(Frozen):
    """When a criterion may be not applicable, and what its marks do then."""

    when: Prose
    """可以不适用的条件 | when it may be not applicable"""
    effect: Literal["convert", "full"] | None = None
    """本项另有规定时：convert 折算，full 计满分 | where it differs from the standard's rule"""

    @model_validator(mode="before")
    @classmethod
    def _condition_alone(cls, tree: Any) -> Any:
        return {"when": tree} if isinstance(tree, str) else tree
