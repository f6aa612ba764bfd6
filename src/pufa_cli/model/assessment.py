"""A result (考核结果): statuses, points and reasons of every criterion, the total and the grade."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import KeyPath
from pufa_cli.base.language import Sayable
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.clauses import Group, Limits, Line, Veto
from pufa_cli.model.district import RECTIFICATION
from pufa_cli.model.rule import Outcome, Status
from pufa_cli.model.standard import Category, Criterion, Dimension, Part, Standard
from pufa_cli.model.submission import Answer


class Verdict(StrEnum):
    """How the grade came about; the first that applies, in this order (docs/scoring.md)."""

    INCOMPLETE = "incomplete"  # too little answered: a total, no grade
    VETOED = "vetoed"  # a clause forces the grade
    CAPPED = "capped"  # a clause bars better grades
    GRADED = "graded"  # the band of the total


class SourceMark(NamedTuple):
    """What one source makes of a criterion; the unit's own facts are a source too."""

    source: str  # of a review, or `facts`
    outcome: Outcome
    methods: tuple[str, ...] = ()
    review: int | None = None  # its place among the reviews; None for the unit's own facts
    note: str | None = None
    on: date | None = None  # when it was reviewed

    def place_of(self, criterion: str) -> str:
        """The key under which results say where it stands."""
        number = self.source if self.source == RECTIFICATION else self.review
        return f"review:{number}:{criterion}"


class CriterionResult(NamedTuple):
    """One criterion of one unit as judged."""

    criterion: Criterion
    outcome: Outcome
    answer: Answer
    weight: Fraction  # marks on the sheet for each mark, before conversion
    conversion: Fraction  # factor by which conversion (缺项折算) lifts it; 1 without
    sources: tuple[SourceMark, ...] = ()  # where reviewers found anything beside the unit's facts
    decided_by: str = ""  # the source, `weights` or `dispute`; empty for the unit's own facts

    @property
    def is_due(self) -> bool:
        """Whether the criterion counts for the unit."""
        return self.outcome.status is not Status.NOT_APPLICABLE

    @property
    def lost(self) -> Fraction:
        """Marks lost for certain: not what waits for a reviewer, 0 where not applicable."""
        lost = self.is_due and self.outcome.losses
        return self.criterion.marks - self.outcome.at_most if lost else ZERO

    @property
    def contribution(self) -> Fraction:
        """What its points add to the total."""
        return self.outcome.points * self.factor

    @property
    def factor(self) -> Fraction:
        """What each of its marks counts in the total."""
        return self.weight * self.conversion


class DimensionResult(NamedTuple):
    """One dimension: earned of due, and the figure after conversion to its full marks."""

    dimension: Dimension
    earned: Fraction
    at_most: Fraction
    due: Fraction
    points: Fraction | None  # converted to the dimension's marks; None when nothing is due
    contribution: Fraction  # what it adds to the total
    criteria: tuple[CriterionResult, ...]


class PartResult(NamedTuple):
    """One part of the sheet, with its contribution to the total."""

    part: Part
    contribution: Fraction
    dimensions: tuple[DimensionResult, ...]


class Total(NamedTuple):
    """The total with its one rounding; `at_most` while items are pending."""

    exact: Fraction
    rounded: Fraction
    at_most: Fraction  # rounded
    exact_at_most: Fraction

    @property
    def is_range(self) -> bool:
        """Whether pending items can still raise it."""
        return self.at_most > self.rounded


class Completion(NamedTuple):
    """How much was answered, by marks and by criteria."""

    share: Fraction  # 0 .. 1, of the due marks
    answered: int  # criteria fully answered
    due: int  # criteria that count

    @property
    def is_full(self) -> bool:
        """Whether nothing is open."""
        return self.share == 1


class VetoSaid(NamedTuple):
    """What one file says of a veto clause: that it holds, or that it does not."""

    by: str  # submission, or the source of a review
    holds: bool
    on: date | None
    path: KeyPath  # as faults have it: a review's starts with ("review", number)


class FiredVeto(NamedTuple):
    """A veto clause that holds, and who says so."""

    veto: Veto
    said_by: str  # submission, the source of a review; total or points where a figure fires it
    said: tuple[VetoSaid, ...] = ()  # everybody who spoke of it


