"""What stands outside the sheet: bonus and penalty lines, and the veto clauses that hold."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine import clause_codes, codes
from pufa_cli.engine.criteria import Filed
from pufa_cli.model.assessment import FiredVeto, GroupResult, LineResult, VetoSaid
from pufa_cli.model.clauses import Group, Line, Veto
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.rule import is_blank
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Answer

EACH = Text("{number} × {each} = {points}{cap}", "{number} × {each} = {points}{cap}")
CAP = Text("，本条最多 {most}", ", this line at most {most}")


def group_results(
    groups: tuple[Group, ...], name: str, filed: Filed, faults: list[Fault]
) -> tuple[GroupResult, ...]:
    """What each group of `bonuses` or `penalties` comes to; a line left blank counts nothing."""
    return tuple(_group(group, name, filed, faults) for group in groups)


def _group(group: Group, name: str, filed: Filed, faults: list[Fault]) -> GroupResult:
    found = (_line(line, name, filed, faults) for line in group.lines)
    lines = tuple(one for one in found if one is not None)
    return GroupResult(group, lines, group.worth(tuple(one.points for one in lines)))


def _line(line: Line, name: str, filed: Filed, faults: list[Fault]) -> LineResult | None:
    """The line as the deciding review has it, or the submission where none speaks of it.

    A figure below 0 counts as none; of what is partly blank, a bonus takes the least that it can
    be and a penalty the most.
    """
    spoken: list[tuple[str, KeyPath, Mapping[str, Answer]]] = [
        (str(review.source), ("review", number, name), getattr(review, name))
        for number, review in enumerate(filed.reviews)
    ]
    spoken.append(("submission", (name,), getattr(filed.submission, name)))
    read = [
        (by, line.measure.read(facts[line.id].facts, (*path, line.id, "facts"), faults))
        for by, path, facts in spoken
        if line.id in facts and not is_blank(facts[line.id].facts)
    ]
    by, reading = read[0] if read else ("", None)
    if reading is None:
        if read and name == "penalties" and not faults:
            path = next(path for who, path, _ in spoken if who == by)
            fault = Fault(clause_codes.LINE_INCOMPLETE, (*path, line.id), {"key": line.id})
            faults.append(fault)
        return None
    number = max(ZERO, reading.most if name == "penalties" else reading.number)
    points, raw = line.worth(number), number * line.points
    cap = CAP.with_(most=line.max or ZERO) if raw > points else ""
    how = EACH.with_(number=number, each=line.points, points=raw, cap=cap)
    return LineResult(line, points, reading.said, by, how)


def fired(standard: Standard, filed: Filed, faults: list[Fault]) -> Iterator[FiredVeto]:
    """The veto clauses that anyone says hold, in the standard's order."""
    told: list[_Told] = [
        _Told("submission", filed.submission.filled_on, ("vetoes",), filed.submission.vetoes)
    ]
    for number, review in enumerate(filed.reviews):
        path = ("review", number, "vetoes")
        told.append(_Told(review.source, review.reviewed_on, path, review.vetoes))
    for veto in standard.vetoes:
        said = tuple(
            VetoSaid(
                one.by,
                _holds(veto, one.vetoes[veto.id], one.path, faults),
                one.on,
                (*one.path, veto.id),
            )
            for one in told
            if veto.id in one.vetoes
        )
        first = next((one.by for one in said if one.holds), None)
        if first is not None:
            yield FiredVeto(veto, first, said)


class _Told(NamedTuple):
    """The vetoes of one file."""

    by: str
    on: date | None
    path: KeyPath
    vetoes: Mapping[str, bool | dict[str, int]]


def _holds(veto: Veto, facts: bool | dict[str, int], path: KeyPath, faults: list[Fault]) -> bool:
    if veto.below is not None and not veto.conditions:
        faults.append(Fault(clause_codes.FIRES_ITSELF, (*path, veto.id), {"key": veto.id}))
        return False
    if isinstance(facts, bool) == bool(veto.conditions):
        code = codes.CONDITIONS_WANTED if veto.conditions else codes.NO_CONDITIONS
        names = "、".join(one.id for one in veto.conditions)
        faults.append(Fault(code, (*path, veto.id), {"key": veto.id, "choices": names}))
        return False
    if isinstance(facts, bool):
        return facts
    known = [one.id for one in veto.conditions]
    for key in facts:
        if key not in known:
            values = {"key": key, "nearest": did_you_mean(key, known)}
            faults.append(Fault(codes.UNKNOWN_VETO, (*path, veto.id, key), values, on_key=True))
    return any(facts.get(one.id, 0) >= one.at_least for one in veto.conditions)


def subtracted(vetoes: tuple[FiredVeto, ...]) -> Fraction:
    """What the veto clauses that hold take off the total."""
    return sum((one.veto.effect.subtract or ZERO for one in vetoes), ZERO)
