"""What to put right first: the losses that give most for each act, and what they are worth."""

from fractions import Fraction

from pufa_cli.base.numbers import round_half_up
from pufa_cli.engine.decide import BY_TOTAL, decide
from pufa_cli.engine.total import bounded
from pufa_cli.model.assessment import Assessment, CriterionResult, Improvement, Total
from pufa_cli.model.rule import Loss

MOST_LISTED = 3


def improvements(assessment: Assessment, most: int = MOST_LISTED) -> tuple[Improvement, ...]:
    """The `most` cheapest improvements: points for each act, then points, then sheet order.

    One for each criterion, so that their gains add up exactly; a limit of the total cuts them, and
    nothing is listed once it is reached. `grade` is the grade after this one and all before it.
    Losses that cannot be put right or that wait for a reviewer are left out.
    """
    found = [(one, best) for one in assessment.criteria if (best := _best(one)) is not None]
    found.sort(key=lambda pair: (-_gain(*pair) / pair[1].steps, -_gain(*pair)))
    limits = assessment.standard.limits
    reached, before = _reached(assessment), assessment.total.exact
    listed = []
    for result, loss in found[:most]:
        if before == limits.most:
            break
        reached += _gain(result, loss)
        after = bounded(reached, limits)
        grade = _grade_with(assessment, after - assessment.total.exact)
        listed.append(Improvement(result.criterion, loss.cause, after - before, loss.steps, grade))
        before = after
    return tuple(listed)


def _reached(assessment: Assessment) -> Fraction:
    """The total before the limits."""
    return assessment.account.sheet + assessment.account.outside


def _best(result: CriterionResult) -> Loss | None:
    losses = [
        loss
        for loss in result.outcome.losses
        if loss.is_fixable and loss.why != "pending" and loss.worth > 0
    ]
    return max(losses, key=lambda loss: loss.worth / loss.steps, default=None)


def _gain(result: CriterionResult, loss: Loss) -> Fraction:
    return loss.worth * result.weight * result.conversion


def _grade_with(assessment: Assessment, gained: Fraction) -> str | None:
    places = assessment.standard.rounding.places
    exact = assessment.total.exact + gained
    most = bounded(assessment.total.exact_at_most + gained, assessment.standard.limits)
    total = Total(exact, round_half_up(exact, places), round_half_up(most, places), most)
    standard, category = assessment.standard, assessment.category
    complete = assessment.completion
    said = [one for one in assessment.vetoes if one.said_by != BY_TOTAL]
    return decide(standard, category, total, complete, said, assessment.doubtful).grade
