"""How a district stands on a day: all that meetings and responsibility look at, read once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pufa_cli.api.acceptance import Acceptance, Read, acceptance, read_kept
from pufa_cli.api.fired import Watching
from pufa_cli.api.phases import PROGRESS, progress_faults, settings_faults, tasks_on
from pufa_cli.api.rectifying import rectify_list_in
from pufa_cli.api.rolling import rollup
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.groups import group_figures
from pufa_cli.engine.weak_links import WeakTally
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import Unit
from pufa_cli.model.progress import Progress, TaskStanding
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.situation import GroupFigures, UnitSituation, WeakLinks

Seen = Callable[[Unit, Assessment], None]


@dataclass
class Situation:
    """A district on a day; no units where settings, roster or standard cannot be used."""

    here: Acceptance
    whole: DistrictResult
    units: tuple[UnitSituation, ...]
    tasks: tuple[TaskStanding, ...]
    progress: Read
    weak: WeakLinks
    found: list[Diagnostic]
    is_broken: bool
    is_whole: bool

    def grouped(self, name_of: Callable[[Unit], str]) -> tuple[GroupFigures, ...]:
        """The units taken together by who is in charge of them."""
        found = self.whole.rollup.categories if self.whole.rollup else ()
        means = {one.category.id: one.mean for one in found}
        grades = dict.fromkeys(name for one in found for name, _ in one.grades)
        return group_figures(self.units, means, tuple(grades), lambda one: name_of(one.unit))

    def about(self, *more: Diagnostic) -> dict[str, Any]:
        """What every report about it says of itself."""
        found = in_order([*self.found, *more])
        return {
            **self.here.about(self.whole.provenance.as_of),
            "diagnostics": found,
            "files": self.whole.files,
            "setup_is_broken": self.is_broken,
            "is_whole": self.is_whole,
        }

    def stated(self, unit: str) -> Progress | None:
        """The progress file of a unit."""
        found: Progress | None = self.progress.models.get(unit)
        return found


def situation(
    folder: Path,
    as_of: date,
    *,
    progress: Callable[[int, int], None] | None = None,
    seen: Seen | None = None,
) -> Situation:
    """A district on a day; `seen` is called with each unit scored."""
    here = acceptance(folder)
    tallies: list[WeakTally] = []
    vetoes = Watching(here.folder, as_of)

    def watch(unit: Unit, loaded: LoadedFiling, found: Assessment) -> None:
        if not tallies:
            tallies.append(WeakTally(found.standard))
        tallies[0].add(found)
        vetoes.see(unit, loaded, found)
        if seen is not None:
            seen(unit, found)

    whole = rollup(here.folder, as_of=as_of, progress=progress, watch=watch)
    ledger = rectify_list_in(whole, vetoes)
    read = read_kept(here, PROGRESS, progress_faults(as_of))
    tasks = tasks_on(here, read, as_of)
    here.digests.append(bytes.fromhex(whole.provenance.inputs_digest))
    here.digests.append(bytes.fromhex(ledger.provenance.inputs_digest))
    wrong = [here.settings.source.located(fault) for fault in settings_faults(here)]
    found = [*here.setup, *whole.diagnostics, *ledger.diagnostics, *read.diagnostics, *wrong]
    rows = {row.unit: row for row in whole.rollup.rows} if whole.rollup else {}
    ledgers = {one.unit.id: one for one in ledger.units}
    own = _by_unit(tasks)
    return Situation(
        here,
        whole,
        tuple(
            UnitSituation(unit, rows[unit.id], ledgers.get(unit.id), own.get(unit.id, ()))
            for unit in here.units
            if unit.id in rows
        ),
        tasks,
        read,
        tallies[0].result() if tallies else WeakLinks((), ()),
        found,
        here.is_broken or whole.setup_is_broken or any(one.is_error for one in wrong),
        not (whole.files_refused or ledger.refused or read.refused),
    )


def _by_unit(tasks: tuple[TaskStanding, ...]) -> dict[str, tuple[TaskStanding, ...]]:
    found: dict[str, list[TaskStanding]] = {}
    for one in tasks:
        if one.duty.unit is not None:
            found.setdefault(one.duty.unit.id, []).append(one)
    return {unit: tuple(some) for unit, some in found.items()}
