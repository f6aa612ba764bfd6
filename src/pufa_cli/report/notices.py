"""Official letters about rectification (公文), in Chinese, with blanks for seal and number."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from pufa_cli.base.language import Text, say
from pufa_cli.model.rectification import FOUND_BY, Confirmed
from pufa_cli.model.standing import Followed, RectifyList, State, UnitFindings
from pufa_cli.report.letters import written

Kind = Literal["rectification", "reminder", "criticism", "yellow_card"]
KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
TITLES: Mapping[Kind, Text] = {
    "rectification": Text("整改意见通知书", "notice of rectification"),
    "reminder": Text("督办单", "reminder"),
    "criticism": Text("通报批评", "circulated criticism"),
    "yellow_card": Text("黄牌警告通知书", "yellow card"),
}
STEPS: Mapping[Kind, str] = {"criticism": "通报批评", "yellow_card": "黄牌警告"}
STATES: Mapping[State, str] = {
    State.OPEN: "未整改",
    State.IN_PROGRESS: "整改中",
    State.CLOSED: "已报结，待复核",
    State.VERIFIED: "已认可",
    State.REJECTED: "复核未认可",
}


class Chosen(NamedTuple):
    """The findings that a letter is about, and the decision it makes known, if there is one."""

    findings: Sequence[Followed]
    decision: Confirmed | None


def notice(result: RectifyList, unit: UnitFindings, kind: Kind) -> str | None:
    """The letter; None where the unit has no finding that it could be about."""
    found = chosen(unit, kind)
    if not found.findings:
        return None
    standard = result.standard
    decision = found.decision
    values = {
        "number": (decision.number if decision else None) or "",
        "is_decided": decision is not None,
        "unit": unit.unit.name,
        "office": result.office or result.district,
        "round": result.round,
        "standard": standard.title if standard else "",
        "sources": "、".join(dict.fromkeys(_found_by(one) for one in found.findings)),
        "findings": [_finding(one, result) for one in found.findings],
        "ladder": _ladder(result, kind),
        "as_of": chinese(result.provenance.as_of),
        "dated": chinese(decision.on if decision else result.provenance.as_of),
    }
    return written(f"notice-{kind}.md", values)


def chosen(unit: UnitFindings, kind: Kind) -> Chosen:
    """What a letter of a kind is about."""
    if kind == "rectification":
        undone = (one for one in unit.findings if one.standing.state is not State.VERIFIED)
        return Chosen(tuple(undone), None)
    if kind == "reminder":
        return Chosen(tuple(one for one in unit.findings if one.standing.state.is_undone), None)
    step = STEPS[kind]
    proposed = tuple(one for one in unit.findings if _is_proposed(one, step))
    if proposed:
        return Chosen(proposed, None)
    return _decided(unit, step)


def _is_proposed(one: Followed, step: str) -> bool:
    return one.proposal is not None and step in one.proposal.step.title


def _decided(unit: UnitFindings, step: str) -> Chosen:
    """What the last decision of a step is about."""
    made = {one.number: one for each in unit.findings for one in each.confirmed if step in one.step}
    if not made:
        return Chosen((), None)
    last = max(made.values(), key=lambda one: one.on)
    return Chosen(tuple(one for one in unit.findings if last in one.confirmed), last)


def _ladder(result: RectifyList, kind: Kind) -> list[dict[str, str]]:
    """The steps a letter names: that which it is about and those above it, or all."""
    steps = result.standard.sanctions if result.standard else ()
    titles = [step.title for step in steps]
    first = next((at for at, title in enumerate(titles) if STEPS.get(kind, "") in title), 0)
    return [{"title": step.title, "when": step.when} for step in steps[first:]]


def _finding(one: Followed, result: RectifyList) -> dict[str, Any]:
    standing, finding = one.standing, one.standing.finding
    known = result.standard.criterion_by_id if result.standard else {}
    criterion = known.get(finding.criterion or "")
    return {
        "id": finding.id,
        "title": finding.title,
        "criterion": f"{criterion.id} {criterion.title}" if criterion else "",
        "clause": criterion.clause if criterion else "",
        "found_by": _found_by(one),
        "found_on": chinese(finding.found_on),
        "due_on": chinese(standing.due_on),
        "overdue": standing.overdue,
        "state": STATES[standing.state],
        "facts": list(_facts(one)),
    }


def _found_by(one: Followed) -> str:
    return FOUND_BY[one.standing.finding.found_by].zh


def _facts(one: Followed) -> Iterator[str]:
    """What was written about it, day by day, and what a proposal rests on besides."""
    told = {(ground.path, ground.on): ground for ground in one.places}
    for ground in one.proposal.grounds if one.proposal else ():
        if ground.path[:1] == ("sanctions",):
            told[ground.path, ground.on] = ground
    for ground in sorted(told.values(), key=lambda ground: ground.on or date.max):
        when = "" if ground.on is None else f"{chinese(ground.on)}，"
        yield when + say(ground.what, "zh")


def chinese(day: date) -> str:
    """A day as official letters write it."""
    return f"{day.year}年{day.month}月{day.day}日"
