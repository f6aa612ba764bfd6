"""A practice held against roster and standard; what adopting units gain by it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.base.language import Sayable
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine import codes as general
from pufa_cli.engine import practice_codes as codes
from pufa_cli.engine.proof import check_proof
from pufa_cli.model.district import Unit
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.practice import Practice
from pufa_cli.model.spreading import Rates
from pufa_cli.model.standard import Standard


class Around(NamedTuple):
    """What a practice is held against; None where nobody expects anything."""

    as_of: date
    file: str | None = None  # the id its name says
    units: Mapping[str, Unit] | None = None
    standard: Standard | None = None
    evidence: Mapping[str, FoundEvidence] = {}


def check_practice(file: Practice, around: Around) -> Iterator[Fault]:
    """Every contradiction (errors) and doubt (warnings); paths start in the file."""
    if around.file is not None and file.id != around.file:
        yield Fault(codes.NAME_DIFFERS, ("id",), {"text": file.id, "wanted": around.file})
    if not file.evidence:
        yield Fault(codes.NO_PROOF, ("id",))
    yield from check_proof(file.evidence, ("evidence",), around.evidence, file.unit)
    yield from _units(file, around)
    yield from _criteria(file, around)
    yield from _adoptions(file)
    yield from _future(file, around.as_of)


def _units(file: Practice, around: Around) -> Iterator[Fault]:
    if around.units is None:
        return
    places: list[tuple[KeyPath, str]] = [(("unit",), file.unit)]
    places += [(("adopted", at, "unit"), one.unit) for at, one in enumerate(file.adopted)]
    for path, unit in places:
        if unit not in around.units:
            values = {"key": unit, "nearest": did_you_mean(unit, around.units)}
            yield Fault(general.UNKNOWN_UNIT, path, values)


def _criteria(file: Practice, around: Around) -> Iterator[Fault]:
    standard = around.standard
    if standard is None:
        return
    known = standard.criterion_by_id
    for at, criterion in enumerate(file.criteria):
        if criterion not in known:
            values = {"key": criterion, "nearest": did_you_mean(criterion, known)}
            yield Fault(general.UNKNOWN_CRITERION, ("criteria", at), values)
    for at, one in enumerate(file.adopted):
        unit = (around.units or {}).get(one.unit)
        sheet = {c.id for c in standard.criteria_of(unit.category)} if unit is not None else set()
        for criterion in file.criteria if sheet else ():
            if criterion in known and criterion not in sheet:
                shown: dict[str, Sayable] = {"key": one.unit, "criterion": criterion}
                yield Fault(codes.NOT_CONCERNED, ("adopted", at, "unit"), shown)


def _adoptions(file: Practice) -> Iterator[Fault]:
    units = ((("adopted", at, "unit"), one.unit) for at, one in enumerate(file.adopted))
    of_criteria = ((("criteria", at), one) for at, one in enumerate(file.criteria))
    for key, path, first in (*repeated(units), *repeated(of_criteria)):
        yield Fault(codes.ADOPTED_TWICE, path, {"key": key}, others=(first,))
    for at, one in enumerate(file.adopted):
        path = ("adopted", at, "on")
        if one.unit == file.unit:
            yield Fault(codes.ITS_OWN, ("adopted", at, "unit"), {"key": one.unit})
        if one.on < file.recorded_on:
            values = {"text": str(one.on), "on": str(file.recorded_on)}
            yield Fault(codes.ADOPTED_EARLY, path, dict(values), others=(("recorded_on",),))


def _future(file: Practice, as_of: date) -> Iterator[Fault]:
    days: list[tuple[KeyPath, date]] = [(("recorded_on",), file.recorded_on)]
    days += [(("adopted", at, "on"), one.on) for at, one in enumerate(file.adopted)]
    for path, day in days:
        if day > as_of:
            values = {"text": str(day), "as_of": str(as_of)}
            yield Fault(general.IN_THE_FUTURE, path, dict(values))


def mean_rate(rates: Rates, criterion: str, units: Iterable[str]) -> Fraction | None:
    """The mean of points over marks, 0 .. 1, on a criterion over some units; None for none."""
    found = [rates[unit, criterion] for unit in units if (unit, criterion) in rates]
    return sum(found, ZERO) / len(found) if found else None
