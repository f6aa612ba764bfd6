"""Rectification files and the calendar."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.rectifications import check_files, check_one
from pufa_cli.api.rectifying import doubts
from pufa_cli.load.source import Source


def _folder(here: Acceptance, as_of: date) -> Found:
    found = check_files(here.folder, as_of)
    found.found += doubts(found, as_of)
    return Found(found.diagnostics, found.count, found.is_broken)


def _file(path: Path, source: Source, as_of: date) -> Found:
    return Found(check_one(path, source, as_of), 1)


LEDGER = Ledger(("rectification", "calendar"), _folder, _file)
