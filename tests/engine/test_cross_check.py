"""Cross-check plans: optimal on small groups, minimal changes, laws, settings and stale plans."""

from collections import Counter
from collections.abc import Mapping
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pufa_cli.base.seeded import Seeded
from pufa_cli.engine.cross_check import Basis, Wanted, cross_check
from pufa_cli.engine.plan_checks import check_pairs, check_plan, check_settings
from pufa_cli.model.district import Member, Team, Unit
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.planning import CrossCheckPlan, PairedGroup, Tally

Pairs = Mapping[str, str]
Areas = Mapping[str, str | None]


def basis_of(areas: Areas, category: str = "c", **more: Any) -> Basis:
    units = tuple(Unit(key, key.upper(), category, area) for key, area in areas.items())
    return Basis(units, **more)


def plan_of(pairs: Pairs) -> CrossCheckPlan:
    told = [{"inspector": one, "inspected": other} for one, other in pairs.items()]
    return CrossCheckPlan.model_validate(
        {
            "pufa": "cross_check_plan/1",
            "round": "r0",
            "seed": "old",
            "digest": "0" * 64,
            "groups": [{"categories": ["c"], "pairs": told}],
        }
    )


def tally(pairs: Pairs, areas: Areas, last: Pairs) -> tuple[int, int, int]:
    return (
        sum(pairs[other] == one for one, other in pairs.items()) // 2,
        sum(last.get(one) == other for one, other in pairs.items()),
        sum(areas[a] is not None and areas[a] == areas[b] for a, b in pairs.items()),
    )


def ways(units: list[str]) -> list[Pairs]:
    found = (dict(zip(units, way, strict=True)) for way in permutations(units))
    return [way for way in found if all(one != other for one, other in way.items())]


def changed(way: Pairs, old: Pairs) -> int:
    return sum(old.get(one) != other for one, other in way.items())


def numbers(one: Tally) -> tuple[int, int, int]:
    return one.reciprocal, one.repeated, one.same_area


def some_areas(chance: Seeded, size: int) -> dict[str, str | None]:
    names = ["东", "西", "南", None][: 1 + chance.below(4)]
    return {f"u{at}": names[chance.below(len(names))] for at in range(size)}


def some_pairs(chance: Seeded, units: list[str]) -> dict[str, str]:
    """Pairs of a circle, of which some are gone."""
    order = chance.shuffled(units)
    pairs = dict(zip(order, [*order[1:], order[0]], strict=True))
    gone = chance.sample(order, chance.below(len(order)))
    return {one: other for one, other in pairs.items() if one not in gone and one != other}


@pytest.mark.parametrize("start", range(0, 300, 25))
def test_no_plan_is_better(start: int) -> None:
    for number in range(start, start + 25):
        chance = Seeded("plans", str(number))
        size = 7 if number % 25 == 0 else 2 + chance.below(5)
        areas = some_areas(chance, size)
        last = some_pairs(chance, list(areas))
        plan = cross_check(basis_of(areas), Wanted("r1", str(number), plan_of(last)))
        (group,) = plan.groups
        reached = tally(plan.inspected_by, areas, last)
        assert reached == min(tally(way, areas, last) for way in ways(list(areas))), number
        assert (numbers(group.reached), numbers(group.at_least)) == (reached, reached)
        assert group.proven
        assert_reasons(group, areas)


def assert_reasons(group: PairedGroup, areas: Areas) -> None:
    """What could not be avoided is said of each pair that it is true of."""
    said = Counter(wish for pair in group.pairs for wish in pair.not_avoided or {})
    found = group.reached
    assert said["repeated"] == found.repeated
    assert said["same_area"] == found.same_area
    assert said["reciprocal"] == 2 * found.reciprocal
    for pair in group.pairs:
        why = pair.not_avoided or {}
        assert (why.get("reciprocal") == "two_units") == (len(areas) == 2)
        crowd = sum(area == areas[pair.inspector] for area in areas.values())
        if "same_area" in why:
            assert (why["same_area"] == "large_area") == (2 * crowd > len(areas))


