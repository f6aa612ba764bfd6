"""Who inspects whom (交叉检查): every unit one other of its group, everybody inspected once.

Of all ways the one with fewest units changed (where a plan is kept), then fewest mutual pairs, then
fewest pairs of the last round, then fewest pairs within one leader's area; among equals the seed
decides.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from pufa_cli.base.seeded import Seeded
from pufa_cli.engine.pairing import Table, paired
from pufa_cli.engine.responsibility import Matrix
from pufa_cli.engine.team_areas import Ask, shared_out
from pufa_cli.model.district import Team, Unit
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.planning import (
    AreaChange,
    Because,
    Changes,
    CrossCheckPlan,
    Pair,
    PairChange,
    PairedGroup,
    Supervision,
    Tally,
    TeamDuty,
    Wish,
)

Home: TypeAlias = tuple[str, str]  # an area or a leader, which a unit shares with others


@dataclass(frozen=True)
class Basis:
    """What a plan is made from: units, which of them may meet, supervision groups, leaders."""

    units: tuple[Unit, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    teams: tuple[Team, ...] = ()
    leaders: Mapping[str, str] = field(default_factory=dict)  # by area

    @classmethod
    def of(cls, district: Organisation, units: Iterable[Unit]) -> "Basis":
        """That of a district."""
        matrix = Matrix(district, tuple(units))
        return cls(matrix.units, district.cross_check.groups, district.teams, matrix.by_area)

    def homes(self, unit: Unit) -> frozenset[Home]:
        """The area of a unit, and the leader in charge of it; units that share one are near."""
        told = (("area", unit.area), ("leader", self._leader(unit)))
        return frozenset((kind, name) for kind, name in told if name)

    def _leader(self, unit: Unit) -> str:
        return unit.leader or self.leaders.get(unit.area or "", "")

    @property
    def digest(self) -> str:
        """SHA-256 of all of it, whatever the order of the roster."""
        told = {
            "units": sorted(
                [one.id, one.category, area_of(one) or "", self._leader(one)] for one in self.units
            ),
            "groups": sorted(sorted(group) for group in self.groups),
            "teams": sorted(
                [one.id, sorted(member.unit or "" for member in one.members)] for one in self.teams
            ),
        }
        text = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode("ascii")).hexdigest()

    def grouped(self) -> list[tuple[tuple[str, ...], list[Unit]]]:
        """The units by group, in order of id: groups as declared, then categories of their own."""
        here = {unit.category for unit in self.units}
        declared = {category for group in self.groups for category in group}
        groups = [*self.groups, *((category,) for category in sorted(here - declared))]
        units = sorted(self.units, key=lambda unit: unit.id)
        found = [(group, [unit for unit in units if unit.category in group]) for group in groups]
        return [(group, units) for group, units in found if units]


class Wanted(NamedTuple):
    """What is asked of a plan; `kept` is one to change as little as may be."""

    round: str
    seed: str
    previous: CrossCheckPlan | None = None
    kept: CrossCheckPlan | None = None
    previous_digest: str | None = None
    kept_digest: str | None = None


def area_of(unit: Unit) -> str | None:
    """Where a unit belongs: its area (片), or its leader where no area is given."""
    return unit.area or unit.leader


def cross_check(basis: Basis, wanted: Wanted) -> CrossCheckPlan:
    """The plan of a round, the same for the same seed."""
    last = wanted.previous.inspected_by if wanted.previous else {}
    kept = wanted.kept.inspected_by if wanted.kept else {}
    groups = tuple(
        _group(
            categories,
            {unit.id: basis.homes(unit) for unit in units},
            last,
            kept,
            Seeded(wanted.seed, "pairs", *sorted(categories)),
        )
        for categories, units in basis.grouped()
    )
    plan = CrossCheckPlan(
        pufa="cross_check_plan/1",
        round=wanted.round,
        seed=wanted.seed,
        digest=basis.digest,
        previous=wanted.previous_digest,
        kept=wanted.kept_digest,
        groups=groups,
        supervision=_supervision(basis, wanted),
    )
    if wanted.kept is None:
        return plan
    return plan.model_copy(update={"changes": _changes(wanted.kept, plan)})


def _changes(before: CrossCheckPlan, after: CrossCheckPlan) -> Changes:
    pairs = _moved(before.inspected_by, after.inspected_by)
    areas = _moved(before.team_by_area, after.team_by_area)
    return Changes(
        pairs=tuple(PairChange(inspector=a, before=b, after=c) for a, b, c in pairs),
        areas=tuple(AreaChange(area=a, before=b, after=c) for a, b, c in areas),
    )


def _moved(
    before: Mapping[str, str], after: Mapping[str, str]
) -> list[tuple[str, str | None, str | None]]:
    keys = sorted(before.keys() | after.keys())
    told = [(key, before.get(key), after.get(key)) for key in keys]
    return [one for one in told if one[1] != one[2]]


# --- pairs


def _group(
    categories: tuple[str, ...],
    homes: Mapping[str, frozenset[Home]],
    last: Mapping[str, str],
    kept: Mapping[str, str],
    chance: Seeded,
) -> PairedGroup:
    order = chance.shuffled(list(homes))
    if len(order) == 1:
        return PairedGroup(categories=categories, alone=order[0])
    circle = _Circle(order, homes, last)
    circle.keep(kept)
    circle.close()
    return circle.group(categories)


@dataclass
class _Circle:
    """The units of one group in an order of chance, and who inspects whom so far."""

    order: list[str]
    homes: Mapping[str, frozenset[Home]]
    last: Mapping[str, str]
    held: dict[str, str] = field(default_factory=dict)  # kept from another plan
    made: dict[str, str] = field(default_factory=dict)
    bound: int = 0

    @property
    def _weight(self) -> int:
        """What counts as much as all that is lighter together."""
        return len(self.order) + 1

    def keep(self, kept: Mapping[str, str]) -> None:
        """Takes over the pairs of another plan whose units are both still here."""
        here = set(self.order)
        self.held = {one: kept[one] for one in self.order if kept.get(one) in here}

    def close(self) -> None:
        """Gives everybody who inspects nobody somebody whom nobody inspects."""
        inspected = set(self.held.values())
        rows = [one for one in self.order if one not in self.held]
        columns = [one for one in self.order if one not in inspected]
        if len(rows) == 1 and rows == columns:
            self._insert(rows[0])
        elif rows:
            self._pair(rows, columns)
        else:
            self.bound = self._cost({})

    def _insert(self, alone: str) -> None:
        """One unit too many: it steps between two that are paired, wherever that costs least."""
        ways = [{one: alone, alone: self.held[one]} for one in self.order if one != alone]
        costs = [self._cost(way) for way in ways]
        self.bound = min(costs)
        self.made = ways[costs.index(self.bound)]
        self.held = {one: other for one, other in self.held.items() if one not in self.made}

    def _pair(self, rows: list[str], columns: list[str]) -> None:
        row_at = {one: at for at, one in enumerate(rows)}
        column_at = {one: at for at, one in enumerate(columns)}
        barred = self._weight**2 * (len(self.order) + 2)
        table = Table(
            [[self._price(one, other, barred) for other in columns] for one in rows],
            barred,
            [row_at.get(one, -1) for one in columns],
            [column_at.get(one, -1) for one in rows],
            self._weight**2,
        )
        found = paired(table)
        self.made = {one: columns[at] for one, at in zip(rows, found.columns, strict=True)}
        self.bound = self._cost(self.made) - (found.cost - found.bound)

    def _price(self, one: str, other: str, barred: int) -> int:
        if one == other:
            return barred
        price = self._weight**2 if self.held.get(other) == one else 0
        price += self._weight if self.last.get(one) == other else 0
        return price + self._is_near(one, other)

    def _is_near(self, one: str, other: str) -> bool:
        return not self.homes[one].isdisjoint(self.homes[other])

    def _cost(self, made: Mapping[str, str]) -> int:
        tally = self._tally({**self.held, **made})
        weight = self._weight
        return (tally.reciprocal * weight + tally.repeated) * weight + tally.same_area

    def _tally(self, pairs: Mapping[str, str]) -> Tally:
        counted = Counter(wish for pair in pairs.items() for wish in self._wishes(pairs, *pair))
        return Tally(
            reciprocal=counted["reciprocal"] // 2,
            repeated=counted["repeated"],
            same_area=counted["same_area"],
        )

    def _wishes(self, pairs: Mapping[str, str], one: str, other: str) -> list[Wish]:
        """What a pair does that it should not."""
        found: list[Wish] = []
        if pairs[other] == one:
            found.append("reciprocal")
        if self.last.get(one) == other:
            found.append("repeated")
        if self._is_near(one, other):
            found.append("same_area")
        return found

    # --- the result

    def group(self, categories: tuple[str, ...]) -> PairedGroup:
        """All pairs in order of id, each with what could not be avoided."""
        pairs = {**self.held, **self.made}
        above, same_area = divmod(self.bound, self._weight)
        reciprocal, repeated = divmod(above, self._weight)
        at_least = Tally(reciprocal=reciprocal, repeated=repeated, same_area=same_area)
        reached = self._tally(pairs)
        return PairedGroup(
            categories=categories,
            reached=reached,
            at_least=at_least,
            proven=reached == at_least,
            pairs=tuple(
                Pair(
                    inspector=one,
                    inspected=pairs[one],
                    not_avoided={
                        wish: self._because(wish, one, pairs[one], reached == at_least)
                        for wish in self._wishes(pairs, one, pairs[one])
                    }
                    or None,
                )
                for one in sorted(pairs)
            ),
        )

    def _because(self, wish: Wish, one: str, other: str, is_proven: bool) -> Because:
        if wish == "reciprocal" and len(self.order) == 2:
            return "two_units"
        if one in self.held or wish == "reciprocal":
            return "kept"
        if wish == "same_area" and self._is_large(self.homes[one] & self.homes[other]):
            return "large_area"
        return "least" if is_proven else "not_proven"

    def _is_large(self, shared: frozenset[Home]) -> bool:
        """Whether more than half of the group lies in one area or under one leader."""
        counts = (sum(home in some for some in self.homes.values()) for home in shared)
        return any(2 * count > len(self.order) for count in counts)


# --- supervision groups


def _supervision(basis: Basis, wanted: Wanted) -> Supervision | None:
    if not basis.teams:
        return None
    areas = {unit.id: area_of(unit) for unit in basis.units}
    units_by_area = Counter(area for area in areas.values() if area is not None)
    barred = {
        (team.id, areas.get(member.unit) or "")
        for team in basis.teams
        for member in team.members
        if member.unit is not None
    }
    kept = wanted.kept.team_by_area if wanted.kept else {}
    teams = [team.id for team in basis.teams]
    ask = Ask(units_by_area, teams, frozenset(barred), kept)
    found = shared_out(ask, Seeded(wanted.seed, "teams"))
    return Supervision(
        duties=tuple(
            TeamDuty(
                team=team,
                areas=tuple(area for area, one in found.team_by_area.items() if one == team),
                units=found.units_by_team[team],
            )
            for team in sorted(teams)
        ),
        most=found.most,
        at_least=found.at_least,
        proven=found.is_proven,
        uncovered=found.uncovered,
        without_area=tuple(sorted(unit for unit, area in areas.items() if area is None)),
    )
