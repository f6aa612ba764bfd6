"""等级评定 — the level named gives the points."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.model.fields import Mistake, Number, Prose, not_one_of, wrong_shape
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import (
    Blank,
    Example,
    Facts,
    Faults,
    Form,
    Manual,
    Outcome,
    Reading,
    Rule,
    unanswered,
)
from pufa_cli.rules import codes
from pufa_cli.rules.measured import distinct, given, refuse_review, within

CAUSE = Text("等级为“{name}”", "the level is “{name}”")
ONE_LEVEL = Text("{name} {points} 分", "{name} {points}")


class OneLevel(Frozen):
    """A level and what it is worth."""

    name: Prose
    """等级名称 | name of the level"""
    points: Number
    """本等级得分 | points of the level"""


class Level(Rule):
    """A choice among named levels."""

    manual = Manual(
        Text("等级评定", "Choose the level"),
        Text("选一个等级，按等级得分；间距可以不等。", "Each level has its own points."),
        ("优、良、中、差", "A、B、C", "好、较好、一般"),
    )
    kind: Literal["level"]
    levels: tuple[OneLevel, ...]
    """从高到低的等级 | the levels, best first"""

    def read(self, facts: Facts, review: Facts, path: KeyPath, faults: Faults) -> OneLevel | None:
        """The level named."""
        refuse_review(review, path, faults)
        if facts is None:
            return None
        found = next((level for level in self.levels if level.name == facts), None)
        if found is None:
            mistake = self._mistake(facts)
            faults.append(Fault(mistake.code, path, mistake.values))
        return found

    def _mistake(self, facts: Facts) -> Mistake:
        if not isinstance(facts, str):
            return wrong_shape("a text", facts)
        return not_one_of(facts, (level.name for level in self.levels))

    def score(self, read: Any, marks: Fraction) -> Outcome:
        """The points of the level."""
        if read is None:
            return unanswered(marks)
        reading = Reading(read.points, read.name)
        return given(read.points, marks, reading, CAUSE.with_(name=read.name))

    def describe(self, marks: Fraction) -> Sayable:
        """Every level with its points."""
        return Joined(
            tuple(ONE_LEVEL.with_(name=one.name, points=one.points) for one in self.levels)
        )

    def form(self) -> Form:
        """The names to choose from."""
        return Blank(" / ".join(level.name for level in self.levels))

    def facts_schema(self) -> dict[str, Any]:
        """One of the names."""
        return {"enum": [level.name for level in self.levels]}

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Different names, points within the marks, the best worth all of them."""
        yield from distinct([level.name for level in self.levels], "levels", "name")
        for at, level in enumerate(self.levels):
            yield from within(level.points, marks, ("levels", at, "points"))
        most = max((level.points for level in self.levels), default=marks)
        if most < marks:
            yield Fault(codes.NEVER_REACHED, (), {"most": most, "marks": marks})


RULE = Level
_LEVELS = {
    "kind": "level",
    "levels": [
        {"name": "好", "points": "15"},
        {"name": "一般", "points": "9"},
        {"name": "差", "points": "0"},
    ],
}
EXAMPLES = (
    Example(_LEVELS, "好", "15", "15"),
    Example(_LEVELS, "一般", "15", "9"),
    Example(_LEVELS, "差", "15", "0"),
)
