"""Mappings between a superior's standard and our own."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.mappings import check_mapping_file, check_mappings
from pufa_cli.load.source import Source


def _folder(here: Acceptance, as_of: date) -> Found:
    return Found(*check_mappings(here.folder))


def _file(path: Path, source: Source, as_of: date) -> Found:
    return Found(check_mapping_file(path, source), 1)


LEDGER = Ledger(("mapping",), _folder, _file)
