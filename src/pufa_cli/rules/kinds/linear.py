"""按比例得分 — points grow in proportion to the measure, up to the criterion's marks."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Later, Sayable, Text
from pufa_cli.base.numbers import HUNDRED, ZERO
from pufa_cli.model.fields import Amount, Number, Quantity
from pufa_cli.model.rule import Example, Manual, Outcome, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.lined import LinedRule
from pufa_cli.rules.measured import given, met, positive, within

CAUSE = Text("{said}，按比例得 {points} 分", "{said}, in proportion {points} points")
BY_TARGET = Text(
    "{number} ÷ {full_at} × {marks} = {points}", "{number} ÷ {full_at} × {marks} = {points}"
)
BY_FACTOR = Text("{factor} × {number} = {points}", "{factor} × {number} = {points}")
SNAPPED = Text("{points}，按满分 {marks} 计", "{points}, counted as full marks {marks}")
SNAP = Text("满 {line} 分按 {marks} 分计", "from {line} on {marks} are given")
COMMA = Text("，", ", ")


class Linear(LinedRule):
    """A share of the task done earns the same share of the marks."""

    manual = Manual(
        Text("按比例（系数）得分", "Linear, up to the marks"),
        Text(
            "得分 = 实际 ÷ 满分线 × 分值，或 系数 × 实际；以本项分值为限。"
            "系数凑不足满分的，可写明得几分起按满分计（full_from）；低于多少不得分的写 none_past。",
            "Points = actual ÷ full_at × marks, or coefficient × actual, at most the marks. "
            "Where a coefficient just misses the marks, full_from says from which points on "
            "the full marks are given; none_past says below which figure nothing is given.",
        ),
        ("按完成比例得分", "系数×实际值", "按比例计分"),
    )
    default_measure: ClassVar[str] = "done_of_total"
    kind: Literal["linear"]
    full_at: Amount | None = None
    """得满分的数值，如 100% | where full marks are reached"""
    coefficient: Number | None = None
    """系数：每一单位得几分 | points for each unit (percent point) measured"""

    full_from: Number | None = None
    """得到几分就按满分计，如 19.9 | from how many points on the full marks are given"""

    def marked(self, reading: Reading, marks: Fraction) -> Outcome:
        """min(marks, proportion)."""
        raw = self._proportion(reading.number, marks)
        if self.full_from is not None and self.full_from <= raw < marks:
            return met(marks, reading)._replace(how=SNAPPED.with_(points=raw, marks=marks))
        cause = CAUSE.with_(said=reading.said, points=raw)
        how = Later(lambda: self._arithmetic(reading.number, marks, raw))
        return given(raw, marks, reading, cause, how)

    def _arithmetic(self, number: Fraction, marks: Fraction, points: Fraction) -> Sayable:
        if self.full_at is not None:
            full_at = str(self.full_at)
            return BY_TARGET.with_(number=number, full_at=full_at, marks=marks, points=points)
        return BY_FACTOR.with_(factor=self.coefficient or ZERO, number=number, points=points)

    def _proportion(self, number: Fraction, marks: Fraction) -> Fraction:
        if self.full_at is not None:
            return number / self.full_at.number * marks
        return number * (self.coefficient or ZERO)

    def describe(self, marks: Fraction) -> Sayable:
        """The proportion and its limit."""
        words = self._proportion_words(marks)
        if self.full_from is not None:
            words = Joined((words, SNAP.with_(line=self.full_from, marks=marks)), COMMA)
        return self._with_line(words)

    def _proportion_words(self, marks: Fraction) -> Sayable:
        if self.full_at is not None:
            text = Text(
                "达到 {full} 得 {marks} 分，不足按比例得分",
                "{marks} points at {full}, below in proportion",
            )
            return text.with_(full=str(self.full_at), marks=marks)
        return Text(
            "每 1 得 {factor} 分，最多 {marks} 分", "{factor} points for each 1, at most {marks}"
        ).with_(factor=self.coefficient or ZERO, marks=marks)

    def quantities(self) -> Iterator[tuple[KeyPath, Quantity]]:
        """The point of full marks, and the line."""
        if self.full_at is not None:
            yield ("full_at",), self.full_at
        yield from super().quantities()

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Exactly one of the two parameters, above 0; a rate should be able to reach the marks."""
        yield from super().check(marks)
        if (self.full_at is None) == (self.coefficient is None):
            yield Fault(codes.CHOOSE_ONE, (), {"names": "full_at / coefficient"})
            return
        full_at = self.full_at.number if self.full_at else None
        yield from positive(full_at=full_at, coefficient=self.coefficient)
        yield from self.check_line(self.full_at)
        if self.full_from is not None:
            yield from within(self.full_from, marks, ("full_from",))
            yield from positive(full_from=self.full_from)
        most = HUNDRED * (self.coefficient or ZERO)
        most = marks if self.full_from is not None and most >= self.full_from else most
        if self.measure.is_percent and ZERO < most < marks:
            yield Fault(codes.NEVER_REACHED, (), {"most": most, "marks": marks})


RULE = Linear
EXAMPLES = (
    Example({"kind": "linear", "full_at": "100%"}, {"done": "150", "total": "200"}, "4", "3"),
    Example({"kind": "linear", "full_at": "90%"}, {"done": "190", "total": "200"}, "4", "4"),
    Example(
        {"kind": "linear", "measure": {"kind": "count", "unit": "家"}, "coefficient": "0.57"},
        "35",
        "20",
        "19.95",
    ),
    Example(
        {
            "kind": "linear",
            "measure": {"kind": "count", "unit": "家"},
            "coefficient": "0.57",
            "full_from": "19.9",
        },
        "35",
        "20",
        "20",
    ),
    Example(
        {"kind": "linear", "full_at": "100%", "none_past": "80%"},
        {"done": "80", "total": "100"},
        "10",
        "8",
    ),
    Example(
        {"kind": "linear", "full_at": "100%", "none_past": "80%"},
        {"done": "79", "total": "100"},
        "10",
        "0",
    ),
)
