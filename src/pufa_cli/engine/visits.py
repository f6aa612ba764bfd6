"""Visits held against the plan and the roster: who came is who was to come."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault
from pufa_cli.base.language import Sayable
from pufa_cli.engine import codes as general
from pufa_cli.engine import review_codes as codes
from pufa_cli.model.district import Team, Unit
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.submission import Review


class Arranged(NamedTuple):
    """Who was to come."""

    units: Mapping[str, Unit]
    teams: tuple[Team, ...]
    inspectors: Mapping[str, str]  # by the unit inspected; empty without a plan
    plan: str = ""  # the plan's file


def check_visit(review: Review, arranged: Arranged) -> Iterator[Fault]:
    """What a review says of its visitors that roster or plan contradict."""
    came, unit = review.inspecting_unit, arranged.units.get(review.unit)
    if came is not None and came not in arranged.units:
        values: dict[str, Sayable] = {"key": came, "nearest": did_you_mean(came, arranged.units)}
        yield Fault(general.UNKNOWN_UNIT, ("inspecting_unit",), values)
    elif came is not None and arranged.inspectors.get(review.unit, came) != came:
        wanted = arranged.inspectors[review.unit]
        yield Fault(
            codes.NOT_AS_PLANNED,
            ("inspecting_unit",),
            {"came": came, "wanted": wanted, "file": arranged.plan},
        )
    if unit is not None and unit.team is not None and review.team is not None:
        yield from _other_team(review.team, unit.team, arranged.teams)


def _other_team(came: str, wanted: str, teams: tuple[Team, ...]) -> Iterator[Fault]:
    """The roster may name a team by id or by title."""
    titles = {team.id: team.title for team in teams}
    if wanted not in (came, titles.get(came)):
        values = {"came": titles.get(came, came), "wanted": titles.get(wanted, wanted)}
        yield Fault(codes.OTHER_TEAM, ("team",), dict(values))
