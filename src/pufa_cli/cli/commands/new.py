"""`pufa new`: an empty form for a unit."""

from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.base.text import shorten
from pufa_cli.cli import options
from pufa_cli.cli.help import Command
from pufa_cli.cli.making import write_made
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong

REVIEWERS = ("superior", "supervision", "spot_check", "cross_inspection", "adjudication")
NO_ID = Text(
    "“{unit}”不能作单位编号：只用半角字母、数字、点、横线，名称写在 --name 后面",
    "“{unit}” cannot be a unit's id: write ASCII letters, digits, dots and dashes; its name goes "
    "with --name",
)


@click.command(
    cls=Command,
    help_text=Text(
        "为一个单位生成自评表样，或考核评定表样：列出本类别的每一项，可直接填写。",
        "Write an empty form for a unit, or for a review of it, with every criterion of its "
        "category.",
    ),
    examples=(
        "pufa new xiaoqiao",
        "pufa new xiaoqiao --review supervision",
        "pufa new my-unit --category township --standard linchuan-45",
    ),
)
@options.text_argument("unit", Text("单位编号或名称", "id or name of the unit"))
@options.option("--category", metavar="ID", text=Text("单位类别（不在名册时）", "its category"))
@options.option("--name", text=Text("单位名称（不在名册时）", "its name, if not on a roster"))
@options.option(
    "--parts",
    metavar="ID,…",
    text=Text("单位选定的部分（标准有选填部分时）", "parts that it chose, where there is a choice"),
)
@options.option(
    "--review",
    metavar="SOURCE",
    type=click.Choice(REVIEWERS),
    text=Text(
        "考核评定表样：superior 上级、supervision 督查、spot_check 专项抽查、cross_inspection "
        "交叉检查、adjudication 裁定",
        "the form of a review, by superior, supervision, spot_check, cross_inspection or "
        "adjudication",
    ),
)
@options.standard
@options.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    text=Text("写到这个文件；- 为屏幕", "write to this file; - for the screen"),
)
@options.force
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    unit: str,
    category: str | None,
    name: str | None,
    parts: str | None,
    review: str | None,
    standard: str | None,
    output: Path | None,
    force: bool,
    lang: str | None,
) -> None:
    """Writes the form where the district keeps it, or beside the user."""
    language = language_of(ctx)
    from pufa_cli.model.fields import Mistake, id_in

    if category is not None and isinstance(id_in(unit), Mistake):
        raise Wrong(NO_ID.with_(unit=shorten(unit)), ctx)
    chosen = tuple(options.listed(parts))
    made = api.new(
        unit,
        language=language,
        start=Path(),
        category=category,
        standard=standard,
        name=name,
        parts=chosen,
        review=review,
    )
    ctx.exit(write_made(made, language, output=output, force=force))
