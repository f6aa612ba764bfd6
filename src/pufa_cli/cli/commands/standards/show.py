"""`pufa standards show`: what is in one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_diagnostics
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    pass


@click.command(
    cls=Command,
    help_text=Text("显示一个标准的全部内容。", "Show everything of a standard."),
    examples=("pufa standards show linchuan-45",),
)
@options.text_argument("name", options.STANDARD_NAME)
@options.output_format(("text", "md", "html", "json"), "text")
@options.color
@options.language
@click.pass_context
def command(ctx: click.Context, name: str, format_name: str, color: str, lang: str | None) -> None:
    """One standard."""
    language = language_of(ctx)
    result = api.standards_show(name, Path())
    if result.standard is not None or format_name == "json":
        show(result, format_name, language, color=color)
    show_diagnostics(result.checked, name, language, color)
    ctx.exit(Exit.OK if result.standard is not None else Exit.SETUP)
