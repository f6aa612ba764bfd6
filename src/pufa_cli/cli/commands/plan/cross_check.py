"""`pufa plan cross-check`: who inspects whom, which group supervises which area."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import drawing, options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show_all
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    from pufa_cli.model.planning import CrossCheckResult

_FILE = click.Path(path_type=Path)


@click.command(
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
@options.district
@drawing.round_id
@drawing.seed
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
    previous: Path | None,
    keep: Path | None,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """The plan, shown or written."""
    language = language_of(ctx, [folder])
    result = drawing.seeded(
        ctx,
        round_id,
        lambda: api.plan_cross_check(
            folder, round_id=round_id, seed=seed, previous=previous, keep=keep
        ),
    )
    text = api.plan_file(result) if result.plan is not None else None
    drawing.put(result, text, format_name, output, language, color)
    show_all(result.checked, language, color)
    ctx.exit(_exit(result))


def _exit(result: "CrossCheckResult") -> Exit:
    if result.setup_is_broken:
        return Exit.SETUP
    return Exit.OK if result.has_pairs else Exit.INPUT
