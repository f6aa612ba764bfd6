"""Plans of who inspects whom."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.planning import check_plan_file, check_plans
from pufa_cli.load.source import Source


def _folder(here: Acceptance, as_of: date) -> Found:
    return check_plans(here.folder)


def _file(path: Path, source: Source, as_of: date) -> Found:
    return Found(check_plan_file(path), 1)


LEDGER = Ledger(("cross_check_plan",), _folder, _file)
