"""A meeting's record held against its settings; what is still to be done of what was decided."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.base.language import Sayable
from pufa_cli.engine import codes as general
from pufa_cli.engine import meeting_codes as codes
from pufa_cli.model.district import Unit
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.meeting import Meeting, record_names
from pufa_cli.model.organisation import Organisation


class Around(NamedTuple):
    """What a record is held against; None where nobody expects anything."""

    as_of: date
    file: str | None = None  # the day its name says
    organisation: Organisation | None = None
    units: Mapping[str, Unit] | None = None


def check_meeting(file: Meeting, around: Around) -> Iterator[Fault]:
    """Every contradiction (errors) and doubt (warnings); paths start in the file."""
    if around.file is not None and around.file not in record_names(file.on, file.at):
        yield Fault(codes.DAY_DIFFERS, ("on",), {"text": str(file.on), "wanted": around.file})
    if file.kind == "site" and file.at is None:
        yield Fault(codes.SITE_NOWHERE, ("kind",))
    if around.organisation is not None:
        yield from _planned(file, around.organisation)
    yield from _units(file, around.units)
    ids = ((("resolutions", at, "id"), one.id) for at, one in enumerate(file.resolutions))
    for key, path, first in repeated(ids):
        yield Fault(codes.RESOLUTION_TWICE, path, {"key": key}, others=(first,))
    yield from _days(file, around.as_of)


def _planned(file: Meeting, found: Organisation) -> Iterator[Fault]:
    if file.round != found.round.id:
        values = {"text": file.round, "wanted": found.round.id}
        yield Fault(codes.OTHER_ROUND, ("round",), dict(values))
        return
    planned = [one for phase in found.phases for one in phase.meetings]
    kinds = [one.kind for one in planned if one.on == file.on]
    if planned and not kinds:
        yield Fault(codes.NOT_PLANNED, ("on",), {"text": str(file.on)})
    elif planned and file.kind not in kinds:
        wanted: dict[str, Sayable] = {"text": file.kind, "wanted": kinds[0]}
        yield Fault(codes.OTHER_KIND, ("kind",), wanted)


def _units(file: Meeting, known: Mapping[str, Unit] | None) -> Iterator[Fault]:
    named: list[tuple[KeyPath, str]] = [(("at",), file.at)] if file.at is not None else []
    named += [(("absent", at), unit) for at, unit in enumerate(file.absent)]
    named += [(("attended", at), unit) for at, unit in enumerate(file.attended)]
    named += [(("feedback", at, "unit"), one.unit) for at, one in enumerate(file.feedback)]
    named += [
        (("resolutions", at, "unit"), one.unit)
        for at, one in enumerate(file.resolutions)
        if one.unit is not None
    ]
    for path, unit in named:
        if known is not None and unit not in known:
            values: dict[str, Sayable] = {"key": unit, "nearest": did_you_mean(unit, known)}
            yield Fault(general.UNKNOWN_UNIT, path, values)


def _days(file: Meeting, as_of: date) -> Iterator[Fault]:
    if file.on > as_of:
        values = {"text": str(file.on), "as_of": str(as_of)}
        yield Fault(general.IN_THE_FUTURE, ("on",), dict(values))
    for at, one in enumerate(file.resolutions):
        for key, day in (("due_on", one.due_on), ("done_on", one.done_on)):
            path: KeyPath = ("resolutions", at, key)
            if day is not None and day < file.on:
                early = {"text": str(day), "on": str(file.on)}
                yield Fault(codes.DUE_BEFORE, path, dict(early), others=(("on",),))
        if one.done_on is not None and one.done_on > as_of:
            values = {"text": str(one.done_on), "as_of": str(as_of)}
            yield Fault(general.IN_THE_FUTURE, ("resolutions", at, "done_on"), dict(values))
