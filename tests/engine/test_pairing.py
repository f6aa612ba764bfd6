"""Pairing against trying every way: no plan is better, on many small groups."""

from collections.abc import Sequence
from itertools import permutations
from unittest.mock import patch

import pytest

from pufa_cli.base.seeded import Seeded
from pufa_cli.engine import pairing
from pufa_cli.engine.hungarian import assigned
from pufa_cli.engine.pairing import Table, paired

BARRED = 10**6


def a_square(chance: Seeded, size: int, choices: Sequence[int]) -> list[list[int]]:
    return [[choices[chance.below(len(choices))] for _ in range(size)] for _ in range(size)]


def cost_of(costs: Sequence[Sequence[int]], columns: Sequence[int]) -> int:
    return sum(costs[row][column] for row, column in enumerate(columns))


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_no_assignment_is_cheaper_and_the_potentials_prove_it(start: int) -> None:
    for number in range(start, start + 100):
        chance = Seeded("assignment", str(number))
        size = 1 + chance.below(6)
        costs = a_square(chance, size, (0, 1, 2, 9))
        found = assigned(costs)
        assert sorted(found.column_of) == list(range(size))
        assert cost_of(costs, found.column_of) == found.cost
        assert found.cost == min(cost_of(costs, way) for way in permutations(range(size)))
        paid = [[r + c for c in found.column_potential] for r in found.row_potential]
        assert all(
            a <= b for ps, cs in zip(paid, costs, strict=True) for a, b in zip(ps, cs, strict=True)
        )


def a_table(chance: Seeded, size: int, penalty: int) -> Table:
    """Rows and columns of which most, not all, belong to the same units."""
    costs = a_square(chance, size, (0, 0, 1, size + 1))
    units = chance.shuffled(range(size + chance.below(2)))
    rows, columns = units[:size], chance.shuffled(units)[:size]
    for row, unit in enumerate(rows):
        if unit in columns and size > 1:
            costs[row][columns.index(unit)] = BARRED
    row_of_column = [rows.index(one) if one in rows else -1 for one in columns]
    column_of_row = [columns.index(one) if one in columns else -1 for one in rows]
    return Table(costs, BARRED, row_of_column, column_of_row, penalty)


def price(table: Table, columns: Sequence[int]) -> int:
    mutual = 0
    for cell in enumerate(columns):
        other = table.other_half(cell)
        mutual += other is not None and columns[other[0]] == other[1]
    return cost_of(table.costs, columns) + table.penalty * mutual // 2


@pytest.mark.parametrize("start", range(0, 1200, 100))
def test_no_pairing_is_cheaper(start: int) -> None:
    for number in range(start, start + 100):
        chance = Seeded("pairing", str(number))
        size = 7 if number % 40 == 0 else 2 + chance.below(5)
        table = a_table(chance, size, (1, 2, size + 1, (size + 1) ** 2)[number % 4])
        best = min(price(table, way) for way in permutations(range(size)))
        if best >= BARRED:
            continue
        found = paired(table)
        assert found.is_proven
        assert (found.cost, price(table, found.columns)) == (best, best), number


def test_a_search_that_is_cut_short_says_what_it_knows() -> None:
    for number in range(200):
        chance = Seeded("short", str(number))
        table = a_table(chance, 6, 3)
        with patch.multiple(pairing, MOST_WORK=1, FEWEST_TABLES=1):
            found = paired(table)
        best = paired(table).cost
        assert found.bound <= best <= found.cost == price(table, found.columns)
        if not found.is_proven:
            return
    pytest.fail("every search was proven at once")
