"""What all ledgers of an acceptance are held against: settings, roster, standard, calendar."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pufa_cli.api.judging import provenance
from pufa_cli.api.ledger import Found
from pufa_cli.api.setup import setup_of
from pufa_cli.api.standards import Checked
from pufa_cli.base.diagnostics import Diagnostic, Fault, in_order
from pufa_cli.engine.workdays import Workdays
from pufa_cli.load.files import shown_name
from pufa_cli.load.kept import Home, Kept, list_kept, load_kept, load_organisation
from pufa_cli.load.workspace import find_workspace
from pufa_cli.model.district import Unit
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.standard import Standard

Faults = Callable[["Acceptance", Kept], Iterable[Fault]]


@dataclass
class Acceptance:
    """A district's settings and what they name; None where it cannot be used."""

    folder: Path
    organisation: Organisation | None
    settings: Kept
    units: tuple[Unit, ...]
    checked: Checked
    workdays: Workdays
    setup: list[Diagnostic]
    digests: list[bytes] = field(default_factory=list)

    @property
    def standard(self) -> Standard | None:
        """The district's standard."""
        return self.checked.standard

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        """The roster by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of units by id."""
        return {unit.id: unit.name for unit in self.units}

    @property
    def is_broken(self) -> bool:
        """Whether settings, roster, standard or calendar cannot be used."""
        return any(one.is_error for one in self.setup)

    def about(self, as_of: date) -> dict[str, Any]:
        """What every report about it says of itself, without what was found wrong."""
        found = self.organisation
        return {
            "folder": shown_name(self.folder),
            "district": found.district.name if found else shown_name(self.folder),
            "round": found.round.title if found else "—",
            "provenance": provenance(self.checked, as_of, self.digests),
            "setup_is_broken": self.is_broken,
        }


def acceptance(folder: Path) -> Acceptance:
    """The district at or above a folder."""
    here = find_workspace(folder) or folder
    found, settings = setup_of(here), load_organisation(here)
    roster = found.workspace.roster
    return Acceptance(
        here,
        settings.model,
        settings,
        roster.units if roster else (),
        found.checked,
        found.workdays,
        list(in_order([*found.diagnostics, *settings.diagnostics])),
        found.digests,
    )


@dataclass
class Read:
    """The files of one kind: those that can be used, and what is wrong with all."""

    files: dict[str, Kept] = field(default_factory=dict)  # by name
    diagnostics: list[Diagnostic] = field(default_factory=list)
    count: int = 0
    broken: list[str] = field(default_factory=list)  # names of those that cannot be used

    @property
    def refused(self) -> int:
        """How many cannot be used."""
        return len(self.broken)

    @property
    def models(self) -> dict[str, Any]:
        """What the files say, by name; None for those that cannot be used."""
        found: dict[str, Any] = dict.fromkeys(self.broken)
        return found | {name: one.model for name, one in self.files.items()}


def read_kept(here: Acceptance, home: Home, faults: Faults) -> Read:
    """Every file of a kind, held against its district."""
    read = Read()
    paths, strays = list_kept(here.folder, home)
    read.diagnostics += strays
    for path in paths:
        kept = load_kept(path, home, here.folder)
        more = faults(here, kept) if kept.rest is not None else ()
        found = [*kept.diagnostics, *kept.located(more)]
        read.diagnostics += found
        read.count += 1
        here.digests.append(bytes.fromhex(kept.source.digest or ""))
        if kept.model is None or any(one.is_error for one in found):
            read.broken.append(kept.name)
        else:
            read.files[kept.name] = kept
    return read


def found_in(here: Acceptance, read: Read, settings: Iterable[Fault] = ()) -> Found:
    """What `pufa check` tells of a kind of file, and of the settings that belong to it."""
    own = [here.settings.source.located(fault) for fault in settings]
    broken = any(one.is_error for one in own)
    wrong = [*here.settings.diagnostics, *own, *read.diagnostics]
    return Found(in_order(wrong), read.count, broken or here.settings.model is None)


def found_alone(path: Path, home: Home, faults: Faults) -> Found:
    """One file, held against the district that it lies in, if any."""
    district = find_workspace(path.parent)
    here = acceptance(district) if district is not None else None
    kept = load_kept(path, home, district)
    more = faults(here, kept) if here is not None and kept.rest is not None else ()
    return Found(in_order([*kept.diagnostics, *kept.located(more)]), 1)
