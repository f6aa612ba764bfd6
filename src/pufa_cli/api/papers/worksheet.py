"""The sheet for a visit to one unit: what to verify, step by step, and room to write."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pufa_cli.api.judging import judge, provenance
from pufa_cli.api.one_unit import no_such_unit
from pufa_cli.api.paper import Paper, Request
from pufa_cli.api.placing import answer_places
from pufa_cli.api.standards import Checked, of_district
from pufa_cli.api.visitors import plan_of, visitor_of
from pufa_cli.base.diagnostics import Diagnostic, Fault, in_order
from pufa_cli.base.language import Text
from pufa_cli.engine import codes
from pufa_cli.engine.standings import standings
from pufa_cli.engine.steps import by_steps
from pufa_cli.engine.workdays import workdays_of
from pufa_cli.load.files import is_there, shown_name
from pufa_cli.load.filings import load_filing
from pufa_cli.load.rectifications import load_calendar, load_rectification, rectification_path
from pufa_cli.load.workspace import (
    EVIDENCE,
    Workspace,
    find_workspace,
    load_workspace,
    submission_path,
)
from pufa_cli.model.district import District, Unit
from pufa_cli.model.fields import not_one_of
from pufa_cli.model.filing import Expected
from pufa_cli.model.rectification import Finding
from pufa_cli.model.standard import Standard
from pufa_cli.model.worksheet import Worksheet, WorksheetResult


class _Made(NamedTuple):
    """A sheet with what it was made from."""

    sheet: Worksheet | None
    found: tuple[Diagnostic, ...]
    digests: tuple[str, ...] = ()
    places: Mapping[str, str] = MappingProxyType({})


def _make(asked: Request) -> WorksheetResult:
    workspace = load_workspace(find_workspace(asked.folder) or asked.folder)
    district, roster = workspace.district, workspace.roster
    unit = roster.unit_by_id.get(asked.unit or "") if roster else None
    checked = of_district(workspace, asked.standard)
    setup = [*workspace.diagnostics, *checked.errors]
    is_broken = any(one.is_error for one in setup) or checked.standard is None
    plan, about_plan, plan_digest = plan_of(workspace, district)
    made = _Made(None, ())
    if district is not None and not is_broken and checked.standard is not None:
        made = _made(workspace, district, unit, checked, checked.standard, asked)
    digests = [workspace.district_source.digest, workspace.roster_digest, *plan_digest]
    digests += made.digests
    return WorksheetResult(
        folder=shown_name(asked.folder),
        unit=unit,
        unit_id=asked.unit or "",
        district=district,
        sheet=made.sheet,
        visitor=visitor_of(asked.source or "", unit, workspace, plan),
        provenance=provenance(checked, asked.as_of, [bytes.fromhex(one) for one in digests]),
        diagnostics=in_order([*setup, *about_plan, *made.found]),
        setup_is_broken=is_broken,
        places=made.places,
    )


def _made(
    workspace: Workspace,
    district: District,
    unit: Unit | None,
    checked: Checked,
    standard: Standard,
    asked: Request,
) -> _Made:
    """The sheet of a unit; none where the roster does not know it, or the standard its category."""
    if unit is None:
        return _Made(None, (_unknown(workspace, asked.unit or ""),))
    category = standard.category_by_id.get(unit.category)
    if category is None:
        return _Made(None, (_uncategorized(workspace, unit, standard),))
    findings, found, digests = _findings(workspace.folder, unit.id, asked.as_of)
    path = submission_path(workspace.folder, unit.id, district.round.id)
    if not is_there(path):
        steps = by_steps(standard, category, None, None, findings)
        blank = Worksheet(standard, category, steps, None, {}, findings, is_broken=False)
        return _Made(blank, found, digests)
    loaded = load_filing(path, (), workspace.folder / EVIDENCE / unit.id, unit, district)
    wanted = None if asked.standard else standard.reference
    expected = Expected(asked.as_of, wanted, district.round.id, unit, unit.id)
    expected = expected._replace(standard_digest=checked.digest)
    judged = judge(loaded, standard, expected)
    rest, assessment = loaded.rest, judged.assessment
    sheet = Worksheet(
        standard,
        category,
        by_steps(standard, category, rest, assessment, findings),
        rest.submission if rest else None,
        rest.evidence if rest else {},
        findings,
        is_broken=assessment is None,
    )
    return _Made(
        sheet, (*found, *judged.diagnostics), (*digests, *loaded.digests), answer_places(loaded)
    )


def _unknown(workspace: Workspace, unit: str) -> Diagnostic:
    """The roster does not know a unit."""
    known = workspace.roster.unit_by_id if workspace.roster else {}
    return no_such_unit(workspace.folder, unit, known)


def _uncategorized(workspace: Workspace, unit: Unit, standard: Standard) -> Diagnostic:
    """The standard does not know the category that the roster gives a unit."""
    units = workspace.roster.units if workspace.roster else ()
    at = next(at for at, one in enumerate(units) if one.id == unit.id)
    values = not_one_of(unit.category, standard.category_by_id).values
    fault = Fault(codes.UNKNOWN_CATEGORY, ("units", at, "category"), values)
    return workspace.roster_source.located(fault)


def _findings(
    folder: Path, unit: str, as_of: date
) -> tuple[tuple[Finding, ...], tuple[Diagnostic, ...], tuple[str, ...]]:
    """What a unit still has to put right by a day, of this round or an earlier one."""
    path = rectification_path(folder, unit)
    if not is_there(path):
        return (), (), ()
    loaded, calendar = load_rectification(path, folder), load_calendar(folder)
    model = loaded.model
    known = standings(model, workdays_of(calendar.model), as_of) if model else ()
    undone = tuple(one.finding for one in known if one.state.is_undone)
    return undone, loaded.diagnostics, (loaded.source.digest,)


PAPER = Paper(
    Text("检查工作表：按核验步骤排列，留出填写的地方", "the sheet for a visit, with room to write"),
    _make,
    frozenset({"unit", "standard", "source"}),
    frozenset({"unit"}),
)
