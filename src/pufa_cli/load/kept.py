"""Files that a district keeps one by one in a folder: progress, meetings, practices."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Fault
from pufa_cli.load.bind import bind
from pufa_cli.load.evidence import look_for
from pufa_cli.load.files import YAML_SUFFIX, read_file
from pufa_cli.load.limits import ANY_FILE, Limits
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import DISTRICT_FILE, EVIDENCE, yaml_files
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.submission import Evidence


class Kept(NamedTuple):
    """One file as read; `model` is None when it cannot be used."""

    name: str  # without its ending
    source: Source
    model: Any
    rest: Any  # what is left of a broken file, to find more defects in
    diagnostics: tuple[Diagnostic, ...]
    evidence: Mapping[str, FoundEvidence] = {}

    def located(self, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
        """Faults of the file at their places."""
        return map(self.source.located, faults)

    def place(self, *path: str | int) -> str:
        """File and line of something in it."""
        return f"{self.source.name}:{self.source.span(path).line}"


class Home(NamedTuple):
    """Where files of one format lie, and what of them names evidence, below which folder."""

    folder: str
    named: str  # what files are called, as in `<unit>.yaml`
    model: type[Frozen]
    evidence: Callable[[Any], Iterable[Evidence]] = lambda _: ()
    limits: Limits = ANY_FILE


def load_kept(path: Path, home: Home, district: Path | None = None) -> Kept:
    """One file; its evidence is looked for where the district is known."""
    source = read_file(path, limits=home.limits)
    bound = bind(home.model, source)
    found: Mapping[str, FoundEvidence] = {}
    if bound.rest is not None and district is not None:
        named = list(home.evidence(bound.rest))
        found = look_for(named, district / EVIDENCE / bound.rest.unit) if named else {}
    name = path.name.removesuffix(YAML_SUFFIX)
    return Kept(name, source, bound.model, bound.rest, bound.diagnostics, found)


def list_kept(district: Path, home: Home) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The files of a home, and files in the wrong place."""
    return yaml_files(district / home.folder, f"{home.folder}/{home.named}{YAML_SUFFIX}")


def load_organisation(folder: Path) -> Kept:
    """pufa.yaml with everything that it says of how the acceptance is run."""
    source = read_file(folder / DISTRICT_FILE)
    bound = bind(Organisation, source)
    return Kept(DISTRICT_FILE, source, bound.model, bound.rest, bound.diagnostics)
