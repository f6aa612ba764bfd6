"""Who answers for what, as settings and roster say it."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.matrix import matrix_diagnostics
from pufa_cli.base.diagnostics import in_order
from pufa_cli.load.source import Source


def _folder(here: Acceptance, as_of: date) -> Found:
    found = in_order(list(matrix_diagnostics(here)))
    return Found(found, 0, any(one.is_error for one in found))


def _file(path: Path, source: Source, as_of: date) -> Found:
    return Found((), 0)


LEDGER = Ledger((), _folder, _file)