@pytest.mark.parametrize("start", range(0, 300, 25))
def test_a_kept_plan_is_changed_only_where_it_must_be(start: int) -> None:
    for number in range(start, start + 25):
        chance = Seeded("kept", str(number))
        areas = some_areas(chance, 7 if number % 25 == 0 else 2 + chance.below(5))
        units = list(areas)
        last, old = some_pairs(chance, units), some_pairs(chance, [*units, "gone"])
        wanted = Wanted("r1", str(number), plan_of(last), plan_of(old))
        plan = cross_check(basis_of(areas), wanted)
        found = plan.inspected_by
        costs = [(changed(way, old), *tally(way, areas, last)) for way in ways(units)]
        assert (changed(found, old), *tally(found, areas, last)) == min(costs), number
        assert plan.groups[0].proven
        assert plan.changes is not None
        told = {one.inspector: (one.before, one.after) for one in plan.changes.pairs}
        keys = {key for key in {*old, *found} if old.get(key) != found.get(key)}
        assert told == {key: (old.get(key), found.get(key)) for key in keys}


def test_a_unit_that_joins_alone_steps_between_two() -> None:
    old = plan_of({"a": "b", "b": "c", "c": "a"})
    plan = cross_check(basis_of(dict.fromkeys("abcd")), Wanted("r1", "x", None, old))
    assert plan.changes is not None
    assert len(plan.changes.pairs) == 2
    assert numbers(plan.groups[0].reached) == (0, 0, 0)


def test_when_nothing_changed_nothing_changes() -> None:
    basis = basis_of({f"u{at}": "东西南"[at % 3] for at in range(9)})
    first = cross_check(basis, Wanted("r1", "x"))
    again = cross_check(basis, Wanted("r1", "y", None, first))
    assert again.inspected_by == first.inspected_by
    assert again.changes is not None
    assert again.changes.pairs == ()
    assert {
        why for pair in again.groups[0].pairs for why in (pair.not_avoided or {}).values()
    } == set()


def test_kept_pairs_that_are_not_what_they_should_be_are_kept_and_said() -> None:
    areas = {"a": "东", "b": "东", "c": "西", "d": "西"}
    plan = cross_check(basis_of(areas), Wanted("r", "x", None, plan_of({"a": "b", "b": "a"})))
    first = plan.groups[0].pairs[0]
    assert first.not_avoided == {"reciprocal": "kept", "same_area": "kept"}


def test_groups_are_categories_unless_the_settings_join_them() -> None:
    units = [Unit(f"{kind}{at}", "", kind) for kind in ("t", "d", "e") for at in range(3)]
    units.append(Unit("s0", "", "s"))
    plan = cross_check(Basis(tuple(units), (("d", "e"), ("x",))), Wanted("r", "x"))
    assert [one.categories for one in plan.groups] == [("d", "e"), ("s",), ("t",)]
    assert [one.alone for one in plan.groups] == [None, "s0", None]
    assert [len(one.pairs) for one in plan.groups] == [6, 0, 3]


def test_the_leader_stands_for_an_area_that_is_not_given() -> None:
    units = tuple(Unit(key, key, "c", None, None, key[0]) for key in ("a1", "a2", "b1", "b2"))
    pairs = cross_check(Basis(units), Wanted("r", "x")).inspected_by
    assert all(one[0] != other[0] for one, other in pairs.items())


def near_by(units: list[Unit], leaders: Mapping[str, str]) -> Any:
    """Whether two units share an area or a leader, said anew."""
    leader = {one.id: one.leader or leaders.get(one.area or "") for one in units}
    area = {one.id: one.area for one in units}
    return lambda a, b: any(told[a] is not None and told[a] == told[b] for told in (leader, area))


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_no_plan_has_fewer_pairs_of_one_leader(start: int) -> None:
    for number in range(start, start + 50):
        chance = Seeded("leaders", str(number))
        areas, leaders = ["东", "西", "南", None], ["甲", "乙"]
        units = [
            Unit(f"u{at}", "", "c", areas[chance.below(4)], None, [*leaders, None][chance.below(3)])
            for at in range(3 + chance.below(4))
        ]
        duties = {"东": "甲", "西": leaders[chance.below(2)]}
        near = near_by(units, duties)
        plan = cross_check(Basis(tuple(units), leaders=duties), Wanted("r", str(number)))
        least = min(
            (
                sum(way[other] == one for one, other in way.items()) // 2,
                sum(near(*pair) for pair in way.items()),
            )
            for way in ways([one.id for one in units])
        )
        (group,) = plan.groups
        assert (group.reached.reciprocal, group.reached.same_area) == least
        assert sum(near(*pair) for pair in plan.inspected_by.items()) == least[1]
        assert group.proven


