"""What the ladder of sanctions calls for: proposals with their grounds, never decisions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pufa_cli.base.diagnostics import KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.engine.workdays import Workdays
from pufa_cli.model.clauses import Sanction, Trigger
from pufa_cli.model.rectification import Confirmed, Rectification, events_of
from pufa_cli.model.standing import Ground, Proposal, Standing

FOUND = Text("发现问题：{title}", "found: {title}")
LATE = Text(
    "期限届满，到 {until} 超期 {count} 个工作日", "due; by {until} {count:working day} overdue"
)
STILL = Text(
    "已决定“{step}”（{number}），到 {until} 又过 {count} 个工作日仍未整改",
    "“{step}” was decided ({number}); by {until}, {count:working day} later, still undone",
)
REJECTED = Text("复核未认可 {count} 次", "not accepted {count:time}")
DECIDED = Text("已决定“{step}”（{number}）", "“{step}” was decided ({number})")
BEFORE = Text(
    "上一轮已决定“{step}”（{number}）", "“{step}” was decided in the last round ({number})"
)


class Taken(NamedTuple):
    """A sanction that was confirmed, with its place among those of its file."""

    sanction: Confirmed
    at: int

    def ground(self, text: Text = DECIDED, **more: Sayable) -> Ground:
        """The decision as something to rest on."""
        one = self.sanction
        what = text.with_(step=one.step, number=one.number or "—", **more)
        return Ground(what, one.on, ("sanctions", self.at))


class Past(NamedTuple):
    """What a proposal is held against."""

    taken: Sequence[Taken]  # confirmed for this finding, or this unit
    before: Taken | None  # one of the round before, if any

    def of(self, step: str) -> Taken | None:
        """The first decision of a step."""
        found = [one for one in self.taken if one.sanction.step == step]
        return min(found, key=lambda one: one.sanction.on) if found else None


def taken_in(file: Rectification, round_id: str | None, as_of: date) -> list[Taken]:
    """The sanctions confirmed in a round up to a day."""
    return [
        Taken(one, at)
        for at, one in enumerate(file.sanctions)
        if one.on <= as_of and file.round_of(one) == round_id
    ]


def first_taken(file: Rectification, round_id: str | None, as_of: date) -> Taken | None:
    """The first sanction of a round, or none; none where there was no such round."""
    found = [] if round_id is None else taken_in(file, round_id, as_of)
    return min(found, key=lambda one: (one.sanction.on, one.at)) if found else None


def concerning(taken: Sequence[Taken], finding: str) -> list[Taken]:
    """Those that name a finding, or none at all."""
    return [one for one in taken if not one.sanction.findings or finding in one.sanction.findings]


def proposed(
    ladder: Sequence[Sanction], one: Standing, past: Past, workdays: Workdays
) -> Proposal | None:
    """The mildest step above those already taken whose trigger holds for an undone finding."""
    if not one.state.is_undone:
        return None
    highest = _highest(ladder, past)
    for at, step in enumerate(ladder):
        trigger = step.trigger
        if trigger is None or trigger.veto is not None or at <= highest:
            continue
        grounds = _grounds(trigger, one, past, workdays)
        if grounds is not None:
            what = FOUND.with_(title=one.finding.title)
            found = Ground(what, one.finding.found_on, ("findings", one.at))
            return _proposal(ladder, at, _raised(ladder, at, past), (found, *grounds), past)
    return None


def proposed_for_unit(
    ladder: Sequence[Sanction], fired: Mapping[str, Sequence[Ground]], past: Past
) -> tuple[Proposal, ...]:
    """The steps that fired vetoes call for, without those already taken."""
    made: dict[str, Proposal] = {}
    for at, step in enumerate(ladder):
        trigger = step.trigger
        if trigger is None or trigger.veto not in fired:
            continue
        grounds = [*fired[str(trigger.veto)]]
        if trigger.after is not None:
            before = past.of(trigger.after)
            if before is None:
                continue
            grounds.append(before.ground())
        proposal = _proposal(ladder, at, _raised(ladder, at, past), tuple(grounds), past)
        if past.of(step.title) is None and past.of(proposal.step.title) is None:
            made.setdefault(proposal.step.title, proposal)
    return tuple(made.values())


def _highest(ladder: Sequence[Sanction], past: Past) -> int:
    """The highest step taken; one that a veto calls for only where it names the finding."""
    taken = [
        at
        for at, step in enumerate(ladder)
        for one in past.taken
        if one.sanction.step == step.title
        and (one.sanction.findings or step.trigger is None or step.trigger.veto is None)
    ]
    return max(taken, default=-1)


def _raised(ladder: Sequence[Sanction], at: int, past: Past) -> int:
    """The step above for a unit of the round before, where the trigger says so and there is one."""
    trigger = ladder[at].trigger
    repeats = trigger is not None and trigger.repeat is not None and past.before is not None
    return min(at + 1, len(ladder) - 1) if repeats else at


def _proposal(
    ladder: Sequence[Sanction], at: int, raised: int, grounds: tuple[Ground, ...], past: Past
) -> Proposal:
    if raised == at or past.before is None:
        return Proposal(ladder[at], grounds)
    return Proposal(ladder[raised], (*grounds, past.before.ground(BEFORE)), True)


def _grounds(
    trigger: Trigger, one: Standing, past: Past, workdays: Workdays
) -> tuple[Ground, ...] | None:
    """What a trigger rests on for a finding; None where it does not hold."""
    before = None if trigger.after is None else past.of(trigger.after)
    if trigger.after is not None and before is None:
        return None
    found: list[Ground] = []
    if trigger.overdue is not None:
        since = one.due_on if before is None else max(one.due_on, before.sanction.on)
        count = workdays.between(since, one.until)
        if count < trigger.overdue:
            return None
        found.append(late(one))
        found += [] if before is None else [before.ground(STILL, count=count, until=str(one.until))]
    if trigger.rejected is not None:
        refused = _refused(one, before)
        if len(refused) < trigger.rejected:
            return None
        found += refused
    if before is not None and trigger.overdue is None:
        found.append(before.ground())
    return tuple(found)


def late(one: Standing) -> Ground:
    """How late a finding is."""
    key = "days" if one.finding.due_on is None else "due_on"
    what = LATE.with_(count=one.overdue, until=str(one.until))
    return Ground(what, one.due_on, ("findings", one.at, key))


def _refused(one: Standing, before: Taken | None) -> list[Ground]:
    """Each closing that was not accepted, since a decision where there is one."""
    since = date.min if before is None else before.sanction.on
    found: list[Ground] = []
    for at, (_, verified) in enumerate(events_of(one.finding, one.until)):
        if verified is not None and not verified.accepted and verified.on >= since:
            is_earlier = at < len(one.finding.earlier)
            below: KeyPath = ("earlier", at, "verified") if is_earlier else ("verified",)
            what = REJECTED.with_(count=len(found) + 1)
            found.append(Ground(what, verified.on, ("findings", one.at, *below)))
    return found
