"""`pufa merge`: districts' results into a city's, cities' into a province's."""

from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_all
from pufa_cli.cli.speaking import language_of


@click.command(
    cls=Command,
    help_text=Text(
        "合并结果：各区县的结果文件合成全市，各市的合成全省；先后和分组不影响结果。",
        "Merge results: districts' files into a city's, cities' into a province's, in any order "
        "and grouping.",
    ),
    examples=(
        "pufa rollup . --format json -o linchuan.json",
        "pufa merge linchuan.json dongxiang.json --title 某市",
        "pufa merge a.json b.json --format json -o city.json",
    ),
)
@options.file_argument(
    "files",
    Text("pufa rollup 或 pufa merge 写的 JSON", "JSON that pufa rollup or pufa merge wrote"),
    nargs=-1,
    required=True,
    metavar="FILE…",
)
@options.option("--title", metavar="TEXT", default="", text=Text("全市名称", "name of the whole"))
@options.top
@options.output_format(("text", "md", "html", "json", "csv"), "text")
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    title: str,
    top: str,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """Merges and shows the whole."""
    language = language_of(ctx, files)
    rows = options.rows_of(top) if format_name == "text" else None
    result = api.merge(files, title=title)
    page = api.page_of(result, language, rows)
    show(page, format_name, language, color=color, output=output)
    show_all(result.checked, language, color)
    ctx.exit(exit_of(result))
