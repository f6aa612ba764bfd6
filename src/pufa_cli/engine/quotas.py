"""Quotas on grades (等次名额) and last places (末位): proposed, never applied."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import floor

from pufa_cli.base.numbers import HUNDRED, ZERO
from pufa_cli.model.clauses import LastPlaces, Quota
from pufa_cli.model.fields import Quantity
from pufa_cli.model.rollup import CategoryRollup, LastResult, QuotaResult, Row


def quota_results(
    quotas: Iterable[Quota], categories: Sequence[CategoryRollup]
) -> Iterator[QuotaResult]:
    """Every quota held against each category, or against the district as a whole."""
    for quota in quotas:
        if quota.among == "district":
            rows = [row for category in categories for row in category.rows]
            yield _held(quota, rows)
            continue
        for category in categories:
            yield _held(quota, category.rows)._replace(category=category.category)


def _held(quota: Quota, rows: Sequence[Row]) -> QuotaResult:
    allowed = places(quota.most, len(rows))
    holders = [row for row in rows if row.is_ranked and row.grade == quota.grade]
    holders.sort(key=_figure, reverse=True)
    over, tied = _beyond(holders, allowed)
    return QuotaResult(quota, None, len(rows), allowed, len(holders), over, tied)


def last_results(
    last_places: Iterable[LastPlaces], categories: Sequence[CategoryRollup]
) -> Iterator[LastResult]:
    """The last places of each category, or of the district as a whole."""
    for last in last_places:
        if last.among == "district":
            yield _last(last, [row for category in categories for row in category.rows])
            continue
        for category in categories:
            yield _last(last, category.rows)._replace(category=category.category)


def _last(last: LastPlaces, rows: Sequence[Row]) -> LastResult:
    count = places(last.count, len(rows))
    ranked = sorted((row for row in rows if row.is_ranked), key=_figure)
    line = _figure(ranked[min(count, len(ranked)) - 1]) if count and ranked else None
    found = tuple(row for row in ranked if line is not None and _figure(row) <= line)
    return LastResult(last, None, len(rows), count, found)


def places(most: Quantity, units: int) -> int:
    """How many units may have the grade; a share of them is rounded down."""
    return floor(most.number / HUNDRED * units if most.is_percent else most.number)


def _beyond(holders: list[Row], allowed: int) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Those under the line, and those on it where it has not room for all of them."""
    if len(holders) <= allowed:
        return (), ()
    line = _figure(holders[allowed])
    on_line = tuple(row for row in holders if _figure(row) == line)
    first = holders.index(on_line[0])
    if first == allowed:
        return tuple(holders[allowed:]), ()
    return tuple(holders[first + len(on_line) :]), on_line


def _figure(row: Row) -> Fraction:
    return row.judged or ZERO
