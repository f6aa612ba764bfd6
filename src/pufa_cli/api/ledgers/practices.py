"""Practices, and the standard as it was fixed after the pilot."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance, found_alone, found_in, read_kept
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.spreading import PRACTICES, frozen_faults, practice_faults
from pufa_cli.load.source import Source


def _folder(here: Acceptance, as_of: date) -> Found:
    read = read_kept(here, PRACTICES, practice_faults(as_of))
    return found_in(here, read, frozen_faults(here))


def _file(path: Path, source: Source, as_of: date) -> Found:
    return found_alone(path, PRACTICES, practice_faults(as_of))


LEDGER = Ledger(("practice",), _folder, _file)
