"""The group that relative rules compare in: what was read for every unit of a category."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from typing import Any, TypeVar, cast

from pufa_cli.model.rule import Reading

Made = TypeVar("Made")


class Group(tuple[Any, ...]):
    """The readings of all units; whatever is made of them is made once for all units.

    One that has a reading in place of another (`instead`) knows of which group, and of which place
    there: `swapped` and `at`, which is None where nothing was taken out.
    """

    swapped: "Group | None" = None
    at: int | None = None

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    @classmethod
    def of(cls, readings: Iterable[Any]) -> "Group":
        """A group of some readings, or that group itself."""
        return readings if isinstance(readings, Group) else cls(readings)

    def once(self, key: Hashable, make: Callable[["Group"], Made]) -> Made:
        """What `make` makes of the group, made when it is first asked for under a key."""
        if key not in self._made:
            self._made[key] = make(self)
        return cast(Made, self._made[key])

    def instead(self, own: Any, read: Any) -> "Group":
        """The same with `read` in place of `own`, which need not be among them.

        `own` may have been read anew: figures tell it, not the words that go with them.
        """
        return self._with(self.once(_places, _places).get(_figures(own)), read)

    def _with(self, at: int | None, read: Any) -> "Group":
        rest: Sequence[Any] = self if at is None else (*self[:at], *self[at + 1 :])
        found = Group((*rest, read))
        found.swapped, found.at = self, at
        return found

    def part(self, id: str) -> "Group":
        """What was read of one entry of each, where a reading is made of entries by id."""
        if self.swapped is not None:
            return self.swapped.part(id)._with(self.at, (self[-1] or {}).get(id))
        return self.once((Group.part, id), lambda all: Group((one or {}).get(id) for one in all))


def _places(group: Group) -> dict[Hashable, int]:
    """Where a reading of some figures stands."""
    return {_figures(read): at for at, read in enumerate(group)}


def _figures(read: Any) -> Hashable:
    """All that is compared of a reading, without its words; of one made of entries, of each."""
    if isinstance(read, dict):
        return tuple(_figures(read[id]) for id in sorted(read))
    return read._replace(said="") if isinstance(read, Reading) else None
