"""What a folder held on another day, from its commits: the only module that runs git.

Repositories come from strangers: nothing that a repository's own configuration names is run, no
filter is applied, nothing is fetched, and only regular files are written.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.paths import is_safe_path
from pufa_cli.base.text import clean_text, shorten
from pufa_cli.load import history_codes as codes
from pufa_cli.load.files import called, read_bytes, shown_name
from pufa_cli.load.limits import ROSTER
from pufa_cli.load.workspace import EVIDENCE

SECONDS = 60  # after which a git that hangs is given up
_SETTINGS = (
    "core.commitGraph=false",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "log.showSignature=false",
    "protocol.allow=never",
)
_FIELDS = "%H%x1f%cI%x1f%an%x1f%s"
_HEAD = "%x1e"  # before each commit; names of files that hold it are quoted
_LOG = ("log", "--encoding=UTF-8", "--no-follow", f"--format={_FIELDS}")
_REGULAR = (b"100644", b"100755")
HOLLOW = ""  # in place of the id of a content that nobody looks into
MOST_AT_ONCE = 64 * 1024 * 1024  # bytes that git is asked for at a time
UNDATED = date.min  # of a commit whose date is none
BECAUSE = Text("（{why}）", " ({why})")
LACKING = Text(
    "仓库里没有 {file} 的内容（不完整的克隆？）",
    "the content of {file} is not there (an incomplete clone?)",
)
FIRST = Text("，最早的提交在 {day}", "; the first commit is of {day}")


class Commit(NamedTuple):
    """A commit that touches a folder."""

    id: str
    on: date  # the day it was committed, in its own time zone
    author: str
    subject: str


Committed: TypeAlias = dict[str, tuple[Commit, ...]]
"""Commits that touched a file, the last first, by its name below the folder"""


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
        except OSError:
            return Diagnostic(codes.NO_GIT, shown_name(self.folder))
        except subprocess.TimeoutExpired:
            return self.failed(Text("超时", "it took too long"))
        if done.returncode != 0:
            return self.failed(_last_line(done.stderr))
        return done.stdout

    def failed(self, why: Sayable) -> Diagnostic:
        """That history cannot be read, and why."""
        return Diagnostic(codes.GIT_FAILED, shown_name(self.folder), None, {"why": why})


def _environment() -> dict[str, str]:
    """The user's own surroundings without anything that asks, fetches or translates."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_ALLOW_PROTOCOL": "",
        "LC_ALL": "C",
    }


def _last_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return shorten(clean_text(lines[-1])) if lines else "git"


def commits(folder: Path) -> "tuple[Commit, ...] | Diagnostic":
    """The commits by which the folder came to be what it is, the last first.

    Of a merge the first parent is followed: what lay on a branch came when it was merged.
    """
    git = _Git(folder)
    inside = git.run("rev-parse", "--show-prefix")
    if isinstance(inside, Diagnostic):
        return inside if inside.code is codes.NO_GIT else _no_repository(folder, inside)
    found = git.run(*_LOG, "-z", "--first-parent", "HEAD", "--", ".")
    if isinstance(found, Diagnostic):
        return found
    known = (_commit(line) for line in _text(found).split("\0") if line)
    return tuple(one for one in known if one.on != UNDATED)


def _no_repository(folder: Path, trouble: Diagnostic) -> Diagnostic:
    why = BECAUSE.with_(why=trouble.values["why"])
    name = shown_name(folder)
    return Diagnostic(codes.NO_REPOSITORY, name, None, {"folder": name, "why": why})


def _commit(line: str) -> Commit:
    id, when, author, subject = line.split("\x1f", 3)
    return Commit(id, _day(when), clean_text(author), clean_text(subject))


def _day(when: str) -> date:
    """The day of a commit in its own time zone; git writes down whatever it is told."""
    try:
        return date.fromisoformat(when.partition("T")[0])
    except ValueError:
        return UNDATED


