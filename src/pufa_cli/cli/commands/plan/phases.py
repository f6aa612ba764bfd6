"""`pufa plan phases`: what is due, done and late."""

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
        "阶段任务在某一天的情况：应完成、已完成、逾期；--unit 列出一个单位的任务。",
        "How the tasks of all phases stand on a day: due, done, late; --unit lists those of one.",
    ),
    examples=(
        "pufa plan phases . --as-of 2005-05-16",
        "pufa plan phases --unit xiaoqiao",
    ),
)
@options.district
@options.option(
    "--unit",
    metavar="UNIT",
    text=Text(
        "只看这个单位（编号或名称）；办公室写 office", "this unit only (id or name); or office"
    ),
)
@options.as_of
@options.output_format(("text", "md", "html", "json", "csv"), "text")
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    unit: str | None,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """The tasks on a day."""
    language = language_of(ctx, [folder])
    result = api.plan_phases(folder, as_of=as_of, unit=unit)
    show(result, format_name, language, color=color, output=output)
    show_diagnostics(result.checked, str(folder), language, color)
    ctx.exit(exit_of(result))
