"""From total to grade: incomplete, vetoed, capped or banded; the first that applies."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pufa_cli.base.language import Text
from pufa_cli.base.numbers import fixed
from pufa_cli.model.assessment import Completion, Decision, FiredVeto, Total, Verdict
from pufa_cli.model.standard import Category, Grade, Standard
from pufa_cli.model.submission import Review, Submission

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
OPEN = Text(
    "{low}—{high} 分，{worst}至{best}，待评后确定",
    "{low} to {high}, {worst} to {best}, once the pending items are judged",
)


def fired(
    standard: Standard, submission: Submission, reviews: Sequence[Review]
) -> Iterator[FiredVeto]:
    """The veto clauses that anyone says hold, in the standard's order."""
    sources = [("submission", submission.vetoes), *((r.source, r.vetoes) for r in reviews)]
    for veto in standard.vetoes:
        by = next((source for source, said in sources if said.get(veto.id)), None)
        if by is not None:
            yield FiredVeto(veto, by)


def decide(
    standard: Standard,
    category: Category,
    total: Total,
    complete: Completion,
    vetoes: Sequence[FiredVeto],
) -> Decision:
    """The grade and its reason; the first that applies of incomplete, vetoed, capped, banded."""
    if complete.due == 0:
        return Decision(Verdict.INCOMPLETE, None, None, None, NOTHING_DUE)
    minimum = standard.completeness.minimum if standard.completeness else None
    if minimum is not None and complete.share * 100 < minimum.number:
        share = complete.share * 100
        reason = INCOMPLETE.with_(share=share, minimum=str(minimum))
        return Decision(Verdict.INCOMPLETE, None, None, None, reason)
    grades = standard.grades_of(category)
    return (
        _forced(grades, vetoes)
        or _capped(standard, grades, total, vetoes)
        or _banded(standard, grades, total)
    )


def grade_at(grades: Sequence[Grade], figure: Fraction) -> Grade:
    """The first grade whose lower bound the figure reaches; the last one below all of them."""
    return next((grade for grade in grades if figure >= grade.at_least), grades[-1])


def _names(grades: Sequence[Grade]) -> list[str]:
    return [grade.name for grade in grades]


def _forced(grades: Sequence[Grade], vetoes: Sequence[FiredVeto]) -> Decision | None:
    forcing = [one for one in vetoes if one.veto.effect.force in _names(grades)]
    if not forcing:
        return None
    order = _names(grades)
    worst = max(forcing, key=lambda one: order.index(str(one.veto.effect.force)))
    grade = str(worst.veto.effect.force)
    reason = VETOED.with_(veto=worst.veto.id, title=worst.veto.title, grade=grade)
    return Decision(Verdict.VETOED, grade, grade, grade, reason)


def _capped(
    standard: Standard, grades: Sequence[Grade], total: Total, vetoes: Sequence[FiredVeto]
) -> Decision | None:
    order = _names(grades)
    capping = [one for one in vetoes if one.veto.effect.cap in order]
    if not capping:
        return None
    lowest = max(capping, key=lambda one: order.index(str(one.veto.effect.cap)))
    cap = order.index(str(lowest.veto.effect.cap))
    low, high = (order.index(grade.name) for grade in _low_and_high(standard, grades, total))
    if high >= cap:
        return None
    veto = lowest.veto
    reason = CAPPED.with_(band=order[high], veto=veto.id, title=veto.title, grade=order[cap])
    worst, best = order[max(low, cap)], order[cap]
    return Decision(Verdict.CAPPED, best if best == worst else None, worst, best, reason)


def _low_and_high(standard: Standard, grades: Sequence[Grade], total: Total) -> tuple[Grade, Grade]:
    exact = standard.judge == "exact"
    low = total.exact if exact else total.rounded
    high = total.exact_at_most if exact else total.at_most
    return grade_at(grades, low), grade_at(grades, high)


def _banded(standard: Standard, grades: Sequence[Grade], total: Total) -> Decision:
    low, high = _low_and_high(standard, grades, total)
    places = standard.rounding.places
    shown = fixed(total.rounded, places)
    if low.name != high.name:
        most = fixed(total.at_most, places)
        reason = OPEN.with_(low=shown, high=most, worst=low.name, best=high.name)
        return Decision(Verdict.GRADED, None, low.name, high.name, reason)
    figure = total.exact if standard.judge == "exact" else shown
    reason = BANDED.with_(total=figure, grade=low.name, line=low.at_least)
    return Decision(Verdict.GRADED, low.name, low.name, high.name, reason)
