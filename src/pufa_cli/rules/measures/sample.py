"""抽查 — how many of those drawn failed, or the share that passed."""

from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.base.numbers import HUNDRED
from pufa_cli.model.fields import Prose, Whole
from pufa_cli.model.rule import Blank, Facts, Faults, Form, Manual, Measure, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.entries import WHOLE_SCHEMA, closed, entries, wholes

ENTRIES = ("drawn", "failed")
SAID = Text(
    "抽查 {drawn} {unit}，不合格 {failed} {unit}", "{drawn} {unit} drawn, {failed} {unit} failed"
)
DRAWN = Text("抽查数（{unit}）", "how many were drawn ({unit})")
FAILED = Text("其中不合格（{unit}），没有写 0", "how many of them failed ({unit}), 0 for none")
OF_DRAWN = Text("抽查 {count}", "{count} drawn")
OF_FAILED = Text("不合格 {count}", "{count} failed")


class Sample(Measure):
    """A sample and its failures, from which the rate is computed where one is wanted."""

    manual = Manual(
        Text("抽查", "Sample"),
        Text(
            "填抽查数和不合格数；计量不合格数（failures）或合格率（pass_rate）。",
            "How many were drawn and how many failed; measured are the failures or the pass rate.",
        ),
        ("抽查", "抽考合格率", "每发现一例不合格", "有一个不合格的不得分"),
    )
    is_given = True
    kind: Literal["sample"]
    unit: Prose = "个"
    """计量单位，如 个、人、户 | the counted unit"""
    size: Whole | None = None
    """至少抽查几个 | the least number to draw"""
    gives: Literal["failures", "pass_rate"] = "failures"
    """failures 不合格数，pass_rate 合格率 | the failures, or the pass rate"""

    @property
    def is_percent(self) -> bool:
        """Whether the pass rate is measured."""
        return self.gives == "pass_rate"

    @property
    def unit_word(self) -> str:
        """Percent, or the counted unit."""
        return "%" if self.is_percent else self.unit

    @property
    def greatest(self) -> Fraction | None:
        """All passed; failures have no end."""
        return HUNDRED if self.gives == "pass_rate" else None

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The failures or the pass rate of a sample that is large enough."""
        entries(facts, ENTRIES, path, faults)
        counts = wholes(facts, ENTRIES, path, faults)
        if counts is None:
            return None
        drawn, failed = counts["drawn"], counts["failed"]
        if self._is_at_odds(drawn, failed, path, faults):
            return None
        rate = Fraction((drawn - failed) * 100, drawn)
        said = SAID.with_(drawn=drawn, failed=failed, unit=self.unit)
        return Reading(rate if self.is_percent else Fraction(failed), said, self.is_percent)

    def _is_at_odds(self, drawn: int, failed: int, path: KeyPath, faults: Faults) -> bool:
        at = (*path, "drawn")
        if self.size is not None and drawn < self.size:
            values = {"found": drawn, "wanted": self.size}
            faults.append(Fault(codes.SAMPLE_TOO_SMALL, at, dict(values)))
        elif drawn == 0:
            faults.append(Fault(codes.EMPTY_TOTAL, at))
        elif failed > drawn:
            parts = {"part": OF_FAILED.with_(count=failed), "whole": OF_DRAWN.with_(count=drawn)}
            where = (*path, "failed")
            faults.append(Fault(codes.PART_OVER_WHOLE, where, dict(parts), others=(at,)))
        else:
            return False
        return True

    def hint(self) -> Text:
        """Two whole numbers."""
        return Text(
            f"{{drawn: 抽查数, failed: 不合格数}}（{self.unit}）",
            f"{{drawn: …, failed: …}} ({self.unit})",
        )

    def form(self) -> Form:
        """Two blanks."""
        return {
            "drawn": Blank(DRAWN.with_(unit=self.unit)),
            "failed": Blank(FAILED.with_(unit=self.unit)),
        }

    def facts_schema(self) -> dict[str, Any]:
        """An object of two whole numbers."""
        return closed(dict.fromkeys(ENTRIES, WHOLE_SCHEMA))


MEASURE = Sample
