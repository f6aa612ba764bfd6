"""`pufa report --kind worksheet`: who visits, what is known, what is blank, what is broken."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cli.conftest import Done, Pufa
from linchuan import name_of, put
from rectifying import XIAOQIAO

KIND = ("--kind", "worksheet", "--unit")
PLAN = """\
pufa: cross_check_plan/1
round: 2005-acceptance
seed: s
digest: {digest}
groups:
  - categories: [township]
    pairs: [{inspector: shuinan, inspected: xiaoqiao}, {inspector: gone, inspected: shuinan}]
supervision:
  duties: [{team: t1, areas: [东片], units: 1}, {team: t9, areas: [西片], units: 1}]
  most: 1
  at_least: 1
  proven: 是
"""
ROSTER = """\
pufa: roster/1
units:
  - {id: xiaoqiao, name: 孝桥镇, category: township, area: 东片, team: 老组}
  - {id: shuinan, name: 水南镇, category: township, area: 西片}
  - {id: jiaoyuju, name: 区教育局, category: department, team: 第二组}
"""


@pytest.fixture
def planned(district: Path) -> Path:
    """A district with a plan of who visits whom."""
    settings = (district / "pufa.yaml").read_text("utf-8")
    put(district / "pufa.yaml", settings + "teams: [{id: t1, title: 第一组}]\n")
    put(district / "units.yaml", ROSTER)
    put(district / "plans/2005-acceptance-cross-check.yaml", PLAN.replace("{digest}", "a" * 64))
    return district


def head(done: Done) -> dict[str, str]:
    """The facts at the head of a sheet."""
    lines = done.out.partition("\n## ")[0].split("\n")
    pairs = (line[4:].partition("**: ")[::2] for line in lines if line.startswith("- **"))
    return dict(pairs)


@pytest.mark.parametrize(
    ("unit", "source", "who"),
    [
        ("xiaoqiao", "supervision", "第一组"),
        ("shuinan", "supervision", "t9"),
        ("jiaoyuju", "supervision", "第二组"),
        ("xiaoqiao", "cross_inspection", "水南镇"),
        ("shuinan", "cross_inspection", "gone"),
        ("jiaoyuju", "cross_inspection", "＿" * 8),
        ("xiaoqiao", "superior", "＿" * 8),
    ],
)
def test_the_plan_and_the_roster_say_who_visits(
    planned: Path, pufa: Pufa, unit: str, source: str, who: str
) -> None:
    done = pufa("report", *KIND, unit, "--source", source)
    assert done.code == 0
    assert head(done)["检查单位"] == who
    assert f"reviews/2005-acceptance/{source.replace('_', chr(92) + '_')}/{unit}.yaml" in done.out


def test_without_a_source_or_plan_nobody_is_named(district: Path, pufa: Pufa) -> None:
    done = pufa("report", *KIND, "xiaoqiao")
    assert "检查来源" not in head(done)
    assert head(done)["检查单位"] == "＿" * 8
    crossed = pufa("report", *KIND, "xiaoqiao", "--source", "cross_inspection")
    assert head(crossed)["检查单位"] == "＿" * 8
    assert pufa("report", "--kind", "worksheet").code == 2


def test_a_broken_plan_is_told_and_the_sheet_is_made(planned: Path, pufa: Pufa) -> None:
    put(planned / "plans/2005-acceptance-cross-check.yaml", "pufa: cross_check_plan/1\n")
    done = pufa("report", *KIND, "xiaoqiao", "--source", "supervision")
    assert done.code == 0
    assert "cross-check.yaml" in done.err
    assert head(done)["检查单位"] == "老组"


def test_marks_of_other_reviewers_are_not_shown(district: Path, pufa: Pufa) -> None:
    record = json.loads(pufa("report", *KIND, "xiaoqiao", "--format", "json").out)
    items = {one["criterion"]: one for step in record["steps"] for one in step["items"]}
    assert (items["C1.6"]["points"], items["C1.6"]["at_most"]) == ("0", "1.5")
    assert items["C1.6"]["status"] == "pending"
    assert (items["T1.3"]["claimed"], items["T1.3"]["points"]) == ("5", "4")
    assert items["T1.3"]["place"].endswith("2005-acceptance.yaml:215")
    assert [one["is_there"] for one in items["T1.1"]["evidence"]] == [True, None]
    assert record["state"] == "scored"


def test_the_rows_of_a_sheet_are_those_of_the_standard(district: Path, pufa: Pufa) -> None:
    done = pufa("report", *KIND, "xiaoqiao", "--format", "csv")
    rows = list(csv.DictReader(StringIO(done.out)))
    steps = [row["步骤"] for row in rows]
    assert steps == sorted(steps, key="听看考查改评".index)
    assert len({row["指标"] for row in rows}) == len(rows) == 44
    assert {row["评定得分"] for row in rows} == {""}


def test_a_unit_that_handed_in_nothing_has_a_blank_sheet(district: Path, pufa: Pufa) -> None:
    done = pufa("report", *KIND, "jiaoyuju")
    assert (done.code, done.err) == (0, "")
    assert "没有提交自评表" in done.out
    assert "未填报" in done.out
    assert "；按事实计" not in done.out
    record = json.loads(pufa("report", *KIND, "jiaoyuju", "--format", "json").out)
    assert record["state"] == "blank"
    assert record["category"] == "department"


def test_a_broken_submission_says_so_and_shows_what_can_be_read(district: Path, pufa: Pufa) -> None:
    file = district / name_of("xiaoqiao")
    text = file.read_text("utf-8")
    put(file, text.replace("full_time: 是, joint_office: 否", "full_time: 也许, joint_office: 否"))
    done = pufa("report", *KIND, "xiaoqiao")
    assert done.code == 3
    assert "自评表有错误" in done.out
    assert "full\\_time: 也许" in done.out
    assert "也许" in done.err
    record = json.loads(pufa("report", *KIND, "xiaoqiao", "--format", "json").out)
    assert record["state"] == "broken"
    put(file, "a: [\n")
    done = pufa("report", *KIND, "xiaoqiao")
    assert done.code == 3
    assert "自评表有错误" in done.out
    assert "### C1.1" in done.out


def test_findings_that_are_open_stand_with_their_criterion(district: Path, pufa: Pufa) -> None:
    put(district / "rectifications/xiaoqiao.yaml", XIAOQIAO)
    done = pufa("report", *KIND, "xiaoqiao")
    below = done.out.partition("### T1.3 ")[2].partition("###")[0]
    assert "F1 户主复习不足（督查，2005-05-16）" in below
    others = done.out.partition("## 其他未改完的问题")[2].partition("##")[0]
    assert "F3 台账不全" in others
    assert "F2" not in done.out
    record = json.loads(pufa("report", *KIND, "xiaoqiao", "--format", "json").out)
    assert [one["id"] for one in record["other_findings"]] == ["F3"]
    earlier = pufa("report", *KIND, "xiaoqiao", "--as-of", "2005-05-01")
    assert "F1 " not in earlier.out


def test_a_unit_that_nobody_knows_has_no_sheet(district: Path, pufa: Pufa) -> None:
    done = pufa("report", *KIND, "xiaoqio", "--lang", "en")
    assert done.code == 3
    assert "No worksheet could be made." in done.out
    assert "xiaoqiao" in done.err
    record = json.loads(pufa("report", *KIND, "xiaoqio", "--format", "json").out)
    assert (record["state"], record["steps"]) == ("none", [])


def test_a_category_that_the_standard_lacks_is_told_at_its_place(
    district: Path, pufa: Pufa
) -> None:
    roster = (district / "units.yaml").read_text("utf-8")
    put(district / "units.yaml", roster.replace("category: department", "category: departement"))
    done = pufa("report", *KIND, "jiaoyuju")
    assert done.code == 3
    assert "units.yaml:5" in done.err
    assert "PF312" in done.err


def test_broken_settings_or_standards_leave_nothing(district: Path, pufa: Pufa) -> None:
    assert pufa("report", *KIND, "xiaoqiao", "--standard", "nothing@1").code == 4
    settings = (district / "pufa.yaml").read_text("utf-8")
    put(district / "pufa.yaml", settings.replace("linchuan-45@1.0.0", "linchuan-45@9.9.9"))
    assert pufa("report", *KIND, "xiaoqiao").code == 4
    put(district / "pufa.yaml", "pufa: district/1\n")
    done = pufa("report", *KIND, "xiaoqiao")
    assert done.code == 4
    assert "做不出工作表" in done.out


def test_another_standard_may_be_asked_for(district: Path, pufa: Pufa) -> None:
    done = pufa("report", *KIND, "xiaoqiao", "--standard", "linchuan-45")
    assert done.code == 0
    assert "## 一、听（11 项）" in done.out


def test_a_team_is_shown_by_its_title(planned: Path, pufa: Pufa) -> None:
    put(planned / "units.yaml", ROSTER.replace("team: 第二组", "team: t1"))
    shown = head(pufa("report", *KIND, "jiaoyuju", "--source", "supervision"))
    assert (shown["督查组"], shown["检查单位"]) == ("第一组", "第一组")
