"""`pufa report`: the documents."""

from datetime import date
from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_diagnostics
from pufa_cli.cli.progress import progress
from pufa_cli.cli.speaking import language_of


@click.command(
    cls=Command,
    help_text=Text(
        "写报告：默认是区县报告，加 --unit 是一个单位的成绩单。",
        "Write a report: of the district, or with --unit of one unit.",
    ),
    examples=(
        "pufa report examples/linchuan --format md -o report.md",
        "pufa report examples/linchuan --unit xiaoqiao --format md",
    ),
)
@options.folder_argument(
    "folder", Text("区县仓库，默认当前文件夹", "the district's folder"), default="."
)
@options.option("--unit", metavar="ID", text=Text("只报告这个单位", "report this unit only"))
@options.standard
@options.as_of
@options.output_format(("md", "json", "csv"), "md")
@options.output
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    unit: str | None,
    standard: str | None,
    as_of: date,
    format_name: str,
    output: Path | None,
    lang: str | None,
) -> None:
    """Writes the report to stdout or a file."""
    language = language_of(ctx, (folder,))
    with progress(language) as bar:
        result = api.report(folder, as_of=as_of, unit=unit, standard=standard, progress=bar)
    show(result, format_name, language, output=output)
    unlisted = getattr(result, "unlisted_warnings", 0)
    show_diagnostics(result.checked, str(folder), language, unlisted=unlisted)
    ctx.exit(exit_of(result))
