"""`pufa plan cross-check`: exit codes, streams, formats, files."""

import json
from pathlib import Path

import jsonschema
import pytest

from cli.conftest import Pufa
from linchuan import put, small_district
from pufa_cli import api
from pufa_cli.load.plans import load_plan

CROSS = ("plan", "cross-check", "--round", "r1", "--seed", "x")
MORE = "  - {id: dongling, name: 东岭镇, category: township, area: 东片}\n"


@pytest.fixture
def three(district: Path) -> Path:
    put(district / "units.yaml", (district / "units.yaml").read_text("utf-8") + MORE)
    return district


def test_a_plan_is_shown_in_every_format(three: Path, pufa: Pufa) -> None:
    for form in ("text", "md", "json", "csv", "yaml"):
        for language in ("zh", "en"):
            done = pufa(*CROSS, "--format", form, "--lang", language)
            assert (done.code, done.err) == (0, "")
            assert "xiaoqiao" in done.out if form == "yaml" else "孝桥镇" in done.out
    assert "无法交叉检查" in pufa(*CROSS).out
    record = json.loads(pufa(*CROSS, "--format", "json").out)
    assert record["schema"] == "pufa-cross-check/1"
    assert len(record["groups"][1]["pairs"]) == 3


def test_without_a_round_it_is_that_of_the_settings(three: Path, pufa: Pufa) -> None:
    for asked in (("cross-check",), ("spot-check", "--count", "1", "--each", "1"), ("sample",)):
        own, named = (
            pufa("plan", *asked, "--seed", "x", *round_of)
            for round_of in ((), ("--round", "2005-acceptance"))
        )
        assert own == named
    assert pufa("plan", "cross-check", "--seed", "x", "--round", "a b").code == 2


def test_a_plan_file_is_written_and_kept_to(three: Path, pufa: Pufa) -> None:
    path = three / "plans" / "r1-cross-check.yaml"
    assert pufa(*CROSS, "-o", path) == (0, "", "")
    plan = load_plan(path).plan
    assert plan is not None
    assert pufa(*CROSS, "--format", "yaml").out == path.read_text("utf-8")
    assert pufa(*CROSS, "--format", "yaml", "-o", "-").out == path.read_text("utf-8")
    kept = pufa(*CROSS, "--keep", path, "--previous", path)
    assert "没有变动" in kept.out
    assert pufa(*CROSS, "-o", "plan.md", "--format", "md").code == 0
    assert (three / "plan.md").read_text("utf-8").startswith("# ")
    put(three / "units.yaml", (three / "units.yaml").read_text("utf-8").replace("dongling", "d"))
    assert "dongling（已退出）" in pufa(*CROSS, "--keep", path).out


def test_what_cannot_be_planned_is_said(three: Path, pufa: Pufa) -> None:
    assert pufa("plan", "cross-check", "--round", "r1").code == 2
    assert "--round" in pufa("plan", "cross-check", "--round", "a/b", "--seed", "x").err
    assert "--seed" in pufa("plan", "cross-check", "--round", "r", "--seed", " ").err
    assert pufa(*CROSS, "nowhere").code == 2
    broken = pufa(*CROSS, "--keep", "nowhere.yaml", "--format", "yaml")
    assert (broken.code, broken.out) == (3, "")
    assert "PF130" in broken.err
    assert pufa(*CROSS, "--keep", "nowhere.yaml").code == 3
    put(three / "units.yaml", "pufa: roster/1\nunits: []\n")
    assert pufa(*CROSS).code == 3
    put(three / "units.yaml", "- x\n")
    done = pufa(*CROSS, "--format", "json")
    assert done.code == 4
    assert json.loads(done.out)["round"] is None


# --- who is examined, what is checked on the spot, what is due

FRAME = """\
pufa: exam_frame/1
round: r1
sample: 12
strata: [{id: cadres, title: 干部, least: 3}, {id: farmers, title: 农户, units: 1}]
units:
  - {unit: xiaoqiao, heads: {cadres: 20, farmers: 200}}
  - {unit: shuinan, heads: {cadres: 10, farmers: 100}}
"""


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    small_district(tmp_path)
    put(tmp_path / "exams" / "r1-frame.yaml", FRAME)
    return tmp_path


SAMPLE = ("plan", "sample", "--round", "r1", "--seed", "7")
SPOT = ("plan", "spot-check", "--round", "r1", "--seed", "7")


def test_a_sample_is_shown_and_kept(pufa: Pufa, drawing: Path) -> None:
    shown = pufa(*SAMPLE, str(drawing))
    assert shown.code == 0
    assert "花名册序号" in shown.out
    kept = drawing / "exams" / "r1-sample.yaml"
    assert pufa(*SAMPLE, str(drawing), "-o", str(kept)).code == 0
    assert pufa(*SAMPLE, str(drawing), "--format", "yaml").out == kept.read_text("utf-8")
    assert pufa("check", str(kept)).code == 0
    changed = kept.read_text("utf-8").replace("unit: xiaoqiao", "unit: shuinan", 1)
    kept.write_text(changed, "utf-8")
    assert "PF708" in pufa("check", str(kept)).out
    record = json.loads(pufa(*SAMPLE, str(drawing), "--format", "json").out)
    jsonschema.validate(record, api.schema("sample"))
    assert sum(one["heads"] for one in record["strata"]) == 12
    assert pufa(*SAMPLE, str(drawing), "--format", "csv").out.startswith("stratum,")


