"""What each command does with good files, broken files, and no files at all."""

import csv
import json
import re
from pathlib import Path
from shutil import rmtree

import pytest

from cli.conftest import Pufa
from linchuan import BROKEN, FOLDER, ROOT, name_of, put
from pufa_cli.base.text import display_width

XIAOQIAO = name_of("xiaoqiao")


def break_(path: Path) -> None:
    """A file that cannot be assessed any more."""
    put(path, path.read_text("utf-8") + "\nremark: x\n")


# --- score


def test_a_good_file_is_scored(district: Path, pufa: Pufa) -> None:
    done = pufa("score", XIAOQIAO)
    assert (done.code, done.err) == (0, "")
    assert "93.23" in done.out


def test_one_broken_file_does_not_hide_the_good_ones(district: Path, pufa: Pufa) -> None:
    good = pufa("score", XIAOQIAO).out
    break_(district / name_of("shuinan"))
    done = pufa("score", XIAOQIAO, name_of("shuinan"), "nothing.yaml")
    assert done.code == 3
    assert "93.23" in done.out
    assert "未评定" in done.out
    for line in good.strip().split("\n")[1:]:
        assert line in done.out
    assert "PF202" in done.err
    assert "PF130" in done.err


def test_a_broken_standard_stops_everything_with_another_code(district: Path, pufa: Pufa) -> None:
    standard = ROOT / "standards" / "linchuan-45.yaml"
    own = district / "standards" / "linchuan-45.yaml"
    put(own, standard.read_text("utf-8").replace("total: 100", "total: 99"))
    for arguments in (("score", XIAOQIAO), ("rollup", "."), ("report", "."), ("check", ".")):
        done = pufa(*arguments)
        assert done.code == 4, arguments
        assert "PF4" in done.out + done.err
    assert pufa("standards", "lint", own).code == 4
    assert pufa("standards", "show", own).code == 4
    assert pufa("check", own).code == 4
    assert pufa("new", "xiaoqiao", "-o", "-").code == 4
    assert pufa("score", XIAOQIAO, "--standard", standard).code == 0


def test_a_standard_that_is_not_there_is_the_files_mistake(district: Path, pufa: Pufa) -> None:
    path = district / XIAOQIAO
    put(path, path.read_text("utf-8").replace("linchuan-45@1.0.0", "linchuan-46@1.0.0"))
    done = pufa("score", XIAOQIAO)
    assert done.code == 3
    assert "linchuan-45@1.0.0" in done.err


@pytest.mark.parametrize("name", ["json", "csv", "md", "text"])
def test_several_files_are_one_output_in_every_format(
    district: Path, pufa: Pufa, name: str
) -> None:
    done = pufa("score", XIAOQIAO, name_of("shuinan"), "--format", name)
    assert done.code == 0
    if name == "json":
        assert [one["unit"] for one in json.loads(done.out)["units"]] == ["xiaoqiao", "shuinan"]
    elif name == "csv":
        rows = list(csv.reader(done.out.splitlines()))
        assert len({len(row) for row in rows}) == 1
        assert {"孝桥镇", "水南镇"} <= {cell.split()[0] for row in rows for cell in row if cell}
    else:
        assert "孝桥镇" in done.out
        assert "水南镇" in done.out


def test_a_mark_is_derived_down_to_the_line_of_the_file(district: Path, pufa: Pufa) -> None:
    done = pufa("score", XIAOQIAO, "--explain", "C4.1")
    assert done.code == 0
    line = int(re.search(rf"{re.escape(XIAOQIAO)}:(\d+)", done.out)[1])  # type: ignore[index]
    assert "C4.1" in (district / XIAOQIAO).read_text("utf-8").split("\n")[line - 1]
    assert "452/480" in done.out


def test_a_criterion_that_the_sheet_lacks_is_a_wrong_argument(district: Path, pufa: Pufa) -> None:
    done = pufa("score", XIAOQIAO, "--explain", "C4.11")
    assert done.code == 2
    assert "C4.1" in done.err
    broken = pufa("score", "nothing.yaml", "--explain", "C4.1")
    assert broken.code == 3


def test_a_file_alone_in_a_folder_is_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "unit.yaml", (FOLDER / XIAOQIAO).read_text("utf-8"))
    done = pufa("score", "unit.yaml")
    assert done.code == 0
    assert "待评" in done.out
    assert pufa("rollup", ".").code == 0


