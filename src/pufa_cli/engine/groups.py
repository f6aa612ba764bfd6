"""Units taken together by who is in charge of them: leader, area, team."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from pufa_cli.base.numbers import ZERO
from pufa_cli.model.rollup import Presence
from pufa_cli.model.situation import GroupFigures, UnitSituation


def group_figures(
    units: Sequence[UnitSituation],
    means: Mapping[str, Fraction | None],
    grades: Sequence[str],
    name_of: Callable[[UnitSituation], str],
) -> tuple[GroupFigures, ...]:
    """The groups in the order in which their first unit comes; `grades` from the best down.

    `means` by category: sheets differ, so a total is held against those of its own category only.
    """
    groups: dict[str, list[UnitSituation]] = {}
    for one in units:
        groups.setdefault(name_of(one), []).append(one)
    return tuple(_figures(name, some, means, grades) for name, some in groups.items())


def _figures(
    name: str,
    units: Sequence[UnitSituation],
    means: Mapping[str, Fraction | None],
    grades: Sequence[str],
) -> GroupFigures:
    counts = Counter(one.row.grade for one in units)
    apart = [
        one.row.total - mean
        for one in units
        if one.row.is_ranked
        and one.row.total is not None
        and (mean := means.get(one.row.category)) is not None
    ]
    return GroupFigures(
        name,
        len(units),
        _count(units, Presence.SCORED),
        _count(units, Presence.MISSING),
        _count(units, Presence.BROKEN),
        {grade: counts[grade] for grade in grades if counts[grade]},
        sum(apart, ZERO) / len(apart) if apart else None,
        sum(len(one.undone) for one in units),
        sum(len(one.overdue) for one in units),
        sum(len(one.late) for one in units),
    )


def _count(units: Sequence[UnitSituation], presence: Presence) -> int:
    return sum(one.row.presence is presence for one in units)
