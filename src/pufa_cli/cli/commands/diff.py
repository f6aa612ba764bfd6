"""`pufa diff`: what moved between two states of a district."""

from datetime import date
from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_diagnostics
from pufa_cli.cli.speaking import language_of


@click.command(
    cls=Command,
    help_text=Text(
        "比较两个状态：哪些单位变了、因哪项、由谁提交。A、B 是文件夹、日期、git 版本或结果文件。",
        "Compare two states: which units moved, by which answer, committed by whom. A and B are "
        "folders, days, revisions of git or result files.",
    ),
    examples=(
        "pufa diff 2005-05-30 2005-06-10",
        "pufa diff HEAD~1 . --unit xiaoqiao",
        "pufa diff accepted/2004.json .",
    ),
)
@options.text_argument(
    "before", Text("之前：文件夹、日期或版本", "a folder, day or revision"), metavar="A"
)
@options.text_argument("after", Text("之后：文件夹、日期或版本", "another"), metavar="B")
@options.option(
    "--district",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    text=Text("日期和版本所指的区县仓库，默认当前文件夹", "the district's folder"),
)
@options.unit
@options.as_of
@options.output_format(("text", "md", "html", "json", "csv"), "text")
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    before: str,
    after: str,
    district: Path,
    unit: str | None,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """Shows what moved."""
    language = language_of(ctx, (district,))
    result = api.diff(before, after, district=district, as_of=as_of, unit=unit)
    show(result, format_name, language, color=color, output=output)
    show_diagnostics(result.checked, str(district), language, color)
    ctx.exit(exit_of(result))
