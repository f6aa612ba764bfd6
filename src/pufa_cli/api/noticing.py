"""Official letters about rectification: `pufa rectify notice`."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import acceptance
from pufa_cli.api.fired import fired_of
from pufa_cli.api.making import Made
from pufa_cli.api.matrix import matrix_of
from pufa_cli.api.one_unit import id_of
from pufa_cli.api.rectifying import rectify_list
from pufa_cli.api.reports import report
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.files import shown_name
from pufa_cli.load.rectifications import rectification_path
from pufa_cli.load.workspace import ROSTER_FILE, find_workspace, load_workspace
from pufa_cli.model.clauses import Sanction
from pufa_cli.model.results import UnitResult
from pufa_cli.model.standard import Standard
from pufa_cli.model.standing import RectifyList, UnitFindings
from pufa_cli.report import figures
from pufa_cli.report.notices import (
    FORMS,
    KINDS,
    REFERRAL,
    TITLES,
    Form,
    Kind,
    Referred,
    chosen,
    notice,
    referral,
)


def rectify_notice(
    folder: Path, *, unit: str, kind: str, as_of: date, format_name: str = "md"
) -> Made:
    """The letter of a kind to a unit, in Chinese; none where no finding calls for it.

    A decision that was confirmed gives it its number; else the number is left blank.
    Raises KeyError for a kind or format that there is not.
    """
    wanted, form = KINDS[kind], FORMS[format_name]
    unit = id_of(folder, unit)
    result = rectify_list(folder, as_of=as_of, unit=unit)
    if result.setup_is_broken:
        return Made({}, result.diagnostics, setup_is_broken=True)
    if wrong := _in_the_way(result, folder, unit):
        return Made({}, wrong)
    if wanted == REFERRAL:
        letter = _referral(result, folder, unit, form)
        return _made(letter, unit, wanted, form)
    decided = [chosen(one, wanted).decision for one in result.units]
    if decided and decided[0] is not None:  # told as it was on that day
        result = rectify_list(folder, as_of=decided[0].on, unit=unit)
    copies = _in_charge(folder, unit)
    found = next((notice(result, one, wanted, form, copies) for one in result.units), None)
    return _made(found, unit, wanted, form)


def _made(text: str | None, unit: str, kind: Kind, form: Form) -> Made:
    return Made({} if text is None else {f"{unit}-{TITLES[kind].zh}.{form}": text})


def _in_the_way(result: RectifyList, folder: Path, unit: str) -> tuple[Diagnostic, ...]:
    """What keeps this unit from getting a letter: its own file, or that nobody knows it."""
    here = find_workspace(folder) or folder
    own = {shown_name(rectification_path(here, unit)), shown_name(here / ROSTER_FILE)}
    return tuple(one for one in result.diagnostics if one.is_error and one.file in own)


def _referral(result: RectifyList, folder: Path, unit: str, form: Form) -> str | None:
    workspace = load_workspace(find_workspace(folder) or folder)
    known = workspace.roster.unit_by_id if workspace.roster else {}
    standard = result.standard
    if standard is None or unit not in known:
        return None
    as_of = result.provenance.as_of
    listed = next(iter(result.units), UnitFindings(known[unit], (), ()))
    found = fired_of(workspace, unit, standard, as_of)
    scored = report(workspace.folder, as_of=as_of, unit=unit)
    total, grade = _figures(scored) if isinstance(scored, UnitResult) else ("", "")
    vetoes = [
        Referred(one.veto, one.grounds, _steps(standard, one.veto.id), total, grade)
        for one in found
        if one.veto.carries_to is not None or _steps(standard, one.veto.id)
    ]
    return referral(result, listed, vetoes, form, _in_charge(folder, unit))


def _in_charge(folder: Path, unit: str) -> list[str]:
    """The leader and the team of a unit, as far as anybody is named."""
    here = acceptance(folder)
    matrix = matrix_of(here)
    if matrix is None or unit not in here.unit_by_id:
        return []
    one = here.unit_by_id[unit]
    return [name for name in (matrix.leader_of(one), matrix.team_of(one)) if name]


def _figures(scored: UnitResult) -> tuple[str, str]:
    found = scored.assessment
    if found is None:
        return "", ""
    places = found.standard.rounding.places
    return figures.total(found.total, places), figures.grade(found.decision, "zh")


def _steps(standard: Standard, veto: str) -> tuple[Sanction, ...]:
    return tuple(one for one in standard.sanctions if one.trigger and one.trigger.veto == veto)
