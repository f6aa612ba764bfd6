"""Reviews over all units: who was visited, who differs, who claims too much, who is lenient."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.sources import IN_DISPUTE
from pufa_cli.model.assessment import Assessment, CriterionResult, SourceMark
from pufa_cli.model.district import FACTS, RECTIFICATION, SETTLED, District, Leaning, Unit
from pufa_cli.model.reviewing import Claim, Difference, Dispute, Inclination, Visit
from pufa_cli.model.standard import Criterion, Standard
from pufa_cli.model.submission import Review


@dataclass
class ReviewTally:
    """Takes units one at a time and keeps what their reviews come to."""

    standard: Standard
    district: District
    names: Mapping[str, str]  # of units, by id
    visits: list[Visit] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    _apart: dict[str, list[Fraction]] = field(default_factory=dict)  # by criterion
    _disputed: dict[str, int] = field(default_factory=dict)
    _leans: dict[tuple[str, str], list[Fraction]] = field(default_factory=dict)

    def add(
        self, unit: Unit, reviews: Sequence[Review], found: Assessment, places: Mapping[str, str]
    ) -> None:
        """A unit that was scored; `places` say where each review speaks of a criterion."""
        visits = (one for one in reviews if one.source not in SETTLED)
        self.visits += [_visit(unit, one, self._who(one)) for one in visits]
        claim = _claim(unit, found)
        if claim is not None:
            self.claims.append(claim)
        for one in found.criteria:
            if one.sources:
                self._compare(one, reviews)
            if one.decided_by == IN_DISPUTE:
                self.disputes.append(_dispute(unit, one, places))
                self._disputed[one.criterion.id] = self._disputed.get(one.criterion.id, 0) + 1

    def _who(self, review: Review) -> str:
        """Who came: the inspecting unit, the team or the group, whichever is said first."""
        if review.inspecting_unit is not None:
            return self.names.get(review.inspecting_unit, review.inspecting_unit)
        teams = {team.id: team.title for team in self.district.teams}
        if review.team is not None:
            return teams.get(review.team, review.team)
        return review.reviewer or ""

    def _compare(self, one: CriterionResult, reviews: Sequence[Review]) -> None:
        found = [mark for mark in one.sources if mark.source != RECTIFICATION]
        closed = [mark for mark in found if not mark.outcome.is_open]
        if len(closed) < 2:
            return
        points = [mark.outcome.points for mark in closed]
        self._apart.setdefault(one.criterion.id, []).append(max(points) - min(points))
        for mark in closed:
            if mark.review is not None:
                who = (mark.source, self._who(reviews[mark.review]))
                lean = _lean(mark, closed, one.criterion)
                self._leans.setdefault(who, []).append(lean)

    def differences(self) -> tuple[Difference, ...]:
        """By mean difference, the largest first; then in the standard's order."""
        found = []
        for id, criterion in self.standard.criterion_by_id.items():
            apart = self._apart.get(id, [])
            if any(apart):
                mean = sum(apart, ZERO) / len(apart)
                disputed = self._disputed.get(id, 0)
                found.append(Difference(criterion, len(apart), mean, max(apart), disputed))
        return tuple(sorted(found, key=lambda one: -one.mean))

    def inclinations(self, policy: Leaning | None) -> tuple[Inclination, ...]:
        """Every reviewer, the most lenient first."""
        found = []
        for (source, who), leans in self._leans.items():
            mean = sum(leans, ZERO) / len(leans)
            found.append(Inclination(source, who, len(leans), mean, _flags(policy, leans, mean)))
        return tuple(sorted(found, key=lambda one: (-one.mean, one.source, one.who)))


def _flags(policy: Leaning | None, leans: list[Fraction], mean: Fraction) -> bool:
    if policy is None or len(leans) < policy.at_least:
        return False
    return abs(mean) * 100 > policy.beyond.number


def _visit(unit: Unit, review: Review, who: str) -> Visit:
    spoken = dict.fromkeys((*review.checked, *review.marks))
    steps: dict[str, int] = {}
    for criterion in spoken:
        checked = review.checked.get(criterion)
        for method in dict.fromkeys((checked.methods if checked else ()) or review.methods):
            steps[method] = steps.get(method, 0) + 1
    return Visit(unit, review.source, who, review.reviewed_on, len(spoken), steps)


def _lean(mark: SourceMark, closed: Sequence[SourceMark], criterion: Criterion) -> Fraction:
    """How much more it gives than the others in the mean, as a share of the marks."""
    others = [one.outcome.points for one in closed if one is not mark]
    return (mark.outcome.points - sum(others, ZERO) / len(others)) / criterion.marks


def _claim(unit: Unit, found: Assessment) -> Claim | None:
    """What the unit claims beside its facts and the decision; None where it claims nothing."""
    claims = [(c, c.answer.claimed) for c in found.criteria if c.is_due and c.answer.claimed]
    if not claims:
        return None
    by_facts = [(claimed, _own(one)) for one, claimed in claims]
    over = [claimed - own for claimed, own in by_facts if own is not None]
    decided = [claimed - one.outcome.points for one, claimed in claims if not one.outcome.is_open]
    return Claim(
        unit,
        len(claims),
        sum((claimed for _, claimed in claims), ZERO),
        sum(one > 0 for one in over),
        sum((one for one in over if one > 0), ZERO),
        sum((one for one in decided if one > 0), ZERO),
    )


def _own(one: CriterionResult) -> Fraction | None:
    """What a rule makes of the unit's own facts; None where only reviewers judge."""
    if one.criterion.rule.form() is None:
        return None
    own = next((mark.outcome for mark in one.sources if mark.source == FACTS), one.outcome)
    return None if own.is_open else own.points


def _dispute(unit: Unit, one: CriterionResult, places: Mapping[str, str]) -> Dispute:
    sides = tuple((m.source, m.outcome.points) for m in one.sources if m.review is not None)
    first = next((m.review for m in one.sources if m.review is not None), None)
    place = places.get(f"review:{first}:{one.criterion.id}", "")
    return Dispute(unit, one.criterion, sides, place)
