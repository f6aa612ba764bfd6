"""A roll-up (汇总): every unit a row, every category a summary; missing and broken are rows too."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.model.assessment import Verdict
from pufa_cli.model.clauses import LastPlaces, Quota
from pufa_cli.model.standard import Category, Criterion, Dimension, Standard


class Presence(StrEnum):
    """Whether a unit could be scored."""

    SCORED = "scored"
    BROKEN = "broken"
    MISSING = "missing"


class Row(NamedTuple):
    """One unit in the roll-up; figures are None unless it was scored."""

    unit: str
    name: str
    category: str
    presence: Presence
    is_pilot: bool = False
    area: str = ""
    team: str = ""
    total: Fraction | None = None  # rounded
    at_most: Fraction | None = None
    judged: Fraction | None = None  # the figure that ranks: rounded, or exact where so judged
    verdict: Verdict | None = None
    grade: str | None = None
    grade_range: tuple[str, str] | None = None  # worst and best, while pending
    completeness: Fraction | None = None
    is_comparable: bool = True
    veto_ids: tuple[str, ...] = ()
    rank: int | None = None
    reason: str = ""  # why broken: the first diagnostic
    before: Fraction | None = None  # rounded, where verified rectification makes another figure
    after: Fraction | None = None
    is_blank: bool = False  # its form is as empty as it was made

    @property
    def is_ranked(self) -> bool:
        """Whether it takes part in the ranking of its category."""
        return (
            self.presence is Presence.SCORED
            and self.is_comparable
            and self.verdict is not Verdict.INCOMPLETE
        )


class DimensionMean(NamedTuple):
    """How a category does in one dimension."""

    dimension: Dimension
    mean: Fraction  # converted points, mean of the units to which anything of it applies
    units: int


class WeakPoint(NamedTuple):
    """A criterion on which marks are lost (薄弱环节)."""

    criterion: Criterion
    lost: Fraction  # marks, summed over the units concerned
    below_full: int
    concerned: int  # units to which it applies

    @property
    def mean_lost(self) -> Fraction:
        """Marks lost per unit concerned."""
        return self.lost / self.concerned

    @property
    def share_below(self) -> Fraction:
        """0 .. 1; units below full marks of those concerned."""
        return Fraction(self.below_full, self.concerned)


@dataclass(frozen=True)
class CategoryRollup:
    """One category: its rows in rank order, then those not ranked in roster order."""

    category: Category
    rows: tuple[Row, ...]
    mean: Fraction | None  # of the rounded totals of ranked units
    pilot_mean: Fraction | None
    other_mean: Fraction | None
    best: Fraction | None
    worst: Fraction | None
    median: Fraction | None
    grades: tuple[tuple[str, int], ...]  # every grade of the category with its count
    dimensions: tuple[DimensionMean, ...]
    weak_points: tuple[WeakPoint, ...]  # most marks lost first
    losses: tuple[WeakPoint, ...] = ()  # every criterion that is due, lost or not

    def count(self, presence: Presence) -> int:
        """How many units are scored, broken or missing."""
        return sum(row.presence is presence for row in self.rows)

    @property
    def ungraded(self) -> int:
        """Scored units without a grade: incomplete, or pending between two."""
        return sum(row.presence is Presence.SCORED and row.grade is None for row in self.rows)


class QuotaResult(NamedTuple):
    """A quota on a grade held against a category or the district: what to decide, not a result."""

    quota: Quota
    category: Category | None  # None: the whole district
    units: int  # expected, of which a share is taken
    allowed: int
    holders: int  # ranked units with the grade
    over: tuple[Row, ...]  # below the line: proposed for the next grade
    tied: tuple[Row, ...]  # on the line with too few places for all: for the office to decide


class LastResult(NamedTuple):
    """The last places of a category or the district, for which the standard proposes something."""

    last: LastPlaces
    category: Category | None  # None: the whole district
    units: int  # expected, of which a share is taken
    places: int  # more rows than places are tied on the line
    rows: tuple[Row, ...]  # last first


@dataclass(frozen=True)
class DistrictRollup:
    """The district: its categories, and what keeps the figures provisional."""

    district: str
    round: str
    standard: Standard
    categories: tuple[CategoryRollup, ...]
    weak_points: tuple[WeakPoint, ...]  # of the whole district
    quotas: tuple[QuotaResult, ...] = ()
    last_places: tuple[LastResult, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All units, by category."""
        return tuple(row for category in self.categories for row in category.rows)

    def count(self, presence: Presence) -> int:
        """How many units are scored, broken or missing."""
        return sum(category.count(presence) for category in self.categories)

    @property
    def pending(self) -> int:
        """Scored units whose total is still a range."""
        return sum(row.at_most != row.total for row in self.rows)

    @property
    def is_provisional(self) -> bool:
        """Whether any unit is missing, broken or pending."""
        return any(row.presence is not Presence.SCORED for row in self.rows) or self.pending > 0
