"""`pufa plan`: who inspects whom, which group supervises which area, what is due when."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from pufa_cli import api
from pufa_cli.base.language import Language, Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command, Group
from pufa_cli.cli.output import show, show_all, show_diagnostics, write_text
from pufa_cli.cli.saving import save
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong

if TYPE_CHECKING:
    from pufa_cli.api.reporting import Result
    from pufa_cli.model.planning import CrossCheckResult

BAD_SEED = Text(
    "--seed 要写一行看得见的文字，不超过 200 个字符，首尾无空格",
    "--seed is one line of visible text, at most 200 characters, without blanks around it",
)
ONE_OF_BOTH = Text("写 --criterion 或 --each，二者取一", "say --criterion or --each, one of them")
BAD_ROUND = Text("--round “{text}”不能作编号", "--round “{text}” cannot be an id")
_FILE = click.Path(path_type=Path)
Made = TypeVar("Made")
_folder = options.folder_argument(
    "folder",
    Text("区县文件夹，默认当前文件夹", "folder of the district"),
    default=".",
    metavar="DIR",
)
_round = options.option(
    "--round",
    "round_id",
    required=True,
    metavar="ROUND",
    text=Text("轮次编号", "id of the round"),
)
_seed = options.option(
    "--seed", required=True, metavar="TEXT", text=Text("种子，写进方案", "seed, kept in the plan")
)
_format = options.output_format(("text", "md", "html", "json", "csv", "yaml"), "text")


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
@_folder
@_round
@_seed
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
@_format
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
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """The plan, shown or written."""
    language = language_of(ctx, [folder])
    result = _seeded(
        ctx,
        round_id,
        lambda: api.plan_cross_check(
            folder, round_id=round_id, seed=seed, previous=previous, keep=keep
        ),
    )
    text = api.plan_file(result) if result.plan is not None else None
    _put(result, text, format_name, output, language, color)
    show_all(result.checked, language, color)
    ctx.exit(_exit(result))


def _put(
    result: "Result",
    text: str | None,
    format_name: str,
    output: Path | None,
    language: Language,
    color: str,
) -> None:
    """A plan shown in a format, or as its own file (`text`), where there is one."""
    if format_name != "yaml":
        show(result, format_name, language, color=color, output=output)
    elif text is not None:
        write_text(text) if output in (None, Path("-")) else save(output or Path(), text)


def _seeded(ctx: click.Context, round_id: str, make: Callable[[], Made]) -> Made:
    """What a seed makes; a round or a seed that no file can hold is a wrong argument."""
    from pufa_cli.model.fields import Mistake, id_in

    if isinstance(id_in(round_id), Mistake):
        raise Wrong(BAD_ROUND.with_(text=round_id), ctx)
    try:
        return make()
    except ValueError as wrong:
        raise Wrong(BAD_SEED, ctx) from wrong


def _exit(result: "CrossCheckResult") -> Exit:
    if result.setup_is_broken:
        return Exit.SETUP
    return Exit.OK if result.has_pairs else Exit.INPUT


@command.command(
    "sample",
    cls=Command,
    help_text=Text(
        "按抽样框（exams/轮次-frame.yaml）分层抽签，定出抽考的单位、人数和花名册序号。"
        "种子相同，抽的人相同。",
        "Draw by lot who is examined, stratum by stratum, from exams/<round>-frame.yaml: units, "
        "heads, numbers in the register. The same seed draws the same people.",
    ),
    examples=(
        "pufa plan sample --round 2005-acceptance --seed 20050605",
        "pufa plan sample --round r2 --seed x -o exams/r2-sample.yaml",
        "pufa plan sample --round r2 --seed x --unit a --format html -o a.html",
    ),
)
@_folder
@_round
@_seed
@options.option(
    "--unit",
    metavar="UNIT",
    text=Text(
        "只列这个单位（编号或名称）的名单，带姓名和得分栏；方案文件总是完整的",
        "the list of this unit only (id or name), with room for names and scores; the plan's file "
        "stays whole",
    ),
)
@options.as_of
@_format
@options.output
@options.color
@options.language
@click.pass_context
def sample(
    ctx: click.Context,
    folder: Path,
    round_id: str,
    seed: str,
    unit: str | None,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """The sample, shown or written."""
    language = language_of(ctx, [folder])
    result = _seeded(
        ctx,
        round_id,
        lambda: api.plan_sample(folder, round_id=round_id, seed=seed, as_of=as_of, unit=unit),
    )
    text = api.draw_file(result) if result.sample is not None else None
    _put(result, text, format_name, output, language, color)
    show_all(result.checked, language, color)
    ctx.exit(exit_of(result))


@command.command(
    "spot-check",
    cls=Command,
    help_text=Text(
        "抽签定出专项抽查的单位和指标：各类单位按比例，指标指定或每单位抽几项。",
        "Draw by lot what is checked on the spot: units in proportion to their categories, "
        "criteria as named or so many of each sheet.",
    ),
    examples=(
        "pufa plan spot-check --round r1 --seed 7 --count 12 --each 3",
        "pufa plan spot-check --round r1 --seed 7 --count 12 --criterion C3.1,C6.2",
    ),
)
@_folder
@_round
@_seed
@options.option(
    "--count",
    required=True,
    metavar="N",
    type=click.IntRange(min=1),
    text=Text("抽几个单位", "units to draw"),
)
@options.option(
    "--criterion",
    "criteria",
    metavar="ID,…",
    text=Text("抽查哪些指标，用逗号分开", "the criteria, with commas between"),
)
@options.option(
    "--each",
    metavar="N",
    type=click.IntRange(min=1),
    text=Text("每个单位抽几项", "criteria to draw in each unit"),
)
@_format
@options.output
@options.color
@options.language
@click.pass_context
def spot_check(
    ctx: click.Context,
    folder: Path,
    round_id: str,
    seed: str,
    count: int,
    criteria: str | None,
    each: int | None,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """The spot check, shown or written."""
    language = language_of(ctx, [folder])
    named = options.listed(criteria)
    if bool(named) == (each is not None):
        raise Wrong(ONE_OF_BOTH, ctx)
    result = _seeded(
        ctx,
        round_id,
        lambda: api.plan_spot_check(
            folder, round_id=round_id, seed=seed, count=count, criteria=named, each=each
        ),
    )
    text = api.draw_file(result) if result.plan is not None else None
    _put(result, text, format_name, output, language, color)
    show_all(result.checked, language, color)
    ctx.exit(exit_of(result))


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
@_folder
@options.option(
    "--unit",
    metavar="UNIT",
    text=Text(
        "只看这个单位（编号或名称）；办公室写 office", "this unit only (id or name); or office"
    ),
)
@options.as_of
@options.output_format(("text", "md", "html", "json", "csv"), "text")
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
