"""`pufa report --kind forecast`: by our own standard, by a superior's, with a mapping."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Pufa
from linchuan import put
from pufa_cli.report.yamltext import dump

FORECAST = ("report", ".", "--kind", "forecast", "--standard")
MAPPING = """\
pufa: mapping/1
standard: city@1.0.0
from: linchuan-45@1.0.0
criteria: {A1: C1.1, A2: }
"""


YES_NO = {"kind": "all_or_nothing", "measure": {"kind": "yes_no"}}
RANKED = {
    "kind": "ranked",
    "share_of_best": "是",
    "measure": {"kind": "done_of_total", "unit": "个"},
}


def a_city(first: dict[str, Any] = YES_NO) -> str:
    """A superior's standard of two criteria."""
    criteria = [
        {"id": id, "title": f"市级{id}", "clause": "有得分", "marks": "50", "rule": rule}
        for id, rule in (("A1", first), ("A2", YES_NO))
    ]
    dimension = {"id": "A", "title": "项目", "marks": "100", "criteria": criteria}
    tree = {
        "pufa": "standard/1",
        "id": "city",
        "version": "1.0.0",
        "title": "市级标准",
        "total": "100",
        "not_applicable": {"effect": "convert"},
        "grades": [{"name": "合格", "at_least": "60"}, {"name": "不合格", "at_least": "0"}],
        "categories": [
            {"id": id, "title": id, "parts": ["all"]} for id in ("township", "department")
        ],
        "parts": [{"id": "all", "title": "全部", "marks": "100", "dimensions": [dimension]}],
    }
    return str(dump(tree))


@pytest.fixture
def city(district: Path) -> Path:
    put(district / "standards" / "city.yaml", a_city())
    return district


def test_by_our_own_standard_every_unit_is_as_it_is(district: Path, pufa: Pufa) -> None:
    done = pufa(*FORECAST, "linchuan-45@1.0.0", "--format", "json")
    assert done.code == 0
    record = json.loads(done.out)
    assert record["schema"] == "pufa-forecast/1"
    for one in record["units"]:
        assert (one["own_total"], one["own_grade"]) == (one["total"], one["grade"])
        assert one["not_covered"] == []
    assert [one["total"] is None for one in record["units"]].count(True) == 1
    assert record["not_covered"] == []


def test_a_superiors_standard_in_every_format(city: Path, pufa: Pufa) -> None:
    for form in ("md", "json", "csv"):
        for language in ("zh", "en"):
            done = pufa(*FORECAST, "city", "--format", form, "--lang", language)
            assert done.code == 0
            assert "孝桥镇" in done.out
    assert "本级标准没有对应指标" in pufa(*FORECAST, "city").out
    assert pufa("report", ".", "--kind", "forecast").code == 2
    assert pufa(*FORECAST, "nowhere").code == 4


def test_a_mapping_is_heeded_and_its_mistakes_are_told(city: Path, pufa: Pufa) -> None:
    path = city / "mappings" / "city.yaml"
    put(path, MAPPING)
    record = json.loads(pufa(*FORECAST, "city", "--format", "json").out)
    assert record["mapping"] == "mappings/city.yaml"
    whys = {one["criterion"]: one["why"]["en"] for one in record["not_covered"]}
    assert whys == {
        "A1": "other facts are asked for (C1.1)",
        "A2": "our standard has none",
    }
    assert "PF83" not in pufa("check", ".").out
    put(path, MAPPING.replace("C1.1", "C1.99"))
    wrong = pufa(*FORECAST, "city")
    assert (wrong.code, "PF831" in wrong.err) == (4, True)
    assert "mappings/city.yaml:4" in pufa("check", ".").out
    put(path, MAPPING.replace("city@1.0.0", "city@9.9.9"))
    assert "PF832" in pufa(*FORECAST, "city").err
    assert "PF833" in pufa("check", "mappings/city.yaml").out
    put(path, "pufa: mapping/1\nstandard: city@1.0.0\n")
    assert pufa(*FORECAST, "city").code == 4
    assert "PF201" in pufa("check", ".").out
    put(city / "mappings" / "other.yaml", MAPPING)
    put(city / "mappings" / "note.txt", "x")
    found = pufa("check", ".").out
    assert "PF834" in found
    assert "note.txt" in found


def test_a_superiors_rule_that_compares_units_sees_all_of_them(city: Path, pufa: Pufa) -> None:
    put(city / "standards" / "city.yaml", a_city(RANKED))
    put(city / "mappings" / "city.yaml", MAPPING.replace("C1.1", "C2.2"))
    record = json.loads(pufa(*FORECAST, "city", "--format", "json").out)
    first = next(one for one in record["units"] if one["unit"] == "xiaoqiao")
    assert [one["criterion"] for one in first["not_covered"]] == ["A2"]
    assert first["total"] == first["total_at_most"] == "50.00"
    assert first["covered"] == "0.5"


def test_verified_rectification_goes_along_where_it_counts(district: Path, pufa: Pufa) -> None:
    """The forecast is of the figure that counts for the district itself."""
    finding = {
        "id": "F1",
        "round": "2005-acceptance",
        "criterion": "C1.1",
        "title": "调度会",
        "found_by": "supervision",
        "found_on": "2005-06-01",
        "days": "5",
        "closing": {
            "on": "2005-06-05",
            "facts": {"first": "是", "dispatch": "1", "deputy": "是"},
            "evidence": [{"title": "签到册"}],
        },
        "verified": {"on": "2005-06-06", "by": "督查组", "accepted": "是"},
    }
    tree = {"pufa": "rectification/1", "unit": "xiaoqiao", "standard": "linchuan-45@1.0.0"}
    put(district / "rectifications" / "xiaoqiao.yaml", dump({**tree, "findings": [finding]}))
    settings = (district / "pufa.yaml").read_text("utf-8")
    totals = []
    for counts in ("before", "after"):
        put(district / "pufa.yaml", f"{settings}rectification: {{counts: {counts}}}\n")
        words = (*FORECAST, "linchuan-45@1.0.0", "--format", "json", "--as-of", "2005-06-30")
        record = json.loads(pufa(*words).out)
        (one,) = [each for each in record["units"] if each["unit"] == "xiaoqiao"]
        assert one["own_total"] == one["total"]
        totals.append(one["total"])
    assert totals[0] != totals[1]
