"""Standards on disk: the district's own folder first, then those shipped with pufa."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Fault
from pufa_cli.base.text import shorten
from pufa_cli.load import overlay_codes as codes
from pufa_cli.load.bind import Bound, bind
from pufa_cli.load.files import YAML_SUFFIX, is_file, read_file
from pufa_cli.load.merging import merge
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import find_workspace
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.overlay import Overlay
from pufa_cli.model.standard import Standard

FOLDER = "standards"
_PACKAGE = Path(__file__).resolve().parents[1]


class LoadedStandard(NamedTuple):
    """A standard file as read: the standard (None when it cannot be used), its source.

    For an overlay: its base, and why it changes it.
    """

    path: Path
    source: Source
    standard: Standard | None
    diagnostics: tuple[Diagnostic, ...]
    base: "LoadedStandard | None" = None
    reason: str = ""


def shipped_folder() -> Path:
    """The folder of the standards that come with pufa: in the wheel, or beside `src`."""
    inside = _PACKAGE / FOLDER
    return inside if inside.is_dir() else _PACKAGE.parents[1] / FOLDER


def load_standard(path: Path, kinds: Mapping[str, Any]) -> LoadedStandard:
    """The standard in a file, or the one its overlay makes; `kinds` are what rules may be."""
    return _loaded(path, _read(path), kinds, ())


def _read(path: Path) -> Source:
    return read_file(path, f"{FOLDER}/{path.name}" if path.parent == shipped_folder() else None)


def _loaded(
    path: Path, source: Source, kinds: Mapping[str, Any], above: tuple[Path, ...]
) -> LoadedStandard:
    if not str((source.tree or {}).get("pufa", "")).startswith("overlay/"):
        bound = bind(Standard, source, kinds)
        return LoadedStandard(path, source, bound.model, bound.diagnostics)
    bound = bind(Overlay, source)
    if bound.model is None:
        return LoadedStandard(path, source, None, bound.diagnostics)
    return _extended(path, source, bound, kinds, (*above, path.resolve()))


def _extended(
    path: Path, source: Source, bound: Bound, kinds: Mapping[str, Any], above: tuple[Path, ...]
) -> LoadedStandard:
    """The standard that an overlay makes of its base."""
    overlay: Overlay = bound.model
    found = _base(overlay.extends, _folders(path))
    if found is None or found[0].resolve() in above:
        fault = _missing(overlay, path) if found is None else _circle(overlay, (*above, found[0]))
        return LoadedStandard(path, source, None, (*bound.diagnostics, source.located(fault)))
    base = _loaded(*found, kinds, above)
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


def _base(reference: str, folders: tuple[Path, ...]) -> tuple[Path, Source] | None:
    """The first file by name that says of itself to be `id@version`, or that cannot be read."""
    for path in named_files(reference, folders):
        source = _read(path)
        if _reference(source) in (reference, None):
            return path, source
    return None


def _reference(source: Source) -> str | None:
    tree = source.tree
    return None if tree is None else f"{tree.get('id')}@{tree.get('version')}"


def _missing(overlay: Overlay, path: Path) -> Fault:
    files = [one for one in standard_files(_folders(path)) if one.resolve() != path.resolve()]
    known = [found for found in map(_reference, map(_read, files)) if found is not None]
    values = {"text": shorten(overlay.extends), "nearest": did_you_mean(overlay.extends, known)}
    return Fault(codes.BASE_NOT_FOUND, ("extends",), values)


def _circle(overlay: Overlay, chain: tuple[Path, ...]) -> Fault:
    shown = " → ".join(path.name for path in chain)
    return Fault(codes.BASE_IS_ITSELF, ("extends",), {"chain": shown})


def standard_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    """The standard files of some folders, each folder in name order."""
    for folder in folders:
        if folder.is_dir():
            yield from sorted(path for path in folder.glob(f"*{YAML_SUFFIX}") if is_file(path))


def find_standard(reference: str, folders: tuple[Path, ...]) -> Path | None:
    """The file of `id@version` (or `id`) in the first folder that has it, by file name."""
    return next(named_files(reference, folders), None)


def named_files(reference: str, folders: tuple[Path, ...]) -> Iterator[Path]:
    """The files that `id@version` (or `id`) may stand in, by file name, folder by folder."""
    name, _, _ = reference.partition("@")
    for folder in folders:
        paths = (folder / f"{reference}{YAML_SUFFIX}", folder / f"{name}{YAML_SUFFIX}")
        yield from dict.fromkeys(path for path in paths if is_file(path))


def has_standard(reference: str, folders: tuple[Path, ...]) -> bool:
    """Whether one of some folders has exactly this version."""
    return _base(reference, folders) is not None


def layers_of(source: Source) -> Iterator[tuple[str, Source]]:
    """The files that a standard is made of, each by its `id@version`."""
    for layer in source.layers:
        yield _reference(layer) or "", layer
