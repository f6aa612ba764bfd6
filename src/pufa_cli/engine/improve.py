"""What to put right first: the losses that give most for each act, and what they are worth."""

from collections.abc import Mapping
from fractions import Fraction

from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.decide import BY_POINTS, BY_TOTAL, decide
from pufa_cli.engine.floors import fallen_items
from pufa_cli.engine.total import Judged, add_up, completion, total_of
from pufa_cli.model.assessment import (
    Assessment,
    CriterionResult,
    FiredVeto,
    Improvement,
    PartResult,
    Total,
)
from pufa_cli.model.rule import Loss, Outcome

MOST_LISTED = 3
_BY_FIGURES = (BY_TOTAL, BY_POINTS)


def improvements(assessment: Assessment, most: int = MOST_LISTED) -> tuple[Improvement, ...]:
    """The `most` cheapest improvements: points for each act, then points, then sheet order.

    One for each criterion, so that their gains add up exactly; a limit of the total cuts them, and
    nothing is listed once it is reached. `grade` is the grade after this one and all before it.
    Losses that cannot be put right or that wait for a reviewer are left out.
    """
    found = [(one, best) for one in assessment.criteria if (best := _best(one)) is not None]
    found.sort(key=lambda pair: (-_gain(*pair) / pair[1].steps, -_gain(*pair)))
    before, listed = assessment.total.exact, []
    done: dict[str, Loss] = {}
    for result, loss in found[:most]:
        if before == assessment.standard.limits.most:
            break
        done[result.criterion.id] = loss
        parts = _put_right(assessment, done)
        total = total_of(parts, assessment.standard, assessment.account.outside)
        grade, gain = _grade(assessment, parts, total), total.exact - before
        listed.append(Improvement(result.criterion, loss.cause, gain, loss.steps, grade))
        before = total.exact
    return tuple(listed)


def _best(result: CriterionResult) -> Loss | None:
    losses = [
        loss
        for loss in result.outcome.losses
        if loss.is_fixable and loss.why != "pending" and loss.worth > 0
    ]
    return max(losses, key=lambda loss: loss.worth / loss.steps, default=None)


def _gain(result: CriterionResult, loss: Loss) -> Fraction:
    return loss.worth * result.weight * result.conversion


def _put_right(assessment: Assessment, done: Mapping[str, Loss]) -> tuple[PartResult, ...]:
    """The sheet without some losses, one of each criterion."""
    sheet = [
        [[_judged(c, done.get(c.criterion.id)) for c in d.criteria] for d in part.dimensions]
        for part in assessment.parts
    ]
    parts, standard = tuple(part.part for part in assessment.parts), assessment.standard
    return add_up(parts, sheet, standard.not_applicable, standard.on_sheet)


def _judged(one: CriterionResult, loss: Loss | None) -> Judged:
    outcome = one.outcome if loss is None else _without(one.outcome, loss, one.criterion.marks)
    return Judged(one.criterion, outcome, one.answer, one.sources, one.decided_by)


def _without(outcome: Outcome, loss: Loss, marks: Fraction) -> Outcome:
    """An outcome with one of its losses put right; what was blank is answered then."""
    points = outcome.points + loss.worth
    answered = outcome.answered + (loss.worth if loss.why == "unanswered" else ZERO)
    at_most = min(marks, outcome.at_most + loss.worth)
    is_full = points == marks
    return outcome._replace(
        points=points, at_most=at_most, answered=marks if is_full else min(marks, answered)
    )


def _grade(assessment: Assessment, parts: tuple[PartResult, ...], total: Total) -> str | None:
    """The grade of a sheet put right: of clauses that figures fire, those that still do."""
    standard, floors = assessment.standard, fallen_items(assessment.standard, parts)
    results = [c for part in parts for d in part.dimensions for c in d.criteria]
    complete = completion(results, standard.on_sheet)
    said = [one for one in assessment.vetoes if one.said_by not in _BY_FIGURES]
    said += [FiredVeto(veto, BY_POINTS) for veto in floors.certain]
    return decide(standard, assessment.category, total, complete, said, floors.doubtful).grade
