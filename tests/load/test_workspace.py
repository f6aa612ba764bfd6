"""Which file of a folder plays which part: nothing is read twice, nothing is passed over."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from linchuan import put
from pufa_cli import rules
from pufa_cli.load import standards
from pufa_cli.load.evidence import look_up
from pufa_cli.load.filings import load_filing
from pufa_cli.load.layered import load_standard
from pufa_cli.load.standards import named_files, shipped_folder, standard_files
from pufa_cli.load.strays import strays
from pufa_cli.load.workspace import bare_files, find_workspace, list_files, load_workspace
from pufa_cli.model.submission import Submission

DISTRICT = """\
pufa: district/1
district: {id: d, name: 某区}
standard: linchuan-45@1.0.0
round: {id: r1, title: 验收}
"""
ROSTER = "pufa: roster/1\nunits:\n  - {id: a, name: 甲镇, category: township}\n"
SUBMISSION = """\
pufa: submission/1
standard: linchuan-45@1.0.0
round: r1
unit: a
name: 甲镇
category: township
answers:
  C1.1:
    evidence:
      - {title: 文, path: %s}
"""
REVIEW = """\
pufa: review/1
standard: linchuan-45@1.0.0
round: r1
unit: a
source: supervision
marks: {C1.1: {points: 3, reason: 好}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pufa.yaml").write_text(DISTRICT, encoding="utf-8")
    (tmp_path / "units.yaml").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_settings_and_roster_are_read(folder: Path) -> None:
    found = load_workspace(folder)
    assert found.diagnostics == ()
    assert found.district is not None
    assert found.district.office is None
    assert found.roster is not None
    assert list(found.roster.unit_by_id) == ["a"]
    assert find_workspace(folder / "x" / "y") == folder.resolve()


def test_without_settings_both_files_are_named(tmp_path: Path) -> None:
    found = load_workspace(tmp_path)
    assert (found.district, found.roster) == (None, None)
    assert [one.code.id for one in found.diagnostics] == ["PF130", "PF130"]


def test_every_file_is_a_submission_a_review_or_a_stray(folder: Path) -> None:
    touch(
        folder,
        "submissions/a/r1.yaml",
        "submissions/a/r0.yaml",
        "submissions/b/r1.yaml",
        "submissions/b/r1.yml",
        "submissions/b/R1.YAML",
        "submissions/b/.r1.yaml",
        "submissions/b/r1.xls",
        "submissions/b/old/r1.yaml",
        "submissions/c.yaml",
        "submissions/README.md",
        "submissions/b/.gitkeep",
        "reviews/r1/supervision/a.yaml",
        "reviews/r1/self/a.yaml",
        "reviews/r1/supervision/a.yml",
        "reviews/r0/supervision/a.yaml",
    )
    found = list_files(*_parts(folder))
    assert set(found.submissions) == {"a", "b"}
    assert found.other_rounds == {"a": ("r0.yaml",)}
    assert set(found.reviews) == {("a", "supervision")}
    assert {one.file.removeprefix(folder.as_posix() + "/") for one in found.strays} == {
        "submissions/b/r1.yml",
        "submissions/b/R1.YAML",
        "submissions/b/.r1.yaml",
        "submissions/b/r1.xls",
        "submissions/b/old/r1.yaml",
        "submissions/c.yaml",
        "reviews/r1/self/a.yaml",
        "reviews/r1/supervision/a.yml",
    }
    assert {one.code.id for one in found.strays} == {"PF133"}


def _parts(folder: Path) -> tuple:
    workspace = load_workspace(folder)
    assert workspace.district is not None
    return workspace, workspace.district


def test_a_bare_folder_gives_its_files_and_its_strays(tmp_path: Path) -> None:
    touch(tmp_path, "b.yaml", "below/a.yaml", "c.yml", ".d.yaml", "README.md")
    files, strays = bare_files(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in files] == ["b.yaml", "below/a.yaml"]
    assert len(strays) == 2


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_folder_behind_a_link_is_a_stray(folder: Path, tmp_path: Path) -> None:
    touch(folder, "submissions/b/r1.yaml")
    (folder / "submissions" / "a").symlink_to(folder / "submissions" / "b")
    found = list_files(*_parts(folder))
    assert set(found.submissions) == {"b"}
    assert len(found.strays) == 1


# --- what was handed in


def filed(folder: Path, path: str, text: str = SUBMISSION) -> Path:
    file = folder / "u.yaml"
    file.write_text(text % path if "%s" in text else text, encoding="utf-8")
    return file


def looked_up(folder: Path, path: str) -> dict[str, bool]:
    loaded = load_filing(filed(folder, path), (), folder / "evidence")
    assert loaded.filing is not None
    return {name: one.is_there for name, one in loaded.filing.evidence.items()}


def test_evidence_is_there_when_a_regular_file_is(tmp_path: Path) -> None:
    touch(tmp_path, "evidence/照片/a b.txt")
    assert looked_up(tmp_path, "照片/a b.txt") == {"照片/a b.txt": True}
    assert looked_up(tmp_path, "照片") == {"照片": False}
    assert looked_up(tmp_path, "no.txt") == {"no.txt": False}


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "~/x",
        ".git/config",
        "a/../../x",
        "file:///etc/passwd",
        "%2e%2e/x",
        "a//b",
        "-rf",
        "x" * 5000,
        "a/./b",
        "..",
    ],
)
def test_a_path_that_leads_elsewhere_is_not_even_looked_up(tmp_path: Path, path: str) -> None:
    submission = Submission.model_construct(answers={})
    assert look_up(submission, tmp_path) == {}
    quoted = path.replace("\\", "\\\\")
    loaded = load_filing(filed(tmp_path, f'"{quoted}"'), (), tmp_path / "evidence")
    if loaded.filing is not None:
        assert loaded.filing.evidence == {}


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_links_are_no_evidence(tmp_path: Path) -> None:
    touch(tmp_path, "evidence/real/a.txt", "outside/b.txt")
    (tmp_path / "evidence" / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "evidence" / "c.txt").symlink_to(tmp_path / "outside" / "b.txt")
    assert looked_up(tmp_path, "link/b.txt") == {"link/b.txt": False}
    assert looked_up(tmp_path, "c.txt") == {"c.txt": False}
    assert looked_up(tmp_path, "real/a.txt") == {"real/a.txt": True}


