"""`pufa plan cross-check`: exit codes, streams, formats, files."""

import json
from pathlib import Path

import pytest

from cli.conftest import Pufa
from linchuan import put
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
    assert "dongling：" in pufa(*CROSS, "--keep", path).out


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
