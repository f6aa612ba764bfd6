"""Loading a standard: by itself, or made of the one it extends."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pufa_cli.load.bind import bind
from pufa_cli.load.source import Source
from pufa_cli.load.standards import LoadedStandard, read_standard
from pufa_cli.model.standard import Standard


def load_standard(path: Path, kinds: Mapping[str, Any]) -> LoadedStandard:
    """The standard in a file, or the one its overlay makes; `kinds` are what rules may be."""
    return _loaded(path, read_standard(path), kinds, ())


def _loaded(
    path: Path, source: Source, kinds: Mapping[str, Any], above: tuple[Path, ...]
) -> LoadedStandard:
    if not str((source.tree or {}).get("pufa", "")).startswith("overlay/"):
        bound = bind(Standard, source, kinds)
        return LoadedStandard(path, source, bound.model, bound.diagnostics)
    from pufa_cli.load.overlays import extended  # dear to import, and most standards are none

    return extended(path, source, kinds, (*above, path.resolve()), _loaded)
