"""每低一个百分点扣 — full marks from the target up; each point (or block of points) below costs."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, zip_longest
from math import ceil, floor
from typing import ClassVar, Literal, NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Later, Sayable, Text
from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model.fields import Amount, Number, Quantity
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Example, Manual, Outcome, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.lined import LinedRule
from pufa_cli.rules.measured import given, met, positive

BELOW_TARGET = Text(
    "目标 {line}，低 {gap}{unit}，计 {blocks} 档，每档扣 {per} 分",
    "target {line}, {gap}{unit} below, {blocks} blocks at {per} each",
)
ABOVE_TARGET = Text(
    "控制在 {line} 以内，超 {gap}{unit}，计 {blocks} 档，每档扣 {per} 分",
    "at most {line} due, {gap}{unit} above, {blocks} blocks at {per} each",
)
BELOW = Text(
    "{line} 以下 {gap}{unit}计 {blocks} 档，每档扣 {per} 分",
    "{gap}{unit} below {line}, {blocks} blocks at {per} each",
)
DESCRIBED = Text(
    "达到 {target} 得 {marks} 分，每低 {block} 个点扣 {per} 分（{part}），扣完为止",
    "{marks} points at {target}, {per} off for each {block} below ({part}), never below 0",
)
DESCRIBED_LOW = Text(
    "不超过 {target} 得 {marks} 分，每超 {block} 个点扣 {per} 分（{part}），扣完为止",
    "{marks} points up to {target}, {per} off for each {block} above ({part}), never below 0",
)
HOW = Text("{costs} = {raw}{floor}", "{costs} = {raw}{floor}")
COST = Text("{blocks} × {per}", "{blocks} × {per}")
MINUS = Text(" − ", " − ")
COMMA = Text("，", ", ")
SLOPE = Text(
    "低于 {below} 的部分每低 {block} 个点扣 {per} 分", "{per} off for each {block} below {below}"
)
FLOOR = Text("，扣完为止得 0", ", floor 0")
PERCENT_POINTS = Text(" 个百分点", " percent points")
PART_WORDS = {
    "whole": Text("不足一档不扣", "part blocks cost nothing"),
    "proportional": Text("不足一档按比例扣", "part blocks cost in proportion"),
    "started": Text("不足一档按一档扣", "a started block costs in full"),
}


class Slope(Frozen):
    """One price below one line."""

    below: Amount
    """低于多少，如 96% | below which value"""
    per_point: Number
    """这一段每低一点（一档）扣几分 | points lost for each point (block) in this range"""


class Fall(NamedTuple):
    """The part of the gap that lies in one slope's range."""

    line: Quantity
    per: Fraction
    gap: Fraction
    blocks: Fraction


