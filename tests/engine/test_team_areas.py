"""Sharing out areas against trying every way, up to six areas and four teams."""

from itertools import product
from unittest.mock import patch

import pytest

from pufa_cli.base.seeded import Seeded
from pufa_cli.engine import team_areas
from pufa_cli.engine.team_areas import Ask, Shares, shared_out


def an_ask(chance: Seeded, areas: int, teams: int) -> Ask:
    weights = {f"a{at}": 1 + chance.below(12) for at in range(areas)}
    names = [f"t{at}" for at in range(teams)]
    barred = {(t, a) for t in names for a in weights if chance.below(5) == 0}
    return Ask(weights, names, frozenset(barred))


def evenness(ask: Ask, owners: dict[str, str]) -> tuple[int, int]:
    loads = dict.fromkeys(ask.teams, 0)
    for area, team in owners.items():
        loads[team] += ask.units_by_area[area]
    return max(loads.values()), max(loads.values()) - min(loads.values())


def best(ask: Ask, fixed: dict[str, str]) -> tuple[int, int]:
    left = {
        area: [team for team in ask.teams if (team, area) not in ask.barred]
        for area in ask.units_by_area
        if area not in fixed
    }
    left = {area: teams for area, teams in left.items() if teams}
    ways = product(*left.values())
    return min(evenness(ask, fixed | dict(zip(left, way, strict=True))) for way in ways)


def is_sound(ask: Ask, found: Shares) -> bool:
    given = found.team_by_area
    reachable = {a for a in ask.units_by_area if any((t, a) not in ask.barred for t in ask.teams)}
    return (
        not {(team, area) for area, team in given.items()} & ask.barred
        and given.keys() == reachable
        and {*found.uncovered} == ask.units_by_area.keys() - reachable
        and found.most >= found.at_least
        and sum(found.units_by_team.values()) == sum(ask.units_by_area[area] for area in given)
    )


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_no_way_is_more_even(start: int) -> None:
    for number in range(start, start + 20):
        chance = Seeded("areas", str(number))
        ask = an_ask(chance, 1 + chance.below(6), 1 + chance.below(4))
        found = shared_out(ask, Seeded("x"))
        assert is_sound(ask, found)
        assert found.is_proven
        assert evenness(ask, dict(found.team_by_area)) == best(ask, {}), number


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_what_is_kept_stays_and_the_rest_is_as_even_as_it_can_be(start: int) -> None:
    for number in range(start, start + 20):
        chance = Seeded("kept", str(number))
        ask = an_ask(chance, 5, 3)
        old = {
            area: ("t0", "t1", "t2", "gone")[chance.below(4)] for area in ("a0", "a1", "a2", "x")
        }
        found = shared_out(ask._replace(kept=old), Seeded("x"))
        fixed = {
            area: team
            for area, team in old.items()
            if area in ask.units_by_area and team in ask.teams and (team, area) not in ask.barred
        }
        assert fixed.items() <= found.team_by_area.items()
        assert is_sound(ask, found)
        assert evenness(ask, dict(found.team_by_area)) == best(ask, fixed), number


def test_the_seed_decides_among_equals_and_the_order_does_not() -> None:
    ask = Ask({"a": 2, "b": 2, "c": 2}, ["x", "y", "z"], frozenset())
    turned = Ask({"c": 2, "a": 2, "b": 2}, ["z", "x", "y"], frozenset())
    seen = set()
    for number in range(20):
        found = shared_out(ask, Seeded(str(number)))
        assert found == shared_out(turned, Seeded(str(number)))
        seen.add(tuple(found.team_by_area.items()))
    assert len(seen) == 6


def test_beyond_what_is_searched_through_the_bound_is_stated() -> None:
    for number in range(40):
        chance = Seeded("many", str(number))
        ask = an_ask(chance, 30, 4)
        found = shared_out(ask, Seeded("x"))
        assert is_sound(ask, found)
        assert found.most <= found.at_least + 1
    proven = shared_out(Ask({f"a{n}": 1 for n in range(999)}, ["t", "u"], frozenset()), Seeded("x"))
    assert (proven.most, proven.at_least, proven.is_proven) == (500, 500, True)


def test_a_search_that_is_cut_short_is_not_called_proven() -> None:
    ask = Ask({"a": 9, "b": 8, "c": 7, "d": 2}, ["x", "y"], frozenset({("x", "a"), ("x", "b")}))
    assert shared_out(ask, Seeded("x")).is_proven
    with patch.object(team_areas, "MOST_STEPS", 2):
        found = shared_out(ask, Seeded("x"))
    assert is_sound(ask, found)
    assert not found.is_proven
