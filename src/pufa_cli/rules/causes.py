"""What deductions take: each cause with its price, or with a rule of its own."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic import model_validator

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model import codes as shape
from pufa_cli.model.fields import Id, Number, Prose, YesNo
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import (
    UNANSWERED_TEXT,
    AnyMeasure,
    AnyRule,
    Facts,
    Faults,
    Form,
    Loss,
    Outcome,
    Reading,
    Rule,
    with_default,
)
from pufa_cli.rules import codes
from pufa_cli.rules.composed import Among, outcome_of, titled
from pufa_cli.rules.measured import positive, refuse_review

ZEROED = Text("{title}：本项不得分", "{title}: no points for the item")
COSTS = Text("{title}：扣 {cost} 分{cap}", "{title}: {cost} off{cap}")
EACH = Text(
    "{title}：{count} × {price} = 扣 {cost} 分{cap}", "{title}: {count} × {price} = {cost} off{cap}"
)
CAPPED = Text("（本因最多扣 {most} 分）", " (this cause takes at most {most})")
SILENT = Text("{title}：未填报，按最多扣 {cost} 分计", "{title}: not answered, taken as {cost} off")
PRICED = Text("{title}{each}扣 {price} 分{cap}", "{title}{each}: {price} off{cap}")
FOR_EACH = Text("，每{unit}", " for each {unit}")
FOR_EACH_SHORT = Text("（应有 {target}），每少一{unit}", " for each short of {target}")
RULED = Text(
    "{title}最多扣 {most} 分（按 {most} 分计：{rule}；未得的分扣除）",
    "{title}: at most {most} off (of {most}: {rule}; what is not had is taken off)",
)


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
    """本因最多扣几分；有 rule 时必写 | most this cause can take; required with a rule"""
    zero: YesNo = False
    """是 = 本项不得分 | whether it takes the whole item"""
    rule: AnyRule | None = None
    """本因自己的计分方式：按 max 分计，未得的分扣除 | a rule of its own, scored with max marks"""
    fixable: YesNo = True
    """能否补救 | whether it can be put right"""

    @model_validator(mode="before")
    @classmethod
    def _yes_or_no_by_default(cls, tree: Any) -> Any:
        return with_default(tree, "measure", "yes_no")

    def read(self, facts: Facts, review: Facts, path: KeyPath, faults: Faults) -> Any:
        """What its rule or its measure understood; reviewers judge only by a rule."""
        if self.rule is not None:
            return self.rule.read(facts, review, path, faults)
        refuse_review(review, path, faults)
        return self.measure.read(facts, path, faults)

    def charge(self, read: dict[str, Any] | None, marks: Fraction, group: Among) -> "Charge":
        """What it takes off `marks`, given what was read of all causes: silence costs the most."""
        if self.rule is not None:
            outcome = outcome_of(self.rule, self.id, self._most, read, group)
            return _of_outcome(self, outcome, self._most)
        reading: Reading | None = (read or {}).get(self.id)
        if reading is None:
            worst = self.worst(marks)
            words = ZEROED if self.zero else SILENT
            return _of_silence(self, worst, words.with_(title=self.title, cost=worst))
        times = self._count(reading)
        if self.zero:
            return _of_reading(
                self, marks if times else ZERO, ZEROED.with_(title=self.title), reading
            )
        return _of_reading(self, self._cost(times), self._words(times), reading, times)

    def worst(self, marks: Fraction) -> Fraction:
        """The most it can cost: what silence is charged."""
        if self.zero:
            return marks
        if self.rule is not None:
            return self._most
        if self.target is not None:
            return self._cost(self.target)
        if self.measure.kind == "yes_no":
            return self._cost(ONE)
        return marks if self.max is None else self.max

    def can_take_all(self, marks: Fraction) -> bool:
        """Whether it has no limit of its own but the item's marks (扣完为止)."""
        if self.zero or self.rule is not None:
            return self.zero or self._most >= marks
        return self.measure.kind != "yes_no" and self.target is None and self.max is None

    @property
    def _most(self) -> Fraction:
        """The marks of its own rule."""
        return self.max or ONE

    def _count(self, reading: Reading) -> Fraction:
        """How many times it is charged."""
        if self.target is None:
            return max(ZERO, reading.most)
        return max(ZERO, self.target - max(ZERO, reading.number))

    def _cost(self, count: Fraction) -> Fraction:
        """The price of so many, at most the cause's own cap."""
        price = count * (self.deduct or ZERO)
        return price if self.max is None else min(price, self.max)

    def _words(self, times: Fraction) -> Sayable:
        price, cost = self.deduct or ZERO, self._cost(times)
        cap = CAPPED.with_(most=cost) if cost < times * price else ""
        if self.measure.kind == "yes_no":
            return COSTS.with_(title=self.title, cost=cost, cap=cap)
        return EACH.with_(title=self.title, count=times, price=price, cost=cost, cap=cap)

    def describe(self) -> Sayable:
        """The cause with its price."""
        if self.zero:
            return ZEROED.with_(title=self.title)
        if self.rule is not None:
            told = self.rule.describe(self._most)
            return RULED.with_(title=self.title, most=self._most, rule=told)
        cap = "" if self.max is None else CAPPED.with_(most=self.max)
        price = self.deduct or ZERO
        return PRICED.with_(title=self.title, each=self._each(), price=price, cap=cap)

    def _each(self) -> Sayable:
        if self.measure.kind == "yes_no":
            return ""
        unit = self.measure.unit_word
        if self.target is None:
            return FOR_EACH.with_(unit=unit)
        return FOR_EACH_SHORT.with_(unit=unit, target=self.target)

    def form(self) -> Form:
        """What the unit fills in; None where only reviewers judge."""
        return self.measure.form() if self.rule is None else self.rule.form()

    def facts_schema(self) -> dict[str, Any]:
        """The schema of its facts."""
        return self.measure.facts_schema() if self.rule is None else self.rule.facts_schema()

    def check(self) -> Iterator[Fault]:
        """One of a price, a zero clause and a rule; what belongs to it, and nothing else."""
        for fault in self.measure.check():
            yield fault._replace(path=("measure", *fault.path))
        if [self.deduct is not None, self.zero, self.rule is not None].count(True) != 1:
            yield Fault(codes.CHOOSE_ONE, (), {"names": "deduct / zero / rule"})
        if self.measure.is_percent:
            yield Fault(codes.PERCENT_MIXED, ("measure",), {"text": self.title})
        yield from positive(deduct=self.deduct, target=self.target, max=self.max)
        if self.rule is not None:
            yield from self._check_rule(self.rule)

    def _check_rule(self, rule: Rule) -> Iterator[Fault]:
        """A rule has marks, and measures and targets of its own."""
        if self.measure.kind != "yes_no":
            yield Fault(codes.CHOOSE_ONE, ("measure",), {"names": "rule / measure"})
        if self.target is not None:
            yield Fault(codes.CHOOSE_ONE, ("target",), {"names": "rule / target"})
        if self.max is None:
            yield Fault(shape.MISSING_KEY, (), {"key": "max"})
            return
        for fault in rule.check(self.max):
            yield fault._replace(path=("rule", *fault.path))


