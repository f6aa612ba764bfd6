"""Lateness and the ladder of sanctions, written from docs/rectification.md alone: day by day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

Tree = dict[str, Any]
DAY = timedelta(days=1)
UNDONE = ("open", "in_progress", "rejected")


class Stood(NamedTuple):
    """How a finding stands on a day."""

    state: str
    due: date
    overdue: int
    rejections: int
    until: date


def is_worked(calendar: Tree, day: date) -> bool:
    """Monday to Friday without the holidays, with the weekends that are worked."""
    is_weekend = day.weekday() > 4
    if is_weekend and str(day) in calendar.get("working_weekends", ()):
        return True
    off = calendar.get("holidays", ())
    is_off = any(date.fromisoformat(a) <= day <= date.fromisoformat(b) for a, b in off)
    return not (is_weekend or is_off)


def days_after(first: date, last: date) -> Iterator[date]:
    """Every day after a first one up to a last one."""
    day = first + DAY
    while day <= last:
        yield day
        day += DAY


def working(calendar: Tree, first: date, last: date) -> int:
    """The working days after a first day up to a last one."""
    return sum(is_worked(calendar, day) for day in days_after(first, last))


def due_of(calendar: Tree, finding: Tree) -> date:
    """The day written, or so many working days after the finding."""
    if "due_on" in finding:
        return date.fromisoformat(finding["due_on"])
    day, left = date.fromisoformat(finding["found_on"]), int(finding["days"])
    while left:
        day += DAY
        left -= is_worked(calendar, day)
    return day


def stood(calendar: Tree, finding: Tree, as_of: date) -> Stood | None:
    """None where it was not found yet; what is dated later is not known."""
    if date.fromisoformat(finding["found_on"]) > as_of:
        return None
    tries = [*finding.get("earlier", ())]
    if "closing" in finding:
        tries.append({key: finding[key] for key in ("closing", "verified") if key in finding})
    known = [one for one in tries if date.fromisoformat(one["closing"]["on"]) <= as_of]
    answers = [
        one["verified"]["accepted"] == "是"
        for one in known
        if "verified" in one and date.fromisoformat(one["verified"]["on"]) <= as_of
    ]
    begun = any(date.fromisoformat(one["on"]) <= as_of for one in finding.get("steps", ()))
    state = "in_progress" if begun else "open"
    if known:
        last = known[-1].get("verified")
        told = last is not None and date.fromisoformat(last["on"]) <= as_of
        state = ("verified" if last["accepted"] == "是" else "rejected") if told else "closed"
    due = due_of(calendar, finding)
    until = as_of if state in UNDONE else date.fromisoformat(known[-1]["closing"]["on"])
    return Stood(state, due, working(calendar, due, until), answers.count(False), until)


def proposed(
    calendar: Tree, ladder: list[Tree], file: Tree, finding: Tree, as_of: date, before: str | None
) -> str | None:
    """The mildest step above those taken for the finding whose trigger holds."""
    one = stood(calendar, finding, as_of)
    if one is None or one.state not in UNDONE:
        return None
    known = [each for each in file["sanctions"] if date.fromisoformat(each["on"]) <= as_of]
    taken = [
        each
        for each in known
        if round_of(file, each) == finding["round"]
        and (not each.get("findings") or finding["id"] in each["findings"])
    ]
    titles = [step["title"] for step in ladder]
    highest = -1
    for each in taken:
        at = titles.index(each["step"])
        if each.get("findings") or "veto" not in ladder[at].get("trigger", {}):
            highest = max(highest, at)
    again = before is not None and any(round_of(file, each) == before for each in known)
    for at, step in enumerate(ladder):
        trigger = step.get("trigger")
        if trigger is None or "veto" in trigger or at <= highest:
            continue
        if _holds(calendar, trigger, one, taken, finding, as_of):
            raised = again and trigger.get("repeat") == "next"
            return titles[min(at + 1, len(titles) - 1)] if raised else step["title"]
    return None


def round_of(file: Tree, sanction: Tree) -> str | None:
    """Its own round, or that of the first finding of the file that it names."""
    if "round" in sanction:
        return str(sanction["round"])
    named = [one for one in file["findings"] if one["id"] in sanction.get("findings", ())]
    return str(named[0]["round"]) if named else None


def _holds(
    calendar: Tree, trigger: Tree, one: Stood, taken: list[Tree], finding: Tree, as_of: date
) -> bool:
    """Every key that is written must hold."""
    since = None
    if "after" in trigger:
        days = [date.fromisoformat(t["on"]) for t in taken if t["step"] == trigger["after"]]
        if not days:
            return False
        since = min(days)
    if "overdue" in trigger:
        start = one.due if since is None else max(one.due, since)
        if working(calendar, start, one.until) < int(trigger["overdue"]):
            return False
    if "rejected" in trigger:
        refused = 0
        for each in [*finding.get("earlier", ()), finding]:
            answer = each.get("verified")
            if answer is None or answer["accepted"] == "是":
                continue
            on, closed = (date.fromisoformat(d["on"]) for d in (answer, each["closing"]))
            refused += on <= as_of and closed <= as_of and (since is None or on >= since)
        if refused < int(trigger["rejected"]):
            return False
    return True
