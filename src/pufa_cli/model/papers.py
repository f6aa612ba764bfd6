"""What every report about a district as a whole says of itself."""

from dataclasses import dataclass

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.results import CheckResult, Provenance


@dataclass(frozen=True, kw_only=True)
class PaperResult:
    """A report about a district: which, on what it rests, and what was found wrong on the way."""

    folder: str
    district: str
    round: str  # its title
    provenance: Provenance
    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    setup_is_broken: bool = False
    is_whole: bool = True  # whether every file could be used

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, self.files, self.setup_is_broken)
