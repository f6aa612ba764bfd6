"""Findings that can be read off a result: the criteria on which marks are lost for certain."""

from pufa_cli.base.language import Joined
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.standing import Lost

PENDING = "pending"


def proposed_findings(assessment: Assessment, known: frozenset[str]) -> tuple[Lost, ...]:
    """The criteria with lost marks, most first, without those of which there are findings.

    Marks that wait for a reviewer are not lost.
    """
    found = [_lost(one) for one in assessment.criteria if one.criterion.id not in known]
    return tuple(sorted((one for one in found if one.amount > ZERO), key=lambda one: -one.amount))


def _lost(one: CriterionResult) -> Lost:
    losses = [loss for loss in one.outcome.losses if loss.why != PENDING] if one.is_due else []
    causes = Joined(tuple(loss.cause for loss in losses))
    return Lost(one, sum((loss.amount for loss in losses), ZERO), causes)
