"""平均分 — the exact mean of scores: an exam, a panel, the towns that were visited."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.base.numbers import HUNDRED, ZERO, plain
from pufa_cli.model.codes import OUT_OF_RANGE
from pufa_cli.model.fields import Number, Prose, Quantity, Whole, wrong_shape
from pufa_cli.model.rule import Facts, Faults, Manual, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.entries import figure, figure_schema
from pufa_cli.rules.scales import InUnit

SAID = Text("{count} 个平均 {mean}", "a mean of {mean} over {count}")


class Mean(InUnit):
    """A list of scores within limits, reduced to their mean."""

    manual = Manual(
        Text("平均分", "Mean"),
        Text(
            "每人（每个）填一个得分，由程序算平均；空着的按最低分计。",
            "One score for each, from which the mean is computed; a blank counts as the least.",
        ),
        ("平均分", "平均成绩", "抽考成绩", "取平均值"),
    )
    is_given = True
    kind: Literal["mean"]
    unit: Prose = "分"
    """计量单位；写 % 表示比率 | the unit; % for rates"""
    least: Number = ZERO
    """每个得分的最小值 | least score accepted"""
    most: Number = HUNDRED
    """每个得分的最大值 | greatest score accepted"""
    size: Whole | None = None
    """至少几个得分 | the least number of scores"""

    @property
    def greatest(self) -> Fraction | None:
        """The most that a score can be."""
        return self.most

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The mean of the scores; a blank one is unanswered and counts as the least."""
        if facts is None:
            return None
        if not isinstance(facts, list):
            mistake = wrong_shape("a list", facts)
            faults.append(Fault(mistake.code, path, mistake.values))
            return None
        before = len(faults)
        scores = [self._score(one, (*path, at), faults) for at, one in enumerate(facts)]
        told = [score for score in scores if score is not None]
        if len(faults) > before or not told:
            return None
        if self.size is not None and len(scores) < self.size:
            values = {"found": len(scores), "wanted": self.size}
            faults.append(Fault(codes.SAMPLE_TOO_SMALL, path, dict(values)))
            return None
        return self._reading(told, len(scores))

    def _score(self, entry: Any, path: KeyPath, faults: Faults) -> Fraction | None:
        score = figure(entry, self.is_percent, path, faults)
        if score is None or self.least <= score <= self.most:
            return score
        text = str(Quantity(score, self.is_percent))
        values = {"text": text, "least": plain(self.least), "most": plain(self.most)}
        faults.append(Fault(OUT_OF_RANGE, path, dict(values)))
        return None

    def _reading(self, told: list[Fraction], count: int) -> Reading:
        silent = count - len(told)
        mean = (sum(told, ZERO) + silent * self.least) / count
        blank = silent * (self.most - self.least) / count
        shown = str(Quantity(mean, True)) if self.is_percent else f"{plain(mean)} {self.unit}"
        said = SAID.with_(count=count, mean=shown)
        return Reading(mean, said, self.is_percent, Fraction(len(told), count), Fraction(blank))

    def hint(self) -> Text:
        """A list of scores."""
        sample = "[92%, 85.5%]" if self.is_percent else "[92, 85.5]"
        limits = f"{plain(self.least)}–{plain(self.most)}"
        return Text(
            f"每个一个得分（{self.unit}，{limits}），如 {sample}",
            f"one score for each ({self.unit}, {limits}), such as {sample}",
        )

    def facts_schema(self) -> dict[str, Any]:
        """A list of figures."""
        return {"type": "array", "items": figure_schema(self.is_percent), "minItems": 1}

    def check(self) -> Iterator[Fault]:
        """The range is not empty."""
        if self.least >= self.most:
            values = {"low": self.least, "high": self.most}
            yield Fault(codes.RANGE_EMPTY, ("most",), dict(values), others=(("least",),))


MEASURE = Mean
