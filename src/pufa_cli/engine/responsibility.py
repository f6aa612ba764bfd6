"""The matrix of responsibility: who is in charge of which unit, how much each has, what lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.base.language import Sayable, Text
from pufa_cli.engine import codes as general
from pufa_cli.engine import responsibility_codes as codes
from pufa_cli.model.district import Point, Team, Unit
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.organisation import Organisation, WorkGroup
from pufa_cli.model.responsibility import AreaRow, Burden, GroupRow, PointRow

ROLES: Mapping[str, Text] = {
    "leader": Text("挂点领导", "leader"),
    "member": Text("领导小组成员", "member of the leading group"),
    "officer": Text("工作人员", "officer"),
}
UNITS, POINTS = Text("单位", "units"), Text("点", "pilots")


@dataclass(frozen=True)
class Matrix:
    """Units, and what the settings say of those in charge."""

    found: Organisation
    units: tuple[Unit, ...]

    @cached_property
    def by_area(self) -> dict[str, str]:
        """The leader of each area that the settings name; the first where two are named."""
        duty = self.found.responsibility
        named: dict[str, str] = {}
        for one in duty.areas if duty else ():
            named.setdefault(one.area, one.leader)
        return named

    def leader_of(self, unit: Unit) -> str:
        """Who is in charge of a unit; empty for nobody."""
        return unit.leader or self.by_area.get(unit.area or "", "")

    def team_of(self, unit: Unit) -> str:
        """The title of the team in charge of a unit; empty for none."""
        return self.found.team_title(unit.team)


def area_rows(matrix: Matrix) -> tuple[AreaRow, ...]:
    """Every area, in the order of the roster."""
    areas: dict[str, list[Unit]] = {}
    for unit in matrix.units:
        areas.setdefault(unit.area or "", []).append(unit)
    return tuple(
        AreaRow(
            area,
            _each(iter((*_named(matrix, area), *map(matrix.leader_of, units)))),
            _each(matrix.team_of(unit) for unit in units),
            len(units),
            sum(unit.head is None for unit in units),
        )
        for area, units in areas.items()
    )


def _named(matrix: Matrix, area: str) -> tuple[str, ...]:
    """Every leader that the settings name for an area: one, unless they contradict themselves."""
    duty = matrix.found.responsibility
    return tuple(one.leader for one in (duty.areas if duty else ()) if one.area == area)


def _each(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name)


def point_rows(units: Sequence[Unit]) -> tuple[PointRow, ...]:
    """Every pilot."""
    return tuple(PointRow(unit, unit.point or Point()) for unit in units if unit.pilot)


def group_rows(found: Organisation) -> tuple[GroupRow, ...]:
    """Supervision groups that name people, then working groups of the office with their tasks."""
    tasks = [task for phase in found.phases for task in phase.tasks]
    groups = found.responsibility.groups if found.responsibility else ()
    named = (one for one in found.teams if one.members)
    teams = (GroupRow(one.id, one.title, None, _posts(one), (), True) for one in named)
    others = (
        GroupRow(
            one.id,
            one.title,
            one.leader,
            _posts(one),
            tuple(task for task in tasks if one.id in task.groups),
        )
        for one in groups
    )
    return (*teams, *others)


def _posts(group: Team | WorkGroup) -> tuple[str, ...]:
    return tuple(one.post for one in group.members)


def _memberships(found: Organisation) -> Iterator[tuple[str, str, KeyPath]]:
    """Each person in a supervision group or a working group: person, title of the group, place."""
    for at, team in enumerate(found.teams):
        for place, member in enumerate(team.members):
            yield member.post, team.title, ("teams", at, "members", place, "post")
    for at, group in enumerate(found.responsibility.groups if found.responsibility else ()):
        path: KeyPath = ("responsibility", "groups", at)
        if group.leader is not None:
            yield group.leader, group.title, (*path, "leader")
        for place, member in enumerate(group.members):
            yield member.post, group.title, (*path, "members", place, "post")


def burdens(matrix: Matrix) -> tuple[Burden, ...]:
    """What each person is in charge of, most units first; nothing of those in one group alone."""
    areas: dict[str, dict[str, None]] = {}
    counts: dict[str, int] = {}
    points: dict[str, list[str]] = {}
    for unit in matrix.units:
        leader = matrix.leader_of(unit)
        if leader:
            counts[leader] = counts.get(leader, 0) + 1
            areas.setdefault(leader, {}).setdefault(unit.area or "")
        for person in dict.fromkeys(unit.point.people if unit.point else ()):
            points.setdefault(person, []).append(unit.name)
    groups: dict[str, dict[str, None]] = {}
    for person, title, _ in _memberships(matrix.found):
        groups.setdefault(person, {}).setdefault(title)
    in_several = (person for person, titles in groups.items() if len(titles) > 1)
    people = dict.fromkeys((*counts, *points, *in_several))
    found = [
        Burden(
            one,
            tuple(area for area in areas.get(one, {}) if area),
            counts.get(one, 0),
            tuple(points.get(one, ())),
            tuple(groups.get(one, ())),
        )
        for one in people
    ]
    return tuple(sorted(found, key=lambda one: (-one.units, -len(one.points))))


def check_settings(matrix: Matrix) -> Iterator[Fault]:
    """What is wrong under `responsibility` in pufa.yaml; paths start in that file."""
    duty = matrix.found.responsibility
    known = _each(unit.area or "" for unit in matrix.units)
    first: dict[str, int] = {}
    for at, one in enumerate(duty.areas if duty else ()):
        path: KeyPath = ("responsibility", "areas", at)
        if one.area not in known:
            values = {"area": one.area, "nearest": did_you_mean(one.area, known)}
            yield Fault(codes.EMPTY_AREA, (*path, "area"), values)
        if one.area in first and duty is not None:
            other = ("responsibility", "areas", first[one.area])
            leader = duty.areas[first[one.area]].leader
            shown = {"area": one.area, "leader": one.leader, "other": leader, "where": "pufa.yaml"}
            yield Fault(codes.TWO_LEADERS, path, dict(shown), others=(other,))
        first.setdefault(one.area, at)
    yield from _groups(matrix.found)
    yield from _overloaded(matrix)


def _groups(found: Organisation) -> Iterator[Fault]:
    """Working groups with one id, and whoever stands in two groups (专人专用)."""
    duty = found.responsibility
    ids = (
        (("responsibility", "groups", at, "id"), one.id)
        for at, one in enumerate(duty.groups if duty else ())
    )
    for key, path, first in repeated(ids):
        yield Fault(general.ID_TWICE, path, {"key": key}, others=(first,))
    seen: dict[str, KeyPath] = {}
    for person, title, path in _memberships(found):
        if person in seen:
            values: dict[str, Sayable] = {"person": person, "group": title}
            yield Fault(codes.TWO_GROUPS, path, values, others=(seen[person],))
        seen.setdefault(person, path)


def _overloaded(matrix: Matrix) -> Iterator[Fault]:
    duty = matrix.found.responsibility
    if duty is None:
        return
    for one in burdens(matrix):
        for count, most, what, key in (
            (one.units, duty.most.units, UNITS, "units"),
            (len(one.points), duty.most.points, POINTS, "points"),
        ):
            if most is not None and count > most:
                values: dict[str, Sayable] = {"person": one.person, "count": count}
                values |= {"most": most, "what": what}
                yield Fault(codes.OVERLOADED, ("responsibility", "most", key), values)


def check_roster(matrix: Matrix) -> Iterator[Fault]:
    """What is wrong in the roster; paths start in units.yaml.

    Who lacks somebody is told only where the settings have a `responsibility`.
    """
    is_declared = matrix.found.responsibility is not None
    for at, unit in enumerate(matrix.units):
        path: KeyPath = ("units", at)
        yield from _team(matrix, unit, path)
        yield from _point(unit, path, is_declared)
        if is_declared:
            yield from _lacking(matrix, unit, path)
    yield from _two_leaders(matrix)


def _team(matrix: Matrix, unit: Unit, path: KeyPath) -> Iterator[Fault]:
    known = [name for team in matrix.found.teams for name in (team.id, team.title)]
    if unit.team is not None and known and unit.team not in known:
        values = {"text": unit.team, "nearest": did_you_mean(unit.team, known)}
        yield Fault(codes.UNKNOWN_TEAM, (*path, "team"), values)


def _point(unit: Unit, path: KeyPath, is_declared: bool) -> Iterator[Fault]:
    point = unit.point or Point()
    if unit.point is not None and not unit.pilot:
        yield Fault(codes.NOT_A_PILOT, (*path, "point"), {"unit": unit.name}, on_key=True)
    seen: dict[str, str] = {}
    for role, title in ROLES.items():
        person = getattr(point, role)
        if person is None and unit.pilot and is_declared:
            yield Fault(codes.POINT_UNMANNED, path, {"unit": unit.name, "role": title})
        if person is not None and person in seen:
            there = (*path, "point", role)
            others = ((*path, "point", seen[person]),)
            values = {"person": person, "unit": unit.name}
            yield Fault(codes.DOUBLED, there, dict(values), others=others)
        seen.setdefault(person, role)


def _lacking(matrix: Matrix, unit: Unit, path: KeyPath) -> Iterator[Fault]:
    values: dict[str, Sayable] = {"unit": unit.name}
    if unit.head is None:
        yield Fault(codes.NO_HEAD, path, values)
    if not matrix.leader_of(unit):
        yield Fault(codes.NO_LEADER, path, values)
    if unit.team is None:
        yield Fault(codes.NO_TEAM, path, values)


def _two_leaders(matrix: Matrix) -> Iterator[Fault]:
    """Units of one area whose leaders differ, or differ from the one in the settings."""
    named = matrix.by_area
    first: dict[str, tuple[str, KeyPath]] = {}
    for at, unit in enumerate(matrix.units):
        if unit.leader is None or unit.area is None:
            continue
        path: KeyPath = ("units", at, "leader")
        other, where = named.get(unit.area), "pufa.yaml"
        others: tuple[KeyPath, ...] = ()
        if other is None and unit.area in first:
            other, there = first[unit.area]
            others, where = (there,), "units.yaml"
        first.setdefault(unit.area, (unit.leader, path))
        if other is not None and other != unit.leader:
            values = {"area": unit.area, "leader": unit.leader, "other": other, "where": where}
            yield Fault(codes.TWO_LEADERS, path, dict(values), others=others)
