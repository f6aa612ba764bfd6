"""What the rule kinds share that give nothing past a line (低于80%的不得分)."""

from abc import abstractmethod
from collections.abc import Iterator
from fractions import Fraction

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.fields import Amount, Quantity
from pufa_cli.model.rule import Outcome, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.measured import MeasuredRule, given

BELOW = Text("低于 {line} 不得分", "nothing below {line}")
ABOVE = Text("高于 {line} 不得分", "nothing above {line}")
COMMA = Text("，", ", ")


class LinedRule(MeasuredRule):
    """A rule that gives nothing on the wrong side of a line, where it has one."""

    none_past: Amount | None = None
    """低于（best: low 时高于）多少不得分 | below (with best: low above) which nothing is given"""

    def mark(self, reading: Reading, marks: Fraction) -> Outcome:
        """Nothing past the line, else what the rule gives."""
        outcome = self.marked(reading, marks)
        if not self._is_past(reading):
            return outcome
        steps = sum(loss.steps for loss in outcome.losses)
        return given(ZERO, marks, reading, self._with_line(reading.said), self._line(), steps)

    @abstractmethod
    def marked(self, reading: Reading, marks: Fraction) -> Outcome:
        """The points for a reading, the line apart."""

    @property
    def is_low(self) -> bool:
        """Whether a low figure is the better one."""
        return False

    def _is_past(self, reading: Reading) -> bool:
        if self.none_past is None:
            return False
        if self.is_low:
            return reading.most > self.none_past.number
        return reading.number < self.none_past.number

    def _line(self) -> Sayable:
        return (ABOVE if self.is_low else BELOW).with_(line=str(self.none_past))

    def _with_line(self, words: Sayable) -> Sayable:
        """Some words, and the line if there is one."""
        return words if self.none_past is None else Joined((words, self._line()), COMMA)

    def quantities(self) -> Iterator[tuple[KeyPath, Quantity]]:
        """The line."""
        if self.none_past is not None:
            yield ("none_past",), self.none_past

    def check_line(self, full: Quantity | None) -> Iterator[Fault]:
        """The line lies on the far side of where full marks end."""
        if self.none_past is None or full is None:
            return
        low, high = (full, self.none_past) if self.is_low else (self.none_past, full)
        if low.number >= high.number:
            values = {"low": str(low), "high": str(high)}
            yield Fault(codes.RANGE_EMPTY, ("none_past",), dict(values))
