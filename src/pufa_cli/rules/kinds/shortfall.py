"""少一次扣几分 — a target count; each one short costs a fixed amount, down to 0."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Later, Sayable, Text
from pufa_cli.model.fields import Amount, Number, Quantity
from pufa_cli.model.rule import Example, Manual, Outcome, Reading
from pufa_cli.rules.lined import LinedRule
from pufa_cli.rules.measured import given, met, positive

CAUSE = Text(
    "应有 {target}{unit}，实有 {said}，少 {short}，每少 1 扣 {per} 分",
    "{target}{unit} due, {said} done, {short} short at {per} each",
)
HOW = Text("{marks} − {short} × {per} = {raw}{floor}", "{marks} − {short} × {per} = {raw}{floor}")
FLOOR = Text("，扣完为止得 0", ", floor 0")


class Shortfall(LinedRule):
    """A duty to do something so many times."""

    manual = Manual(
        Text("不少于N次，每少一次扣", "Count target, deduction per shortfall"),
        Text(
            "规定次数，每少一次扣固定分，扣完为止；多做不加分。少到不得分的写 none_past。"
            "按期考核时配 periods 计量。",
            "Each one short of the target costs a fixed amount, never below 0; none_past says "
            "below which number nothing is given.",
        ),
        ("不少于", "每少一次扣", "每缺一项扣", "扣完为止", "少于6次不得分"),
    )
    default_measure: ClassVar[str] = "count"
    kind: Literal["shortfall"]
    target: Amount
    """应达到的数量 | the number due"""
    per_short: Number
    """每少一个扣几分 | points lost for each one short"""

    def marked(self, reading: Reading, marks: Fraction) -> Outcome:
        """max(0, marks − per_short × shortfall)."""
        short = self.target.number - reading.number
        if short <= 0:
            return met(marks, reading)
        raw = marks - short * self.per_short
        steps = -(-short.numerator // short.denominator)
        cause = Later(
            lambda: CAUSE.with_(
                target=str(self.target),
                unit=self._unit(),
                said=reading.said,
                short=short,
                per=self.per_short,
            )
        )
        floor = FLOOR if raw < 0 else ""
        how = HOW.with_(marks=marks, short=short, per=self.per_short, raw=raw, floor=floor)
        return given(raw, marks, reading, cause, how, steps)

    def _unit(self) -> str:
        return "" if self.target.is_percent else f" {self.measure.unit_word}"

    def describe(self, marks: Fraction) -> Sayable:
        """The target and the price of each one short."""
        words = Text(
            "不少于 {target}{unit}得 {marks} 分，每少 1 扣 {per} 分，扣完为止",
            "{marks} points from {target}{unit} on, {per} off for each one short, never below 0",
        ).with_(
            target=str(self.target),
            unit=self._unit(),
            marks=marks,
            per=self.per_short,
        )
        return self._with_line(words)

    def quantities(self) -> Iterator[tuple[KeyPath, Quantity]]:
        """The target, and the line."""
        yield ("target",), self.target
        yield from super().quantities()

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Target and price are above 0; the line is below the target."""
        yield from super().check(marks)
        yield from self.check_line(self.target)
        yield from positive(target=self.target.number, per_short=self.per_short)


RULE = Shortfall
EXAMPLES = (
    Example({"kind": "shortfall", "target": "4", "per_short": "0.5"}, "4", "2", "2"),
    Example({"kind": "shortfall", "target": "4", "per_short": "0.5"}, "3", "2", "1.5"),
    Example({"kind": "shortfall", "target": "3", "per_short": "0.7"}, "0", "2", "0"),
    Example(
        {
            "kind": "shortfall",
            "measure": {"kind": "periods", "period": "月", "periods": "12"},
            "target": "12",
            "per_short": "1",
        },
        ["2", "1", "0", "1", "1", "3", "0", "1", "1", "1", "1", "1"],
        "12",
        "10",
    ),
    Example(
        {"kind": "shortfall", "target": "12", "per_short": "0.5", "none_past": "6"}, "6", "5", "2"
    ),
    Example(
        {"kind": "shortfall", "target": "12", "per_short": "0.5", "none_past": "6"}, "5", "5", "0"
    ),
)
