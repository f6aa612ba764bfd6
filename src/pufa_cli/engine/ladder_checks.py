"""The ladder of sanctions held against itself: triggers that can never or always hold."""

from collections.abc import Iterator

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.engine import rectification_codes as codes
from pufa_cli.model.clauses import Trigger
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.standard import Standard


def _steps_are_distinct(standard: Standard) -> Iterator[Fault]:
    titles = (
        (("sanctions", at, "title"), step.title) for at, step in enumerate(standard.sanctions)
    )
    for key, path, first in repeated(titles):
        yield Fault(codes.STEP_TWICE, path, {"key": key}, others=(first,))


def _triggers_hold(standard: Standard) -> Iterator[Fault]:
    for at, step in enumerate(standard.sanctions):
        if step.trigger is not None:
            path: KeyPath = ("sanctions", at, "trigger")
            yield from _conditions(step.title, step.trigger, path)
            yield from _references(standard, at, step.trigger, path)


def _conditions(title: str, trigger: Trigger, path: KeyPath) -> Iterator[Fault]:
    counted = {"overdue": trigger.overdue, "rejected": trigger.rejected}
    for key, number in counted.items():
        if number == 0:
            yield Fault(codes.TRIGGER_ZERO, (*path, key), {"key": key})
    if trigger.veto is None and all(number is None for number in counted.values()):
        yield Fault(codes.TRIGGER_EMPTY, path, {"key": title})
    if trigger.veto is not None and any(number is not None for number in counted.values()):
        yield Fault(codes.TRIGGER_MIXED, (*path, "veto"))


def _references(standard: Standard, at: int, trigger: Trigger, path: KeyPath) -> Iterator[Fault]:
    before = [one.title for one in standard.sanctions[:at]]
    if trigger.after is not None and trigger.after not in before:
        values = {"key": trigger.after, "nearest": did_you_mean(trigger.after, before)}
        yield Fault(codes.TRIGGER_AFTER, (*path, "after"), values)
    known = [veto.id for veto in standard.vetoes]
    if trigger.veto is not None and trigger.veto not in known:
        values = {"key": trigger.veto, "nearest": did_you_mean(trigger.veto, known)}
        yield Fault(codes.TRIGGER_VETO, (*path, "veto"), values)


CHECKS = (_steps_are_distinct, _triggers_hold)
