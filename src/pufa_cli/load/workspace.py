"""A district's repository: which file plays which part, and what lies in the wrong place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable, Text
from pufa_cli.load import codes
from pufa_cli.load.bind import bind
from pufa_cli.load.files import YAML_SUFFIX, Entry, find_upwards, read_file, shown_name, walk
from pufa_cli.load.limits import ROSTER
from pufa_cli.load.source import Source
from pufa_cli.model.district import District, Roster

DISTRICT_FILE = "pufa.yaml"
ROSTER_FILE = "units.yaml"
SUBMISSIONS = "submissions"
RECTIFICATIONS = "rectifications"
REVIEWS = "reviews"
EVIDENCE = "evidence"
EXAMS = "exams"
MISPLACED = Text("位置或文件名不对", "wrong place or name")
_KEPT = frozenset((".gitkeep", ".gitignore", ".DS_Store", "README.md"))


@dataclass(frozen=True)
class Workspace:
    """pufa.yaml and units.yaml of a folder as read; None where they cannot be used."""

    folder: Path
    district: District | None
    roster: Roster | None
    district_source: Source
    roster_digest: str
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def roster_source(self) -> Source:
        """The roster's file, read again: its places are wanted only when a unit is missing."""
        return read_file(self.folder / ROSTER_FILE, limits=ROSTER)


def find_workspace(start: Path) -> Path | None:
    """The folder of the nearest pufa.yaml at or above `start`."""
    found = find_upwards(start, DISTRICT_FILE)
    return None if found is None else found.parent


def load_settings(folder: Path) -> District | None:
    """The settings of a district's folder alone; None when they cannot be used."""
    found: District | None = bind(District, read_file(folder / DISTRICT_FILE)).model
    return found


def load_workspace(folder: Path) -> Workspace:
    """The settings and roster of a district's folder."""
    district_source = read_file(folder / DISTRICT_FILE)
    roster_source = read_file(folder / ROSTER_FILE, limits=ROSTER)
    district = bind(District, district_source)
    roster = bind(Roster, roster_source)
    return Workspace(
        folder,
        district.model,
        roster.model,
        district_source,
        roster_source.digest,
        (*district.diagnostics, *roster.diagnostics),
    )


class Filed(NamedTuple):
    """Which files of one round there are, by unit, and those that have no place."""

    submissions: frozenset[str]  # units with a submission of this round
    other_rounds: dict[str, tuple[str, ...]]
    reviews: dict[tuple[str, str], Path]  # by unit and source
    strays: tuple[Diagnostic, ...]


def list_files(workspace: Workspace, district: District) -> Filed:
    """Every file below submissions/ and the round's reviews/, each in its role or a stray."""
    wanted = f"{district.round.id}{YAML_SUFFIX}"
    submissions: set[str] = set()
    others: dict[str, tuple[str, ...]] = {}
    strays: list[Diagnostic] = []
    for entry in walk(workspace.folder / SUBMISSIONS):
        name = entry.parts[-1]
        if len(entry.parts) != 2 or not name.endswith(YAML_SUFFIX) or name.startswith("."):
            strays.extend(not_read(entry, f"{SUBMISSIONS}/<unit>/{wanted}"))
        elif name == wanted:
            submissions.add(entry.parts[0])
        else:
            others[entry.parts[0]] = (*others.get(entry.parts[0], ()), name)
    reviews, misplaced = list_reviews(workspace.folder, district)
    return Filed(frozenset(submissions), others, reviews, (*strays, *misplaced))


def list_reviews(
    folder: Path, district: District
) -> tuple[dict[tuple[str, str], Path], tuple[Diagnostic, ...]]:
    """The round's reviews by unit and source, and what lies in the wrong place among them."""
    found: dict[tuple[str, str], Path] = {}
    strays: list[Diagnostic] = []
    sources = district.reviews.order
    for entry in walk(folder / REVIEWS / district.round.id):
        name = entry.parts[-1]
        known = len(entry.parts) == 2 and entry.parts[0] in sources
        if not known or not name.endswith(YAML_SUFFIX) or name.startswith("."):
            wanted = f"{REVIEWS}/{district.round.id}/<{'|'.join(sources)}>/<unit>{YAML_SUFFIX}"
            strays.extend(not_read(entry, wanted))
        else:
            found[name.removesuffix(YAML_SUFFIX), entry.parts[0]] = entry.path
    return found, tuple(strays)


def not_read(entry: Entry, wanted: str) -> Iterator[Diagnostic]:
    """A file in the wrong place, unless it is one that folders are kept by."""
    if entry.parts[-1] in _KEPT:
        return
    yield unread(entry.path, MISPLACED, wanted)


def unread(path: Path, why: Sayable, wanted: str) -> Diagnostic:
    """That something is not read, why, and where it would be."""
    return Diagnostic(codes.NOT_READ, shown_name(path), None, {"why": why, "wanted": wanted})


def yaml_files(folder: Path, wanted: str) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The files that stand in a folder itself, in name order, and those in the wrong place."""
    files: list[Path] = []
    strays: list[Diagnostic] = []
    for entry in walk(folder):
        name = entry.parts[-1]
        if len(entry.parts) == 1 and name.endswith(YAML_SUFFIX) and not name.startswith("."):
            files.append(entry.path)
        else:
            strays.extend(not_read(entry, wanted))
    return tuple(files), tuple(strays)


def submission_path(folder: Path, unit: str, round_id: str) -> Path:
    """Where a unit's submission of a round lies."""
    return folder / SUBMISSIONS / unit / f"{round_id}{YAML_SUFFIX}"


def bare_files(folder: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The unit files of a folder without pufa.yaml, and the files in it that are not read."""
    files: list[Path] = []
    strays: list[Diagnostic] = []
    for entry in walk(folder):
        name = entry.parts[-1]
        if name.endswith(YAML_SUFFIX) and not name.startswith("."):
            files.append(entry.path)
        else:
            strays.extend(not_read(entry, f"*{YAML_SUFFIX}"))
    return tuple(files), tuple(strays)