def _text(found: bytes) -> str:
    return found.decode("utf-8", "replace")


def commit_on(folder: Path, day: date, place: "Place | None" = None) -> "Commit | Diagnostic":
    """The last commit of a folder up to the end of a day; the log is read once for a `place`."""
    logs = {} if place is None else place.logs
    found = logs[folder] if folder in logs else logs.setdefault(folder, commits(folder))
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
    if revision.startswith(("-", "^")) or not revision.strip() or "\0" in revision:
        return unknown
    git = _Git(folder)
    wanted = f"{revision}^{{commit}}"
    id = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    found = id if isinstance(id, Diagnostic) else git.run(*_LOG, "-1", _text(id).strip())
    if isinstance(found, Diagnostic):
        return found if found.code is codes.NO_GIT else unknown
    return _commit(_text(found).strip("\n"))


def changes(folder: Path, before: Commit, after: Commit) -> Committed:
    """Who changed each file below the folder between two commits, the last first.

    Commits that only one of the two has count, whichever of them is older; a merge counts for
    what it holds otherwise than all its parents. Nothing where git does not say.
    """
    git, between = _Git(folder), f"{before.id}...{after.id}"
    words = (*_LOG, f"--format={_HEAD}{_FIELDS}", "--full-history", "-c", "--name-only")
    prefix = git.run("rev-parse", "--show-prefix")
    found = git.run(*words, "--no-renames", "--no-ext-diff", "--no-relative", between, "--", ".")
    if isinstance(found, Diagnostic) or isinstance(prefix, Diagnostic):
        return {}
    changed: dict[str, list[Commit]] = {}
    for block in ("\n" + _text(found)).split("\n\x1e")[1:]:
        head, *files = block.split("\n")
        for file in filter(None, files):
            name = file.removeprefix(_text(prefix).rstrip("\n"))
            changed.setdefault(name, []).append(_commit(head))
    return {file: tuple(found) for file, found in changed.items()}


def held_by(folder: Path, commit: Commit) -> dict[str, str]:
    """What a commit holds of the folder: the ids of contents by name; nothing where git fails."""
    found = _blobs(folder, commit)
    return {} if isinstance(found, Diagnostic) else {one.path: one.id for one in found}


def is_uncommitted_in(folder: Path, file: str, known: Mapping[str, str]) -> bool:
    """Whether a file of the folder is not what was committed, ends of lines aside."""
    raw, id = read_bytes(folder / file, file, ROSTER), known.get(file, "")
    if isinstance(raw, Diagnostic):
        return bool(id)
    return id not in (_id(text, len(id)) for text in (raw, raw.replace(b"\r\n", b"\n")))


def _id(raw: bytes, length: int) -> str:
    """The name that git gives to a content; long ones are of newer repositories."""
    content = b"blob %d\0" % len(raw) + raw
    is_long = length == hashlib.sha256().digest_size * 2
    made = hashlib.sha256(content) if is_long else hashlib.sha1(content, usedforsecurity=False)
    return made.hexdigest()


class _Blob(NamedTuple):
    path: str
    id: str
    size: int


class Place(NamedTuple):
    """A folder outside the repository that holds one commit after another."""

    folder: Path
    held: dict[str, str]  # what it holds: ids of contents by name
    stating: set[str]  # the files in it that may state the digest of a piece of evidence
    logs: "dict[Path, tuple[Commit, ...] | Diagnostic]"  # of the folders it was asked for


@contextmanager
def a_place() -> Iterator[Place]:
    """An empty place that goes away again."""
    with TemporaryDirectory(prefix="pufa-") as made:
        yield Place(Path(made).resolve(), {}, set(), {})


