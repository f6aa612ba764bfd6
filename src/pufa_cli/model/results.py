"""What each command of the library returns: a result, its diagnostics, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Severity
from pufa_cli.model.assessment import Assessment, Improvement
from pufa_cli.model.standard import Standard

if TYPE_CHECKING:
    from pufa_cli.model.alteration import Alteration
    from pufa_cli.model.rectified import Beside
    from pufa_cli.model.rollup import DistrictRollup


class Provenance(NamedTuple):
    """What a result rests on, so that anyone can make it again."""

    engine: str  # version of pufa
    as_of: date
    standard: str  # id@version; empty when there was none
    standard_digest: str  # SHA-256 of the standard file
    inputs_digest: str  # SHA-256 over the digests of all files read, in order of name


FILLED_ON = "on:answers"


@dataclass(frozen=True)
class CheckResult:
    """Everything that is wrong with some files."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    setup_is_broken: bool = False
    unlisted: tuple[Diagnostic, ...] = ()  # counted, not shown

    def count(self, severity: Severity) -> int:
        """How many diagnostics weigh so much, shown or not."""
        return sum(one.severity is severity for one in (*self.diagnostics, *self.unlisted))

    def at_least(self, severity: Severity) -> "CheckResult":
        """The same, of which only what weighs so much or more is shown."""
        wanted = tuple(Severity)[: tuple(Severity).index(severity) + 1]
        shown = tuple(one for one in self.diagnostics if one.severity in wanted)
        rest = tuple(one for one in self.diagnostics if one.severity not in wanted)
        return replace(self, diagnostics=shown, unlisted=(*self.unlisted, *rest))

    @property
    def only_errors(self) -> "CheckResult":
        """The same without what weighs less."""
        return replace(self, diagnostics=self.errors)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that keep a file from being assessed."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.is_error)


@dataclass(frozen=True)
class UnitResult:
    """One file scored; `assessment` is None when it could not be (未评定)."""

    file: str
    assessment: Assessment | None
    improvements: tuple[Improvement, ...]
    diagnostics: tuple[Diagnostic, ...]
    provenance: Provenance
    # File and line of answers by criterion, of the standard by `standard:<id>`, of reviews and
    # vetoes by `review:…` and `veto:…`; the day of a file by `on:…`.
    places: Mapping[str, str] = field(default_factory=dict)
    unit_name: str = ""
    setup_is_broken: bool = False  # an error in the standard
    beside: "Beside | None" = None  # the figure before, or after, verified rectification

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 1)

    @property
    def is_whole(self) -> bool:
        """Whether it was scored."""
        return self.assessment is not None


@dataclass(frozen=True)
class DistrictResult:
    """A district rolled up; `rollup` is None when settings, roster or standard cannot be used."""

    folder: str
    office: str
    rollup: "DistrictRollup | None"
    diagnostics: tuple[Diagnostic, ...]
    provenance: Provenance
    files_read: int = 0
    files_refused: int = 0
    unlisted_warnings: int = 0  # found in submissions, counted, not among the diagnostics
    setup_is_broken: bool = False  # an error in pufa.yaml, the roster or the standard
    district_id: str = ""  # empty for a folder without settings
    round_id: str = ""

    @property
    def files(self) -> int:
        """How many submissions there were."""
        return self.files_read + self.files_refused

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, self.files)

    @property
    def is_whole(self) -> bool:
        """Whether there was something to score and nothing was refused."""
        return self.files_read > 0 and self.files_refused == 0


@dataclass(frozen=True)
class StandardResult:
    """A standard file as read and checked; `standard` is None when it contradicts itself."""

    file: str
    standard: Standard | None
    digest: str
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, int] = field(default_factory=dict)  # line of each criterion
    extends: str = ""  # what an overlay changes, id@version
    reason: str = ""  # why it changes it
    changes: "tuple[Alteration, ...]" = ()  # against what it extends

    @property
    def checked(self) -> CheckResult:
        """What was found wrong with it."""
        return CheckResult(self.diagnostics, 1)
