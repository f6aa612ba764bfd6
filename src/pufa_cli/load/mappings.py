"""The mappings of a district's folder: `mappings/<id of the superior's standard>.yaml`."""

from pathlib import Path
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.bind import bind
from pufa_cli.load.files import YAML_SUFFIX, is_there, read_file
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import yaml_files
from pufa_cli.model.mapping import Mapping

MAPPINGS = "mappings"


class LoadedMapping(NamedTuple):
    """A mapping (None when it cannot be used), its file, and what is wrong with the file."""

    mapping: Mapping | None
    source: Source
    diagnostics: tuple[Diagnostic, ...]


def load_mapping(path: Path) -> LoadedMapping:
    """One mapping."""
    return bound_mapping(read_file(path))


def bound_mapping(source: Source) -> LoadedMapping:
    """The mapping in a file that was read."""
    bound = bind(Mapping, source)
    return LoadedMapping(bound.model, source, bound.diagnostics)


def mapping_for(folder: Path, standard: str) -> LoadedMapping | None:
    """The mapping of a district for a standard's id; None where there is no such file."""
    path = folder / MAPPINGS / f"{standard}{YAML_SUFFIX}"
    return load_mapping(path) if is_there(path) else None


def mapping_files(folder: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The mappings of a district's folder, and the files beside them that are not read."""
    return yaml_files(folder / MAPPINGS, f"{MAPPINGS}/<standard>{YAML_SUFFIX}")
