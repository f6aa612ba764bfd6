"""Adding up: criteria to dimensions to parts to the sheet, conversion of what does not apply, one rounding."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.numbers import ONE, ZERO, round_half_up
from pufa_cli.model.assessment import (
    Completion,
    CriterionResult,
    DimensionResult,
    PartResult,
    Total,
)
from pufa_cli.model.rule import Outcome, Status
from pufa_cli.model.standard import Criterion, Dimension, NotApplicable, Part, Standard
from pufa_cli.model.submission import Answer


class Judged(NamedTuple):
    """A criterion with its outcome, before conversion."""

    criterion: Criterion
    outcome: Outcome
    answer: Answer


class _Level(NamedTuple):
    """A level of the sheet: the factor that converts it, and its marks after that."""

    factor: Fraction
    marks: Fraction


def add_up(
    parts: tuple[Part, ...],
    judged: Sequence[Sequence[Sequence[Judged]]],
    exempt: NotApplicable,
    total: Fraction,
) -> tuple[PartResult, ...]:
    """Every level with its conversion; contributions of all criteria add up to the total, exactly.

    Marks that do not apply are converted at the level that `exempt` names; a level with nothing
    due is taken over by the level above it. Source: charter, scoring contract 4 (缺项折算).
    """
    levels = [
        [_dimension_level(d, one, exempt) for d, one in zip(part.dimensions, found, strict=True)]
        for part, found in zip(parts, judged, strict=True)
    ]
    part_levels = [
        _converted(sum((level.marks for level in found), ZERO), part.marks, exempt.at != "sheet")
        for part, found in zip(parts, levels, strict=True)
    ]
    on_sheet = (level.marks * part.weight for part, level in zip(parts, part_levels, strict=True))
    sheet = _converted(sum(on_sheet, ZERO), total, is_here=True)
    return tuple(
        _part(part, [level.factor * above.factor * sheet.factor for level in found], one)
        for part, found, above, one in zip(parts, levels, part_levels, judged, strict=True)
    )


def _dimension_level(
    dimension: Dimension, judged: Sequence[Judged], exempt: NotApplicable
) -> _Level:
    due = sum((one.criterion.marks for one in judged if _is_due(one, exempt)), ZERO)
    return _converted(due, dimension.marks, exempt.at == "dimension")


def _is_due(one: Judged, exempt: NotApplicable) -> bool:
    return exempt.effect == "full" or one.outcome.status is not Status.NOT_APPLICABLE


def _converted(due: Fraction, marks: Fraction, is_here: bool) -> _Level:
    if due == 0 or due == marks or not is_here:
        return _Level(ONE, due)
    return _Level(marks / due, marks)


def _part(part: Part, factors: list[Fraction], judged: Sequence[Sequence[Judged]]) -> PartResult:
    dimensions = tuple(
        _dimension(dimension, part.weight, factor, found)
        for dimension, factor, found in zip(part.dimensions, factors, judged, strict=True)
    )
    criteria = (c.contribution for d in dimensions for c in d.criteria)
    return PartResult(part, sum(criteria, ZERO), dimensions)


def _dimension(
    dimension: Dimension, weight: Fraction, factor: Fraction, judged: Sequence[Judged]
) -> DimensionResult:
    criteria = tuple(
        CriterionResult(one.criterion, one.outcome, one.answer, weight, factor) for one in judged
    )
    counted = [c for c in criteria if c.is_due or c.outcome.points]
    due = sum((c.criterion.marks for c in counted), ZERO)
    earned = sum((c.outcome.points for c in counted), ZERO)
    at_most = sum((c.outcome.at_most for c in counted), ZERO)
    points = earned / due * dimension.marks if due else None
    return DimensionResult(dimension, earned, at_most, due, points, criteria)


def total_of(parts: Iterable[PartResult], standard: Standard) -> Total:
    """The exact total, rounded once; and what it would be if pending items got their most."""
    results = [c for part in parts for d in part.dimensions for c in d.criteria]
    exact = sum((c.contribution for c in results), ZERO)
    gained = (
        (c.outcome.at_most - c.outcome.points) * c.weight * c.conversion
        for c in results
        if c.outcome.at_most != c.outcome.points
    )
    most = exact + sum(gained, ZERO)
    places = standard.rounding.places
    return Total(exact, round_half_up(exact, places), round_half_up(most, places), most)


def completion(results: Sequence[CriterionResult]) -> Completion:
    """The share of due marks that was answered; 0 when nothing is due."""
    due = [c for c in results if c.is_due]
    marks = sum((c.criterion.marks * c.weight for c in due), ZERO)
    answered = sum((c.outcome.answered * c.weight for c in due), ZERO)
    full = sum(c.outcome.answered == c.criterion.marks for c in due)
    return Completion(answered / marks if marks else ZERO, full, len(due))
