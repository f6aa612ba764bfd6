"""`pufa plan sample`: who is examined."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import drawing, options
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show_all
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    pass


@click.command(
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
@options.district
@drawing.round_id
@drawing.seed
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
@drawing.output_format
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    round_id: str | None,
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
    result = drawing.seeded(
        ctx,
        round_id,
        lambda: api.plan_sample(folder, round_id=round_id, seed=seed, as_of=as_of, unit=unit),
    )
    text = api.draw_file(result) if result.sample is not None else None
    drawing.put(result, text, format_name, output, language, color)
    show_all(result.checked, language, color)
    ctx.exit(exit_of(result))
