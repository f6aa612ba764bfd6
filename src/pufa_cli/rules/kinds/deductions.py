"""多因扣分 — starts at full marks; each cause takes its price, with its own cap, down to 0."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from pydantic import model_validator

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Later, Sayable, Text
from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model.fields import Id, Number, Prose, YesNo
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import (
    UNANSWERED_TEXT,
    AnyMeasure,
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
    status_of,
    unanswered,
)
from pufa_cli.rules import codes
from pufa_cli.rules.entries import entries, one
from pufa_cli.rules.measured import distinct, positive, refuse_review

TITLED = Text("{title}：{words}", "{title}: {words}")
ZEROED = Text("{title}：本项不得分", "{title}: no points for the item")
COSTS = Text("{title}：扣 {cost} 分{cap}", "{title}: {cost} off{cap}")
EACH = Text(
    "{title}：{count} × {price} = 扣 {cost} 分{cap}", "{title}: {count} × {price} = {cost} off{cap}"
)
CAPPED = Text("（本因最多扣 {most} 分）", " (this cause takes at most {most})")
FLOORED = Text("扣完为止，实扣 {taken} 分", "down to 0: {taken} taken")
MINUS = Text(" − ", " − ")
HOW = Text("{costs}，得 {points}", "{costs}: {points}")
ZERO_HOW = Text("不得分条款成立，得 0", "a zero clause holds: 0")
SILENT = Text("{title}：未填报，按最多扣 {cost} 分计", "{title}: not answered, taken as {cost} off")


class Cause(Frozen):
    """One reason to take marks off."""

    id: Id
    """扣分原因编号 | id of the cause"""
    title: Prose
    """扣分原因（写成问题，如 无年度计划） | the fault, in words"""
    measure: AnyMeasure
    """计量方式，默认 是/否（是 = 存在该问题） | what is measured; yes = the fault exists"""
    deduct: Number | None = None
    """每次（每个）扣几分 | points for each"""
    target: Number | None = None
    """应达到的数量；写了则按缺口扣 | the number due; with it the shortfall is charged"""
    max: Number | None = None
    """本因最多扣几分 | most this cause can take"""
    zero: YesNo = False
    """是 = 本项不得分 | whether it takes the whole item"""
    fixable: YesNo = True
    """能否补救 | whether it can be put right"""

    @model_validator(mode="before")
    @classmethod
    def _yes_or_no_by_default(cls, tree: Any) -> Any:
        if isinstance(tree, dict) and tree.get("measure") is None:
            return {**tree, "measure": {"kind": "yes_no"}}
        return tree

    def count(self, reading: Reading) -> Fraction:
        """How many times it is charged."""
        if self.target is None:
            return max(ZERO, reading.most)
        return max(ZERO, self.target - max(ZERO, reading.number))

    def cost(self, count: Fraction) -> Fraction:
        """The price of so many, at most the cause's own cap."""
        price = count * (self.deduct or ZERO)
        return price if self.max is None else min(price, self.max)

    def worst(self, marks: Fraction) -> Fraction:
        """The most it can cost: what silence is charged."""
        if self.zero:
            return marks
        if self.target is not None:
            return self.cost(self.target)
        if self.measure.kind == "yes_no":
            return self.cost(ONE)
        return marks if self.max is None else self.max


class Charge(NamedTuple):
    """What one cause takes, before the floor."""

    cause: Cause
    cost: Fraction
    times: Fraction
    is_silent: bool = False


