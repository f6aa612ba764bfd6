"""每低一个百分点扣 — full marks from the target up; each point (or block of points) below costs."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import ClassVar, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Later, Sayable, Text
from pufa_cli.base.numbers import ONE
from pufa_cli.model.fields import Amount, Number, Quantity
from pufa_cli.model.rule import Example, Manual, Outcome, Reading
from pufa_cli.rules.measured import MeasuredRule, given, met, positive

CAUSE = Text(
    "{said}，目标 {target}，低 {gap}{unit}，计 {blocks} 档，每档扣 {per} 分",
    "{said}, target {target}, {gap}{unit} below, {blocks} blocks at {per} each",
)
HOW = Text("{marks} − {blocks} × {per} = {raw}{floor}", "{marks} − {blocks} × {per} = {raw}{floor}")
FLOOR = Text("，扣完为止得 0", ", floor 0")
PERCENT_POINTS = Text(" 个百分点", " percent points")
PART_WORDS = {
    "whole": Text("不足一档不扣", "part blocks cost nothing"),
    "proportional": Text("不足一档按比例扣", "part blocks cost in proportion"),
    "started": Text("不足一档按一档扣", "a started block costs in full"),
}


class PerPoint(MeasuredRule):
    """A rate or value held against a threshold."""

    manual = Manual(
        Text("每低一个百分点扣", "Deduction per point below a threshold"),
        Text(
            "达到目标得满分，每低一点（或一档 block）扣固定分，扣完为止；不足一点怎样算须写明。",
            "Each point below the target costs a fixed amount; how part points count must be said.",
        ),
        ("每低1个百分点扣", "每低10%扣", "未达到95%", "每下降一个点"),
    )
    default_measure: ClassVar[str] = "done_of_total"
    kind: Literal["per_point"]
    target: Amount
    """目标值，如 95% | the target"""
    per_point: Number
    """每低一点（一档）扣几分 | points lost for each point (block) below"""
    block: Number = ONE
    """一档是几个点，默认 1 | size of a block in points"""
    part_points: Literal["whole", "proportional", "started"]
    """不足一档：whole 不扣，proportional 按比例，started 按一档 | how a part of a block counts"""

    def mark(self, reading: Reading, marks: Fraction) -> Outcome:
        """max(0, marks − per_point × blocks below the target)."""
        gap = self.target.number - reading.number
        blocks = self._blocks(gap / self.block)
        if blocks <= 0:
            return met(marks, reading)
        raw = marks - blocks * self.per_point
        cause = Later(
            lambda: CAUSE.with_(
                said=reading.said,
                target=str(self.target),
                gap=gap,
                unit=PERCENT_POINTS if reading.is_percent else " ",
                blocks=blocks,
                per=self.per_point,
            )
        )
        floor = FLOOR if raw < 0 else ""
        how = HOW.with_(marks=marks, blocks=blocks, per=self.per_point, raw=raw, floor=floor)
        return given(raw, marks, reading, cause, how, ceil(blocks))

    def _blocks(self, gap: Fraction) -> Fraction:
        if self.part_points == "proportional":
            return gap
        return Fraction(floor(gap) if self.part_points == "whole" else ceil(gap))

    def describe(self, marks: Fraction) -> Sayable:
        """The target, the price of a block and the treatment of parts."""
        return Text(
            "达到 {target} 得 {marks} 分，每低 {block} 个点扣 {per} 分（{part}），扣完为止",
            "{marks} points at {target}, {per} off for each {block} below ({part}), never below 0",
        ).with_(
            target=str(self.target),
            marks=marks,
            block=self.block,
            per=self.per_point,
            part=PART_WORDS[self.part_points],
        )

    def quantities(self) -> Iterator[tuple[KeyPath, Quantity]]:
        """The target."""
        yield ("target",), self.target

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Price and block are above 0."""
        yield from super().check(marks)
        yield from positive(per_point=self.per_point, block=self.block)


RULE = PerPoint
_RATE = {"kind": "per_point", "target": "95%", "per_point": "0.5"}
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
)
