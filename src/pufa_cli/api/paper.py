"""What a paper is: a kind of report, asked for by `pufa report --kind`.

One module of `api.papers` each, found by name.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pufa_cli.api import papers as homes
from pufa_cli.base.language import Text
from pufa_cli.base.plugins import Plugins


class Request(NamedTuple):
    """What is asked for; None where nothing was said."""

    folder: Path
    as_of: date
    unit: str | None = None
    standard: str | None = None
    since: date | None = None  # changes since the end of this day
    source: str | None = None  # who visits: a source of reviews
    progress: Callable[[int, int], None] | None = None


class Paper(NamedTuple):
    """One kind of report."""

    title: Text
    """What it is, for help"""
    make: Callable[[Request], Any]
    """The result that a view of its own shows; never raises for what files hold"""
    takes: frozenset[str] = frozenset()
    """The fields of a request that it heeds, besides folder, day and progress"""
    needs: frozenset[str] = frozenset()
    """Those of them that must be said"""


def papers() -> Mapping[str, Paper]:
    """Every paper by name: the `PAPER` of each module in `api.papers`."""
    return Plugins[Paper](homes.__name__, list(homes.__path__), "PAPER")
