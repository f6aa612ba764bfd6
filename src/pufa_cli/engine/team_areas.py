"""Sharing areas out among supervision groups: as even as can be, nobody over the own unit.

Heaviest area first to the group with least, then exchanges; with few areas a search through all
ways (branch and bound) follows, which proves what it finds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from pufa_cli.base.seeded import Seeded

MOST_AREAS = 24  # that are searched through
MOST_STEPS = 200_000
MOST_EXCHANGED = 200  # areas among which exchanges are sought
Evenness = tuple[int, int]  # most, and most less least


class Shares(NamedTuple):
    """The group of each area, the areas that no group may have, and how even it is."""

    team_by_area: Mapping[str, str]
    uncovered: tuple[str, ...]
    units_by_team: Mapping[str, int]
    at_least: int  # units of the group that has most, however they are shared out
    is_proven: bool

    @property
    def most(self) -> int:
        """Units of the group that has most."""
        return max(self.units_by_team.values())


class Ask(NamedTuple):
    """Areas with their units, groups, and which group may not have which area."""

    units_by_area: Mapping[str, int]
    teams: Sequence[str]
    barred: frozenset[tuple[str, str]]  # team and area
    kept: Mapping[str, str] = {}  # areas that stay with their group where they may


def shared_out(ask: Ask, chance: Seeded) -> Shares:
    """Every area that a group may have, with one group; what is equally even, by chance."""
    teams = chance.shuffled(sorted(ask.teams))
    areas = chance.shuffled(sorted(ask.units_by_area))
    areas.sort(key=lambda area: -ask.units_by_area[area])
    places = {team: at for at, team in enumerate(teams)}
    allowed = {
        area: [places[team] for team in teams if (team, area) not in ask.barred] for area in areas
    }
    kept = {area: places.get(ask.kept.get(area, ""), -1) for area in areas}
    fixed = {area: kept[area] for area in areas if kept[area] in allowed[area]}
    open_areas = [area for area in areas if allowed[area] and area not in fixed]
    loads = [0] * len(teams)
    for area, team in fixed.items():
        loads[team] += ask.units_by_area[area]
    weights = [ask.units_by_area[area] for area in open_areas]
    sharing = _Sharing(weights, [allowed[area] for area in open_areas], loads)
    sharing.solve()
    owners = fixed | dict(zip(open_areas, sharing.owners, strict=True))
    units = dict(zip(teams, sharing.loads_of(sharing.owners), strict=True))
    uncovered = tuple(sorted(area for area in areas if not allowed[area]))
    found = {area: teams[owner] for area, owner in sorted(owners.items())}
    at_least = max(units.values()) if sharing.is_proven else sharing.at_least
    return Shares(found, uncovered, units, at_least, sharing.is_proven)


def _evenness(loads: Sequence[int]) -> Evenness:
    return max(loads), max(loads) - min(loads)


@dataclass
class _Sharing:
    """Weights, heaviest first, to owners that may have them, on top of what these have."""

    weights: list[int]
    allowed: list[list[int]]
    base: list[int]
    owners: list[int] = field(default_factory=list)
    is_proven: bool = False
    _steps: int = 0

    @property
    def at_least(self) -> int:
        """What the heaviest load cannot go below: the mean, the heaviest weight, what is fixed."""
        mean = -(-(sum(self.weights) + sum(self.base)) // len(self.base))
        singles = [
            min(self.base[owner] for owner in allowed) + weight
            for weight, allowed in zip(self.weights, self.allowed, strict=True)
        ]
        return max([mean, *self.base, *singles])

    def loads_of(self, owners: Sequence[int]) -> list[int]:
        """What every owner comes to."""
        loads = list(self.base)
        for weight, owner in zip(self.weights, owners, strict=True):
            loads[owner] += weight
        return loads

    def solve(self) -> None:
        """The most even way that is found, and whether it is proven to be."""
        self._begin()
        if len(self.weights) <= MOST_EXCHANGED:
            while self._is_improved():
                pass
        if len(self.weights) > MOST_AREAS or self._is_ideal():
            self.is_proven = self._is_ideal()
            return
        self._search(0, list(self.base), [])
        self.is_proven = self._steps <= MOST_STEPS or self._is_ideal()

    def _begin(self) -> None:
        loads = list(self.base)
        for weight, allowed in zip(self.weights, self.allowed, strict=True):
            owner = min(allowed, key=lambda one: loads[one])
            loads[owner] += weight
            self.owners.append(owner)

    def _is_ideal(self) -> bool:
        """Whether nothing can be more even: the mean, and no further apart than it leaves."""
        loads = self.loads_of(self.owners)
        return _evenness(loads) <= (self.at_least, min(1, sum(loads) % len(loads)))

    def _is_improved(self) -> bool:
        """Moves one area, or exchanges two, if that brings the loads closer together."""
        loads = self.loads_of(self.owners)
        before = sum(load * load for load in loads)
        for owners in self._neighbours():
            if sum(load * load for load in self.loads_of(owners)) < before:
                self.owners = owners
                return True
        return False

    def _neighbours(self) -> Iterator[list[int]]:
        for at, allowed in enumerate(self.allowed):
            for owner in allowed:
                yield [*self.owners[:at], owner, *self.owners[at + 1 :]]
        for one, other in combinations(range(len(self.owners)), 2):
            mine, theirs = self.owners[one], self.owners[other]
            if mine in self.allowed[other] and theirs in self.allowed[one]:
                changed = list(self.owners)
                changed[one], changed[other] = theirs, mine
                yield changed

    def _search(self, at: int, loads: list[int], owners: list[int]) -> None:
        self._steps += 1
        best = _evenness(self.loads_of(self.owners))
        if self._steps > MOST_STEPS or max(loads) > best[0]:
            return
        if at == len(self.weights):
            if _evenness(loads) < best:
                self.owners = list(owners)
            return
        tried: set[tuple[int, tuple[bool, ...]]] = set()
        for owner in sorted(self.allowed[at], key=lambda one: loads[one]):
            # Two owners with the same load, who may have the same areas, come to the same.
            state = (loads[owner], tuple(owner in below for below in self.allowed[at:]))
            if state not in tried:
                tried.add(state)
                loads[owner] += self.weights[at]
                self._search(at + 1, loads, [*owners, owner])
                loads[owner] -= self.weights[at]
