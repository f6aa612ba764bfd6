"""Checking files of any kind: `pufa check`."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import acceptance
from pufa_cli.api.ledger import RESULT, Found, ledgers
from pufa_cli.api.rolling import Progress, doubles, rollup
from pufa_cli.api.scoring import score
from pufa_cli.api.suggesting import suggested
from pufa_cli.base.diagnostics import Diagnostic, Severity, in_order
from pufa_cli.load.bind import bind
from pufa_cli.load.files import is_there, read_file, shown_name
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import DISTRICT_FILE, ROSTER_FILE, bare_files, find_workspace
from pufa_cli.model.district import Roster
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.results import CheckResult

FORMATS: dict[str, type[Frozen]] = {
    "district": Organisation,
    "roster": Roster,
}


def check(paths: "list[Path]", *, as_of: date, progress: Progress | None = None) -> CheckResult:
    """Everything wrong with files and folders; a folder with pufa.yaml is checked as a whole."""
    found = [_folder(p, as_of, progress) if p.is_dir() else _file(p, as_of) for p in paths]
    told = zip(paths, (one.diagnostics for one in found), strict=True)
    return CheckResult(
        in_order([one for path, faults in told for one in suggested(faults, path)]),
        sum(one.files for one in found),
        any(one.setup_is_broken for one in found),
    )


def _folder(folder: Path, as_of: date, progress: Progress | None) -> Found:
    if not is_there(folder / DISTRICT_FILE):
        paths, strays = bare_files(folder)
        if any(_format(read_file(path)) not in ("", "submission") for path in paths):
            each = [_file(path, as_of) for path in paths]
            found = (*strays, *(one for checked_file in each for one in checked_file.diagnostics))
            return Found(found, len(paths), any(one.setup_is_broken for one in each))
    result = rollup(folder, as_of=as_of, progress=progress, with_warnings=True)
    files = result.files_read + result.files_refused
    doubts: tuple[Diagnostic, ...] = ()
    is_broken = False
    if is_there(folder / DISTRICT_FILE):
        files += 2
        here = acceptance(folder)
        if here.standard is not None:
            doubts = here.checked.diagnostics
        for ledger in ledgers().values():
            kept = ledger.folder(here, as_of)
            doubts, files = (*doubts, *kept.diagnostics), files + kept.files
            is_broken = is_broken or kept.setup_is_broken
    return Found((*result.diagnostics, *doubts), files, result.setup_is_broken or is_broken)


def _format(source: Source) -> str:
    """What a file says it is: standard, submission, …"""
    return str((source.most or {}).get("pufa", "")).partition("/")[0]


def _file(path: Path, as_of: date) -> Found:
    is_result = path.suffix == ".json"
    source = Source(shown_name(path), "", None, "") if is_result else read_file(path)
    format_name = RESULT if is_result else _format(source)
    for ledger in ledgers().values():
        if format_name in ledger.formats:
            alone = ledger.file(path, source, as_of)
            return _counted(alone, path, source, as_of) if format_name == "exam" else alone
    if path.name in (DISTRICT_FILE, ROSTER_FILE) and is_there(path.parent / DISTRICT_FILE):
        return _settings(path, as_of)
    if format_name in FORMATS:
        bound = bind(FORMATS[format_name], source)
        roster = bound.model if isinstance(bound.model, Roster) else None
        twice = doubles(roster, lambda: source) if roster is not None else ()
        found = (*bound.diagnostics, *twice)
        broken = any(diagnostic.is_error for diagnostic in found)
        return Found(found, 1, broken)
    return Found(score(path, as_of=as_of).diagnostics, 1)


def _counted(found: Found, path: Path, source: Source, as_of: date) -> Found:
    """An exam of a district also as the facts of units: what is wrong with them is told there."""
    folder = find_workspace(path.parent)
    if folder is None:
        return found
    scored = rollup(folder, as_of=as_of, with_warnings=True).diagnostics
    own = (one for one in scored if one.file == source.name)
    return found._replace(diagnostics=(*found.diagnostics, *own))


def _settings(path: Path, as_of: date) -> Found:
    """Settings or roster of a district, held against all of it; what lies in this file is told.

    What is only noticed, such as units that have handed in nothing yet, is no defect of the file.
    """
    whole = _folder(path.parent, as_of, None).diagnostics
    told = (one for one in whole if one.severity is not Severity.NOTICE)
    found = tuple(one for one in told if one.file == shown_name(path))
    return Found(found, 1, any(one.is_error for one in found))
