"""How the example district came to be: its files as they stood on the days of dispatch."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .district import Files

DAYS = (date(2005, 5, 16), date(2005, 5, 30), date(2005, 6, 10), date(2005, 6, 30))
HANDED_IN = (date(2005, 5, 12), date(2005, 5, 27), date(2005, 6, 8))  # in turn, by unit
LATE = date(2005, 6, 20)
ANSWERED = (91, 94, 97, 100)  # per cent of the answers, by day
CORRECTED = {"dongling": ("head: 是", "head: 否")}  # found to be wrong after the third dispatch
OFFICE, PILOTS, TEAMS = "区普治办", "试点单位普法办", "督查组"
_ANSWER = re.compile(r"^  [A-Z]\d[^\n]*:", re.MULTILINE)
_FILLED = re.compile(r"filled_on: (\d{4}-\d{2}-\d{2})")
_REVIEWED = re.compile(r"reviewed_on: (\d{4}-\d{2}-\d{2})")
_FOUND = re.compile(r"found_on: (\d{4}-\d{2}-\d{2})")
_ON = re.compile(r"^(?:on|recorded_on): (\d{4}-\d{2}-\d{2})", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_YET = re.compile(r"due_on: \d{4}-\d{2}-\d{2}")
_DONE = re.compile(r"(?<=\d), done_on: (\d{4}-\d{2}-\d{2})[^}]*")
_BLOCK = re.compile(r"^(?=  - id: F|sanctions:)", re.MULTILINE)
_EMPTY = re.compile(r"^ *(?:sanctions|steps|earlier|adopted|statements|tasks):\n(?! *- |  )", re.M)
_FREEZE = re.compile(r"^frozen: .*\n", re.MULTILINE)
DRAWN, EXAMINED, FROZEN = date(2005, 6, 1), date(2005, 6, 9), date(2005, 5, 20)


def files_on(files: Files, day: date, pilots: frozenset[str]) -> Files:
    """Return the files as they stood at the end of a day; on the last day all of them."""
    if day >= DAYS[-1]:
        return files
    units = [name.split("/")[1] for name in files if name.startswith("submissions/")]
    here = {unit for at, unit in enumerate(units) if handed_in(at, unit in pilots) <= day}
    return {
        name: earlier(name, content, day)
        for name, content in files.items()
        if is_there(name, content, day, here)
    }


def handed_in(at: int, is_pilot: bool) -> date:
    """Return the day on which a unit sent its first file."""
    if is_pilot:
        return HANDED_IN[0]
    return LATE if at % 25 == 24 else HANDED_IN[at % 3]


def is_there(name: str, content: bytes, day: date, here: set[str]) -> bool:
    """Return whether a file was there on a day."""
    kind, _, rest = name.partition("/")
    if kind in ("submissions", "evidence"):
        return rest.split("/")[0] in here
    if kind == "reviews":
        return day_in(_REVIEWED, content, day) <= day
    if kind == "rectifications":
        return day_in(_FOUND, content, day) <= day
    if kind in ("meetings", "practices"):
        return day_in(_ON, content, day) <= day
    if kind == "plans" or name.endswith("-sample.yaml"):
        return day >= DRAWN
    if kind == "exams":
        return name.endswith("-frame.yaml") or day >= EXAMINED
    return True


def day_in(pattern: re.Pattern[str], content: bytes, otherwise: date) -> date:
    """Return the first day that a file names in one of its keys."""
    found = pattern.search(content.decode())
    return date.fromisoformat(found.group(1)) if found else otherwise


def earlier(name: str, content: bytes, day: date) -> bytes:
    """Return a file as it stood on a day: without what is dated later."""
    if name.startswith(("progress/", "meetings/", "practices/", "rectifications/")):
        return as_of(content.decode(), day).encode()
    if name == "pufa.yaml":
        return content if day >= FROZEN else _FREEZE.sub("", content.decode()).encode()
    if not name.startswith("submissions/"):
        return content
    text = content.decode()
    unit = name.split("/")[1]
    if unit in CORRECTED:
        text = text.replace(*CORRECTED[unit], 1)
    starts = [found.start() for found in _ANSWER.finditer(text)]
    kept = len(starts) * ANSWERED[DAYS.index(day)] // 100
    if kept < len(starts):
        text = text[: starts[kept]]
    filled = day_in(_FILLED, content, day)
    return _FILLED.sub(f"filled_on: {min(filled, day)}", text).encode()


def as_of(text: str, day: date) -> str:
    """Return the lines of a file without those dated later, nor findings made later."""
    kept: list[str] = []
    for block in _BLOCK.split(text):
        found = _FOUND.search(block)
        is_left_out = found is not None and date.fromisoformat(found.group(1)) > day
        if not is_left_out:
            lines = [undone(line, day) for line in block.splitlines(keepends=True)]
            kept += [line for line in lines if not is_later(line, day)]
    return _EMPTY.sub("", "".join(kept))


def undone(line: str, day: date) -> str:
    """Return a line without what was done later about something decided before."""
    found = _DONE.search(line)
    if found is None or date.fromisoformat(found.group(1)) <= day:
        return line
    return line[: found.start()] + line[found.end() :]


def is_later(line: str, day: date) -> bool:
    """Return whether something happened on a line after a day; what is only due has not."""
    found = (one for one in _DATE.finditer(_NOT_YET.sub("", line)))
    return any(date.fromisoformat(one.group()) > day for one in found)


def write_history(files: Files, pilots: frozenset[str], folder: Path) -> None:
    """Write a git repository whose commits are the days, in an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, DAYS[0], OFFICE, "init", "--quiet", "--initial-branch=main")
    before: Files = {}
    for day in DAYS:
        now = files_on(files, day, pilots)
        for author, subject, belongs in shares(pilots):
            names = [n for n in {**before, **now} if belongs(n) and before.get(n) != now.get(n)]
            put(folder, now, names)
            commit(folder, day, author, subject)
        before = now


