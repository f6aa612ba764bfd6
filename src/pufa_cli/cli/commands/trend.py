"""`pufa trend`: a district on several days side by side."""

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
        "从 git 提交对比几天的情况：提交、等次、平均分、各单位得分、未整改问题。",
        "Compare several days from the commits of git: what was handed in, grades, means, every "
        "unit's total, findings undone.",
    ),
    examples=("pufa trend . --at 2005-05-16,2005-05-30,2005-06-10",),
)
@options.district
@options.option(
    "--at",
    "days",
    metavar="DATE,…",
    callback=options.days,
    text=Text(
        "哪几天，用逗号分开；默认最近有提交的六天",
        "the days, with commas between; the last six with commits if not given",
    ),
)
@options.top
@options.output_format(("text", "md", "html", "json", "csv"), "text")
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    days: tuple[date, ...],
    top: str,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """Shows the days side by side."""
    language = language_of(ctx, (folder,))
    rows = options.rows_of(top) if format_name == "text" else None
    result = api.trend(folder, days=days)
    page = api.page_of(result, language, rows)
    show(page, format_name, language, color=color, output=output)
    show_diagnostics(result.checked, str(folder), language, color)
    ctx.exit(exit_of(result))
