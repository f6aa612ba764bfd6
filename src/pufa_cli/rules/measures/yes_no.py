"""是非 — whether something holds; measured as 1 or 0."""

from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model.fields import NO_WORDS, YES_WORDS, Mistake, yes_in
from pufa_cli.model.rule import Facts, Faults, Manual, Measure, Reading

YES = Reading(ONE, Text("是", "yes"))
NO = Reading(ZERO, Text("否", "no"))


class YesOrNo(Measure):
    """A fact that holds or does not."""

    manual = Manual(
        Text("是非", "Yes or no"),
        Text("某件事有没有、是不是。", "Whether something holds."),
        ("有无", "是否"),
    )
    kind: Literal["yes_no"]

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """1 for yes, 0 for no."""
        if facts is None:
            return None
        found = yes_in(facts)
        if isinstance(found, Mistake):
            faults.append(Fault(found.code, path, found.values))
            return None
        return YES if found else NO

    def hint(self) -> Text:
        """Which words count."""
        return Text("是 / 否", "是 (yes) / 否 (no)")

    def facts_schema(self) -> dict[str, Any]:
        """The accepted words; `true` and `false` as editors type them."""
        return {
            "enum": [
                "是",
                "否",
                "有",
                "无",
                *sorted((YES_WORDS | NO_WORDS) - set("是否有无")),
                True,
                False,
            ]
        }


MEASURE = YesOrNo