def test_a_digest_is_computed_only_when_one_is_stated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "evidence/a.txt")
    digest = sha256(b"").hexdigest()
    stated = filed(tmp_path, f"a.txt, sha256: {digest}")
    loaded = load_filing(stated, (), tmp_path / "evidence")
    assert loaded.filing is not None
    assert loaded.filing.evidence["a.txt"].digest == digest
    plain = load_filing(filed(tmp_path, "a.txt"), (), tmp_path / "evidence")
    assert plain.filing is not None
    assert plain.filing.evidence["a.txt"].digest is None

    def fails(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", fails)
    gone = load_filing(filed_before(stated, digest), (), tmp_path / "evidence")
    assert gone.filing is not None
    assert not gone.filing.evidence["a.txt"].is_there


def filed_before(path: Path, digest: str) -> Path:
    os.truncate(path, 0)
    handle = os.open(path, os.O_WRONLY)
    os.write(handle, (SUBMISSION % f"a.txt, sha256: {digest}").encode())
    os.close(handle)
    return path


def test_without_an_evidence_folder_nothing_is_looked_up(tmp_path: Path) -> None:
    loaded = load_filing(filed(tmp_path, "a.txt"))
    assert loaded.filing is not None
    assert loaded.filing.evidence == {}


def test_a_broken_review_spoils_the_filing_but_not_what_is_known_of_it(tmp_path: Path) -> None:
    unit = filed(tmp_path, "a.txt")
    review = tmp_path / "supervision" / "a.yaml"
    review.parent.mkdir()
    review.write_text(REVIEW, encoding="utf-8")
    good = load_filing(unit, [review])
    assert good.filing is not None
    assert len(good.filing.reviews) == 1
    assert len(good.digests) == 2
    review.write_text(REVIEW + "remark: x\n", encoding="utf-8")
    spoilt = load_filing(unit, [review])
    assert spoilt.filing is None
    assert spoilt.rest is not None
    assert [one.file for one in spoilt.diagnostics] == [review.as_posix()]
    review.write_text("- x\n", encoding="utf-8")
    assert load_filing(unit, [review]).rest is None


def test_a_review_lies_in_the_folder_of_its_source(tmp_path: Path) -> None:
    unit = filed(tmp_path, "a.txt")
    review = tmp_path / "superior" / "a.yaml"
    review.parent.mkdir()
    review.write_text(REVIEW, encoding="utf-8")
    (found,) = load_filing(unit, [review]).diagnostics
    assert (found.code.id, found.span and found.span.line) == ("PF134", 5)
    assert found.message("en") == "its source is “supervision”, its folder “superior”"


# --- standards


def test_the_districts_own_standard_comes_first(tmp_path: Path) -> None:
    touch(tmp_path, "linchuan-45.yaml", "x@2.yaml", "x.yaml", "readme.txt")
    folders = (tmp_path, shipped_folder())
    assert next(named_files("linchuan-45", folders)) == tmp_path / "linchuan-45.yaml"
    assert next(named_files("x@2", folders)) == tmp_path / "x@2.yaml"
    assert next(named_files("x@3", folders)) == tmp_path / "x.yaml"
    assert not list(named_files("nothing", folders))
    listed = [path.name for path in standard_files((tmp_path, tmp_path / "nowhere"))]
    assert listed == ["linchuan-45.yaml", "x.yaml", "x@2.yaml"]


def test_the_shipped_standard_is_shown_by_a_short_name() -> None:
    found = load_standard(shipped_folder() / "linchuan-45.yaml", rules.context())
    assert found.diagnostics == ()
    assert found.source.name == "standards/linchuan-45.yaml"


def test_a_wheel_carries_the_standards_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "standards").mkdir()
    monkeypatch.setattr(standards, "_PACKAGE", tmp_path)
    assert shipped_folder() == tmp_path / "standards"


def test_near_misses_of_what_is_read_are_told(tmp_path: Path) -> None:
    put(tmp_path / "pufa.yaml", DISTRICT)
    put(tmp_path / "units.yaml", ROSTER)
    names = (
        "submissions/a/r1.yaml",
        "submissions/a/r1（最终）.yaml",
        "submission/a/r1.yaml",
        "reviews/a.yaml",
        "reviews/README.md",
        "Exams/r1.yaml",
        "calender.yaml",
        "reports/r.yaml",
        "docs/x.yaml",
    )
    for name in names:
        put(tmp_path / name, SUBMISSION % "x.pdf")
    put(
        tmp_path / "submissions" / "a" / "r0.yaml",
        (SUBMISSION % "x").replace("round: r1", "round: r0"),
    )
    workspace = load_workspace(tmp_path)
    assert workspace.district is not None
    others = list_files(workspace, workspace.district).other_rounds
    found = strays(tmp_path, workspace.district, others)
    assert [Path(one.file).relative_to(tmp_path).as_posix() for one in found] == [
        "Exams",
        "calender.yaml",
        "submission",
        "reviews/a.yaml",
        "submissions/a/r1（最终）.yaml",
    ]
