"""Rolling up a bare folder of unit files: the roster is what is there."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.cohorts import gather_cohorts
from pufa_cli.api.gathering import Gathering, unusable
from pufa_cli.api.standards import Checked, folders_for, named, referred
from pufa_cli.base.diagnostics import Diagnostic, Fault
from pufa_cli.base.language import Sayable
from pufa_cli.engine import codes
from pufa_cli.engine.rollup import Collector
from pufa_cli.load.files import shown_name
from pufa_cli.load.filings import LoadedFiling, load_filing
from pufa_cli.load.workspace import bare_files
from pufa_cli.model.district import Unit
from pufa_cli.model.filing import Expected
from pufa_cli.model.results import DistrictResult

UNKNOWN_CATEGORY = "?"


def rollup(
    folder: Path,
    as_of: date,
    standard: str | None,
    progress: Callable[[int, int], None],
    with_warnings: bool,
) -> DistrictResult:
    """The roll-up of every unit file below a folder, by the standard they name or the one given."""
    files, strays = bare_files(folder)
    found = list(strays)
    checked = _standard(folder, files, standard)
    found += checked.errors
    if checked.standard is None:
        found += [one for path in files for one in load_filing(path).diagnostics]
        is_setup = bool(checked.errors)
        return unusable(shown_name(folder), checked, as_of, found, len(files), is_setup)
    collector = Collector(checked.standard)
    gathering = Gathering(shown_name(folder), as_of, checked, checked.standard, collector, found)
    gathering.with_warnings = with_warnings
    expected = Expected(as_of, None if standard else checked.standard.reference)
    filings = ((one.loaded, expected) for one in each_file(files) if not one.first)
    gathering.cohorts = gather_cohorts(checked.standard, filings)
    for done, one in enumerate(each_file(files), 1):
        _take(one, expected, gathering)
        progress(done, len(files))
    return gathering.result(folder.resolve().name, "", None)


def _standard(folder: Path, files: tuple[Path, ...], standard: str | None) -> Checked:
    if standard is not None:
        return named(standard, folder)
    for path in files:
        loaded = load_filing(path)
        if loaded.filing is not None:
            at = loaded.source.located(Fault(codes.STANDARD_NOT_FOUND, ("standard",)))
            return referred(loaded.filing.submission.standard, folders_for(folder), at)
    return Checked(None, None, ())


class Handed(NamedTuple):
    """A file of a folder, and the unit that it speaks of."""

    loaded: LoadedFiling
    unit: Unit
    first: str = ""  # the file that speaks of that unit already


def each_file(files: Iterable[Path]) -> Iterator[Handed]:
    """Every file; the first that can be read speaks for its unit, any other is one too many."""
    seen: dict[str, str] = {}
    for path in files:
        loaded = load_filing(path)
        unit = _unit_of(loaded)
        if loaded.filing is None:
            yield Handed(loaded, unit)
            continue
        yield Handed(loaded, unit, seen.get(unit.id, ""))
        seen.setdefault(unit.id, loaded.source.name)


def _take(one: Handed, expected: Expected, gathering: Gathering) -> None:
    if one.first:
        found = _double(one.loaded, one.unit.id, one.first)
        gathering.diagnostics.append(found)
        gathering.refuse(one.unit, found)
    else:
        gathering.take(one.loaded, expected, one.unit)


def _double(loaded: LoadedFiling, unit: str, where: str) -> Diagnostic:
    values: dict[str, Sayable] = {"key": unit, "where": where}
    return loaded.located(Fault(codes.UNIT_TWICE, ("unit",), values))


def _unit_of(loaded: LoadedFiling) -> Unit:
    """The unit a file speaks of; for an unreadable one, a unit called as the file is."""
    submission = loaded.filing.submission if loaded.filing else None
    if submission is None:
        return Unit(loaded.source.name, loaded.source.name, UNKNOWN_CATEGORY)
    return Unit(submission.unit, submission.name, submission.category)
