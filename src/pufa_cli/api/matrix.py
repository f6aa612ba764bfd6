"""The matrix of responsibility of a district, and what is wrong with it."""

from collections.abc import Iterator

from pufa_cli.api.acceptance import Acceptance
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.engine.responsibility import Matrix, check_roster, check_settings
from pufa_cli.load.files import read_file
from pufa_cli.load.limits import ROSTER
from pufa_cli.load.workspace import ROSTER_FILE


def matrix_of(here: Acceptance) -> Matrix | None:
    """Who is in charge of what; None where settings or roster cannot be used."""
    if here.organisation is None or not here.units:
        return None
    return Matrix(here.organisation, here.units)


def matrix_diagnostics(here: Acceptance) -> Iterator[Diagnostic]:
    """What is wrong with it, in pufa.yaml and in units.yaml."""
    matrix = matrix_of(here)
    if matrix is None:
        return
    for fault in check_settings(matrix):
        yield here.settings.source.located(fault)
    faults = list(check_roster(matrix))
    if faults:
        roster = read_file(here.folder / ROSTER_FILE, limits=ROSTER)
        yield from map(roster.located, faults)
