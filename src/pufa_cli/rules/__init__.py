"""Ways of scoring: `measures` read facts, `kinds` turn what was measured into points."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from pufa_cli.model.rule import Measure, Rule
from pufa_cli.rules import kinds, measures


class Plugins(Mapping[str, type]):
    """The classes of a package by module name; a module is imported when it is first asked for."""

    def __init__(self, package: str, path: list[str], attribute: str) -> None:
        """Finds the module names of `package` under `path`; imports nothing yet."""
        self._package, self._attribute = package, attribute
        found = (m.name for m in iter_modules(path))
        self._names = tuple(sorted(name for name in found if not name.startswith("_")))

    def __getitem__(self, name: str) -> type:
        if name not in self._names:
            raise KeyError(name)
        found: type = getattr(import_module(f"{self._package}.{name}"), self._attribute)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def rule_kinds() -> Mapping[str, type[Rule]]:
    """Every rule kind by name, in name order: the `RULE` of each module in `kinds`."""
    return Plugins(kinds.__name__, list(kinds.__path__), "RULE")


def measure_kinds() -> Mapping[str, type[Measure]]:
    """Every measure by name, in name order: the `MEASURE` of each module in `measures`."""
    return Plugins(measures.__name__, list(measures.__path__), "MEASURE")


def context() -> dict[str, Mapping[str, type]]:
    """What a standard is read with: all rule kinds and measures."""
    return {"rules": rule_kinds(), "measures": measure_kinds()}
