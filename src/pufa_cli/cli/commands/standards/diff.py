"""`pufa standards diff`: what changed between two."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit, worst
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_all
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    from pufa_cli.model.comparison import StandardsDiff


@click.command(
    cls=Command,
    help_text=Text(
        "比较两个标准：逐条的差别、版本号该怎么升；加 --district 则看谁的分数会变、为什么。",
        "Compare two standards: every difference, the version it needs; with --district also "
        "whose score moves, and why.",
    ),
    examples=("pufa standards diff linchuan-45 standards/pinghe-45.yaml",),
)
@options.text_argument("before", Text("原标准", "the one before"), metavar="A")
@options.text_argument("after", Text("新标准", "the one after"), metavar="B")
@options.option(
    "--district",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    text=Text("用这个区县的自评表按两个标准各算一遍", "score this district's files by both"),
)
@options.option(
    "--gate",
    is_flag=True,
    text=Text("版本号升得不够时以 1 退出", "end with 1 when the version is too low"),
)
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
    district: Path | None,
    gate: bool,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """Two standards, on paper and on a district."""
    language = language_of(ctx, [district] if district else ())
    result = api.standards_diff(before, after, start=Path(), district=district, as_of=as_of)
    show(result, format_name, language, color=color, output=output)
    show_all(result.checked, language, color)
    ctx.exit(_exit(result, gate))


def _exit(result: "StandardsDiff", gate: bool) -> Exit:
    if result.setup_is_broken:
        return Exit.SETUP
    is_met = result.versioning is None or result.versioning.is_met
    scored = Exit.OK if result.is_whole else Exit.INPUT
    return worst(scored, Exit.GATE if gate and not is_met else Exit.OK)
