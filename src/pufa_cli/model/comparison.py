"""Two standards side by side: what differs, which version that needs, and whom it moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.alteration import Alteration, Bump
from pufa_cli.model.results import CheckResult, StandardResult
from pufa_cli.model.rollup import Presence, Row


class VersionVerdict(StrEnum):
    """Whether the version of the second standard says what changed."""

    FITS = "fits"
    TOO_LOW = "too_low"  # raised, but not enough
    NOT_RAISED = "not_raised"  # the same or an older version
    UNCLEAR = "unclear"  # one of the versions is not MAJOR.MINOR.PATCH
    OTHER_STANDARD = "other_standard"  # another id: its versions are its own


class Versioning(NamedTuple):
    """What the changes need of the version, and what the version says."""

    needed: Bump
    verdict: VersionVerdict

    @property
    def is_met(self) -> bool:
        """Whether nobody is misled by the version."""
        return self.verdict in (VersionVerdict.FITS, VersionVerdict.OTHER_STANDARD)


class Cause(NamedTuple):
    """One criterion (None: all that is not a criterion) that moved a unit's total."""

    id: str
    title: str
    points_before: Fraction | None  # None where the sheet does not have it
    marks_before: Fraction | None
    points_after: Fraction | None
    marks_after: Fraction | None
    shift: Fraction  # of the total, exact


class Move(NamedTuple):
    """One unit under both standards."""

    before: Row
    after: Row
    causes: tuple[Cause, ...] = ()  # the largest first

    @property
    def is_broken(self) -> bool:
        """Whether it could not be scored by one of the two."""
        return Presence.BROKEN in (self.before.presence, self.after.presence)

    @property
    def is_moved(self) -> bool:
        """Whether total, grade, rank or state differ."""
        return any(
            getattr(self.before, name) != getattr(self.after, name)
            for name in ("presence", "total", "at_most", "grade", "grade_range", "rank")
        )


class Rescoring(NamedTuple):
    """A district scored by both standards: every unit that is moved or broken, best first."""

    folder: str
    moves: tuple[Move, ...]
    units: int
    scored: int  # by both
    missing: int
    places: tuple[int, int]  # decimals of the totals before and after
    titles: Mapping[str, str]  # of the categories


@dataclass(frozen=True)
class StandardsDiff:
    """Two standards compared; without changes where one of them cannot be used."""

    before: StandardResult
    after: StandardResult
    changes: tuple[Alteration, ...] = ()
    versioning: Versioning | None = None
    rescoring: Rescoring | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False  # a standard or the settings of the district

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 2, self.setup_is_broken)

    @property
    def is_whole(self) -> bool:
        """Whether every submission could be scored by both."""
        found = self.rescoring
        return found is None or not any(move.is_broken for move in found.moves)
