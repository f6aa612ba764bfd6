"""The version of a standard: three numbers that say how much a change weighs."""

import re
from collections.abc import Callable, Iterator

from pufa_cli.base.diagnostics import Fault
from pufa_cli.base.text import shorten
from pufa_cli.engine import version_codes
from pufa_cli.model.standard import Standard

_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", re.ASCII)


def numbers_of(version: str) -> tuple[int, ...] | None:
    """The three numbers of MAJOR.MINOR.PATCH; None for a version of another form."""
    found = _VERSION.fullmatch(version)
    return tuple(map(int, found.groups())) if found else None


def _version_is_plain(standard: Standard) -> Iterator[Fault]:
    if numbers_of(standard.version) is None:
        yield Fault(
            version_codes.VERSION_UNCLEAR, ("version",), {"text": shorten(standard.version)}
        )


CHECKS: tuple[Callable[[Standard], Iterator[Fault]], ...] = (_version_is_plain,)
