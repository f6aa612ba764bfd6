"""Visits held against the plan and the roster: who came is who was to come."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
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
        yield _unknown(came, arranged.units, ("inspecting_unit",))
    elif came is not None and arranged.inspectors.get(review.unit, came) != came:
        wanted = arranged.inspectors[review.unit]
        yield Fault(
            codes.NOT_AS_PLANNED,
            ("inspecting_unit",),
            {"came": came, "wanted": wanted, "file": arranged.plan},
        )
    if unit is not None and unit.team is not None and review.team is not None:
        yield from _other_team(review.team, unit.team, arranged.teams)
    yield from _inspectors(review, unit, arranged.units)


def _inspectors(review: Review, unit: Unit | None, units: Mapping[str, Unit]) -> Iterator[Fault]:
    """Those who came belong to units that are known, and not to the one they came to."""
    told: list[tuple[KeyPath, str | None]] = [(("reviewer",), review.reviewer)]
    for at, one in enumerate(review.inspectors):
        here: KeyPath = ("inspectors", at)
        if one.unit is not None and one.unit not in units:
            yield _unknown(one.unit, units, (*here, "unit"))
        if one.unit is None:
            told.append(((*here, "post"), one.post))
    for path, text in told:
        if unit is not None and text is not None and seems_of(text, unit, units):
            yield Fault(codes.SEEMS_OWN, path, {"text": text, "name": unit.name})


def seems_of(text: str, unit: Unit, units: Mapping[str, Unit]) -> bool:
    """Whether words begin with a unit's name, and with no longer name of another unit."""
    named = [one for one in units.values() if text.startswith(one.name) and text != one.name]
    return max(named, key=lambda one: len(one.name), default=None) is unit


def _unknown(key: str, units: Mapping[str, Unit], path: KeyPath) -> Fault:
    values: dict[str, Sayable] = {"key": key, "nearest": did_you_mean(key, units)}
    return Fault(general.UNKNOWN_UNIT, path, values)


def _other_team(came: str, wanted: str, teams: tuple[Team, ...]) -> Iterator[Fault]:
    """The roster may name a team by id or by title."""
    titles = {team.id: team.title for team in teams}
    if came in titles and wanted not in (came, titles[came]):
        values = {"came": titles.get(came, came), "wanted": titles.get(wanted, wanted)}
        yield Fault(codes.OTHER_TEAM, ("team",), dict(values))
