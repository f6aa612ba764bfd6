"""Everything that was written about a finding up to a day, in order, each with its place."""

from collections.abc import Iterator, Sequence
from datetime import date

from pufa_cli.base.diagnostics import KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.engine.ladder import Taken, late
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.rectification import FOUND_BY, Closing, Finding, Verification
from pufa_cli.model.standing import Ground, Standing

FOUND = Text("{by}发现：{title}", "found by {by}: {title}")
DUE = Text("整改期限", "due")
CLOSED = Text("报结，佐证 {count} 件{note}", "closed with {count:document}{note}")
ACCEPTED = Text("复核认可（{by}）{reason}", "accepted by {by}{reason}")
REJECTED = Text("复核未认可（{by}）{reason}", "not accepted by {by}{reason}")
OFF = Text("放假到 {ends}：{title}", "off until {ends}: {title}")
NAMELESS, WORKED = Text("节假日", "holiday"), Text("调休上班", "a weekend day that is worked")
AFTER_COLON = Text("：{text}", ": {text}")


def history(one: Standing, taken: Sequence[Taken], as_of: date) -> tuple[Ground, ...]:
    """The finding, its steps, closings, verifications and sanctions, by day."""
    finding, path = one.finding, ("findings", one.at)
    key = "days" if finding.due_on is None else "due_on"
    what = FOUND.with_(by=FOUND_BY[finding.found_by], title=finding.title)
    found = [Ground(what, finding.found_on, path)]
    found += [
        Ground(step.text, step.on, (*path, "steps", at)) for at, step in enumerate(finding.steps)
    ]
    found += _closings(finding, path)
    found += [one.ground() for one in taken]
    known = [ground for ground in found if ground.on is not None and ground.on <= as_of]
    known.append(late(one) if one.overdue else Ground(DUE, one.due_on, (*path, key)))
    return tuple(sorted(known, key=lambda ground: ground.on or as_of))


def days_off(calendar: Calendar, first: date, last: date) -> Iterator[Ground]:
    """What the calendar says of the days after a first one up to a last one, in its order."""
    for at, one in enumerate(calendar.holidays):
        ends = one.starts_on if one.ends_on is None else one.ends_on
        if one.starts_on <= last and ends > first:
            what = OFF.with_(title=one.title or NAMELESS, ends=str(ends))
            yield Ground(what, one.starts_on, ("holidays", at))
    for at, day in enumerate(calendar.working_weekends):
        if first < day <= last:
            yield Ground(WORKED, day, ("working_weekends", at))


def _closings(finding: Finding, path: KeyPath) -> Iterator[Ground]:
    for at, attempt in enumerate(finding.earlier):
        yield from _closing((*path, "earlier", at), attempt.closing, attempt.verified)
    if finding.closing is not None:
        yield from _closing(path, finding.closing, finding.verified)


def _closing(path: KeyPath, closing: Closing, verified: Verification | None) -> Iterator[Ground]:
    what = CLOSED.with_(count=len(closing.evidence), note=_said(closing.note))
    yield Ground(what, closing.on, (*path, "closing"))
    if verified is not None:
        text = ACCEPTED if verified.accepted else REJECTED
        said = text.with_(by=verified.by, reason=_said(verified.reason))
        yield Ground(said, verified.on, (*path, "verified"))


def _said(text: str | None) -> Sayable:
    return "" if text is None else AFTER_COLON.with_(text=text)
