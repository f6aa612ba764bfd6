"""`pufa rectify notice`: official letters."""

from datetime import date
from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.gates import exit_of
from pufa_cli.cli.help import Command
from pufa_cli.cli.output import show_all, write_text
from pufa_cli.cli.saving import save
from pufa_cli.cli.speaking import language_of

KINDS = ("rectification", "reminder", "criticism", "yellow_card", "referral")
NO_LETTER = Text("{unit} 没有需要发这种公文的问题", "no finding of {unit} calls for such a letter")


@click.command(
    cls=Command,
    help_text=Text(
        "写公文：整改意见通知书、督办单、通报批评、黄牌警告通知书、一票否决移送函；文号、印章留空。",
        "Write a letter in Chinese: notice, reminder, criticism, yellow card, referral of a veto; "
        "number and seal are left blank.",
    ),
    examples=(
        "pufa rectify notice . --unit xiaoqiao --kind reminder -o reminder.md",
        "pufa rectify notice . --unit yangwan --kind referral --format html",
    ),
)
@options.district
@options.needed_unit
@options.option(
    "--kind", type=click.Choice(KINDS), required=True, text=Text("哪种公文", "which letter")
)
@options.as_of
@options.output_format(("md", "html"), "md")
@options.output
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    unit: str,
    kind: str,
    as_of: date,
    format_name: str,
    output: Path | None,
    lang: str | None,
) -> None:
    """One letter, to the screen or a file."""
    language = language_of(ctx, (folder,))
    made = api.rectify_notice(folder, unit=unit, kind=kind, as_of=as_of, format_name=format_name)
    if made.diagnostics:
        show_all(made.checked.only_errors, language)
        ctx.exit(exit_of(made))
    if not made.files:
        click.echo("pufa: " + NO_LETTER.with_(unit=unit).say(language), err=True)
        ctx.exit(Exit.INPUT)
    text = "".join(made.files.values())
    write_text(text) if output is None or str(output) == "-" else save(output, text)
