"""Who scored: what each review says of a criterion, kept apart, and which of it decides."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine import review_codes as codes
from pufa_cli.model.assessment import SourceMark
from pufa_cli.model.district import ADJUDICATION, FACTS, SOURCES, Gap, Reviews, Weights
from pufa_cli.model.rule import Facts, Loss, Outcome, Status, status_of
from pufa_cli.model.standard import Criterion
from pufa_cli.model.submission import Checked, Review

BY_WEIGHTS, IN_DISPUTE = "weights", "dispute"
GIVEN = Text("{source}评定：{reason}", "by {source}: {reason}")
GIVES = Text("{source}评定 {points} 分", "{source} gives {points}")
WEIGHED = Text("{source}（权重 {weight}）：{cause}", "{source} (weight {weight}): {cause}")
TERM = Text("{source} {points}（权重 {weight}）", "{source} {points} (weight {weight})")
MEAN = Text("{terms}，加权得 {points}", "{terms}: weighted {points}")
SIDE = Text("{source} {points} 分", "{source} {points}")
DISPUTED = Text("有争议，待裁定：{sides}", "disputed, a ruling is needed: {sides}")

Score: TypeAlias = Callable[[Any], Outcome]
"""What a criterion gives for what its rule read"""


class Statement(NamedTuple):
    """What one review says of one criterion."""

    number: int  # of the review
    review: Review
    checked: Checked | None
    marks: Facts

    @property
    def source(self) -> str:
        """Who says it."""
        return self.review.source

    @property
    def gives_points(self) -> bool:
        """Whether it leaves the rule aside."""
        return self.checked is not None and self.checked.points is not None


def statements(criterion: str, reviews: Sequence[Review]) -> list[Statement]:
    """What the reviews say of a criterion, in their order; silence is left out."""
    found = []
    for number, review in enumerate(reviews):
        checked, marks = review.checked.get(criterion), review.marks.get(criterion)
        if checked is not None or marks is not None:
            found.append(Statement(number, review, checked, marks))
    return found


class Deciding(NamedTuple):
    """What the statements come to, before the rule is asked."""

    points: Statement | None  # one that gives the points itself
    facts: Facts
    by: Statement | None  # whose facts these are; None for the unit's own
    marks: Facts


def deciding(own: Facts, said: Sequence[Statement]) -> Deciding:
    """The first that says anything decides: its points, or facts and marks part by part.

    Facts are those of the first who checked them, marks those of the first who judged each part.
    """
    marks: Facts = None
    for one in said:
        marks = _merged(marks, one.marks)
    if said and said[0].gives_points:
        return Deciding(said[0], own, None, marks)
    checking = (one for one in said if one.checked is not None and not one.gives_points)
    by = next(checking, None)
    if by is None or by.checked is None or by.checked.facts is None:
        return Deciding(None, own, None, marks)
    return Deciding(None, by.checked.facts, by, marks)


def _merged(first: Facts, second: Facts) -> Facts:
    """Marks by part: those of the first, and of the second for the parts that it leaves out."""
    if first is None:
        return second
    if not (_is_by_part(first) and _is_by_part(second)):
        return first
    keys = dict.fromkeys((*first, *second))  # type: ignore[misc]
    return {key: _merged(first.get(key), second.get(key)) for key in keys}  # type: ignore[union-attr]


def _is_by_part(marks: Facts) -> bool:
    """Whether marks are written by part, not at once."""
    return isinstance(marks, dict) and all(isinstance(one, dict | None) for one in marks.values())


def statement_faults(criterion: Criterion, said: Sequence[Statement]) -> Iterator[Fault]:
    """What makes no sense in each statement by itself, at its place in its review."""
    for one in said:
        at: KeyPath = ("review", one.number, "checked", criterion.id)
        found: list[Fault] = []
        facts = one.checked.facts if one.checked is not None else None
        criterion.rule.read(facts, one.marks, FACTS_PATH, found)
        yield from (_placed(fault, one.number, criterion.id) for fault in found)
        if one.checked is not None:
            yield from _of_points(one.checked, criterion.marks, at)


def _of_points(checked: Checked, marks: Fraction, at: KeyPath) -> Iterator[Fault]:
    points = checked.points
    if points is None:
        return
    if checked.facts is not None:
        yield Fault(codes.FACTS_AND_POINTS, (*at, "points"), others=())
    if not ZERO <= points <= marks:
        values: dict[str, Sayable] = {"points": points, "marks": marks}
        yield Fault(codes.POINTS_OUT_OF_RANGE, (*at, "points"), values)
    if not (checked.reason or "").strip():
        yield Fault(codes.REASON_MISSING, at, {"key": at[-1]})


FACTS_PATH: KeyPath = ("answers", "", "facts")  # what faults of a statement are told from


def _placed(fault: Fault, number: int, criterion: str) -> Fault:
    """A fault names the review's number and the path inside its marks or what it checked."""
    if fault.path[:1] == ("review",):
        _review, _answers, _criterion, _facts, *below = fault.path
        return fault._replace(path=("review", number, "marks", criterion, *below), others=())
    _answers, _criterion, _facts, *below = fault.path
    return fault._replace(path=("review", number, "checked", criterion, "facts", *below), others=())


class Verdict(NamedTuple):
    """The outcome of a criterion, every source's own beside it, and who decided."""

    outcome: Outcome
    sources: tuple[SourceMark, ...]
    decided_by: str


