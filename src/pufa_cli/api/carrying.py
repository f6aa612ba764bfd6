"""The vetoes that a district hands over to other appraisals: `pufa rectify carry`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pufa_cli.api.fired import FiredIn, fired_in
from pufa_cli.api.rectifications import Files, load_rectifications
from pufa_cli.api.rolling import rollup
from pufa_cli.base.diagnostics import in_order
from pufa_cli.engine.ladder import taken_in
from pufa_cli.model.clauses import Veto
from pufa_cli.model.district import Unit
from pufa_cli.model.standard import Standard
from pufa_cli.model.standing import Carried, RectifyCarry


def rectify_carry(folder: Path, *, as_of: date) -> RectifyCarry:
    """Each veto that holds for a unit and enters another appraisal, with total and grade.

    The document number is that of a confirmed step of the ladder that the veto calls for.
    """
    files = load_rectifications(folder, as_of)
    standard = files.checked.standard
    carried: tuple[Carried, ...] = ()
    if standard is None or files.is_broken:
        result = rollup(files.workspace.folder, as_of=as_of)
    else:
        found = fired_in(files.workspace, standard, as_of)
        result, carried = found.whole, tuple(_carried(found, files, as_of))
    district = files.workspace.district
    return RectifyCarry(
        district=district.district.name if district else "",
        round=district.round.title if district else "",
        places=result.rollup.standard.rounding.places if result.rollup else 0,
        carried=carried,
        diagnostics=in_order([*files.diagnostics, *result.diagnostics]),
        provenance=result.provenance,
        files=result.files + files.count,
        setup_is_broken=result.setup_is_broken or files.is_broken,
        is_whole=result.is_whole and files.refused == 0,
    )


def _carried(found: FiredIn, files: Files, as_of: date) -> Iterator[Carried]:
    """In the order of the roster; a unit without a total carries its vetoes all the same."""
    rollup, roster = found.whole.rollup, files.workspace.roster
    if rollup is None or roster is None:
        return
    rows = {row.unit: row for row in rollup.rows}
    for unit in roster.units:
        row = rows[unit.id]
        for veto, grounds in found.by_unit.get(unit.id, ()):
            where = veto.carries_to
            if where is not None:
                number = _number(unit, veto, rollup.standard, files, as_of)
                yield Carried(unit, veto, where, row.total, row.grade, number, grounds)


def _number(unit: Unit, veto: Veto, standard: Standard, files: Files, as_of: date) -> str:
    """The number of the severest confirmed step that the veto calls for."""
    loaded, district = files.loaded.get(unit.id), files.workspace.district
    if loaded is None or loaded.model is None or district is None:
        return ""
    called = [s.title for s in standard.sanctions if s.trigger and s.trigger.veto == veto.id]
    taken = taken_in(loaded.model, district.round.id, as_of)
    numbers = {one.sanction.step: one.sanction.number or "" for one in taken}
    return next((numbers[title] for title in reversed(called) if title in numbers), "")
