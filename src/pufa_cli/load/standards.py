"""Standards on disk: the district's own folder first, then those shipped with pufa."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.bind import bind
from pufa_cli.load.files import YAML_SUFFIX, is_file, read_file
from pufa_cli.load.source import Source
from pufa_cli.model.standard import Standard

FOLDER = "standards"
_PACKAGE = Path(__file__).resolve().parents[1]


class LoadedStandard(NamedTuple):
    """A standard file as read: the standard (None when it cannot be used), its source."""

    path: Path
    source: Source
    standard: Standard | None
    diagnostics: tuple[Diagnostic, ...]


def shipped_folder() -> Path:
    """The folder of the standards that come with pufa: in the wheel, or beside `src`."""
    inside = _PACKAGE / FOLDER
    return inside if inside.is_dir() else _PACKAGE.parents[1] / FOLDER


def load_standard(path: Path, kinds: Mapping[str, Any]) -> LoadedStandard:
    """The standard in a file; `kinds` are the rule kinds and measures it may use."""
    name = f"{FOLDER}/{path.name}" if path.parent == shipped_folder() else None
    source = read_file(path, name)
    bound = bind(Standard, source, kinds)
    return LoadedStandard(path, source, bound.model, bound.diagnostics)


def standard_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    """The standard files of some folders, each folder in name order."""
    for folder in folders:
        if folder.is_dir():
            yield from sorted(path for path in folder.glob(f"*{YAML_SUFFIX}") if is_file(path))


def find_standard(reference: str, folders: tuple[Path, ...]) -> Path | None:
    """The file of `id@version` (or `id`) in the first folder that has it, by file name."""
    name, _, _ = reference.partition("@")
    for folder in folders:
        for candidate in (folder / f"{reference}{YAML_SUFFIX}", folder / f"{name}{YAML_SUFFIX}"):
            if is_file(candidate):
                return candidate
    return None
