"""One file per check of what was handed in; each has `check(filing, expected, assessment)`."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from pufa_cli.base.diagnostics import Fault
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.filing import Expected, Filing

Check: TypeAlias = Callable[[Filing, Expected, Assessment | None], Iterator[Fault]]


@cache
def checks() -> tuple[Check, ...]:
    """The `check` of every module here, in name order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)


def check_filing(
    filing: Filing, expected: Expected, assessment: Assessment | None
) -> Iterator[Fault]:
    """The faults that every check finds; paths as in `engine.assess`."""
    for check in checks():
        yield from check(filing, expected, assessment)
