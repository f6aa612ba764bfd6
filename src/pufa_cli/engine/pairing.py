"""The cheapest way to give each of some units another one, without two that have each other.

A relaxation that allows mutual pairs is solved by the Hungarian method. Mutual pairs are taken
apart by exchanges that cost nothing. Where none is left to try, the search branches: a mutual pair
lacks one of its two halves, or it is accepted at its price. What cannot beat the best that is known
is not followed, so a search that comes to its end has the best there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from pufa_cli.engine.hungarian import Assignment, assigned

MOST_WORK = 2_000_000  # cells of the tables that a search may solve
FEWEST_TABLES = 8
Cell = tuple[int, int]


class Table(NamedTuple):
    """What every row pays for every column; `barred` and more is never paid.

    A row and a column may belong to one unit: `row_of_column` and `column_of_row` say which (-1
    for none). `penalty` is the price of a mutual pair.
    """

    costs: Sequence[Sequence[int]]
    barred: int
    row_of_column: Sequence[int]
    column_of_row: Sequence[int]
    penalty: int

    def other_half(self, cell: Cell) -> Cell | None:
        """The cell that would make this one mutual."""
        row, column = self.row_of_column[cell[1]], self.column_of_row[cell[0]]
        return (row, column) if row >= 0 and column >= 0 else None


class Found(NamedTuple):
    """The columns of the rows, what they cost, and what nothing can go below."""

    columns: tuple[int, ...]
    cost: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether nothing can cost less."""
        return self.cost == self.bound


class _Node(NamedTuple):
    """A part of the search: cells that are not used, and mutual pairs that are paid for."""

    bound: int
    number: int
    without: frozenset[Cell] = frozenset()
    accepted: frozenset[Cell] = frozenset()
    paid: int = 0


def paired(table: Table) -> Found:
    """The cheapest pairing of a table that has one without barred cells."""
    search = _Search(table)
    while search.goes_on:
        search.step()
    return search.result


class _Search:
    """Best bound first: what is proven first needs no more."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._cost = table.barred
        self._columns: tuple[int, ...] = ()
        self._nodes = [_Node(0, 0)]
        self._made = 1
        self._solved = 0
        cells = max(1, len(table.costs)) ** 2
        self._most = max(FEWEST_TABLES, MOST_WORK // cells)

    @property
    def goes_on(self) -> bool:
        """Whether something is left that may be better."""
        is_open = bool(self._nodes) and self._nodes[0].bound < self._cost
        return is_open and self._solved < self._most

    @property
    def result(self) -> Found:
        """The best that was found, and what bounds it."""
        bound = min((self._cost, *(node.bound for node in self._nodes[:1])))
        return Found(self._columns, self._cost, bound)

    def step(self) -> None:
        """Solves the most promising part, and divides it if mutual pairs are left in it."""
        node = heappop(self._nodes)
        costs = _narrowed(self._table, node)
        solved = assigned(costs)
        self._solved += 1
        bound = solved.cost + node.paid
        if bound >= self._cost:
            return
        columns = _Exchange(self._table, costs, solved, node.accepted).done()
        mutual = _mutual(self._table, columns, node.accepted)
        self._offer(bound + self._table.penalty * len(mutual), columns)
        if mutual:
            self._divided(node, bound, mutual[0])

    def _offer(self, cost: int, columns: Sequence[int]) -> None:
        if cost < self._cost:
            self._cost, self._columns = cost, tuple(columns)

    def _divided(self, node: _Node, bound: int, halves: tuple[Cell, Cell]) -> None:
        penalty = self._table.penalty
        for half in halves:
            self._add(node._replace(bound=bound, without=node.without | {half}))
        accepted = node.accepted | {*halves}
        self._add(_Node(bound + penalty, 0, node.without, accepted, node.paid + penalty))

    def _add(self, node: _Node) -> None:
        if node.bound < self._cost:
            heappush(self._nodes, node._replace(number=self._made))
            self._made += 1


def _narrowed(table: Table, node: _Node) -> list[Sequence[int]]:
    """The costs with what the node rules out barred."""
    costs: list[Sequence[int]] = list(table.costs)
    for row, column in node.without:
        line = list(costs[row])
        line[column] = table.barred
        costs[row] = line
    for row, column in node.accepted:
        line = [table.barred] * len(costs)
        line[column] = table.costs[row][column]
        costs[row] = line
    return costs


def _mutual(
    table: Table, columns: Sequence[int], accepted: frozenset[Cell]
) -> list[tuple[Cell, Cell]]:
    """The mutual pairs that nobody has paid for, each once."""
    found = []
    for cell in enumerate(columns):
        other = table.other_half(cell)
        is_open = other is not None and cell < other and cell not in accepted
        if other is not None and is_open and columns[other[0]] == other[1]:
            found.append((cell, other))
    return found


@dataclass
class _Exchange:
    """Two rows exchange their columns where that costs nothing and takes a mutual pair apart."""

    table: Table
    costs: Sequence[Sequence[int]]
    solved: Assignment
    accepted: frozenset[Cell]

    def done(self) -> list[int]:
        """The columns after all exchanges that help."""
        self._columns = self.solved.column_of
        for halves in _mutual(self.table, self._columns, self.accepted):
            first, second = (row for row, _ in halves)
            if all(self._columns[row] == column for row, column in halves):
                _ = self._is_apart(first) or self._is_apart(second)
        return self._columns

    def _is_apart(self, row: int) -> bool:
        """Whether some other row could exchange columns with this one; then it has.

        Neither can come into a new mutual pair: the only row that has the unit of this one is
        its old partner, which keeps its column.
        """
        columns, column = self._columns, self._columns[row]
        for other, theirs in enumerate(columns):
            if other != row and self._is_free(row, theirs) and self._is_free(other, column):
                columns[row], columns[other] = theirs, column
                return True
        return False

    def _is_free(self, row: int, column: int) -> bool:
        """Whether the cell costs no more than the potentials pay."""
        solved = self.solved
        paid = solved.row_potential[row] + solved.column_potential[column]
        return self.costs[row][column] == paid
