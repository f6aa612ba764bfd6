"""`plan_cross_check` and the plans that `check` reads: files, places, streams of mistakes."""

from pathlib import Path

import pytest

from linchuan import AS_OF, FOLDER, put, small_district
from pufa_cli import api
from pufa_cli.load.plans import load_plan
from pufa_cli.model.planning import CrossCheckResult
from pufa_cli.model.results import CheckResult
from pufa_cli.report.rendering import Look

PLAN = "plans/r1-cross-check.yaml"
MORE = """\
  - {id: dongling, name: 东岭镇, category: township, area: 东片}
  - {id: sifaju, name: 区司法局, category: department, area: 南片}
"""
TEAMS = """\
cross_check: {groups: [[township], [department]]}
teams:
  - {id: t1, title: 第一督查组, members: [{post: 组长, unit: sifaju}]}
  - {id: t2, title: 第二督查组}
"""


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_district(tmp_path / "district")
    monkeypatch.chdir(folder)
    append(folder / "units.yaml", MORE)
    append(folder / "pufa.yaml", TEAMS)
    return folder


def append(path: Path, text: str) -> None:
    put(path, path.read_text("utf-8") + text)


def made(folder: Path, seed: str = "x", **more: Path) -> CrossCheckResult:
    return api.plan_cross_check(folder, round_id="r1", seed=seed, **more)


def checked(folder: Path) -> CheckResult:
    return api.check([folder], as_of=AS_OF)


def codes_of(found: CheckResult | CrossCheckResult) -> set[str]:
    return {one.code.id for one in found.diagnostics if one.code.id.startswith("PF33")}


def test_a_plan_is_a_file_that_is_read_back_as_the_same_plan(district: Path) -> None:
    result = made(district)
    assert result.has_pairs
    path = put(district / PLAN, api.plan_file(result))
    assert load_plan(path).plan == result.plan
    assert codes_of(checked(district)) == set()
    assert result.checked.diagnostics == ()
    assert api.plan_file(made(district)) == api.plan_file(result)


def test_every_seed_that_is_taken_comes_back(district: Path) -> None:
    for seed in ("'", '"', "#1", "- a", "null", "2026年6月 抽签: 第1次", "{x}", "\\", "1.10", "~"):
        path = put(district / PLAN, api.plan_file(made(district, seed)))
        found = load_plan(path)
        assert found.diagnostics == ()
        assert found.plan == made(district, seed).plan


@pytest.mark.parametrize("seed", ["", " ", " a", "a\n", "a\x00b", "a\u202eb", "x" * 201, "\udc80"])
def test_a_seed_that_a_file_cannot_hold_is_refused(district: Path, seed: str) -> None:
    with pytest.raises(ValueError, match="seed"):
        made(district, seed)


def test_the_order_of_the_roster_changes_nothing(district: Path) -> None:
    before = api.plan_file(made(district))
    lines = (district / "units.yaml").read_text("utf-8").splitlines(keepends=True)
    put(district / "units.yaml", "".join([*lines[:2], *reversed(lines[2:])]))
    assert api.plan_file(made(district)) == before


def test_previous_pairs_are_avoided_and_a_kept_plan_is_kept(district: Path) -> None:
    first = put(district / PLAN, api.plan_file(made(district)))
    second = made(district, "x", previous=first).plan
    assert second is not None
    assert second.groups[0].reached.repeated == 0
    append(district / "units.yaml", "  - {id: hewan, name: 河湾镇, category: township}\n")
    assert codes_of(checked(district)) == {"PF333", "PF335"}
    third = made(district, "x", keep=first).plan
    assert third is not None
    assert third.changes is not None
    assert len(third.changes.pairs) == 2
    put(district / PLAN, api.plan_file(made(district, "x", keep=first, previous=first)))
    assert codes_of(checked(district)) == set()


def test_units_of_one_leader_are_called_so(district: Path) -> None:
    areas = "{areas: [{area: 东片, leader: 甲}, {area: 西片, leader: 甲}]}"
    append(district / "pufa.yaml", f"responsibility: {areas}\n")
    put(district / "pufa.yaml", (district / "pufa.yaml").read_text("utf-8").replace(TEAMS, ""))
    units = zip("abc", ("东片", "西片", "西片"), strict=True)
    rows = [f"  - {{id: {one}, name: {one}, category: x, area: {area}}}" for one, area in units]
    put(district / "units.yaml", "\n".join(["pufa: roster/1", "units:", *rows, ""]))
    text = api.render(made(district), "text", "zh", Look())
    assert "同一领导（本组过半单位都如此）" in text
    append(district / "pufa.yaml", "phases: 1\n")
    assert made(district).setup_is_broken


