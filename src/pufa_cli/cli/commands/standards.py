"""`pufa standards`: list, show and lint standards."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.help import Command, Group
from pufa_cli.cli.output import show, show_diagnostics
from pufa_cli.cli.speaking import language_of

if TYPE_CHECKING:
    from pufa_cli.model.results import StandardResult

NAME = Text("标准文件、编号或编号@版本", "file, id or id@version")


@click.group(
    cls=Group,
    help_text=Text("查看和检查考核标准。", "List, show and lint standards."),
    params=[options.group_language()],
)
def command() -> None:
    """The group."""


@command.command(
    "list", cls=Command, help_text=Text("列出可用的标准。", "List the standards that can be used.")
)
@options.output_format(("text", "md", "json", "csv"), "text")
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
@options.output_format(("text", "md", "json"), "text")
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
@options.output_format(("text", "md", "json"), "text")
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


def _exit(result: "StandardResult") -> Exit:
    return Exit.OK if result.standard is not None else Exit.SETUP
