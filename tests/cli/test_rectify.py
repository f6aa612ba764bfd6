"""`pufa rectify`: exit codes, streams, files written only when asked for."""

import csv
import json
from pathlib import Path

import pytest

from cli.conftest import Pufa
from linchuan import ROUND, name_of, put
from rectifying import XIAOQIAO, rectified_district

AS_OF = ("--as-of", "2005-06-30")
FILE = "rectifications/xiaoqiao.yaml"


@pytest.fixture
def rectified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small district with rectifications; the working folder is its folder."""
    folder = rectified_district(tmp_path / "district")
    monkeypatch.chdir(folder)
    return folder


def test_findings_are_listed(rectified: Path, pufa: Pufa) -> None:
    done = pufa("rectify", "list", *AS_OF)
    assert (done.code, done.err) == (0, "")
    assert "黄牌警告" in done.out
    shown = pufa("rectify", "list", ".", *AS_OF, "--format", "csv", "--overdue").out
    lines = list(csv.DictReader(shown.splitlines()))
    assert [line["问题"] for line in lines] == ["F1", "F3"]
    english = pufa("rectify", "list", *AS_OF, "--lang", "en", "--state", "verified")
    assert "verified" in english.out
    done = pufa("rectify", "list", *AS_OF, "--format", "json", "-o", "list.json")
    assert (done.code, done.out) == (0, "")
    assert json.loads(Path("list.json").read_text("utf-8"))["schema"] == "pufa-rectify-list/1"


def test_a_finding_is_explained_or_unknown(rectified: Path, pufa: Pufa) -> None:
    done = pufa("rectify", "list", *AS_OF, "--explain", "F1")
    assert done.code == 0
    assert f"{FILE}:31" in done.out
    wrong = pufa("rectify", "list", *AS_OF, "--explain", "F11")
    assert wrong.code == 2
    assert "F1" in wrong.err
    assert pufa("rectify", "list", *AS_OF, "--explain", "zzzzzz").code == 2


def test_files_with_errors_end_with_3_and_a_broken_setup_with_4(
    rectified: Path, pufa: Pufa
) -> None:
    put(rectified / FILE, XIAOQIAO.replace("number: 临普办〔2005〕12号, ", ""))
    done = pufa("rectify", "list", *AS_OF)
    assert done.code == 3
    assert "PF608" in done.err
    assert pufa("check", ".").code == 3
    put(rectified / "calendar.yaml", "pufa: [\n")
    assert pufa("rectify", "list", *AS_OF).code == 4
    assert pufa("rectify", "list", *AS_OF, "--explain", "F1").code == 4
    assert pufa("rectify", "carry", *AS_OF).code == 4


def test_a_letter_goes_to_the_screen_or_a_file(rectified: Path, pufa: Pufa) -> None:
    notice = ("rectify", "notice", "--unit", "xiaoqiao", *AS_OF, "--kind")
    done = pufa(*notice, "reminder")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# 督办单")
    assert pufa(*notice, "reminder", "-o", "-").out == done.out
    saved = pufa(*notice, "reminder", "-o", "letters/x.md")
    assert (saved.code, saved.out) == (0, "")
    assert Path("letters/x.md").read_text("utf-8") == done.out
    assert pufa(*notice, "invitation").code == 2
    page = pufa(*notice, "reminder", "--format", "html")
    assert (page.code, page.out.split("\n")[0]) == (0, "<!DOCTYPE html>")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_veto_is_followed_to_whoever_speaks_of_it(
    rectified: Path, pufa: Pufa, language: str
) -> None:
    review = rectified / "reviews" / ROUND / "supervision" / "xiaoqiao.yaml"
    text = review.read_text("utf-8").replace("V1: 否", "V1: 是")
    line = text[: text.index("V1: 是")].count("\n") + 1
    put(review, text)
    explain = ("score", name_of("xiaoqiao"), *AS_OF, "--lang", language, "--explain")
    done = pufa(*explain, "V1")
    assert done.code == 0
    assert f"reviews/{ROUND}/supervision/xiaoqiao.yaml:{line}" in done.out
    assert "2005-06-15" in done.out
    assert "standards/linchuan-45.yaml:44" in done.out
    none = pufa(*explain, "V2")
    assert none.code == 0
    assert "xiaoqiao.yaml" not in none.out
    assert pufa(*explain, "V9").code == 2
    rows = pufa(*explain, "V1", "--format", "csv").out
    assert rows.count("xiaoqiao") == len(rows.strip().split("\n")) - 1
    told = json.loads(pufa(*explain, "V1", "--format", "json").out)
    (veto,) = told["vetoes"]
    assert [one["holds"] for one in veto["said"]].count(True) == 1
    assert all(one["on"] and one["place"] for one in veto["said"])


def test_without_a_finding_there_is_no_letter(rectified: Path, pufa: Pufa) -> None:
    none = pufa("rectify", "notice", "--unit", "shuinan", *AS_OF, "--kind", "criticism")
    assert (none.code, none.out) == (3, "")
    assert "shuinan" in none.err
    unknown = pufa("rectify", "notice", "--unit", "nobody", *AS_OF, "--kind", "criticism")
    assert unknown.code == 3
    assert "PF321" in unknown.err


def test_vetoes_are_handed_over_as_json_unless_asked_otherwise(rectified: Path, pufa: Pufa) -> None:
    done = pufa("rectify", "carry", *AS_OF)
    assert done.code == 0
    assert json.loads(done.out)["carried"] == []
    assert pufa("rectify", "carry", *AS_OF, "--format", "csv").out.startswith("单位编号,")


def test_a_draft_is_written_only_where_a_file_is_named(rectified: Path, pufa: Pufa) -> None:
    propose = ("rectify", "propose", "--unit", "xiaoqiao", *AS_OF)
    before = {path for path in rectified.rglob("*") if path.is_file()}
    done = pufa(*propose, "--days", "5")
    assert (done.code, done.err) == (0, "")
    assert "days: 5" in done.out
    assert {path for path in rectified.rglob("*") if path.is_file()} == before
    assert pufa(*propose, "-o", FILE).code == 5
    assert Path(FILE).read_text("utf-8") == XIAOQIAO
    assert pufa(*propose, "-o", FILE, "--force").code == 0
    assert pufa("check", FILE).code == 0


def test_no_draft_for_units_without_a_result(rectified: Path, pufa: Pufa) -> None:
    unknown = pufa("rectify", "propose", "--unit", "xiaoqia", *AS_OF)
    assert unknown.code == 2
    assert "xiaoqiao" in unknown.err
    assert pufa("rectify", "propose", "--unit", "jiaoyuju", *AS_OF).code == 3
    put(rectified / "calendar.yaml", "pufa: [\n")
    assert pufa("rectify", "propose", "--unit", "xiaoqiao", *AS_OF).code == 4


@pytest.mark.parametrize("file", ["units.yaml", "pufa.yaml", "calendar.yaml"])
def test_a_letter_or_draft_on_a_broken_setup_ends_as_the_list_does(
    rectified: Path, pufa: Pufa, file: str
) -> None:
    put(rectified / file, "pufa: [\n")
    asked = ("--unit", "xiaoqiao", *AS_OF)
    assert pufa("rectify", "list", *AS_OF).code == 4
    assert pufa("rectify", "notice", "--kind", "reminder", *asked).code == 4
    assert pufa("rectify", "propose", *asked).code == 4
