"""`pufa rectify list`: findings, what is late, what the ladder proposes."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.base.text import nearest
from pufa_cli.cli import options
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_diagnostics
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong, near

if TYPE_CHECKING:
    from pufa_cli.model.standing import RectifyList

STATES = ("open", "in_progress", "closed", "verified", "rejected")
NO_FINDING = Text("没有问题“{id}”{near}", "there is no finding “{id}”{near}")


@click.command(
    cls=Command,
    help_text=Text(
        "按单位列出问题：期限、状态、超期几个工作日、建议的处置及理由。",
        "List findings by unit: due day, state, working days overdue, proposed step and why.",
    ),
    examples=(
        "pufa rectify list examples/linchuan --as-of 2005-06-30",
        "pufa rectify list . --overdue --format csv",
    ),
)
@options.district
@options.unit
@options.option(
    "--state", type=click.Choice(STATES), text=Text("只看这种状态", "in this state only")
)
@options.option("--overdue", is_flag=True, text=Text("只看超期未整改的", "overdue ones only"))
@options.option(
    "--explain",
    "finding",
    metavar="FINDING",
    text=Text(
        "追溯这个问题或否决情形，直到文件、行和日期",
        "follow this finding or veto to file, line and date",
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
    state: str | None,
    overdue: bool,
    finding: str | None,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """The findings, or the history of one."""
    language = language_of(ctx, (folder,))
    result = api.rectify_list(folder, as_of=as_of, unit=unit, state=state, only_overdue=overdue)
    if finding is not None and not result.setup_is_broken:
        result = _followed(result, finding, ctx)
    show(result, format_name, language, color=color, output=output)
    show_diagnostics(result.checked, str(folder), language, color)
    ctx.exit(exit_of(result))


def _followed(result: "RectifyList", finding: str, ctx: click.Context) -> "RectifyList":
    found = result.explaining(finding)
    if found.units:
        return found
    meant = near(nearest(finding, [one.id for one in result.findings]))
    raise Wrong(NO_FINDING.with_(id=finding, near=meant), ctx)
