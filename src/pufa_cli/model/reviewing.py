"""What the reviews of a round come to: visits, differences, claims, inspectors (考核评定情况)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.district import Unit
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.standard import Criterion, Standard


class Visit(NamedTuple):
    """One review of one unit."""

    unit: Unit
    source: str
    who: str  # the team, the inspecting unit or the group, as far as it is said
    on: date | None
    criteria: int  # of which anything was found
    methods: Mapping[str, int]  # criteria by step; empty where none is said


class Difference(NamedTuple):
    """How far the sources lie apart on one criterion, over the units."""

    criterion: Criterion
    units: int  # with two sources or more, the unit's own facts being one
    mean: Fraction  # of highest − lowest
    largest: Fraction
    disputed: int


class Claim(NamedTuple):
    """What a unit claims against what its facts give and what was decided (虚报)."""

    unit: Unit
    criteria: int  # with a claim
    claimed: Fraction
    over: int  # criteria claimed higher than the unit's own facts give
    over_facts: Fraction  # claimed beyond the own facts, where a rule scores any
    over_decided: Fraction  # claimed beyond what was decided, where it is

    @property
    def is_beyond(self) -> bool:
        """Whether anything is claimed beyond the facts or the decision."""
        return self.over_facts > 0 or self.over_decided > 0


class Inclination(NamedTuple):
    """How a reviewer's marks lie beside those of the others on the same unit and criterion."""

    source: str
    who: str
    compared: int
    mean: Fraction  # of the difference, as a share of the marks; above 0 is lenient
    is_flagged: bool = False  # beyond what the district declares


class Dispute(NamedTuple):
    """A criterion of a unit on which somebody has to rule."""

    unit: Unit
    criterion: Criterion
    sides: tuple[tuple[str, Fraction], ...]
    place: str


@dataclass(frozen=True)
class ReviewsResult:
    """The reviews of a round; without a standard where nothing could be scored."""

    folder: str
    district: str
    round: str
    standard: Standard | None
    provenance: Provenance
    visits: tuple[Visit, ...] = ()
    not_visited: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)  # by source in use
    differences: tuple[Difference, ...] = ()
    claims: tuple[Claim, ...] = ()
    inclinations: tuple[Inclination, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False
    is_whole: bool = True

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, len(self.visits), self.setup_is_broken)
