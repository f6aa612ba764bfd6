"""What a roll-up gathers while units stream by: rows, diagnostics, digests and counts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from pufa_cli.api.cohorts import Cohorts, category_of
from pufa_cli.api.judging import judge, provenance
from pufa_cli.api.remembering import Known
from pufa_cli.api.standards import Checked
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.assess import ALONE
from pufa_cli.engine.rollup import Collector
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import District, Unit
from pufa_cli.model.filing import Expected
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.rollup import Presence
from pufa_cli.model.standard import Standard

Watch: TypeAlias = Callable[[Unit, LoadedFiling, Assessment], None]
"""What else wants to see each unit that was scored, while its files are at hand"""


@dataclass
class Gathering:
    """A roll-up under way; keeps a row of each unit, never its files."""

    folder: str
    as_of: date
    checked: Checked
    standard: Standard
    collector: Collector
    diagnostics: list[Diagnostic] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    read: int = 0
    refused: int = 0
    with_warnings: bool = False
    unlisted: int = 0
    cohorts: Cohorts = field(default_factory=dict)
    watch: Watch | None = None

    def take(self, loaded: LoadedFiling, expected: Expected, unit: Unit) -> Known | None:
        """Judges a filing: its unit is scored, or stands in the roll-up as broken.

        Returns what may be known of it on other days: nothing where there was an error.
        """
        cohort = self.cohorts.get(category_of(loaded), ALONE)
        judged = judge(
            loaded, self.standard, expected, with_warnings=self.with_warnings, cohort=cohort
        )
        self.unlisted += judged.unlisted
        self.diagnostics.extend(judged.diagnostics)
        self.digests.extend(map(bytes.fromhex, loaded.digests))
        if judged.assessment is not None:
            self.read += 1
            added = self.collector.add(judged.assessment, unit, judged.beside)
            if self.watch is not None:
                self.watch(unit, loaded, judged.assessment)
            return None if judged.diagnostics else Known(added, loaded.digests, judged.unlisted)
        first = next(one for one in judged.diagnostics if one.is_error)
        self.refuse(unit, first)
        return None

    def take_again(self, known: Known) -> None:
        """A unit that was scored before, of the very same files."""
        self.read += 1
        self.unlisted += known.unlisted
        self.digests.extend(map(bytes.fromhex, known.digests))
        self.collector.add_again(known.added)

    def refuse(self, unit: Unit, reason: Diagnostic) -> None:
        """A unit whose file cannot be assessed."""
        self.refused += 1
        self.collector.add_unscored(unit, Presence.BROKEN, reason.code.id)

    def result(self, name: str, round_title: str, district: District | None) -> DistrictResult:
        """Everything gathered, as a result."""
        return DistrictResult(
            folder=self.folder,
            office=(district.office or "") if district else "",
            rollup=self.collector.rollup(name, round_title),
            diagnostics=in_order(self.diagnostics),
            provenance=provenance(self.checked, self.as_of, self.digests),
            files_read=self.read,
            files_refused=self.refused,
            unlisted_warnings=self.unlisted,
            district_id=district.district.id if district else "",
            round_id=district.round.id if district else "",
        )


def unusable(
    folder: str,
    checked: Checked,
    as_of: date,
    found: list[Diagnostic],
    refused: int = 0,
    is_setup: bool = True,
) -> DistrictResult:
    """No roll-up: settings, roster or standard cannot be used, or there is nothing to score."""
    return DistrictResult(
        folder=folder,
        office="",
        rollup=None,
        diagnostics=in_order(found),
        provenance=provenance(checked, as_of, []),
        files_refused=refused,
        setup_is_broken=bool(found) and is_setup,
    )
