"""Finding plug-ins: one module each in a package of our own, nothing to register."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Generic, TypeVar, cast

Kind = TypeVar("Kind")


class Plugins(Mapping[str, Kind], Generic[Kind]):
    """What the modules of a package define, by module name; each is imported when first asked for.

    Iteration is in name order; modules whose names begin with `_` are none.
    """

    def __init__(self, package: str, path: list[str], attribute: str) -> None:
        """Finds the module names of `package` under `path`; imports nothing yet."""
        self._package, self._attribute = package, attribute
        found = (m.name for m in iter_modules(path))
        self._names = tuple(sorted(name for name in found if not name.startswith("_")))
        self._found: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        if name not in self._found:
            if name not in self._names:
                raise KeyError(name)
            module = import_module(f"{self._package}.{name}")
            self._found[name] = cast(Kind, getattr(module, self._attribute))
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
