"""Finding, loading and checking standards."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pufa_cli import rules
from pufa_cli.base.diagnostics import Diagnostic, Fault, Place, in_order
from pufa_cli.base.text import shorten
from pufa_cli.engine import codes
from pufa_cli.engine.standard_checks import check_standard
from pufa_cli.load import overlay_codes
from pufa_cli.load.files import shown_name
from pufa_cli.load.layered import load_standard
from pufa_cli.load.source import Source
from pufa_cli.load.standards import (
    FOLDER,
    LoadedStandard,
    named_files,
    shipped_folder,
    standard_files,
)
from pufa_cli.load.workspace import Workspace, find_workspace
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.results import StandardResult
from pufa_cli.model.standard import Standard


class Checked(NamedTuple):
    """A standard fit for use (None when it contradicts itself), its source and diagnostics."""

    standard: Standard | None
    source: Source | None
    diagnostics: tuple[Diagnostic, ...]
    base: "Checked | None" = None  # what an overlay extends
    reason: str = ""  # why it changes its base
    draft: Standard | None = None  # as bound, whatever contradicts in it

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
    base = None if loaded.base is None else _held_against_itself(loaded.base)
    if base is not None and base.standard is None:
        return _without_base(loaded, base)
    found = list(loaded.diagnostics)
    if loaded.standard is not None:
        found += [loaded.source.located(fault) for fault in check_standard(loaded.standard)]
    usable = not any(diagnostic.is_error for diagnostic in found)
    standard = loaded.standard if usable else None
    known = base.diagnostics if base else ()  # doubts of the base are the base's own
    shown = in_order([one for one in found if one not in known])
    return Checked(standard, loaded.source, shown, base, loaded.reason, loaded.standard)


def _without_base(loaded: LoadedStandard, base: Checked) -> Checked:
    """An overlay of a standard that cannot be used."""
    own = loaded.source.layers[0]  # the overlay, apart from the base that it was laid over
    extends = str((own.tree or {}).get("extends"))
    file = base.source.name if base.source else extends
    values = {"text": shorten(extends), "file": file}
    fault = own.located(Fault(overlay_codes.BASE_UNUSABLE, ("extends",), values))
    found = in_order([*loaded.diagnostics, fault, *base.errors])
    return Checked(None, loaded.source, found, base, loaded.reason)


def folders_for(start: Path | None) -> tuple[Path, ...]:
    """Where standards are sought: the district's own folder at or above `start`, then pufa's."""
    own = find_workspace(start) if start is not None else None
    return (shipped_folder(),) if own is None else (own / FOLDER, shipped_folder())


def referred(reference: str, folders: tuple[Path, ...], at: Diagnostic) -> Checked:
    """The standard of `id@version`; `at` says where the reference stands if there is none."""
    for path in named_files(reference, folders):
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


def of_district(workspace: Workspace, instead: str | None = None) -> Checked:
    """The standard named `instead`, else the district's; none where its settings are broken."""
    if workspace.district is None:
        return Checked(None, None, ())
    if instead is not None:
        return named(instead, workspace.folder)
    at = workspace.district_source.located(Fault(codes.STANDARD_NOT_FOUND, ("standard",)))
    return referred(workspace.district.standard, folders_for(workspace.folder), at)


def standards_list(start: Path | None = None) -> tuple[StandardResult, ...]:
    """Every standard that can be used from a folder: the district's own, then the shipped ones."""
    return tuple(_result(path) for path in standard_files(folders_for(start)))


def standards_show(name: str, start: Path | None = None) -> StandardResult:
    """One standard, by file, id or id@version; an overlay with its changes against its base."""
    found = named(name, start)
    shown = shown_standard(found, name)
    if found.standard is None or found.base is None or found.base.standard is None:
        return shown
    from pufa_cli.engine.compare import differences  # wanted for overlays alone

    changes = differences(found.base.standard, found.standard)
    return replace(shown, extends=found.base.standard.reference, changes=changes)


def standards_lint(name: str, start: Path | None = None) -> StandardResult:
    """One standard with every contradiction (errors) and doubt (warnings) found in it."""
    return standards_show(name, start)


def _result(path: Path) -> StandardResult:
    return shown_standard(checked(path), shown_name(path))


def shown_standard(found: Checked, name: str) -> StandardResult:
    """A standard as a result, called by the name of its file or as the user called it."""
    file = found.source.name if found.source else name
    lines = {key: place.span.line for key, place in _places(found).items()}
    return StandardResult(
        file, found.standard, found.digest, found.diagnostics, lines, reason=found.reason
    )


def places_of(found: Checked) -> dict[str, str]:
    """The file and line of each criterion and `veto:<id>`, of an overlay perhaps its base's."""
    vetoes: dict[str, Place] = {}
    if found.standard is not None and found.source is not None:
        for at, veto in enumerate(found.standard.vetoes):
            vetoes[f"veto:{veto.id}"] = found.source.place(("vetoes", at, "id"))
    every = {**_places(found), **vetoes}
    return {key: f"{one.file}:{one.span.line}" for key, one in every.items()}


def _places(found: Checked) -> dict[str, Place]:
    if found.standard is None or found.source is None:
        return {}
    return {
        criterion.id: found.source.place(("parts", p, "dimensions", d, "criteria", c, "id"))
        for p, part in enumerate(found.standard.parts)
        for d, dimension in enumerate(part.dimensions)
        for c, criterion in enumerate(dimension.criteria)
    }
