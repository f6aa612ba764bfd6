"""Standards as they are kept up: overlays in use, two of them compared, criteria tried out."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from linchuan import AS_OF, ROOT, name_of, put, small_district
from pufa_cli import api
from pufa_cli.api.reporting import Result
from pufa_cli.base.language import LANGUAGES
from pufa_cli.model.alteration import Bump
from pufa_cli.model.comparison import Move, StandardsDiff, VersionVerdict
from pufa_cli.model.rollup import Presence
from pufa_cli.model.trial import Question, written
from pufa_cli.report.rendering import Look

BASE = "linchuan-45@1.0.0"
OVERLAY = """\
pufa: overlay/1
id: own
version: 1.0.0
title: 本区标准
extends: linchuan-45@1.0.0
reason: 某普办〔2005〕3号
"""
HALVED = """\
change:
  - at: T1.3
    set: {rule: {kind: bands, measure: {kind: done_of_total, unit: 户}, \
bands: [{at_least: 99%, points: 5}, {at_least: 50%, points: 1}], otherwise: 0}}
"""


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small district; the working folder is the folder above it."""
    monkeypatch.chdir(tmp_path)
    return small_district(tmp_path / "district")


def own(district: Path, changes: str = "", name: str = "own") -> Path:
    return put(district / "standards" / f"{name}.yaml", OVERLAY + changes)


def use(district: Path, reference: str) -> None:
    """Lets the district and its submissions name another standard."""
    for path in (district / "pufa.yaml", *district.glob("*s/**/*.yaml")):
        text = path.read_text("utf-8")
        if not text.startswith("pufa: overlay"):
            put(path, text.replace(f"standard: {BASE}", f"standard: {reference}"))


# --- overlays in use


def test_an_overlay_is_used_like_any_standard(district: Path) -> None:
    before = api.rollup(district, as_of=AS_OF).rollup
    own(district)
    use(district, "own@1.0.0")
    result = api.rollup(district, as_of=AS_OF)
    assert result.rollup is not None
    assert before is not None
    assert result.rollup.rows == before.rows
    assert result.provenance.standard == "own@1.0.0"
    assert api.check([district], as_of=AS_OF).errors == ()
    scored = api.score(district / name_of("xiaoqiao"), as_of=AS_OF, with_places=True)
    assert scored.is_whole
    assert scored.places["standard:C1.1"].startswith("standards/linchuan-45.yaml:")


def test_a_changed_criterion_stands_in_the_file_that_it_comes_from(district: Path) -> None:
    criterion = "{id: C1.2, title: 新, marks: 2, clause: 略, rule: {kind: all_or_nothing}}"
    own(district, f"remove: [C1.2]\nadd: [{{to: C1, after: C1.2, criterion: {criterion}}}]\n")
    result = api.score(district / name_of("shuinan"), as_of=AS_OF, standard="own", with_places=True)
    assert "district/standards/own.yaml" in {
        one.file for one in result.diagnostics
    } or result.places.get("standard:C1.2", "").startswith("district/standards/own.yaml:8")
    page = api.explain("C1.2", language="zh", start=district, standard="own")
    assert page is not None
    assert "own.yaml:8" in api.render(page, "text", "zh", Look())


def test_an_overlay_shows_what_it_changes(district: Path) -> None:
    own(district, HALVED)
    result = api.standards_show("own", district)
    assert (result.extends, result.reason) == (BASE, "某普办〔2005〕3号")
    assert [(one.kind, one.id) for one in result.changes] == [("head", ""), ("criterion", "T1.3")]
    for language in LANGUAGES:
        text = api.render(result, "text", language, Look())
        assert BASE in text
        assert "某普办〔2005〕3号" in text
    assert record(result, "standards")["standards"][0]["changes"][1]["needs"] == "major"
    assert [one.standard.reference for one in api.standards_list(district) if one.standard][:1] == [
        "own@1.0.0"
    ]
    assert api.standards_show(BASE).changes == ()


