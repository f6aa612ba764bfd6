"""Official letters about rectification (公文), in Chinese, with blanks for seal and number."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from pufa_cli.base.language import Text, say
from pufa_cli.model.clauses import Sanction, Veto
from pufa_cli.model.district import Unit
from pufa_cli.model.rectification import FOUND_BY, Confirmed
from pufa_cli.model.standing import Followed, Ground, RectifyList, State, UnitFindings
from pufa_cli.report.letters import written

Kind = Literal["rectification", "reminder", "criticism", "yellow_card", "referral"]
Form = Literal["md", "html"]
KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
FORMS: Mapping[str, Form] = {form: form for form in get_args(Form)}
REFERRAL: Kind = "referral"
TITLES: Mapping[Kind, Text] = {
    "rectification": Text("整改意见通知书", "notice of rectification"),
    "reminder": Text("督办单", "reminder"),
    "criticism": Text("通报批评", "circulated criticism"),
    "yellow_card": Text("黄牌警告通知书", "yellow card"),
    "referral": Text("一票否决移送函", "referral of a veto"),
}
STEPS: Mapping[Kind, str] = {"criticism": "通报批评", "yellow_card": "黄牌警告"}
STATES: Mapping[State, str] = {
    State.OPEN: "未整改",
    State.IN_PROGRESS: "整改中",
    State.CLOSED: "已报结，待复核",
    State.VERIFIED: "已认可",
    State.REJECTED: "复核未认可",
}
BLANK_ROW = ("", "", "", "")
ATTACHED = ("考核成绩单", "考核评定表", "整改台账")


class Chosen(NamedTuple):
    """The findings that a letter is about, and the decision it makes known, if there is one."""

    findings: Sequence[Followed]
    decision: Confirmed | None


class Referred(NamedTuple):
    """A veto that a unit is referred for: who says so, and what its total is."""

    veto: Veto
    grounds: tuple[Ground, ...]
    steps: tuple[Sanction, ...]  # of the ladder, called for by it
    total: str = ""  # empty where there is none
    grade: str = ""


def notice(
    result: RectifyList, unit: UnitFindings, kind: Kind, form: Form, copies: Sequence[str]
) -> str | None:
    """The letter; None where the unit has no finding that it could be about.

    `copies` are those in charge of the unit, who get one each.
    """
    found = chosen(unit, kind)
    if not found.findings:
        return None
    values = {
        **_common(result, unit.unit, found.decision, form),
        "copies": copies,
        "head": unit.unit.head or "",
        "sources": "、".join(dict.fromkeys(_found_by(one) for one in found.findings)),
        "findings": [_finding(one, result, found.decision) for one in found.findings],
        "ladder": _ladder(result, kind),
        "as_of": chinese(result.provenance.as_of),
        "reply": [
            (str(at), one.standing.finding.title, *BLANK_ROW)
            for at, one in enumerate(found.findings, 1)
        ],
    }
    return written(f"notice-{kind}", values)


def referral(
    result: RectifyList,
    unit: UnitFindings,
    vetoes: Sequence[Referred],
    form: Form,
    copies: Sequence[str],
) -> str | None:
    """The letter that hands a unit's vetoes over; None where none holds."""
    if not vetoes:
        return None
    titles = {step.title for one in vetoes for step in one.steps}
    decided = [one for one in unit.confirmed if one.step in titles]
    last = max(decided, key=lambda one: one.on, default=None)
    where = dict.fromkeys(one.veto.carries_to for one in vetoes if one.veto.carries_to)
    values = {
        **_common(result, unit.unit, last, form),
        "copies": copies,
        "to": "、".join(where) + "主管部门" if where else "＿＿＿＿＿＿＿＿",
        "facts": list(_facts_of(unit.unit, vetoes)),
        "rules": list(_rules_of(vetoes)),
        "asked": list(_asked_of(unit.unit, vetoes, decided)),
        "attachments": list(ATTACHED),
    }
    return written(f"notice-{REFERRAL}", values)


