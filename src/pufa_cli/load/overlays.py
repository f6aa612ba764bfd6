"""Standards that extend another one: finding the base, and the standard that comes of both."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from pufa_cli.base.diagnostics import Fault
from pufa_cli.base.text import shorten
from pufa_cli.load import overlay_codes as codes
from pufa_cli.load.bind import bind
from pufa_cli.load.merging import merge
from pufa_cli.load.source import Source
from pufa_cli.load.standards import (
    FOLDER,
    LoadedStandard,
    base_of,
    read_standard,
    reference_of,
    shipped_folder,
    standard_files,
)
from pufa_cli.load.workspace import find_workspace
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.overlay import Overlay
from pufa_cli.model.standard import Standard

Load: TypeAlias = Callable[[Path, Source, Mapping[str, Any], tuple[Path, ...]], LoadedStandard]


def extended(
    path: Path, source: Source, kinds: Mapping[str, Any], above: tuple[Path, ...], load: Load
) -> LoadedStandard:
    """The standard that an overlay makes of its base, which `load` loads.

    `above` are the files that led here.
    """
    bound = bind(Overlay, source)
    if bound.model is None:
        return LoadedStandard(path, source, None, bound.diagnostics)
    overlay: Overlay = bound.model
    found = base_of(overlay.extends, _folders(path))
    if found is None or found[0].resolve() in above:
        fault = _missing(overlay, path) if found is None else _circle((*above, found[0]))
        return LoadedStandard(path, source, None, (*bound.diagnostics, source.located(fault)))
    base = load(*found, kinds, above)
    if base.standard is None:
        return LoadedStandard(path, source, None, bound.diagnostics, base, overlay.reason)
    merged = merge(overlay, source, base.source)
    faults = tuple(source.located(fault) for fault in merged.faults)
    if any(one.is_error for one in faults):
        return LoadedStandard(path, source, None, (*bound.diagnostics, *faults), None)
    made = bind(Standard, merged.source, kinds)
    shown = (*made.diagnostics, *faults)
    return LoadedStandard(path, merged.source, made.model, shown, base, overlay.reason)


def _folders(path: Path) -> tuple[Path, ...]:
    """Where the base of an overlay is sought: beside it, in its district, among the shipped."""
    own = find_workspace(path.parent)
    district = () if own is None else (own / FOLDER,)
    return (path.parent, *district, shipped_folder())


def _missing(overlay: Overlay, path: Path) -> Fault:
    files = [one for one in standard_files(_folders(path)) if one.resolve() != path.resolve()]
    known = [found for found in map(reference_of, map(read_standard, files)) if found is not None]
    values = {"text": shorten(overlay.extends), "nearest": did_you_mean(overlay.extends, known)}
    return Fault(codes.BASE_NOT_FOUND, ("extends",), values)


def _circle(chain: tuple[Path, ...]) -> Fault:
    shown = " → ".join(path.name for path in chain)
    return Fault(codes.BASE_IS_ITSELF, ("extends",), {"chain": shown})
