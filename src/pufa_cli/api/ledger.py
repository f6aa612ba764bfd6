"""What a ledger is: a kind of file that a district keeps beside what is scored, checked in place.

One module of `api.ledgers` each, found by name; `pufa check` asks all of them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pufa_cli.api import ledgers as homes
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.plugins import Plugins
from pufa_cli.load.source import Source

if TYPE_CHECKING:
    from pufa_cli.api.acceptance import Acceptance

RESULT = "result"  # what a file that ends in .json is taken for


class Found(NamedTuple):
    """What is wrong with some files."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    setup_is_broken: bool = False  # settings, roster, standard or calendar


class Ledger(NamedTuple):
    """How the files of one kind are checked."""

    formats: tuple[str, ...]
    """What `pufa:` says in them, without the version; `RESULT` for results as JSON"""
    folder: Callable[["Acceptance", date], Found]
    """All files of this kind in a district's folder, held against the district"""
    file: Callable[[Path, Source, date], Found]
    """One file alone, and against its district where it lies in one"""


def ledgers() -> Mapping[str, Ledger]:
    """Every ledger by name: the `LEDGER` of each module in `api.ledgers`."""
    return Plugins[Ledger](homes.__name__, list(homes.__path__), "LEDGER")