# --- rollup, report


def test_missing_and_broken_units_are_rows_and_every_file_is_counted(
    district: Path, pufa: Pufa
) -> None:
    break_(district / name_of("shuinan"))
    put(district / name_of("stranger"), "pufa: submission/1\n")
    done = pufa("rollup", ".", "--format", "json")
    assert done.code == 3
    found = json.loads(done.out)
    files = list(district.glob("submissions/*/*.yaml"))
    assert found["files_read"] + found["files_refused"] == len(files) == 3
    rows = {r["unit"]: r["state"] for c in found["categories"] for r in c["rows"]}
    assert rows == {"xiaoqiao": "scored", "shuinan": "broken", "jiaoyuju": "missing"}
    assert found["is_provisional"] is True
    shown = pufa("rollup", ".").out
    for word in ("水南镇", "区教育局", "未评定", "未提交"):
        assert word in shown


def test_a_district_without_mistakes_ends_well(district: Path, pufa: Pufa) -> None:
    assert pufa("rollup", ".").code == 0
    assert pufa("report", ".").code == 0
    assert pufa("report").code == 0


@pytest.mark.parametrize("rows", ["1", "2", "all"])
def test_as_many_rows_as_asked_for_are_ranked(district: Path, pufa: Pufa, rows: str) -> None:
    done = pufa("rollup", ".", "--top", rows)
    ranking = done.out.partition("排名")[2].partition("考核项目平均")[0]
    assert ("水南镇" in ranking) == (rows != "1")
    assert ("1 个单位未列出" in ranking) == (rows == "1")


def test_a_report_of_one_unit_is_its_scorecard(district: Path, pufa: Pufa) -> None:
    done = pufa("report", ".", "--unit", "xiaoqiao")
    assert done.code == 0
    assert done.out.startswith("# 孝桥镇")
    assert "93.23" in done.out
    assert pufa("report", ".", "--unit", "nobody").code in (2, 3)


def test_a_folder_of_loose_files_is_rolled_up_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    monkeypatch.chdir(tmp_path)
    for unit in ("xiaoqiao", "shuinan", "jiaoyuju"):
        put(tmp_path / f"{unit}.yaml", (FOLDER / name_of(unit)).read_text("utf-8"))
    done = pufa("rollup", ".", "--format", "json")
    assert done.code == 0
    assert sum(category["units"] for category in json.loads(done.out)["categories"]) == 3
    put(tmp_path / "again.yaml", (FOLDER / XIAOQIAO).read_text("utf-8"))
    put(tmp_path / "broken.yaml", "x: [")
    put(tmp_path / "table.xls", "x")
    again = pufa("rollup", ".", "--format", "json")
    assert again.code == 3
    found = json.loads(again.out)
    assert (found["files_read"], found["files_refused"]) == (3, 2)
    said = {one["code"] for one in found["diagnostics"]}
    assert {"PF108", "PF133"} <= said
    named = pufa("rollup", ".", "--standard", "linchuan-45", "--format", "json")
    assert json.loads(named.out)["files_read"] == 3


def test_a_folder_with_nothing_to_assess_is_not_a_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    for command in ("rollup", "report", "check"):
        done = pufa(command, "empty")
        assert done.code == 3, command
        assert done.out.strip()
        assert pufa(command, "nowhere").code in (2, 3)
    put(tmp_path / "only" / "broken.yaml", "x: [")
    assert pufa("rollup", "only").code == 3


def test_broken_settings_are_another_matter_than_broken_files(district: Path, pufa: Pufa) -> None:
    for name in ("pufa.yaml", "units.yaml"):
        before = (district / name).read_text("utf-8")
        put(district / name, before + "remark: x\n")
        for command in ("rollup", "report", "check"):
            done = pufa(command, ".")
            assert done.code == 4
            assert f"{name}:" in done.out + done.err
        assert pufa("check", name).code == 4
        put(district / name, before)
    (district / "units.yaml").unlink()
    assert pufa("rollup", ".").code == 4


# --- check


def test_a_clean_district_is_one_line(district: Path, pufa: Pufa) -> None:
    (district / "units.yaml").write_text(
        "pufa: roster/1\nunits:\n  - {id: a, name: 甲镇, category: township}\n", encoding="utf-8"
    )
    for folder in ("submissions", "reviews"):
        rmtree(district / folder)
    pufa("new", "a")
    done = pufa("check", ".")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("\n") == 1


