"""The one unit that a command is asked about, by its id or by its name."""

from collections.abc import Mapping
from pathlib import Path

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable
from pufa_cli.engine import codes
from pufa_cli.load.files import shown_name
from pufa_cli.load.workspace import ROSTER_FILE, find_workspace, load_workspace
from pufa_cli.model.district import Unit
from pufa_cli.model.fields import did_you_mean


def id_of(folder: Path, unit: str) -> str:
    """The id of a unit that is called so in the roster of a folder; else what was said."""
    found = find_workspace(folder)
    roster = load_workspace(found).roster if found is not None else None
    named = roster.called(unit) if roster is not None else None
    return unit if named is None else named.id


def no_such_unit(folder: Path, unit: str, known: Mapping[str, Unit]) -> Diagnostic:
    """The roster of a district's folder knows no unit by this id or name."""
    names = [*known, *(one.name for one in known.values())]
    values: dict[str, Sayable] = {"key": unit, "nearest": did_you_mean(unit, names)}
    return Diagnostic(codes.NO_SUCH_UNIT, shown_name(folder / ROSTER_FILE), None, values)
