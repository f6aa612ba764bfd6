"""`pufa score`: one or more units' files."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli import api
from pufa_cli.base.language import Language, Text
from pufa_cli.base.text import nearest
from pufa_cli.cli import options
from pufa_cli.cli.exits import worst
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_all
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong, near

if TYPE_CHECKING:
    from pufa_cli.model.results import UnitResult
    from pufa_cli.report.document import Page

NO_CRITERION = Text(
    "{file} 的考核表没有指标 {id}{near}", "{file}: the sheet has no criterion {id}{near}"
)


@click.command(
    cls=Command,
    help_text=Text(
        "给一个或几个单位的自评表计分：等次、各项得分、失分原因、最省力的改进。",
        "Score the files of units: grade, points, every lost mark and its cause.",
    ),
    examples=(
        "pufa score examples/linchuan/submissions/xiaoqiao/2005-acceptance.yaml",
        "pufa score unit.yaml --explain C1.2",
        "pufa score unit.yaml --explain all --format md",
    ),
)
@options.file_argument("files", Text("单位自评文件", "submission files"), nargs=-1, required=True)
@options.option(
    "--explain",
    "criterion",
    metavar="ID",
    text=Text(
        "推导这一项或这条否决，直到文件、行和日期；all 推导每一项",
        "derive this criterion or veto down to file, line and day; every criterion with `all`",
    ),
)
@options.standard
@options.as_of
@options.output_format(("text", "md", "html", "json", "csv"), "text")
@options.output
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    criterion: str | None,
    standard: str | None,
    as_of: date,
    format_name: str,
    output: Path | None,
    color: str,
    lang: str | None,
) -> None:
    """Scores each file and shows them one after the other."""
    language = language_of(ctx, files)
    wants_places = criterion is not None or format_name == "json"
    results = [
        api.score(f, as_of=as_of, standard=standard, with_places=wants_places) for f in files
    ]
    pages = [_page(result, criterion, language) for result in results]
    show(api.joined(pages), format_name, language, color=color, output=output)
    for result in results:
        show_all(result.checked, language, color)
    ctx.exit(worst(*(exit_of(result) for result in results)))


def _page(result: "UnitResult", criterion: str | None, language: Language) -> "Page":
    if criterion is None or result.assessment is None:
        return api.page_of(result, language)
    known = [one.criterion.id for one in result.assessment.criteria]
    known += [one.id for one in result.assessment.standard.vetoes]
    if criterion not in (*known, "all"):
        meant = near(nearest(criterion, known))
        raise Wrong(NO_CRITERION.with_(file=result.file, id=criterion, near=meant))
    return api.derivation(result, criterion, language)
