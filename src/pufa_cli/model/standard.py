"""The standard (考核标准): parts, dimensions and criteria with their marks, grades and vetoes."""

from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from pufa_cli.base.numbers import ZERO
from pufa_cli.model.fields import Amount, Id, Number, Prose, Whole
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import AnyRule


class Criterion(Frozen):
    """One scored line of the standard (考核内容)."""

    id: Id
    """指标编号，如 C1.1 | id of the criterion"""
    title: Prose
    """考核内容 | what is asked"""
    marks: Number
    """分值 | marks obtainable"""
    clause: Prose
    """评分标准原文 | the words of the scoring table"""
    rule: AnyRule
    """计分方式 | how it is scored"""
    evidence: tuple[Prose, ...] = ()
    """应提供的佐证材料 | documents to ask for"""
    verify: tuple[Prose, ...] = ()
    """核验方法，如 听、看、考、查、改、评 | which steps verify it"""
    not_applicable: Prose | None = None
    """可以不适用的条件；不写则不允许 | when it may be not applicable; never without it"""
    note: Prose | None = None
    """编写说明 | the author's note"""


class Dimension(Frozen):
    """A heading that groups criteria and has a subtotal (考核项目)."""

    id: Id
    """考核项目编号 | id of the dimension"""
    title: Prose
    """考核项目名称 | its title"""
    marks: Number
    """分值，等于各指标之和 | marks, the sum of its criteria"""
    criteria: tuple[Criterion, ...]
    """考核内容 | the criteria"""


class Part(Frozen):
    """A part of the standard (共同标准、分类标准)."""

    id: Id
    """部分编号 | id of the part"""
    title: Prose
    """部分名称 | its title"""
    marks: Number
    """分值，等于各考核项目之和 | marks, the sum of its dimensions"""
    counts: Number | None = None
    """计入总分的分值，默认等于 marks | marks it contributes to the sheet"""
    dimensions: tuple[Dimension, ...]
    """考核项目 | the dimensions"""

    @property
    def weight(self) -> Fraction:
        """Marks on the sheet for each mark of the part."""
        return (self.marks if self.counts is None else self.counts) / self.marks

    @property
    def on_sheet(self) -> Fraction:
        """The marks it contributes to the sheet."""
        return self.marks if self.counts is None else self.counts


class Grade(Frozen):
    """A grade and where it begins (等次)."""

    name: Prose
    """等次名称 | name of the grade"""
    at_least: Number
    """下限分（含） | the least total, inclusive"""


class Effect(Frozen):
    """What a veto does to the grade; the total is never touched."""

    force: Prose | None = None
    """直接定为这一等次 | the grade it forces"""
    cap: Prose | None = None
    """最高只能评为这一等次 | the best grade it leaves"""


class Veto(Frozen):
    """A clause that overrides the grade (一票否决)."""

    id: Id
    """否决条款编号 | id of the clause"""
    title: Prose
    """否决情形 | what it is about"""
    effect: Effect
    """对等次的影响 | what it does to the grade"""
    carries_to: Prose | None = None
    """带入的其他考评 | the other appraisal it enters"""
    consequence: Prose | None = None
    """其他后果 | what else follows"""


class Sanction(Frozen):
    """A step of the ladder (通报批评、黄牌警告…), mildest first."""

    title: Prose
    """措施 | the step"""
    when: Prose
    """适用情形 | when it applies"""


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

    effect: Literal["convert", "full"]
    """convert 退出并折算，full 计满分 | leave and convert, or count full"""
    at: Literal["dimension", "part", "sheet"] = "dimension"
    """在哪一级折算 | where the conversion is made"""
    limit: Amount | None = None
    """不适用分值的上限比例，超过则不参与比较 | share above which results are not comparable"""


class Category(Frozen):
    """A kind of unit and the parts that make up its sheet (单位类别)."""

    id: Id
    """类别编号 | id of the category"""
    title: Prose
    """类别名称 | its title"""
    parts: tuple[Id, ...]
    """由哪些部分组成 | the parts of its sheet"""
    grades: tuple[Grade, ...] | None = None
    """本类别自己的等次线 | grade bands of its own"""


class Standard(Frozen):
    """A versioned standard: everything a score rests on besides the facts."""

    format: ClassVar[str] = "standard/1"

    pufa: Literal["standard/1"]
    """文件类型和版本 | format and version of the file"""
    id: Id
    """标准编号 | id of the standard"""
    version: Id
    """标准版本，如 1.0.0 | its version"""
    title: Prose
    """标准名称 | its title"""
    source: Prose | None = None
    """依据和来源 | what it rests on"""
    total: Number
    """总分 | the total of a sheet"""
    rounding: Rounding = Rounding()
    """总分的舍入 | how the total is rounded"""
    judge: Literal["rounded", "exact"] = "rounded"
    """等次按舍入后还是精确总分判定 | which total the bands read"""
    completeness: Completeness | None = None
    """完整度要求 | how much must be answered"""
    not_applicable: NotApplicable
    """缺项处理 | treatment of what does not apply"""
    methods: tuple[Prose, ...] = ()
    """核验方法 | the steps by which criteria are verified"""
    grades: tuple[Grade, ...]
    """等次线，从高到低 | grade bands, best first"""
    vetoes: tuple[Veto, ...] = ()
    """一票否决条款 | veto clauses"""
    sanctions: tuple[Sanction, ...] = ()
    """处置阶梯，从轻到重 | the sanctions ladder, mildest first"""
    categories: tuple[Category, ...]
    """单位类别 | categories of units"""
    parts: tuple[Part, ...]
    """标准的各部分 | the parts"""

    @property
    def reference(self) -> str:
        """`id@version`."""
        return f"{self.id}@{self.version}"

    @cached_property
    def part_by_id(self) -> dict[str, Part]:
        """The parts by id."""
        return {part.id: part for part in self.parts}

    @cached_property
    def category_by_id(self) -> dict[str, Category]:
        """The categories by id."""
        return {category.id: category for category in self.categories}

    @cached_property
    def criterion_by_id(self) -> dict[str, Criterion]:
        """Every criterion of every part by id."""
        return {
            criterion.id: criterion
            for part in self.parts
            for dimension in part.dimensions
            for criterion in dimension.criteria
        }

    def grades_of(self, category: Category) -> tuple[Grade, ...]:
        """The bands that judge a category."""
        return self.grades if category.grades is None else category.grades

    def sheet_of(self, category: Category) -> tuple[Part, ...]:
        """The parts of a category's sheet, in its order."""
        return tuple(self.part_by_id[part] for part in category.parts)


def sheet_marks(parts: tuple[Part, ...]) -> Fraction:
    """The marks of a sheet."""
    return sum((part.on_sheet for part in parts), ZERO)
