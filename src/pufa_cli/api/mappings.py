"""Mappings of a district, found, read and held against the standards that they join."""

from pathlib import Path

from pufa_cli.api.standards import Checked, folders_for, referred
from pufa_cli.base.diagnostics import Diagnostic, Fault
from pufa_cli.engine import mapping_codes as codes
from pufa_cli.engine.mapping_checks import check_mapping
from pufa_cli.load.files import YAML_SUFFIX
from pufa_cli.load.mappings import (
    LoadedMapping,
    bound_mapping,
    load_mapping,
    mapping_files,
    mapping_for,
)
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import find_workspace
from pufa_cli.model.standard import Standard


def mapping_between(folder: Path, theirs: Standard, ours: Standard) -> LoadedMapping | None:
    """The mapping for a superior's standard, checked; None where the district keeps none."""
    loaded = mapping_for(folder, theirs.id)
    return None if loaded is None else _held_against(loaded, theirs, ours)


def _held_against(loaded: LoadedMapping, theirs: Standard, ours: Standard) -> LoadedMapping:
    if loaded.mapping is None:
        return loaded
    faults = check_mapping(loaded.mapping, theirs, ours)
    found = (*loaded.diagnostics, *(loaded.source.located(fault) for fault in faults))
    is_sound = not any(one.is_error for one in found)
    return LoadedMapping(loaded.mapping if is_sound else None, loaded.source, found)


def check_mappings(folder: Path) -> tuple[tuple[Diagnostic, ...], int]:
    """Everything wrong with the mappings of a district's folder, and how many there are."""
    files, strays = mapping_files(folder)
    found = [*strays]
    for path in files:
        found += _checked(load_mapping(path), path, folder)
    return tuple(found), len(files)


def check_mapping_file(path: Path, source: Source) -> tuple[Diagnostic, ...]:
    """Everything wrong with one mapping, also against its standards where they are found."""
    here = find_workspace(path.parent) or path.parent
    return _checked(bound_mapping(source), path, here)


def _checked(loaded: LoadedMapping, path: Path, folder: Path) -> tuple[Diagnostic, ...]:
    mapping, source = loaded.mapping, loaded.source
    if mapping is None:
        return loaded.diagnostics
    found = list(loaded.diagnostics)
    wanted = mapping.standard.partition("@")[0] + YAML_SUFFIX
    if path.name != wanted:
        found.append(source.located(Fault(codes.MISPLACED, ("standard",), {"wanted": wanted})))
    sides: list[Standard] = []
    for key, reference in (("standard", mapping.standard), ("from", mapping.own)):
        missing = Fault(codes.NO_STANDARD, (key,), {"text": reference})
        one: Checked = referred(reference, folders_for(folder), source.located(missing))
        if one.standard is None:
            found.append(source.located(missing))
        else:
            sides.append(one.standard)
    if len(sides) == 2:
        found += _held_against(loaded._replace(diagnostics=()), *sides).diagnostics
    return tuple(found)