def _common(
    result: RectifyList, unit: Unit, decision: Confirmed | None, form: Form
) -> dict[str, Any]:
    """What every letter says of itself."""
    standard = result.standard
    return {
        "form": f"letter.{form}.j2",
        "number": (decision.number if decision else None) or "",
        "is_decided": decision is not None,
        "unit": unit.name,
        "office": result.office or result.district,
        "round": result.round,
        "standard": standard.title if standard else "",
        "dated": chinese(decision.on if decision else result.provenance.as_of),
    }


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


def _finding(one: Followed, result: RectifyList, decision: Confirmed | None) -> dict[str, Any]:
    standing, finding = one.standing, one.standing.finding
    known = result.standard.criterion_by_id if result.standard else {}
    criterion = known.get(finding.criterion or "")
    late = f"，超期 {standing.overdue} 个工作日" if standing.overdue else ""
    return {
        "id": finding.id,
        "title": finding.title,
        "criterion": f"{criterion.id} {criterion.title}" if criterion else "",
        "clause": criterion.clause if criterion else "",
        "found_by": _found_by(one),
        "found_on": chinese(finding.found_on),
        "due_on": chinese(standing.due_on),
        "state": STATES[standing.state] + late,
        "facts": list(_facts(one, decision)),
    }


def _found_by(one: Followed) -> str:
    return FOUND_BY[one.standing.finding.found_by].zh


def _facts(one: Followed, decision: Confirmed | None) -> Iterator[str]:
    """What was written about it, day by day, and what a proposal rests on besides."""
    told = {(ground.path, ground.on): ground for ground in one.places}
    for ground in one.proposal.grounds if one.proposal else ():
        if ground.path[:1] == ("sanctions",):
            told[ground.path, ground.on] = ground
    for ground in sorted(told.values(), key=lambda ground: ground.on or date.max):
        is_itself = decision is not None and ground.path[:1] == ("sanctions",)
        if is_itself and decision is not None and ground.on == decision.on:
            continue  # what the letter itself makes known
        when = "" if ground.on is None else f"{chinese(ground.on)}，"
        yield when + _in_words(ground, one)


def _in_words(ground: Ground, one: Followed) -> str:
    """A fact; days as letters write them."""
    until = chinese(one.standing.until)
    if ground.path[:1] == ("sanctions",):
        return say(ground.what, "zh").replace(f" {one.standing.until} ", until)
    if ground.path[2:] not in (("due_on",), ("days",)) or not one.standing.overdue:
        return say(ground.what, "zh")
    return f"整改期限届满，至{until}超期 {one.standing.overdue} 个工作日"


# --- referring a unit


def _facts_of(unit: Unit, vetoes: Sequence[Referred]) -> Iterator[str]:
    for one in vetoes:
        for ground in one.grounds:
            when = "" if ground.on is None else f"{chinese(ground.on)}，"
            yield f"{when}{say(ground.what, 'zh')}。"
    total, grade = vetoes[0].total, vetoes[0].grade
    if total:
        yield f"{unit.name}本轮考核总分 {total}，等次“{grade}”。"
    else:
        yield f"{unit.name}本轮没有可用的自评表，未评定总分。"


def _rules_of(vetoes: Sequence[Referred]) -> Iterator[str]:
    for one in vetoes:
        follows = f"：{one.veto.consequence}" if one.veto.consequence else ""
        yield f"否决条款 {one.veto.id}“{one.veto.title}”{follows}。"
        for step in one.steps:
            yield f"处置阶梯“{step.title}”：{step.when}。"


def _asked_of(
    unit: Unit, vetoes: Sequence[Referred], decided: Sequence[Confirmed]
) -> Iterator[str]:
    """The decisions made, then the steps that nobody has decided, then the other appraisal."""
    for one in sorted(decided, key=lambda one: one.on):
        yield f"{chinese(one.on)}，已决定“{one.step}”（{one.number}）。"
    made = {one.step for one in decided}
    for title in dict.fromkeys(step.title for one in vetoes for step in one.steps):
        if title not in made:
            yield f"建议对{unit.name}采取“{title}”的措施。"
    for where in dict.fromkeys(one.veto.carries_to for one in vetoes if one.veto.carries_to):
        yield f"请将上述情形作为{where}的依据。"


def chinese(day: date) -> str:
    """A day as official letters write it."""
    return f"{day.year}年{day.month}月{day.day}日"
