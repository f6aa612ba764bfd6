"""How a finding stands on a day: its state, the day it is due, the working days past it."""

from collections.abc import Iterable
from datetime import date

from pufa_cli.engine.workdays import Workdays
from pufa_cli.model.rectification import Finding, Rectification, events_of
from pufa_cli.model.standing import Standing, State


def standings(file: Rectification, workdays: Workdays, as_of: date) -> tuple[Standing, ...]:
    """Every finding known on a day, by due day and id; what is dated later is not known yet."""
    found = (
        standing_of(one, at, workdays, as_of)
        for at, one in enumerate(file.findings)
        if one.found_on <= as_of
    )
    return tuple(sorted(found, key=lambda one: (one.due_on, one.finding.id)))


def standing_of(finding: Finding, at: int, workdays: Workdays, as_of: date) -> Standing:
    """One finding: it is late up to its closing, and again once that was not accepted."""
    events = list(events_of(finding, as_of))
    answers = [one.verified for one in events if one.verified is not None]
    rejections = sum(not one.accepted for one in answers)
    until = as_of
    if not events:
        has_begun = any(step.on <= as_of for step in finding.steps)
        state = State.IN_PROGRESS if has_begun else State.OPEN
    else:
        closing, verified = events[-1]
        state = _judged(verified.accepted) if verified is not None else State.CLOSED
        until = as_of if state.is_undone else closing.on
    due = due_day(finding, workdays)
    return Standing(finding, at, due, state, workdays.between(due, until), rejections, until)


def _judged(is_accepted: bool) -> State:
    return State.VERIFIED if is_accepted else State.REJECTED


def due_day(finding: Finding, workdays: Workdays) -> date:
    """The day written, or so many working days after the finding."""
    if finding.due_on is not None:
        return finding.due_on
    return workdays.after(finding.found_on, finding.days or 0)


def previous_round(files: Iterable[Rectification], current: str) -> str | None:
    """The round whose first finding was made last before the current round's first one."""
    firsts: dict[str, date] = {}
    for finding in (one for file in files for one in file.findings):
        first = firsts.get(finding.round, finding.found_on)
        firsts[finding.round] = min(first, finding.found_on)
    begins = firsts.pop(current, date.max)
    before = [(first, name) for name, first in firsts.items() if first < begins]
    return max(before)[1] if before else None