def test_all_broken_files_are_named_in_one_run(pufa: Pufa) -> None:
    done = pufa("check", BROKEN, "--format", "json")
    assert done.code == 3
    found = json.loads(done.out)
    broken = {Path(one["file"]).parent.name for one in found["diagnostics"]}
    units = {path.name for path in (BROKEN / "submissions").iterdir()}
    assert units - broken == {"good-township", "good-department"}
    assert found["errors"] == sum(one["severity"] == "error" for one in found["diagnostics"])


def test_files_of_every_kind_can_be_checked(district: Path, pufa: Pufa) -> None:
    review = FOLDER / "reviews" / "2005-acceptance" / "supervision" / "xiaoqiao.yaml"
    standard = ROOT / "standards" / "linchuan-45.yaml"
    good = ["pufa.yaml", "units.yaml", XIAOQIAO, review, standard]
    assert pufa("check", *good).code == 0
    put(district / "review.yaml", review.read_text("utf-8") + "remark: x\n")
    assert pufa("check", "review.yaml").code == 3
    put(district / "other.yaml", "pufa: something/1\n")
    assert pufa("check", "other.yaml").code == 3
    assert pufa("check", "nothing.yaml").code == 3


# --- explain, schema, standards


@pytest.mark.parametrize("topic", ["PF109", "pf109", "shortfall", "done_of_total", "C1.1"])
def test_a_topic_is_explained_in_every_format(pufa: Pufa, topic: str) -> None:
    for language in ("zh", "en"):
        for name in ("text", "md", "json"):
            done = pufa("explain", topic, "--format", name, "--lang", language)
            assert (done.code, done.err) == (0, "")
            assert topic.upper() in done.out.upper().replace("\\", "")


def test_a_criterion_is_explained_by_the_districts_standard(district: Path, pufa: Pufa) -> None:
    assert "standards/linchuan-45.yaml:" in pufa("explain", "C1.1").out
    assert pufa("explain", "C1.1", "--standard", "linchuan-45").code == 0
    assert pufa("explain", "C9.9").code == 2
    assert pufa("explain", "C1.1", "--standard", "nope").code in (2, 4)


def test_a_schema_is_printed_or_written(district: Path, pufa: Pufa) -> None:
    printed = pufa("schema", "roster")
    assert json.loads(printed.out)["properties"]["units"]
    assert pufa("schema", "roster", "-o", "schemas/roster.json").code == 0
    assert (district / "schemas" / "roster.json").read_text("utf-8") == printed.out
    chosen = pufa("schema", "submission", "--standard", "linchuan-45", "--category", "township")
    assert "C1.1" in json.loads(chosen.out)["properties"]["answers"]["properties"]


def test_standards_are_listed_shown_and_linted(district: Path, pufa: Pufa) -> None:
    for name in ("text", "md", "json", "csv"):
        listed = pufa("standards", "list", "--format", name).out
        assert "linchuan-45@1.0.0" in listed.replace("&#64;", "@")
    for name in ("linchuan-45", "linchuan-45@1.0.0", ROOT / "standards" / "linchuan-45.yaml"):
        assert "C1.1" in pufa("standards", "show", name).out
        assert pufa("standards", "lint", name).code == 0
    done = pufa("standards", "show", "linchuan-4")
    assert done.code == 4
    assert "linchuan-45" in done.out + done.err


def test_the_districts_own_standards_are_listed_first(district: Path, pufa: Pufa) -> None:
    put(district / "standards" / "own.yaml", "pufa: standard/1\n")
    listed = pufa("standards", "list").out
    assert listed.index("own.yaml") < listed.index("linchuan-45@1.0.0")


# --- new, init


def test_a_new_form_passes_its_check_and_is_never_overwritten(district: Path, pufa: Pufa) -> None:
    path = district / name_of("jiaoyuju")
    for language in ("zh", "en"):
        done = pufa("new", "jiaoyuju", "--lang", language, "--force")
        assert done.code == 0
        assert done.out == ""
        assert pufa("check", path).code == 0
    put(path, "mine\n")
    refused = pufa("new", "区教育局")
    assert refused.code == 5
    assert "--force" in refused.err
    assert path.read_text("utf-8") == "mine\n"
    assert pufa("new", "区教育局", "--force").code == 0
    assert path.read_text("utf-8") != "mine\n"


