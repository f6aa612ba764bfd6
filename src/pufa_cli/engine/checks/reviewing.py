"""考核评定 — nobody reviews the own unit; teams, steps and the standard are those of today."""

from collections.abc import Iterator, Sequence

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.engine import review_codes as codes
from pufa_cli.engine.sources import IN_DISPUTE, SIDE, title_of
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.district import FACTS, SETTLED, Member
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.filing import Expected, Filing
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission

INSPECTOR = Text("检查人员“{post}”", "the inspector “{post}”")
REVIEWER = Text("考核组", "the reviewer")
INSPECTING = Text("检查单位", "the inspecting unit")
MEMBER = Text("{team}的“{post}”", "“{post}” of {team}")


def check(filing: Filing, expected: Expected, assessment: Assessment | None) -> Iterator[Fault]:
    """A fault for each reviewer of the own unit and each thing that nobody knows."""
    for at, review in enumerate(filing.reviews):
        if review.source in SETTLED:
            continue
        path: KeyPath = ("review", at)
        yield from _own_unit(review, filing.submission, path)
        yield from _signed(review, path)
        yield from _team(review, filing.submission.unit, expected, path)
        yield from _days(review, expected, path)
        if assessment is not None:
            yield from _methods(review, assessment.standard.methods, path)
            yield from _steps(review, assessment.standard, path)
    for one in assessment.criteria if assessment else ():
        if one.decided_by == IN_DISPUTE:
            yield _dispute(one, filing.reviews)


def _own_unit(review: Review, own: Submission, path: KeyPath) -> Iterator[Fault]:
    """By id where a unit is asked for, by name where somebody is described."""
    names = (own.unit, own.name)
    if review.inspecting_unit == own.unit:
        yield Fault(codes.OWN_UNIT, (*path, "inspecting_unit"), {"who": INSPECTING})
    if review.reviewer in names:
        yield Fault(codes.OWN_UNIT, (*path, "reviewer"), {"who": REVIEWER})
    for at, one in enumerate(review.inspectors):
        who, here = INSPECTOR.with_(post=one.post), (*path, "inspectors", at)
        if one.unit == own.unit:
            yield Fault(codes.OWN_UNIT, (*here, "unit"), {"who": who})
        elif one.post in names:
            yield Fault(codes.OWN_UNIT, (*here, "post"), {"who": who})


def _signed(review: Review, path: KeyPath) -> Iterator[Fault]:
    """It says when and by whom it was made."""
    if review.reviewed_on is None:
        yield Fault(codes.UNDATED, (*path, "reviewed_on"))
    if not (review.reviewer or review.team or review.inspecting_unit or review.inspectors):
        yield Fault(codes.UNSIGNED, (*path, "reviewer"))


def _team(review: Review, unit: str, expected: Expected, path: KeyPath) -> Iterator[Fault]:
    if review.team is None or expected.district is None:
        return
    teams = {one.id: one for one in expected.district.teams}
    here = (*path, "team")
    found = teams.get(review.team)
    if found is None:
        values: dict[str, Sayable] = {"key": review.team}
        values["nearest"] = did_you_mean(review.team, teams)
        yield Fault(codes.UNKNOWN_TEAM, here, values)
        return
    for one in _from(found.members, unit):
        yield Fault(codes.OWN_UNIT, here, {"who": MEMBER.with_(team=found.title, post=one.post)})


def _from(members: tuple[Member, ...], unit: str) -> Iterator[Member]:
    return (one for one in members if one.unit == unit)


def _days(review: Review, expected: Expected, path: KeyPath) -> Iterator[Fault]:
    written, now = review.standard_digest, expected.standard_digest
    if written is not None and now is not None and written != now:
        yield Fault(codes.STANDARD_CHANGED, (*path, "standard_digest"))
    start = expected.district.round.starts_on if expected.district else None
    if start is not None and review.reviewed_on is not None and review.reviewed_on < start:
        values: dict[str, Sayable] = {"text": str(review.reviewed_on), "start": str(start)}
        yield Fault(codes.BEFORE_ROUND, (*path, "reviewed_on"), values)


def _methods(review: Review, known: tuple[str, ...], path: KeyPath) -> Iterator[Fault]:
    written: list[tuple[KeyPath, str]] = [
        ((*path, "methods", at), one) for at, one in enumerate(review.methods)
    ]
    for criterion, checked in review.checked.items():
        here = (*path, "checked", criterion, "methods")
        written += [((*here, at), one) for at, one in enumerate(checked.methods)]
    for where, text in written:
        if known and text not in known:
            values: dict[str, Sayable] = {"text": text, "choices": "、".join(known)}
            yield Fault(codes.UNKNOWN_METHOD, where, values)


def _steps(review: Review, standard: Standard, path: KeyPath) -> Iterator[Fault]:
    """What was checked was looked at by one of the steps that its criterion names."""
    for criterion, checked in review.checked.items():
        known = standard.criterion_by_id.get(criterion)
        used = checked.methods or review.methods
        wanted = known.verify if known is not None else ()
        if used and wanted and not set(used) & set(wanted):
            values = {"key": criterion, "used": "、".join(used), "wanted": "、".join(wanted)}
            there = (*path, "checked", criterion)
            yield Fault(codes.OTHER_STEPS, there, dict(values), on_key=True)


def _dispute(one: CriterionResult, reviews: Sequence[Review]) -> Fault:
    """At the first reviewer's entry; the words name all of them."""
    sides = tuple(
        SIDE.with_(source=title_of(side.source), points=side.outcome.points)
        for side in one.sources
        if side.source != FACTS
    )
    key = one.criterion.id
    number = next((side.review for side in one.sources if side.review is not None), 0)
    section = "checked" if key in reviews[number].checked else "marks"
    values: dict[str, Sayable] = {"key": key, "sides": Joined(sides)}
    return Fault(codes.DISPUTED, ("review", number, section, key), values)
