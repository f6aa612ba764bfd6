"""Figures of several units: the rank of each, their mean, their median."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from pufa_cli.base.numbers import ZERO


def ranks(figures: Iterable[Fraction]) -> dict[Fraction, int]:
    """The rank of every figure, the highest first; equal figures share the better rank."""
    found: dict[Fraction, int] = {}
    for at, figure in enumerate(sorted(figures, reverse=True), 1):
        found.setdefault(figure, at)
    return found


def mean(figures: Sequence[Fraction]) -> Fraction | None:
    """The exact mean; None of nothing."""
    return sum(figures, ZERO) / len(figures) if figures else None


def median(ordered: Sequence[Fraction]) -> Fraction | None:
    """The middle of ordered figures, or the mean of the two in the middle; None of nothing."""
    if not ordered:
        return None
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
