"""The second figure of a unit: with what verified rectification put right."""

from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.engine.assess import assess
from pufa_cli.engine.criteria import Cohort
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.rectified import Beside


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
    judgement = assess(before.standard, rest.submission, reviews, cohort, policy)
    own = tuple(rectified.located(one) for one in judgement.faults if one.path[:2] == FIRST)
    after = judgement.assessment
    if after is None:
        return Settlement(before, None, own)
    places = rectified.places
    counts_after = (
        district is not None
        and district.rectification is not None
        and district.rectification.counts == "after"
    )
    if counts_after:
        return Settlement(after, Beside(before, False, rectified.settled, places), own)
    return Settlement(before, Beside(after, True, rectified.settled, places), own)


FIRST = ("review", 0)
