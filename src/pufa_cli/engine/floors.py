"""Vetoes that a figure of the sheet fires: a criterion, dimension or part below its floor."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.numbers import ZERO
from pufa_cli.model.assessment import CriterionResult, DimensionResult, PartResult
from pufa_cli.model.clauses import Veto
from pufa_cli.model.standard import Standard


class Reach(NamedTuple):
    """What something on the sheet has, what it can still become, and its full marks."""

    low: Fraction
    high: Fraction
    full: Fraction


class Fallen(NamedTuple):
    """The clauses that hold whatever is still pending, and those that may yet be lifted."""

    certain: tuple[Veto, ...]
    doubtful: tuple[Veto, ...]


def fallen_items(standard: Standard, parts: Sequence[PartResult]) -> Fallen:
    """The vetoes with `of` whose figure is below their line; what does not apply fires none."""
    clauses = [veto for veto in standard.vetoes if veto.of is not None]
    if not clauses:
        return Fallen((), ())
    reaches = dict(_reaches(parts))
    certain: list[Veto] = []
    doubtful: list[Veto] = []
    for veto in clauses:
        reach = reaches.get(str(veto.of))
        line = veto.line(reach.full) if reach else None
        if reach is None or line is None or reach.low >= line:
            continue
        (certain if reach.high < line else doubtful).append(veto)
    return Fallen(tuple(certain), tuple(doubtful))


def _reaches(parts: Sequence[PartResult]) -> Iterator[tuple[str, Reach]]:
    """Criteria in their marks, dimensions and parts after conversion to theirs."""
    for part in parts:
        found = [one for d in part.dimensions for one in d.criteria if one.is_due]
        if found:
            yield part.part.id, _part(part, found)
        for dimension in part.dimensions:
            if dimension.points is not None:
                yield dimension.dimension.id, _dimension(dimension, dimension.points)
            for one in dimension.criteria:
                if one.is_due:
                    outcome = one.outcome
                    reach = Reach(outcome.points, outcome.at_most, one.criterion.marks)
                    yield one.criterion.id, reach


def _dimension(one: DimensionResult, points: Fraction) -> Reach:
    marks = one.dimension.marks
    return Reach(points, one.at_most / one.due * marks, marks)


def _part(one: PartResult, criteria: Sequence[CriterionResult]) -> Reach:
    """What applies of the part, in its own marks: no other part's exemption moves it."""
    counted = [c for d in one.dimensions for c in d.criteria if c.is_due or c.outcome.points]
    due = sum((c.criterion.marks * c.factor for c in counted), ZERO)
    pending = sum((c.outcome.pending * c.factor for c in criteria), ZERO)
    scale = one.part.marks / due
    return Reach(one.contribution * scale, (one.contribution + pending) * scale, one.part.marks)
