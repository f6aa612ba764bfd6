"""Standards on disk: the district's own folder first, then those shipped with pufa."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.files import YAML_SUFFIX, is_there, read_file
from pufa_cli.load.source import Source
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


def read_standard(path: Path) -> Source:
    """The text of a standard's file; a shipped one is named as it stands in the repository."""
    return read_file(path, f"{FOLDER}/{path.name}" if path.parent == shipped_folder() else None)


def standard_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    """The standard files of some folders, each folder in name order."""
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob(f"[!.]*{YAML_SUFFIX}"))


def named_files(reference: str, folders: tuple[Path, ...]) -> Iterator[Path]:
    """The files that `id@version` (or `id`) may stand in, by file name, folder by folder."""
    name, _, _ = reference.partition("@")
    for folder in folders:
        paths = (folder / f"{reference}{YAML_SUFFIX}", folder / f"{name}{YAML_SUFFIX}")
        yield from dict.fromkeys(path for path in paths if is_there(path))


def has_standard(reference: str, folders: tuple[Path, ...]) -> bool:
    """Whether one of some folders has exactly this version."""
    return base_of(reference, folders) is not None


def layers_of(source: Source) -> Iterator[tuple[str, Source]]:
    """The files that a standard is made of, each by its `id@version`."""
    for layer in source.layers:
        yield reference_of(layer) or "", layer


def base_of(reference: str, folders: tuple[Path, ...]) -> tuple[Path, Source] | None:
    """The first file by name that says of itself to be `id@version`, or that cannot be read."""
    for path in named_files(reference, folders):
        source = read_standard(path)
        if reference_of(source) in (reference, None):
            return path, source
    return None


def reference_of(source: Source) -> str | None:
    """`id@version` as a file says it of itself; None when it cannot be read."""
    tree = source.tree
    return None if tree is None else f"{tree.get('id')}@{tree.get('version')}"
