"""全有或全无 — full marks when the line is reached, otherwise none; never in proportion."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model.fields import Amount, Quantity
from pufa_cli.model.rule import Example, Manual, Outcome, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.measured import MeasuredRule, given, met

AT_LEAST = Text("不低于 {line}{unit}", "at least {line}{unit}")
AT_MOST = Text("不高于 {line}{unit}", "at most {line}{unit}")
BETWEEN = Text("{low} 至 {high}{unit}", "{low} to {high}{unit}")
HOLDS = Text("具备", "it holds")


class AllOrNothing(MeasuredRule):
    """Met or not met."""

    manual = Manual(
        Text("全有或全无", "All or nothing"),
        Text(
            "达到得满分，达不到不得分，不按比例折算。", "Full marks or none, never in proportion."
        ),
        ("达到得满分，否则不得分", "有得分、无不得分", "符合得分"),
    )
    default_measure: ClassVar[str] = "yes_no"
    kind: Literal["all_or_nothing"]
    at_least: Amount | None = None
    """达标线：不低于（含本数） | the least that meets it, inclusive"""
    at_most: Amount | None = None
    """达标线：不高于（含本数） | the most that meets it, inclusive"""

    @property
    def is_plain(self) -> bool:
        """Whether a fact, not a figure, is asked."""
        return self.measure.kind == "yes_no"

    def mark(self, reading: Reading, marks: Fraction) -> Outcome:
        """All of the marks, or nothing."""
        if self._holds(reading):
            return met(marks, reading)
        cause: Sayable = Text("不具备", "it does not hold")
        if not self.is_plain:
            cause = Text("未达到：{line}", "not reached: {line}").with_(line=self._line())
        return given(ZERO, marks, reading, cause)

    def _holds(self, reading: Reading) -> bool:
        if self.at_most is not None and reading.most > self.at_most.number:
            return False
        if self.at_least is None:
            return self.at_most is not None or reading.number >= ONE
        return reading.number >= self.at_least.number

    def _line(self) -> Sayable:
        if self.at_most is not None and self.at_least is not None:
            unit = self._unit(self.at_most)
            return BETWEEN.with_(low=str(self.at_least), high=str(self.at_most), unit=unit)
        if self.at_most is not None:
            return AT_MOST.with_(line=str(self.at_most), unit=self._unit(self.at_most))
        if self.at_least is None:
            return HOLDS
        return AT_LEAST.with_(line=str(self.at_least), unit=self._unit(self.at_least))

    def _unit(self, line: Quantity) -> str:
        return "" if line.is_percent else f" {self.measure.unit_word}"

    def describe(self, marks: Fraction) -> Sayable:
        """The line and what it is worth."""
        return Text("{line}得 {marks} 分，否则 0 分", "{line}: {marks} points, otherwise 0").with_(
            line=self._line(), marks=marks
        )

    def quantities(self) -> Iterator[tuple[KeyPath, Quantity]]:
        """The line."""
        for name in ("at_least", "at_most"):
            if (line := getattr(self, name)) is not None:
                yield (name,), line

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """A figure needs a line, below, above or both; a fact needs none."""
        yield from super().check(marks)
        lines = len(list(self.quantities()))
        if lines == 0 and not self.is_plain:
            yield Fault(codes.NO_THRESHOLD, ())
        if lines and self.is_plain:
            yield Fault(codes.CHOOSE_ONE, (), {"names": "at_least / at_most"})
        low, high = self.at_least, self.at_most
        if low is not None and high is not None and low.number > high.number:
            values = {"low": str(low), "high": str(high)}
            yield Fault(codes.RANGE_EMPTY, ("at_most",), dict(values), others=(("at_least",),))


RULE = AllOrNothing
EXAMPLES = (
    Example({"kind": "all_or_nothing"}, "是", "2", "2"),
    Example({"kind": "all_or_nothing"}, "否", "2", "0"),
    Example(
        {"kind": "all_or_nothing", "measure": {"kind": "count", "unit": "期"}, "at_least": "8"},
        "7",
        "4",
        "0",
    ),
    Example(
        {"kind": "all_or_nothing", "measure": {"kind": "done_of_total"}, "at_least": "90%"},
        {"done": "90", "total": "100"},
        "5",
        "5",
    ),
)
