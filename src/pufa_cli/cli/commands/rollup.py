"""`pufa rollup`: a district, or a folder of unit files."""

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
        "汇总一个区县：等次分布、类内排名、项目均分、薄弱环节，未交和未评的单位照样列出。",
        "Roll up a district: grades, ranking within category, means, weak points; "
        "missing and broken units are listed too.",
    ),
    examples=("pufa rollup examples/linchuan", "pufa rollup . --format json"),
)
@options.folder_argument("folder", Text("区县仓库，或放自评文件的文件夹", "the district's folder"))
@options.top
@options.standard
@options.as_of
@options.output_format(("text", "md", "html", "json", "csv"), "text")
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    top: str,
    standard: str | None,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """Rolls up and shows the district's page."""
    language = language_of(ctx, (folder,))
    rows = options.rows_of(top) if format_name == "text" else None
    with progress(language) as report:
        result = api.rollup(folder, as_of=as_of, standard=standard, progress=report)
    page = api.page_of(result, language, rows)
    show(page, format_name, language, color=color, output=output)
    unlisted = result.unlisted_warnings
    show_diagnostics(result.checked, str(folder), language, color, unlisted)
    ctx.exit(exit_of(result))
