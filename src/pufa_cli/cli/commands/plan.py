"""`pufa plan`: who inspects whom, which group supervises which area, what is due when."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command, Group
from pufa_cli.cli.output import show, show_all, show_diagnostics, write_text
from pufa_cli.cli.saving import save
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong

if TYPE_CHECKING:
    from pufa_cli.model.planning import CrossCheckResult

FORMATS = ("text", "md", "html", "json", "csv", "yaml")
BAD_SEED = Text(
    "--seed 要写一行看得见的文字，不超过 200 个字符，首尾无空格",
    "--seed is one line of visible text, at most 200 characters, without blanks around it",
)
BAD_ROUND = Text("--round “{text}”不能作编号", "--round “{text}” cannot be an id")
_ROUND = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_FILE = click.Path(path_type=Path)


@click.group(
    cls=Group,
    help_text=Text("安排交叉检查、督查和阶段任务。", "Plan cross-checks, supervision and phases."),
    params=[options.group_language()],
)
def command() -> None:
    """The group."""


@command.command(
    "cross-check",
    cls=Command,
    help_text=Text(
        "排定谁检查谁：同组单位各查一个、各被查一次；督查组均衡包片。种子相同，方案相同。",
        "Plan who inspects whom: every unit of a group inspects one and is inspected by one; "
        "teams share the areas evenly. The same seed gives the same plan.",
    ),
    examples=(
        "pufa plan cross-check --round 2005-acceptance --seed 20050601",
        "pufa plan cross-check --round r2 --seed x -o plans/r2-cross-check.yaml",
    ),
)
@options.folder_argument(
    "folder",
    Text("区县文件夹，默认当前文件夹", "folder of the district"),
    default=".",
    metavar="DIR",
)
@options.option(
    "--round",
    "round_id",
    required=True,
    metavar="ROUND",
    text=Text("轮次编号", "id of the round"),
)
@options.option(
    "--seed", required=True, metavar="TEXT", text=Text("种子，写进方案", "seed, kept in the plan")
)
@options.option(
    "--previous",
    metavar="FILE",
    type=_FILE,
    text=Text("上轮方案，其中的配对尽量避开", "the last round's plan, whose pairs are avoided"),
)
@options.option(
    "--keep",
    metavar="FILE",
    type=_FILE,
    text=Text("沿用这个方案，只改必须改的", "keep to this plan, change only what must change"),
)
@options.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    text=Text(
        "输出格式；写到 .yaml 文件时默认 yaml，即方案文件，否则 text",
        "format; yaml, the plan's own file, if FILE ends so, else text",
    ),
)
@options.output
@options.color
@options.language
@click.pass_context
def cross_check(
    ctx: click.Context,
    folder: Path,
    round_id: str,
    seed: str,
    previous: Path | None,
    keep: Path | None,
    format_name: str | None,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """The plan, shown or written."""
    language = language_of(ctx, [folder])
    if not _ROUND.fullmatch(round_id):
        raise Wrong(BAD_ROUND.with_(text=round_id), ctx)
    try:
        result = api.plan_cross_check(
            folder, round_id=round_id, seed=seed, previous=previous, keep=keep
        )
    except ValueError as wrong:
        raise Wrong(BAD_SEED, ctx) from wrong
    chosen = format_name or ("yaml" if output and output.suffix == ".yaml" else "text")
    if chosen != "yaml":
        show(result, chosen, language, color=color, output=output)
    elif result.plan is not None:
        text = api.plan_file(result)
        write_text(text) if output in (None, Path("-")) else save(output or Path(), text)
    show_all(result.checked, language, color)
    ctx.exit(_exit(result))


def _exit(result: "CrossCheckResult") -> Exit:
    if result.setup_is_broken:
        return Exit.SETUP
    return Exit.OK if result.has_pairs else Exit.INPUT


@command.command(
    "phases",
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
@options.folder_argument(
    "folder",
    Text("区县文件夹，默认当前文件夹", "folder of the district"),
    default=".",
    metavar="DIR",
)
@options.option(
    "--unit",
    metavar="ID",
    text=Text("只看这个单位；办公室写 office", "this unit only; or office"),
)
@options.as_of
@options.output_format(("text", "md", "json", "csv"), "text")
@options.output
@options.color
@options.language
@click.pass_context
def phases(
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
