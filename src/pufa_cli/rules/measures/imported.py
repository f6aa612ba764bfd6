"""引用结果 — the score another office's appraisal gave, in percent of its full marks."""

from collections.abc import Iterator
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import HUNDRED, ZERO, plain
from pufa_cli.model.codes import OUT_OF_RANGE
from pufa_cli.model.fields import Mistake, Number, Prose, text_in
from pufa_cli.model.rule import Blank, Facts, Faults, Form, Manual, Reading
from pufa_cli.rules.entries import closed, entries, figure, figure_schema
from pufa_cli.rules.measured import positive
from pufa_cli.rules.scales import Rate

ENTRIES = ("score", "from")
SAID = Text("{of} {score} / {full} 分{source}", "{of} {score} of {full}{source}")
SOURCE = Text("（{text}）", " ({text})")
SCORE = Text("{of}得分（0–{full}）", "score of {of} (0 to {full})")
FROM = Text("出处（文号）", "where it is published")


class Imported(Rate):
    """A result that is taken over, not judged again."""

    manual = Manual(
        Text("引用结果", "Imported result"),
        Text(
            "直接运用其他考核的得分和出处，按其满分折成百分比，不重复考核。",
            "The score of another appraisal and where it is published, in percent of full marks.",
        ),
        ("直接运用", "以…考评结果为准", "按…得分折算", "引用"),
    )
    is_given = True
    kind: Literal["imported"]
    of: Prose
    """哪一项考核，如 综治考评 | which appraisal"""
    full: Number = HUNDRED
    """该项考核的满分 | the full marks of that appraisal"""

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The score, written alone or with its source, refused outside 0 .. full."""
        if not isinstance(facts, dict):
            return self._reading(facts, None, path, faults)
        entries(facts, ENTRIES, path, faults)
        source = None if facts.get("from") is None else text_in(facts["from"])
        if isinstance(source, Mistake):
            faults.append(Fault(source.code, (*path, "from"), source.values))
            return None
        return self._reading(facts.get("score"), source, (*path, "score"), faults)

    def _reading(
        self, facts: Facts, source: str | None, path: KeyPath, faults: Faults
    ) -> Reading | None:
        score = figure(facts, False, path, faults)
        if score is None:
            return None
        if not ZERO <= score <= self.full:
            values: dict[str, Sayable] = {
                "text": plain(score),
                "least": 0,
                "most": plain(self.full),
            }
            faults.append(Fault(OUT_OF_RANGE, path, values))
            return None
        shown = "" if source is None else SOURCE.with_(text=source)
        said = SAID.with_(of=self.of, score=score, full=self.full, source=shown)
        return Reading(score / self.full * HUNDRED, said, is_percent=True)

    def hint(self) -> Text:
        """A score and its source."""
        return Text(
            f"{{score: 得分, from: 文号}}（{self.of}，满分 {plain(self.full)}）",
            f"{{score: …, from: …}} ({self.of}, of {plain(self.full)})",
        )

    def form(self) -> Form:
        """Two blanks."""
        return {"score": Blank(SCORE.with_(of=self.of, full=self.full)), "from": Blank(FROM)}

    def facts_schema(self) -> dict[str, Any]:
        """A score, or an object of score and source."""
        score = figure_schema(False)
        source = {"type": ["string", "number", "null"]}
        return {"anyOf": [score, closed({"score": score, "from": source})]}

    def check(self) -> Iterator[Fault]:
        """The full marks are above 0."""
        yield from positive(full=self.full)


MEASURE = Imported
