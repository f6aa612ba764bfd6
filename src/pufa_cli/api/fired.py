"""Vetoes that hold in a district, each with the file, line and day of whoever said so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pufa_cli.api.placing import veto_places
from pufa_cli.api.reports import report
from pufa_cli.api.rolling import rollup
from pufa_cli.base.diagnostics import KeyPath
from pufa_cli.base.language import Text
from pufa_cli.base.numbers import fixed
from pufa_cli.engine.criteria import Filed
from pufa_cli.engine.outside import fired
from pufa_cli.load.files import is_file, read_file
from pufa_cli.load.filings import LoadedFiling, load_review
from pufa_cli.load.workspace import REVIEWS, Workspace, submission_path
from pufa_cli.model.assessment import Assessment, FiredVeto
from pufa_cli.model.clauses import Veto
from pufa_cli.model.district import Unit
from pufa_cli.model.fields import day_in
from pufa_cli.model.results import DistrictResult, UnitResult
from pufa_cli.model.rollup import Presence
from pufa_cli.model.standard import Standard
from pufa_cli.model.standing import Ground
from pufa_cli.model.submission import Submission
from pufa_cli.report.words import SAID_BY

FIRED = Text("{id} {title}（{by}）", "{id} {title} ({by})")
BY_FIGURE = Text("{by}，总分 {total}", "{by}, total {total}")


class Fired(NamedTuple):
    """A veto that holds for a unit, and what it rests on; the earliest word first."""

    veto: Veto
    grounds: tuple[Ground, ...]


class FiredIn(NamedTuple):
    """The vetoes of a district by unit, and the roll-up they were seen in."""

    by_unit: Mapping[str, tuple[Fired, ...]]
    whole: DistrictResult


@dataclass
class Watching:
    """Sees which vetoes hold while a roll-up scores the units of a folder."""

    folder: Path
    as_of: date
    _seen: dict[str, tuple[Fired, ...]] = field(default_factory=dict)

    def see(self, unit: Unit, loaded: LoadedFiling, one: Assessment) -> None:
        """A unit that was scored."""
        self._seen[unit.id] = _of(one, veto_places(loaded, one), self.folder, self.as_of)

    def result(self, workspace: Workspace, standard: Standard, whole: DistrictResult) -> FiredIn:
        """The vetoes that hold for any unit of the roll-up.

        Of one that cannot be scored those its reviews name. What was said after the day is not
        known yet.
        """
        found = dict(self._seen)
        for row in whole.rollup.rows if whole.rollup else ():
            if row.presence is not Presence.SCORED:
                found[row.unit] = tuple(_by_reviews(workspace, row.unit, standard, self.as_of))
        return FiredIn({unit: fired for unit, fired in found.items() if fired}, whole)


def fired_in(workspace: Workspace, standard: Standard, as_of: date) -> FiredIn:
    """The vetoes that hold for any unit of a district."""
    watching = Watching(workspace.folder, as_of)
    whole = rollup(workspace.folder, as_of=as_of, watch=watching.see)
    return watching.result(workspace, standard, whole)


def fired_of(workspace: Workspace, unit: str, standard: Standard, as_of: date) -> tuple[Fired, ...]:
    """The same for one unit."""
    found = report(workspace.folder, as_of=as_of, unit=unit)
    if not isinstance(found, UnitResult) or found.assessment is None:
        return tuple(_by_reviews(workspace, unit, standard, as_of))
    return _of(found.assessment, found.places, workspace.folder, as_of)


def _of(
    found: Assessment, places: Mapping[str, str], folder: Path, as_of: date
) -> tuple[Fired, ...]:
    listed = []
    for one in found.vetoes:
        told = [places[f"veto:{one.veto.id}:{at}"] for at in range(len(one.said))]
        grounds = _grounds(one, told) if told else (_by_figure(one, found, folder, as_of),)
        listed.append(Fired(one.veto, tuple(grounds)))
    return tuple(_known(listed, as_of))


def _grounds(one: FiredVeto, places: Sequence[str]) -> Iterator[Ground]:
    """Everybody who says that it holds."""
    for said, place in zip(one.said, places, strict=True):
        if said.holds:
            what = FIRED.with_(id=one.veto.id, title=one.veto.title, by=SAID_BY[said.by])
            yield Ground(what, said.on, said.path, place)


def _by_figure(one: FiredVeto, found: Assessment, folder: Path, as_of: date) -> Ground:
    """A clause that figures fire rests on the whole submission, of its day or of the report's."""
    source = read_file(submission_path(folder, found.unit, found.round))
    day = day_in((source.tree or {}).get("filled_on"))
    total = fixed(found.total.rounded, found.standard.rounding.places)
    by = BY_FIGURE.with_(by=SAID_BY[one.said_by], total=total)
    what = FIRED.with_(id=one.veto.id, title=one.veto.title, by=by)
    on = day if isinstance(day, date) else as_of
    return Ground(what, on, ("pufa",), f"{source.name}:{source.span(('pufa',)).line}")


def _by_reviews(
    workspace: Workspace, unit: str, standard: Standard, as_of: date
) -> Iterator[Fired]:
    """What reviewers say of a unit that has no total: it failed all the same."""
    district = workspace.district
    if district is None:
        return
    folder = workspace.folder / REVIEWS / district.round.id
    paths = [folder / source / f"{unit}.yaml" for source in district.reviews.order]
    read = [one for one in map(load_review, filter(is_file, paths)) if not one.diagnostics]
    told = [(one.source, one.model) for one in read if one.model and one.model.unit == unit]
    nothing: dict[str, Any] = {"vetoes": {}, "filled_on": None}
    filed = Filed(Submission.model_construct(**nothing), [review for _, review in told])
    for one in fired(standard, filed, []):
        sources = [told[_number(said.path)][0] for said in one.said]
        places = [
            f"{source.name}:{source.span(said.path[2:]).line}"
            for source, said in zip(sources, one.said, strict=True)
        ]
        yield from _known([Fired(one.veto, tuple(_grounds(one, places)))], as_of)


def _number(path: KeyPath) -> int:
    return path[1] if isinstance(path[1], int) else 0


def _known(listed: Iterable[Fired], as_of: date) -> Iterator[Fired]:
    """What is dated later than the day is left out, a clause that only such words fire too."""
    for one in listed:
        grounds = [ground for ground in one.grounds if ground.on is None or ground.on <= as_of]
        if grounds:
            in_order = sorted(grounds, key=lambda ground: ground.on or date.max)
            yield Fired(one.veto, tuple(in_order))