def test_two_areas_of_one_leader_do_not_inspect_each_other() -> None:
    district = Organisation.model_validate(
        {
            "pufa": "district/1",
            "district": {"id": "d", "name": "d"},
            "standard": "s@1",
            "round": {"id": "r", "title": "r"},
            "responsibility": {
                "areas": [
                    {"area": "东", "leader": "甲"},
                    {"area": "西", "leader": "甲"},
                    {"area": "南", "leader": "乙"},
                ]
            },
        }
    )
    units = [Unit(f"{'e' if at < 2 else 'w'}{at}", "", "c", "东西"[at // 2]) for at in range(4)]
    units += [Unit(f"s{at}", "", "c", "南") for at in range(4)]
    basis = Basis.of(district, units)
    plan = cross_check(basis, Wanted("r", "x"))
    assert all((one[0] == "s") != (other[0] == "s") for one, other in plan.inspected_by.items())
    moved = [one._replace(leader="乙") if one.area == "东" else one for one in units]
    assert [one.code.slug for one in check_plan(plan, Basis.of(district, moved))] == ["plan-stale"]


# --- laws


rosters = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=4),
    st.tuples(st.sampled_from("tds"), st.sampled_from([None, "东", "西", "南"])),
    max_size=30,
)


def made(roster: dict[str, tuple[str, str | None]], **more: Any) -> Basis:
    return Basis(tuple(Unit(key, "", kind, area) for key, (kind, area) in roster.items()), **more)


@settings(max_examples=60, deadline=None)
@given(rosters, st.text(max_size=5), st.randoms(use_true_random=False))
def test_laws(roster: dict[str, tuple[str, str | None]], seed: str, shuffling: Any) -> None:
    teams = tuple(Team(id=one, title=one) for one in ("t1", "t2"))
    basis = made(roster, teams=teams)
    plan = cross_check(basis, Wanted("r", seed))
    pairs = plan.inspected_by
    assert all(one != other for one, other in pairs.items())
    assert sorted(pairs) == sorted(pairs.values())
    alone = {group.alone for group in plan.groups if group.alone is not None}
    assert pairs.keys() | alone == roster.keys()
    assert not pairs.keys() & alone
    assert list(check_plan(plan, basis)) == []
    turned = list(roster.items())
    shuffling.shuffle(turned)
    assert cross_check(made(dict(turned), teams=teams[::-1]), Wanted("r", seed)) == plan


def test_another_seed_gives_another_plan() -> None:
    basis = basis_of({f"u{at}": None for at in range(20)})
    plans = {
        tuple(cross_check(basis, Wanted("r", str(at))).inspected_by.values()) for at in range(9)
    }
    assert len(plans) == 9


def test_large_groups_are_proven_too() -> None:
    for share in (2, 5):
        areas = {f"u{at}": "东" if at % 5 < share else "西" for at in range(200)}
        first = cross_check(basis_of(areas), Wanted("r", "x"))
        second = cross_check(basis_of(areas), Wanted("r", "x", first))
        assert second.groups[0].proven
        assert numbers(second.groups[0].reached)[:2] == (0, 0)


# --- supervision groups


TEAMS = (
    Team(id="t1", title="一组", members=(Member(post="组长", unit="a"), Member(post="组员"))),
    Team(id="t2", title="二组"),
)


def test_teams_share_the_areas_and_leave_the_own_to_others() -> None:
    areas = {"a": "东", "b": "东", "c": "西", "d": "南", "e": None}
    plan = cross_check(basis_of(areas, teams=TEAMS), Wanted("r", "x"))
    assert plan.supervision is not None
    assert plan.team_by_area == {"东": "t2", "西": "t1", "南": "t1"}
    assert plan.supervision.without_area == ("e",)
    assert (plan.supervision.most, plan.supervision.at_least) == (2, 2)
    alone = cross_check(basis_of(areas, teams=TEAMS[:1]), Wanted("r", "x", None, plan))
    assert alone.supervision is not None
    assert alone.supervision.uncovered == ("东",)
    assert alone.changes is not None
    assert [(one.area, one.before, one.after) for one in alone.changes.areas] == [
        ("东", "t2", None)
    ]


def test_a_plan_without_teams_has_no_supervision() -> None:
    basis = basis_of({"a": "东"})
    plan = cross_check(basis, Wanted("r", "x"))
    assert plan.team_by_area == {}
    assert list(check_plan(plan, basis)) == []


# --- faults


def slugs(faults: Any) -> list[str]:
    return sorted(fault.code.slug for fault in faults)


def test_settings_that_contradict_themselves() -> None:
    district = Organisation.model_validate(
        {
            "pufa": "district/1",
            "district": {"id": "d", "name": "d"},
            "standard": "s@1",
            "round": {"id": "r", "title": "r"},
            "cross_check": {"groups": [["t", "s"], ["t"]]},
            "teams": [
                {"id": "t1", "title": "x", "members": [{"post": "p", "unit": "nobody"}]},
                {"id": "t1", "title": "y", "members": [{"post": "p"}, {"post": "p", "unit": "a"}]},
            ],
        }
    )
    faults = list(check_settings(district, Basis.of(district, [Unit("a", "A", "t")])))
    assert slugs(faults) == ["category-in-two-groups", "team-twice", "unit-not-in-roster"]
    assert {fault.path for fault in faults} == {
        ("cross_check", "groups", 1, 0),
        ("teams", 1, "id"),
        ("teams", 0, "members", 0, "unit"),
    }


def test_pairs_that_cannot_be() -> None:
    pairs = [("a", "a"), ("b", "c"), ("b", "c")]
    told = [{"inspector": one, "inspected": other} for one, other in pairs]
    plan = plan_of({}).model_dump() | {"groups": [{"categories": ["c"], "pairs": told}]}
    faults = list(check_pairs(CrossCheckPlan.model_validate(plan)))
    assert slugs(faults) == ["inspects-itself", "planned-twice", "planned-twice"]
    assert faults[0].path == ("groups", 0, "pairs", 0, "inspected")


def test_a_plan_that_no_longer_fits() -> None:
    areas = {"a": "东", "b": "东", "c": "西", "d": "西"}
    old = basis_of(areas, teams=TEAMS)
    plan = cross_check(old, Wanted("r", "x"))
    moved = Basis((*old.units[:2], Unit("c", "C", "other", "西"), Unit("e", "E", "c")))
    found = slugs(check_plan(plan, moved))
    assert Counter(found) == {
        "unit-not-in-roster": 2,
        "other-group": len([1 for pair in plan.groups[0].pairs if is_across(pair)]),
        "not-planned": 2,
        "team-unknown": 2,
        "plan-stale": 1,
    }


def is_across(pair: Any) -> bool:
    both = {pair.inspector, pair.inspected}
    return "c" in both and "d" not in both


def test_a_team_over_the_own_area_and_a_unit_alone_that_is_gone() -> None:
    basis = basis_of({"a": "东", "b": "西"}, teams=TEAMS)
    told = cross_check(basis, Wanted("r", "x")).model_dump(exclude_none=True)
    told["supervision"]["duties"] = [{"team": "t1", "areas": ["西", "东"], "units": "2"}]
    told["groups"] = [*told["groups"], {"categories": ["s"], "alone": "z"}]
    plan = CrossCheckPlan.model_validate(told)
    faults = list(check_plan(plan, basis))
    assert slugs(faults) == ["team-in-own-area", "unit-not-in-roster"]
    assert faults[1].path == ("supervision", "duties", 0, "areas", 1)
