"""The standard (考核标准): parts, dimensions and criteria with their marks, grades and vetoes."""

from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model.clauses import (
    Completeness,
    Exemption,
    Grade,
    Group,
    LastPlaces,
    Limits,
    Line,
    NotApplicable,
    Quota,
    Rounding,
    Sanction,
    Slice,
    Veto,
)
from pufa_cli.model.district import EXAM
from pufa_cli.model.fields import Amount, Id, Number, Prose
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
    by_category: dict[Id, AnyRule] = Field(default_factory=dict)
    """某类单位另定的参数，如 {township: {target: 24}} | what differs in the rule for a category"""
    evidence: tuple[Prose, ...] = ()
    """应提供的佐证材料 | documents to ask for"""
    verify: tuple[Prose, ...] = ()
    """核验方法，如 听、看、考、查、改、评 | which steps verify it"""
    not_applicable: Exemption | None = None
    """可以不适用的条件；不写则不允许 | when it may be not applicable; never without it"""
    note: Prose | None = None
    """编写说明 | the author's note"""

    @model_validator(mode="before")
    @classmethod
    def _with_whole_variants(cls, tree: Any) -> Any:
        """What a category writes is laid over the rule."""
        if not isinstance(tree, dict) or not isinstance(tree.get("by_category"), dict):
            return tree
        rule, found = tree.get("rule"), tree["by_category"]
        return {**tree, "by_category": {key: _laid_over(rule, one) for key, one in found.items()}}

    def of(self, category: str) -> "Criterion":
        """The criterion with the rule that a category has."""
        rule = self.by_category.get(category)
        return self if rule is None else self.model_copy(update={"rule": rule})


def _laid_over(below: Any, above: Any) -> Any:
    """A mapping laid over another; one that names a kind of its own replaces it."""
    if not (isinstance(below, dict) and isinstance(above, dict)) or "kind" in above:
        return above
    return {**below, **{key: _laid_over(below.get(key), one) for key, one in above.items()}}


class Dimension(Frozen):
    """A heading that groups criteria and has a subtotal (考核项目)."""

    id: Id
    """考核项目编号 | id of the dimension"""
    title: Prose
    """考核项目名称 | its title"""
    marks: Number
    """分值，等于各指标之和 | marks, the sum of its criteria"""
    counts: Number | None = None
    """计入本部分的分值，默认等于 marks | marks it contributes to its part"""
    criteria: tuple[Criterion, ...]
    """考核内容 | the criteria"""

    @property
    def in_part(self) -> Fraction:
        """The marks it contributes to its part."""
        return self.marks if self.counts is None else self.counts

    @property
    def weight(self) -> Fraction:
        """Marks in its part for each mark of the dimension."""
        return self.in_part / self.marks


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
        return self.on_sheet / self.marks

    @property
    def on_sheet(self) -> Fraction:
        """The marks it contributes to the sheet."""
        return self.marks if self.counts is None else self.counts


