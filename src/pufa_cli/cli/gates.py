"""From results to exit codes."""

from typing import TYPE_CHECKING

from pufa_cli.cli.exits import Exit

if TYPE_CHECKING:
    from pufa_cli.model.results import DistrictResult, UnitResult


def exit_of(result: "UnitResult | DistrictResult") -> Exit:
    """4 when the standard or the settings are broken, 3 when an input is or nothing was scored."""
    if result.setup_is_broken:
        return Exit.SETUP
    return Exit.OK if result.is_whole else Exit.INPUT