def test_the_doubts_of_the_base_are_not_told_again(district: Path) -> None:
    text = (ROOT / "standards" / "linchuan-45.yaml").read_text("utf-8")
    put(district / "standards" / "base.yaml", text.replace("version: 1.0.0", "version: 1").replace(
        "id: linchuan-45", "id: base"))  # fmt: skip
    path = own(district).read_text("utf-8").replace("linchuan-45@1.0.0", "base@1")
    put(district / "standards" / "own.yaml", path)
    assert [one.code.id for one in api.standards_lint("base", district).diagnostics] == ["PF480"]
    assert api.standards_lint("own", district).diagnostics == ()


def test_a_base_that_contradicts_itself_breaks_its_overlay(district: Path) -> None:
    text = (ROOT / "standards" / "linchuan-45.yaml").read_text("utf-8")
    put(district / "standards" / "linchuan-45.yaml", text.replace("marks: 12\n", "marks: 13\n", 1))
    path = own(district)
    found = api.check([path], as_of=AS_OF)
    assert {one.code.id for one in found.diagnostics} == {"PF401", "PF472"}
    unusable = next(one for one in found.diagnostics if one.code.id == "PF472")
    assert (unusable.excerpt.startswith("extends:"), unusable.values["text"]) == (True, BASE)
    assert found.setup_is_broken
    assert api.standards_show("own", district).standard is None


def test_a_version_is_found_wherever_it_lies(district: Path) -> None:
    later = OVERLAY.replace("id: own", "id: linchuan-45").replace(
        "version: 1.0.0", "version: 1.0.1"
    )
    put(district / "standards" / "linchuan-45.yaml", later)
    for version in ("1.0.0", "1.0.1"):
        found = api.standards_show(f"linchuan-45@{version}", district).standard
        assert found is not None
        assert found.version == version


@pytest.mark.parametrize("standard", sorted(path.stem for path in ROOT.glob("standards/*.yaml")))
def test_a_new_district_is_in_order_by_every_shipped_standard(
    tmp_path: Path, standard: str
) -> None:
    made = api.init(tmp_path / "new", language="zh", standard=standard)
    for name, text in made.files.items():
        put(Path(name), text)
    assert api.check([tmp_path / "new"], as_of=AS_OF).diagnostics == ()


def test_a_form_has_the_part_that_was_chosen(tmp_path: Path) -> None:
    asked = {"language": "zh", "start": tmp_path, "standard": "district-2026"}
    whole, one = (
        api.new("x", category="department", parts=parts, **asked)  # type: ignore[arg-type]
        for parts in ((), ("service",))
    )
    (all_parts,), (chosen,) = whole.files.values(), one.files.values()
    assert "parts: [service]" in chosen
    assert len(chosen) < len(all_parts)
    assert "yaml-language-server" not in chosen
    wrong = api.new("x", category="department", parts=("servce",), **asked)  # type: ignore[arg-type]
    assert (wrong.files, wrong.meant) == ({}, "service")


def test_a_new_district_gets_every_file_of_its_standard(district: Path, tmp_path: Path) -> None:
    put(district / "standards" / "middle.yaml", OVERLAY.replace("id: own", "id: middle"))
    path = own(district)
    put(path, OVERLAY.replace("linchuan-45@1.0.0", "middle@1.0.0"))
    made = api.init(tmp_path / "new", language="zh", standard=str(path))
    names = {Path(name).name for name in made.files if "standards/" in name} - {".gitkeep"}
    assert names == {"own.yaml", "middle@1.0.0.yaml"}
    for name, text in made.files.items():
        put(Path(name), text)
    assert api.check([tmp_path / "new"], as_of=AS_OF).errors == ()


# --- diff


def record(result: Result, name: str) -> Any:
    """The record of a result, held against its published schema."""
    found = json.loads(api.render(result, "json", "zh", Look()))
    assert [one.message for one in Draft202012Validator(api.schema(name)).iter_errors(found)] == []
    return found


def compared(district: Path, changes: str) -> StandardsDiff:
    own(district, changes)
    return api.standards_diff(BASE, "own", district=district, as_of=AS_OF)


