"""`pufa rectify carry`: vetoes for other appraisals."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_diagnostics
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    pass


@click.command(
    cls=Command,
    help_text=Text(
        "一票否决移送：带入其他考评的单位、条款、总分和等次。",
        "Vetoes that enter another appraisal: unit, clause, total and grade, as its input.",
    ),
    examples=("pufa rectify carry examples/linchuan --format csv -o carry.csv",),
)
@options.district
@options.as_of
@options.output_format(("text", "md", "html", "json", "csv"), "json")
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """The hand-over."""
    language = language_of(ctx, (folder,))
    result = api.rectify_carry(folder, as_of=as_of)
    show(result, format_name, language, color=color, output=output)
    show_diagnostics(result.checked, str(folder), language, color)
    ctx.exit(exit_of(result))