def test_a_form_is_for_a_unit_of_the_roster_or_for_a_category(
    district: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    shown = pufa("new", "jiaoyuju", "-o", "-")
    assert shown.code == 0
    assert "unit: jiaoyuju" in shown.out
    assert "D1.1:" in shown.out
    assert pufa("new", "jiaoyuju", "-o", "form.yaml").code == 0
    unknown = pufa("new", "jiaoyujv")
    assert unknown.code == 2
    assert "jiaoyuju" in unknown.err
    monkeypatch.chdir(tmp_path)
    alone = pufa("new", "my-unit", "--category", "village", "--name", "示例：村 #1")
    assert alone.code == 0
    assert (tmp_path / "my-unit.yaml").exists()
    assert pufa("check", "my-unit.yaml").code == 0
    assert pufa("new", "x", "--category", "village", "--standard", "nope").code in (2, 4)


def test_a_roster_that_cannot_be_read_gives_no_form(district: Path, pufa: Pufa) -> None:
    put(district / "units.yaml", "- x\n")
    assert pufa("new", "xiaoqiao").code == 4
    put(district / "units.yaml", "pufa: roster/1\nunits:\n  - {id: a, name: 甲, category: x}\n")
    assert pufa("new", "a").code == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_district_passes_its_own_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    made = pufa("init", "d", "--name", "某某区：“甲” #1", "--lang", language)
    assert made.code == 0
    checked = pufa("check", "d", "--format", "json")
    assert json.loads(checked.out)["diagnostics"] == []
    assert checked.code == 0
    assert pufa("rollup", "d").code == 0
    again = pufa("init", "d")
    assert again.code == 5
    assert pufa("init", "d", "--force").code == 0
    names = {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "d").rglob("*.json")}
    assert any("schema" in name for name in names)
    for name in names:
        json.loads((tmp_path / name).read_text("utf-8"))
    assert all(b"\r" not in p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())


def test_a_district_needs_a_standard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    monkeypatch.chdir(tmp_path)
    assert pufa("init", "d", "--standard", "nope").code == 4
    assert not (tmp_path / "d").exists()


# --- the day


def test_the_day_is_todays_unless_said_otherwise(
    district: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1119916800")
    assert "2005-06-28" in pufa("score", XIAOQIAO, "--as-of", "2005-06-28").out
    from pufa_cli.cli.main import run

    run(["report", ".", "--unit", "xiaoqiao", "-o", "by-epoch.md"])
    assert "2005-06-28" in (district / "by-epoch.md").read_text("utf-8")
    for unusable in ("", "soon", "9" * 20, "-1", "１"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", unusable)
        run(["report", ".", "--unit", "xiaoqiao", "-o", "today.md"])
        assert "2005-06" not in (district / "today.md").read_text("utf-8").split("##")[-1]


def test_text_for_a_pipe_is_as_wide_as_it_needs_to_be(district: Path, pufa: Pufa) -> None:
    assert max(map(display_width, pufa("score", XIAOQIAO).out.split("\n"))) > 100


@pytest.mark.parametrize(
    ("args", "name"),
    [
        (["--kind", "unit"], "--unit"),
        (["--since", "2005-05-01"], "--since"),
        (["--kind", "district", "--unit", "xiaoqiao"], "--unit"),
    ],
)
def test_a_report_says_which_option_does_not_go_with_its_kind(
    pufa: Pufa, args: list[str], name: str
) -> None:
    done = pufa("report", FOLDER, *args)
    assert done.code == 2
    assert name in done.err


def test_a_scorecard_says_that_the_settings_are_broken(district: Path, pufa: Pufa) -> None:
    break_(district / "pufa.yaml")
    done = pufa("report", ".", "--unit", "xiaoqiao")
    assert done.code == 4
    assert "pufa.yaml" in done.err
    assert "没有提交" not in done.out


def test_check_lists_from_a_level_on_and_counts_all(pufa: Pufa, district: Path) -> None:
    whole, errors = (pufa("check", district, *more) for more in ((), ("--level", "error")))
    assert whole.out.splitlines()[-1] == errors.out.splitlines()[-1]
    assert "PF" in whole.out
    assert "PF" not in errors.out
    assert whole.code == errors.code == 0
