"""What a report is made of: `pufa report`."""

from datetime import date
from pathlib import Path
from typing import Any

from pufa_cli.api.arguments import UnknownName, WrongArgument
from pufa_cli.api.one_unit import id_of
from pufa_cli.api.paper import Request, papers
from pufa_cli.api.rolling import Progress


def report(
    folder: Path,
    *,
    as_of: date,
    kind: str | None = None,
    unit: str | None = None,
    standard: str | None = None,
    since: date | None = None,
    source: str | None = None,
    progress: Progress | None = None,
) -> Any:
    """The result a report is made of: the district's, with `unit` that unit's, or of a `kind`.

    Raises KeyError for a kind that there is none of, and ValueError, naming it, for an argument
    that the kind does not take or that it needs; never for what files hold.
    """
    kind = kind or _usual(unit)
    if kind not in papers():
        raise UnknownName(kind)
    paper = papers()[kind]
    unit = unit if unit is None else id_of(folder, unit)
    asked = Request(folder, as_of, unit, standard, since, source, progress)
    for name in ("unit", "standard", "since", "source"):
        said = getattr(asked, name) is not None
        if said and name not in paper.takes:
            raise WrongArgument(name)
        if not said and name in paper.needs:
            raise WrongArgument(name)
    return paper.make(asked)


def _usual(unit: str | None) -> str:
    return "district" if unit is None else "unit"