def test_mistakes_of_a_plan_stand_at_their_lines(district: Path) -> None:
    text = api.plan_file(made(district))
    path = put(district / PLAN, text.replace("inspected: shuinan", "inspected: shuinam"))
    (one,) = [one for one in checked(district).diagnostics if one.code.id == "PF330"]
    assert one.span is not None
    assert "shuinam" in path.read_text("utf-8").split("\n")[one.span.line - 1]
    assert "shuinan" in one.message("en")
    put(path, text + "remark: x\n")
    assert "PF202" in {one.code.id for one in checked(district).errors}
    assert "PF202" in {one.code.id for one in api.check([path], as_of=AS_OF).errors}
    put(path, text.replace("inspected: shuinan", "inspected: xiaoqiao"))
    assert codes_of(api.check([path], as_of=AS_OF)) & {"PF331", "PF332"}
    alone = put(district.parent / "alone.yaml", path.read_text("utf-8"))
    assert codes_of(api.check([alone], as_of=AS_OF)) <= {"PF331", "PF332"}
    assert not made(district, "x", keep=path).has_pairs
    assert made(district, "x", previous=district / "nowhere.yaml").plan is None


def test_a_plan_of_another_round_is_noticed(district: Path) -> None:
    path = put(district / PLAN, api.plan_file(made(district)))
    other = put(district / "plans" / "r2-cross-check.yaml", path.read_text("utf-8"))
    assert [one.code.id for one in api.check([other], as_of=AS_OF).errors] == ["PF706"]
    assert "PF706" in {one.code.id for one in checked(district).errors}
    kept = api.plan_cross_check(district, round_id="r2", seed="x", keep=path)
    assert [one.code.id for one in kept.diagnostics] == ["PF329"]
    assert kept.plan is not None
    assert made(district, keep=path).diagnostics == ()


def test_files_beside_the_plans_are_noted(district: Path) -> None:
    for name in ("notes.txt", "more/r1-cross-check.yaml", ".gitkeep", "README.md"):
        put(district / "plans" / name, "x: y\n")
    found = [one.file for one in checked(district).diagnostics if one.code.id == "PF133"]
    assert found == ["plans/more/r1-cross-check.yaml", "plans/notes.txt"]


def test_settings_that_cannot_be_planned_from(district: Path) -> None:
    good = (district / "pufa.yaml").read_text("utf-8")
    put(district / "pufa.yaml", good.replace("[department]]", "[township]]"))
    assert codes_of(made(district)) == {"PF336"}
    assert checked(district).setup_is_broken
    put(district / "pufa.yaml", good.replace("unit: sifaju", "unit: sifa"))
    assert codes_of(made(district)) == {"PF330"}
    put(district / "pufa.yaml", good.replace("id: t2", "id: t1"))
    assert made(district).setup_is_broken
    with pytest.raises(ValueError, match="\\."):
        api.plan_file(made(district))
    put(district / "pufa.yaml", good)
    append(district / "units.yaml", MORE)
    assert {one.code.id for one in made(district).diagnostics} == {"PF310"}
    put(district / "units.yaml", "- x\n")
    assert made(district).setup_is_broken


def test_categories_are_named_where_there_is_a_standard(district: Path) -> None:
    assert made(district).titles["township"] != ""
    good = (district / "pufa.yaml").read_text("utf-8")
    put(district / "pufa.yaml", good.replace("linchuan-45@1.0.0", "nothing@1.0.0"))
    assert made(district).titles == {}
    assert made(district).has_pairs


def test_the_example_district_is_planned_without_anything_to_avoid() -> None:
    plan = api.plan_cross_check(FOLDER, round_id="r1", seed="1").plan
    assert plan is not None
    assert all(group.proven for group in plan.groups)
    assert {group.reached.reciprocal + group.reached.repeated for group in plan.groups} == {0}
