"""Who scored: what each review says of a criterion, kept apart, and which of it decides."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine import review_codes as codes
from pufa_cli.model.assessment import SourceMark
from pufa_cli.model.district import ABOVE, FACTS, SOURCES, Gap, Reviews, Weights
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

    @property
    def finds_anything(self) -> bool:
        """Whether there is anything to score in it: facts, points or marks."""
        checked = self.checked
        return self.marks is not None or (
            checked is not None and (checked.facts is not None or checked.points is not None)
        )


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
    marks: Facts


def deciding(own: Facts, said: Sequence[Statement]) -> Deciding:
    """The first that says anything decides: its points, or facts and marks part by part.

    What it leaves out of facts written by key, or of marks by part, is taken from the next who
    checked it, at last from the unit's own facts.
    """
    marks: Facts = None
    for one in said:
        marks = _merged(marks, one.marks)
    if said and said[0].gives_points:
        return Deciding(said[0], own, marks)
    facts: Facts = None
    for one in said:
        if one.checked is not None and not one.gives_points:
            if one.checked.facts is None:
                break  # it found the unit's facts to be right
            facts = _filled(facts, one.checked.facts)
    return Deciding(None, _filled(facts, own), marks)


def _filled(first: Facts, second: Facts) -> Facts:
    """Facts as the first found them; keys that it leaves out are the second's."""
    if first is None:
        return second
    if not (isinstance(first, dict) and isinstance(second, dict)):
        return first
    keys = dict.fromkeys((*first, *second))
    return {key: _filled(first.get(key), second.get(key)) for key in keys}


def _merged(first: Facts, second: Facts) -> Facts:
    """Marks by part: those of the first, and of the second for the parts that it leaves out."""
    if first is None:
        return second
    if not (_is_by_part(first) and _is_by_part(second)):
        return first
    return _filled_by_part(first, second)


def _filled_by_part(first: Any, second: Any) -> Facts:
    keys = dict.fromkeys((*first, *second))
    return {key: _merged(first.get(key), second.get(key)) for key in keys}


def _is_by_part(marks: Facts) -> bool:
    """Whether marks are written by part, not at once."""
    return isinstance(marks, dict) and all(isinstance(one, dict | None) for one in marks.values())


def statement_faults(
    criterion: Criterion, said: Sequence[Statement], own: Facts = None
) -> Iterator[Fault]:
    """What makes no sense in each statement, at its place in its review.

    Facts that it leaves out are the unit's `own`, and must make sense beside its own words.
    """
    for one in said:
        at: KeyPath = ("review", one.number, "checked", criterion.id)
        found: list[Fault] = []
        facts = one.checked.facts if one.checked is not None else None
        whole = None if facts is None else _filled(facts, own)
        criterion.rule.read(whole, one.marks, FACTS_PATH, found)
        yield from (_placed(fault, one.number, criterion.id) for fault in found)
        if one.checked is not None and one.checked.points is not None:
            yield from _of_points(one, one.checked, criterion, at)


def faults_together(
    criterion: Criterion, found: Deciding, said: Sequence[Statement]
) -> Iterator[Fault]:
    """What makes no sense only in what several left to one another, told at the first of them."""
    together: list[Fault] = []
    criterion.rule.read(found.facts, found.marks, FACTS_PATH, together)
    first = next(
        (one.number for one in said if one.checked and one.checked.facts is not None), None
    )
    if first is not None:
        yield from (_placed(fault, first, criterion.id) for fault in together)


def _of_points(
    one: Statement, checked: Checked, criterion: Criterion, at: KeyPath
) -> Iterator[Fault]:
    points, marks = checked.points or ZERO, criterion.marks
    if criterion.rule.form() is None:
        yield Fault(codes.JUDGED_BY_MARKS, (*at, "points"), {"key": criterion.id})
    if checked.facts is not None or one.marks is not None:
        yield Fault(codes.FACTS_AND_POINTS, (*at, "points"))
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
) -> Verdict:
    """Of several sources: by a ruling, else disputed, else by weights, else by their order.

    Points and losses of every outcome add up to the marks, exactly (docs/reviews.md).
    """
    weights = policy.weights
    counted = [one for one in said if weights is None or counts(one, weights)]
    found = deciding(own, counted)
    read = criterion.rule.read(found.facts, found.marks, FACTS_PATH, [])
    outcome = _given(found.points, criterion) if found.points else score(read)
    sources = (
        *_own(criterion, own, score),
        *_reviewed(criterion, own, said, found.marks, score),
    )
    decided_by = counted[0].source if counted else ""
    if decided_by in ABOVE:
        return Verdict(outcome, sources, decided_by)
    numbers = {one.number for one in counted}
    heard = [one for one in sources if one.review in numbers]
    if weights is not None and weights.of(FACTS) > 0:
        heard = [*(one for one in sources if one.source == FACTS), *heard]
    if policy.adjudicate is not None and _are_apart(heard, policy.adjudicate, criterion.marks):
        return Verdict(_disputed(heard), sources, IN_DISPUTE)
    if weights is not None and counted:
        return Verdict(_weighed(heard, weights), sources, BY_WEIGHTS)
    return Verdict(outcome, sources, decided_by)


def counts(one: Statement, weights: Weights) -> bool:
    """Whether a statement has a say where weights decide."""
    return one.source in ABOVE or weights.of(one.source) > 0


def _own(criterion: Criterion, own: Facts, score: Score) -> Iterator[SourceMark]:
    """What the unit's own facts give, where they give anything without a reviewer."""
    if criterion.rule.form() is None:
        return
    outcome = score(criterion.rule.read(own, None, FACTS_PATH, []))
    if not outcome.is_open:
        yield SourceMark(FACTS, outcome)


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
            facts = own if checked is None else _filled(checked.facts, own)
            outcome = score(rule.read(facts, _merged(one.marks, marks), FACTS_PATH, []))
        yield SourceMark(one.source, outcome, methods, one.number, note, one.review.reviewed_on)


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
    """Whether the marks of any two lie further apart than allowed, whatever is still pending."""
    limit = gap.above.number
    if gap.above.is_percent:
        limit = limit * marks / 100
    low = min((one.outcome.at_most for one in sources), default=ZERO)
    high = max((one.outcome.points for one in sources), default=ZERO)
    return len(sources) > 1 and high - low > limit


def _disputed(sources: Sequence[SourceMark]) -> Outcome:
    """Anything between the lowest and the highest mark, until somebody rules."""
    low = min(one.outcome.points for one in sources)
    high = max((one.outcome for one in sources), key=lambda one: one.at_most)
    sides = (SIDE.with_(source=title_of(s.source), points=s.outcome.points) for s in sources)
    said = DISPUTED.with_(sides=Joined(tuple(sides)))
    lost = tuple(loss for loss in high.losses if loss.why != "pending")
    waiting = Loss(high.at_most - low, said, "pending", is_fixable=False)
    answered = max(one.outcome.answered for one in sources)
    return Outcome(Status.PENDING, low, high.at_most, answered, said, said, (*lost, waiting))


def _weighed(sources: Sequence[SourceMark], weights: Weights) -> Outcome:
    """The weighted mean of the sources that have a weight, one of them at least."""
    parts = [(weight, one) for one in sources if (weight := weights.of(one.source)) > 0]
    total = sum((weight for weight, _ in parts), ZERO)
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