class PerPoint(LinedRule):
    """A rate or value held against a threshold."""

    manual = Manual(
        Text("每低一个百分点扣", "Deduction per point below a threshold"),
        Text(
            "达到目标得满分，每低一点（或一档 block）扣固定分，扣完为止；不足一点怎样算须写明。"
            "分段扣分写 slopes：每一段的扣分标准只管低于本线、不低于下一线的部分。"
            "低于多少不得分的写 none_past。控制在多少以内、每超多少扣的写 best: low。",
            "Each point below the target costs a fixed amount; how part points count must be said. "
            "With slopes, each price applies to the part of the gap between its line and the "
            "next one. none_past says below which figure nothing is given; with best: low the "
            "target is a ceiling, and what lies above it costs.",
        ),
        (
            "每低1个百分点扣",
            "每低10%扣",
            "未达到95%",
            "低于80%不得分",
            "控制在3%以内，每超1个百分点扣",
        ),
    )
    default_measure: ClassVar[str] = "done_of_total"
    kind: Literal["per_point"]
    target: Amount | None = None
    """目标值，如 95% | the target"""
    per_point: Number | None = None
    """每低一点（一档）扣几分 | points lost for each point (block) below"""
    slopes: tuple[Slope, ...] = ()
    """几段扣分标准，代替 target 和 per_point | several prices, in place of target and per_point"""
    best: Literal["high", "low"] = "high"
    """越大越好 high，越小越好 low（每超一点扣） | whether a high or a low figure is best"""
    block: Number = ONE
    """一档是几个点，默认 1 | size of a block in points"""
    part_points: Literal["whole", "proportional", "started"]
    """不足一档：whole 不扣，proportional 按比例，started 按一档 | how a part of a block counts"""

    def marked(self, reading: Reading, marks: Fraction) -> Outcome:
        """max(0, marks − per_point × blocks on the wrong side of the target)."""
        falls = [fall for fall in self._falls(reading) if fall.blocks]
        if not falls:
            return met(marks, reading)
        cost = sum((fall.blocks * fall.per for fall in falls), ZERO)
        raw = marks - cost
        cause = Later(lambda: _cause(falls, reading, self.is_low))
        costs = [COST.with_(blocks=one.blocks, per=one.per) for one in falls]
        floor = FLOOR if raw < 0 else ""
        how = HOW.with_(costs=Joined((marks, *costs), MINUS), raw=raw, floor=floor)
        return given(raw, marks, reading, cause, how, sum(ceil(fall.blocks) for fall in falls))

    @property
    def is_low(self) -> bool:
        """Whether a low figure is the better one."""
        return self.best == "low"

    def _lines(self) -> list[tuple[Quantity, Fraction]]:
        """Each line with its price, from the highest down; a target is the only one."""
        if self.target is None or self.per_point is None:
            return [(slope.below, slope.per_point) for slope in self.slopes]
        return [(self.target, self.per_point)]

    def _falls(self, reading: Reading) -> Iterator[Fall]:
        """How far the number lies below each line, down to the next one; or above the target."""
        number = reading.number
        lines = self._lines()
        for (line, per), lower in zip_longest(lines, lines[1:]):
            least = number if lower is None else max(number, lower[0].number)
            far = reading.most - line.number if self.is_low else line.number - least
            gap = max(ZERO, far)
            yield Fall(line, per, gap, self._blocks(gap / self.block))

    def _blocks(self, gap: Fraction) -> Fraction:
        if self.part_points == "proportional":
            return gap
        return Fraction(floor(gap) if self.part_points == "whole" else ceil(gap))

    def describe(self, marks: Fraction) -> Sayable:
        """The target, the price of a block and the treatment of parts."""
        if self.slopes:
            shown = [
                SLOPE.with_(below=str(one.below), block=self.block, per=one.per_point)
                for one in self.slopes
            ]
            part = PART_WORDS[self.part_points]
            return self._with_line(Joined((*shown, part, Text("扣完为止", "never below 0"))))
        words = (DESCRIBED_LOW if self.is_low else DESCRIBED).with_(
            target=str(self.target),
            marks=marks,
            block=self.block,
            per=self.per_point or ZERO,
            part=PART_WORDS[self.part_points],
        )
        return self._with_line(words)

    def quantities(self) -> Iterator[tuple[KeyPath, Quantity]]:
        """The lines."""
        if self.target is not None:
            yield ("target",), self.target
        for at, slope in enumerate(self.slopes):
            yield ("slopes", at, "below"), slope.below
        yield from super().quantities()

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """A target with its price or slopes from high to low; prices and block above 0."""
        yield from super().check(marks)
        lines = self._lines()
        yield from self.check_line(lines[0][0] if lines else None)
        if self.is_low and self.slopes:
            yield Fault(codes.CHOOSE_ONE, ("best",), {"names": "best: low / slopes"})
        plain = (self.target is not None, self.per_point is not None)
        if plain != ((not self.slopes,) * 2):
            yield Fault(codes.CHOOSE_ONE, (), {"names": "target + per_point / slopes"})
        for at, slope in enumerate(self.slopes):
            for fault in positive(per_point=slope.per_point):
                yield fault._replace(path=("slopes", at, *fault.path))
        for at, (upper, lower) in enumerate(pairwise(self.slopes), 1):
            if lower.below.number >= upper.below.number:
                yield Fault(codes.BANDS_DISORDER, ("slopes", at, "below"), {"at": at + 1})
        yield from positive(per_point=self.per_point, block=self.block)


def _cause(falls: list[Fall], reading: Reading, is_low: bool) -> Sayable:
    """What was measured, and how far it lies below each line, or above the target."""
    unit = PERCENT_POINTS if reading.is_percent else " "
    text = ABOVE_TARGET if is_low else BELOW_TARGET if len(falls) == 1 else BELOW
    said = (
        text.with_(line=str(line), gap=gap, unit=unit, blocks=blocks, per=per)
        for line, per, gap, blocks in falls
    )
    return Joined((reading.said, *said), COMMA)


RULE = PerPoint
_RATE = {"kind": "per_point", "target": "95%", "per_point": "0.5"}
_SLOPES = {
    "kind": "per_point",
    "measure": {"kind": "value", "unit": "%"},
    "slopes": [{"below": "96%", "per_point": "0.25"}, {"below": "90%", "per_point": "0.5"}],
    "part_points": "whole",
}
_FLOORED = {**_RATE, "part_points": "whole", "none_past": "80%"}
_CEILING = {
    "kind": "per_point",
    "measure": {"kind": "count", "unit": "件"},
    "best": "low",
    "target": "10",
    "per_point": "0.5",
    "part_points": "whole",
    "none_past": "15",
}
EXAMPLES = (
    Example({**_RATE, "part_points": "whole"}, {"done": "190", "total": "200"}, "5", "5"),
    Example({**_RATE, "part_points": "whole"}, {"done": "187", "total": "200"}, "5", "4.5"),
    Example({**_RATE, "part_points": "proportional"}, {"done": "187", "total": "200"}, "5", "4.25"),
    Example({**_RATE, "part_points": "started"}, {"done": "187", "total": "200"}, "5", "4"),
    Example({**_RATE, "part_points": "whole"}, {"done": "0", "total": "200"}, "5", "0"),
    Example(
        {
            "kind": "per_point",
            "measure": {"kind": "value", "unit": "%"},
            "target": "90%",
            "per_point": "1",
            "block": "10",
            "part_points": "started",
        },
        "75%",
        "3",
        "1",
    ),
    Example(_SLOPES, "88%", "5", "2.5"),
    Example(_SLOPES, "93.5%", "5", "4.5"),
    Example(_FLOORED, {"done": "80", "total": "100"}, "10", "2.5"),
    Example(_FLOORED, {"done": "79", "total": "100"}, "10", "0"),
    Example(_CEILING, "8", "5", "5"),
    Example(_CEILING, "12", "5", "4"),
    Example(_CEILING, "16", "5", "0"),
)
