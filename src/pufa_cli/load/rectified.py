"""What a unit's rectification file puts in place of what was found before."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Fault, KeyPath
from pufa_cli.load.rectifications import LoadedRectification
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

    def without(self, criteria: Collection[str]) -> "LoadedRectified | None":
        """The same but for some criteria; None where nothing is left."""
        left = tuple(one for one in self.settled if one.criterion not in criteria)
        if not left:
            return None
        return LoadedRectified(self.source, as_review(left, self.review.unit), left)

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


def rectified_in(file: LoadedRectification, round_id: str, as_of: date) -> LoadedRectified | None:
    """The verified findings of a usable file that say what is so now, if any."""
    settled = settled_in(file.model, round_id, as_of) if file.model else ()
    if not settled:
        return None
    return LoadedRectified(file.source, as_review(settled, file.unit), settled)
