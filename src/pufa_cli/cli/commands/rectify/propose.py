"""`pufa rectify propose`: drafts from lost marks."""

from datetime import date
from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.making import write_made
from pufa_cli.cli.output import show_all
from pufa_cli.cli.speaking import language_of


@click.command(
    cls=Command,
    help_text=Text(
        "由失分项生成整改文件的草稿：指标、原因、失分；不加 -o 只显示，不写文件。",
        "Draft a rectification file from lost marks: criterion, cause, amount. Without -o "
        "nothing is written.",
    ),
    examples=("pufa rectify propose examples/linchuan --unit xiaoqiao",),
)
@options.district
@options.needed_unit
@options.option(
    "--days",
    type=click.IntRange(1, 366),
    default=10,
    text=Text("期限：几个工作日（默认 10）", "working days until they are due (10)"),
)
@options.as_of
@options.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    text=Text("写到这个文件", "write to this file"),
)
@options.force
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    unit: str,
    days: int,
    as_of: date,
    output: Path | None,
    force: bool,
    lang: str | None,
) -> None:
    """The draft, to the screen unless a file is named."""
    language = language_of(ctx, (folder,))
    made = api.rectify_propose(folder, unit=unit, as_of=as_of, days=days)
    if made.diagnostics and not made.files:
        show_all(made.checked.only_errors, language)
        ctx.exit(exit_of(made))
    ctx.exit(write_made(made, language, output=output or Path("-"), force=force))
