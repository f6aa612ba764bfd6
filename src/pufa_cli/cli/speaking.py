"""The language of a command, once it is known which district it works on."""

from collections.abc import Sequence
from pathlib import Path

import click

from pufa_cli.base.language import Language
from pufa_cli.cli import language


def language_of(ctx: click.Context, paths: Sequence[Path] = ()) -> Language:
    """The language to speak: the one asked for, or the district's of the first path."""
    asked = ctx.params.get("lang") or (ctx.find_root().obj or {}).get("asked")
    arguments = ["--lang", asked] if asked else []
    found = language.chosen(arguments, language.of_district([str(path) for path in paths]))
    root = ctx.find_root()
    root.obj = {**(root.obj or {}), "language": found}
    return found
