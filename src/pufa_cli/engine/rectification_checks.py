"""A rectification file held against itself, its unit, the standard, the calendar and the day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pufa_cli.base.diagnostics import Code, Fault, KeyPath, repeated
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.text import shorten
from pufa_cli.engine import codes as general
from pufa_cli.engine import rectification_codes as codes
from pufa_cli.engine import review_codes as reviews
from pufa_cli.engine.proof import check_proof
from pufa_cli.engine.sanction_checks import Decided, check_sanctions
from pufa_cli.engine.standings import due_day, standing_of
from pufa_cli.engine.visits import seems_of
from pufa_cli.engine.workdays import MONDAY_TO_FRIDAY, Workdays
from pufa_cli.model.district import Unit
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.rectification import Closing, Finding, Rectification, Verification
from pufa_cli.model.standard import Standard

MOST_DAYS = 366
MOST_SHOWN = 80  # characters of a path
STEP = Text("整改经过", "a step")
CLOSING = Text("报结", "closed")
VERIFIER = Text("复核人", "the verifier")


class Around(NamedTuple):
    """What a file is held against; None where nobody expects anything."""

    as_of: date
    workdays: Workdays = MONDAY_TO_FRIDAY
    file: str | None = None  # the unit its name says
    units: Mapping[str, Unit] | None = None
    standard: Standard | None = None
    round: str | None = None
    starts_on: date | None = None  # of that round
    ends_on: date | None = None
    evidence: Mapping[str, FoundEvidence] = {}


def check_rectification(file: Rectification, around: Around) -> Iterator[Fault]:
    """Every contradiction (errors) and doubt (warnings); paths start in the file."""
    yield from _identity(file, around)
    yield from _ids(file)
    for at, finding in enumerate(file.findings):
        path: KeyPath = ("findings", at)
        yield from _due(finding, path, around)
        yield from _order(finding, path)
        yield from _round(finding, path, around)
        yield from _in_turn(finding, path)
        for below, closing, verified in _attempts(finding):
            yield from _attempt((*path, *below), closing, verified)
            if verified is not None:
                yield from _somebody_else(verified, (*path, *below), file.unit, around)
            if closing is not None:
                there = (*path, *below, "closing", "evidence")
                yield from check_proof(closing.evidence, there, around.evidence, file.unit)
    steps = around.standard.sanctions if around.standard else None
    yield from check_sanctions(file, Decided(steps, around.round, around.workdays))
    yield from _future(file, around.as_of)
    yield from _criteria(file, around)


def _identity(file: Rectification, around: Around) -> Iterator[Fault]:
    if around.file is not None and file.unit != around.file:
        values = {"text": file.unit, "wanted": around.file}
        yield Fault(general.UNIT_DIFFERS, ("unit",), dict(values))
    elif around.units is not None and file.unit not in around.units:
        nearest = did_you_mean(file.unit, around.units)
        yield Fault(general.UNKNOWN_UNIT, ("unit",), {"key": file.unit, "nearest": nearest})
    wanted = around.standard.reference if around.standard else None
    if file.standard is not None and wanted is not None and file.standard != wanted:
        yield Fault(codes.OTHER_STANDARD, ("standard",), {"text": file.standard, "wanted": wanted})


def _ids(file: Rectification) -> Iterator[Fault]:
    ids = ((("findings", at, "id"), finding.id) for at, finding in enumerate(file.findings))
    for key, path, first in repeated(ids):
        yield Fault(codes.FINDING_TWICE, path, {"key": key}, others=(first,))


def _due(finding: Finding, path: KeyPath, around: Around) -> Iterator[Fault]:
    is_one = (finding.due_on is None) != (finding.days is None)
    if not is_one or (finding.days is not None and finding.days > MOST_DAYS):
        key = "id" if finding.days is None else "days"
        yield Fault(codes.DUE_UNCLEAR, (*path, key), {"most": MOST_DAYS})
        return
    if finding.due_on is not None and finding.due_on < finding.found_on:
        yield _early(codes.DUE_EARLY, finding, finding.due_on, (*path, "due_on"), path)
        return
    due, workdays = due_day(finding, around.workdays), around.workdays
    if finding.due_on is not None and not workdays.is_worked(due):
        yield Fault(codes.DUE_ON_REST, (*path, "due_on"), {"text": str(due)})
    until = standing_of(finding, 0, workdays, around.as_of).until
    years = workdays.unknown_years(finding.found_on, max(due, until))
    if years:
        values = {"years": shorten("、".join(map(str, years)), MOST_SHOWN)}
        yield Fault(codes.NO_CALENDAR, (*path, "found_on"), dict(values))


def _early(
    code: Code, finding: Finding, day: date, path: KeyPath, above: KeyPath, what: Sayable = ""
) -> Fault:
    values: dict[str, Sayable] = {"text": str(day), "found": str(finding.found_on), "what": what}
    return Fault(code, path, values, others=((*above, "found_on"),))


def _order(finding: Finding, path: KeyPath) -> Iterator[Fault]:
    for at, step in enumerate(finding.steps):
        if step.on < finding.found_on:
            where: KeyPath = (*path, "steps", at, "on")
            yield _early(codes.BEFORE_FOUND, finding, step.on, where, path, STEP)
    for below, closing, _ in _attempts(finding):
        if closing is not None and closing.on < finding.found_on:
            where = (*path, *below, "closing", "on")
            yield _early(codes.BEFORE_FOUND, finding, closing.on, where, path, CLOSING)


def _round(finding: Finding, path: KeyPath, around: Around) -> Iterator[Fault]:
    """What was found in the time of this round belongs to it, and nothing else does."""
    if around.round is None or around.starts_on is None:
        return
    is_since = finding.found_on >= around.starts_on
    is_within = is_since and (around.ends_on is None or finding.found_on <= around.ends_on)
    if (not is_since) if finding.round == around.round else is_within:
        values = {
            "text": str(finding.found_on),
            "round": finding.round,
            "wanted": around.round,
            "start": str(around.starts_on),
        }
        yield Fault(codes.ROUND_DOUBTFUL, (*path, "round"), dict(values))


def _in_turn(finding: Finding, path: KeyPath) -> Iterator[Fault]:
    """Attempts go by time, and only the last of them can have been accepted."""
    last: tuple[date, KeyPath] | None = None
    for below, closing, verified in _attempts(finding):
        here: KeyPath = (*path, *below)
        if last is not None and closing is not None and closing.on < last[0]:
            values = {"text": str(closing.on), "before": str(last[0])}
            there = (*here, "closing", "on")
            yield Fault(codes.ATTEMPT_EARLY, there, dict(values), others=(last[1],))
        if below and verified is not None and verified.accepted:
            yield Fault(codes.EARLIER_ACCEPTED, (*here, "verified", "accepted"))
        if verified is not None:
            last = (verified.on, (*here, "verified", "on"))


def _somebody_else(
    verified: Verification, path: KeyPath, unit_id: str, around: Around
) -> Iterator[Fault]:
    """A closing is verified by somebody, and not by the unit itself."""
    there, units = (*path, "verified", "by"), around.units or {}
    unit, text = units.get(unit_id), verified.by.strip()
    if not text:
        yield Fault(codes.NO_VERIFIER, there)
    elif text == unit_id or (unit is not None and text == unit.name):
        yield Fault(reviews.OWN_UNIT, there, {"who": VERIFIER})
    elif unit is not None and seems_of(text, unit, units):
        yield Fault(reviews.SEEMS_OWN, there, {"text": text, "name": unit.name})


def _attempts(
    finding: Finding,
) -> Iterator[tuple[KeyPath, Closing | None, Verification | None]]:
    """Each closing with its verification, and the path of what holds them."""
    for at, one in enumerate(finding.earlier):
        yield ("earlier", at), one.closing, one.verified
    yield (), finding.closing, finding.verified


def _attempt(
    path: KeyPath, closing: Closing | None, verified: Verification | None
) -> Iterator[Fault]:
    if closing is not None and not closing.evidence:
        yield Fault(codes.NO_PROOF, (*path, "closing"), on_key=True)
    if verified is None:
        return
    if closing is None:
        yield Fault(codes.NOT_CLOSED, (*path, "verified"), on_key=True)
    elif verified.on < closing.on:
        values = {"text": str(verified.on), "closed": str(closing.on)}
        there = (*path, "verified", "on")
        others = ((*path, "closing", "on"),)
        yield Fault(codes.VERIFIED_EARLY, there, dict(values), others=others)
    if not verified.accepted and not (verified.reason or "").strip():
        yield Fault(codes.NO_REASON, (*path, "verified", "accepted"))


def _future(file: Rectification, as_of: date) -> Iterator[Fault]:
    for path, day in _dates(file):
        if day > as_of:
            values = {"text": str(day), "as_of": str(as_of)}
            yield Fault(general.IN_THE_FUTURE, path, dict(values))


def _dates(file: Rectification) -> Iterator[tuple[KeyPath, date]]:
    for at, finding in enumerate(file.findings):
        path: KeyPath = ("findings", at)
        yield (*path, "found_on"), finding.found_on
        for number, step in enumerate(finding.steps):
            yield (*path, "steps", number, "on"), step.on
        for below, closing, verified in _attempts(finding):
            for key, one in (("closing", closing), ("verified", verified)):
                if one is not None:
                    yield (*path, *below, key, "on"), one.on
    for at, sanction in enumerate(file.sanctions):
        yield ("sanctions", at, "on"), sanction.on


def _criteria(file: Rectification, around: Around) -> Iterator[Fault]:
    """Criteria of this round's findings are on the unit's sheet."""
    standard = around.standard
    if standard is None:
        return
    unit = (around.units or {}).get(file.unit)
    known = list(standard.criterion_by_id)
    if unit is not None and unit.category in standard.category_by_id:
        known = [one.id for one in standard.criteria_of(unit.category)]
    for at, finding in enumerate(file.findings):
        is_current = around.round in (None, finding.round)
        if is_current and finding.criterion is not None and finding.criterion not in known:
            values = {"key": finding.criterion, "nearest": did_you_mean(finding.criterion, known)}
            yield Fault(general.UNKNOWN_CRITERION, ("findings", at, "criterion"), values)
