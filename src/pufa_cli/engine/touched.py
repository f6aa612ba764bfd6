"""Outcomes that something outside the criterion changes: zeroed by a veto, doubled for a gap."""

from collections.abc import Sequence
from fractions import Fraction

from pufa_cli.base.language import Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.criteria import exemption_effect
from pufa_cli.engine.total import Judged
from pufa_cli.model.assessment import FiredVeto
from pufa_cli.model.rule import Loss, Outcome, Status, status_of
from pufa_cli.model.standard import Standard

ZEROED = Text("触发 {veto} {title}，本项不得分", "{veto} {title} holds: nothing for this item")
DOUBLED = Text(
    "有缺项，其余扣分按 {times} 倍计，再扣 {extra}",
    "something does not apply: the other deductions count {times} times, {extra} more",
)
SUM = Text("{how}；{more}", "{how}; {more}")

Sheet = Sequence[Sequence[Sequence[Judged]]]


def zeroed(sheet: Sheet, standard: Standard, vetoes: tuple[FiredVeto, ...]) -> Sheet:
    """The sheet with nothing for the criteria and dimensions that a veto zeroes.

    That holds for what does not apply as well: an exemption does not undo a veto.
    """
    names = {name: one for one in reversed(vetoes) for name in one.veto.effect.zeroes}
    if not names:
        return sheet
    dimension_of = {
        criterion.id: dimension.id
        for part in standard.parts
        for dimension in part.dimensions
        for criterion in dimension.criteria
    }

    def touched(one: Judged) -> Judged:
        by = names.get(one.criterion.id) or names.get(dimension_of[one.criterion.id])
        return one if by is None else one._replace(outcome=_nothing(one, by))

    return [[[touched(one) for one in found] for found in part] for part in sheet]


def _nothing(one: Judged, by: FiredVeto) -> Outcome:
    said = ZEROED.with_(veto=by.veto.id, title=by.veto.title)
    loss = Loss(one.criterion.marks, said, is_fixable=False)
    is_exempt = one.outcome.status is Status.NOT_APPLICABLE  # it asks for no answer
    return one.outcome._replace(
        answered=one.criterion.marks if is_exempt else one.outcome.answered,
        status=Status.NOT_MET,
        points=ZERO,
        at_most=ZERO,
        how=SUM.with_(how=one.outcome.how, more=said),
        losses=(loss,),
    )


def doubled(sheet: Sheet, standard: Standard) -> Sheet:
    """The sheet with the other deductions multiplied wherever something does not apply."""
    rule = standard.not_applicable
    if rule.effect != "double":
        return sheet
    everywhere = rule.at == "sheet" and any(
        _opens(one, standard) for part in sheet for found in part for one in found
    )
    result = []
    for part in sheet:
        in_part = rule.at == "part" and any(_opens(one, standard) for f in part for one in f)
        result.append([_doubled(found, standard, everywhere or in_part) for found in part])
    return result


def _opens(one: Judged, standard: Standard) -> bool:
    is_exempt = one.outcome.status is Status.NOT_APPLICABLE
    return is_exempt and exemption_effect(standard, one.criterion) == "double"


def _doubled(found: Sequence[Judged], standard: Standard, is_above: bool) -> Sequence[Judged]:
    is_here = standard.not_applicable.at == "dimension" and any(_opens(o, standard) for o in found)
    if not (is_above or is_here):
        return found
    times = standard.not_applicable.times
    return [one._replace(outcome=_times(one, times)) for one in found]


def _times(one: Judged, times: Fraction) -> Outcome:
    outcome, marks = one.outcome, one.criterion.marks
    points = _left(marks, outcome.points, times)
    most = max(points, _left(marks, outcome.at_most, times))
    extra = outcome.points - points
    is_settled = most == points and (extra or outcome.is_open)
    status = status_of(points, marks) if is_settled else outcome.status
    found = outcome._replace(status=status, points=points, at_most=most)
    return _with_extra(found, outcome, marks, times) if extra else found


def _with_extra(found: Outcome, before: Outcome, marks: Fraction, times: Fraction) -> Outcome:
    """The outcome with what the doubling takes as a loss of its own."""
    extra = before.points - found.points
    said = DOUBLED.with_(times=times, extra=extra)
    losses = tuple(
        loss._replace(alone=_left(marks, before.points + loss.worth, times) - found.points)
        for loss in before.losses
    )
    how = SUM.with_(how=before.how, more=said)
    return found._replace(how=how, losses=(*losses, Loss(extra, said, is_fixable=False)))


def _left(marks: Fraction, points: Fraction, times: Fraction) -> Fraction:
    """The points when every mark lost costs `times` as much; never below 0."""
    return max(ZERO, marks - (marks - points) * times)
