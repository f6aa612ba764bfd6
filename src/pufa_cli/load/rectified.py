"""What a unit's rectification file puts in place of what was found before."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Fault, KeyPath
from pufa_cli.load.rectifications import load_rectification, rectification_path
from pufa_cli.load.source import Source
from pufa_cli.model.rectified import Settled, as_review, settled_in
from pufa_cli.model.submission import Review


class LoadedRectified(NamedTuple):
    """The verified findings of one unit, as a review that comes before all others."""

    source: Source
    review: Review
    settled: tuple[Settled, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """File and line of each finding."""
        name = self.source.name
        return tuple(f"{name}:{self.source.span(one.path).line}" for one in self.settled)

    def located(self, fault: Fault) -> Diagnostic:
        """A fault of the review at its place in the rectification file."""
        _review, _number, section, criterion, *below = fault.path
        found = next(one for one in self.settled if one.criterion == criterion)
        return self.source.located(fault._replace(path=(*found.path, *_home(str(section), below))))


def _home(section: str, below: "list[str | int]") -> KeyPath:
    """Where a finding writes what a review would write."""
    if section == "marks":
        return ("verified", "marks", *below)
    if below[:1] == ["facts"]:
        return ("closing", *below)
    return ("verified", *below)


def load_rectified(
    folder: Path, unit: str, round_id: str, as_of: date
) -> tuple[LoadedRectified | None, tuple[Diagnostic, ...]]:
    """The verified findings that say what is so now, if any; and what is wrong with the file."""
    loaded = load_rectification(rectification_path(folder, unit), None)
    if loaded.model is None:
        return None, loaded.diagnostics
    settled = settled_in(loaded.model, round_id, as_of)
    if not settled:
        return None, ()
    return LoadedRectified(loaded.source, as_review(settled, loaded.model), settled), ()
