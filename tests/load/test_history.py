"""History from git: what was there on a day, and that nothing of a stranger's repository runs."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load import history_codes as codes
from pufa_cli.load.history import as_committed, commit_of, commit_on, commits, last_change

DAYS = ("2005-05-16", "2005-05-30")


def git(folder: Path, *words: str, day: str = DAYS[0], zone: str = "+0800") -> None:
    when = f"{day}T23:30:00{zone}"
    mine = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        mine |= {f"GIT_{who}_NAME": "区普治办", f"GIT_{who}_EMAIL": "o@example.invalid"}
        mine[f"GIT_{who}_DATE"] = when
    env = {**os.environ, **mine}
    subprocess.run(["git", "-C", str(folder), *words], env=env, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder inside a repository, with two days."""
    top = tmp_path / "repository"
    inside = top / "区县"
    inside.mkdir(parents=True)
    git(top, "init", "--quiet", "--initial-branch=main")
    (inside / "a.yaml").write_text("x: 1\n", "utf-8")
    (top / "other").write_text("not of the district\n", "utf-8")
    git(top, "add", "--all")
    git(top, "commit", "--message", "第一次")
    (inside / "a.yaml").write_text("x: 2\n", "utf-8")
    (inside / "子" / "b.yaml").parent.mkdir()
    (inside / "子" / "b.yaml").write_text("y: 1\n", "utf-8")
    git(top, "add", "--all")
    git(top, "commit", "--message", "第二次", day=DAYS[1])
    return inside


def held(folder: Path, day: str) -> dict[str, str]:
    """The files of a day with their texts."""
    commit = commit_on(folder, date.fromisoformat(day))
    assert not isinstance(commit, Diagnostic)
    with as_committed(folder, commit, day) as then:
        assert isinstance(then, Path)
        found = (path for path in then.rglob("*") if path.is_file())
        return {path.relative_to(then).as_posix(): path.read_text("utf-8") for path in found}


def code(found: object) -> object:
    return found.code if isinstance(found, Diagnostic) else found


def test_a_day_is_the_last_commit_up_to_its_end(folder: Path) -> None:
    assert held(folder, "2005-05-16") == {"a.yaml": "x: 1\n"}
    assert held(folder, "2005-05-29") == {"a.yaml": "x: 1\n"}
    assert held(folder, "2005-05-30") == {"a.yaml": "x: 2\n", "子/b.yaml": "y: 1\n"}
    assert code(commit_on(folder, date(2005, 5, 15))) is codes.NOTHING_THEN


def test_the_day_of_a_commit_is_that_of_its_own_time_zone(folder: Path) -> None:
    (folder / "a.yaml").write_text("x: 3\n", "utf-8")
    git(folder, "commit", "--all", "--message", "三", day="2005-06-10", zone="-0900")
    found = commits(folder)
    assert not isinstance(found, Diagnostic)
    assert [str(one.on) for one in found] == ["2005-06-10", "2005-05-30", "2005-05-16"]
    assert [one.subject for one in found] == ["三", "第二次", "第一次"]
    assert {one.author for one in found} == {"区普治办"}


def test_what_touches_another_folder_is_none_of_its_commits(folder: Path) -> None:
    (folder.parent / "other").write_text("changed\n", "utf-8")
    git(folder, "commit", "--all", "--message", "别处", day="2005-06-10")
    found = commits(folder)
    assert not isinstance(found, Diagnostic)
    assert len(found) == 2


def test_revisions_are_commits_tags_and_branches(folder: Path) -> None:
    git(folder, "tag", "first", "HEAD~1")
    for revision in ("first", "HEAD~1", "main~1"):
        found = commit_of(folder, revision)
        assert not isinstance(found, Diagnostic)
        assert found.subject == "第一次"
    for wrong in ("nix", "", " ", "-x", "--output=/tmp/x", "a b", "HEAD:a.yaml"):
        assert code(commit_of(folder, wrong)) is codes.UNKNOWN_REVISION, wrong


def test_the_last_change_of_a_file_is_told_up_to_a_commit(folder: Path) -> None:
    found = commits(folder)
    assert not isinstance(found, Diagnostic)
    newest, oldest = found
    assert last_change(folder, "a.yaml", newest) == newest
    assert last_change(folder, "a.yaml", oldest) == oldest
    assert last_change(folder, "子/b.yaml", oldest) is None


def test_without_a_repository_or_git_it_says_so(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    assert code(commits(bare)) is codes.NO_REPOSITORY
    assert code(commit_on(bare, date(2005, 5, 16))) is codes.NO_REPOSITORY
    empty = tmp_path / "empty"
    empty.mkdir()
    git(empty, "init", "--quiet")
    assert code(commits(empty)) is codes.GIT_FAILED
    monkeypatch.setenv("PATH", str(bare))
    assert code(commits(folder)) is codes.NO_GIT
    assert code(commit_of(folder, "HEAD")) is codes.NO_GIT


def test_a_git_that_hangs_is_given_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 1)

    found = commits(folder)
    monkeypatch.setattr("pufa_cli.load.history.subprocess.run", hang)
    assert not isinstance(found, Diagnostic)
    with as_committed(folder, found[0], "x") as then:
        assert code(then) is codes.GIT_FAILED
    assert last_change(folder, "a.yaml", found[0]) is None


def test_nothing_that_a_repository_names_is_run(folder: Path, tmp_path: Path) -> None:
    mark = tmp_path / "was-here"
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n", "utf-8")
    script.chmod(0o755)
    (folder / ".gitattributes").write_text("* diff=evil filter=evil export-ignore\n", "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "属性", day="2005-06-10")
    top = folder.parent
    hooks = top / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / name).write_text(script.read_text("utf-8"), "utf-8")
        (hooks / name).chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "diff.external", "diff.evil.textconv"),
        *("filter.evil.smudge", "filter.evil.process", "gpg.program", "core.sshCommand"),
    ):
        git(folder, "config", key, str(script))
    git(folder, "config", "log.showSignature", "true")
    assert "a.yaml" in held(folder, "2005-06-10")
    assert not isinstance(commit_of(folder, "HEAD"), Diagnostic)
    assert not mark.exists()


def test_links_submodules_odd_names_and_giants_are_left_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "link.yaml").symlink_to("a.yaml")
    (folder / 'odd\n"name.yaml').write_text("x\n", "utf-8")
    (folder / "引号\"'.yaml").write_text("z: 1\n", "utf-8")
    (folder / "giant.yaml").write_text("x" * 2000, "utf-8")
    git(folder, "add", "--all")
    head = subprocess.run(
        ["git", "-C", str(folder), "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{head},区县/sub")
    git(folder, "commit", "--message", "怪", day="2005-06-10")
    small = type("Small", (), {"bytes": 1000})
    monkeypatch.setattr("pufa_cli.load.history.ROSTER", small)
    assert set(held(folder, "2005-06-10")) == {"a.yaml", "子/b.yaml", "引号\"'.yaml"}
