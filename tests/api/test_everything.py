"""A district whose standard uses everything: among the others, in every format, by its schemas."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from everything import SUBMISSIONS, a_district
from linchuan import AS_OF, put
from pufa_cli import api
from pufa_cli.base.language import say
from pufa_cli.load.source import read_source
from pufa_cli.model.results import DistrictResult, UnitResult
from pufa_cli.report.rendering import Look


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The district; the working folder is its own."""
    monkeypatch.chdir(a_district(tmp_path / "district"))
    return Path()


def reported(folder: Path, unit: str | None = None, **more: Any) -> Any:
    return api.report(folder, as_of=AS_OF, unit=unit, **more)


def rows_of(folder: Path) -> dict[str, Any]:
    found = reported(folder)
    assert found.rollup is not None
    return {row.unit: row for row in found.rollup.rows}


def written(result: UnitResult | DistrictResult, name: str) -> str:
    return api.render(result, name, "zh", Look())


@pytest.mark.parametrize("unit", SUBMISSIONS)
def test_the_report_of_a_unit_places_it_among_the_others(district: Path, unit: str) -> None:
    row, found = rows_of(district)[unit], reported(district, unit).assessment
    assert found is not None
    assert (found.total.rounded, found.total.at_most) == (row.total, row.at_most)
    assert found.decision.grade == row.grade


def test_alone_a_unit_has_a_range_and_no_place(district: Path) -> None:
    found = api.score(district / "submissions" / "east" / "r1.yaml", as_of=AS_OF).assessment
    assert found is not None
    assert found.total.is_range


def test_by_another_standard_a_unit_is_placed_too(district: Path) -> None:
    file = district / "standards" / "everything.yaml"
    other = district / "standards" / "other.yaml"
    text = file.read_text("utf-8").replace("id: everything", "id: other")
    other.write_text(text, "utf-8")
    found, replaced = (
        reported(district, "east", standard=name).assessment for name in (None, str(other))
    )
    assert found is not None
    assert replaced is not None
    assert replaced.total == found.total


def test_what_a_report_among_others_rests_on_are_the_files_of_all_of_them(district: Path) -> None:
    digests = {reported(district, unit).provenance.inputs_digest for unit in SUBMISSIONS}
    assert len(digests) == 1
    file = district / "submissions" / "west" / "r1.yaml"
    file.write_text(file.read_text("utf-8") + "# 改\n", "utf-8")
    assert reported(district, "east").provenance.inputs_digest not in digests


def test_a_unit_whose_file_the_roll_up_refuses_has_no_scorecard_either(district: Path) -> None:
    file = district / "submissions" / "east" / "r1.yaml"
    file.write_text(file.read_text("utf-8").replace("round: r1", "round: r9"), "utf-8")
    assert rows_of(district)["east"].total is None
    found = reported(district, "east")
    assert found.assessment is None
    assert [one.code.id for one in found.diagnostics if one.is_error] == ["PF305"]


def test_a_unit_whose_own_file_cannot_be_read_or_whose_standard_is_broken_is_told(
    district: Path,
) -> None:
    file = district / "submissions" / "east" / "r1.yaml"
    file.write_text("pufa: [\n", "utf-8")
    assert reported(district, "east").assessment is None
    assert reported(district, "west").assessment is not None
    standard = district / "standards" / "everything.yaml"
    standard.write_text(standard.read_text("utf-8").replace("total: 106", "total: 9"), "utf-8")
    assert reported(district, "west").assessment is None


def test_without_a_usable_roster_a_unit_is_placed_among_nobody(district: Path) -> None:
    (district / "units.yaml").write_text("pufa: roster/1\nunits: 3\n", "utf-8")
    found = reported(district, "east").assessment
    assert found is not None
    assert found.total.exact > 0


# records and schemas


