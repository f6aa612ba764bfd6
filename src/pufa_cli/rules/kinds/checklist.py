"""清单累加 — the sum of the parts that are met, each part with marks of its own."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Later, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.fields import Number, YesNo
from pufa_cli.model.rule import (
    Example,
    Facts,
    Faults,
    Form,
    Loss,
    Manual,
    Outcome,
    Rule,
    asked,
    unanswered,
)
from pufa_cli.rules import codes
from pufa_cli.rules.composed import (
    Among,
    Part,
    Scored,
    check_parts,
    described,
    form_of,
    is_relative,
    overall_status,
    read_parts,
    said_by,
    schema_of,
    score_part,
    titled_losses,
    total,
)
from pufa_cli.rules.measured import distinct, positive

HOW = Text("{sum} = {points}{cap}", "{sum} = {points}{cap}")
PLUS = Text(" + ", " + ")
CAP = Text("，以 {marks} 分为限", ", cut at {marks}")
LIMIT = Text("合计以 {marks} 分为限", "cut at {marks} in all")
MORE = Text("尚缺 {lost} 分，可从以下补足：{parts}", "{lost} short, to be had from: {parts}")


class ListedPart(Part):
    """A part and its marks."""

    marks: Number | None = None
    """小项分值；各项等分时写在规则的 each | marks of the part, or `each` on the rule"""


class Checklist(Rule):
    """Parts that add up."""

    manual = Manual(
        Text("清单累加", "Checklist"),
        Text(
            "各小项得分相加。小项可以等分（each）或各有分值（marks），可以有自己的规则；"
            "cap: 是 时合计以本项分值为限。",
            "The points of the parts add up; parts have equal marks (each) or their own (marks), "
            "may have rules of their own, and with cap the sum is cut at the criterion's marks.",
        ),
        ("分项得分", "每有一项得", "各得1分", "最多得"),
    )
    kind: Literal["checklist"]
    parts: tuple[ListedPart, ...]
    """小项 | the parts"""
    each: Number | None = None
    """每个小项的分值（等分时） | marks of every part, when equal"""
    cap: YesNo = False
    """合计是否以本项分值为限 | whether the sum is cut at the criterion's marks"""

    def read(
        self, facts: Facts, review: Facts, path: KeyPath, faults: Faults
    ) -> dict[str, Any] | None:
        """What each part understood."""
        return read_parts(self.parts, facts, review, path, faults)

    def score(self, read: Any, marks: Fraction) -> Outcome:
        """The sum of the parts, at most the marks."""
        return self._sum_up(read, marks, None)

    @property
    def is_relative(self) -> bool:
        """Whether a part depends on the other units."""
        return is_relative(self.parts)

    def place(self, read: Any, group: Sequence[Any], marks: Fraction) -> Outcome:
        """The sum of the parts, each among the same part of the other units."""
        return self._sum_up(read, marks, group)

    def _sum_up(self, read: dict[str, Any] | None, marks: Fraction, group: Among) -> Outcome:
        scored = [score_part(part, self._worth(part), read, group) for part in self.parts]
        if read is None and all(one.outcome.answered == 0 for one in scored):
            return unanswered(marks)
        losses = titled_losses(scored)
        lost = total(loss.amount for loss in losses)
        points = self._worth_of_all(marks) - lost
        at_most = points + total(one.outcome.pending for one in scored if one.outcome.is_open)
        how = Later(lambda: self._sum(scored, marks))
        answered = self._answered(scored, marks)
        if self.cap:
            points, at_most = min(marks, points), min(marks, at_most)
            losses = self._to_the_cap(losses, points, at_most, marks)
        status = overall_status(points, at_most, marks)
        return Outcome(status, points, at_most, answered, said_by(scored), how, losses)

    def _worth_of_all(self, marks: Fraction) -> Fraction:
        """What the parts come to: the marks, but for a cap."""
        return total(self._worth(part) for part in self.parts) if self.cap else marks

    def _sum(self, scored: list[Scored], marks: Fraction) -> Sayable:
        points = tuple(one.outcome.points for one in scored)
        found = total(points)
        cap = CAP.with_(marks=marks) if found > marks else ""
        return HOW.with_(sum=Joined(points, PLUS), points=found, cap=cap)

    def _answered(self, scored: list[Scored], marks: Fraction) -> Fraction:
        silent = total(
            self._worth(part) - one.outcome.answered
            for part, one in zip(self.parts, scored, strict=True)
            if one.outcome.answered is not self._worth(part)
        )
        worth = self._worth_of_all(marks)
        return marks - silent if worth == marks else marks * (worth - silent) / worth

    def _worth(self, part: ListedPart) -> Fraction:
        return part.marks or self.each or ZERO

    def _to_the_cap(
        self, losses: tuple[Loss, ...], points: Fraction, at_most: Fraction, marks: Fraction
    ) -> tuple[Loss, ...]:
        """One loss for what is missing up to the cap, apart from what is only pending."""
        found = []
        open_losses = [loss for loss in losses if loss.why != "pending"]
        if marks > at_most and open_losses:
            lost = marks - at_most
            names = Joined(tuple(loss.cause for loss in open_losses))
            silent = all(loss.why == "unanswered" for loss in open_losses)
            cause = MORE.with_(lost=lost, parts=names)
            steps = _acts_for(lost, open_losses)
            found.append(Loss(lost, cause, "unanswered" if silent else "lost", steps))
        if at_most > points:
            waiting = Joined(tuple(loss.cause for loss in losses if loss.why == "pending"))
            rest = marks - points - total(loss.amount for loss in found)
            found.append(Loss(rest, waiting, "pending", is_fixable=False))
        return tuple(found)

    def describe(self, marks: Fraction) -> Sayable:
        """Every part with its marks."""
        shown = [described(part, self._worth(part)) for part in self.parts]
        return Joined((*shown, LIMIT.with_(marks=marks)) if self.cap else tuple(shown))

    def form(self) -> Form:
        """One blank for each part."""
        return form_of(self.parts)

    def review_form(self) -> Form:
        """What reviewers judge of each."""
        return asked((one.id, one.rule.review_form()) for one in self.parts)

    def facts_schema(self) -> dict[str, Any]:
        """One property for each part."""
        return schema_of(self.parts)

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Parts with distinct ids, clear marks that sum to the criterion's, rules that hold."""
        yield from distinct([part.id for part in self.parts], "parts")
        for at, part in enumerate(self.parts):
            if (part.marks is None) == (self.each is None):
                yield Fault(codes.MARKS_TWICE, ("parts", at), {"key": part.id})
            for fault in positive(marks=part.marks):
                yield fault._replace(path=("parts", at, *fault.path))
        yield from positive(each=self.each)
        worth = total(self._worth(part) for part in self.parts)
        if worth < marks or (worth > marks and not self.cap):
            yield Fault(codes.AT_ODDS, ("parts",), {"sum": worth, "marks": marks})
        yield from check_parts([(part, self._worth(part)) for part in self.parts], "parts")


def _acts_for(lost: Fraction, losses: list[Loss]) -> int:
    """How many acts win back `lost`, taking what gives most for each act first."""
    steps = 0
    for loss in sorted(losses, key=lambda one: one.amount / one.steps, reverse=True):
        if lost <= 0:
            break
        steps, lost = steps + loss.steps, lost - loss.amount
    return max(1, steps)


RULE = Checklist
_PARTS = [
    {"id": "plan", "title": "有年度计划", "marks": "1"},
    {
        "id": "talks",
        "title": "法制讲座不少于2次",
        "marks": "2",
        "rule": {"kind": "shortfall", "target": "2", "per_short": "1"},
    },
]
_SIX = [{"id": f"p{n}", "title": f"制度{n}"} for n in "12345678"]
EXAMPLES = (
    Example({"kind": "checklist", "parts": _PARTS}, {"plan": "是", "talks": "1"}, "3", "2"),
    Example({"kind": "checklist", "parts": _PARTS}, {"talks": "5"}, "3", "2"),
    Example(
        {"kind": "checklist", "each": "0.5", "cap": "是", "parts": _SIX},
        {f"p{n}": "是" for n in "12345678"},
        "3",
        "3",
    ),
)
