"""择一得分 — the best alternative that holds; alternatives never add up."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.fields import Number
from pufa_cli.model.rule import (
    PENDING_TEXT,
    UNANSWERED_TEXT,
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
)
from pufa_cli.rules.measured import distinct, positive, within

BEST = Text("择一最优：{title}，得 {points} 分", "the best: {title}, {points} points")
NO_ONE = Text("没有符合的一档", "no alternative holds")
BELOW = Text("最优只到“{title}”", "the best is only “{title}”")


class Alternative(Part):
    """One way to earn points."""

    points: Number
    """符合时得几分 | points when it holds"""


class BestOf(Rule):
    """Alternatives of which the best counts."""

    manual = Manual(
        Text("择一得分", "Best alternative"),
        Text(
            "几种情形取得分最高的一种，不累加。", "Of several cases the best counts, never the sum."
        ),
        ("专职得3分，兼职得2分", "有专门机构得3分、有负责机构得2分"),
    )
    kind: Literal["best_of"]
    alternatives: tuple[Alternative, ...]
    """可选情形 | the alternatives"""

    def read(
        self, facts: Facts, review: Facts, path: KeyPath, faults: Faults
    ) -> dict[str, Any] | None:
        """What each alternative understood."""
        return read_parts(self.alternatives, facts, review, path, faults)

    def score(self, read: Any, marks: Fraction) -> Outcome:
        """The points of the best alternative."""
        return self._choose(read, marks, None)

    @property
    def is_relative(self) -> bool:
        """Whether an alternative depends on the other units."""
        return is_relative(self.alternatives)

    def place(self, read: Any, group: Sequence[Any], marks: Fraction) -> Outcome:
        """The best alternative, each among the same alternative of the other units."""
        return self._choose(read, marks, group)

    def _choose(self, read: dict[str, Any] | None, marks: Fraction, group: Among) -> Outcome:
        scored = [score_part(one, one.points, read, group) for one in self.alternatives]
        if read is None and all(one.outcome.answered == 0 for one in scored):
            return unanswered(marks)
        best = max(scored, key=lambda one: one.outcome.points)
        points = min(marks, best.outcome.points)
        at_most = min(marks, max(one.outcome.at_most for one in scored))
        how = BEST.with_(title=best.part.title, points=points) if points else NO_ONE
        pending = Loss(at_most - points, PENDING_TEXT, "pending", is_fixable=False)
        losses = (self._lost(scored, best, points, marks - at_most), pending)
        return Outcome(
            overall_status(points, at_most, marks),
            points,
            at_most,
            marks if points == marks else marks * self._answered(scored),
            said_by(scored),
            how,
            tuple(loss for loss in losses if loss.amount > 0),
        )

    def _answered(self, scored: list[Scored]) -> Fraction:
        told = sum(one.outcome.answered > 0 for one in scored)
        return Fraction(told, len(scored))

    def _lost(self, scored: list[Scored], best: Scored, points: Fraction, lost: Fraction) -> Loss:
        """What reviewers cannot give any more, and what one alternative put right would give."""
        alone = max(one.outcome.in_reach for one in scored) - points
        if points:
            return Loss(lost, BELOW.with_(title=best.part.title), alone=alone)
        if any(loss.why == "lost" for one in scored for loss in one.outcome.losses):
            return Loss(lost, NO_ONE, alone=alone)
        return Loss(lost, UNANSWERED_TEXT, "unanswered", alone=alone)

    def describe(self, marks: Fraction) -> Sayable:
        """Every alternative with its points."""
        shown = (described(one, one.points) for one in self.alternatives)
        return Joined((Text("取最优一项", "the best one counts"), *shown))

    def form(self) -> Form:
        """One blank for each alternative."""
        return form_of(self.alternatives)

    def review_form(self) -> Form:
        """What reviewers judge of each."""
        return asked((one.id, one.rule.review_form()) for one in self.alternatives)

    def facts_schema(self) -> dict[str, Any]:
        """One property for each alternative."""
        return schema_of(self.alternatives)

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Distinct ids, points above 0 and within the marks, the best worth all of them."""
        yield from distinct([a.id for a in self.alternatives], "alternatives")
        for at, alternative in enumerate(self.alternatives):
            yield from within(alternative.points, marks, ("alternatives", at, "points"))
            for fault in positive(points=alternative.points):
                yield fault._replace(path=("alternatives", at, *fault.path))
        most = max((a.points for a in self.alternatives), default=marks)
        if ZERO < most < marks:
            yield Fault(codes.NEVER_REACHED, (), {"most": most, "marks": marks})
        yield from check_parts([(a, a.points) for a in self.alternatives], "alternatives")


RULE = BestOf
_STAFF = {
    "kind": "best_of",
    "alternatives": [
        {"id": "full_time", "title": "有专职人员", "points": "3"},
        {"id": "part_time", "title": "有兼职人员", "points": "2"},
    ],
}
EXAMPLES = (
    Example(_STAFF, {"full_time": "是", "part_time": "是"}, "3", "3"),
    Example(_STAFF, {"full_time": "否", "part_time": "是"}, "3", "2"),
    Example(_STAFF, {"full_time": "否", "part_time": "否"}, "3", "0"),
)
