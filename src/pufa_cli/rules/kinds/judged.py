"""酌情评分 — the reviewers judge within a range; a self-assessment can only leave it pending."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model import codes as shape
from pufa_cli.model.fields import Mistake, Number, Prose, not_one_of, number_in, wrong_shape
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import (
    PENDING_TEXT,
    Blank,
    Example,
    Facts,
    Faults,
    Form,
    Loss,
    Manual,
    Outcome,
    Reading,
    Rule,
    Status,
)
from pufa_cli.rules import codes
from pufa_cli.rules.entries import entries
from pufa_cli.rules.measured import distinct, given, within

RANGE = Text("待评：{low} 至 {high} 分", "pending: {low} to {high} points")
REASON = Text("考核人员酌情扣分：{reason}", "the reviewers took marks off: {reason}")
JUDGED = Text("考核人员评定：{reason}", "judged by the reviewers: {reason}")
LIMITS = Text("{low}—{high} 分", "{low} to {high}")
WHY = Text("理由", "why")
ONE_LEVEL = Text("{name} {points} 分", "{name} {points}")


class Range(Frozen):
    """From how many to how many points, both inclusive."""

    least: Number = ZERO
    """最少几分 | the least"""
    most: Number
    """最多几分 | the most"""


class JudgedLevel(Frozen):
    """A level that reviewers may name."""

    name: Prose
    """等级名称 | name of the level"""
    points: Number
    """本等级得分 | points of the level"""


class Given(NamedTuple):
    """What the reviewers entered: points given or taken, and why."""

    points: Fraction
    reason: str


class Judged(Rule):
    """Marks in the reviewers' hands, within limits the standard sets."""

    manual = Manual(
        Text("酌情评分", "Reviewers' judgement"),
        Text(
            "由考核人员在规定范围内给分（award）、扣分（deduct）或选定等级（levels），须写理由；"
            "自评时为待评。",
            "Reviewers give (award) or take (deduct) within a range, or name a level (levels), "
            "and say why; pending until they have.",
        ),
        ("酌情扣分", "酌情给分", "视情况扣1—3分"),
    )
    kind: Literal["judged"]
    award: Range | None = None
    """给分范围 | range of points given"""
    deduct: Range | None = None
    """扣分范围（无问题时可不扣） | range of points taken; 0 is always possible"""
    levels: tuple[JudgedLevel, ...] = ()
    """由考核人员选定的等级 | levels of which reviewers name one"""
    guidance: Prose = ""
    """评分提示 | what reviewers look at"""

    def read(self, facts: Facts, review: Facts, path: KeyPath, faults: Faults) -> Given | None:
        """What the reviewers entered; facts of the unit are a fault."""
        if facts is not None:
            faults.append(Fault(codes.NOT_FOR_UNITS, path, on_key=True))
        if review is None:
            return None
        return self._entered(review, ("review", *path), faults)

    def _entered(self, review: Facts, path: KeyPath, faults: Faults) -> Given | None:
        before = len(faults)
        said = entries(review, (self._key, "reason"), path, faults)
        written = {key: one for key, one in said.items() if not _is_empty(one)}
        if len(faults) > before:
            return None
        for name in (self._key, "reason"):
            if written.get(name) is None:
                faults.append(Fault(shape.MISSING_KEY, path, {"key": name}))
        found = self._number(written.get(self._key))
        if isinstance(found, Mistake):
            faults.append(Fault(found.code, (*path, self._key), found.values))
        reason = written.get("reason")
        if isinstance(reason, dict | list):
            mistake = wrong_shape("a text", reason)
            faults.append(Fault(mistake.code, (*path, "reason"), mistake.values))
        if isinstance(found, Fraction) and isinstance(reason, str):
            return Given(found, reason)
        return None

    @property
    def _key(self) -> str:
        if self.levels:
            return "level"
        return "points" if self.deduct is None else "deduct"

    def _number(self, written: Facts) -> Fraction | Mistake | None:
        if self.levels:
            return None if written is None else self._level(written)
        found = None if written is None else number_in(written)
        if not isinstance(found, Fraction):
            return found
        limits = self.award or self.deduct or Range(most=ZERO)
        taken_nothing = self.deduct is not None and found == 0
        if taken_nothing or limits.least <= found <= limits.most:
            return found
        shown = {"least": limits.least, "most": limits.most}
        return Mistake(shape.OUT_OF_RANGE, {"text": found, **shown})

    def _level(self, written: Facts) -> Fraction | Mistake:
        """The points of the level named."""
        found = next((level.points for level in self.levels if level.name == written), None)
        if found is not None:
            return found
        if not isinstance(written, str):
            return wrong_shape("a text", written)
        return not_one_of(written, (level.name for level in self.levels))

    def score(self, read: Any, marks: Fraction) -> Outcome:
        """The points given, or pending between the least and the most possible."""
        if read is None:
            return self._pending(marks)
        points = marks - read.points if self.deduct is not None else read.points
        phrase = REASON if self.deduct is not None else JUDGED
        reading = Reading(read.points, JUDGED.with_(reason=read.reason))
        return given(points, marks, reading, phrase.with_(reason=read.reason))

    def _pending(self, marks: Fraction) -> Outcome:
        low, high = self._limits(marks)
        how = RANGE.with_(low=low, high=high)
        loss = Loss(marks, PENDING_TEXT, "pending", is_fixable=False)
        return Outcome(Status.PENDING, ZERO, high, marks, PENDING_TEXT, how, (loss,))

    def _limits(self, marks: Fraction) -> tuple[Fraction, Fraction]:
        if self.levels:
            points = [level.points for level in self.levels]
            return min(points), max(points)
        if self.award is not None:
            return self.award.least, self.award.most
        return marks - (self.deduct.most if self.deduct else ZERO), marks

    def describe(self, marks: Fraction) -> Sayable:
        """The range or the levels."""
        if self.levels:
            shown = (ONE_LEVEL.with_(name=one.name, points=one.points) for one in self.levels)
            return Joined((Text("考核人员选定等级", "reviewers name a level"), *shown))
        limits = self.award or self.deduct or Range(most=marks)
        text = Text("考核人员在 {low}—{high} 分内评定", "reviewers give {low} to {high} points")
        if self.deduct is not None:
            text = Text(
                "考核人员酌情扣 {low}—{high} 分", "reviewers take {low} to {high} points off"
            )
        return text.with_(low=limits.least, high=limits.most)

    def form(self) -> Form:
        """The unit fills in nothing."""
        return None

    def review_form(self) -> Form:
        """What is given or taken, within its limits, and why."""
        levels = Text("{names}", "{names}").with_(names=" / ".join(one.name for one in self.levels))
        limits = self.award or self.deduct or Range(most=ZERO)
        within_limits = LIMITS.with_(low=limits.least, high=limits.most)
        return {self._key: Blank(levels if self.levels else within_limits), "reason": Blank(WHY)}

    def facts_schema(self) -> dict[str, Any]:
        """Only blank is accepted."""
        return {"type": "null"}

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Exactly one range, in order, or levels; within the marks."""
        if [self.award is None, self.deduct is None, not self.levels].count(False) != 1:
            yield Fault(codes.CHOOSE_ONE, (), {"names": "award / deduct / levels"})
            return
        if self.levels:
            yield from self._check_levels(marks)
            return
        key = "award" if self.award is not None else "deduct"
        limits = self.award or self.deduct or Range(most=marks)
        if limits.least > limits.most:
            values = {"low": limits.least, "high": limits.most}
            yield Fault(codes.RANGE_EMPTY, (key, "least"), dict(values), others=((key, "most"),))
        yield from within(limits.most, marks, (key, "most"))
        yield from within(limits.least, marks, (key, "least"))
        if self.award is not None and limits.most < marks:
            values = {"most": limits.most, "marks": marks}
            yield Fault(codes.NEVER_REACHED, (key, "most"), dict(values))

    def _check_levels(self, marks: Fraction) -> Iterator[Fault]:
        yield from distinct([level.name for level in self.levels], "levels", "name")
        for at, level in enumerate(self.levels):
            yield from within(level.points, marks, ("levels", at, "points"))
        most = max(level.points for level in self.levels)
        if most < marks:
            yield Fault(codes.NEVER_REACHED, (), {"most": most, "marks": marks})


def _is_empty(written: Any) -> bool:
    """Whether a text says nothing: a reason of blanks is no reason."""
    return isinstance(written, str) and not written.strip()


RULE = Judged
_AWARD = {"kind": "judged", "award": {"most": "5"}}
_DEDUCT = {"kind": "judged", "deduct": {"least": "5", "most": "10"}}
_LEVELS = {
    "kind": "judged",
    "levels": [
        {"name": "好", "points": "5"},
        {"name": "一般", "points": "3"},
        {"name": "差", "points": "0"},
    ],
}
EXAMPLES = (
    Example(_AWARD, None, "5", "3", {"points": "3", "reason": "台账完整，个别签名缺失"}),
    Example(_AWARD, None, "5", "0"),
    Example(_DEDUCT, None, "16", "9", {"deduct": "7", "reason": "整改不力"}),
    Example(_DEDUCT, None, "16", "16", {"deduct": "0", "reason": "无问题"}),
    Example(_LEVELS, None, "5", "3", {"level": "一般", "reason": "部分村未建阵地"}),
)
