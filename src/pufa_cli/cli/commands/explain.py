"""`pufa explain`: a code, a rule kind, a measure or a criterion."""

from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.base.text import nearest
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show, show_diagnostics
from pufa_cli.cli.speaking import language_of
from pufa_cli.cli.usage import Wrong, near

UNKNOWN = Text("没有“{topic}”的说明{near}", "nothing is known of “{topic}”{near}")


@click.command(
    cls=Command,
    help_text=Text(
        "说明一个诊断代码（PF101）、计分方式、计量方式或指标编号。",
        "Explain a diagnostic code (PF101), a rule kind, a measure or a criterion.",
    ),
    examples=("pufa explain PF109", "pufa explain shortfall", "pufa explain C1.1"),
)
@options.text_argument("topic", Text("代码、计分方式或指标编号", "code, kind or criterion"))
@options.standard
@options.output_format(("text", "md", "html", "json"), "text")
@options.color
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    topic: str,
    standard: str | None,
    format_name: str,
    color: str,
    lang: str | None,
) -> None:
    """Shows the explanation, or says what might have been meant."""
    language = language_of(ctx)
    found = api.standards_show(standard, Path()) if standard is not None else None
    if found is not None and found.standard is None:
        show_diagnostics(found.checked, found.file, language, color)
        ctx.exit(Exit.SETUP)
    page = api.explain(topic, language=language, start=Path(), standard=standard)
    if page is None:
        meant = near(nearest(topic, api.topics()))
        raise Wrong(UNKNOWN.with_(topic=topic, near=meant), ctx)
    show(page, format_name, language, color=color)
