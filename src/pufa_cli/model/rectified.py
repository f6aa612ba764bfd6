"""What verified rectification puts in place of what was found before (整改复核)."""

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import KeyPath
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import RECTIFICATION
from pufa_cli.model.rectification import Finding, Rectification, events_of
from pufa_cli.model.submission import Checked, Review, review_from


class Settled(NamedTuple):
    """A finding that was verified, with what is so now."""

    finding: Finding
    path: KeyPath  # in the unit's rectification file
    on: date
    checked: Checked | None  # facts or points
    marks: Any  # of what only reviewers judge

    @property
    def criterion(self) -> str:
        """The criterion that it changes."""
        return self.finding.criterion or ""


class Beside(NamedTuple):
    """The other figure of a unit: before, or after, verified rectification."""

    assessment: Assessment
    is_after: bool
    settled: tuple[Settled, ...]
    places: tuple[str, ...]  # file and line of each


def settled_in(file: Rectification, round_id: str, as_of: date) -> tuple[Settled, ...]:
    """The findings of a round whose closing was accepted up to a day and says what is so now.

    Of several of one criterion the one verified last.
    """
    found: dict[str, Settled] = {}
    for at, finding in enumerate(file.findings):
        events = list(events_of(finding, as_of))
        if finding.criterion is None or finding.round != round_id or not events:
            continue
        closing, verified = events[-1]
        if verified is None or not verified.accepted:
            continue
        points, reason = verified.points, verified.reason or finding.title
        checked = None
        if closing.facts is not None or points is not None:
            facts = None if points is not None else closing.facts
            checked = Checked(facts=facts, points=points, reason=reason)
        if checked is None and verified.marks is None:
            continue
        one = Settled(finding, ("findings", at), verified.on, checked, verified.marks)
        before = found.get(finding.criterion)
        if before is None or before.on <= one.on:
            found[finding.criterion] = one
    return tuple(found.values())


def as_review(settled: tuple[Settled, ...], unit: str) -> Review:
    """What was verified, as a review that comes before all others."""
    checked = {one.criterion: one.checked for one in settled if one.checked is not None}
    marks = {one.criterion: one.marks for one in settled if one.marks is not None}
    return review_from(RECTIFICATION, unit, checked, marks)


class Change(NamedTuple):
    """What verified rectification did to one criterion."""

    settled: Settled
    place: str
    before: Fraction
    after: Fraction


def changes_of(one: Assessment, beside: Beside) -> tuple[Change, ...]:
    """The criteria whose points it moved, in the order of the findings."""
    before, after = (one, beside.assessment) if beside.is_after else (beside.assessment, one)
    old = {c.criterion.id: c.outcome.points for c in before.criteria}
    new = {c.criterion.id: c.outcome.points for c in after.criteria}
    return tuple(
        Change(settled, place, old[settled.criterion], new[settled.criterion])
        for settled, place in zip(beside.settled, beside.places, strict=True)
        if old.get(settled.criterion) != new.get(settled.criterion)
    )
