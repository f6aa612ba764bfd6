"""`pufa schema`: JSON Schemas for editors and programs."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.api.arguments import UnknownName
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import write_text
from pufa_cli.cli.saving import save
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong

UNKNOWN = Text("没有标准或类别“{name}”", "no standard or category “{name}”")
BOTH = Text(
    "--category 要和 --standard 一起用于 submission",
    "--category goes with --standard, for submission",
)


def _names() -> Sequence[str]:
    return api.schema_names()


@click.command(
    cls=Command,
    help_text=Text(
        "输出 JSON Schema：编辑器据此提示和补全；结果格式也在此公布。",
        "Print a JSON Schema: for completion in editors, and of the published results.",
    ),
    examples=(
        "pufa schema district",
        "pufa schema submission --standard linchuan-45 --category township",
    ),
)
@options.text_argument(
    "name",
    Text("文件或结果的种类", "what to describe"),
    type=options.LazyChoice(_names),
    metavar="NAME",
)
@options.option(
    "--category", metavar="ID", text=Text("单位类别（自评表）", "category (submission)")
)
@options.standard
@options.output
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    name: str,
    category: str | None,
    standard: str | None,
    output: Path | None,
    lang: str | None,
) -> None:
    """Prints the schema."""
    language = language_of(ctx)
    if category is not None and (standard is None or name != "submission"):
        raise Wrong(BOTH, ctx)
    try:
        found = api.schema(
            name, language=language, standard=standard, category=category, start=Path()
        )
    except UnknownName as unknown:
        raise Wrong(UNKNOWN.with_(name=unknown.name), ctx) from unknown
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    write_text(text) if output is None else save(output, text)
