"""The form of a review: complete, valid, silent, and ready to be taken in."""

from pathlib import Path

import pytest

from everything import a_district
from linchuan import AS_OF, ROUND, name_of, put, small_district
from pufa_cli import api
from pufa_cli.base.language import LANGUAGES, Language
from pufa_cli.load.bind import bind
from pufa_cli.load.source import read_source
from pufa_cli.model.submission import Review

SOURCES = ("superior", "supervision", "spot_check", "cross_inspection", "adjudication")
TEAMS = "teams: [{id: t1, title: 第一督查组, members: [{post: 组长}]}]\n"


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_district(tmp_path)


def form(unit: str, source: str, language: Language = "zh") -> tuple[Path, str]:
    """The path and the text of a form."""
    made = api.new(unit, language=language, start=Path(), review=source)
    ((path, text),) = made.files.items()
    return Path(path), text


def review_of(text: str) -> Review:
    """What a file says, which has no error."""
    bound = bind(Review, read_source("f", text.encode()))
    assert [one.message("en") for one in bound.diagnostics if one.is_error] == []
    model: Review = bound.model
    return model


def taken_in(text: str) -> str:
    """The form with every comment that is ready to be taken in taken in."""
    lines = text.split("\n")
    start = lines.index("checked:")
    ready = [
        line.replace("  # ", "  ", 1) for line in lines[start:] if not line.startswith("  # --")
    ]
    return "\n".join([*lines[:start], *ready])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("unit", ["xiaoqiao", "shuinan", "jiaoyuju"])
def test_a_form_is_a_review_that_says_nothing(
    district: Path, unit: str, source: str, language: Language
) -> None:
    path, text = form(unit, source, language)
    assert path == district / "reviews" / ROUND / source / f"{unit}.yaml"
    review = review_of(text)
    assert (review.unit, review.source, review.round) == (unit, source, ROUND)
    assert review.standard_digest is not None
    assert (review.marks, review.checked, review.vetoes) == ({}, {}, {})


def test_an_empty_form_changes_no_score(district: Path) -> None:
    file = district / name_of("shuinan")
    before = api.score(file, as_of=AS_OF).assessment
    path, text = form("shuinan", "supervision")
    put(path, text)
    result = api.score(file, as_of=AS_OF)
    assert [one for one in result.diagnostics if one.is_error] == []
    assert before is not None
    assert result.assessment is not None
    assert result.assessment.total == before.total


@pytest.mark.parametrize("unit", ["xiaoqiao", "jiaoyuju"])
def test_everything_in_it_can_be_taken_in(district: Path, unit: str) -> None:
    path, text = form(unit, "supervision")
    review = review_of(taken_in(text))
    standard = api.standards_show("linchuan-45").standard
    assert standard is not None
    category = {"xiaoqiao": "township", "jiaoyuju": "department"}[unit]
    judged = {one.id for one in standard.criteria_of(category) if one.rule.form() is None}
    others = {one.id for one in standard.criteria_of(category)} - judged
    assert set(review.checked) == others
    assert all(f"\n  {one}:\n" in text for one in judged)
    put(path, taken_in(text))
    if unit == "xiaoqiao":
        found = api.score(district / name_of(unit), as_of=AS_OF).diagnostics
        assert [one.message("en") for one in found if one.is_error] == []


def test_the_head_says_who_comes(district: Path) -> None:
    put(district / "pufa.yaml", (district / "pufa.yaml").read_text("utf-8") + TEAMS)
    roster = (district / "units.yaml").read_text("utf-8")
    put(district / "units.yaml", roster.replace("pilot: 是", "pilot: 是, team: 第一督查组"))
    review = review_of(form("孝桥镇", "supervision")[1])
    assert (review.team, review.reviewer) == ("t1", "第一督查组")
    assert "number:" in form("孝桥镇", "adjudication")[1]


def test_what_the_unit_says_stands_beside(district: Path) -> None:
    text = form("xiaoqiao", "superior")[1]
    assert "  # # C1.1" in text
    assert "自评 3 分; 三次调度会均由镇党委主要领导到会" in text
    assert "  #   facts: {first: 是, dispatch: 3, deputy: 是}" in text
    broken = district / name_of("xiaoqiao")
    put(broken, broken.read_text("utf-8").replace("claimed: 3", "claimed: 三", 1))
    assert "自评 3 分; 三次" not in form("xiaoqiao", "superior")[1]
    assert "  # #   单位：没有填报" in form("jiaoyuju", "superior")[1]


def test_outside_a_district_there_is_no_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert api.new("x", language="zh", start=Path(), review="superior").files == {}
    made = api.new("x", language="zh", start=Path(), review="superior", category="township")
    assert made.files == {}


def test_a_standard_of_every_shape_has_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    a_district(tmp_path)
    for unit in ("east", "west", "court", "bureau"):
        review_of(form(unit, "superior")[1])
        review_of(taken_in(form(unit, "superior")[1]))
