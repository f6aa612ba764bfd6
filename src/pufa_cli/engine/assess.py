"""One unit: its answers and reviews, judged criterion by criterion, then added up."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Fault
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.criteria import (
    Cohort,
    Filed,
    heard,
    judge_criterion,
    read_criterion,
)
from pufa_cli.engine.decide import BY_POINTS, decide, fallen
from pufa_cli.engine.floors import fallen_items
from pufa_cli.engine.ids import unknown_category, unknown_ids, wrong_choices
from pufa_cli.engine.outside import fired, group_results, subtracted
from pufa_cli.engine.total import add_up, bounded, completion, sheet_points, total_of
from pufa_cli.engine.touched import Sheet, doubled, zeroed
from pufa_cli.model.assessment import (
    Account,
    Assessment,
    CriterionResult,
    FiredVeto,
    PartResult,
    Total,
)
from pufa_cli.model.clauses import Limits
from pufa_cli.model.district import Reviews
from pufa_cli.model.rule import Status
from pufa_cli.model.standard import Category, Part, Standard
from pufa_cli.model.submission import Review, Submission

ALONE: Cohort = {}


class Judgement(NamedTuple):
    """An assessment, or the faults that made one impossible.

    A fault's path starts in the submission; one that starts with `("review", n)` is in review n.
    """

    assessment: Assessment | None
    faults: tuple[Fault, ...]


class _Outside(NamedTuple):
    """What an assessment rests on besides its sheet."""

    vetoes: tuple[FiredVeto, ...]
    account: Account


def assess(
    standard: Standard,
    submission: Submission,
    reviews: Sequence[Review] = (),
    cohort: Cohort = ALONE,
    policy: Reviews | None = None,
) -> Judgement:
    """The result of one unit; `policy` says how the `reviews` decide, by their order without.

    A review may come from anywhere: its `source` is a name, its place among the reviews is where
    its faults belong. `cohort` holds what relative rules read for all units of the category (see
    `readings`); without it such rules give a range.
    """
    category = standard.category_by_id.get(submission.category)
    if category is None:
        return Judgement(None, (unknown_category(standard, submission),))
    faults = list(wrong_choices(category, submission))
    if faults:
        return Judgement(None, tuple(faults))
    filed, parts = Filed(submission, reviews, policy), standard.sheet_of(category, submission.parts)
    faults += unknown_ids(standard, parts, filed)
    sheet = [
        [
            [judge_criterion(standard, c, filed, cohort, faults) for c in dimension.criteria]
            for dimension in part.dimensions
        ]
        for part in parts
    ]
    outside = _outside(standard, filed, faults)
    if faults:
        return Judgement(None, tuple(faults))
    return Judgement(_assessment(standard, category, filed, sheet, outside), ())


def readings(
    standard: Standard,
    submission: Submission,
    reviews: Sequence[Review] = (),
    policy: Reviews | None = None,
) -> Mapping[str, Any]:
    """What relative rules read in one unit's files, by criterion; the cohort is made of these.

    A criterion that does not apply to the unit is left out, a blank one is None.
    """
    category = standard.category_by_id.get(submission.category)
    if category is None or any(wrong_choices(category, submission)):
        return {}
    filed = Filed(submission, reviews, policy)
    asked = relative_criteria(standard.sheet_of(category, submission.parts))
    spoken = [(criterion, heard(criterion.id, filed)) for criterion in asked]
    return {
        criterion.id: read_criterion(criterion, filed, one.said, [])
        for criterion, one in spoken
        if not one.is_exempt
    }


def relative_criteria(parts: tuple[Part, ...]) -> "list[Any]":
    """The criteria whose points depend on the other units."""
    criteria = (c for part in parts for d in part.dimensions for c in d.criteria)
    return [criterion for criterion in criteria if criterion.rule.is_relative]


def _outside(standard: Standard, filed: Filed, faults: list[Fault]) -> _Outside:
    vetoes = tuple(fired(standard, filed, faults))
    bonuses = group_results(standard.bonuses, "bonuses", filed, faults)
    penalties = group_results(standard.penalties, "penalties", filed, faults)
    taken = subtracted(vetoes)
    account = Account(standard.base, ZERO, bonuses, penalties, taken, standard.limits)
    return _Outside(vetoes, account)


def _assessment(
    standard: Standard, category: Category, filed: Filed, sheet: Sheet, outside: _Outside
) -> Assessment:
    submission = filed.submission
    judged = zeroed(doubled(sheet, standard), standard, outside.vetoes)
    sheet_of_unit = standard.sheet_of(category, submission.parts)
    parts = add_up(sheet_of_unit, judged, standard.not_applicable, standard.on_sheet)
    total = total_of(parts, standard, outside.account.outside)
    account = _closed(outside.account, parts, total)
    results = [c for part in parts for d in part.dimensions for c in d.criteria]
    exempt = [c for c in results if c.outcome.status is Status.NOT_APPLICABLE]
    gone = sum((c.criterion.marks * c.weight for c in exempt), ZERO)
    share = gone / standard.on_sheet if gone else ZERO
    limit = standard.not_applicable.limit
    complete = completion(results, standard.on_sheet)
    floors = fallen_items(standard, parts)
    said = [one.veto for one in outside.vetoes]
    by_points = (FiredVeto(veto, BY_POINTS) for veto in floors.certain if veto not in said)
    vetoes = (*outside.vetoes, *by_points, *fallen(standard, total, outside.vetoes))
    return Assessment(
        unit=submission.unit,
        name=submission.name,
        round=submission.round,
        standard=standard,
        category=category,
        parts=parts,
        total=total,
        completion=complete,
        not_applicable_share=share,
        is_comparable=limit is None or share * 100 <= limit.number,
        vetoes=vetoes,
        account=account,
        doubtful=floors.doubtful,
        decision=decide(standard, category, total, complete, vetoes, floors.doubtful),
        claimed=_claimed(results, account, standard.limits),
    )


def _closed(account: Account, parts: Sequence[PartResult], total: Total) -> Account:
    """The account with the sheet in it, and what the limits of the total changed."""
    sheet = sheet_points(parts)
    return account._replace(sheet=sheet, limited=total.exact - sheet - account.outside)


def _claimed(results: list[CriterionResult], account: Account, limits: Limits) -> Fraction | None:
    """The claims for everything due, on the scale of the total; None when one is missing."""
    due = [c for c in results if c.is_due]
    claims = [c.answer.claimed * c.factor for c in due if c.answer.claimed is not None]
    if not due or len(claims) < len(due):
        return None
    rest = sum((c.contribution for c in results if not c.is_due), account.outside)
    return bounded(sum(claims, rest), limits)
