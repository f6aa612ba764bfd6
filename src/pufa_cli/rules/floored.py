"""Marks taken off one after the other, down to 0 (扣完为止)."""

from collections.abc import Sequence
from fractions import Fraction

from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.rule import Loss

FLOORED = Text("扣完为止，实扣 {taken} 分", "down to 0: {taken} taken")
ORDER = ("lost", "unanswered", "pending")  # in which losses are listed


def taken(losses: Sequence[Loss], marks: Fraction) -> tuple[Loss, ...]:
    """Every loss with what it takes down to 0: what is lost, then what is silent, then pending.

    The amounts add up to `marks` at most; each `alone` is what putting only that one right gives.
    """
    cost = sum((loss.amount for loss in losses), ZERO)
    points = max(ZERO, marks - cost)
    listed = sorted(losses, key=lambda one: ORDER.index(one.why))
    return tuple(
        loss._replace(
            amount=share,
            cause=_words(loss, share),
            alone=max(ZERO, marks - cost + loss.worth) - points,
        )
        for loss, share in zip(listed, _shares(listed, marks), strict=True)
        if share
    )


def _shares(losses: Sequence[Loss], marks: Fraction) -> list[Fraction]:
    """What each takes down to 0: what nobody can put right comes first, what is pending last."""
    left, found = marks, [ZERO] * len(losses)
    order = [(loss.why == "pending", loss.is_fixable, at) for at, loss in enumerate(losses)]
    for _, _, at in sorted(order):
        found[at] = min(losses[at].amount, left)
        left -= found[at]
    return found


def _words(loss: Loss, share: Fraction) -> Sayable:
    """The cause, and what the floor left of it."""
    if share == loss.amount:
        return loss.cause
    return Joined((loss.cause, FLOORED.with_(taken=share)))
