"""The analysis of weak links as a report (薄弱环节分析)."""

from dataclasses import dataclass

from pufa_cli.model.papers import PaperResult
from pufa_cli.model.situation import WeakLinks


@dataclass(frozen=True, kw_only=True)
class WeakLinksResult(PaperResult):
    """Where a district loses marks, and what would give most."""

    weak: WeakLinks
