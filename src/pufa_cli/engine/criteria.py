"""One criterion: what its rule reads, what it gives, and what an exemption does."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine import codes
from pufa_cli.engine.total import Judged
from pufa_cli.model.fields import wrong_shape
from pufa_cli.model.rule import Outcome, Status
from pufa_cli.model.standard import Criterion, Standard
from pufa_cli.model.submission import NO_ANSWER, Answer, Review, Submission

NOT_APPLICABLE = Text("不适用：{reason}", "not applicable: {reason}")
LEAVES = Text("退出计分", "leaves the score")
COUNTS_FULL = Text("按满分计", "counts in full")

Cohort: TypeAlias = Mapping[str, Sequence[Any]]
"""What a relative rule read for every unit of a category, by criterion."""


class Filed(NamedTuple):
    """What was handed in on one unit: its submission, and the reviews in order of precedence."""

    submission: Submission
    reviews: Sequence[Review]


def judge_criterion(
    standard: Standard,
    criterion: Criterion,
    filed: Filed,
    cohort: Cohort,
    faults: list[Fault],
) -> Judged:
    """The outcome of a criterion; faults are added where the facts make no sense."""
    answer = filed.submission.answers.get(criterion.id, NO_ANSWER)
    if answer.not_applicable is not None:
        faults.extend(_exemption_faults(criterion, answer, answer.not_applicable))
        return Judged(criterion, _exempt(standard, criterion, answer.not_applicable), answer)
    read = read_criterion(criterion, filed, faults)
    group = cohort.get(criterion.id) if cohort else None
    if group is not None and criterion.rule.is_relative:
        return Judged(criterion, criterion.rule.place(read, group, criterion.marks), answer)
    return Judged(criterion, criterion.rule.score(read, criterion.marks), answer)


def read_criterion(criterion: Criterion, filed: Filed, faults: list[Fault]) -> Any:
    """What the rule reads in the facts and the review that decides; the others only have faults."""
    path: KeyPath = ("answers", criterion.id, "facts")
    answer = filed.submission.answers.get(criterion.id, NO_ANSWER)
    found_in = enumerate(filed.reviews)
    said = [(n, m) for n, one in found_in if (m := one.marks.get(criterion.id)) is not None]
    if not said:
        return criterion.rule.read(answer.facts, None, path, faults)
    deciding, *others = said
    found: list[Fault] = []
    read = criterion.rule.read(answer.facts, deciding[1], path, found)
    faults.extend(_placed(fault, deciding[0], criterion.id) for fault in found)
    for number, review in others:
        found = []
        criterion.rule.read(None, review, path, found)
        faults.extend(_placed(fault, number, criterion.id) for fault in found)
    return read


def _placed(fault: Fault, number: int, criterion: str) -> Fault:
    """A fault in a review names the review's number and the path inside its marks."""
    if fault.path[:1] != ("review",):
        return fault
    _review, _answers, _criterion, _facts, *below = fault.path
    return fault._replace(path=("review", number, "marks", criterion, *below))


def exemption_effect(standard: Standard, criterion: Criterion) -> str:
    """What the marks of a criterion do when it does not apply: its own rule or the standard's."""
    own = criterion.not_applicable.effect if criterion.not_applicable else None
    return own or standard.not_applicable.effect


def _exempt(standard: Standard, criterion: Criterion, reason: str) -> Outcome:
    said = NOT_APPLICABLE.with_(reason=reason)
    if exemption_effect(standard, criterion) != "convert":
        marks = criterion.marks
        return Outcome(Status.NOT_APPLICABLE, marks, marks, ZERO, said, COUNTS_FULL)
    return Outcome(Status.NOT_APPLICABLE, ZERO, ZERO, ZERO, said, LEAVES)


def _exemption_faults(criterion: Criterion, answer: Answer, reason: str) -> Iterator[Fault]:
    path: KeyPath = ("answers", criterion.id, "not_applicable")
    if not reason.strip():
        mistake = wrong_shape("a text", None)
        yield Fault(mistake.code, path, mistake.values)
    if criterion.not_applicable is None:
        yield Fault(codes.NA_FORBIDDEN, path, {"key": criterion.id}, on_key=True)
    if answer.facts is not None:
        yield Fault(codes.NA_AND_FACTS, path, {"key": criterion.id}, on_key=True)
