"""完成率 — how many of how many, measured in percent points, exactly."""

from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.model.fields import Prose
from pufa_cli.model.rule import Blank, Facts, Faults, Form, Manual, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.entries import WHOLE_SCHEMA, closed, entries, whole
from pufa_cli.rules.scales import Rate

ENTRIES = ("done", "total")
DONE = Text("完成数（{unit}）", "how many ({unit})")
TOTAL = Text("总数（{unit}）", "of how many ({unit})")


class DoneOfTotal(Rate):
    """A rate computed from the two counts behind it."""

    manual = Manual(
        Text("完成率", "Done of total"),
        Text(
            "填完成数和总数，由程序算比率：参学率、合格率、覆盖率。",
            "Two counts, from which the rate is computed: attendance, pass rate, coverage.",
        ),
        ("参学率", "合格率", "覆盖率", "达到95%", "普及率"),
    )
    kind: Literal["done_of_total"]
    unit: Prose = "人"
    """计量单位，如 人、户、件 | the counted unit"""

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """done / total × 100; both blank is blank, one blank is unanswered too."""
        before = len(faults)
        written = entries(facts, ENTRIES, path, faults)
        done = whole(written.get("done"), (*path, "done"), faults)
        total = whole(written.get("total"), (*path, "total"), faults)
        if len(faults) > before or done is None or total is None:
            return None
        if total == 0:
            faults.append(Fault(codes.EMPTY_TOTAL, (*path, "total")))
            return None
        if done > total:
            values = {"done": done, "total": total}
            faults.append(Fault(codes.DONE_OVER_TOTAL, (*path, "done"), dict(values)))
            return None
        return Reading(Fraction(done * 100, total), f"{done}/{total} {self.unit}", is_percent=True)

    def hint(self) -> Text:
        """Two whole numbers."""
        return Text(
            f"{{done: 完成数, total: 总数}}（{self.unit}）", f"{{done: …, total: …}} ({self.unit})"
        )

    def form(self) -> Form:
        """Two blanks."""
        return {
            "done": Blank(DONE.with_(unit=self.unit)),
            "total": Blank(TOTAL.with_(unit=self.unit)),
        }

    def facts_schema(self) -> dict[str, Any]:
        """An object of two whole numbers."""
        return closed(dict.fromkeys(ENTRIES, WHOLE_SCHEMA))


MEASURE = DoneOfTotal
