"""Phases in the settings, and the progress files of units and office."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance, found_alone, found_in, read_kept
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.phases import PROGRESS, progress_faults, settings_faults
from pufa_cli.load.source import Source


def _folder(here: Acceptance, as_of: date) -> Found:
    return found_in(here, read_kept(here, PROGRESS, progress_faults(as_of)), settings_faults(here))


def _file(path: Path, source: Source, as_of: date) -> Found:
    return found_alone(path, PROGRESS, progress_faults(as_of))


LEDGER = Ledger(("progress",), _folder, _file)
