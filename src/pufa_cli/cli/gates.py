"""From results to exit codes."""

from pufa_cli.cli.exits import Exit
from pufa_cli.model.results import DistrictResult, UnitResult


def exit_of(result: UnitResult | DistrictResult) -> Exit:
    """4 when the standard or the settings are broken, 3 when an input is or nothing was scored."""
    if result.setup_is_broken:
        return Exit.SETUP
    if isinstance(result, UnitResult):
        return Exit.OK if result.assessment is not None else Exit.INPUT
    broken = result.files_refused > 0 or result.files_read == 0
    return Exit.INPUT if broken else Exit.OK
