"""What to put right first: the losses that give most for each act, and what they are worth."""

from fractions import Fraction

from pufa_cli.base.numbers import ZERO, round_half_up
from pufa_cli.engine.decide import decide
from pufa_cli.model.assessment import Assessment, CriterionResult, Improvement, Total
from pufa_cli.model.rule import Loss

MOST_LISTED = 3


def improvements(assessment: Assessment, most: int = MOST_LISTED) -> tuple[Improvement, ...]:
    """The `most` cheapest improvements: points for each act, then points, then sheet order.

    One for each criterion, so that their gains add up exactly; `grade` is the grade after this one
    and all before it. Losses that cannot be put right or that wait for a reviewer are left out.
    """
    found = [(one, best) for one in assessment.criteria if (best := _best(one)) is not None]
    found.sort(key=lambda pair: (-_gain(*pair) / pair[1].steps, -_gain(*pair)))
    gained, listed = ZERO, []
    for result, loss in found[:most]:
        gain = _gain(result, loss)
        gained += gain
        grade = _grade_with(assessment, gained)
        listed.append(Improvement(result.criterion, loss.cause, gain, loss.steps, grade))
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


def _grade_with(assessment: Assessment, gained: Fraction) -> str | None:
    places = assessment.standard.rounding.places
    exact, most = assessment.total.exact + gained, assessment.total.exact_at_most + gained
    total = Total(exact, round_half_up(exact, places), round_half_up(most, places), most)
    standard, category = assessment.standard, assessment.category
    complete = assessment.completion
    return decide(standard, category, total, complete, assessment.vetoes).grade
