"""One unit: its answers and reviews, judged criterion by criterion, then added up."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine import codes
from pufa_cli.engine.decide import decide, fired
from pufa_cli.engine.total import Judged, add_up, completion, total_of
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.fields import did_you_mean, not_one_of, wrong_shape
from pufa_cli.model.rule import Outcome, Status
from pufa_cli.model.standard import Category, Criterion, Part, Standard
from pufa_cli.model.submission import NO_ANSWER, Answer, Review, Submission

NOT_APPLICABLE = Text("不适用：{reason}", "not applicable: {reason}")
LEAVES = Text("退出计分", "leaves the score")
COUNTS_FULL = Text("按满分计", "counts in full")


class Judgement(NamedTuple):
    """An assessment, or the faults that made one impossible.

    A fault's path starts in the submission; one that starts with `("review", n)` is in review n.
    """

    assessment: Assessment | None
    faults: tuple[Fault, ...]


def assess(standard: Standard, submission: Submission, reviews: Sequence[Review] = ()) -> Judgement:
    """The result of one unit; of the `reviews`, in order, the first that judges decides."""
    category = standard.category_by_id.get(submission.category)
    if category is None:
        return Judgement(None, (_unknown_category(standard, submission),))
    parts = standard.sheet_of(category)
    faults = list(_unknown_ids(standard, parts, submission, reviews))
    judged = [
        [
            [_judge(standard, criterion, submission, reviews, faults) for criterion in d.criteria]
            for d in part.dimensions
        ]
        for part in parts
    ]
    if faults:
        return Judgement(None, tuple(faults))
    return Judgement(_assessment(standard, category, submission, reviews, judged), ())


def _assessment(
    standard: Standard,
    category: Category,
    submission: Submission,
    reviews: Sequence[Review],
    judged: list[list[list[Judged]]],
) -> Assessment:
    parts = add_up(standard.sheet_of(category), judged, standard.not_applicable, standard.total)
    total = total_of(parts, standard)
    results = [c for part in parts for d in part.dimensions for c in d.criteria]
    exempt = [c for c in results if c.outcome.status is Status.NOT_APPLICABLE]
    share = sum((c.criterion.marks * c.weight for c in exempt), ZERO) / standard.total
    limit = standard.not_applicable.limit
    complete = completion(results, standard.total)
    vetoes = tuple(fired(standard, submission, reviews))
    return Assessment(
        unit=submission.unit,
        name=submission.name,
        round=submission.round,
        standard=standard,
        category=category,
        parts=parts,
        total=total,
        completion=complete,
        not_applicable_share=share,
        is_comparable=limit is None or share * 100 <= limit.number,
        vetoes=vetoes,
        decision=decide(standard, category, total, complete, vetoes),
        claimed=_claimed(results),
    )


def _claimed(results: list[CriterionResult]) -> Fraction | None:
    """The claims for everything due, on the scale of the total; None when one is missing."""
    due = [c for c in results if c.is_due]
    claims = [c.answer.claimed * c.factor for c in due if c.answer.claimed is not None]
    if not due or len(claims) < len(due):
        return None
    return sum((c.contribution for c in results if not c.is_due), sum(claims, ZERO))


def _judge(
    standard: Standard,
    criterion: Criterion,
    submission: Submission,
    reviews: Sequence[Review],
    faults: list[Fault],
) -> Judged:
    answer = submission.answers.get(criterion.id, NO_ANSWER)
    if answer.not_applicable is not None:
        faults.extend(_exemption_faults(criterion, answer, answer.not_applicable))
        return Judged(criterion, _exempt(standard, criterion, answer.not_applicable), answer)
    read = _read(criterion, answer, reviews, faults)
    return Judged(criterion, criterion.rule.score(read, criterion.marks), answer)


def _read(
    criterion: Criterion, answer: Answer, reviews: Sequence[Review], faults: list[Fault]
) -> Any:
    """What the rule reads in the facts and the review that decides; the others only have faults."""
    path: KeyPath = ("answers", criterion.id, "facts")
    marks = ((number, review.marks.get(criterion.id)) for number, review in enumerate(reviews))
    deciding, *others = [one for one in marks if one[1] is not None] or [(0, None)]
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


def _exempt(standard: Standard, criterion: Criterion, reason: str) -> Outcome:
    said = NOT_APPLICABLE.with_(reason=reason)
    if standard.not_applicable.effect == "full":
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


def _unknown_category(standard: Standard, submission: Submission) -> Fault:
    mistake = not_one_of(submission.category, standard.category_by_id)
    return Fault(codes.UNKNOWN_CATEGORY, ("category",), mistake.values)


def _unknown_ids(
    standard: Standard, parts: tuple[Part, ...], submission: Submission, reviews: Sequence[Review]
) -> Iterator[Fault]:
    criteria = {c.id for part in parts for d in part.dimensions for c in d.criteria}
    vetoes = {veto.id for veto in standard.vetoes}
    yield from _unknown(submission.answers, criteria, codes.UNKNOWN_CRITERION, ("answers",))
    yield from _unknown(submission.vetoes, vetoes, codes.UNKNOWN_VETO, ("vetoes",))
    for number, review in enumerate(reviews):
        at: KeyPath = ("review", number)
        yield from _unknown(review.marks, criteria, codes.UNKNOWN_CRITERION, (*at, "marks"))
        yield from _unknown(review.vetoes, vetoes, codes.UNKNOWN_VETO, (*at, "vetoes"))


def _unknown(written: Any, known: set[str], code: Any, path: KeyPath) -> Iterator[Fault]:
    for key in written:
        if key not in known:
            values = {"key": key, "nearest": did_you_mean(key, known)}
            yield Fault(code, (*path, key), values, on_key=True)
