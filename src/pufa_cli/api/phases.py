"""How the tasks of all phases stand on a day: `pufa plan phases`."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance, Faults, Read, acceptance, read_kept
from pufa_cli.api.one_unit import id_of, no_such_unit
from pufa_cli.base.diagnostics import Diagnostic, Fault, in_order
from pufa_cli.engine.phase_checks import Around, check_phases, check_progress
from pufa_cli.engine.phases import meeting_standings, task_standings
from pufa_cli.load.files import is_there
from pufa_cli.load.kept import Home, Kept
from pufa_cli.model.meeting import record_names
from pufa_cli.model.organisation import OFFICE, PlannedMeeting, duties_of
from pufa_cli.model.progress import PhasesResult, Progress, TaskStanding
from pufa_cli.model.submission import Evidence

MEETINGS = "meetings"


def _evidence(file: Progress) -> Iterator[Evidence]:
    return (evidence for one in file.tasks.values() for evidence in one.evidence)


PROGRESS = Home("progress", "<unit>", Progress, _evidence)


def progress_faults(as_of: date) -> Faults:
    """What is wrong with a progress file on a day."""

    def faults(here: Acceptance, kept: Kept) -> Iterable[Fault]:
        around = Around(as_of, kept.name, here.organisation, here.unit_by_id or None, kept.evidence)
        return check_progress(kept.rest, around)

    return faults


def settings_faults(here: Acceptance) -> Iterator[Fault]:
    """What is wrong with the phases of the settings."""
    if here.settings.rest is not None:
        yield from check_phases(here.settings.rest, here.units, here.standard)


def tasks_on(here: Acceptance, read: Read, as_of: date) -> tuple[TaskStanding, ...]:
    """Every task of everybody on a day."""
    if here.organisation is None:
        return ()

    def place(whose: str, task: str) -> str:
        return read.files[whose].place("tasks", task)

    duties = duties_of(here.organisation.phases, here.units)
    return task_standings(duties, read.models, here.workdays, as_of, place)


def plan_phases(folder: Path, *, as_of: date, unit: str | None = None) -> PhasesResult:
    """How the tasks of all phases stand on a day; with `unit` (or `office`) those of one.

    Never raises for what files hold.
    """
    here = acceptance(folder)
    unit = unit if unit is None else id_of(folder, unit)
    read = read_kept(here, PROGRESS, progress_faults(as_of))
    wrong = [here.settings.source.located(fault) for fault in settings_faults(here)]
    unknown = _unknown(here, unit)
    tasks = [one for one in tasks_on(here, read, as_of) if unit in (None, _whose(one))]
    phases = here.organisation.phases if here.organisation else ()
    broken = here.is_broken or any(one.is_error for one in wrong)
    return PhasesResult(
        **(here.about(as_of) | {"setup_is_broken": broken}),
        phases=phases,
        tasks=tuple(tasks),
        meetings=tuple(meeting_standings(phases, _recorded(here), as_of, here.names)),
        unit=here.unit_by_id.get(unit) if unit is not None else None,
        is_office=unit == OFFICE,
        groups=_work_groups(here),
        diagnostics=in_order([*here.setup, *wrong, *read.diagnostics, *unknown]),
        files=read.count,
        is_whole=bool(tasks) and not read.refused and not unknown,
    )


def _work_groups(here: Acceptance) -> dict[str, str]:
    duty = here.organisation.responsibility if here.organisation else None
    return {one.id: one.title for one in duty.groups} if duty else {}


def _whose(one: TaskStanding) -> str:
    return one.duty.unit.id if one.duty.unit else OFFICE


def _recorded(here: Acceptance) -> Callable[[PlannedMeeting], bool]:
    """Whether there is a record of a meeting."""

    def is_recorded(one: PlannedMeeting) -> bool:
        names = record_names(one.on, one.at)
        return any(is_there(here.folder / MEETINGS / f"{name}.yaml") for name in names)

    return is_recorded


def _unknown(here: Acceptance, unit: str | None) -> list[Diagnostic]:
    if unit is None or unit == OFFICE or unit in here.unit_by_id or not here.units:
        return []
    return [no_such_unit(here.folder, unit, here.unit_by_id)]
