"""数值 — a figure taken as it is: an amount, a score from elsewhere, a surveyed rate."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Later, Text
from pufa_cli.base.numbers import ZERO, plain
from pufa_cli.model import codes
from pufa_cli.model.fields import Mistake, Number, Prose, Quantity, quantity_as
from pufa_cli.model.rule import Facts, Faults, Manual, Reading
from pufa_cli.rules.codes import RANGE_EMPTY
from pufa_cli.rules.scales import InUnit


class Value(InUnit):
    """One number, plain or in percent, within a range if the standard gives one."""

    manual = Manual(
        Text("数值", "Value"),
        Text("一个数：经费、测评得分、满意率。", "One number: funds, a score, a rate."),
        ("满意度", "测评得分", "经费", "万元"),
    )
    kind: Literal["value"]
    unit: Prose = "分"
    """计量单位；写 % 表示比率 | the unit; % for a rate"""
    least: Number | None = ZERO
    """允许的最小值，默认 0；可以为负的写明 | least value accepted, 0 where it is not written"""
    most: Number | None = None
    """允许的最大值 | greatest value accepted"""

    @property
    def greatest(self) -> Fraction | None:
        """The most that is accepted."""
        return self.most

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The number written, refused outside the range."""
        found = None if facts is None else self._understood(facts)
        if isinstance(found, Mistake):
            faults.append(Fault(found.code, path, found.values))
            return None
        if found is None:
            return None
        number, unit = found, "" if self.is_percent else f" {self.unit}"
        return Reading(found.number, Later(lambda: f"{number}{unit}"), self.is_percent)

    def _understood(self, facts: Facts) -> Quantity | Mistake:
        found = quantity_as(facts, self.is_percent)
        if isinstance(found, Mistake):
            return found
        too_low = self.least is not None and found.number < self.least
        if too_low or (self.most is not None and found.number > self.most):
            shown = {"least": self._bound(self.least), "most": self._bound(self.most)}
            return Mistake(codes.OUT_OF_RANGE, {"text": str(found), **shown})
        return found

    def _bound(self, bound: Any) -> str:
        return "…" if bound is None else plain(bound)

    def hint(self) -> Text:
        """A number with its unit and range."""
        limits = ""
        if self.least or self.most is not None:
            limits = f"，{self._bound(self.least)}–{self._bound(self.most)}"
        sample = "93.5%" if self.is_percent else "93.5"
        return Text(
            f"数字（{self.unit}{limits}），如 {sample}", f"a number ({self.unit}), such as {sample}"
        )

    def facts_schema(self) -> dict[str, Any]:
        """A number, or a text with a percent sign."""
        sign = "%" if self.is_percent else ""
        kinds = ["string"] if self.is_percent else ["number", "string"]
        return {"type": kinds, "pattern": rf"^-?(0|[1-9]\d{{0,8}})(\.\d{{1,6}})?{sign}$"}

    def check(self) -> Iterator[Fault]:
        """The range is not empty."""
        if self.least is not None and self.most is not None and self.least > self.most:
            values = {"low": self.least, "high": self.most}
            yield Fault(RANGE_EMPTY, ("most",), dict(values), others=(("least",),))


MEASURE = Value
