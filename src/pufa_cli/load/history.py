"""What a folder held on another day, from its commits: the only module that runs git.

Repositories come from strangers: nothing that a repository's own configuration names is run, no
filter is applied, nothing is fetched, and only regular files are written.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.paths import is_safe_path
from pufa_cli.base.text import clean_text, shorten
from pufa_cli.load import history_codes as codes
from pufa_cli.load.files import called, shown_name
from pufa_cli.load.limits import ROSTER

SECONDS = 60  # after which a git that hangs is given up
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "log.showSignature=false",
    "protocol.allow=never",
)
_REGULAR = (b"100644", b"100755")
BECAUSE = Text("（{why}）", " ({why})")
FIRST = Text("，最早的提交在 {day}", "; the first commit is of {day}")


class Commit(NamedTuple):
    """A commit that touches a folder."""

    id: str
    on: date  # the day it was committed, in its own time zone
    author: str
    subject: str


class _Git(NamedTuple):
    """git at a folder."""

    folder: Path

    def run(self, *words: str, send: bytes = b"") -> "bytes | Diagnostic":
        """What git prints; a diagnostic where it fails, hangs or is not there."""
        settings = [part for one in _SETTINGS for part in ("-c", one)]
        options = ["--no-pager", "--no-optional-locks", "--literal-pathspecs", *settings]
        try:
            done = subprocess.run(
                ["git", "-C", str(self.folder), *options, *words],
                input=send,
                capture_output=True,
                env=_environment(),
                timeout=SECONDS,
                check=False,
            )
        except FileNotFoundError:
            return Diagnostic(codes.NO_GIT, shown_name(self.folder))
        except subprocess.TimeoutExpired:
            return self._failed(Text("超时", "it took too long"))
        if done.returncode != 0:
            return self._failed(_last_line(done.stderr))
        return done.stdout

    def _failed(self, why: Sayable) -> Diagnostic:
        return Diagnostic(codes.GIT_FAILED, shown_name(self.folder), None, {"why": why})


def _environment() -> dict[str, str]:
    """The user's own surroundings without anything that asks, fetches or translates."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "LC_ALL": "C",
    }


def _last_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return shorten(clean_text(lines[-1])) if lines else "git"


def commits(folder: Path) -> "tuple[Commit, ...] | Diagnostic":
    """The commits that touch a folder, the last first."""
    git = _Git(folder)
    inside = git.run("rev-parse", "--show-prefix")
    if isinstance(inside, Diagnostic):
        return inside if inside.code is codes.NO_GIT else _no_repository(folder, inside)
    found = git.run("log", "-z", "--format=%H%x1f%cI%x1f%an%x1f%s", "HEAD", "--", ".")
    if isinstance(found, Diagnostic):
        return found
    return tuple(_commit(line) for line in found.decode("utf-8", "replace").split("\0") if line)


def _no_repository(folder: Path, trouble: Diagnostic) -> Diagnostic:
    why = BECAUSE.with_(why=trouble.values["why"])
    name = shown_name(folder)
    return Diagnostic(codes.NO_REPOSITORY, name, None, {"folder": name, "why": why})


def _commit(line: str) -> Commit:
    id, when, author, subject = line.split("\x1f", 3)
    return Commit(id, date.fromisoformat(when[:10]), clean_text(author), clean_text(subject))


def commit_on(folder: Path, day: date) -> "Commit | Diagnostic":
    """The last commit of a folder up to the end of a day."""
    found = commits(folder)
    if isinstance(found, Diagnostic):
        return found
    then = next((one for one in found if one.on <= day), None)
    if then is not None:
        return then
    name = shown_name(folder)
    first: Sayable = FIRST.with_(day=str(found[-1].on)) if found else ""
    values: dict[str, Sayable] = {"folder": name, "day": str(day), "first": first}
    return Diagnostic(codes.NOTHING_THEN, name, None, values)


def commit_of(folder: Path, revision: str) -> "Commit | Diagnostic":
    """The commit that a revision names: an id, a tag, a branch."""
    unknown = Diagnostic(
        codes.UNKNOWN_REVISION, shown_name(folder), None, {"text": shorten(revision)}
    )
    if revision.startswith("-") or not revision.strip():
        return unknown
    git = _Git(folder)
    words = ("log", "-1", "--format=%H%x1f%cI%x1f%an%x1f%s", "--end-of-options", revision)
    found = git.run(*words)
    if isinstance(found, Diagnostic):
        return found if found.code is codes.NO_GIT else unknown
    return _commit(found.decode("utf-8", "replace").strip("\n"))


def last_change(folder: Path, file: str, commit: Commit) -> Commit | None:
    """The last commit up to one that touched a file below the folder."""
    words = ("log", "-1", "--format=%H%x1f%cI%x1f%an%x1f%s", commit.id, "--", file)
    found = _Git(folder).run(*words)
    if isinstance(found, Diagnostic) or not found.strip():
        return None
    return _commit(found.decode("utf-8", "replace").strip("\n"))


class _Blob(NamedTuple):
    path: str
    id: str


@contextmanager
def as_committed(folder: Path, commit: Commit, name: str) -> Iterator["Path | Diagnostic"]:
    """The folder as a commit holds it, in a place of its own that goes away again.

    Its files are called `name:file` in diagnostics. Links, submodules and files that are larger
    than any format allows are left out, as they are for the folder itself.
    """
    blobs = _blobs(folder, commit)
    if isinstance(blobs, Diagnostic):
        yield blobs
        return
    with TemporaryDirectory(prefix="pufa-") as made:
        trouble = _write(_Git(folder), blobs, Path(made).resolve())
        if trouble is not None:
            yield trouble
            return
        with called(Path(made).resolve(), name):
            yield Path(made).resolve()


def _blobs(folder: Path, commit: Commit) -> "list[_Blob] | Diagnostic":
    found = _Git(folder).run("ls-tree", "-r", "-z", "-l", commit.id, "--", ".")
    if isinstance(found, Diagnostic):
        return found
    blobs = []
    for entry in found.split(b"\0"):
        about, _, path = entry.partition(b"\t")
        mode, kind, id, size = (about.split() + [b""] * 4)[:4]
        is_small = size.isdigit() and int(size) <= ROSTER.bytes
        shown = path.decode("utf-8", "surrogateescape")
        if mode in _REGULAR and kind == b"blob" and is_small and is_safe_path(shown):
            blobs.append(_Blob(shown, id.decode()))
    return blobs


def _write(git: _Git, blobs: list[_Blob], folder: Path) -> Diagnostic | None:
    """Writes the contents of all blobs; git is asked once."""
    asked = "".join(f"{one.id}\n" for one in blobs).encode()
    found = git.run("cat-file", "--batch", send=asked)
    if isinstance(found, Diagnostic):
        return found
    at = 0
    for one in blobs:
        head = found.index(b"\n", at)
        size = int(found[at:head].split()[-1])
        path = folder / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found[head + 1 : head + 1 + size])
        at = head + 2 + size
    return None
