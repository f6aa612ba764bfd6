"""Units to categories to the district: rows as units come by, summaries at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.quotas import last_results, quota_results
from pufa_cli.engine.ranking import mean, median, ranks
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import Unit
from pufa_cli.model.rectified import Beside
from pufa_cli.model.rollup import (
    CategoryRollup,
    DimensionMean,
    DistrictRollup,
    Presence,
    Row,
    WeakPoint,
)
from pufa_cli.model.standard import Category, Criterion, Standard


@dataclass
class _Tally:
    """Marks lost on one criterion so far."""

    lost: Fraction = ZERO
    below_full: int = 0
    concerned: int = 0


class Added(NamedTuple):
    """All that a roll-up keeps of a unit that was scored."""

    row: Row  # without its rank
    points: tuple[tuple[str, Fraction], ...]  # by dimension
    lost: tuple[tuple[str, Fraction], ...]  # by criterion that concerns it


@dataclass
class Collector:
    """Takes units one at a time and keeps only a row of each and running sums."""

    standard: Standard
    _rows: dict[str, list[Row]] = field(default_factory=dict)  # by category
    _means: dict[tuple[str, str], tuple[Fraction, int]] = field(default_factory=dict)
    _tallies: dict[tuple[str, str], _Tally] = field(default_factory=dict)
    _figures: dict[Fraction, Fraction] = field(default_factory=dict)  # equal ones are one object

    def add(
        self, assessment: Assessment, unit: Unit | None = None, beside: Beside | None = None
    ) -> Added:
        """A unit that was scored; `beside` is its other figure, where it has two."""
        row = self._row(assessment, unit)
        if beside is not None:
            pair = (row.total, beside.assessment.total.rounded)
            before, after = pair if beside.is_after else pair[::-1]
            row = row._replace(before=before, after=after)
        found = Added(
            row,
            tuple(
                (one.dimension.id, one.points)
                for one in assessment.dimensions
                if one.points is not None
            ),
            tuple((one.criterion.id, one.lost) for one in assessment.criteria if one.is_due),
        )
        self.add_again(found)
        return found

    def add_again(self, one: Added) -> None:
        """A unit of which is known what it adds."""
        category = one.row.category
        self._rows.setdefault(category, []).append(one.row)
        for dimension, points in one.points:
            total, count = self._means.get((category, dimension), (ZERO, 0))
            self._means[category, dimension] = (total + points, count + 1)
        for criterion, lost in one.lost:
            tally = self._tallies.setdefault((category, criterion), _Tally())
            tally.concerned += 1
            if lost:
                tally.lost += lost
                tally.below_full += 1

    def _row(self, assessment: Assessment, unit: Unit | None) -> Row:
        total, decision = assessment.total, assessment.decision
        is_open = decision.grade is None and decision.at_least is not None
        judged = total.exact if assessment.standard.judge == "exact" else total.rounded
        share, one = assessment.completion.share, self._figures.setdefault
        return Row(
            unit=unit.id if unit else assessment.unit,
            name=unit.name if unit else assessment.name,
            category=assessment.category.id,
            presence=Presence.SCORED,
            is_pilot=unit.pilot if unit else False,
            area=(unit.area or "") if unit else "",
            team=(unit.team or "") if unit else "",
            total=one(total.rounded, total.rounded),
            at_most=one(total.at_most, total.at_most),
            judged=one(judged, judged),
            verdict=decision.verdict,
            grade=decision.grade,
            grade_range=(str(decision.at_least), str(decision.at_most)) if is_open else None,
            completeness=one(share, share),
            is_comparable=assessment.is_comparable,
            veto_ids=tuple(one.veto.id for one in assessment.vetoes),
            is_blank=assessment.is_blank,
        )

    def add_unscored(self, unit: Unit, presence: Presence, reason: str = "") -> None:
        """A unit of the roster that is missing or whose file is broken."""
        shown = (unit.area or "", unit.team or "")
        row = Row(unit.id, unit.name, unit.category, presence, unit.pilot, *shown, reason=reason)
        self._rows.setdefault(unit.category, []).append(row)

    def rollup(self, district: str, round_title: str) -> DistrictRollup:
        """The summaries of everything that was added; the rows are handed over, not kept."""
        categories = tuple(
            self._category(category, self._rows.pop(category.id))
            for category in self._categories()
            if category.id in self._rows
        )
        weak = self._weak_points([category.category.id for category in categories])
        quotas = tuple(quota_results(self.standard.quotas, categories))
        last = tuple(last_results(self.standard.last_places, categories))
        return DistrictRollup(district, round_title, self.standard, categories, weak, quotas, last)

    def _categories(self) -> Iterable[Category]:
        """The standard's categories, then any the roster names that the standard does not know."""
        known = self.standard.category_by_id
        others = [name for name in self._rows if name not in known]
        unknown = (
            Category.model_construct(id=name, title=name, parts=(), grades=None) for name in others
        )
        return (*self.standard.categories, *unknown)

    def _category(self, category: Category, found: list[Row]) -> CategoryRollup:
        rows = ranked(found)
        scored = [row for row in rows if row.is_ranked]
        totals = sorted(row.total for row in scored if row.total is not None)
        pilots = [row.total for row in scored if row.is_pilot and row.total is not None]
        others = [row.total for row in scored if not row.is_pilot and row.total is not None]
        grades = [grade.name for grade in self.standard.grades_of(category)]
        return CategoryRollup(
            category=category,
            rows=rows,
            mean=mean(totals),
            pilot_mean=mean(pilots),
            other_mean=mean(others),
            best=totals[-1] if totals else None,
            worst=totals[0] if totals else None,
            median=median(totals),
            grades=tuple((name, sum(row.grade == name for row in rows)) for name in grades),
            dimensions=tuple(self._dimension_means(category)),
            weak_points=self._weak_points([category.id]),
            losses=self._losses([category.id]),
        )

    def _dimension_means(self, category: Category) -> Iterable[DimensionMean]:
        for part in self.standard.sheet_of(category):
            for dimension in part.dimensions:
                total, count = self._means.get((category.id, dimension.id), (ZERO, 0))
                if count:
                    yield DimensionMean(dimension, total / count, count)

    def _weak_points(self, categories: Sequence[str]) -> tuple[WeakPoint, ...]:
        """Criteria with marks lost, most first."""
        weak = [one for one in self._losses(categories) if one.lost]
        return tuple(sorted(weak, key=lambda one: -one.lost))

    def _losses(self, categories: Sequence[str]) -> tuple[WeakPoint, ...]:
        """Criteria in the standard's order; a criterion of several categories is one."""
        found: dict[str, _Tally] = {}
        for (category, criterion), tally in self._tallies.items():
            if category in categories:
                one = found.setdefault(criterion, _Tally())
                one.lost += tally.lost
                one.below_full += tally.below_full
                one.concerned += tally.concerned
        criteria: dict[str, Criterion] = self.standard.criterion_by_id
        return tuple(
            WeakPoint(one, known.lost, known.below_full, known.concerned)
            for name, one in criteria.items()
            if (known := found.get(name)) is not None
        )


def ranked(rows: list[Row]) -> tuple[Row, ...]:
    """The rows by rank, the list being used up.

    Ties share a rank and keep their order; rows without a rank follow in their order.
    """
    ranking = (row.judged for row in rows if row.is_ranked)
    rank_of = ranks(figure for figure in ranking if figure is not None)
    for at, row in enumerate(rows):  # in place: a second list of ten thousand rows is felt
        if row.is_ranked and row.judged is not None:
            rows[at] = row._replace(rank=rank_of[row.judged])
    last = len(rows) + 1
    rows.sort(key=lambda row: row.rank or last)
    return tuple(rows)
