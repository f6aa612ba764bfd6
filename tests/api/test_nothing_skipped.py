"""Nothing in a district's folder is passed over in silence: links, folders, misplaced files."""

from pathlib import Path

import pytest

from everything import REVIEW, SETTINGS, a_district
from linchuan import AS_OF, put
from pufa_cli import api

FINDING = """\
pufa: rectification/1
unit: west
findings:
  - {id: F1, round: r1, title: 会议少, criterion: C1.1, found_by: supervision, found_on: 2005-05-16,
     days: 10, closing: {on: 2005-06-01, evidence: [{title: 记录}], facts: 0},
     verified: {on: 2005-06-10, by: 督查组, accepted: 是}}
"""


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A district; the working folder is its own."""
    monkeypatch.chdir(a_district(tmp_path / "district"))
    return Path()


def said(folder: Path) -> set[tuple[str, str]]:
    """Code and file of everything that is wrong, but for missing documents and blank vetoes."""
    found = api.check([folder], as_of=AS_OF).diagnostics
    return {(one.code.id, one.file) for one in found} - {
        (one.code.id, one.file) for one in found if one.code.id in ("PF502", "PF509")
    }


@pytest.mark.parametrize("name", ["mappings/city.yaml", "rectifications/east.yaml"])
def test_a_folder_named_as_a_file_is_refused(district: Path, name: str) -> None:
    (district / name).mkdir(parents=True)
    assert said(district) == {("PF131", name)}


def test_a_submission_that_is_a_folder_is_not_assessed(district: Path) -> None:
    file = district / "submissions" / "west" / "r1.yaml"
    file.unlink()
    file.mkdir()
    found = api.rollup(district, as_of=AS_OF)
    assert found.files_refused == 1
    assert ("PF131", "submissions/west/r1.yaml") in said(district)


@pytest.mark.parametrize("source", ["superior", "supervision"])
def test_a_review_that_is_a_folder_is_refused_for_one_file_too(district: Path, source: str) -> None:
    (district / "reviews" / "r1" / source / "west.yaml").mkdir(parents=True)
    found = api.score(district / "submissions" / "west" / "r1.yaml", as_of=AS_OF)
    assert "PF131" in [one.code.id for one in found.diagnostics]


def test_every_standard_of_the_district_is_checked(district: Path) -> None:
    put(district / "standards" / "draft.yaml", "x: [\n")
    put(district / "standards" / "old.yml", "")
    (district / "standards" / "city.yaml").symlink_to("/etc/passwd")
    assert said(district) == {
        ("PF108", "standards/draft.yaml"),
        ("PF133", "standards/old.yml"),
        ("PF131", "standards/city.yaml"),
    }
    assert api.check([district], as_of=AS_OF).setup_is_broken


def test_a_link_in_place_of_the_standard_is_named(district: Path) -> None:
    file = district / "standards" / "everything.yaml"
    file.rename(district / "elsewhere.txt")
    file.symlink_to("../elsewhere.txt")
    assert ("PF131", "standards/everything.yaml") in said(district)


def test_files_of_pufa_outside_its_folders_are_told(district: Path) -> None:
    unit = (district / "submissions" / "east" / "r1.yaml").read_text("utf-8")
    put(district / "submision" / "east" / "r1.yaml", unit)
    put(district / "old" / "east" / "r1.yaml", unit)
    put(district / "east.yml", unit)
    put(district / "reviews" / "east.yaml", "pufa: review/1\n: [broken\n")
    put(district / ".cache" / "east.yaml", unit)
    put(district / "mkdocs.yml", "site_name: x\n")
    put(district / "notes" / "strange.yaml", "pufa: nonsense/1\n")
    put(district / "plans" / ".hidden.yaml", "")
    other = a_district(district / "other").name
    assert other == "other"
    assert said(district) == {
        ("PF133", "submision"),
        ("PF133", "old/east/r1.yaml"),
        ("PF133", "east.yml"),
        ("PF133", "reviews/east.yaml"),
        ("PF133", "plans/.hidden.yaml"),
    }


def test_a_sample_with_an_empty_stratum_can_be_read_again(district: Path) -> None:
    frame = """\
