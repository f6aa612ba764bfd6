"""What everything in a district's folder is held against: settings, roster, standard, calendar."""

from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.standards import Checked, of_district
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.engine.workdays import Workdays, check_calendar, workdays_of
from pufa_cli.load.rectifications import LoadedCalendar, load_calendar
from pufa_cli.load.workspace import Workspace, load_workspace


class Setup(NamedTuple):
    """All of it as read, with what is wrong; None where it cannot be used."""

    workspace: Workspace
    checked: Checked
    calendar: LoadedCalendar

    @property
    def workdays(self) -> Workdays:
        """The days that are worked, as far as the calendar says."""
        return workdays_of(self.calendar.model)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with any of it; doubts about the standard are told by `pufa check`."""
        found = [*self.workspace.diagnostics, *self.checked.errors, *self.calendar.diagnostics]
        source, model = self.calendar.source, self.calendar.model
        if source is not None and model is not None:
            found += map(source.located, check_calendar(model))
        return found

    @property
    def digests(self) -> list[bytes]:
        """The digests of settings, roster and calendar."""
        sources = [self.workspace.district_source.digest, self.workspace.roster_digest]
        sources += [self.calendar.source.digest] if self.calendar.source is not None else []
        return [bytes.fromhex(one) for one in sources if one]


def setup_of(folder: Path) -> Setup:
    """The setup of a district's folder."""
    workspace = load_workspace(folder)
    return Setup(workspace, of_district(workspace), load_calendar(folder))
