"""A district's folder as it was committed on another day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.history import Commit, Place, as_committed, commit_of, commit_on


class Then(NamedTuple):
    """The folder of another day; None, with what stood in the way, where there is none."""

    folder: Path | None
    commit: Commit | None
    trouble: Diagnostic | None = None


@contextmanager
def at(folder: Path, when: date | str, place: Place | None = None) -> Iterator[Then]:
    """The folder as it was at the end of a day, or in a revision; it goes away again.

    With a `place` only what it does not hold already is written. Everything that reads folders
    works on it; its files are shown as `2005-05-16:file`.
    """
    found = commit_on(folder, when, place) if isinstance(when, date) else commit_of(folder, when)
    if isinstance(found, Diagnostic):
        yield Then(None, None, found)
        return
    with as_committed(folder, found, str(when), place) as then:
        if isinstance(then, Diagnostic):
            yield Then(None, found, then)
        else:
            yield Then(then, found)
