"""A group whose commands are the files of a folder, imported when called or listed."""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import click

from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.help import Group


class Found(Group):
    """The commands of a package, by file name: `cross_check.py` holds `cross-check`."""

    def __init__(
        self,
        package: str,
        path: Iterable[str],
        *,
        help_text: Text,
        params: Iterable[click.Parameter] = (),
        **settings: Any,
    ) -> None:
        """The group of the commands in a package; like all it takes `--lang`."""
        super().__init__(
            help_text=help_text, params=[*params, options.group_language()], **settings
        )
        self._package, self._path = package, list(path)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in order."""
        return sorted(self._modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        module = self._modules().get(cmd_name)
        if module is None:
            return None
        found: click.Command = import_module(f"{self._package}.{module}").command
        found.name = cmd_name
        return found

    def _modules(self) -> dict[str, str]:
        """The module of each command; one that would be a keyword ends in `_`."""
        modules = (module.name for module in iter_modules(self._path))
        return {name.rstrip("_").replace("_", "-"): name for name in modules}
