"""One criterion: what its rule reads, what it gives, and what an exemption does."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine import codes
from pufa_cli.engine.sources import (
    Score,
    Statement,
    counts,
    decide_marks,
    deciding,
    faults_together,
    statement_faults,
    statements,
)
from pufa_cli.engine.total import Judged
from pufa_cli.model.district import EXAM, FACTS, SETTLED, Reviews, Weights
from pufa_cli.model.fields import wrong_shape
from pufa_cli.model.group import Group
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
    policy: Reviews | None = None  # how reviews decide; by their order without


def judge_criterion(
    standard: Standard,
    criterion: Criterion,
    filed: Filed,
    cohort: Cohort,
    faults: list[Fault],
) -> Judged:
    """The outcome of a criterion; faults are added where the facts make no sense.

    An exemption stands unless reviewers wrote facts or points.
    """
    answer = filed.submission.answers.get(criterion.id, NO_ANSWER)
    said, exempts = heard(criterion.id, filed)
    if answer.not_applicable is not None:
        faults.extend(_exemption_faults(criterion, answer, answer.not_applicable))
        if exempts:
            faults.extend(statement_faults(criterion, said))
            return Judged(criterion, _exempt(standard, criterion, answer.not_applicable), answer)
    read = read_criterion(criterion, filed, said, faults)
    score = _scoring(criterion, read, cohort.get(criterion.id) if cohort else None)
    if not _are_several(said, filed.policy):
        return Judged(criterion, score(read), answer)
    own, reviewed = _settled(answer.facts, said)
    found = decide_marks(criterion, own, reviewed, filed.policy or BY_ORDER, score)
    exam = next((one.number for one in said if one.source == EXAM), None)
    if exam is None:
        return Judged(criterion, found.outcome, answer, found.sources, found.decided_by)
    sources = tuple(
        one._replace(source=EXAM, review=exam) if one.source == FACTS else one
        for one in found.sources
    )
    return Judged(criterion, found.outcome, answer, sources, found.decided_by or EXAM)


def _scoring(criterion: Criterion, own: Any, group: Sequence[Any] | None) -> Score:
    """How a reading is scored; a relative one among the others' and itself."""
    rule, marks = criterion.rule, criterion.marks
    if group is None or not rule.is_relative:
        return lambda read: rule.score(read, marks)
    all = Group.of(group)

    def place(read: Any) -> Outcome:
        return rule.place(read, all if read is own else all.instead(own, read), marks)

    return place


def _settled(own: Any, said: Sequence[Statement]) -> tuple[Any, Sequence[Statement]]:
    """The facts a unit starts from, those of an exam where there was one, and the reviews."""
    exam = next((one.checked for one in said if one.source == EXAM), None)
    if exam is None:
        return own, said
    return exam.facts, [one for one in said if one.source != EXAM]


BY_ORDER = Reviews()


def _are_several(said: Sequence[Statement], policy: Reviews | None) -> bool:
    """Whether anything but one reviewer's judgement beside the unit's facts has to be weighed."""
    if not said:
        return False
    is_weighed = policy is not None and policy.weights is not None
    return is_weighed or len(said) > 1 or any(one.checked is not None for one in said)


class Heard(NamedTuple):
    """What the reviews say of a criterion, and whether it stays exempt."""

    said: list[Statement]
    is_exempt: bool


def heard(criterion: str, filed: Filed) -> Heard:
    """Of an exempt criterion the first who has a say decides whether it applies.

    Where it does, whoever agreed with the unit says nothing of its marks.
    """
    said = statements(criterion, filed.reviews) if filed.reviews else []
    answer = filed.submission.answers.get(criterion, NO_ANSWER)
    if answer.not_applicable is None:
        return Heard(said, False)
    weights = filed.policy.weights if filed.policy is not None else None
    first = next((one for one in said if weights is None or _has_say(one, weights)), None)
    if first is None or not first.finds_anything:
        return Heard(said, True)
    return Heard([one for one in said if one.finds_anything], False)


def _has_say(one: Statement, weights: Weights) -> bool:
    return one.source in SETTLED or counts(one, weights)


def read_criterion(
    criterion: Criterion, filed: Filed, said: Sequence[Statement], faults: list[Fault]
) -> Any:
    """What the rule reads in the facts and marks that decide; adds the faults of all of them.

    None where a reviewer gave points instead.
    """
    path: KeyPath = ("answers", criterion.id, "facts")
    answer = filed.submission.answers.get(criterion.id, NO_ANSWER)
    if not said:
        return criterion.rule.read(answer.facts, None, path, faults)
    before = len(faults)
    criterion.rule.read(answer.facts, None, path, faults)
    own, reviewed = _settled(answer.facts, said)
    faults.extend(statement_faults(criterion, said, None if len(faults) > before else own))
    weights = filed.policy.weights if filed.policy is not None else None
    if weights is not None:
        reviewed = [one for one in reviewed if counts(one, weights)]
    found = deciding(own, reviewed)
    if found.points is not None:
        return None
    if len(faults) == before:
        faults.extend(faults_together(criterion, found, reviewed))
    return criterion.rule.read(found.facts, found.marks, path, [])


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
