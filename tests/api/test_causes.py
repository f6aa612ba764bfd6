"""What a unit moved by between two states, and whose commit that was: review, settings, roster."""

from datetime import date
from pathlib import Path

import pytest

from linchuan import name_of, put, small_district
from load.test_history import git
from pufa_cli import api
from pufa_cli.model.difference import DiffResult, UnitDifference
from pufa_cli.report.rendering import Look

LOOK = Look()
AS_OF = date(2005, 6, 30)
SHEET = name_of("xiaoqiao")
REVIEW = "reviews/2005-acceptance/superior/xiaoqiao.yaml"
CLOSED = """\
pufa: rectification/1
unit: xiaoqiao
standard: linchuan-45@1.0.0
findings:
  - id: F1
    round: 2005-acceptance
    criterion: C1.1
    title: 调度会
    found_on: 2005-06-01
    found_by: supervision
    days: 5
    closing: {on: 2005-06-05, facts: {first: 是, dispatch: 1, deputy: 是}, evidence: [{title: 册}]}
    verified: {on: 2005-06-06, by: 督查组, accepted: 是}
"""


def change(folder: Path, name: str, before: str, after: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert before in text, name
    put(folder / name, text.replace(before, after))


def commit(folder: Path, who: str, day: str = "2005-06-20") -> None:
    git(folder, "add", "--all")
    author = f"--author={who} <x@example.invalid>"
    git(folder, "commit", "--message", f"{who}的提交", author, day=day)


@pytest.fixture
def district(tmp_path: Path) -> Path:
    folder = small_district(tmp_path / "district")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "建库人", "2005-06-10")
    return folder


def diff(folder: Path, before: str = "HEAD~1", after: str = "HEAD") -> DiffResult:
    found = api.diff(before, after, district=folder, as_of=AS_OF)
    assert found.is_whole, found.diagnostics
    return found


def told(one: UnitDifference) -> list[tuple[str, str, list[str]]]:
    """Each cause with its file and the authors of its commits."""
    return [
        (each.cause, each.place.rpartition("HEAD:")[2], [author.name for author in each.commits])
        for each in one.causes
    ]


def test_a_review_is_committed_by_whoever_committed_the_review(district: Path) -> None:
    change(district, REVIEW, "C5.8: {points: 1.25,", "C5.8: {points: 1,")
    commit(district, "督查员")
    change(district, SHEET, "filled_by:", "# 无关\nfilled_by:")
    commit(district, "镇里人", "2005-06-21")
    (one,) = diff(district, "HEAD~2").units
    assert told(one) == [("superior", f"{REVIEW}:11", ["督查员"])]


def test_settings_that_decide_are_a_cause_and_others_are_not(district: Path) -> None:
    change(district, "pufa.yaml", "office: 临川区", "office: 本区")
    commit(district, "设置员")
    assert diff(district).units == ()
    change(district, "pufa.yaml", "[superior, supervision, ", "[cross_inspection, superior, ")
    change(district, "pufa.yaml", "superior, cross_inspection]", "superior, supervision]")
    commit(district, "设置员")
    (one,) = diff(district).units
    assert told(one) == [("settings", "pufa.yaml", ["设置员"])]


def test_verified_rectification_is_a_cause_where_it_counts(district: Path) -> None:
    put(district / "rectifications" / "xiaoqiao.yaml", CLOSED)
    commit(district, "复核员")
    assert diff(district).units == ()
    settings = (district / "pufa.yaml").read_text("utf-8")
    put(district / "pufa.yaml", settings + "rectification: {counts: after}\n")
    commit(district, "设置员")
    (one,) = diff(district, "HEAD~2").units
    place = "rectifications/xiaoqiao.yaml"
    assert told(one) == [
        ("rectification", f"{place}:5", ["复核员"]),
        ("settings", "pufa.yaml", ["设置员"]),
    ]


