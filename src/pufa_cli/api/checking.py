"""Checking files of any kind: `pufa check`."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.rolling import Progress, rollup
from pufa_cli.api.scoring import score
from pufa_cli.api.standards import checked, folders_for, referred
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine import codes
from pufa_cli.load.bind import bind
from pufa_cli.load.files import read_file, shown_name
from pufa_cli.load.workspace import DISTRICT_FILE
from pufa_cli.model.district import District, Roster
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.results import CheckResult
from pufa_cli.model.submission import Review

FORMATS: dict[str, type[Frozen]] = {
    "district": District,
    "roster": Roster,
    "review": Review,
}


class _Found(NamedTuple):
    diagnostics: tuple[Diagnostic, ...]
    files: int
    setup_is_broken: bool = False


def check(paths: "list[Path]", *, as_of: date, progress: Progress | None = None) -> CheckResult:
    """Everything wrong with files and folders; a folder with pufa.yaml is checked as a whole."""
    found = [_folder(p, as_of, progress) if p.is_dir() else _file(p, as_of) for p in paths]
    return CheckResult(
        in_order([diagnostic for one in found for diagnostic in one.diagnostics]),
        sum(one.files for one in found),
        any(one.setup_is_broken for one in found),
    )


def _folder(folder: Path, as_of: date, progress: Progress | None) -> _Found:
    result = rollup(folder, as_of=as_of, progress=progress, with_warnings=True)
    files = result.files_read + result.files_refused
    doubts: tuple[Diagnostic, ...] = ()
    if (folder / DISTRICT_FILE).exists():
        files += 2
        reference = result.provenance.standard
        if reference:
            nowhere = Diagnostic(codes.STANDARD_NOT_FOUND, shown_name(folder))
            doubts = referred(reference, folders_for(folder), nowhere).diagnostics
    return _Found((*result.diagnostics, *doubts), files, result.setup_is_broken)


def _file(path: Path, as_of: date) -> _Found:
    source = read_file(path)
    format_name = str((source.tree or {}).get("pufa", "")).partition("/")[0]
    if format_name in ("standard", "overlay"):
        found = checked(path).diagnostics
        return _Found(found, 1, any(diagnostic.is_error for diagnostic in found))
    if format_name in FORMATS:
        found = bind(FORMATS[format_name], source).diagnostics
        broken = format_name != "review" and any(diagnostic.is_error for diagnostic in found)
        return _Found(found, 1, broken)
    return _Found(score(path, as_of=as_of).diagnostics, 1)