class Deductions(Rule):
    """Independent causes, each with its price."""

    manual = Manual(
        Text("多因扣分", "Deductions"),
        Text(
            "从满分起，逐因扣分，扣完为止，不出负分；每因可有上限（max）；"
            "zero: 是 的原因成立则本项不得分。",
            "From full marks, each cause takes its price, never below 0; a cause may have a cap, "
            "and a zero clause takes the whole item.",
        ),
        ("每发生一起扣", "无…扣2分", "累计扣分不超过", "不得分", "扣完为止"),
    )
    kind: Literal["deductions"]
    causes: tuple[Cause, ...]
    """扣分原因 | the causes"""

    def read(
        self, facts: Facts, review: Facts, path: KeyPath, faults: Faults
    ) -> dict[str, Reading | None] | None:
        """What each cause measured."""
        refuse_review(review, path, faults)
        entries(facts, tuple(cause.id for cause in self.causes), path, faults)
        found = {
            cause.id: cause.measure.read(one(facts, cause.id), (*path, cause.id), faults)
            for cause in self.causes
        }
        return found if any(reading is not None for reading in found.values()) else None

    def score(self, read: Any, marks: Fraction) -> Outcome:
        """max(0, marks − what the causes take); a zero clause comes first."""
        if read is None:
            return unanswered(marks)
        charges = [self._charge(cause, read[cause.id], marks) for cause in self.causes]
        points, losses = ZERO, self._zeroed(charges, marks)
        if not losses:
            points, losses = self._taken(charges, marks)
        told = sum(reading is not None for reading in read.values())
        costs = tuple(charge.cost for charge in charges if charge.cost)
        how = HOW.with_(costs=Joined((marks, *costs), MINUS), points=points)
        if any(charge.cause.zero and charge.cost for charge in charges):
            how = ZERO_HOW.with_()
        count = len(self.causes)
        answered = marks if told == count else marks * Fraction(told, count)
        said = Later(lambda: self._said(read))
        return Outcome(status_of(points, marks), points, points, answered, said, how, losses)

    def _said(self, read: dict[str, Reading | None]) -> Sayable:
        found = ((cause, read[cause.id]) for cause in self.causes)
        return Joined(
            tuple(
                TITLED.with_(
                    title=cause.title, words=UNANSWERED_TEXT if reading is None else reading.said
                )
                for cause, reading in found
            )
        )

    def _charge(self, cause: Cause, reading: Reading | None, marks: Fraction) -> Charge:
        if reading is None:
            return Charge(cause, cause.worst(marks), ONE, is_silent=True)
        times = cause.count(reading)
        if cause.zero:
            return Charge(cause, marks if times else ZERO, ONE)
        return Charge(cause, cause.cost(times), times)

    def _words(self, charge: Charge) -> Sayable:
        cause, cost = charge.cause, charge.cost
        if charge.is_silent:
            return SILENT.with_(title=cause.title, cost=cost)
        if cause.zero:
            return ZEROED.with_(title=cause.title)
        price = cause.deduct or ZERO
        capped = cause.max is not None and charge.times * price > cause.max
        cap = CAPPED.with_(most=cause.max or ZERO) if capped else ""
        if cause.measure.kind == "yes_no":
            return COSTS.with_(title=cause.title, cost=cost, cap=cap)
        return EACH.with_(title=cause.title, count=charge.times, price=price, cost=cost, cap=cap)

    def _zeroed(self, charges: list[Charge], marks: Fraction) -> tuple[Loss, ...]:
        for charge in charges:
            if charge.cause.zero and charge.cost:
                return (self._loss(charge, marks, _without(charge, charges, marks)),)
        return ()

    def _taken(self, charges: list[Charge], marks: Fraction) -> tuple[Fraction, tuple[Loss, ...]]:
        left, losses = marks, []
        for charge in sorted(charges, key=lambda one: one.is_silent):
            taken = min(charge.cost, left)
            left -= taken
            if taken:
                losses.append((charge, taken))
        return left, tuple(
            self._loss(charge, taken, _without(charge, charges, marks) - left)
            for charge, taken in losses
        )

    def _loss(self, charge: Charge, taken: Fraction, alone: Fraction) -> Loss:
        words = self._words(charge)
        if taken < charge.cost:
            words = Joined((words, FLOORED.with_(taken=taken)))
        why: Literal["lost", "unanswered"] = "unanswered" if charge.is_silent else "lost"
        steps = max(1, -(-charge.times.numerator // charge.times.denominator))
        fixable = charge.cause.fixable
        return Loss(taken, words, why, steps, fixable, (charge.cause.id,), alone)

    def describe(self, marks: Fraction) -> Sayable:
        """Every cause with its price."""
        return Joined(tuple(self._priced(cause) for cause in self.causes))

    def _priced(self, cause: Cause) -> Sayable:
        if cause.zero:
            return ZEROED.with_(title=cause.title)
        each = self._each(cause)
        cap = "" if cause.max is None else CAPPED.with_(most=cause.max)
        text = Text("{title}{each}扣 {price} 分{cap}", "{title}{each}: {price} off{cap}")
        price = cause.deduct or ZERO
        return text.with_(title=cause.title, each=each, price=price, cap=cap)

    def _each(self, cause: Cause) -> Sayable:
        if cause.measure.kind == "yes_no":
            return ""
        unit = cause.measure.unit_word
        if cause.target is None:
            return Text("，每{unit}", " for each {unit}").with_(unit=unit)
        text = Text("（应有 {target}），每少一{unit}", " for each short of {target}")
        return text.with_(unit=unit, target=cause.target)

    def form(self) -> Form:
        """One blank for each cause."""
        found: dict[str, Form] = {}
        for cause in self.causes:
            form = cause.measure.form()
            if isinstance(form, Blank):
                form = Blank(TITLED.with_(title=cause.title, words=form.hint))
            found[cause.id] = form
        return found

    def facts_schema(self) -> dict[str, Any]:
        """One property for each cause."""
        shown = {
            cause.id: {
                "title": cause.title,
                "anyOf": [cause.measure.facts_schema(), {"type": "null"}],
            }
            for cause in self.causes
        }
        return {"type": "object", "properties": shown, "additionalProperties": False}

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Distinct ids; each cause either a price or a zero clause; a worst case worth a look."""
        yield from distinct([cause.id for cause in self.causes], "causes")
        for at, cause in enumerate(self.causes):
            for fault in self._check_cause(cause):
                yield fault._replace(path=("causes", at, *fault.path))
        worst = sum((cause.worst(marks) for cause in self.causes if not cause.zero), ZERO)
        has_zero = any(cause.zero for cause in self.causes)
        if worst != marks and not (has_zero and worst < marks):
            yield Fault(codes.WORST_CASE, (), {"sum": worst, "marks": marks})

    def _check_cause(self, cause: Cause) -> Iterator[Fault]:
        for fault in cause.measure.check():
            yield fault._replace(path=("measure", *fault.path))
        if cause.zero == (cause.deduct is not None):
            yield Fault(codes.CHOOSE_ONE, (), {"names": "deduct / zero"})
        if cause.measure.is_percent:
            yield Fault(codes.PERCENT_MIXED, ("measure",), {"text": cause.title})
        yield from positive(deduct=cause.deduct, target=cause.target, max=cause.max)


def _without(charge: Charge, charges: list[Charge], marks: Fraction) -> Fraction:
    """The points if this one charge were gone."""
    others = sum((one.cost for one in charges if one is not charge), ZERO)
    return max(ZERO, marks - others)


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
EXAMPLES = (
    Example(_TWO, {"no_plan": "是", "no_launch": "否"}, "4", "2"),
    Example(_TWO, {"no_plan": "是", "no_launch": "是"}, "3", "0"),
    Example(_CAPPED, {"short": "2", "no_rules": "否"}, "1.5", "0.3"),
    Example(_CAPPED, {"short": "11", "no_rules": "是"}, "1.5", "0.9"),
    Example(_ZERO, {"no_body": "是", "no_leader": "否"}, "4", "0"),
    Example(_ZERO, {"no_body": "否", "no_leader": "是"}, "4", "2"),
)
