"""The analysis of weak links as a report (薄弱环节分析)."""

from dataclasses import dataclass

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.situation import WeakLinks


@dataclass(frozen=True)
class WeakLinksResult:
    """Where a district loses marks, and what would give most."""

    folder: str
    district: str
    round: str
    weak: WeakLinks
    provenance: Provenance
    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    setup_is_broken: bool = False
    is_whole: bool = True

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, self.files, self.setup_is_broken)
