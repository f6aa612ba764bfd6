"""Sample exams (抽考): the frame drawn from, the sample drawn, the results entered."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple

from pufa_cli.base.numbers import HUNDRED, ZERO
from pufa_cli.model.fields import Amount, Day, Digest, Id, Known, Number, Prose, Quantity, Whole
from pufa_cli.model.frozen import Frozen

Confidence = Literal["90%", "95%", "99%"]
TENTH = Quantity(HUNDRED / 10, is_percent=True)


class Tally(NamedTuple):
    """People examined: counts, and the sum of their scores where it is known."""

    examined: int
    passed: int
    scored: int = 0  # examined whose mean is known
    sum: Fraction = ZERO  # of the scores of those
    squared: int = 0  # examined whose deviation is known
    squares: Fraction = ZERO  # sum of the squares of the scores of those

    @property
    def rate(self) -> Fraction | None:
        """0 .. 1; None where nobody was examined."""
        return Fraction(self.passed, self.examined) if self.examined else None

    @property
    def mean(self) -> Fraction | None:
        """The mean score, where every one is known."""
        return self.sum / self.scored if self.scored == self.examined and self.scored else None

    @property
    def variance(self) -> Fraction | None:
        """That of the scores, with n - 1 below it, where every deviation is known."""
        if not self.squared == self.scored == self.examined > 1:
            return None
        return (self.squares - self.sum**2 / self.examined) / (self.examined - 1)

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.examined + other.examined,
            self.passed + other.passed,
            self.scored + other.scored,
            self.sum + other.sum,
            self.squared + other.squared,
            self.squares + other.squares,
        )


NOBODY = Tally(0, 0)


class Stratum(Frozen):
    """People who are drawn apart from others (干部、职工、师生、居民、农户)."""

    id: Id
    """层编号 | id of the stratum"""
    title: Prose
    """层名称，如 干部 | its title"""
    least: Whole = 0
    """至少抽几人；考到的不足此数不下结论 | heads at least; fewer examined conclude nothing"""
    units: Whole | None = None
    """集中在几个单位抽；不写为在全部单位抽 | drawn in so many units; in all without"""


class Heads(Frozen):
    """How many people of each stratum a unit has."""

    unit: Known
    """单位编号 | id of the unit"""
    heads: dict[Id, Whole]
    """各层人数 | heads by stratum"""


class ExamFrame(Frozen):
    """exams/<round>-frame.yaml: who can be drawn, and how many are to be."""

    format: ClassVar[str] = "exam_frame/1"

    pufa: Literal["exam_frame/1"]
    """文件类型和版本 | format and version of the file"""
    round: Id
    """考核轮次 | the round"""
    sample: Whole
    """一共抽几人 | heads to draw in all"""
    confidence: Confidence = "95%"
    """置信水平 | confidence of the intervals"""
    widest: Amount = TENTH
    """区间半宽超过多少不下结论 | half of an interval above which nothing is concluded"""
    strata: tuple[Stratum, ...]
    """各层 | the strata"""
    units: tuple[Heads, ...]
    """各单位人数 | the units with their heads"""

    @cached_property
    def heads_by_unit(self) -> dict[str, Mapping[str, int]]:
        """Heads by unit and stratum; the first where a unit is named twice."""
        return {one.unit: one.heads for one in reversed(self.units)}

    def population(self, stratum: str) -> int:
        """Heads of a stratum in all units."""
        return sum(one.heads.get(stratum, 0) for one in self.units)

    def draws_units(self, stratum: Stratum) -> bool:
        """Whether people are drawn in some units only: in fewer than have any."""
        count = sum(bool(one.heads.get(stratum.id)) for one in self.units)
        return stratum.units is not None and stratum.units < count


class Drawn(Frozen):
    """Who is examined in one unit."""

    unit: Known
    """单位编号 | id of the unit"""
    heads: Whole
    """抽几人 | how many"""
    numbers: tuple[Whole, ...]
    """抽中的花名册序号 | their numbers in the unit's register of the stratum"""