def test_the_roster_and_a_file_that_came_are_causes_of_the_whole_unit(district: Path) -> None:
    change(district, "units.yaml", "category: department}", "category: enterprise}")
    put(
        district / "units.yaml",
        (district / "units.yaml").read_text("utf-8")
        + "  - {id: new, name: 新单位, category: township}\n",
    )
    (district / name_of("shuinan")).unlink()
    commit(district, "名册员")
    found = {one.unit.id: told(one) for one in diff(district).units}
    roster = [("roster", "units.yaml", ["名册员"])]
    assert found.pop("shuinan") == [("facts", name_of("shuinan"), ["名册员"])]
    assert found == {"new": roster, "jiaoyuju": roster}
    shown = api.render(diff(district), "md", "zh", LOOK)
    assert "新单位" in shown


def test_the_standard_is_a_cause_where_it_asks_otherwise(district: Path) -> None:
    source = (Path(__file__).parents[2] / "standards" / "linchuan-45.yaml").read_text("utf-8")
    own = "standards/linchuan-45.yaml"
    put(district / own, source)
    commit(district, "标准员")
    assert diff(district).units == ()
    text = (district / own).read_text("utf-8")
    head, mark, rest = text.partition("id: T1.3")
    put(district / own, head + mark + rest.replace("80%, points: 4}", "80%, points: 3}", 1))
    commit(district, "标准员")
    found = diff(district)
    (one,) = [one for one in found.units if one.unit.id == "xiaoqiao"]
    assert told(one) == [("standard", own, ["标准员"])]
    assert "内容改过" in api.render(found, "md", "zh", LOOK)


def test_what_is_not_committed_says_so_whatever_ends_its_lines(district: Path) -> None:
    crlf = (district / SHEET).read_bytes().replace(b"\n", b"\r\n")
    (district / SHEET).write_bytes(crlf)
    assert diff(district, "HEAD", str(district)).units == ()
    was = b"dispatch: 3"
    (district / SHEET).write_bytes(crlf.replace(was, b"dispatch: 2"))
    (district / REVIEW).unlink()
    (one,) = diff(district, "HEAD", str(district)).units
    told = {each.cause: each.is_uncommitted for each in one.causes}
    assert told["facts"]
    assert told["superior"]
    assert "未提交" in api.render(diff(district, "HEAD", str(district)), "md", "zh", LOOK)


def test_a_folder_and_a_result_file_have_no_commits(district: Path, tmp_path: Path) -> None:
    other = small_district(tmp_path / "other")
    change(other, SHEET, "dispatch: 3", "dispatch: 2")
    (one,) = diff(district, "HEAD", str(other)).units
    assert [(each.cause, each.commits, each.is_uncommitted) for each in one.causes] == [
        ("facts", (), False)
    ]


def test_a_branch_counts_from_when_it_was_merged_and_by_whom_it_was_written(district: Path) -> None:
    git(district, "checkout", "-b", "town")
    change(district, SHEET, "dispatch: 3", "dispatch: 2")
    commit(district, "镇里人", "2005-06-12")
    git(district, "checkout", "main")
    put(district / "README.md", "x\n")
    commit(district, "区里人", "2005-06-14")
    git(district, "merge", "--no-ff", "--message", "合并", "town", day="2005-06-16")
    days = [date(2005, 6, day) for day in (10, 12, 14, 16)]
    course = {one.unit.id: one for one in api.trend(district, days=days).units}
    first, *rest, last = course["xiaoqiao"].totals
    assert rest == [first, first]
    assert last is not None
    assert first is not None
    assert last < first
    (one,) = [one for one in diff(district, "2005-06-14", "2005-06-16").units if one.moved]
    assert told(one)[0][2] == ["镇里人"]
    assert diff(district, "HEAD", "HEAD^1").units[0].commits[0].name == "镇里人"


def test_a_unit_that_nobody_knows_is_an_error(district: Path) -> None:
    found = api.diff("HEAD", "HEAD", district=district, as_of=AS_OF, unit="xiaoqia")
    assert [one.code.id for one in found.diagnostics] == ["PF302"]
    assert not found.is_whole
