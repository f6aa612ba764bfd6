"""Pilots to all (以点带面): practices with their effect, pilots apart, the standard as fixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pufa_cli.model.district import Unit
from pufa_cli.model.organisation import Freeze
from pufa_cli.model.papers import PaperResult
from pufa_cli.model.practice import Practice
from pufa_cli.model.rollup import CategoryRollup
from pufa_cli.model.standard import Criterion

if TYPE_CHECKING:
    from pufa_cli.model.comparison import StandardsDiff

Rates: TypeAlias = Mapping[tuple[str, str], Fraction]
"""Points over marks, 0 .. 1, by unit and criterion"""


class Effect(NamedTuple):
    """How units that took a practice over do on one criterion; a comparison, not a proof.

    Means of points over marks, 0 .. 1; None where there is nobody to compare.
    """

    criterion: Criterion
    adopters: Fraction | None
    others: Fraction | None  # of the same criterion, without the unit whose practice it is
    before: Fraction | None  # of the adopters, on the day that is compared with
    adopting: int
    not_adopting: int


class Spread(NamedTuple):
    """One practice, where it went, and its effect."""

    practice: Practice
    unit: Unit | None
    adopters: tuple[Unit, ...]
    effects: tuple[Effect, ...]
    place: str


class SiteMeeting(NamedTuple):
    """A meeting on site (现场会): whose work was shown, who came, who took something over since."""

    on: date
    unit: Unit
    attended: tuple[Unit, ...]
    adopting: tuple[Unit, ...]  # of those that came, a practice of that unit
    place: str


@dataclass(frozen=True, kw_only=True)
class SpreadResult(PaperResult):
    """Every practice, the pilots beside the others, and the standard as it was fixed."""

    places: int  # decimals of totals
    practices: tuple[Spread, ...]
    sites: tuple[SiteMeeting, ...]
    without_site: tuple[Unit, ...]  # pilots where no meeting was held yet
    categories: tuple[CategoryRollup, ...]
    frozen: Freeze | None
    changes: "StandardsDiff | None"
    since: str  # the day that effects are compared with; empty without
    not_compared: bool = False  # nothing can be read of that day
