"""The records of a district's meetings, and what they left to be done."""

from collections.abc import Iterable, Iterator
from datetime import date

from pufa_cli.api.acceptance import Acceptance, Faults, Read
from pufa_cli.api.phases import MEETINGS
from pufa_cli.base.diagnostics import Fault
from pufa_cli.engine.meetings import Around, check_meeting
from pufa_cli.load.kept import Home, Kept
from pufa_cli.model.meeting import Meeting
from pufa_cli.model.meeting_pack import Absence, Pending
from pufa_cli.model.organisation import PackKind

HOME = Home(MEETINGS, "<date>", Meeting)


def meeting_faults(as_of: date) -> Faults:
    """What is wrong with a record on a day."""

    def faults(here: Acceptance, kept: Kept) -> Iterable[Fault]:
        around = Around(as_of, kept.name, here.organisation, here.unit_by_id or None)
        return check_meeting(kept.rest, around)

    return faults


def meetings_of(here: Acceptance, read: Read, before: date) -> list[Kept]:
    """The records of this round's meetings before a day, in order."""
    this = here.organisation.round.id if here.organisation else ""
    found = [one for one in read.files.values() if one.model.round == this]
    return sorted((one for one in found if one.model.on < before), key=lambda one: one.model.on)


def last_meeting(meetings: Iterable[Kept], kind: PackKind) -> date | None:
    """The day of the last of them: of any that looked at all units; for a dispatch of a dispatch.

    Heads of units were not at the weekly ones in between.
    """
    kinds = ("dispatch",) if kind == "dispatch" else ("weekly", "dispatch")
    return max((one.model.on for one in meetings if one.model.kind in kinds), default=None)


def absences(here: Acceptance, meetings: Iterable[Kept]) -> Iterator[Absence]:
    """Who was not at dispatch meetings, in the order of the roster."""
    held = [one.model for one in meetings if one.model.kind == "dispatch"]
    for unit in here.units:
        days = tuple(one.on for one in held if unit.id in one.absent)
        if days:
            yield Absence(unit, days)


def pending(here: Acceptance, meetings: Iterable[Kept], as_of: date) -> Iterator[Pending]:
    """What they decided that is not done on a day."""
    names = here.names
    for kept in meetings:
        for at, one in enumerate(kept.model.resolutions):
            if one.is_open(as_of):
                is_late = one.due_on is not None and one.due_on < as_of
                who = names.get(one.unit, one.unit) if one.unit is not None else ""
                place = kept.place("resolutions", at)
                yield Pending(kept.model.on, one, who, is_late, place, kept.model.chair or "")
