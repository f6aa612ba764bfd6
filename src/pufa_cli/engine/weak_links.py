"""Weak links (薄弱环节) over the units of a district: what is lost, where, and what gives most."""

from dataclasses import dataclass
from fractions import Fraction

from pufa_cli.base.numbers import ZERO
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.situation import Link, PartLoss, WeakLinks
from pufa_cli.model.standard import Standard


@dataclass
class _Tally:
    concerned: int = 0
    below_full: int = 0
    lost: Fraction = ZERO
    gain: Fraction = ZERO
    fixable: int = 0


@dataclass
class _PartTally:
    units: int = 0
    due: Fraction = ZERO
    lost: Fraction = ZERO


class WeakTally:
    """Adds up units as they are scored; keeps sums, never units."""

    def __init__(self, standard: Standard) -> None:
        """Of units scored by this standard."""
        self._standard = standard
        self._criteria: dict[str, _Tally] = {}
        self._parts: dict[str, _PartTally] = {}

    def add(self, found: Assessment) -> None:
        """One unit; what does not apply is not due, what waits for a reviewer is due, not lost."""
        for part in found.parts:
            tally = self._parts.setdefault(part.part.id, _PartTally())
            tally.units += 1
            for one in (c for d in part.dimensions for c in d.criteria if c.is_due):
                tally.due += one.criterion.marks
                tally.lost += one.lost
                self._take(one)

    def _take(self, one: CriterionResult) -> None:
        tally = self._criteria.setdefault(one.criterion.id, _Tally())
        tally.concerned += 1
        tally.lost += one.lost
        tally.below_full += bool(one.lost)
        gain = (one.outcome.in_reach - one.outcome.points) * one.factor
        tally.gain += gain
        tally.fixable += bool(gain)

    def result(self) -> WeakLinks:
        """Criteria with marks lost, most first, and every part that a unit has."""
        parts = {part.id: part for part in self._standard.parts}
        home = {
            criterion.id: part
            for part in self._standard.parts
            for dimension in part.dimensions
            for criterion in dimension.criteria
        }
        criteria = self._standard.criterion_by_id
        links = [
            Link(
                criteria[id],
                home[id],
                self._is_common(home[id].id),
                one.concerned,
                one.below_full,
                one.lost,
                one.gain,
                one.fixable,
            )
            for id in criteria
            if (one := self._criteria.get(id)) is not None and one.lost
        ]
        losses = tuple(
            PartLoss(parts[id], self._is_common(id), some.units, some.due, some.lost)
            for id in parts
            if (some := self._parts.get(id)) is not None
        )
        return WeakLinks(tuple(sorted(links, key=lambda one: -one.lost)), losses)

    def _is_common(self, part: str) -> bool:
        """Whether a part is on the sheet of every category."""
        sheets = (self._standard.sheet_of(one) for one in self._standard.categories)
        return all(part in {one.id for one in sheet} for sheet in sheets)
