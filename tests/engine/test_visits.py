"""Visits held against the plan and the roster."""

from acceptance import units
from building import a_review
from engine.test_acceptance_checks import ids
from pufa_cli.engine.visits import Arranged, check_visit
from pufa_cli.model.district import Team

TEAMS = tuple(Team(id=f"t{n}", title=title) for n, title in enumerate(("一组", "二组"), 1))
UNITS = {
    unit.id: unit
    for unit in units(
        {"id": "xiaoqiao", "name": "孝桥镇", "team": "一组"},
        {"id": "dong", "name": "东镇", "team": "t2"},
        {"id": "nan", "name": "南镇"},
    )
}
PLANNED = Arranged(UNITS, TEAMS, {"xiaoqiao": "dong"}, "plans/r1.yaml")


def found(arranged=PLANNED, unit="xiaoqiao", **more):
    return ids(check_visit(a_review({}, unit=unit, **more), arranged))


def test_the_inspecting_unit_is_known_and_the_one_planned():
    assert found(inspecting_unit="dong") == []
    assert found(inspecting_unit="nan") == ["PF350"]
    assert found(inspecting_unit="dng") == ["PF302"]
    assert found(unit="dong", inspecting_unit="nan") == []
    assert found(PLANNED._replace(inspectors={}), inspecting_unit="nan") == []


def test_the_team_is_that_of_the_roster_by_id_or_title():
    assert found(team="t1") == []
    assert found(team="t2") == ["PF351"]
    assert found(unit="dong", team="t2") == []
    assert found(unit="dong", team="t1") == ["PF351"]
    assert found(unit="nan", team="t1") == []
    assert found(unit="nobody", team="t1") == []


def test_inspectors_come_from_units_that_are_known():
    assert found(inspectors=[{"post": "组长", "unit": "dong"}, {"post": "组员"}]) == []
    assert found(inspectors=[{"post": "组长", "unit": "dng"}]) == ["PF302"]


def test_whoever_is_called_by_the_name_of_the_unit_seems_to_be_of_it():
    assert found(inspectors=[{"post": "孝桥镇司法所长"}]) == ["PF355"]
    assert found(reviewer="孝桥镇工作组") == ["PF355"]
    assert found(reviewer="东镇工作组") == []
    assert found(inspectors=[{"post": "孝桥镇干部", "unit": "dong"}]) == []
    longer = units({"id": "xiao", "name": "孝桥镇中学"})[0]
    with_school = PLANNED._replace(units={**UNITS, "xiao": longer})
    assert found(with_school, reviewer="孝桥镇中学校长") == []
    assert found(unit="nobody", reviewer="孝桥镇工作组") == []