class Charge(NamedTuple):
    """What one cause takes, before the floor of the item."""

    cause: Cause
    cost: Fraction  # the most it can be while reviewers have yet to judge
    losses: tuple[Loss, ...]  # they add up to the cost
    said: Sayable  # the facts that decided
    pending: Fraction = ZERO  # the part of the cost that reviewers can still spare the unit
    answered: Fraction = ONE  # 0 .. 1; the share that was answered


def _of_reading(
    cause: Cause, cost: Fraction, words: Sayable, reading: Reading, times: Fraction = ONE
) -> Charge:
    """A price for what was measured."""
    if not cost:
        return Charge(cause, ZERO, (), reading.said)
    steps = max(1, -(-times.numerator // times.denominator))
    loss = Loss(cost, words, steps=steps, is_fixable=cause.fixable, path=(cause.id,))
    return Charge(cause, cost, (loss,), reading.said)


def _of_silence(cause: Cause, cost: Fraction, words: Sayable) -> Charge:
    """The worst price for what was left blank."""
    loss = Loss(cost, words, "unanswered", is_fixable=cause.fixable, path=(cause.id,))
    return Charge(cause, cost, (loss,), UNANSWERED_TEXT, answered=ZERO)


def _of_outcome(cause: Cause, outcome: Outcome, most: Fraction) -> Charge:
    """What its own rule takes off its marks."""
    losses = tuple(
        titled(loss, cause.id, cause.title)._replace(is_fixable=loss.is_fixable and cause.fixable)
        for loss in outcome.losses
    )
    share = outcome.answered / most
    return Charge(cause, most - outcome.points, losses, outcome.said, outcome.pending, share)
