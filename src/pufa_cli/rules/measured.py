"""What the rule kinds share that read one measure: reading, silence, parameter checks."""

from abc import abstractmethod
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import clamp
from pufa_cli.model.fields import Quantity
from pufa_cli.model.rule import (
    AnyMeasure,
    Facts,
    Faults,
    Form,
    Loss,
    Outcome,
    Reading,
    Rule,
    Status,
    status_of,
    unanswered,
)
from pufa_cli.rules import codes

FULL = Text("得满分 {marks}", "full marks {marks}")
OF = Text("得 {points} / {marks}", "{points} of {marks}")


def refuse_review(review: Facts, path: KeyPath, faults: Faults) -> None:
    """Adds a fault when reviewers gave marks where facts decide."""
    if review is not None:
        faults.append(Fault(codes.REVIEW_NOT_NEEDED, ("review", *path)))


def met(marks: Fraction, reading: Reading) -> Outcome:
    """Full marks, nothing to explain."""
    answered = marks if reading.answered == 1 else marks * reading.answered
    how = FULL.with_(marks=marks)
    return Outcome(Status.MET, marks, marks, answered, reading.said, how)


def given(
    points: Fraction,
    marks: Fraction,
    reading: Reading,
    cause: Sayable,
    how: Sayable | None = None,
    steps: int = 1,
) -> Outcome:
    """The outcome of `points` out of `marks`, cut to 0 .. marks, with one loss for the rest."""
    points = clamp(points, marks)
    if points == marks:
        return met(marks, reading)
    answered = marks if reading.answered == 1 else marks * reading.answered
    said = how or OF.with_(points=points, marks=marks)
    loss = Loss(marks - points, cause, steps=max(1, steps))
    return Outcome(status_of(points, marks), points, points, answered, reading.said, said, (loss,))


class MeasuredRule(Rule):
    """A rule kind that reads one number."""

    measure: AnyMeasure
    """计量方式：填报什么 | what is measured"""

    def read(self, facts: Facts, review: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The number its measure finds in the facts."""
        refuse_review(review, path, faults)
        return self.measure.read(facts, path, faults)

    def score(self, read: Any, marks: Fraction) -> Outcome:
        """Silence scores nothing; a reading is marked."""
        if read is None:
            return unanswered(marks)
        outcome = self.mark(read, marks)
        return _settled(outcome) if outcome.losses and self.measure.is_given else outcome

    @abstractmethod
    def mark(self, reading: Reading, marks: Fraction) -> Outcome:
        """The points for a reading."""

    def form(self) -> Form:
        """The empty form of the measure."""
        return self.measure.form()

    def facts_schema(self) -> dict[str, Any]:
        """The schema of the measure."""
        return self.measure.facts_schema()

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """The measure's own contradictions, and thresholds written in the wrong unit."""
        own = [f._replace(path=("measure", *f.path)) for f in self.measure.check()]
        yield from own
        greatest = None if own else self.measure.greatest
        for path, quantity in self.quantities():
            if quantity.is_percent != self.measure.is_percent:
                yield Fault(codes.PERCENT_MIXED, path, {"text": str(quantity)})
            elif greatest is not None and quantity.number > greatest:
                values: dict[str, Sayable] = {"text": str(quantity), "most": greatest}
                yield Fault(codes.LINE_UNREACHED, path, values, others=(("measure",),))

    def quantities(self) -> Iterator[tuple[KeyPath, Quantity]]:
        """The parameters that are compared with the reading, at their paths."""
        yield from ()


def _settled(outcome: Outcome) -> Outcome:
    """An outcome whose losses the unit cannot put right by itself."""
    losses = tuple(loss._replace(is_fixable=False) for loss in outcome.losses)
    return outcome._replace(losses=losses)


def positive(**numbers: Fraction | int | None) -> Iterator[Fault]:
    """A fault for each number that is not above 0; None is not written and passes."""
    for key, number in numbers.items():
        if number is not None and number <= 0:
            yield Fault(codes.NOTHING_TO_SCORE, (key,), {"key": key})


def distinct(ids: "list[str]", key: str, name: str = "id") -> Iterator[Fault]:
    """A fault for an empty list and for every id that appeared before."""
    if not ids:
        yield Fault(codes.EMPTY_LIST, (key,), {"key": key})
    for at, one in enumerate(ids):
        if one in ids[:at]:
            yield Fault(codes.SAME_ID, (key, at, name), {"key": one})


def within(points: Fraction, marks: Fraction, path: KeyPath) -> Iterator[Fault]:
    """A fault when a level or band gives more than the marks."""
    if points > marks or points < 0:
        values = {"points": points, "marks": marks}
        yield Fault(codes.POINTS_OVER_MARKS, path, values)
