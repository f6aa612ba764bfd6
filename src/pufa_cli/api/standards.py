"""Finding, loading and checking standards."""

from pathlib import Path
from typing import NamedTuple

from pufa_cli import rules
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.base.text import shorten
from pufa_cli.engine import codes
from pufa_cli.engine.standard_checks import check_standard
from pufa_cli.load.files import shown_name
from pufa_cli.load.source import Source
from pufa_cli.load.standards import (
    FOLDER,
    LoadedStandard,
    find_standard,
    load_standard,
    shipped_folder,
    standard_files,
)
from pufa_cli.load.workspace import find_workspace
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.results import StandardResult
from pufa_cli.model.standard import Standard


class Checked(NamedTuple):
    """A standard fit for use (None when it contradicts itself), its source and diagnostics."""

    standard: Standard | None
    source: Source | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return self.source.digest if self.source else ""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that keep it from being used."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.is_error)


def checked(path: Path) -> Checked:
    """The standard in a file, held against itself."""
    loaded = load_standard(path, rules.context())
    return _held_against_itself(loaded)


def _held_against_itself(loaded: LoadedStandard) -> Checked:
    found = list(loaded.diagnostics)
    if loaded.standard is not None:
        found += [loaded.source.located(fault) for fault in check_standard(loaded.standard)]
    usable = not any(diagnostic.is_error for diagnostic in found)
    standard = loaded.standard if usable else None
    return Checked(standard, loaded.source, in_order(found))


def folders_for(start: Path | None) -> tuple[Path, ...]:
    """Where standards are sought: the district's own folder at or above `start`, then pufa's."""
    own = find_workspace(start) if start is not None else None
    return (shipped_folder(),) if own is None else (own / FOLDER, shipped_folder())


def referred(reference: str, folders: tuple[Path, ...], at: Diagnostic) -> Checked:
    """The standard of `id@version`; `at` says where the reference stands if there is none."""
    path = find_standard(reference, folders)
    if path is not None:
        found = checked(path)
        wanted_any = "@" not in reference
        if found.standard is None or wanted_any or found.standard.reference == reference:
            return found
    known = [_reference_of(file) for file in standard_files(folders)]
    values = {"text": shorten(reference), "nearest": did_you_mean(reference, known)}
    missing = Diagnostic(codes.STANDARD_NOT_FOUND, at.file, at.span, values, at.excerpt)
    return Checked(None, None, (missing,))


def _reference_of(path: Path) -> str:
    standard = load_standard(path, rules.context()).standard
    return standard.reference if standard else path.stem


def named(text: str, start: Path | None) -> Checked:
    """The standard that a user names: a file, or an id with or without version."""
    path = Path(text)
    if path.suffix in (".yaml", ".yml") or "/" in text:
        return checked(path)
    nowhere = Diagnostic(codes.STANDARD_NOT_FOUND, text)
    return referred(text, folders_for(start), nowhere)


def standards_list(start: Path | None = None) -> tuple[StandardResult, ...]:
    """Every standard that can be used from a folder: the district's own, then the shipped ones."""
    return tuple(_result(path) for path in standard_files(folders_for(start)))


def standards_show(name: str, start: Path | None = None) -> StandardResult:
    """One standard, by file, id or id@version."""
    return _shown(named(name, start), name)


def standards_lint(name: str, start: Path | None = None) -> StandardResult:
    """One standard with every contradiction (errors) and doubt (warnings) found in it."""
    return standards_show(name, start)


def _result(path: Path) -> StandardResult:
    return _shown(checked(path), shown_name(path))


def _shown(found: Checked, name: str) -> StandardResult:
    file = found.source.name if found.source else name
    return StandardResult(file, found.standard, found.digest, found.diagnostics, lines_of(found))


def lines_of(found: Checked) -> dict[str, int]:
    """The line of each criterion in the standard's file."""
    if found.standard is None or found.source is None:
        return {}
    return {
        criterion.id: found.source.span(
            ("parts", p, "dimensions", d, "criteria", c, "id"),
        ).line
        for p, part in enumerate(found.standard.parts)
        for d, dimension in enumerate(part.dimensions)
        for c, criterion in enumerate(dimension.criteria)
    }
