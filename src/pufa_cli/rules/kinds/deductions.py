"""多因扣分 — starts at full marks; each cause takes its price, with its own cap, down to 0."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Later, Sayable, Text
from pufa_cli.base.numbers import ZERO
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
from pufa_cli.rules.causes import Cause, Charge
from pufa_cli.rules.composed import (
    TITLED,
    Among,
    overall_status,
    titled_form,
    titled_schema,
    total,
)
from pufa_cli.rules.entries import entries, one
from pufa_cli.rules.floored import taken
from pufa_cli.rules.measured import distinct, refuse_review

MINUS, PLUS = Text(" − ", " − "), Text(" + ", " + ")
HOW = Text("{costs}，得 {points}", "{costs}: {points}")
OPEN_HOW = Text(
    "{costs}，待评前得 {points}，至多 {at_most}",
    "{costs}: {points} until judged, at most {at_most}",
)
SILENT_HOW = Text("未填报，待评后至多 {at_most}", "not answered: at most {at_most} once judged")
ZERO_HOW = Text("不得分条款成立，得 0", "a zero clause holds: 0")


class Deductions(Rule):
    """Independent causes, each with its price."""

    manual = Manual(
        Text("多因扣分", "Deductions"),
        Text(
            "从满分起，逐因扣分，扣完为止，不出负分；每因可有上限（max）；"
            "zero: 是 的原因成立则本项不得分。原因也可有自己的计分方式（rule）："
            "按 max 分计，未得的分扣除，如酌情扣、按百分点扣、迟报扣。",
            "From full marks, each cause takes its price, never below 0; a cause may have a cap, "
            "and a zero clause takes the whole item. A cause may instead have a rule of its own, "
            "scored with as many marks as its max, and costs what that rule does not give: "
            "discretion, percentage points, late reports.",
        ),
        ("每发生一起扣", "无…扣2分", "累计扣分不超过", "不得分", "扣完为止"),
    )
    kind: Literal["deductions"]
    causes: tuple[Cause, ...]
    """扣分原因 | the causes"""

    def read(
        self, facts: Facts, review: Facts, path: KeyPath, faults: Faults
    ) -> dict[str, Any] | None:
        """What each cause understood; a review is by cause, where one has a rule of its own."""
        known = tuple(cause.id for cause in self.causes)
        entries(facts, known, path, faults)
        if all(cause.rule is None for cause in self.causes):
            refuse_review(review, path, faults)
            review = None
        entries(review, known, ("review", *path), faults)
        found = {
            id: cause.read(one(facts, id), one(review, id), (*path, id), faults)
            for id, cause in zip(known, self.causes, strict=True)
        }
        return found if any(read is not None for read in found.values()) else None

    def score(self, read: Any, marks: Fraction) -> Outcome:
        """max(0, marks − what the causes take); a zero clause comes first."""
        return self._take_off(read, marks, None)

    @property
    def is_relative(self) -> bool:
        """Whether a cause depends on the other units."""
        return any(cause.rule is not None and cause.rule.is_relative for cause in self.causes)

    def place(self, read: Any, group: Sequence[Any], marks: Fraction) -> Outcome:
        """The same, each cause among the same cause of the other units."""
        return self._take_off(read, marks, group)

    def _take_off(self, read: dict[str, Any] | None, marks: Fraction, group: Among) -> Outcome:
        charges = [cause.charge(read, marks, group) for cause in self.causes]
        told = total(charge.answered for charge in charges)
        if not told:
            return unanswered(marks)
        answered = marks if told == len(charges) else marks * told / len(charges)
        said = Later(lambda: _said(charges))
        cost = total(charge.cost for charge in charges)
        at_most = max(ZERO, marks - cost + total(charge.pending for charge in charges))
        points = ZERO if read is None else max(ZERO, marks - cost)
        if read is None:
            how: Sayable = SILENT_HOW.with_(at_most=at_most)
            losses = _silent(charges, marks, at_most)
        else:
            how = _how(charges, marks, points, at_most)
            losses = _zeroed(charges, marks, cost) or taken(_losses(charges), marks)
        status = overall_status(points, at_most, marks)
        return Outcome(status, points, at_most, answered, said, how, losses)

    def describe(self, marks: Fraction) -> Sayable:
        """Every cause with its price."""
        return Joined(tuple(cause.describe() for cause in self.causes))

    def form(self) -> Form:
        """One blank for each cause."""
        return titled_form((cause.id, cause.title, cause.form()) for cause in self.causes)

    def review_form(self) -> Form:
        """What reviewers judge of each cause."""
        ruled = ((one.id, one.rule) for one in self.causes if one.rule is not None)
        return asked((id, rule.review_form()) for id, rule in ruled)

    def facts_schema(self) -> dict[str, Any]:
        """One property for each cause."""
        return titled_schema((cause.id, cause.title, cause.facts_schema()) for cause in self.causes)

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Distinct ids; causes that hold; a worst case worth a look."""
        yield from distinct([cause.id for cause in self.causes], "causes")
        for at, cause in enumerate(self.causes):
            for fault in cause.check():
                yield fault._replace(path=("causes", at, *fault.path))
        limited = [cause for cause in self.causes if not cause.can_take_all(marks)]
        worst = total(cause.worst(marks) for cause in limited)
        if worst > marks or (worst < marks and len(limited) == len(self.causes)):
            values = {"sum": worst, "marks": marks, "causes": _worst_of_each(limited, marks)}
            yield Fault(codes.WORST_CASE, (), values)


