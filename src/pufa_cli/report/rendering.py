"""Pages to text by the name of a format; formats are found, not listed."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from pufa_cli.base.language import LANGUAGES, Language
from pufa_cli.report import formats
from pufa_cli.report.document import Page


class Look(NamedTuple):
    """How text may look: columns to fit (None: as wide as needed), colour or not, its language."""

    width: int | None = None
    has_color: bool = False
    language: Language = LANGUAGES[0]


class Format(NamedTuple):
    """A format: the name users type, the suffix of its files, how it renders."""

    name: str
    suffix: str
    render: Callable[[Page, Look], str]


@cache
def format_names() -> tuple[str, ...]:
    """Every format: the names of the modules in `formats`."""
    return tuple(sorted(module.name for module in iter_modules(formats.__path__)))


def render_page(page: Page, name: str, look: Look) -> str:
    """The page in a format; raises KeyError for a name that no format has."""
    if name not in format_names():
        raise KeyError(name)
    chosen: Format = import_module(f"{formats.__name__}.{name}").FORMAT
    return chosen.render(page, look)
