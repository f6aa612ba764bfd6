"""Texts from templates: forms and the files of a new repository; a misspelt field is an error."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pufa_cli.base.text import clean_text
from pufa_cli.report.formats.html import escape as entities
from pufa_cli.report.formats.md import escape
from pufa_cli.report.yamltext import scalar

FOLDER = Path(__file__).with_name("templates")


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"scalar": scalar, "line": _one_line, "md": _in_markdown, "html": _in_html}
    return made


def _one_line(text: str) -> str:
    return clean_text(" ".join(text.split()))


def _in_markdown(text: str) -> str:
    return escape(_one_line(text))


def _in_html(text: str) -> str:
    return entities(_one_line(text))


def written(template: str, values: Mapping[str, Any]) -> str:
    """A template filled in; raises for a field that `values` lacks."""
    return _environment().get_template(f"{template}.j2").render(dict(values))
