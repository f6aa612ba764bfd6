"""Confirmed sanctions held against their findings, the ladder and one another."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.engine import rectification_codes as codes
from pufa_cli.engine.standings import standing_of
from pufa_cli.engine.workdays import Workdays
from pufa_cli.model.clauses import Sanction
from pufa_cli.model.fields import did_you_mean, not_one_of
from pufa_cli.model.rectification import Confirmed, Finding, Rectification

SANCTION = Text("处置", "sanctioned")


class Decided(NamedTuple):
    """What decisions are held against; no ladder where no standard is known."""

    ladder: Sequence[Sanction] | None
    round: str | None
    workdays: Workdays


def check_sanctions(file: Rectification, around: Decided) -> Iterator[Fault]:
    """Every decision has number, round and findings, and follows the ladder."""
    seen: dict[tuple[str, str | None, str], KeyPath] = {}
    for at, one in enumerate(file.sanctions):
        path: KeyPath = ("sanctions", at)
        yield from _whole(one, file, path)
        yield from _of_findings(one, file, path)
        yield from _on_ladder(one, file, around, path)
        round_id = file.round_of(one)
        twice = [(one.step, round_id, name) for name in one.findings or ("",)]
        before = next((seen[key] for key in twice if key in seen), None)
        if before is not None:
            yield Fault(codes.TAKEN_TWICE, (*path, "step"), {"key": one.step}, others=(before,))
        seen |= {key: (*path, "step") for key in twice if key not in seen}


def _whole(one: Confirmed, file: Rectification, path: KeyPath) -> Iterator[Fault]:
    if not (one.number or "").strip():
        yield Fault(codes.NO_NUMBER, (*path, "step"), {"key": one.step})
    if file.round_of(one) is None and not one.findings:
        yield Fault(codes.NO_ROUND, (*path, "step"), {"key": one.step})


def _of_findings(one: Confirmed, file: Rectification, path: KeyPath) -> Iterator[Fault]:
    """The findings are those of the file and of the round, and were made before."""
    known = {finding.id: finding for finding in file.findings}
    round_id = file.round_of(one)
    for number, name in enumerate(one.findings):
        there = (*path, "findings", number)
        if name not in known:
            values: dict[str, Sayable] = {"key": name, "nearest": did_you_mean(name, known)}
            yield Fault(codes.UNKNOWN_FINDING, there, values)
            continue
        found = known[name]
        if found.round != round_id:
            values = {"key": name, "round": found.round, "wanted": round_id or ""}
            yield Fault(codes.OTHER_ROUND, there, values)
        if one.on < found.found_on:
            values = {"text": str(one.on), "found": str(found.found_on), "what": SANCTION}
            origin = ("findings", file.findings.index(found), "found_on")
            yield Fault(codes.BEFORE_FOUND, (*path, "on"), values, others=(origin,))


def _on_ladder(
    one: Confirmed, file: Rectification, around: Decided, path: KeyPath
) -> Iterator[Fault]:
    """This round's decisions are steps of the standard, in turn, and for what was late."""
    if around.ladder is None or file.round_of(one) != around.round:
        return
    steps = {step.title: step for step in around.ladder}
    step = steps.get(one.step)
    if step is None:
        shown = not_one_of(one.step, list(steps)).values
        yield Fault(codes.UNKNOWN_STEP, (*path, "step"), {"key": one.step, **shown})
        return
    trigger = step.trigger
    if trigger is not None and trigger.after is not None and not _follows(one, file, trigger.after):
        values: dict[str, Sayable] = {"key": one.step, "after": trigger.after}
        yield Fault(codes.STEP_SKIPPED, (*path, "step"), values)
    if trigger is not None and trigger.veto is None and not _was_late(one, file, around):
        yield Fault(codes.NOT_CALLED_FOR, (*path, "on"), {"key": one.step, "text": str(one.on)})


def _follows(one: Confirmed, file: Rectification, after: str) -> bool:
    """Whether the step before was decided, or an earlier round makes this one begin higher."""
    earlier = [other for other in file.sanctions if other.on <= one.on and other is not one]
    round_id = file.round_of(one)
    return any(
        file.round_of(other) != round_id or (other.step == after and _share(one, other))
        for other in earlier
    )


def _share(one: Confirmed, other: Confirmed) -> bool:
    """Whether two decisions are about the same; one that names no finding is about all."""
    if not one.findings or not other.findings:
        return True
    return bool(set(one.findings) & set(other.findings))


def _was_late(one: Confirmed, file: Rectification, around: Decided) -> bool:
    """Whether anything that a decision is about was overdue or refused on its day."""
    listed = [(at, finding) for at, finding in enumerate(file.findings) if _is_about(one, finding)]
    known = [(at, finding) for at, finding in listed if finding.found_on <= one.on]
    stood = [standing_of(finding, at, around.workdays, one.on) for at, finding in known]
    return not known or any(each.overdue or each.rejections for each in stood)


def _is_about(one: Confirmed, finding: Finding) -> bool:
    return finding.id in one.findings if one.findings else finding.round == one.round
