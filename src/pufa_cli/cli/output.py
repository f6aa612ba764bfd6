"""The door through which text goes out: the screen, or files written whole or not at all."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from pufa_cli import api
from pufa_cli.base.language import Language, Text
from pufa_cli.report.rendering import Look

if TYPE_CHECKING:
    from pufa_cli.api.reporting import Result
    from pufa_cli.model.results import CheckResult
    from pufa_cli.report.document import Page

NARROWEST, USUAL = 40, 80


def look(color: str, *, err: bool = False) -> Look:
    """How text may look on a stream: the terminal's width and colour, or neither in a pipe."""
    stream = sys.stderr if err else sys.stdout
    is_terminal = stream.isatty()
    wants = os.environ.get("NO_COLOR", "") == "" and os.environ.get("TERM") != "dumb"
    forced = color == "always" or (color == "auto" and os.environ.get("FORCE_COLOR", "") != "")
    has_color = color != "never" and (forced or (is_terminal and wants))
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return Look(max(NARROWEST, int(columns)), has_color)
    return Look(max(NARROWEST, _columns(stream)) if is_terminal else None, has_color)


def _columns(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns or USUAL
    except OSError:
        return USUAL


def show(
    result: "Result | Page",
    format_name: str,
    language: Language,
    *,
    color: str = "auto",
    output: Path | None = None,
) -> None:
    """Writes a result to the screen or, whole, to a file (CSV with a mark that Excel needs)."""
    if output is None or str(output) == "-":
        write_text(api.render(result, format_name, language, look(color)))
        return
    from pufa_cli.cli.saving import save  # dear to import, and most output goes to the screen

    text = api.render(result, format_name, language, Look())
    save(output, text, encoding="utf-8-sig" if format_name == "csv" else "utf-8")


def write_text(text: str) -> None:
    """Text to stdout, as it is."""
    sys.stdout.write(text)
    sys.stdout.flush()


MORE = Text(
    "另有 {count} 条警告和提示，用 pufa check {place} 查看",
    "{count:more warning}: pufa check {place}",
)


def show_all(result: "CheckResult", language: Language, color: str = "auto") -> None:
    """The diagnostics that accompany a result, on stderr; nothing when there are none."""
    if result.diagnostics:
        text = api.render(result, "text", language, look(color, err=True))
        click.echo(text, err=True, nl=False)


def show_diagnostics(
    result: "CheckResult", place: str, language: Language, color: str = "auto", unlisted: int = 0
) -> None:
    """The errors that accompany a result, on stderr, and how many lesser diagnostics there are."""
    errors = result.only_errors
    show_all(errors, language, color)
    if others := len(result.diagnostics) - len(errors.diagnostics) + unlisted:
        click.echo(MORE.with_(count=others, place=place).say(language), err=True)
