"""Who comes to a unit for a source of reviews: by the plan, a team first by the roster."""

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.files import is_there
from pufa_cli.load.plans import CROSS_CHECK, PLANS, load_plan
from pufa_cli.load.workspace import Workspace
from pufa_cli.model.district import District, Unit
from pufa_cli.model.planning import CrossCheckPlan
from pufa_cli.model.worksheet import Visitor


def plan_of(
    workspace: Workspace, district: District | None
) -> tuple[CrossCheckPlan | None, tuple[Diagnostic, ...], tuple[str, ...]]:
    """The cross-check plan of the round, if there is one, what is wrong with it, its digest."""
    round_id = district.round.id if district else ""
    path = workspace.folder / PLANS / f"{round_id}{CROSS_CHECK}"
    if district is None or not is_there(path):
        return None, (), ()
    loaded = load_plan(path)
    return loaded.plan, loaded.diagnostics, (loaded.source.digest,)


def visitor_of(
    source: str, unit: Unit | None, workspace: Workspace, plan: CrossCheckPlan | None
) -> Visitor:
    """Who visits a unit for a source; the roster may name a team by its id or its title."""
    if unit is None:
        return Visitor(source)
    if source == "supervision":
        teams = workspace.district.teams if workspace.district else ()
        titles = {one.id: one.title for one in teams}
        named = (one.id for one in teams if unit.team in (one.id, one.title))
        planned = plan.team_by_area.get(unit.area or "", "") if plan else ""
        team = next(named, planned)
        return Visitor(source, titles.get(team, team) or unit.team or "", team=team)
    if source == "cross_inspection" and plan is not None:
        by = next((a for a, b in plan.inspected_by.items() if b == unit.id), "")
        names = workspace.roster.unit_by_id if workspace.roster else {}
        return Visitor(source, names[by].name if by in names else by, unit=by)
    return Visitor(source)