class LineResult(NamedTuple):
    """One bonus or penalty line of one unit."""

    line: Line
    points: Fraction  # 0 or more, after the line's own cap
    said: Sayable
    said_by: str  # submission, or the source of the review that overruled it
    how: Sayable


class GroupResult(NamedTuple):
    """The lines of a group that hold, and what they come to under its cap."""

    group: Group
    lines: tuple[LineResult, ...]
    points: Fraction  # 0 or more


def _capped(groups: tuple[GroupResult, ...], most: Fraction | None) -> Fraction:
    found = sum((one.points for one in groups), ZERO)
    return found if most is None else min(found, most)


class Account(NamedTuple):
    """How the total came about: base + sheet + bonus − penalty − subtracted, then the limits."""

    base: Fraction
    sheet: Fraction  # exact, after conversion
    bonuses: tuple[GroupResult, ...]
    penalties: tuple[GroupResult, ...]
    subtracted: Fraction  # by vetoes
    limits: Limits
    limited: Fraction = ZERO  # what a limit of the total added (least) or took (most, negative)

    @property
    def groups(self) -> tuple[GroupResult, ...]:
        """All groups, of bonuses and of penalties."""
        return (*self.bonuses, *self.penalties)

    @property
    def bonus(self) -> Fraction:
        """All groups of bonuses, under their cap in common."""
        return _capped(self.bonuses, self.limits.bonus)

    @property
    def penalty(self) -> Fraction:
        """All groups of penalties, under their cap in common."""
        return _capped(self.penalties, self.limits.penalty)

    @property
    def outside(self) -> Fraction:
        """What comes to the sheet from outside, before the limits."""
        return self.base + self.bonus - self.penalty - self.subtracted

    @property
    def is_plain(self) -> bool:
        """Whether the total is the sheet and nothing else."""
        told = (self.base, self.subtracted, self.limited, self.bonuses, self.penalties)
        return not any(told)


class Decision(NamedTuple):
    """The grade and how it came about; None while it is open."""

    verdict: Verdict
    grade: str | None
    at_least: str | None  # the worst grade still possible while items are pending
    at_most: str | None  # the best grade still possible
    reason: Sayable


class Improvement(NamedTuple):
    """What putting one loss right would be worth."""

    criterion: Criterion
    cause: Sayable
    gain: Fraction  # on the total, exact
    steps: int
    grade: str | None  # with the total it leads to


@dataclass(frozen=True)
class Assessment:
    """All outcomes of one unit in one round."""

    unit: str
    name: str
    round: str
    standard: Standard
    category: Category
    parts: tuple[PartResult, ...]
    total: Total
    completion: Completion
    not_applicable_share: Fraction  # 0 .. 1, of the sheet's marks
    is_comparable: bool
    vetoes: tuple[FiredVeto, ...]
    doubtful: tuple[Veto, ...]  # hold unless pending items lift what they read
    account: Account
    decision: Decision
    claimed: Fraction | None  # the unit's own claim, summed where it made one

    @property
    def slice(self) -> Fraction | None:
        """The total as it counts in a larger appraisal, exact; None where it does not."""
        return self._sliced(self.total.exact)

    @property
    def slice_at_most(self) -> Fraction | None:
        """What it can still become while items are pending."""
        return self._sliced(self.total.exact_at_most)

    def _sliced(self, total: Fraction) -> Fraction | None:
        part = self.standard.slice
        if part is None:
            return None
        return total * part.marks_of(self.category.id) / self.standard.total

    @property
    def criteria(self) -> tuple[CriterionResult, ...]:
        """Every criterion in the order of the sheet."""
        return tuple(c for part in self.parts for d in part.dimensions for c in d.criteria)

    @property
    def dimensions(self) -> tuple[DimensionResult, ...]:
        """Every dimension in the order of the sheet."""
        return tuple(d for part in self.parts for d in part.dimensions)

    @property
    def is_blank(self) -> bool:
        """Whether nobody has said anything yet: an empty form, and no review that decides."""
        lines = (line for group in self.account.groups for line in group.lines)
        silent = (Status.UNANSWERED, Status.PENDING)
        answers = (one.outcome.status in silent and one.answer.is_blank for one in self.criteria)
        return all(answers) and not any(lines) and not self.vetoes

    @property
    def pending(self) -> tuple[CriterionResult, ...]:
        """The criteria that reviewers still have to judge."""
        return tuple(c for c in self.criteria if c.outcome.status is Status.PENDING)
