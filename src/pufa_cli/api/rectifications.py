"""What a district's rectification files hold: read, checked, with their places."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pufa_cli.api.setup import setup_of
from pufa_cli.api.standards import Checked
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.rectification_checks import Around, check_rectification
from pufa_cli.engine.workdays import MONDAY_TO_FRIDAY, Workdays, check_calendar
from pufa_cli.load.bind import bind
from pufa_cli.load.files import shown_name
from pufa_cli.load.rectifications import (
    LoadedCalendar,
    LoadedRectification,
    list_rectifications,
    load_rectification,
)
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import Workspace, find_workspace
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.rectification import Rectification


@dataclass
class Files:
    """The rectification files of a district that can be used, and what is wrong with all."""

    workspace: Workspace
    checked: Checked
    workdays: Workdays = MONDAY_TO_FRIDAY
    loaded: dict[str, LoadedRectification] = field(default_factory=dict)
    setup: list[Diagnostic] = field(default_factory=list)  # of settings, roster, standard, calendar
    found: list[Diagnostic] = field(default_factory=list)  # of the files
    digests: list[bytes] = field(default_factory=list)
    count: int = 0
    refused: int = 0
    calendar: LoadedCalendar | None = None

    @property
    def models(self) -> list[Rectification]:
        """The files that can be used."""
        return [one.model for one in self.loaded.values() if one.model is not None]

    @property
    def is_broken(self) -> bool:
        """Whether settings, roster, standard or calendar cannot be used."""
        return any(one.is_error for one in self.setup)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong, in order of place."""
        return in_order([*self.setup, *self.found])


def load_rectifications(folder: Path, as_of: date, only: Path | None = None) -> Files:
    """Everything a district at or above a folder keeps about rectification; of one file, that."""
    here = find_workspace(folder) or folder
    found = setup_of(here)
    files = Files(found.workspace, found.checked, found.workdays, setup=found.diagnostics)
    files.digests, files.calendar = found.digests, found.calendar
    files.count += found.calendar.model is not None
    paths, strays = list_rectifications(here) if only is None else ((only,), ())
    files.found += strays
    for path in paths:
        _read(path, here, files, as_of)
    return files


def _read(path: Path, folder: Path, files: Files, as_of: date) -> None:
    around = around_in(files.workspace, files.workdays, as_of)
    loaded, found = checked_file(path, folder, around._replace(standard=files.checked.standard))
    files.found += found
    files.count += 1
    files.digests.append(bytes.fromhex(loaded.source.digest))
    if any(one.is_error for one in found):
        files.refused += 1
    else:
        files.loaded[loaded.unit] = loaded


def checked_file(
    path: Path, folder: Path, around: Around
) -> tuple[LoadedRectification, list[Diagnostic]]:
    """A unit's file with all that is wrong with it; an error makes it unusable."""
    loaded = load_rectification(path, folder)
    own = around._replace(file=loaded.unit, evidence=loaded.evidence)
    faults = check_rectification(loaded.rest, own) if loaded.rest is not None else ()
    return loaded, [*loaded.diagnostics, *map(loaded.source.located, faults)]


def around_in(workspace: Workspace, workdays: Workdays, as_of: date) -> Around:
    """What the files of a district are held against, the standard aside."""
    round_ = workspace.district.round if workspace.district else None
    return Around(
        as_of,
        workdays,
        units=workspace.roster.unit_by_id if workspace.roster else None,
        round=round_.id if round_ else None,
        starts_on=round_.starts_on if round_ else None,
        ends_on=round_.ends_on if round_ else None,
    )


def check_files(folder: Path, as_of: date) -> Files:
    """The same for `pufa check`, which looks at settings, roster and standard by itself."""
    files = load_rectifications(folder, as_of)
    own = {shown_name(files.workspace.folder / name) for name in ("calendar.yaml",)}
    files.setup = [one for one in files.setup if one.file in own]
    return files


def check_one(path: Path, source: Source, as_of: date) -> tuple[Diagnostic, ...]:
    """A calendar alone, or a rectification file, held against the district that it lies in."""
    if (source.tree or {}).get("pufa") == Calendar.format:
        calendar = bind(Calendar, source)
        faults = check_calendar(calendar.rest) if calendar.rest is not None else ()
        return (*calendar.diagnostics, *map(source.located, faults))
    if find_workspace(path.parent) is not None:
        return in_order(load_rectifications(path.parent, as_of, path).found)
    bound = bind(Rectification, source)
    more = check_rectification(bound.rest, Around(as_of)) if bound.rest is not None else ()
    return (*bound.diagnostics, *map(source.located, more))
