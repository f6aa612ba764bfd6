"""A district on an earlier day, from git, to be held against today's."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.gathering import Watch
from pufa_cli.api.history import at
from pufa_cli.api.rolling import rollup
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Phrase, Sayable
from pufa_cli.engine.meeting_codes import NOT_COMPARED
from pufa_cli.model.rollup import DistrictRollup


class Earlier(NamedTuple):
    """The roll-up of that day, None where there is none; and what stood in its way."""

    rollup: DistrictRollup | None
    troubles: tuple[Diagnostic, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether something stood in the way of all of it."""
        return self.rollup is None and bool(self.troubles)


def look_back(folder: Path, day: date, watch: Watch | None = None) -> Earlier:
    """The district on a day; the errors of its files on that day are troubles."""
    with at(folder, day) as then:
        if then.folder is None:
            return Earlier(None, () if then.trouble is None else (then.trouble,))
        whole = rollup(then.folder, as_of=day, watch=watch)
    return Earlier(whole.rollup, tuple(one for one in whole.diagnostics if one.is_error))


def noticed(day: date, trouble: Diagnostic) -> Diagnostic:
    """A report without a comparison is a report: what stood in the way is told, not an error."""
    why = Phrase(trouble.code.message, trouble.values)
    values: dict[str, Sayable] = {"since": str(day), "why": why}
    return Diagnostic(NOT_COMPARED, trouble.file, trouble.span, values, trouble.excerpt)
