"""Findings that can be read off a result: the criteria on which marks are lost for certain."""

from pufa_cli.base.language import Joined
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.rectification import FINDERS
from pufa_cli.model.standing import Lost

PENDING, OWN = "pending", "self"


def proposed_findings(assessment: Assessment, known: frozenset[str]) -> tuple[Lost, ...]:
    """The criteria with lost marks, most first, without those of which there are findings.

    Each is found by the reviewer whose word decided, else by the unit itself. Marks that wait for
    a reviewer are not lost.
    """
    found = [_lost(one) for one in assessment.criteria if one.criterion.id not in known]
    return tuple(sorted((one for one in found if one.amount > ZERO), key=lambda one: -one.amount))


def _lost(one: CriterionResult) -> Lost:
    losses = [loss for loss in one.outcome.losses if loss.why != PENDING] if one.is_due else []
    causes = Joined(tuple(loss.cause for loss in losses))
    amount = sum((loss.amount for loss in losses), ZERO)
    claimed = one.answer.claimed
    over = claimed if claimed is not None and claimed > one.outcome.at_most else None
    found_by = one.decided_by if one.decided_by in FINDERS else OWN
    return Lost(one, amount, causes, found_by, over)
