"""One unit's scorecard, with its places, among the other units where rules compare them."""

from datetime import date
from functools import partial
from pathlib import Path

from pufa_cli.api.judging import provenance
from pufa_cli.api.one_unit import no_such_unit
from pufa_cli.api.paper import Paper, Request
from pufa_cli.api.rolling import look_around
from pufa_cli.api.scoring import score, score_among
from pufa_cli.api.standards import Checked
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable, Text
from pufa_cli.engine import codes
from pufa_cli.load.files import is_there, shown_name
from pufa_cli.load.workspace import (
    find_workspace,
    load_settings,
    load_workspace,
    submission_path,
)
from pufa_cli.model.meant import NONE
from pufa_cli.model.results import UnitResult


def _make(asked: Request) -> UnitResult:
    folder, unit, as_of = asked.folder, asked.unit or "", asked.as_of
    broken = _broken(folder)
    if broken:
        return _unscored(shown_name(folder), unit, as_of, broken, setup_is_broken=True)
    missing = _missing(folder, unit)
    if missing is not None:
        return _unscored(missing.file, unit, as_of, (missing,))
    file = _unit_file(folder, unit)
    district = find_workspace(folder)
    if district is None:
        return score(file, as_of=as_of, standard=asked.standard, with_places=True)
    look = partial(look_around, district, unit, as_of=as_of)
    return score_among(file, look, as_of=as_of, standard=asked.standard)


def _broken(folder: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with settings that do not even say which round it is."""
    found = find_workspace(folder)
    if found is None:
        return ()
    workspace = load_workspace(found)
    return workspace.diagnostics if workspace.district is None else ()


def _unscored(
    file: str,
    unit: str,
    as_of: date,
    found: tuple[Diagnostic, ...],
    setup_is_broken: bool = False,
) -> UnitResult:
    rests_on = provenance(Checked(None, None, ()), as_of, [])
    return UnitResult(
        file, None, (), found, rests_on, unit_name=unit, setup_is_broken=setup_is_broken
    )


def _missing(folder: Path, unit: str) -> Diagnostic | None:
    """Why there is no file of a unit: the roster does not know it, or it handed in nothing."""
    found = find_workspace(folder) or folder
    roster = load_workspace(found).roster
    known = roster.unit_by_id if roster else {}
    file = _unit_file(folder, unit)
    if roster is not None and unit not in known:
        return no_such_unit(found, unit, known)
    if is_there(file):
        return None
    name = known[unit].name if unit in known else unit
    values: dict[str, Sayable] = {
        "name": name,
        "key": unit,
        "found": NONE,
        "wanted": shown_name(file),
    }
    return Diagnostic(codes.NOT_SUBMITTED, shown_name(file), None, values)


def _unit_file(folder: Path, unit: str) -> Path:
    """The file of a unit's submission in this round, whether or not it exists."""
    found = find_workspace(folder) or folder
    district_settings = load_settings(found)
    round_id = district_settings.round.id if district_settings else "submission"
    return submission_path(found, unit, round_id)


PAPER = Paper(
    Text("一个单位的成绩单", "the scorecard of a unit"),
    _make,
    frozenset({"unit", "standard"}),
    frozenset({"unit"}),
)