@contextmanager
def as_committed(
    folder: Path, commit: Commit, name: str, place: Place | None = None
) -> Iterator["Path | Diagnostic"]:
    """The folder as a commit holds it, in a place of its own or in one that held another commit.

    Its files are called `name:file` in diagnostics. Links, submodules and files that are larger
    than any format allows are left out, as they are for the folder itself. Where no digest of any
    evidence is stated its files are empty: nobody looks into them.
    """
    if place is None:
        with a_place() as made, as_committed(folder, commit, name, made) as then:
            yield then
        return
    blobs = _blobs(folder, commit)
    trouble = blobs if isinstance(blobs, Diagnostic) else _turn(_Git(folder), blobs, place)
    if trouble is not None:
        yield trouble
        return
    with called(place.folder, name):
        yield place.folder


def _turn(git: _Git, blobs: list[_Blob], place: Place) -> Diagnostic | None:
    """Makes a place hold these and nothing else; what it has already stays."""
    files = [one for one in blobs if not _is_evidence(one.path)]
    trouble = _fill(git, files, place, [name for name in place.held if not _is_evidence(name)])
    evidence = [one for one in blobs if _is_evidence(one.path)]
    if not place.stating:
        evidence = [one._replace(id=HOLLOW, size=0) for one in evidence]
    return trouble or _fill(git, evidence, place, list(filter(_is_evidence, place.held)))


def _is_evidence(name: str) -> bool:
    return name.startswith(f"{EVIDENCE}/")


def _fill(git: _Git, blobs: list[_Blob], place: Place, held: list[str]) -> Diagnostic | None:
    wanted = {one.path: one.id for one in blobs}
    for name in held:
        if wanted.get(name) != place.held[name]:
            del place.held[name]
            place.stating.discard(name)
            _remove(place.folder, name)
    batch: list[_Blob] = []
    for one in (one for one in blobs if one.path not in place.held):
        if batch and sum(each.size for each in batch) + one.size > MOST_AT_ONCE:
            if (trouble := _write(git, batch, place)) is not None:
                return trouble
            batch = []
        batch.append(one)
    return _write(git, batch, place)


def _remove(folder: Path, name: str) -> None:
    """Takes a file away, and the folders that become empty."""
    path = folder / name
    path.unlink(missing_ok=True)
    for above in path.relative_to(folder).parents[:-1]:
        if any((folder / above).iterdir()):
            return
        (folder / above).rmdir()


def _blobs(folder: Path, commit: Commit) -> "list[_Blob] | Diagnostic":
    found = _Git(folder).run("ls-tree", "-r", "-z", "-l", commit.id, "--", ".")
    if isinstance(found, Diagnostic):
        return found
    blobs = []
    for entry in found.split(b"\0"):
        about, _, path = entry.partition(b"\t")
        mode, _, id, size = (about.split() + [b""] * 4)[:4]
        shown = path.decode("utf-8", "surrogateescape")
        if mode not in _REGULAR or not is_safe_path(shown):
            continue
        if not size.isdigit():
            return _Git(folder).failed(LACKING.with_(file=shorten(clean_text(shown))))
        if int(size) <= ROSTER.bytes:
            blobs.append(_Blob(shown, id.decode(), int(size)))
    return blobs


def _write(git: _Git, blobs: list[_Blob], place: Place) -> Diagnostic | None:
    """Writes the contents of some blobs; git is asked once."""
    asked = "".join(f"{one.id}\n" for one in blobs if one.id != HOLLOW).encode()
    found = git.run("cat-file", "--batch", send=asked) if asked else b""
    if isinstance(found, Diagnostic):
        return found
    at = 0
    for one in blobs:
        content = b""
        if one.id != HOLLOW:
            head = found.index(b"\n", at)
            at = head + 2 + int(found[at:head].split()[-1])
            content = found[head + 1 : at - 1]
        try:
            _put(place, one, content)
        except OSError as error:
            return git.failed(str(error.strerror))
    return None


def _put(place: Place, blob: _Blob, content: bytes) -> None:
    path = place.folder / blob.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    place.held[blob.path] = blob.id
    if b"sha256" in content:
        place.stating.add(blob.path)