def moves_of(result: StandardsDiff) -> dict[str, Move]:
    assert result.rescoring is not None
    return {one.after.unit: one for one in result.rescoring.moves}


def test_a_standard_does_not_differ_from_itself(district: Path) -> None:
    result = api.standards_diff(BASE, "linchuan-45", district=district, as_of=AS_OF)
    assert result.changes == ()
    assert result.versioning is not None
    assert (result.versioning.needed, result.versioning.verdict) == (
        Bump.NONE,
        VersionVerdict.FITS,
    )
    assert moves_of(result) == {}
    assert result.is_whole
    for form in ("text", "md", "json"):
        assert api.render(result, form, "en", Look())


def test_a_change_moves_units_and_says_why(district: Path) -> None:
    result = compared(district, HALVED)
    move = moves_of(result)["xiaoqiao"]
    by_itself = [
        api.score(district / name_of("xiaoqiao"), as_of=AS_OF, standard=one).assessment
        for one in (BASE, "own")
    ]
    assert [move.before.total, move.after.total] == [
        one.total.rounded for one in by_itself if one is not None
    ]
    (cause,) = move.causes
    assert (cause.id, cause.points_before, cause.points_after, cause.shift) == ("T1.3", 4, 1, -3)
    assert not move.is_broken
    assert result.rescoring is not None
    assert (result.rescoring.units, result.rescoring.scored, result.rescoring.missing) == (3, 2, 1)
    found = record(result, "standards-diff")
    assert found["rescoring"]["moves"][0]["causes"][0]["shift"] == "-3"
    text = api.render(result, "text", "zh", Look())
    assert "T1.3 家庭户主复习 4/5 → 1/5（-3）" in text
    assert "孝桥镇" in api.render(result, "csv", "zh", Look())


def test_answers_to_what_is_gone_are_no_mistakes(district: Path) -> None:
    criterion = "{id: C1.2b, title: 新, marks: 2, clause: 略, rule: {kind: all_or_nothing}}"
    changes = f"remove: [C1.2, V2]\nadd: [{{to: C1, after: C1.2, criterion: {criterion}}}]\n"
    result = compared(district, changes)
    assert result.is_whole
    cause = moves_of(result)["xiaoqiao"].causes[0]
    assert (cause.id, cause.points_after, cause.marks_after) == ("C1.2", None, None)


def test_what_is_not_a_criterion_is_a_cause_too(district: Path) -> None:
    changes = "set: {base: 10, total: 110, limits: {most: 100}, completeness: }\n"
    result = compared(district, changes)
    assert "" in {one.id for one in moves_of(result)["shuinan"].causes}
    assert "指标以外" in api.render(result, "text", "zh", Look())


def test_broken_units_stand_as_broken(district: Path) -> None:
    put(district / name_of("shuinan"), "- x\n")
    result = compared(district, HALVED)
    move = moves_of(result)["shuinan"]
    assert move.is_broken
    assert move.after.presence is Presence.BROKEN
    assert not result.is_whole
    assert result.checked.errors
    assert "未评定 PF116" in api.render(result, "text", "zh", Look())
    assert record(result, "standards-diff")["rescoring"]["moves"]


@pytest.mark.parametrize("within", ["submissions", "files"])
def test_a_bare_folder_is_rescored_too(district: Path, tmp_path: Path, within: str) -> None:
    text = (district / name_of("xiaoqiao")).read_text("utf-8")
    put(tmp_path / "files" / "a.yaml", text)
    put(tmp_path / "files" / "b.yaml", text)
    own(district, HALVED)
    folder = tmp_path / "files" if within == "files" else district / "submissions"
    own_file = str(district / "standards" / "own.yaml")
    result = api.standards_diff(BASE, own_file, district=folder, as_of=AS_OF)
    assert "xiaoqiao" in moves_of(result)


