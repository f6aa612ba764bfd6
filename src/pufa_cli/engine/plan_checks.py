"""Plans held against themselves and against the district; settings that plans are made from."""

from collections.abc import Iterator

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.engine import plan_codes as codes
from pufa_cli.engine.cross_check import Basis, area_of
from pufa_cli.engine.exam_codes import ROUND_DIFFERS
from pufa_cli.model.district import District
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.planning import CrossCheckPlan, Supervision

INSPECTS = Text("检查别人", "as inspector")
IS_INSPECTED = Text("被检查", "to be inspected")


def check_settings(district: District, basis: Basis) -> Iterator[Fault]:
    """Categories in two groups, teams written twice, members of units that are not there."""
    seen: set[str] = set()
    for at, group in enumerate(district.cross_check.groups):
        for place, category in enumerate(group):
            if category in seen:
                path = ("cross_check", "groups", at, place)
                yield Fault(codes.CATEGORY_TWICE, path, {"key": category})
            seen.add(category)
    known = [unit.id for unit in basis.units]
    teams: set[str] = set()
    for at, team in enumerate(district.teams):
        if team.id in teams:
            yield Fault(codes.TEAM_TWICE, ("teams", at, "id"), {"key": team.id})
        teams.add(team.id)
        for place, member in enumerate(team.members):
            if member.unit is not None and member.unit not in known:
                yield _unknown(member.unit, known, ("teams", at, "members", place, "unit"))


def _unknown(unit: str, known: list[str], path: KeyPath) -> Fault:
    return Fault(codes.PLANNED_UNKNOWN, path, {"key": unit, "nearest": did_you_mean(unit, known)})


def check_pairs(plan: CrossCheckPlan) -> Iterator[Fault]:
    """Whoever inspects itself, inspects two or is inspected by two."""
    seen: set[tuple[str, str]] = set()
    for at, group in enumerate(plan.groups):
        for place, pair in enumerate(group.pairs):
            path = ("groups", at, "pairs", place)
            if pair.inspector == pair.inspected:
                yield Fault(codes.INSPECTS_ITSELF, (*path, "inspected"), {"key": pair.inspector})
            roles = (
                ("inspector", pair.inspector, INSPECTS),
                ("inspected", pair.inspected, IS_INSPECTED),
            )
            for key, unit, role in roles:
                if (key, unit) in seen:
                    values: dict[str, Sayable] = {"key": unit, "role": role}
                    yield Fault(codes.PLANNED_TWICE, (*path, key), values)
                seen.add((key, unit))


def check_round(plan: CrossCheckPlan, named: str) -> Iterator[Fault]:
    """Whether a plan is of the round that its file is named after."""
    if plan.round != named:
        yield Fault(ROUND_DIFFERS, ("round",), {"text": plan.round, "wanted": named})


def check_kept(plan: CrossCheckPlan, round_id: str) -> Iterator[Fault]:
    """Whether a plan that is kept to is of the same round."""
    if plan.round != round_id:
        yield Fault(codes.KEPT_ROUND, ("round",), {"text": plan.round, "wanted": round_id})


def check_plan(plan: CrossCheckPlan, basis: Basis) -> Iterator[Fault]:
    """A plan that does not fit the district, or no longer."""
    yield from check_pairs(plan)
    yield from _against_roster(plan, basis)
    yield from _left_out(plan, basis)
    if plan.supervision is not None:
        yield from _duties(plan.supervision, basis)
    if plan.digest != basis.digest:
        yield Fault(codes.PLAN_STALE, ("digest",))


def _against_roster(plan: CrossCheckPlan, basis: Basis) -> Iterator[Fault]:
    groups = enumerate(basis.grouped())
    group_of = {unit.id: at for at, (_, units) in groups for unit in units}
    known = list(group_of)
    for at, group in enumerate(plan.groups):
        if group.alone is not None and group.alone not in group_of:
            yield _unknown(group.alone, known, ("groups", at, "alone"))
        for place, pair in enumerate(group.pairs):
            path = ("groups", at, "pairs", place)
            both = (("inspector", pair.inspector), ("inspected", pair.inspected))
            missing = [(key, unit) for key, unit in both if unit not in group_of]
            for key, unit in missing:
                yield _unknown(unit, known, (*path, key))
            if not missing and group_of[pair.inspector] != group_of[pair.inspected]:
                values = {"key": pair.inspector, "other": pair.inspected}
                yield Fault(codes.OTHER_GROUP, (*path, "inspected"), values)


def _left_out(plan: CrossCheckPlan, basis: Basis) -> Iterator[Fault]:
    """Units of groups in which somebody could inspect them, but nobody does."""
    inspectors = plan.inspected_by
    inspected = set(inspectors.values())
    for _, units in basis.grouped():
        for unit in units if len(units) > 1 else ():
            for role, planned in ((INSPECTS, inspectors.keys()), (IS_INSPECTED, inspected)):
                if unit.id not in planned:
                    yield Fault(codes.NOT_PLANNED, ("groups",), {"key": unit.id, "role": role})


def _duties(found: Supervision, basis: Basis) -> Iterator[Fault]:
    teams = {team.id: team for team in basis.teams}
    areas = {unit.id: area_of(unit) for unit in basis.units}
    for at, duty in enumerate(found.duties):
        path = ("supervision", "duties", at)
        team = teams.get(duty.team)
        if team is None:
            values = {"key": duty.team, "nearest": did_you_mean(duty.team, teams)}
            yield Fault(codes.TEAM_UNKNOWN, (*path, "team"), values)
            continue
        own = {areas.get(member.unit) for member in team.members if member.unit is not None}
        for place, area in enumerate(duty.areas):
            if area in own:
                values = {"key": team.id, "area": area}
                yield Fault(codes.OWN_AREA, (*path, "areas", place), values)
