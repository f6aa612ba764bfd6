"""What a clerk is told who writes a name for an id, half a reference, or checks one file alone."""

from pathlib import Path

import pytest

from linchuan import AS_OF, name_of, put, small_district
from pufa_cli import api
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Language


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_district(tmp_path)


def edited(path: Path, old: str, new: str) -> Path:
    """The file with one thing changed."""
    text = path.read_text("utf-8")
    assert old in text
    return put(path, text.replace(old, new, 1))


def errors(path: Path) -> list[Diagnostic]:
    """The errors of a check."""
    return [one for one in api.check([path], as_of=AS_OF).diagnostics if one.is_error]


def words(one: Diagnostic, language: Language = "zh") -> str:
    """All that is said."""
    return one.message(language) + one.hint(language)


def test_a_reference_without_version_is_told_with_those_there_are(district: Path) -> None:
    (one,) = errors(edited(district / name_of("shuinan"), "linchuan-45@1.0.0", "linchuan-45"))
    assert one.code.id == "PF211"
    assert "linchuan-45@1.0.0" in words(one)
    assert "add the version: linchuan-45@1.0.0" in words(one, "en")
    (one,) = errors(edited(district / name_of("xiaoqiao"), "linchuan-45@1.0.0", "linchuan-54"))
    assert "linchuan-54@版本号" in words(one)


def test_the_title_of_a_category_is_told_with_its_id(district: Path) -> None:
    file = edited(district / name_of("shuinan"), "category: township", "category: 乡镇")
    found = {one.code.id: words(one) for one in errors(file)}
    assert "是否要写“township”" in found["PF312"]
    assert "subdistrict（街道）" in found["PF312"]


@pytest.mark.parametrize(
    ("written", "told"), [("乡镇", "“乡镇”的编号是 township"), ("未知", "township（乡镇）、")]
)
def test_the_roster_is_told_the_ids_of_categories(district: Path, written: str, told: str) -> None:
    roster = edited(district / "units.yaml", "category: township", f"category: {written}")
    (one,) = errors(roster)
    assert told in words(one)
    (alone,) = errors(put(district.parent / "elsewhere" / "units.yaml", roster.read_text("utf-8")))
    assert "编号用半角字母" in words(alone)


def test_a_unit_by_its_name_is_told_where_the_id_belongs(district: Path) -> None:
    (one,) = errors(edited(district / name_of("xiaoqiao"), "unit: xiaoqiao", "unit: 孝桥镇"))
    assert (one.code.id, "“xiaoqiao”" in words(one)) == ("PF311", True)
    text = (district / name_of("xiaoqiao")).read_text("utf-8")
    (alone,) = errors(put(district.parent / "alone.yaml", text))
    assert alone.code.id == "PF211"


def test_a_veto_that_was_answered_wrong_was_not_left_blank(district: Path) -> None:
    file = edited(district / name_of("shuinan"), "V2: 否", "V2: 没有发生")
    found = api.check([file], as_of=AS_OF).diagnostics
    assert [one.code.id for one in found if one.code.id in ("PF204", "PF509")] == ["PF204"]
    edited(file, "V1: 否, ", "")
    (blank,) = (d for d in api.check([file], as_of=AS_OF).diagnostics if d.code.id == "PF509")
    assert "V1" in words(blank)
    assert "V2" not in words(blank)
    edited(file, "vetoes: {V2: 没有发生}", "vetoes: 没有")
    assert "PF509" not in {one.code.id for one in api.check([file], as_of=AS_OF).diagnostics}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("unit: xiaoqiao", "unit: 孝桥镇", "PF311"),
        ("source: supervision", "source: superior", "PF134"),
        ("source: supervision", "source: 督查", "PF208"),
        ("marks:", "team: 一组\nmarks:", "PF344"),
        ("marks:", "marks:\n  C9.9: {points: 1, reason: 无}", "PF301"),
    ],
)
def test_a_review_alone_is_told_what_the_whole_is_told(
    district: Path, old: str, new: str, code: str
) -> None:
    review = edited(next(district.glob("reviews/*/supervision/xiaoqiao.yaml")), old, new)
    assert [one.code.id for one in errors(review)] == [code]
    whole = [one for one in errors(district) if one.file.endswith("supervision/xiaoqiao.yaml")]
    assert [one.code.id for one in whole] == [code]


def test_a_review_of_a_unit_that_handed_in_nothing_is_read_alone(district: Path) -> None:
    review = next(district.glob("reviews/*/supervision/xiaoqiao.yaml"))
    (district / name_of("xiaoqiao")).unlink()
    assert errors(review) == []
    assert errors(put(district / "elsewhere" / "one.yaml", review.read_text("utf-8"))) == []
