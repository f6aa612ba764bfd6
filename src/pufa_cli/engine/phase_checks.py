"""Phases held against themselves, the standard and the roster; progress against its tasks."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.engine import codes as general
from pufa_cli.engine import phase_codes as codes
from pufa_cli.engine.proof import check_proof
from pufa_cli.model.district import Round, Unit
from pufa_cli.model.fields import did_you_mean, not_one_of
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.organisation import OFFICE, Organisation, Phase, Task, concerns
from pufa_cli.model.progress import Progress, TaskProgress
from pufa_cli.model.standard import Standard


def check_phases(
    found: Organisation, units: tuple[Unit, ...], standard: Standard | None
) -> Iterator[Fault]:
    """Every contradiction (errors) and doubt (warnings) of the phases in pufa.yaml."""
    yield from _ids(found.phases)
    yield from _backwards(found.round, ("round",))
    for at, phase in enumerate(found.phases):
        path: KeyPath = ("phases", at)
        backwards = tuple(_backwards(phase, path))
        yield from backwards
        if at and not backwards and not phase.alongside:
            yield from _overlap(found.phases, at)
        yield from _days(phase, path)
        for number, task in enumerate(phase.tasks):
            yield from _whose(task, (*path, "tasks", number), units, standard)
            yield from _work_groups(task, (*path, "tasks", number), found)


def _overlap(phases: tuple[Phase, ...], at: int) -> Iterator[Fault]:
    """A phase that begins before all those before it have ended."""
    last = max(range(at), key=lambda one: phases[one].ends_on)
    first, before = phases[at].starts_on, phases[last].ends_on
    if first <= before:
        values = {"key": phases[at].id, "text": str(first), "before": str(before)}
        there, others = ("phases", at, "starts_on"), (("phases", last, "ends_on"),)
        yield Fault(codes.PHASES_OVERLAP, there, dict(values), others=others)


def _work_groups(task: Task, path: KeyPath, found: Organisation) -> Iterator[Fault]:
    """The working groups of a task of the office."""
    duty = found.responsibility
    known = [one.id for one in duty.groups] if duty else []
    for at, group in enumerate(task.groups):
        if group not in known:
            values = {"text": group, "nearest": did_you_mean(group, known)}
            yield Fault(codes.UNKNOWN_GROUP, (*path, "groups", at), values)
    if task.groups and task.by != OFFICE:
        yield Fault(codes.GROUP_OF_UNITS, (*path, "groups"), {"key": task.id}, on_key=True)


def _backwards(one: Round | Phase, path: KeyPath) -> Iterator[Fault]:
    """A round or a phase ends on its first day at the earliest."""
    first, last = one.starts_on, one.ends_on
    if first is not None and last is not None and last < first:
        values = {"text": str(last), "first": str(first)}
        others = ((*path, "starts_on"),)
        yield Fault(codes.BACKWARDS, (*path, "ends_on"), dict(values), others=others)


def _ids(phases: tuple[Phase, ...]) -> Iterator[Fault]:
    of_phases = ((("phases", at, "id"), one.id) for at, one in enumerate(phases))
    of_tasks = (
        (("phases", at, "tasks", number, "id"), task.id)
        for at, phase in enumerate(phases)
        for number, task in enumerate(phase.tasks)
    )
    for key, path, first in (*repeated(of_phases), *repeated(of_tasks)):
        yield Fault(general.ID_TWICE, path, {"key": key}, others=(first,))


def _days(phase: Phase, path: KeyPath) -> Iterator[Fault]:
    """Tasks fall due, and meetings are held, within their phase."""
    due = ((("tasks", at, "due_on"), task.due_on) for at, task in enumerate(phase.tasks))
    set_for = ((("meetings", at, "on"), one.on) for at, one in enumerate(phase.meetings))
    for below, day in (*due, *set_for):
        if day is not None and not phase.starts_on <= day <= phase.ends_on:
            values = {
                "text": str(day),
                "first": str(phase.starts_on),
                "last": str(phase.ends_on),
            }
            yield Fault(codes.DUE_OUTSIDE, (*path, *below), dict(values))


def _whose(
    task: Task, path: KeyPath, units: tuple[Unit, ...], standard: Standard | None
) -> Iterator[Fault]:
    known = list(standard.category_by_id) if standard is not None else list(task.categories)
    unknown = [
        (at, category) for at, category in enumerate(task.categories) if category not in known
    ]
    for at, category in unknown:
        values = not_one_of(category, known).values
        yield Fault(general.UNKNOWN_CATEGORY, (*path, "categories", at), values)
    if task.by != OFFICE and not unknown and not any(concerns(task, unit) for unit in units):
        yield Fault(codes.NOBODYS_TASK, path, {"key": task.id})


class Around(NamedTuple):
    """What a progress file is held against; None where nobody expects anything."""

    as_of: date
    file: str | None = None  # the unit its name says
    organisation: Organisation | None = None
    units: Mapping[str, Unit] | None = None
    evidence: Mapping[str, FoundEvidence] = {}


def check_progress(file: Progress, around: Around) -> Iterator[Fault]:
    """Every contradiction (errors) and doubt (warnings); paths start in the file."""
    yield from _identity(file, around)
    for key, one in file.tasks.items():
        path: KeyPath = ("tasks", key)
        yield from _order(one, path)
        yield from check_proof(one.evidence, (*path, "evidence"), around.evidence, file.unit)
        if around.organisation is not None:
            yield from _task(file, key, around.organisation, around)
    yield from _future(file, around.as_of)


def _identity(file: Progress, around: Around) -> Iterator[Fault]:
    if around.file is not None and file.unit != around.file:
        values = {"text": file.unit, "wanted": around.file}
        yield Fault(general.UNIT_DIFFERS, ("unit",), dict(values))
    elif around.units is not None and file.unit != OFFICE and file.unit not in around.units:
        nearest = did_you_mean(file.unit, around.units)
        yield Fault(general.UNKNOWN_UNIT, ("unit",), {"key": file.unit, "nearest": nearest})
    if around.organisation is not None and file.round != around.organisation.round.id:
        values = {"text": file.round, "wanted": around.organisation.round.id}
        yield Fault(codes.OTHER_ROUND, ("round",), dict(values))


def _order(one: TaskProgress, path: KeyPath) -> Iterator[Fault]:
    if one.started_on is not None and one.done_on is not None and one.done_on < one.started_on:
        values = {"text": str(one.done_on), "first": str(one.started_on)}
        others = ((*path, "started_on"),)
        yield Fault(codes.DONE_BACKWARDS, (*path, "done_on"), dict(values), others=others)


def _task(file: Progress, key: str, found: Organisation, around: Around) -> Iterator[Fault]:
    known = {task.id: (phase, task) for phase in found.phases for task in phase.tasks}
    path: KeyPath = ("tasks", key)
    if key not in known:
        values = {"key": key, "nearest": did_you_mean(key, known)}
        yield Fault(codes.UNKNOWN_TASK, path, values, on_key=True)
        return
    phase, task = known[key]
    if not _is_its(task, file.unit, around.units or {}):
        yield Fault(codes.NOT_ITS_TASK, path, {"key": key, "unit": file.unit}, on_key=True)
    done = file.tasks[key]
    if done.done_on is None:
        return
    if done.done_on < phase.starts_on:
        values = {"text": str(done.done_on), "first": str(phase.starts_on)}
        yield Fault(codes.DONE_BEFORE, path, values)
    if task.evidence and not done.evidence:
        yield Fault(codes.NO_PROOF, path, {"key": key}, on_key=True)


def _is_its(task: Task, whose: str, units: Mapping[str, Unit]) -> bool:
    """Whether a unit has to do a task, or the settings are wrong about whose it is."""
    unit = units.get(whose)
    if whose == OFFICE or unit is None:
        return whose != OFFICE or task.by == OFFICE
    if concerns(task, unit):
        return True
    return not {one.category for one in units.values()}.issuperset(task.categories)


def _future(file: Progress, as_of: date) -> Iterator[Fault]:
    days = [
        *((("tasks", key), one.started_on) for key, one in file.tasks.items()),
        *((("tasks", key), one.done_on) for key, one in file.tasks.items()),
        *((("statements", at, "on"), one.on) for at, one in enumerate(file.statements)),
    ]
    for path, day in days:
        if day is not None and day > as_of:
            values = {"text": str(day), "as_of": str(as_of)}
            yield Fault(general.IN_THE_FUTURE, path, dict(values))