class Category(Frozen):
    """A kind of unit and the parts that make up its sheet (单位类别)."""

    id: Id
    """类别编号 | id of the category"""
    title: Prose
    """类别名称 | its title"""
    parts: tuple[Id, ...]
    """由哪些部分组成 | the parts of its sheet"""
    one_of: tuple[tuple[Id, ...], ...] = ()
    """各组部分中由单位选填一个 | of each list the unit fills in one part"""
    marks: Number | None = None
    """考核表满分与总分不同时写；折算到总分 | full marks of its sheet, converted to the total"""
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
    """总分：基础分加考核表各部分 | the total: base and sheet"""
    base: Number = ZERO
    """基础分 | points every unit starts from"""
    limits: Limits = Field(default_factory=Limits)
    """总分的上下限 | bounds of the total"""
    figures: dict[Id, Amount] = Field(default_factory=dict)
    """标准引用的数，如 上年全省平均 | numbers that rules refer to"""
    rounding: Rounding = Field(default_factory=Rounding)
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
    bonuses: tuple[Group, ...] = ()
    """加分 | bonus lines, in groups"""
    penalties: tuple[Group, ...] = ()
    """减分、负面清单 | penalty lines, in groups"""
    quotas: tuple[Quota, ...] = ()
    """等次名额 | how many units may have a grade"""
    last_places: tuple[LastPlaces, ...] = ()
    """末位单位的措施 | what awaits the last places"""
    slice: Slice | None = None
    """折算计入更大的考评 | the total as part of a larger appraisal"""
    sanctions: tuple[Sanction, ...] = ()
    """处置阶梯，从轻到重 | the sanctions ladder, mildest first"""
    categories: tuple[Category, ...]
    """单位类别 | categories of units"""
    parts: tuple[Part, ...]
    """标准的各部分 | the parts"""

    @model_validator(mode="before")
    @classmethod
    def _with_figures(cls, tree: Any) -> Any:
        """A number stands where a rule refers to it; a name that is not there stays and is told."""
        figures = tree.get("figures") if isinstance(tree, dict) else None
        if not isinstance(figures, dict):
            return tree
        places = ("parts", "bonuses", "penalties")
        return {**tree, **{key: _filled(tree[key], figures) for key in places if key in tree}}

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
    def counts_exams(self) -> bool:
        """Whether an exam of the district settles the facts of any criterion."""
        return bool(self.exam_strata)

    @cached_property
    def exam_strata(self) -> tuple[str, ...]:
        """The strata that its measures of exams know, each once."""
        measures = (getattr(one.rule, "measure", None) for one in self.criterion_by_id.values())
        exams = (one for one in measures if one is not None and one.settled_by == EXAM)
        return tuple(dict.fromkeys(key for one in exams for key in one.form()))

    @cached_property
    def part_by_criterion(self) -> dict[str, Part]:
        """The part that each criterion stands in."""
        return {
            criterion.id: part
            for part in self.parts
            for dimension in part.dimensions
            for criterion in dimension.criteria
        }

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

    @property
    def on_sheet(self) -> Fraction:
        """The marks of a sheet: the total without the base."""
        return self.total - self.base

    @cached_property
    def line_by_id(self) -> dict[str, Line]:
        """Every bonus and penalty line by id."""
        groups = (*self.bonuses, *self.penalties)
        return {line.id: line for group in groups for line in group.lines}

    @cached_property
    def _sheets(self) -> dict[tuple[str, ...], tuple[Part, ...]]:
        return {}

    def sheet_of(self, category: Category, chosen: tuple[str, ...] = ()) -> tuple[Part, ...]:
        """The parts of a category's sheet, in its order, with the rules of that category.

        `chosen` names the parts that the unit chose where its category leaves a choice; without
        it, all that it can choose from are there.
        """
        key = (category.id, *chosen)
        if key not in self._sheets:
            options = [part for options in category.one_of for part in options]
            ids = (*category.parts, *(one for one in options if one in chosen or not chosen))
            parts = (_for(self.part_by_id[one], category.id) for one in ids)
            scale = self.on_sheet / category.marks if category.marks else ONE
            self._sheets[key] = tuple(_scaled(part, scale) for part in parts)
        return self._sheets[key]

    def criteria_of(self, category: str, chosen: tuple[str, ...] = ()) -> tuple[Criterion, ...]:
        """The criteria on the sheet of a category, in its order; none where it is not known."""
        known = self.category_by_id.get(category)
        parts = () if known is None else self.sheet_of(known, chosen)
        return tuple(c for part in parts for d in part.dimensions for c in d.criteria)


def _filled(tree: Any, figures: dict[str, Any]) -> Any:
    """A tree with every `{figure: name}` replaced by the number of that name."""
    if isinstance(tree, list):
        return [_filled(one, figures) for one in tree]
    if not isinstance(tree, dict):
        return tree
    name = tree.get("figure") if len(tree) == 1 else None
    if isinstance(name, str) and name in figures:
        return figures[name]
    return {key: _filled(one, figures) for key, one in tree.items()}


def _for(part: Part, category: str) -> Part:
    """A part with the rules that a category has."""
    if not any(c.by_category for d in part.dimensions for c in d.criteria):
        return part
    dimensions = tuple(
        d.model_copy(update={"criteria": tuple(c.of(category) for c in d.criteria)})
        for d in part.dimensions
    )
    return part.model_copy(update={"dimensions": dimensions})


def _scaled(part: Part, scale: Fraction) -> Part:
    """A part that counts `scale` times as much, on a sheet with full marks of its own."""
    return part if scale == ONE else part.model_copy(update={"counts": part.on_sheet * scale})
