"""History from git: what was there on a day, and that nothing of a stranger's repository runs."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load import history_codes as codes
from pufa_cli.load.history import (
    Commit,
    Place,
    a_place,
    as_committed,
    changes,
    commit_of,
    commit_on,
    commits,
    held_by,
    is_uncommitted_in,
)

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
    odd = ("^HEAD", "HEAD..main", "HEAD^@", "HEAD^!", "HEAD^{tree}", "--all", "a\0b")
    for wrong in ("nix", "", " ", "-x", "--output=/tmp/x", "a b", "HEAD:a.yaml", *odd):
        assert code(commit_of(folder, wrong)) is codes.UNKNOWN_REVISION, wrong


def last(folder: Path) -> Commit:
    found = commit_of(folder, "HEAD")
    assert not isinstance(found, Diagnostic)
    return found


def subjects(found: dict[str, tuple[Commit, ...]]) -> dict[str, list[str]]:
    return {file: [one.subject for one in touched] for file, touched in found.items()}


def test_what_was_committed_between_two_is_told_by_file(folder: Path) -> None:
    first = last(folder)
    (folder / "a.yaml").write_text("x: 3\n", "utf-8")
    (folder.parent / "other").write_text("changed\n", "utf-8")
    git(folder, "commit", "--all", "--message", "三\n\n其余", day="2005-06-10")
    (folder / "a.yaml").unlink()
    (folder / "c.yaml").write_text("x: 3\n", "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "四", day="2005-06-10")
    found = subjects(changes(folder, first, last(folder)))
    assert found == {"a.yaml": ["四", "三"], "c.yaml": ["四"]}
    assert subjects(changes(folder, last(folder), first)) == found
    assert changes(folder, first, first) == {}
    assert changes(folder, first, Commit("nix", first.on, "", "")) == {}


def test_a_merge_is_told_for_what_it_settles_itself(folder: Path) -> None:
    first = last(folder)
    for branch, text in (("main", "x: 4\n"), ("side", "x: 5\n")):
        git(folder, "checkout", "-B", branch, first.id)
        (folder / "a.yaml").write_text(text, "utf-8")
        git(folder, "commit", "--all", "--message", branch, day="2005-06-10")
    git(folder, "merge", "--strategy", "ours", "--no-commit", "main")
    (folder / "a.yaml").write_text("x: 6\n", "utf-8")
    git(folder, "commit", "--all", "--message", "合并", day="2005-06-11")
    (told,) = subjects(changes(folder, first, last(folder))).values()
    assert told[0] == "合并"
    assert sorted(told[1:]) == ["main", "side"]


def test_a_branch_belongs_to_the_day_on_which_it_was_merged(folder: Path) -> None:
    git(folder, "checkout", "-b", "side")
    (folder / "a.yaml").write_text("x: 5\n", "utf-8")
    git(folder, "commit", "--all", "--message", "side", day="2005-06-01")
    git(folder, "checkout", "main")
    (folder / "c.yaml").write_text("z: 1\n", "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "main", day="2005-06-02")
    git(folder, "merge", "--no-ff", "--message", "合并", "side", day="2005-06-10")
    assert held(folder, "2005-06-01")["a.yaml"] == "x: 2\n"
    assert held(folder, "2005-06-02")["c.yaml"] == "z: 1\n"
    assert held(folder, "2005-06-10")["a.yaml"] == "x: 5\n"


def test_what_was_not_committed_is_known_whatever_ends_the_lines(folder: Path) -> None:
    known = held_by(folder, last(folder))
    assert set(known) == {"a.yaml", "子/b.yaml"}
    assert held_by(folder, Commit("nix", date(2005, 1, 1), "", "")) == {}
    assert not is_uncommitted_in(folder, "a.yaml", known)
    (folder / "a.yaml").write_bytes(b"x: 2\r\n")
    assert not is_uncommitted_in(folder, "a.yaml", known)
    (folder / "a.yaml").write_bytes(b"x: 3\r\n")
    (folder / "子" / "b.yaml").unlink()
    (folder / "new.yaml").write_bytes(b"")
    assert [is_uncommitted_in(folder, name, known) for name in ("a.yaml", "子/b.yaml", "new.yaml")]
    assert not is_uncommitted_in(folder, "nix.yaml", known)


def at_day(folder: Path, day: str, place: Place) -> dict[str, bytes]:
    commit = commit_on(folder, date.fromisoformat(day))
    assert not isinstance(commit, Diagnostic)
    with as_committed(folder, commit, day, place) as then:
        assert isinstance(then, Path)
        found = sorted(path for path in then.rglob("*") if path.is_file())
        return {path.relative_to(then).as_posix(): path.read_bytes() for path in found}


def test_one_place_holds_one_day_after_another(folder: Path) -> None:
    """Names turn from files into folders and back; what is gone goes away."""
    (folder / "a.yaml").unlink()
    (folder / "a.yaml").mkdir()
    (folder / "a.yaml" / "c.yaml").write_text("z: 1\n", "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "三", day="2005-06-10")
    days = (*DAYS, "2005-06-10")
    alone = {day: {key: text.encode() for key, text in held(folder, day).items()} for day in days}
    with a_place() as place:
        for day in (*days, *reversed(days), days[2], days[0]):
            assert at_day(folder, day, place) == alone[day], day


def test_evidence_is_only_read_where_a_digest_of_any_is_stated(folder: Path) -> None:
    photo = folder / "evidence" / "u" / "photo.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"photo")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "三", day="2005-06-01")
    (folder / "a.yaml").write_text("sha256: 1\n", "utf-8")
    git(folder, "commit", "--all", "--message", "四", day="2005-06-02")
    (folder / "a.yaml").write_text("x: 1\n", "utf-8")
    git(folder, "commit", "--all", "--message", "五", day="2005-06-03")
    with a_place() as place:
        found = [
            at_day(folder, f"2005-06-0{day}", place)["evidence/u/photo.jpg"] for day in (1, 2, 3)
        ]
    assert found == [b"", b"photo", b""]


def test_a_repository_that_lacks_a_content_is_told_not_read_without_it(folder: Path) -> None:
    id = output(folder, "rev-parse", "HEAD:区县/a.yaml")
    (folder.parent / ".git" / "objects" / id[:2] / id[2:]).unlink()
    with as_committed(folder, last(folder), "x") as then:
        assert isinstance(then, Diagnostic)
        assert then.code is codes.GIT_FAILED
        assert "a.yaml" in then.message("en")


def test_contents_are_asked_for_in_turns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pufa_cli.load.history.MOST_AT_ONCE", 6)
    assert held(folder, "2005-05-30") == {"a.yaml": "x: 2\n", "子/b.yaml": "y: 1\n"}
    commit = last(folder)
    run = subprocess.run

    def broken(words: list[str], **more: object) -> object:
        done = run(words, **more)  # type: ignore[call-overload]
        return subprocess.CompletedProcess(words, 1, b"", b"x") if "cat-file" in words else done

    monkeypatch.setattr("pufa_cli.load.history.subprocess.run", broken)
    with as_committed(folder, commit, "x") as then:
        assert code(then) is codes.GIT_FAILED


def test_repositories_of_long_names_are_read_too(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    (tmp_path / "a.yaml").write_text("x: 1\n", "utf-8")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--message", "一")
    known = held_by(tmp_path, last(tmp_path))
    assert not is_uncommitted_in(tmp_path, "a.yaml", known)


def forged(folder: Path, when: str, tree: str = "HEAD^{tree}") -> None:
    """A commit on top, of a date as a stranger may write it."""
    ids = [output(folder, "rev-parse", one) for one in (tree, "HEAD")]
    who = f"A <a@example.invalid> {when}"
    head = f"tree {ids[0]}\nparent {ids[1]}\nauthor {who}\ncommitter {who}\n\n怪\n"
    words = ("hash-object", "-t", "commit", "-w", "--stdin", "--literally")
    made = output(folder, *words, send=head.encode())
    git(folder, "update-ref", "HEAD", made)


def output(folder: Path, *words: str, send: bytes = b"") -> str:
    words = ("git", "-C", str(folder), *words)
    return (
        subprocess.run(words, input=send, check=True, capture_output=True).stdout.decode().strip()
    )


@pytest.mark.parametrize("when", ["253402300800 +0000", "999999999999 +9999", "x", "", "-5 +0000"])
def test_a_commit_of_no_date_is_on_no_day(folder: Path, when: str) -> None:
    (folder / "a.yaml").write_text("x: 9\n", "utf-8")
    git(folder, "add", "--all")
    forged(folder, when, output(folder, "write-tree"))
    found = commits(folder)
    assert not isinstance(found, Diagnostic)
    assert [one.subject for one in found] == ["第二次", "第一次"]
    assert last(folder).subject == "怪"


def test_names_are_read_in_whatever_encoding_they_were_committed(folder: Path) -> None:
    git(folder, "config", "i18n.commitEncoding", "GBK")
    git(folder, "config", "i18n.logOutputEncoding", "GBK")
    git(folder, "config", "log.follow", "true")
    (folder / "a.yaml").write_text("x: 3\n", "utf-8")
    message = folder.parent / "message"
    message.write_bytes("第三次".encode("gbk"))
    git(folder, "commit", "--all", "--file", str(message), day="2005-06-10")
    found = commits(folder)
    assert not isinstance(found, Diagnostic)
    assert [one.subject for one in found] == ["第三次", "第二次", "第一次"]


def test_history_is_not_bent_by_what_lies_beside_it(folder: Path) -> None:
    """Grafts and replacements say of a commit what it does not hold itself."""
    head, first = (output(folder, "rev-parse", one) for one in ("HEAD", "HEAD~1"))
    (folder.parent / ".git" / "info" / "grafts").write_text(f"{head}\n", "utf-8")
    found = commits(folder)
    assert not isinstance(found, Diagnostic)
    assert len(found) == 2
    git(folder, "replace", head, first)
    assert last(folder).subject == "第二次"


def test_a_tree_that_names_a_file_and_a_folder_alike_is_told(folder: Path) -> None:
    blob = output(folder, "hash-object", "-w", "--stdin", send=b"x")
    inner = output(folder, "mktree", send=f"100644 blob {blob}\tb\n".encode())
    entries = (("100644", "a", blob), ("40000", "a", inner))
    tree = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(id) for mode, name, id in entries)
    made = output(folder, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", send=tree)
    outer = output(folder, "mktree", send=f"040000 tree {made}\t区县\n".encode())
    forged(folder, "1118400000 +0800", outer)
    with as_committed(folder, last(folder), "x") as then:
        assert code(then) is codes.GIT_FAILED


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
    assert changes(folder, found[1], found[0]) == {}


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
