"""Spot checks drawn by lot, and plans held against what was found."""

from collections import Counter

from hypothesis import given as for_all
from hypothesis import strategies as st

from acceptance import units
from engine.test_acceptance_checks import STANDARD, ids
from pufa_cli.engine.spot_checks import check_spot_checks, criteria_of, draw_checks
from pufa_cli.model.planning import SpotCheckPlan

SOME = units(
    *({"id": f"t{at}", "name": f"镇{at}", "category": "township"} for at in range(6)),
    *({"id": f"d{at}", "name": f"局{at}", "category": "department"} for at in range(3)),
    {"id": "lost", "name": "无类", "category": "none"},
)
KNOWN = {unit.id: unit for unit in SOME}


def drawn(count, **more):
    return draw_checks(STANDARD, SOME, "r1", "s", count, **more)


@for_all(st.integers(1, 12), st.integers(1, 60))
def test_units_are_drawn_evenly_over_categories_with_criteria_of_their_sheets(count, each):
    plan = drawn(count, each=each)
    assert len(plan.units) == min(count, 9)
    kinds = Counter(KNOWN[one.unit].category for one in plan.units)
    assert abs(kinds["township"] - min(count, 9) * 6 / 9) < 1
    for one in plan.units:
        sheet = criteria_of(STANDARD, KNOWN[one.unit])
        assert len(one.criteria) == min(each, len(sheet))
        assert list(one.criteria) == [key for key in sheet if key in one.criteria]


def test_named_criteria_are_checked_where_the_sheet_has_them():
    plan = drawn(9, named=["T1.3", "C1.1"])
    assert {one.unit: one.criteria for one in plan.units if one.unit in ("t0", "d0")} == {
        "t0": ("C1.1", "T1.3"),
        "d0": ("C1.1",),
    }
    only = drawn(9, named=["T1.3"])
    assert {KNOWN[one.unit].category for one in only.units} == {"township"}
    assert drawn(3, named=["nothing"]).units == ()


def test_the_order_of_the_roster_has_no_influence():
    other = draw_checks(STANDARD, SOME[::-1], "r1", "s", 4, each=2)
    assert set(other.units) == set(drawn(4, each=2).units)
    assert set(drawn(4, each=2).units) != set(
        draw_checks(STANDARD, SOME, "r1", "t", 4, each=2).units
    )


def test_a_plan_is_held_against_roster_standard_and_what_was_found():
    plan = SpotCheckPlan.model_validate(
        {
            "pufa": "spot_check_plan/1",
            "round": "r0",
            "seed": "s",
            "units": [
                {"unit": "t0", "criteria": ["C1.1", "D1.1"]},
                {"unit": "nobody", "criteria": ["C1.1"]},
                {"unit": "t1", "criteria": ["C1.1"]},
            ],
        }
    )
    done = {"t0": {"C1.1", "D1.1"}}
    assert ids(check_spot_checks(plan, KNOWN, STANDARD, done, "r1")) == [
        "PF706",
        "PF721",
        "PF302",
        "PF722",
    ]
    found = list(check_spot_checks(plan, KNOWN, None, {}, "r0"))
    assert ids(found) == ["PF722", "PF302", "PF722"]
    assert found[0].values["criteria"] == "C1.1、D1.1"
