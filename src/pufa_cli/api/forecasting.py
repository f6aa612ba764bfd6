"""A district's facts by its superior's standard: `pufa report --kind forecast`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pufa_cli.api.cohorts import Cohorts, grouped, is_relative
from pufa_cli.api.holdings import Holdings
from pufa_cli.api.judging import provenance
from pufa_cli.api.mappings import mapping_between
from pufa_cli.api.rolling import Progress, rollup
from pufa_cli.api.standards import Checked, named
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.assess import ALONE, readings
from pufa_cli.engine.forecast import NO_CATEGORY, Bridge, Carried, Foreseen, bridge, carry, foresee
from pufa_cli.engine.rollup import Collector
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.load.mappings import LoadedMapping
from pufa_cli.load.workspace import find_workspace, load_workspace
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import EXAM, Unit
from pufa_cli.model.forecast import ForecastResult, UnitForecast
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.rollup import DistrictRollup
from pufa_cli.model.standard import Standard

Sight = Callable[[Unit, LoadedFiling, Carried | None], None]


class _Setup(NamedTuple):
    """What a forecast rests on."""

    folder: Path
    as_of: date
    own: DistrictRollup
    theirs: Standard
    over: Bridge
    holdings: Holdings | None  # none for a bare folder


def forecast(
    folder: Path, *, standard: str, as_of: date, progress: Progress | None = None
) -> ForecastResult:
    """Every unit by a superior's standard beside its own result, and what is not covered.

    A mapping of the district for that standard is heeded. Never raises for what files hold.
    """
    theirs = named(standard, folder)
    own = rollup(folder, as_of=as_of, progress=progress)
    if theirs.standard is None or own.rollup is None:
        return _unusable(own, theirs, as_of)
    ours = own.rollup.standard
    mapping = mapping_between(find_workspace(folder) or folder, theirs.standard, ours)
    if mapping is not None and mapping.mapping is None:
        return _unusable(own, theirs, as_of, mapping.diagnostics)
    over = bridge(ours, theirs.standard, mapping.mapping if mapping else None)
    setup = _Setup(folder, as_of, own.rollup, theirs.standard, over, _holdings(folder, as_of))
    return _forecast(own, theirs, mapping, setup)


def _holdings(folder: Path, as_of: date) -> Holdings | None:
    here = find_workspace(folder)
    workspace = load_workspace(here) if here is not None else None
    if workspace is None or workspace.district is None:
        return None
    return Holdings(workspace, workspace.district, as_of)


def _unusable(
    own: DistrictResult,
    theirs: Checked,
    as_of: date,
    found: tuple[Diagnostic, ...] = (),
) -> ForecastResult:
    errors = [*theirs.errors, *own.diagnostics, *found]
    basis = provenance(theirs, as_of, [])
    return ForecastResult(
        own.folder,
        "",
        "",
        None,
        None,
        "",
        basis,
        diagnostics=in_order(errors),
        setup_is_broken=True,
    )


def _forecast(
    own: DistrictResult, theirs: Checked, mapping: LoadedMapping | None, setup: _Setup
) -> ForecastResult:
    cohorts = _cohorts(setup)
    collector = Collector(setup.theirs)
    foreseen: dict[str, Foreseen] = {}

    def see(unit: Unit, loaded: LoadedFiling, carried: Carried | None) -> None:
        found = _foreseen(carried, loaded, setup.theirs, cohorts)
        foreseen[unit.id] = found
        if found.assessment is not None:
            collector.add(found.assessment, unit)

    _each(setup, see)
    units = tuple(
        UnitForecast(row.unit, row, *foreseen.get(row.unit, Foreseen(None)))
        for row in setup.own.rows
    )
    found = [*theirs.errors, *own.diagnostics, *(mapping.diagnostics if mapping else ())]
    exams = setup.holdings.exams(setup.theirs) if setup.holdings else None
    found += exams.diagnostics if exams else ()
    digests = [bytes.fromhex(own.provenance.inputs_digest)]
    digests += [bytes.fromhex(mapping.source.digest)] if mapping else []
    digests += exams.digests if exams else ()
    return ForecastResult(
        folder=own.folder,
        district=setup.own.district,
        round=setup.own.round,
        own=setup.own.standard,
        standard=setup.theirs,
        mapping=mapping.source.name if mapping else "",
        provenance=provenance(theirs, setup.as_of, digests),
        rollup=collector.rollup(setup.own.district, setup.own.round),
        units=units,
        diagnostics=in_order(found),
        is_whole=own.is_whole,
    )


def _each(setup: _Setup, see: Sight) -> None:
    """Every unit that is scored by our own standard, with what can be carried."""

    def watch(unit: Unit, loaded: LoadedFiling, found: Assessment) -> None:
        see(unit, loaded, _carried(loaded, setup))

    rollup(setup.folder, as_of=setup.as_of, watch=watch)


def _carried(loaded: LoadedFiling, setup: _Setup) -> Carried | None:
    """What goes along: facts and reviews as they count for us, and what the exam says of theirs."""
    filing, district = loaded.filing, loaded.district
    if filing is None:
        return None
    reviews = [one for one in filing.reviews if one.source != EXAM]
    if loaded.rectified is not None and district is not None and district.counts_after:
        reviews.insert(0, loaded.rectified.review)
    carried = carry(filing._replace(reviews=tuple(reviews)), setup.over)
    if carried is None or setup.holdings is None:
        return carried
    held = loaded._replace(filing=carried.filing, rest=carried.filing)
    found = setup.holdings.with_exam(held, setup.theirs)
    with_it = found.rest or carried.filing
    settled = {id for one in with_it.reviews if one.source == EXAM for id in one.checked}
    return Carried(with_it, tuple(gap for gap in carried.gaps if gap.criterion.id not in settled))


def _cohorts(setup: _Setup) -> Cohorts:
    """What relative rules of the superior's standard read in all units; a pass of its own."""
    found: dict[str, dict[str, list[Any]]] = {}
    if not is_relative(setup.theirs):
        return {}

    def see(unit: Unit, loaded: LoadedFiling, carried: Carried | None) -> None:
        if carried is None:
            return
        submission, reviews = carried.filing[:2]
        policy = loaded.district.reviews if loaded.district else None
        cohort = found.setdefault(submission.category, {})
        for criterion, read in readings(setup.theirs, submission, reviews, policy).items():
            cohort.setdefault(criterion, []).append(read)

    _each(setup, see)
    return grouped(found)


def _foreseen(
    carried: Carried | None, loaded: LoadedFiling, theirs: Standard, cohorts: Cohorts
) -> Foreseen:
    if carried is None:
        return Foreseen(None, (), NO_CATEGORY)
    policy = loaded.district.reviews if loaded.district else None
    cohort = cohorts.get(carried.filing.submission.category, ALONE)
    return foresee(carried, theirs, cohort, policy)