class DrawnStratum(Frozen):
    """What is drawn of one stratum."""

    stratum: Known
    """层编号 | id of the stratum"""
    population: Whole
    """总人数 | heads there are"""
    heads: Whole
    """抽几人 | heads to examine"""
    units: tuple[Drawn, ...] = ()
    """抽中的单位；一个人也没有的层不写 | the units drawn; left out where there is nobody"""


class ExamSample(Frozen):
    """exams/<round>-sample.yaml: the sample as drawn; the same seed draws the same."""

    format: ClassVar[str] = "exam_sample/1"

    pufa: Literal["exam_sample/1"]
    """文件类型和版本 | format and version of the file"""
    round: Id
    """考核轮次 | the round"""
    seed: Prose
    """种子：同一种子抽同样的人 | the seed: the same seed draws the same"""
    digest: Digest
    """所据抽样框的摘要 | digest of the frame it was drawn from"""
    strata: tuple[DrawnStratum, ...]
    """各层 | the strata"""

    @cached_property
    def drawn_of(self) -> dict[str, dict[str, Drawn]]:
        """Who was drawn, by unit and stratum."""
        found: dict[str, dict[str, Drawn]] = {}
        for stratum in self.strata:
            for one in stratum.units:
                found.setdefault(one.unit, {})[stratum.stratum] = one
        return found


class ExamResult(Frozen):
    """How the people of one stratum did in one unit."""

    unit: Known
    """单位编号 | id of the unit"""
    stratum: Known
    """层编号 | id of the stratum"""
    on: Day | None = None
    """考试日期 | when"""
    examined: Whole | None = None
    """实考人数；写了 scores 的不必写 | how many were examined; not where `scores` says it"""
    passed: Whole | None = None
    """合格人数；写了 scores 的不必写 | how many passed; not where `scores` says it"""
    mean: Number | None = None
    """平均分 | their mean score"""
    deviation: Number | None = None
    """标准差（除以 n−1，即 STDEV），用来算平均分的区间 | standard deviation, n - 1 below"""
    scores: tuple[Number, ...] = ()
    """每人得分，由程序算人数、平均分和标准差 | the score of each, instead of the figures"""
    note: Prose | None = None
    """说明，如缺考原因 | a remark, such as why some were absent"""

    def tally(self, pass_at: Fraction | None) -> Tally:
        """Its counts, or those of its scores; nobody passes by scores without `pass_at`."""
        if self.scores:
            passed = sum(pass_at is not None and score >= pass_at for score in self.scores)
            count = len(self.scores)
            squares = sum((score**2 for score in self.scores), ZERO)
            return Tally(count, passed, count, sum(self.scores, ZERO), count, squares)
        examined, passed = self.examined or 0, self.passed or 0
        if self.mean is None:
            return Tally(examined, passed)
        found = Tally(examined, passed, examined, self.mean * examined)
        deviation = ZERO if examined == 1 else self.deviation
        if deviation is None:
            return found
        squares = (examined - 1) * deviation**2 + examined * self.mean**2
        return found._replace(squared=examined, squares=squares)


class Exam(Frozen):
    """exams/<round>.yaml: the results of a sample exam."""

    format: ClassVar[str] = "exam/1"

    pufa: Literal["exam/1"]
    """文件类型和版本 | format and version of the file"""
    round: Id
    """考核轮次 | the round"""
    full: Number = HUNDRED
    """满分 | full marks of the paper"""
    pass_at: Number | None = None
    """几分合格；写 scores 时必须写 | the score that passes, required with `scores`"""
    results: tuple[ExamResult, ...]
    """各单位各层的结果 | results by unit and stratum"""

    @cached_property
    def results_of(self) -> dict[str, dict[str, int]]:
        """Which result is that of a unit and stratum, by their number."""
        found: dict[str, dict[str, int]] = {}
        for at, one in enumerate(self.results):
            found.setdefault(one.unit, {})[one.stratum] = at
        return found