def test_the_list_of_one_unit_is_taken_along(pufa: Pufa, drawing: Path) -> None:
    listed = pufa(*SAMPLE, str(drawing), "--unit", "孝桥镇", "--format", "html")
    assert (listed.code, "抽考名单：孝桥镇" in listed.out) == (0, True)
    assert "<th" in listed.out
    assert "水南镇" not in listed.out
    record = json.loads(pufa(*SAMPLE, str(drawing), "--unit", "xiaoqiao", "--format", "json").out)
    assert {unit["unit"] for one in record["strata"] for unit in one["units"]} == {"xiaoqiao"}
    whole = pufa(*SAMPLE, str(drawing), "--format", "yaml").out
    assert pufa(*SAMPLE, str(drawing), "--unit", "xiaoqiao", "--format", "yaml").out == whole
    unknown = pufa(*SAMPLE, str(drawing), "--unit", "xiaoqia")
    assert (unknown.code, "“xiaoqiao”" in unknown.err) == (3, True)
    nobody = FRAME.replace("cadres: 20, farmers: 200", "cadres: 0")
    put(drawing / "exams" / "r1-frame.yaml", nobody)
    assert "没有抽中" in pufa(*SAMPLE, str(drawing), "--unit", "xiaoqiao").out


def test_nothing_is_drawn_from_a_frame_with_errors(pufa: Pufa, drawing: Path) -> None:
    put(drawing / "exams" / "r1-frame.yaml", FRAME.replace("sample: 12", "sample: 999"))
    done = pufa(*SAMPLE, str(drawing))
    assert (done.code, "PF702" in done.err) == (3, True)
    assert pufa(*SAMPLE, str(drawing), "--format", "yaml").out == ""
    record = json.loads(pufa(*SAMPLE, str(drawing), "--format", "json").out)
    jsonschema.validate(record, api.schema("sample"))
    missing = pufa("plan", "sample", str(drawing), "--round", "r9", "--seed", "7")
    assert (missing.code, "PF723" in missing.err, "PF130" in missing.err) == (3, True, False)
    assert pufa("plan", "sample", str(drawing), "--round", "r1", "--seed", " ").code == 2
    assert pufa("plan", "sample", str(drawing), "--round", "坏", "--seed", "7").code == 2


def test_a_spot_check_is_drawn_kept_and_followed_up(pufa: Pufa, drawing: Path) -> None:
    shown = pufa(*SPOT, str(drawing), "--count", "2", "--each", "2")
    assert shown.code == 0
    kept = drawing / "plans" / "r1-spot-check.yaml"
    named = pufa(*SPOT, str(drawing), "--count", "3", "--criterion", "C1.1", "-o", str(kept))
    assert named.code == 0
    found = pufa("check", str(kept))
    assert found.out.count("PF722") == 3
    review = "pufa: review/1\nstandard: linchuan-45@1.0.0\nround: r1\nunit: xiaoqiao\n"
    review += "source: spot_check\nchecked: {C1.1: {facts: 是}}\n"
    put(drawing / "reviews" / "r1" / "spot_check" / "xiaoqiao.yaml", review)
    assert pufa("check", str(kept)).out.count("PF722") == 2
    assert "PF722" in pufa("check", str(drawing)).out
    record = json.loads(
        pufa(*SPOT, str(drawing), "--count", "2", "--each", "1", "--format", "json").out
    )
    jsonschema.validate(record, api.schema("spot-check"))


def test_what_cannot_be_checked_on_the_spot_is_said(pufa: Pufa, drawing: Path) -> None:
    assert pufa(*SPOT, str(drawing), "--count", "2").code == 2
    assert pufa(*SPOT, str(drawing), "--count", "2", "--each", "1", "--criterion", "C1.1").code == 2
    assert pufa(*SPOT, str(drawing), "--count", "2", "--criterion", " , ").code == 2
    too_many = pufa(*SPOT, str(drawing), "--count", "9", "--each", "1")
    assert (too_many.code, "PF720" in too_many.err) == (3, True)
    unknown = pufa(*SPOT, str(drawing), "--count", "1", "--criterion", "C9.9")
    assert (unknown.code, "PF301" in unknown.err) == (3, True)
    (drawing / "pufa.yaml").write_text("pufa: district/1\n", "utf-8")
    broken = pufa(*SPOT, str(drawing), "--count", "1", "--each", "1", "--format", "json")
    assert broken.code == 4
    jsonschema.validate(json.loads(broken.out), api.schema("spot-check"))
