"""The records of meetings."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance, found_alone, found_in, read_kept
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.meetings import HOME, meeting_faults
from pufa_cli.load.source import Source


def _folder(here: Acceptance, as_of: date) -> Found:
    return found_in(here, read_kept(here, HOME, meeting_faults(as_of)))


def _file(path: Path, source: Source, as_of: date) -> Found:
    return found_alone(path, HOME, meeting_faults(as_of))


LEDGER = Ledger(("meeting",), _folder, _file)
