"""From results to exit codes."""

from typing import Protocol

from pufa_cli.cli.exits import Exit


class Concluded(Protocol):
    """A result that says whether everything it rests on could be used."""

    @property
    def setup_is_broken(self) -> bool:
        """Whether settings, roster or standard cannot be used."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether there was something, and nothing was refused."""
        ...


def exit_of(result: Concluded) -> Exit:
    """4 when the standard or the settings are broken, 3 when an input is or nothing was scored."""
    if result.setup_is_broken:
        return Exit.SETUP
    return Exit.OK if result.is_whole else Exit.INPUT
