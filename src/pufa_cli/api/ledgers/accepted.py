"""Results that were accepted."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance
from pufa_cli.api.accepting import check_accepted, check_accepted_file
from pufa_cli.api.ledger import RESULT, Found, Ledger
from pufa_cli.load.source import Source


def _folder(here: Acceptance, as_of: date) -> Found:
    return check_accepted(here.folder)


def _file(path: Path, source: Source, as_of: date) -> Found:
    return Found(check_accepted_file(path), 1)


LEDGER = Ledger((RESULT,), _folder, _file)
