"""Findings and what the ladder proposes for them: `pufa rectify list`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.fired import Fired, Watching, fired_in, fired_of
from pufa_cli.api.judging import provenance
from pufa_cli.api.one_unit import id_of, no_such_unit
from pufa_cli.api.rectifications import Files, load_rectifications
from pufa_cli.base.diagnostics import Diagnostic, Fault, in_order
from pufa_cli.base.language import Sayable
from pufa_cli.engine.history import days_off, history
from pufa_cli.engine.ladder import (
    Past,
    Taken,
    concerning,
    first_taken,
    proposed,
    proposed_for_unit,
    taken_in,
)
from pufa_cli.engine.review_codes import VETO_GONE
from pufa_cli.engine.standings import previous_round, standings
from pufa_cli.load.files import shown_name
from pufa_cli.load.rectifications import LoadedRectification
from pufa_cli.model.clauses import Sanction
from pufa_cli.model.district import Unit
from pufa_cli.model.rectification import Rectification
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.standard import Standard
from pufa_cli.model.standing import (
    Followed,
    Ground,
    Proposal,
    RectifyList,
    Standing,
    State,
    UnitFindings,
)


def rectify_list(
    folder: Path,
    *,
    as_of: date,
    unit: str | None = None,
    state: State | str | None = None,
    only_overdue: bool = False,
) -> RectifyList:
    """The findings of this round, those of earlier rounds that are not done, and proposed steps.

    What a unit's vetoes call for is proposed too, for which the district is scored. With `unit`,
    `state` or `only_overdue` only such findings. Never raises for what files hold.
    """
    unit = unit if unit is None else id_of(folder, unit)
    files = load_rectifications(folder, as_of)
    roster = files.workspace.roster
    if unit is not None and roster is not None and unit not in roster.unit_by_id:
        files.found.append(no_such_unit(files.workspace.folder, unit, roster.unit_by_id))
        files.refused += 1
    units = _with_steps(files, as_of, lambda: _fired(files, unit, as_of), unit)
    return _result(files, _chosen(units, state, only_overdue), as_of)


def rectify_list_in(whole: DistrictResult, seen: Watching) -> RectifyList:
    """The same of a district that was scored already, with the vetoes `seen` in it."""
    as_of = whole.provenance.as_of
    files = load_rectifications(seen.folder, as_of)
    standard, workspace = files.checked.standard, files.workspace

    def fired() -> Mapping[str, Sequence[Fired]]:
        if standard is None or not _called_by(standard):
            return {}
        return seen.result(workspace, standard, whole).by_unit

    return _result(files, _with_steps(files, as_of, fired), as_of)


def _with_steps(
    files: Files,
    as_of: date,
    fired: Callable[[], Mapping[str, Sequence[Fired]]],
    unit: str | None = None,
) -> tuple[UnitFindings, ...]:
    """The units with what is proposed; `fired` says which vetoes hold in a district in order."""
    if files.is_broken:
        return ()
    held = fired()
    files.found += unfounded(files, held, as_of, unit)
    return tuple(_units(_Around(files, as_of, _before(files), held), unit))


def known_findings(folder: Path, *, as_of: date) -> tuple[Standing, ...]:
    """The findings that `rectify_list` lists, without what the ladder proposes for them."""
    files = load_rectifications(folder, as_of)
    district, roster = files.workspace.district, files.workspace.roster
    if files.is_broken or district is None or roster is None:
        return ()
    models = (files.loaded[unit.id].model for unit in roster.units if unit.id in files.loaded)
    found = (one for file in models if file for one in standings(file, files.workdays, as_of))
    return tuple(one for one in found if _is_listed(one, district.round.id))


class _Around(NamedTuple):
    """What all units have in common."""

    files: Files
    as_of: date
    before: str | None  # the round before
    fired: Mapping[str, Sequence[Fired]]

    @property
    def round(self) -> str:
        district = self.files.workspace.district
        return district.round.id if district else ""

    @property
    def ladder(self) -> tuple[Sanction, ...]:
        standard = self.files.checked.standard
        return standard.sanctions if standard else ()


def _before(files: Files) -> str | None:
    district = files.workspace.district
    return previous_round(files.models, district.round.id) if district else None


def _fired(files: Files, unit: str | None, as_of: date) -> Mapping[str, Sequence[Fired]]:
    """The vetoes that steps of the ladder wait for, by unit."""
    standard, workspace = files.checked.standard, files.workspace
    if standard is None or not _called_by(standard):
        return {}
    if unit is not None:
        return {unit: fired_of(workspace, unit, standard, as_of)}
    return fired_in(workspace, standard, as_of).by_unit


def _called_by(standard: Standard) -> dict[str, str]:
    """The vetoes that steps of the ladder wait for, by step."""
    steps = ((step.title, step.trigger) for step in standard.sanctions)
    return {title: trigger.veto for title, trigger in steps if trigger and trigger.veto}


def unfounded(
    files: Files, fired: Mapping[str, Sequence[Fired]], as_of: date, unit: str | None = None
) -> Iterator[Diagnostic]:
    """Decisions of this round that a veto called for which does not hold any more."""
    standard, district = files.checked.standard, files.workspace.district
    called = _called_by(standard) if standard else {}
    for name, loaded in files.loaded.items():
        if loaded.model is None or district is None or unit not in (None, name):
            continue
        held = {one.veto.id for one in fired.get(name, ())}
        for one in taken_in(loaded.model, district.round.id, as_of):
            veto = called.get(one.sanction.step)
            if veto is not None and veto not in held:
                values: dict[str, Sayable] = {"key": one.sanction.step, "veto": veto}
                fault = Fault(VETO_GONE, ("sanctions", one.at, "step"), values)
                yield loaded.source.located(fault)


def doubts(files: Files, as_of: date) -> list[Diagnostic]:
    """The same for `pufa check`, which scores once more only where such a step was decided."""
    standard = files.checked.standard
    called = _called_by(standard) if standard else {}
    taken = (one.step for file in files.models for one in file.sanctions)
    if files.is_broken or not any(step in called for step in taken):
        return []
    return list(unfounded(files, _fired(files, None, as_of), as_of))


def _units(around: _Around, unit: str | None) -> "list[UnitFindings]":
    """The units with findings, proposals or decisions, in the order of the roster."""
    roster = around.files.workspace.roster
    found = [
        _unit(one, around) for one in (roster.units if roster else ()) if unit in (None, one.id)
    ]
    return [one for one in found if one.findings or one.proposals or one.confirmed]


def _unit(unit: Unit, around: _Around) -> UnitFindings:
    loaded = around.files.loaded.get(unit.id)
    file = loaded.model if loaded is not None else None
    if loaded is None or file is None:
        return UnitFindings(unit, (), _for_unit(unit, [], None, around, None))
    taken = taken_in(file, around.round, around.as_of)
    before = first_taken(file, around.before, around.as_of)
    found = standings(file, around.files.workdays, around.as_of)
    wanted = [one for one in found if _is_listed(one, around.round)]
    followed = tuple(_followed(one, file, loaded, around) for one in wanted)
    proposals = _for_unit(unit, taken, before, around, loaded)
    return UnitFindings(unit, followed, proposals, tuple(one.sanction for one in taken))


def _is_listed(one: Standing, round_id: str) -> bool:
    return one.finding.round == round_id or one.state is not State.VERIFIED


def _followed(
    one: Standing, file: Rectification, loaded: LoadedRectification, around: _Around
) -> Followed:
    taken = concerning(taken_in(file, one.finding.round, around.as_of), one.finding.id)
    is_current = one.finding.round == around.round
    before = first_taken(file, around.before, around.as_of) if is_current else None
    proposal = proposed(around.ladder, one, Past(taken, before), around.files.workdays)
    return Followed(
        one,
        None if proposal is None else _placed(proposal, loaded),
        tuple(each.sanction for each in taken),
        tuple(_at(ground, loaded) for ground in history(one, taken, around.as_of)),
        around.files.workdays.counted(one.due_on, one.until),
        tuple(_days_off(one, around.files)),
    )


def _days_off(one: Standing, files: Files) -> Iterator[Ground]:
    """What the calendar says of the days from the finding up to the day it is counted to."""
    loaded = files.calendar
    if loaded is None or loaded.model is None or loaded.source is None:
        return
    for ground in days_off(loaded.model, one.finding.found_on, max(one.due_on, one.until)):
        line = loaded.source.span(ground.path).line
        yield ground._replace(place=f"{loaded.source.name}:{line}")


def _for_unit(
    unit: Unit,
    taken: list[Taken],
    before: Taken | None,
    around: _Around,
    loaded: LoadedRectification | None,
) -> tuple[Proposal, ...]:
    fired = {one.veto.id: one.grounds for one in around.fired.get(unit.id, ())}
    past = Past(taken, before)
    return tuple(_placed(one, loaded) for one in proposed_for_unit(around.ladder, fired, past))


def _placed(proposal: Proposal, loaded: LoadedRectification | None) -> Proposal:
    return proposal._replace(grounds=tuple(_at(ground, loaded) for ground in proposal.grounds))


def _at(ground: Ground, loaded: LoadedRectification | None) -> Ground:
    """The ground with its file and line, unless it has them already."""
    if ground.place or loaded is None:
        return ground
    span = loaded.source.span(ground.path)
    return ground._replace(place=f"{loaded.source.name}:{span.line}")


def _chosen(
    units: tuple[UnitFindings, ...], state: State | str | None, only_overdue: bool
) -> tuple[UnitFindings, ...]:
    if state is None and not only_overdue:
        return units
    left = (
        unit._replace(
            findings=tuple(
                one
                for one in unit.findings
                if state in (None, one.standing.state)
                and (not only_overdue or _is_overdue(one.standing))
            ),
            proposals=(),
        )
        for unit in units
    )
    return tuple(unit for unit in left if unit.findings)


def _is_overdue(one: Standing) -> bool:
    return one.state.is_undone and one.overdue > 0


def _result(files: Files, units: tuple[UnitFindings, ...], as_of: date) -> RectifyList:
    district = files.workspace.district
    return RectifyList(
        folder=shown_name(files.workspace.folder),
        district=district.district.name if district else "",
        office=(district.office or "") if district else "",
        round=district.round.title if district else "",
        standard=files.checked.standard,
        units=units,
        diagnostics=in_order(list(files.diagnostics)),
        provenance=provenance(files.checked, as_of, files.digests),
        files=files.count,
        refused=files.refused,
        setup_is_broken=files.is_broken,
    )