def as_editors_see(tree: Any) -> Any:
    """A tree of texts with the types that YAML gives plain scalars."""
    if isinstance(tree, dict):
        return {key: as_editors_see(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_editors_see(value) for value in tree]
    if not isinstance(tree, str):
        return tree
    if re.fullmatch(r"-?[0-9]+", tree):
        return int(tree)
    return float(tree) if re.fullmatch(r"-?[0-9]+\.[0-9]+", tree) else tree


def errors(name: str, tree: Any, **more: Any) -> list[str]:
    schema = api.schema(name, language="zh", **more)
    return [f"{e.json_path}: {e.message}" for e in Draft202012Validator(schema).iter_errors(tree)]


def test_the_records_are_as_published(district: Path) -> None:
    found: list[Any] = [("district-result", reported(district))]
    found += [("unit", reported(district, unit)) for unit in SUBMISSIONS]
    found.append(("standards", api.standards_show("everything@1.0.0", start=district)))
    for name, result in found:
        assert errors(name, json.loads(written(result, "json"))) == []


def test_the_files_are_accepted_by_the_schemas_that_editors_use(district: Path) -> None:
    for unit in SUBMISSIONS:
        tree = tree_of(district / "submissions" / unit / "r1.yaml")
        more = {"standard": "everything@1.0.0", "category": tree["category"], "start": district}
        assert errors("submission", tree) == errors("submission", tree, **more) == []
    assert errors("standard", tree_of(district / "standards" / "everything.yaml")) == []
    review = district / "reviews" / "r1" / "supervision" / "east.yaml"
    assert errors("review", tree_of(review)) == []


def tree_of(path: Path) -> Any:
    return as_editors_see(read_source(path.name, path.read_bytes()).tree)


def test_the_record_of_a_unit_accounts_for_its_total(district: Path) -> None:
    record = json.loads(written(reported(district, "east"), "json"))
    account = record["account"]
    assert (account["base"], account["sheet"], record["total"]) == ("6", "89.5", "101.50")
    assert [one["points"] for one in account["bonuses"]] == ["10", "3"]
    assert [one["points"] for one in account["penalties"]] == ["7"]
    assert record["slice"]["marks"] == "4"
    waiting = json.loads(written(reported(district, "bureau"), "json"))["slice"]
    assert (waiting["points"], waiting["points_at_most"]) == ("7.69", "9.58")


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        (
            "east",
            ["| B1 国家级表彰 | +8 |", "| N1 通报批评 | −4 |", "计入年度综合考评：3.83 / 4 分"],
        ),
        ("west", ["| 否决 V3 发生责任事故 | −30 |", "总分扣 30 分；C2、A1.2 不得分；约谈"]),
        ("south", ["| 总分上下限 | +2 |", "| N1 通报批评 | −20 |"]),
        ("court", ["| B1 国家级表彰 | +8 |", "**自评**: 114"]),
        ("bureau", ["| 总分 | 81.50–101.50 |", "| N1 通报批评 | 0 |", "：7.69–9.58 / 10 分"]),
    ],
)
def test_the_report_of_a_unit_tells_how_its_total_came_about(
    district: Path, unit: str, shown: list[str]
) -> None:
    text = re.sub(" +", " ", written(reported(district, unit), "md"))
    for one in shown:
        assert one in text


# rectification of what compares units

PUT_RIGHT = """\
pufa: rectification/1
unit: south
standard: everything@1.0.0
findings:
  - id: F1
    round: r1
    criterion: C2.1
    title: 场次不足
    found_by: supervision
    found_on: 2005-05-16
    due_on: 2005-06-01
    closing: {on: 2005-05-30, evidence: [{title: 台账}], facts: 35}
    verified: {on: 2005-06-02, by: 督查组, accepted: 是}
"""


@pytest.mark.parametrize("counts", ["before", "after"])
def test_a_unit_put_right_is_ranked_once_among_the_others(district: Path, counts: str) -> None:
    settings = (district / "pufa.yaml").read_text("utf-8")
    put(district / "pufa.yaml", f"{settings}rectification: {{counts: {counts}}}\n")
    put(district / "rectifications" / "south.yaml", PUT_RIGHT)
    found = reported(district, "south")
    after = found.assessment if counts == "after" else found.beside.assessment
    (ranked,) = [one.outcome for one in after.criteria if one.criterion.id == "C2.1"]
    assert say(ranked.said, "zh") == "35 场，3 个单位中第 2 名"
