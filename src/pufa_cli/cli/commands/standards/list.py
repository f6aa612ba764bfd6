"""`pufa standards list`: the standards at hand."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    pass


@click.command(
    cls=Command, help_text=Text("列出可用的标准。", "List the standards that can be used.")
)
@options.output_format(("text", "md", "html", "json", "csv"), "text")
@options.color
@options.language
@click.pass_context
def command(ctx: click.Context, format_name: str, color: str, lang: str | None) -> None:
    """The district's own standards, then the shipped ones."""
    language = language_of(ctx)
    page = api.page_of(api.standards_list(Path()), language)
    show(page, format_name, language, color=color)
