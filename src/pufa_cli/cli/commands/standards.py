"""`pufa standards`: list, show, lint and compare standards, and try out their criteria."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit, worst
from pufa_cli.cli.help import Command, Group
from pufa_cli.cli.output import show, show_all, show_diagnostics
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    from pufa_cli.model.comparison import StandardsDiff
    from pufa_cli.model.results import StandardResult

NAME = Text("标准文件、编号或编号@版本", "file, id or id@version")


@click.group(
    cls=Group,
    help_text=Text(
        "查看、检查、比较考核标准，试算单个指标。",
        "List, show, lint and compare standards; try out criteria.",
    ),
    params=[options.group_language()],
)
def command() -> None:
    """The group."""


@command.command(
    "list", cls=Command, help_text=Text("列出可用的标准。", "List the standards that can be used.")
)
@options.output_format(("text", "md", "html", "json", "csv"), "text")
@options.color
@options.language
@click.pass_context
def standards_list(ctx: click.Context, format_name: str, color: str, lang: str | None) -> None:
    """The district's own standards, then the shipped ones."""
    language = language_of(ctx)
    page = api.page_of(api.standards_list(Path()), language)
    show(page, format_name, language, color=color)


@command.command(
    "show",
    cls=Command,
    help_text=Text("显示一个标准的全部内容。", "Show everything of a standard."),
    examples=("pufa standards show linchuan-45",),
)
@options.text_argument("name", NAME)
@options.output_format(("text", "md", "html", "json"), "text")
@options.color
@options.language
@click.pass_context
def standards_show(
    ctx: click.Context, name: str, format_name: str, color: str, lang: str | None
) -> None:
    """One standard."""
    language = language_of(ctx)
    result = api.standards_show(name, Path())
    if result.standard is not None or format_name == "json":
        show(result, format_name, language, color=color)
    show_diagnostics(result.checked, name, language, color)
    ctx.exit(_exit(result))


@command.command(
    "lint",
    cls=Command,
    help_text=Text(
        "检查一个标准：合计、编号、等次线、否决条款、每条规则的矛盾。",
        "Lint a standard: sums, ids, grades, vetoes, contradictions of every rule.",
    ),
    examples=("pufa standards lint linchuan-45",),
)
@options.text_argument("name", NAME)
@options.output_format(("text", "md", "html", "json"), "text")
@options.color
@options.language
@click.pass_context
def standards_lint(
    ctx: click.Context, name: str, format_name: str, color: str, lang: str | None
) -> None:
    """Everything wrong with a standard."""
    language = language_of(ctx)
    result = api.standards_lint(name, Path())
    show(result.checked, format_name, language, color=color)
    ctx.exit(_exit(result))


@command.command(
    "diff",
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
def standards_diff(
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
    ctx.exit(_exit_of_diff(result, gate))


@command.command(
    "try",
    cls=Command,
    help_text=Text(
        "试算一个指标：填上事实，看得几分、为什么。不写 --facts 则逐项询问。",
        "Try out one criterion: what some facts give, and why. Without --facts it asks.",
    ),
    examples=("pufa standards try linchuan-45 C1.2 --facts 3",),
)
@options.text_argument("name", NAME)
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
def standards_try(
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


def _exit_of_diff(result: "StandardsDiff", gate: bool) -> Exit:
    if result.setup_is_broken:
        return Exit.SETUP
    is_met = result.versioning is None or result.versioning.is_met
    scored = Exit.OK if result.is_whole else Exit.INPUT
    return worst(scored, Exit.GATE if gate and not is_met else Exit.OK)


def _exit(result: "StandardResult") -> Exit:
    return Exit.OK if result.standard is not None else Exit.SETUP
