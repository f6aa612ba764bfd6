"""`pufa plan spot-check`: what is checked on the spot, and where."""

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
from pufa_cli.cli.usage import Wrong

if TYPE_CHECKING:
    pass

ONE_OF_BOTH = Text("写 --criterion 或 --each，二者取一", "say --criterion or --each, one of them")


@click.command(
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
@options.district
@drawing.round_id
@drawing.seed
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
    result = drawing.seeded(
        ctx,
        round_id,
        lambda: api.plan_spot_check(
            folder, round_id=round_id, seed=seed, count=count, criteria=named, each=each
        ),
    )
    text = api.draw_file(result) if result.plan is not None else None
    drawing.put(result, text, format_name, output, language, color)
    show_all(result.checked, language, color)
    ctx.exit(exit_of(result))
