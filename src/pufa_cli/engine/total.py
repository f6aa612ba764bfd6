"""Adding up criteria to dimensions, parts and the sheet; conversion (缺项折算); one rounding."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.numbers import ONE, ZERO, round_half_up
from pufa_cli.model.assessment import (
    Completion,
    CriterionResult,
    DimensionResult,
    PartResult,
    SourceMark,
    Total,
)
from pufa_cli.model.clauses import Limits, NotApplicable
from pufa_cli.model.rule import Outcome, Status
from pufa_cli.model.standard import Criterion, Dimension, Part, Standard
from pufa_cli.model.submission import Answer


class Judged(NamedTuple):
    """A criterion with its outcome, before conversion."""

    criterion: Criterion
    outcome: Outcome
    answer: Answer
    sources: tuple[SourceMark, ...] = ()
    decided_by: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it leaves the score; one that counts in full or at double price stays."""
        return self.outcome.status is Status.NOT_APPLICABLE and not self.outcome.points


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
    due is taken over by the level above it. See docs/scoring.md (缺项折算).
    """
    levels = [
        [_dimension_level(d, one, exempt) for d, one in zip(part.dimensions, found, strict=True)]
        for part, found in zip(parts, judged, strict=True)
    ]
    part_levels = [
        _converted(_in_part(part, found), part.marks, exempt.at != "sheet")
        for part, found in zip(parts, levels, strict=True)
    ]
    on_sheet = (level.marks * part.weight for part, level in zip(parts, part_levels, strict=True))
    sheet = _converted(sum(on_sheet, ZERO), total, is_here=True)
    return tuple(
        _part(part, [level.factor * above.factor * sheet.factor for level in found], one)
        for part, found, above, one in zip(parts, levels, part_levels, judged, strict=True)
    )


def _in_part(part: Part, levels: "list[_Level]") -> Fraction:
    found = (level.marks * d.weight for d, level in zip(part.dimensions, levels, strict=True))
    return sum(found, ZERO)


def _dimension_level(
    dimension: Dimension, judged: Sequence[Judged], exempt: NotApplicable
) -> _Level:
    gone = sum((one.criterion.marks for one in judged if one.is_gone), ZERO)
    return _converted(dimension.marks - gone, dimension.marks, exempt.at == "dimension")


def _converted(due: Fraction, marks: Fraction, is_here: bool) -> _Level:
    if due in (0, marks) or not is_here:
        return _Level(ONE, due)
    return _Level(marks / due, marks)


def _part(part: Part, factors: list[Fraction], judged: Sequence[Sequence[Judged]]) -> PartResult:
    dimensions = tuple(
        _dimension(dimension, part.weight * dimension.weight, factor, found)
        for dimension, factor, found in zip(part.dimensions, factors, judged, strict=True)
    )
    return PartResult(part, sum((d.contribution for d in dimensions), ZERO), dimensions)


def _dimension(
    dimension: Dimension, weight: Fraction, factor: Fraction, judged: Sequence[Judged]
) -> DimensionResult:
    criteria = tuple(
        CriterionResult(
            one.criterion, one.outcome, one.answer, weight, factor, one.sources, one.decided_by
        )
        for one in judged
    )
    gone = [c.criterion.marks for c in criteria if not c.is_due and not c.outcome.points]
    due = dimension.marks - sum(gone, ZERO)
    missing = (c.criterion.marks - c.outcome.points for c in criteria if c.outcome.losses)
    earned = due - sum(missing, ZERO)
    most = earned + sum((c.outcome.pending for c in criteria if c.outcome.is_open), ZERO)
    points = None if due == 0 else earned if not gone else earned / due * dimension.marks
    contribution = earned if weight == ONE == factor else earned * weight * factor
    return DimensionResult(dimension, earned, most, due, points, contribution, criteria)


def sheet_points(parts: Iterable[PartResult]) -> Fraction:
    """The exact points of a sheet, after conversion."""
    return sum((part.contribution for part in parts), ZERO)


def total_of(parts: Sequence[PartResult], standard: Standard, outside: Fraction = ZERO) -> Total:
    """The exact total, rounded once; and what it would be if pending items got their most.

    `outside` is what comes to the sheet: base, bonuses, penalties and what vetoes subtract.
    """
    sheet = sheet_points(parts) + outside
    results = (c for part in parts for d in part.dimensions for c in d.criteria)
    gained = (c.outcome.pending * c.weight * c.conversion for c in results if c.outcome.is_open)
    exact = bounded(sheet, standard.limits)
    most = bounded(sheet + sum(gained, ZERO), standard.limits)
    places = standard.rounding.places
    rounded = round_half_up(exact, places)
    return Total(exact, rounded, rounded if most == exact else round_half_up(most, places), most)


def bounded(total: Fraction, limits: Limits) -> Fraction:
    """A total within the limits of the standard."""
    least = total if limits.least is None else max(total, limits.least)
    return least if limits.most is None else min(least, limits.most)


def completion(results: Sequence[CriterionResult], total: Fraction) -> Completion:
    """The share of due marks that was answered, of a sheet worth `total`; 0 when nothing is due.

    A sheet without criteria asks nothing: it is complete.
    """
    if not results:
        return Completion(ONE, 0, 0)
    gone = (c.criterion.marks * c.weight for c in results if not c.is_due)
    blank = [c for c in results if c.is_due and not _is_same(c.outcome.answered, c.criterion.marks)]
    silent = ((c.criterion.marks - c.outcome.answered) * c.weight for c in blank)
    due = total - sum(gone, ZERO)
    count = sum(c.is_due for c in results)
    share = (due - sum(silent, ZERO)) / due if due and blank else Fraction(due > 0)
    return Completion(share, count - len(blank), count)


def _is_same(one: Fraction, other: Fraction) -> bool:
    """Whether two numbers are equal; most that are, are one object."""
    return one is other or one == other