def decide_marks(
    criterion: Criterion,
    own: Facts,
    said: Sequence[Statement],
    policy: Reviews,
    score: Score,
    is_exempt: bool = False,
) -> Verdict:
    """Of several sources: by a ruling, else disputed, else by weights, else by their order.

    Points and losses of every outcome add up to the marks, exactly (docs/reviews.md). The facts
    of a unit that calls the criterion not applicable are no source.
    """
    found = deciding(own, said)
    read = criterion.rule.read(found.facts, found.marks, FACTS_PATH, [])
    outcome = _given(found.points, criterion) if found.points else score(read)
    decided_by = said[0].source
    has_facts = criterion.rule.form() is not None and not is_exempt
    mine = (_own(criterion, own, found.marks, score),) if has_facts else ()
    sources = (*mine, *_reviewed(criterion, own, said, found.marks, score))
    if decided_by == ADJUDICATION:
        return Verdict(outcome, sources, decided_by)
    facts_count = policy.weights is not None and policy.weights.of(FACTS) > 0
    counted = [one for one in sources if one.source != FACTS or facts_count]
    if policy.adjudicate is not None and _are_apart(counted, policy.adjudicate, criterion.marks):
        return Verdict(_disputed(counted), sources, IN_DISPUTE)
    weighed = None if policy.weights is None else _weighed(sources, policy.weights)
    if weighed is not None:
        return Verdict(weighed, sources, BY_WEIGHTS)
    return Verdict(outcome, sources, decided_by)


def _own(criterion: Criterion, own: Facts, marks: Facts, score: Score) -> SourceMark:
    """What the unit's own facts give; what only reviewers can judge is theirs."""
    return SourceMark(FACTS, score(criterion.rule.read(own, marks, FACTS_PATH, [])))


def _reviewed(
    criterion: Criterion, own: Facts, said: Sequence[Statement], marks: Facts, score: Score
) -> Iterator[SourceMark]:
    """What each review makes of it; what it leaves out is taken from the others."""
    rule = criterion.rule
    for one in said:
        checked = one.checked
        methods = tuple(dict.fromkeys((checked.methods if checked else ()) or one.review.methods))
        note = checked.note if checked else None
        if one.gives_points:
            outcome = _given(one, criterion)
        else:
            facts = own if checked is None or checked.facts is None else checked.facts
            outcome = score(rule.read(facts, _merged(one.marks, marks), FACTS_PATH, []))
        yield SourceMark(one.source, outcome, methods, one.number, note)


def _given(one: Statement, criterion: Criterion) -> Outcome:
    """Points that a reviewer gave, with the reason for what is missing."""
    checked, marks = one.checked or Checked(), criterion.marks
    points = checked.points if checked.points is not None else ZERO
    source, reason = title_of(one.source), checked.reason or ""
    said, how = (
        GIVEN.with_(source=source, reason=reason),
        GIVES.with_(source=source, points=points),
    )
    losses = (Loss(marks - points, said),) if points < marks else ()
    return Outcome(status_of(points, marks), points, points, marks, said, how, losses)


def title_of(source: str) -> Text:
    """A source in words; one of another module is shown as it is written."""
    return SOURCES.get(source, Text(source, source))


def _are_apart(sources: Sequence[SourceMark], gap: Gap, marks: Fraction) -> bool:
    """Whether the marks of any two sources lie further apart than allowed."""
    points = [one.outcome.points for one in sources if not one.outcome.is_open]
    limit = gap.above.number
    if gap.above.is_percent:
        limit = limit * marks / 100
    return len(points) > 1 and max(points) - min(points) > limit


def _disputed(sources: Sequence[SourceMark]) -> Outcome:
    """Anything between the lowest and the highest mark, until somebody rules."""
    closed = [one for one in sources if not one.outcome.is_open]
    low = min(closed, key=lambda one: one.outcome.points).outcome
    high = max(closed, key=lambda one: one.outcome.points).outcome
    sides = Joined(
        tuple(SIDE.with_(source=title_of(s.source), points=s.outcome.points) for s in closed)
    )
    said = DISPUTED.with_(sides=sides)
    open_part = Loss(high.points - low.points, said, "pending", is_fixable=False)
    answered = max(one.outcome.answered for one in closed)
    losses = (*high.losses, open_part)
    return Outcome(Status.PENDING, low.points, high.points, answered, said, said, losses)


def _weighed(sources: Sequence[SourceMark], weights: Weights) -> Outcome | None:
    """The weighted mean of the sources that have a weight; None where none has."""
    parts = [(weight, one) for one in sources if (weight := weights.of(one.source)) > 0]
    total = sum((weight for weight, _ in parts), ZERO)
    if not total:
        return None
    outcomes = [(weight / total, one.outcome) for weight, one in parts]
    points = sum((share * one.points for share, one in outcomes), ZERO)
    most = sum((share * one.at_most for share, one in outcomes), ZERO)
    terms = Joined(
        tuple(
            TERM.with_(source=title_of(s.source), points=s.outcome.points, weight=weight)
            for weight, s in parts
        ),
        Text("、", ", "),
    )
    losses = tuple(loss for weight, s in parts for loss in _shares(s, weight, weight / total))
    marks = points + sum((loss.amount for loss in losses), ZERO)
    return Outcome(
        Status.PENDING if most > points else status_of(points, marks),
        points,
        most,
        max(one.answered for _, one in outcomes),
        terms,
        MEAN.with_(terms=terms, points=points),
        losses,
    )


def _shares(one: SourceMark, weight: Fraction, share: Fraction) -> Iterator[Loss]:
    """The part of a source's losses that its weight makes count."""
    for loss in one.outcome.losses:
        cause = WEIGHED.with_(source=title_of(one.source), weight=weight, cause=loss.cause)
        yield loss._replace(amount=loss.amount * share, cause=cause, alone=loss.worth * share)
