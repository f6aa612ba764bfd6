"""`pufa check`: everything wrong with files of any kind."""

from datetime import date
from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.diagnostics import Severity
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show
from pufa_cli.cli.progress import progress
from pufa_cli.cli.speaking import language_of

LEVELS = tuple(one.value for one in Severity)


@click.command(
    cls=Command,
    help_text=Text(
        "检查标准、设置、名册、自评和评定文件，一次指出全部问题的行和列。",
        "Check standards, settings, rosters, submissions and reviews; every defect in one run.",
    ),
    examples=(
        "pufa check examples/linchuan",
        "pufa check unit.yaml --format json",
        "pufa check . --level error",
    ),
)
@options.file_argument("paths", Text("文件或文件夹，默认当前文件夹", "files or folders"), nargs=-1)
@options.option(
    "--level",
    type=click.Choice(LEVELS),
    default=LEVELS[-1],
    text=Text("从哪一级起列出，其余只计数", "list these and worse, count the others"),
)
@options.as_of
@options.output_format(("text", "md", "html", "json"), "text")
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    level: str,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """Shows all diagnostics; they are what was asked for, so they go to stdout."""
    language = language_of(ctx, paths)
    with progress(language) as report:
        result = api.check(list(paths or (Path(),)), as_of=as_of, progress=report)
    show(result.at_least(Severity(level)), format_name, language, color=color, output=output)
    broken = result.errors or result.files == 0
    ctx.exit(Exit.SETUP if result.setup_is_broken else Exit.INPUT if broken else Exit.OK)