def shares(pilots: frozenset[str]) -> tuple[tuple[str, str, Callable[[str], bool]], ...]:
    """Return who commits what: the pilots, the supervision groups, the office the rest."""

    def of_pilots(name: str) -> bool:
        parts = name.split("/")
        return parts[0] in ("submissions", "evidence") and parts[1] in pilots

    def of_teams(name: str) -> bool:
        return name.startswith(("reviews/", "rectifications/"))

    return (
        (PILOTS, "试点单位自评", of_pilots),
        (TEAMS, "考核评定和整改", of_teams),
        (OFFICE, "各单位自评和设置", lambda name: not of_pilots(name) and not of_teams(name)),
    )


def put(folder: Path, files: Files, names: list[str]) -> None:
    """Write the named files, or remove those that are gone."""
    for name in names:
        path = folder / name
        if name in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
        else:
            path.unlink()


def commit(folder: Path, day: date, author: str, subject: str) -> None:
    """Commit what has changed, if anything has."""
    git(folder, day, author, "add", "--all")
    if git(folder, day, author, "status", "--porcelain"):
        git(folder, day, author, "commit", "--quiet", "--message", subject)


def git(folder: Path, day: date, author: str, *words: str) -> str:
    """Run git with a fixed identity and time, and none of the user's own settings."""
    when = f"{day}T17:00:00+0800"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    mine = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": author,
        "GIT_AUTHOR_EMAIL": "office@example.invalid",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_NAME": author,
        "GIT_COMMITTER_EMAIL": "office@example.invalid",
        "GIT_COMMITTER_DATE": when,
    }
    done = subprocess.run(
        ["git", "-C", str(folder), "-c", "core.autocrlf=false", "-c", "gc.auto=0", *words],
        env=kept | mine,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
