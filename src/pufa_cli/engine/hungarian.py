"""Assigning every row one column at the least cost: the Hungarian method, in whole numbers.

Shortest augmenting paths with potentials (Kuhn, Munkres; Jonker and Volgenant). Every step keeps
cost - row potential - column potential at 0 or more, and at 0 where a row has a column: so the
sum of the potentials proves that nothing cheaper exists.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class Assignment:
    """The column of each row, and the potentials that prove it cheapest."""

    column_of: list[int]
    row_potential: list[int]
    column_potential: list[int]

    @property
    def cost(self) -> int:
        """What all rows together cost: the sum of the potentials."""
        return sum(self.row_potential) + sum(self.column_potential)


def assigned(costs: Sequence[Sequence[int]]) -> Assignment:
    """The cheapest assignment of a square table of whole numbers."""
    search = _Search(costs)
    for row in search.begun():
        search.augment(row)
    return search.found


class _Search:
    """An assignment that grows by one row at a time."""

    def __init__(self, costs: Sequence[Sequence[int]]) -> None:
        self._costs = costs
        self._size = len(costs)
        least = [min(line) for line in costs]
        self.found = Assignment([-1] * self._size, least, [0] * self._size)
        self._row_of = [-1] * self._size

    def begun(self) -> list[int]:
        """Gives rows their cheapest column where it is free; the rows that are left over.

        Columns are tried from the row's own place onwards, so that rows that can have any column
        form one long circle.
        """
        size, left = self._size, []
        for row, line in enumerate(self._costs):
            least = self.found.row_potential[row]
            for step in range(1, size + 1):
                column = (row + step) % size
                if line[column] == least and self._row_of[column] < 0:
                    self._row_of[column] = row
                    self.found.column_of[row] = column
                    break
            else:
                left.append(row)
        return left

    def augment(self, start: int) -> None:
        """Gives a row a column, on the way moving other rows to columns that cost them least."""
        size, free = self._size, self._row_of
        distance: list[int | None] = [None] * size
        came_from, left = [-1] * size, list(range(size))
        row, reached, column = start, 0, -1
        done: list[int] = []
        while row >= 0:
            chosen = self._relaxed(row, reached, column, distance, came_from, left)
            left.remove(chosen)
            done.append(chosen)
            reached, column, row = distance[chosen] or 0, chosen, free[chosen]
        self._raised(start, reached, done, distance)
        while column >= 0:
            came = came_from[column]
            owner = start if came < 0 else free[came]
            free[column], self.found.column_of[owner] = owner, column
            column = came

    def _relaxed(
        self,
        row: int,
        reached: int,
        column: int,
        distance: list[int | None],
        came_from: list[int],
        left: list[int],
    ) -> int:
        """Measures every column through a row; the nearest, a free one before a taken one."""
        line, potential, free = self._costs[row], self.found.column_potential, self._row_of
        base = reached - self.found.row_potential[row]
        best, nearest, is_taken = -1, -1, True
        for other in left:
            length = base + line[other] - potential[other]
            before = distance[other]
            if before is None or length < before:
                distance[other], came_from[other] = length, column
            else:
                length = before
            if nearest < 0 or length < best or (length == best and is_taken and free[other] < 0):
                best, nearest, is_taken = length, other, free[other] >= 0
        return nearest

    def _raised(
        self, start: int, reached: int, done: list[int], distance: list[int | None]
    ) -> None:
        """New potentials, under which the path found costs nothing and nothing costs less."""
        found = self.found
        found.row_potential[start] += reached
        for column in done[:-1]:
            shift = reached - (distance[column] or 0)
            found.column_potential[column] -= shift
            found.row_potential[self._row_of[column]] += shift