def _worst_of_each(causes: Iterable[Cause], marks: Fraction) -> Sayable:
    """The most that each of some causes takes, as a sum."""
    return Joined(tuple(cause.worst(marks) for cause in causes) or (ZERO,), PLUS)


def _said(charges: Iterable[Charge]) -> Sayable:
    """The facts of every cause, headed by its title."""
    return Joined(tuple(TITLED.with_(title=one.cause.title, words=one.said) for one in charges))


def _how(
    charges: Iterable[Charge], marks: Fraction, points: Fraction, at_most: Fraction
) -> Sayable:
    """The arithmetic."""
    if any(charge.cause.zero and charge.cost for charge in charges):
        return ZERO_HOW.with_()
    costs = tuple(charge.cost for charge in charges if charge.cost)
    shown = Joined((marks, *costs), MINUS)
    if at_most > points:
        return OPEN_HOW.with_(costs=shown, points=points, at_most=at_most)
    return HOW.with_(costs=shown, points=points)


def _losses(charges: Iterable[Charge]) -> list[Loss]:
    """Every loss of every cause."""
    return [loss for charge in charges for loss in charge.losses]


def _zeroed(charges: Iterable[Charge], marks: Fraction, cost: Fraction) -> tuple[Loss, ...]:
    """The loss of everything by the first zero clause that holds."""
    for charge in charges:
        if charge.cause.zero and charge.cost:
            alone = max(ZERO, marks - cost + charge.cost)
            return tuple(loss._replace(alone=alone) for loss in charge.losses)
    return ()


def _silent(charges: Iterable[Charge], marks: Fraction, at_most: Fraction) -> tuple[Loss, ...]:
    """Nothing was written nor judged: what answers can win, and what waits for reviewers."""
    waiting = (loss for loss in _losses(charges) if loss.why == "pending")
    alone = max(ZERO, marks - total(loss.amount for loss in waiting))
    lost = Loss(marks - at_most, UNANSWERED_TEXT, "unanswered", alone=alone)
    pending = Loss(at_most, PENDING_TEXT, "pending", is_fixable=False)
    return tuple(loss for loss in (lost, pending) if loss.amount > 0)


RULE = Deductions
_TWO = {
    "kind": "deductions",
    "causes": [
        {"id": "no_plan", "title": "无计划", "deduct": "2"},
        {"id": "no_launch", "title": "无动员会", "deduct": "2"},
    ],
}
_CAPPED = {
    "kind": "deductions",
    "causes": [
        {
            "id": "short",
            "title": "学习次数不足",
            "measure": {"kind": "count"},
            "target": "12",
            "deduct": "0.3",
            "max": "1.2",
        },
        {"id": "no_rules", "title": "无学习制度", "deduct": "0.3"},
    ],
}
_ZERO = {
    "kind": "deductions",
    "causes": [
        {"id": "no_body", "title": "无领导机构", "zero": "是"},
        {"id": "no_leader", "title": "无分管领导", "deduct": "2"},
    ],
}
_RULED = {
    "kind": "deductions",
    "causes": [
        {"id": "idle", "title": "未开展执法检查", "zero": "是"},
        {
            "id": "weak",
            "title": "执法不力",
            "max": "10",
            "rule": {"kind": "judged", "deduct": {"least": "5", "most": "10"}},
        },
        {
            "id": "late",
            "title": "材料报送",
            "max": "3",
            "rule": {"kind": "timeliness", "total": "6", "late": "0.5", "missing": "1"},
        },
    ],
}
_SENT = {"late": "1", "missing": "1"}
_WEAK = {"weak": {"deduct": "7", "reason": "有案不查"}}
EXAMPLES = (
    Example(_TWO, {"no_plan": "是", "no_launch": "否"}, "4", "2"),
    Example(_TWO, {"no_plan": "是", "no_launch": "是"}, "3", "0"),
    Example(_CAPPED, {"short": "2", "no_rules": "否"}, "1.5", "0.3"),
    Example(_CAPPED, {"short": "11", "no_rules": "是"}, "1.5", "0.9"),
    Example(_ZERO, {"no_body": "是", "no_leader": "否"}, "4", "0"),
    Example(_ZERO, {"no_body": "否", "no_leader": "是"}, "4", "2"),
    Example(_RULED, {"idle": "否", "late": _SENT}, "16", "7.5", _WEAK),
    Example(_RULED, {"idle": "否", "late": _SENT}, "16", "4.5"),
    Example(_RULED, {"idle": "是", "late": _SENT}, "16", "0", _WEAK),
)
