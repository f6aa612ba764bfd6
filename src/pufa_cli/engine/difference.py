"""Two assessments of a unit held against each other, criterion by criterion."""

from collections.abc import Iterator, Mapping

from pufa_cli.base.language import say
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.difference import Moved

NOWHERE = ""


def moved(
    before: Assessment | None,
    after: Assessment | None,
    places_before: Mapping[str, str],
    places_after: Mapping[str, str],
) -> tuple[Moved, ...]:
    """The criteria with other points or facts, the largest change first, in the sheet's order.

    Places are files and lines by criterion.
    """
    old = {one.criterion.id: one for one in before.criteria} if before else {}
    new = {one.criterion.id: one for one in after.criteria} if after else {}
    found = []
    for id in dict.fromkeys((*old, *new)):
        one, other = old.get(id), new.get(id)
        if _differ(one, other):
            found.append(_moved(one, other, places_before.get(id, ""), places_after.get(id, "")))
    return tuple(sorted(found, key=lambda one: -abs(one.change)))


def _differ(one: CriterionResult | None, other: CriterionResult | None) -> bool:
    if one is None or other is None:
        return True
    if one.outcome.points != other.outcome.points or one.outcome.status != other.outcome.status:
        return True
    return say(one.outcome.said, "en") != say(other.outcome.said, "en")


def _moved(
    one: CriterionResult | None, other: CriterionResult | None, was_at: str, is_at: str
) -> Moved:
    criterion = next(result.criterion for result in _there(other, one))
    return Moved(
        criterion,
        one.outcome.points if one else None,
        other.outcome.points if other else None,
        one.outcome.said if one else NOWHERE,
        other.outcome.said if other else NOWHERE,
        was_at,
        is_at,
    )


def _there(*results: CriterionResult | None) -> Iterator[CriterionResult]:
    return (one for one in results if one is not None)
