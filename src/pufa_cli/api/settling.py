"""The second figure of a unit: with what verified rectification put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.engine.assess import assess, readings
from pufa_cli.engine.criteria import Cohort
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.model.assessment import (
    Assessment,
    CriterionResult,
    FiredVeto,
    SourceMark,
    VetoSaid,
)
from pufa_cli.model.district import RECTIFICATION
from pufa_cli.model.group import Group
from pufa_cli.model.rectified import Beside, Settled


class Settlement(NamedTuple):
    """The figure that counts and the other one; no other where the facts make no sense."""

    assessment: Assessment
    beside: Beside | None
    diagnostics: tuple[Diagnostic, ...]


def settled(loaded: LoadedFiling, before: Assessment, cohort: Cohort) -> Settlement:
    """Scores a filing again as if what was verified came before all reviews.

    Facts that make no sense are told at their place and change no figure.
    """
    rectified, rest = loaded.rectified, loaded.rest
    if rectified is None or rest is None:
        return Settlement(before, None, ())
    district = loaded.district
    reviews = (rectified.review, *rest.reviews)
    policy = None if district is None else district.reviews
    if cohort:
        was = readings(before.standard, rest.submission, rest.reviews, policy)
        now = readings(before.standard, rest.submission, reviews, policy)
        cohort = _among(cohort, was, now)
    judgement = assess(before.standard, rest.submission, reviews, cohort, policy)
    own = tuple(rectified.located(one) for one in judgement.faults if one.path[:2] == FIRST)
    if judgement.assessment is None:
        return Settlement(before, None, own)
    after = _renumbered(judgement.assessment, rectified.settled)
    places = rectified.places
    if district is not None and district.counts_after:
        return Settlement(after, Beside(before, False, rectified.settled, places), own)
    return Settlement(before, Beside(after, True, rectified.settled, places), own)


def _among(cohort: Cohort, was: Mapping[str, Any], now: Mapping[str, Any]) -> Cohort:
    """The other units, and what is read of this one now in place of what was read before."""
    placed = {
        criterion: Group.of(cohort[criterion]).instead(was[criterion], now[criterion])
        for criterion in was.keys() & now.keys() & cohort.keys()
    }
    return {**cohort, **placed}


FIRST = ("review", 0)


def _renumbered(after: Assessment, settled: tuple[Settled, ...]) -> Assessment:
    """Reviews by their number in the filing, as without what was verified before all of them."""
    days = {one.criterion: one.on for one in settled}

    def source(mark: SourceMark, criterion: str) -> SourceMark:
        if mark.source == RECTIFICATION:
            return mark._replace(review=None, on=days[criterion])
        return mark if mark.review is None else mark._replace(review=mark.review - 1)

    def result(one: CriterionResult) -> CriterionResult:
        marks = tuple(source(mark, one.criterion.id) for mark in one.sources)
        return one._replace(sources=marks)

    parts = tuple(
        part._replace(
            dimensions=tuple(
                each._replace(criteria=tuple(map(result, each.criteria)))
                for each in part.dimensions
            )
        )
        for part in after.parts
    )
    return replace(after, parts=parts, vetoes=tuple(map(_veto, after.vetoes)))


def _veto(one: FiredVeto) -> FiredVeto:
    return one._replace(said=tuple(map(_saying, one.said)))


def _saying(one: VetoSaid) -> VetoSaid:
    number = one.path[1] if one.path[:1] == ("review",) else None
    if not isinstance(number, int):
        return one
    return one._replace(path=("review", number - 1, *one.path[2:]))
