"""`pufa report`: the documents."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.api.arguments import WrongArgument
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_diagnostics
from pufa_cli.cli.progress import progress
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong

if TYPE_CHECKING:
    from pufa_cli.api.paper import Paper

SOURCES = ("superior", "supervision", "spot_check", "cross_inspection")
NOT_TAKEN = Text("--kind {kind} 不用 {name}", "--kind {kind} does not take {name}")
NEEDED = Text("--kind {kind} 需要 {name}", "--kind {kind} needs {name}")


def _kinds() -> tuple[str, ...]:
    from pufa_cli.api.paper import papers

    return tuple(papers())


def _titles() -> dict[str, Text]:
    """What each kind is, with the options that it takes."""
    from pufa_cli.api.paper import papers

    return {name: _titled(paper) for name, paper in papers().items()}


def _titled(paper: "Paper") -> Text:
    asked = "".join(f" --{name}" for name in sorted(paper.takes))
    return Text(paper.title.zh + asked, paper.title.en + asked)


@click.command(
    cls=Command,
    help_text=Text(
        "写报告：默认是区县报告，加 --unit 是一个单位的成绩单；--kind 选其他种类。",
        "Write a report: of the district, with --unit of one unit, or one of another --kind.",
    ),
    examples=(
        "pufa report examples/linchuan --format md -o report.md",
        "pufa report examples/linchuan --unit xiaoqiao --format md",
    ),
)
@options.district
@options.option(
    "--kind",
    metavar="KIND",
    type=options.LazyChoice(_kinds, _titles),
    text=Text("报告种类", "kind of report"),
)
@options.unit
@options.standard
@options.option(
    "--since",
    metavar="DATE",
    callback=options.day_or_none,
    text=Text("从哪一天之后算变化", "changes since the end of this day"),
)
@options.option(
    "--source",
    metavar="SOURCE",
    type=click.Choice(SOURCES),
    text=Text("谁去考核（评定来源）", "who visits (a source of reviews)"),
)
@options.as_of
@options.output_format(("md", "html", "json", "csv"), "md")
@options.output
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    kind: str | None,
    unit: str | None,
    standard: str | None,
    since: date | None,
    source: str | None,
    as_of: date,
    format_name: str,
    output: Path | None,
    lang: str | None,
) -> None:
    """Writes the report to stdout or a file."""
    language = language_of(ctx, (folder,))
    try:
        with progress(language) as bar:
            result = api.report(
                folder,
                as_of=as_of,
                kind=kind,
                unit=unit,
                standard=standard,
                since=since,
                source=source,
                progress=bar,
            )
    except WrongArgument as wrong:
        raise _wrong(wrong.name, kind, ctx) from wrong
    show(result, format_name, language, output=output)
    unlisted = getattr(result, "unlisted_warnings", 0)
    show_diagnostics(result.checked, str(folder), language, unlisted=unlisted)
    ctx.exit(exit_of(result))


def _wrong(name: str, kind: str | None, ctx: click.Context) -> Wrong:
    """An option that does not go with the kind, or that it cannot do without."""
    text = NEEDED if ctx.params.get(name) is None else NOT_TAKEN
    usual = "district" if ctx.params.get("unit") is None else "unit"
    return Wrong(text.with_(kind=kind or usual, name=f"--{name}"), ctx)
