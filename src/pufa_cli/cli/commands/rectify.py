"""`pufa rectify`: findings and their due days, letters, vetoes for other appraisals, stubs."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.base.text import nearest
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command, Group
from pufa_cli.cli.making import write_made
from pufa_cli.cli.output import show, show_all, show_diagnostics, write_text
from pufa_cli.cli.saving import save
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong, near

if TYPE_CHECKING:
    from pufa_cli.model.standing import RectifyList

FOLDER = Text("区县仓库，默认当前文件夹", "the district's folder")
UNIT = Text("单位编号或名称", "id or name of the unit")
STATES = ("open", "in_progress", "closed", "verified", "rejected")
KINDS = ("rectification", "reminder", "criticism", "yellow_card", "referral")
NO_FINDING = Text("没有问题“{id}”{near}", "there is no finding “{id}”{near}")
NO_LETTER = Text("{unit} 没有需要发这种公文的问题", "no finding of {unit} calls for such a letter")


@click.group(
    cls=Group,
    help_text=Text(
        "整改：问题台账、期限和超期、处置建议、公文、一票否决移送。",
        "Rectification: findings, due days, proposed sanctions, letters, vetoes handed over.",
    ),
    params=[options.group_language()],
)
def command() -> None:
    """The group."""


needed_unit = options.option("--unit", metavar="UNIT", required=True, text=UNIT)


@command.command(
    "list",
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
@options.folder_argument("folder", FOLDER, default=".")
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
def rectify_list(
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


@command.command(
    "notice",
    cls=Command,
    help_text=Text(
        "写公文：整改意见通知书、督办单、通报批评、黄牌警告通知书、一票否决移送函；文号、印章留空。",
        "Write a letter in Chinese: notice, reminder, criticism, yellow card, referral of a veto; "
        "number and seal are left blank.",
    ),
    examples=(
        "pufa rectify notice . --unit xiaoqiao --kind reminder -o reminder.md",
        "pufa rectify notice . --unit yangwan --kind referral --format html",
    ),
)
@options.folder_argument("folder", FOLDER, default=".")
@needed_unit
@options.option(
    "--kind", type=click.Choice(KINDS), required=True, text=Text("哪种公文", "which letter")
)
@options.as_of
@options.output_format(("md", "html"), "md")
@options.output
@options.language
@click.pass_context
def rectify_notice(
    ctx: click.Context,
    folder: Path,
    unit: str,
    kind: str,
    as_of: date,
    format_name: str,
    output: Path | None,
    lang: str | None,
) -> None:
    """One letter, to the screen or a file."""
    language = language_of(ctx, (folder,))
    made = api.rectify_notice(folder, unit=unit, kind=kind, as_of=as_of, format_name=format_name)
    if made.diagnostics:
        show_all(made.checked.only_errors, language)
        ctx.exit(Exit.INPUT)
    if not made.files:
        click.echo("pufa: " + NO_LETTER.with_(unit=unit).say(language), err=True)
        ctx.exit(Exit.INPUT)
    text = "".join(made.files.values())
    write_text(text) if output is None or str(output) == "-" else save(output, text)


@command.command(
    "carry",
    cls=Command,
    help_text=Text(
        "一票否决移送：带入其他考评的单位、条款、总分和等次。",
        "Vetoes that enter another appraisal: unit, clause, total and grade, as its input.",
    ),
    examples=("pufa rectify carry examples/linchuan --format csv -o carry.csv",),
)
@options.folder_argument("folder", FOLDER, default=".")
@options.as_of
@options.output_format(("text", "md", "html", "json", "csv"), "json")
@options.output
@options.color
@options.language
@click.pass_context
def rectify_carry(
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


@command.command(
    "propose",
    cls=Command,
    help_text=Text(
        "由失分项生成整改文件的草稿：指标、原因、失分；不加 -o 只显示，不写文件。",
        "Draft a rectification file from lost marks: criterion, cause, amount. Without -o "
        "nothing is written.",
    ),
    examples=("pufa rectify propose examples/linchuan --unit xiaoqiao",),
)
@options.folder_argument("folder", FOLDER, default=".")
@needed_unit
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
@options.option("--force", is_flag=True, text=Text("覆盖已有文件", "overwrite an existing file"))
@options.language
@click.pass_context
def rectify_propose(
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
        ctx.exit(Exit.INPUT)
    ctx.exit(write_made(made, language, output=output or Path("-"), force=force))
