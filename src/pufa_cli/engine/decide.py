"""From total to grade: incomplete, vetoed, capped or banded; the first that applies."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import fixed
from pufa_cli.model.assessment import Completion, Decision, FiredVeto, Total, Verdict
from pufa_cli.model.clauses import Grade, Veto
from pufa_cli.model.standard import Category, Standard

INCOMPLETE = Text(
    "完整度 {share}% 低于 {minimum}，不评等次", "completeness {share}% is below {minimum}: no grade"
)
NOTHING_DUE = Text("全部指标都不适用，无法评定", "nothing applies: it cannot be graded")
VETOED = Text("触发 {veto} {title}，定为{grade}", "{veto} {title} holds: {grade}")
CAPPED = Text(
    "总分在“{band}”线上，因 {veto} {title} 最高{grade}",
    "the total reaches “{band}”, {veto} {title} leaves at most {grade}",
)
BANDED = Text("{total} 分，达到“{grade}”线 {line}", "{total} reaches “{grade}” at {line}")
UNDER = Text("{total} 分，低于各等次线，为“{grade}”", "{total} is below every grade: “{grade}”")
OPEN = Text(
    "{low}—{high} 分，{worst}至{best}，待评后确定",
    "{low} to {high}, {worst} to {best}, once the pending items are judged",
)
# Who says that a veto holds where a figure fires it.
BY_TOTAL, BY_POINTS = "total", "points"


class _Ruling(NamedTuple):
    """What one figure leads to: its band, and the grade once the vetoes have spoken."""

    verdict: Verdict
    grade: str
    band: str
    veto: Veto | None = None


def fallen(standard: Standard, total: Total, said: Sequence[FiredVeto]) -> Iterator[FiredVeto]:
    """The veto clauses that the total itself fires, whatever is still pending; once each."""
    _, high = _figures(standard, total)
    held = [one.veto for one in said]
    for veto in _falling(standard, high):
        if veto not in held:
            yield FiredVeto(veto, BY_TOTAL)


def decide(
    standard: Standard,
    category: Category,
    total: Total,
    complete: Completion,
    vetoes: Sequence[FiredVeto],
    doubtful: Sequence[Veto] = (),
) -> Decision:
    """The grade and its reason; the first that applies of incomplete, vetoed, capped, banded.

    `doubtful` are clauses that hold unless pending items lift what they read.
    """
    if complete.due == 0 and not complete.is_full:
        return Decision(Verdict.INCOMPLETE, None, None, None, NOTHING_DUE)
    minimum = standard.completeness.minimum if standard.completeness else None
    if minimum is not None and complete.share * 100 < minimum.number:
        share = complete.share * 100
        reason = INCOMPLETE.with_(share=share, minimum=str(minimum))
        return Decision(Verdict.INCOMPLETE, None, None, None, reason)
    said = [one.veto for one in vetoes]
    low, high = _figures(standard, total)
    grades = standard.grades_of(category)
    worst = _ruling(grades, low, [*said, *doubtful, *_falling(standard, low)])
    best = _ruling(grades, high, [*said, *_falling(standard, high)])
    grade = best.grade if best.grade == worst.grade else None
    why = _reason(standard, total, grades, worst, best)
    return Decision(best.verdict, grade, worst.grade, best.grade, why)


def grade_at(grades: Sequence[Grade], figure: Fraction) -> Grade:
    """The first grade whose lower bound the figure reaches; the last one below all of them."""
    return next((grade for grade in grades if figure >= grade.at_least), grades[-1])


def low_figure(standard: Standard, total: Total) -> Fraction:
    """The figure that is judged as things stand."""
    return _figures(standard, total)[0]


def _figures(standard: Standard, total: Total) -> tuple[Fraction, Fraction]:
    """The figures that are judged: as things stand, and with all that is pending."""
    if standard.judge == "exact":
        return total.exact, total.exact_at_most
    return total.rounded, total.at_most


def _falling(standard: Standard, figure: Fraction) -> list[Veto]:
    lines = ((veto, veto.line(standard.total)) for veto in standard.vetoes if veto.of is None)
    return [veto for veto, line in lines if line is not None and figure < line]


def _ruling(grades: Sequence[Grade], figure: Fraction, vetoes: Sequence[Veto]) -> _Ruling:
    """The worst of the grades that are forced; else the band, under the lowest cap."""
    order = [grade.name for grade in grades]
    band = grade_at(grades, figure).name
    forcing = [one for one in vetoes if one.effect.force in order]
    if forcing:
        worst = max(forcing, key=lambda one: order.index(str(one.effect.force)))
        return _Ruling(Verdict.VETOED, str(worst.effect.force), band, worst)
    capping = [one for one in vetoes if one.effect.cap in order]
    if capping:
        lowest = max(capping, key=lambda one: order.index(str(one.effect.cap)))
        if order.index(band) < order.index(str(lowest.effect.cap)):
            return _Ruling(Verdict.CAPPED, str(lowest.effect.cap), band, lowest)
    return _Ruling(Verdict.GRADED, band, band)


def _reason(
    standard: Standard, total: Total, grades: Sequence[Grade], worst: _Ruling, best: _Ruling
) -> Sayable:
    veto = best.veto
    if veto is not None:
        if best.verdict is Verdict.VETOED:
            return VETOED.with_(veto=veto.id, title=veto.title, grade=best.grade)
        return CAPPED.with_(band=best.band, veto=veto.id, title=veto.title, grade=best.grade)
    places = standard.rounding.places
    shown = fixed(total.rounded, places)
    if worst.grade != best.grade:
        most = fixed(total.at_most, places)
        return OPEN.with_(low=shown, high=most, worst=worst.grade, best=best.grade)
    line = next(one.at_least for one in grades if one.name == best.grade)
    figure = total.exact if standard.judge == "exact" else shown
    if low_figure(standard, total) < line:
        return UNDER.with_(total=figure, grade=best.grade)
    return BANDED.with_(total=figure, grade=best.grade, line=line)
