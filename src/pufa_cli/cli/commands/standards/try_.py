"""`pufa standards try`: one criterion from facts."""

from typing import TYPE_CHECKING

import click

from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.help import Command
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    pass


@click.command(
    cls=Command,
    help_text=Text(
        "试算一个指标：填上事实，看得几分、为什么。不写 --facts 则逐项询问。",
        "Try out one criterion: what some facts give, and why. Without --facts it asks.",
    ),
    examples=("pufa standards try linchuan-45 C1.2 --facts 3",),
)
@options.text_argument("name", options.STANDARD_NAME)
@options.text_argument("criterion", Text("指标编号", "id of the criterion"), metavar="CRITERION")
@options.option(
    "--facts",
    metavar="YAML",
    text=Text("事实，写法同自评表", "the facts, as a submission has them"),
)
@options.option(
    "--review", metavar="YAML", text=Text("考核评定，写法同评定表", "a mark, as a review has it")
)
@options.option(
    "--category", metavar="ID", text=Text("单位类别，默认第一个", "the category, the first if none")
)
@options.output_format(("text", "md", "html", "json"), "text")
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    name: str,
    criterion: str,
    facts: str | None,
    review: str | None,
    category: str | None,
    format_name: str,
    color: str,
    lang: str | None,
) -> None:
    """One criterion, with facts given or asked for."""
    language = language_of(ctx)
    from pufa_cli.cli.asking import Trying

    trying = Trying(ctx, name, criterion, category, format_name, language, color)
    asks = facts is None and review is None
    ctx.exit(trying.asked() if asks else trying.shown(facts or "", review or ""))