pufa: exam_frame/1
round: r1
sample: 3
strata: [{id: cadres, title: 干部, least: 1}, {id: residents, title: 居民, least: 1}]
units: [{unit: east, heads: {cadres: 9}}]
"""
    put(district / "exams" / "r1-frame.yaml", frame)
    drawn = api.plan_sample(district, round_id="r1", seed="7", as_of=AS_OF)
    put(district / "exams" / "r1-sample.yaml", api.draw_file(drawn))
    assert {code for code, _ in said(district)} == {"PF704"}


def test_a_broken_rectification_file_keeps_its_unit_from_being_scored(district: Path) -> None:
    file = "rectifications/west.yaml"
    put(district / file, "pufa: rectification/1\nunit: west\nfindings: 无\n")
    rolled = api.rollup(district, as_of=AS_OF)
    assert [(one.code.id, one.file) for one in rolled.diagnostics if one.is_error] == [
        ("PF207", file)
    ]
    assert (rolled.files_read, rolled.files_refused) == (4, 1)
    one = api.score(district / "submissions" / "west" / "r1.yaml", as_of=AS_OF)
    assert one.assessment is None


@pytest.mark.parametrize("written", ["{a: 1}", "[a]", "{}", "无"])
def test_a_figure_that_is_no_name_is_an_error(district: Path, written: str) -> None:
    file = district / "standards" / "everything.yaml"
    put(file, file.read_text("utf-8").replace("{figure: mean}", f"{{figure: {written}}}"))
    found = [one for one in api.check([file], as_of=AS_OF).diagnostics if one.is_error]
    assert [(one.span.line, one.code.id[:3]) for one in found if one.span] == [(85, "PF2")]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("supervision/east.yaml", "reviewer: 第一督查组", "inspecting_unit: east", "PF343"),
        ("supervision/nobody.yaml", "unit: east", "unit: nobody", "PF302"),
        ("superior/east.yaml", "round: r1", "round: r1", "PF134"),
        ("supervision/east.yaml", "round: r1", "round: [", "PF108"),
    ],
)
def test_a_review_alone_is_held_against_its_unit(
    district: Path, name: str, old: str, new: str, code: str
) -> None:
    text = REVIEW.replace(old, new)
    path = put(district / "reviews" / "r1" / name, text)
    found = api.check([path], as_of=AS_OF)
    assert code in {one.code.id for one in found.diagnostics}
    assert {one.file for one in found.diagnostics} == {f"reviews/r1/{name}"}
    assert (found.files, found.setup_is_broken) == (1, False)
    whole = api.check([district], as_of=AS_OF).diagnostics
    assert found.diagnostics == tuple(one for one in whole if one.file == path.as_posix())


def test_a_rectification_file_alone_is_held_against_its_unit(district: Path) -> None:
    finding = "{id: F1, round: r1, title: x, found_by: self, found_on: 2005-06-01, days: 5, "
    closing = "closing: {on: 2005-06-02, evidence: [{title: x}]}, "
    verified = "verified: {on: 2005-06-03, by: east, accepted: 是}}"
    text = f"pufa: rectification/1\nunit: east\nfindings: [{finding}{closing}{verified}]\n"
    path = put(district / "rectifications" / "east.yaml", text)
    assert "PF343" in [one.code.id for one in api.check([path], as_of=AS_OF).errors]
    whole = api.check([district], as_of=AS_OF).diagnostics
    own = tuple(one for one in whole if one.file == path.as_posix())
    assert api.check([path], as_of=AS_OF).diagnostics == own


def test_a_submission_alone_is_held_against_the_standard_of_the_round(district: Path) -> None:
    file = district / "submissions" / "west" / "r1.yaml"
    standard = (district / "standards" / "everything.yaml").read_text("utf-8")
    put(
        district / "standards" / "everything@0.9.0.yaml",
        standard.replace("version: 1.0.0", "version: 0.9.0", 1),
    )
    put(file, file.read_text("utf-8").replace("everything@1.0.0", "everything@0.9.0"))
    whole = {(one.code.id, one.file) for one in api.check([district], as_of=AS_OF).errors}
    assert whole == {("PF304", "submissions/west/r1.yaml")}
    assert [one.code.id for one in api.check([file], as_of=AS_OF).errors] == ["PF304"]
    assert api.score(file, as_of=AS_OF).assessment is None
    assert api.score(file, as_of=AS_OF, standard="everything@0.9.0").assessment is not None


BROKEN = {
    "an unknown key": ("PF2", FINDING.replace("round: r1", "round: r1, extra: 1")),
    "the unit of another": ("PF311", FINDING.replace("unit: west", "unit: east")),
    "verified by the unit itself": ("PF343", FINDING.replace("by: 督查组", "by: 西镇")),
}


@pytest.mark.parametrize("counts", ["before", "after"])
@pytest.mark.parametrize("name", [*BROKEN, "a link"])
def test_a_rectification_file_that_cannot_be_used_changes_no_figure_in_silence(
    district: Path, name: str, counts: str
) -> None:
    put(district / "pufa.yaml", SETTINGS + f"rectification: {{counts: {counts}}}\n")
    path = district / "rectifications" / "west.yaml"
    code, text = BROKEN.get(name, ("PF131", FINDING))
    put(path if name in BROKEN else district / "elsewhere.yaml", text)
    if name not in BROKEN:
        path.parent.mkdir()
        path.symlink_to(district.absolute() / "elsewhere.yaml")
    rolled = api.rollup(district, as_of=AS_OF)
    one = api.score(district / "submissions" / "west" / "r1.yaml", as_of=AS_OF)
    row = next(row for row in rolled.rollup.rows if row.unit == "west") if rolled.rollup else None
    assert row is not None
    assert (row.total, row.reason[: len(code)]) == (None, code)
    assert one.assessment is None
    for found in (
        rolled.diagnostics,
        one.diagnostics,
        api.check([district], as_of=AS_OF).diagnostics,
    ):
        wrong = [each for each in found if each.is_error and each.file == str(path)]
        assert [each.code.id[: len(code)] for each in wrong] == [code]
