"""Two assessments of a unit held against each other, item by item, and what is different."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from pufa_cli.base.language import Sayable, Text, say
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.difference import (
    DAY,
    OTHERS,
    ROSTER,
    SETTINGS,
    SHEET,
    STANDARD,
    Because,
    Moved,
)
from pufa_cli.model.district import FACTS
from pufa_cli.model.rollup import Row
from pufa_cli.model.standard import Criterion

Item: TypeAlias = tuple[str, str]
"""The section of the files that something stands in, and its id"""
HOLDS = Text("存在", "it holds")
COMPARED = ("presence", "category", "total", "at_most", "grade", "rank")
FIGURES = ("total", "at_most", "grade")


class Seen(NamedTuple):
    """A unit as one state has it: its result, and what each of its files says of each item."""

    assessment: Assessment
    said: Mapping[Item, Mapping[str, object]] = {}  # by item and cause


class _Figure(NamedTuple):
    """An item of an assessment."""

    title: str
    points: Fraction | None
    said: Sayable
    status: str = ""
    criterion: Criterion | None = None
    decided_by: str = ""


def moved(before: Seen, after: Seen, around: Collection[str]) -> tuple[Moved, ...]:
    """What has other points or facts, the largest change first, in the sheet's order.

    `around` names what else is different: the settings of who decides, the day.
    """
    old, new = _figures(before.assessment), _figures(after.assessment)
    found = []
    for item in dict.fromkeys((*old, *new)):
        one, other = old.get(item), new.get(item)
        if _differ(one, other):
            causes = _causes(item, before, after, one, other, around)
            found.append(_moved(item, one, other, tuple(map(Because, causes))))
    return tuple(sorted(found, key=lambda one: -abs(one.change)))


def _figures(one: Assessment) -> dict[Item, _Figure]:
    found = {
        ("answers", c.criterion.id): _Figure(
            c.criterion.title,
            c.outcome.points,
            c.outcome.said,
            c.outcome.status,
            c.criterion,
            c.decided_by,
        )
        for c in one.criteria
    }
    account = one.account
    for section, groups, sign in (
        ("bonuses", account.bonuses, 1),
        ("penalties", account.penalties, -1),
    ):
        for line in (line for group in groups for line in group.lines):
            figure = _Figure(line.line.title, sign * line.points, line.said)
            found[section, line.line.id] = figure
    for veto in one.vetoes:
        found["vetoes", veto.veto.id] = _Figure(veto.veto.title, None, HOLDS)
    return found


def _differ(one: _Figure | None, other: _Figure | None) -> bool:
    if one is None or other is None:
        return True
    if (one.points, one.status) != (other.points, other.status):
        return True
    return say(one.said, "en") != say(other.said, "en")


def _moved(
    item: Item, one: _Figure | None, other: _Figure | None, because: tuple[Because, ...]
) -> Moved:
    title = next(figure.title for figure in (other, one) if figure is not None)
    return Moved(
        *item,
        title,
        one.points if one else None,
        other.points if other else None,
        one.said if one else "",
        other.said if other else "",
        because,
    )


def _causes(
    item: Item,
    before: Seen,
    after: Seen,
    one: _Figure | None,
    other: _Figure | None,
    around: Collection[str],
) -> list[str]:
    """What is different: in the unit's files, in the standard, at last in what is around."""
    old, new = before.said.get(item, {}), after.said.get(item, {})
    deciding = [figure.decided_by or FACTS for figure in (other, one) if figure is not None]
    names = dict.fromkeys((*(one for one in deciding if one in {*new, *old}), *new, *old))
    found = [cause for cause in names if old.get(cause) != new.get(cause)]
    if item[0] == "answers":
        found += _by_rule(item[1], before.assessment, after.assessment)
    if SETTINGS in around and {*old, *new} - {FACTS}:
        found.append(SETTINGS)
    if found:
        return found
    criterion = other.criterion if other is not None else None
    return [OTHERS if criterion is not None and criterion.rule.is_relative else _else(around)]


def _by_rule(id: str, before: Assessment, after: Assessment) -> Iterator[str]:
    """Whether a criterion is another, or one side's sheet does not have it."""
    old, new = (one.standard.criterion_by_id.get(id) for one in (before, after))
    if old != new:
        yield STANDARD
    elif _has(before, id) is not _has(after, id):
        yield ROSTER if before.category.id != after.category.id else FACTS


def _has(one: Assessment, id: str) -> bool:
    return any(result.criterion.id == id for result in one.criteria)


def _else(around: Collection[str]) -> str:
    """Nothing of the item is different: another item of the sheet touched it, or a day passed."""
    return DAY if DAY in around else SHEET


def is_different(before: Row | None, after: Row | None) -> bool:
    """Whether a unit stands otherwise."""
    if before is None or after is None:
        return True
    return any(getattr(before, key) != getattr(after, key) for key in COMPARED)


def whole_causes(
    before: Row | None, after: Row | None, around: Collection[str], *, has_moved: bool
) -> Iterator[str]:
    """Why a unit stands otherwise, as far as nothing on its sheet says it."""
    if before is None or after is None or before.category != after.category:
        yield ROSTER
    elif before.presence is not after.presence:
        yield FACTS
    elif any(getattr(before, key) != getattr(after, key) for key in FIGURES):
        if not has_moved:
            yield from [one for one in around if one != DAY] or around
    elif before.rank != after.rank:
        yield OTHERS