def test_what_cannot_be_compared_is_a_result_too(district: Path) -> None:
    for before, after in ((BASE, "nope"), ("nope", BASE)):
        result = api.standards_diff(before, after, start=district)
        assert result.setup_is_broken
        assert result.checked.errors
        assert record(result, "standards-diff")["version"] is None
        assert api.render(result, "text", "en", Look())
    put(district / "units.yaml", "- x\n")
    result = api.standards_diff(BASE, BASE, district=district, as_of=AS_OF)
    assert (result.rescoring, result.setup_is_broken) == (None, True)


# --- try


def tried(criterion: str, facts: str = "", **more: Any) -> Any:
    return api.standards_try("linchuan-45", criterion, facts=facts, **more)


def test_facts_give_what_they_would_give_in_a_submission(district: Path) -> None:
    result = tried("C1.1", "{first: 是, dispatch: 2, deputy: 是}")
    assert result.result is not None
    assert str(result.result.outcome.points) == "5/2"
    assert result.place.startswith("standards/linchuan-45.yaml:")
    assert record(result, "trial")["result"]["points"] == "2.5"
    for language in LANGUAGES:
        assert "2.5 / 3" in api.render(result, "text", language, Look())


def test_blank_facts_are_unanswered_and_a_review_is_read(district: Path) -> None:
    assert tried("C1.1").result.outcome.status.value == "unanswered"
    pending = tried("C1.6")
    assert pending.result.outcome.is_open
    assert "1.5" in api.render(pending, "text", "zh", Look())
    assert tried("C1.6", review="{points: 1, reason: 好}").result.outcome.points == 1


@pytest.mark.parametrize(
    ("facts", "review", "place"),
    [
        ("{first: 是, dispatch: 三, deputy: 是}", "", "--facts:1:22 PF206"),
        ("first: 是\ndispatch: x\n", "", "--facts:2:11 PF206"),
        ("{first: 是，deputy: 是}", "", "--facts:1:10 PF108"),
        ("对", "", "--facts:1:1 PF207"),
        ("&a 是", "", "--facts:1:1 PF111"),
        ("是\x00", "", "--facts:1:2 PF102"),
        ("first: 是\nfirst: 否", "", "--facts:2:1 PF109"),
        ("", "{points: 1, reason: 好}", "--review:1:2 PF251"),
    ],
)
def test_mistakes_are_shown_in_the_text_given(
    district: Path, facts: str, review: str, place: str
) -> None:
    result = tried("C1.1", facts, review=review)
    assert result.result is None
    one = result.diagnostics[0]
    assert f"{one.file}:{one.span.line}:{one.span.column} {one.code.id}".startswith(place)
    assert record(result, "trial")["result"] is None
    assert api.render(result, "text", "en", Look())


def test_bytes_that_are_no_text_are_refused(district: Path) -> None:
    result = tried("C1.1", "是".encode("gbk").decode("utf-8", "surrogateescape"))
    assert [one.code.id for one in result.diagnostics] == ["PF101"]


def test_the_category_chooses_the_sheet(district: Path) -> None:
    assert tried("T1.3").category == "township"
    assert tried("C1.1", category="school").category == "school"
    assert tried("T1.3", category="school").unknown == "school"
    assert tried("C1.11").meant == "C1.1"
    assert tried("C1.1", category="townshp").meant == "township"
    assert not tried("C9.9").questions
    broken = api.standards_try("nope", "C1.1")
    assert broken.standard is None
    assert broken.checked.errors
    assert record(broken, "trial")["standard"] == ""
    assert api.render(broken, "text", "zh", Look())


def test_answers_become_the_facts_of_a_file() -> None:
    asked = [Question(("a",), ""), Question(("b", "c"), ""), Question(("b", "d"), "")]
    assert written(asked, ["是", "1", "2"], is_review=False) == "a: 是\nb:\n  c: 1\n  d: 2\n"
    assert written(asked, ["", "", "2"], is_review=False) == "b:\n  d: 2\n"
    assert written(asked, ["", "", ""], is_review=False) == ""
    assert written([Question((), "", True)], ["{points: 1}"], is_review=True) == "{points: 1}"
    assert written([Question((), "", True)], ["{points: 1}"], is_review=False) == ""
