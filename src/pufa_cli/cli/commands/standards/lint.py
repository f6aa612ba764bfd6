"""`pufa standards lint`: what is wrong with one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    pass


@click.command(
    cls=Command,
    help_text=Text(
        "检查一个标准：合计、编号、等次线、否决条款、每条规则的矛盾。",
        "Lint a standard: sums, ids, grades, vetoes, contradictions of every rule.",
    ),
    examples=("pufa standards lint linchuan-45",),
)
@options.text_argument("name", options.STANDARD_NAME)
@options.output_format(("text", "md", "html", "json"), "text")
@options.color
@options.language
@click.pass_context
def command(ctx: click.Context, name: str, format_name: str, color: str, lang: str | None) -> None:
    """Everything wrong with a standard."""
    language = language_of(ctx)
    result = api.standards_lint(name, Path())
    show(result.checked, format_name, language, color=color)
    ctx.exit(Exit.OK if result.standard is not None else Exit.SETUP)
