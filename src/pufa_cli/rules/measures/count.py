"""计数 — how many times, pieces or people; a whole number of zero or more."""

from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.model.fields import Mistake, Prose, whole_in
from pufa_cli.model.rule import Facts, Faults, Manual, Measure, Reading


class Count(Measure):
    """A number of events, pieces or people."""

    manual = Manual(
        Text("计数", "Count"),
        Text("次数、件数、人数：0 或正整数。", "Times, pieces or people: a whole number."),
        ("次数", "不少于", "每次", "每件"),
    )
    kind: Literal["count"]
    unit: Prose = "次"
    """计量单位，如 次、件、人 | the counted unit"""

    @property
    def unit_word(self) -> str:
        """The counted unit."""
        return self.unit

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The number written."""
        if facts is None:
            return None
        found = whole_in(facts)
        if isinstance(found, Mistake):
            faults.append(Fault(found.code, path, found.values))
            return None
        return Reading(Fraction(found), f"{found} {self.unit}")

    def hint(self) -> Text:
        """A whole number with its unit."""
        return Text(f"整数（{self.unit}），没有写 0", f"a whole number ({self.unit}), 0 for none")

    def facts_schema(self) -> dict[str, Any]:
        """A whole number, as a number or a text."""
        return {"type": ["integer", "string"], "minimum": 0, "pattern": "^(0|[1-9][0-9]{0,8})$"}


MEASURE = Count
