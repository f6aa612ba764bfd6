"""Vetoes that hold in a district, each with the file, line and day of whoever said so."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.reports import report
from pufa_cli.api.rolling import rollup
from pufa_cli.base.language import Text
from pufa_cli.engine.decide import BY_POINTS, BY_TOTAL
from pufa_cli.load.files import read_file
from pufa_cli.load.workspace import REVIEWS, submission_path
from pufa_cli.model.assessment import Assessment, FiredVeto
from pufa_cli.model.clauses import Veto
from pufa_cli.model.fields import day_in
from pufa_cli.model.results import UnitResult
from pufa_cli.model.standing import Ground
from pufa_cli.report.words import SAID_BY

SUBMISSION = "submission"
BY_FIGURES = (BY_TOTAL, BY_POINTS)
FIRED = Text("{id} {title}（{by}）", "{id} {title} ({by})")


class Fired(NamedTuple):
    """A veto that holds for a unit, and what it rests on."""

    veto: Veto
    ground: Ground


def fired_units(folder: Path, as_of: date) -> list[str]:
    """The units of a district for which some veto holds."""
    found = rollup(folder, as_of=as_of).rollup
    return [row.unit for row in found.rows if row.veto_ids] if found else []


def fired_of(folder: Path, unit: str, as_of: date) -> list[Fired]:
    """The vetoes that hold for a unit, with the places that say so."""
    found = report(folder, as_of=as_of, unit=unit)
    if not isinstance(found, UnitResult) or found.assessment is None:
        return []
    return [
        Fired(one.veto, _ground(one, found.assessment, folder)) for one in found.assessment.vetoes
    ]


def _ground(one: FiredVeto, assessment: Assessment, folder: Path) -> Ground:
    what = FIRED.with_(id=one.veto.id, title=one.veto.title, by=SAID_BY[one.said_by])
    unit, round_id = assessment.unit, assessment.round
    is_own = one.said_by in (SUBMISSION, *BY_FIGURES)
    path = folder / REVIEWS / round_id / one.said_by / f"{unit}.yaml"
    source = read_file(submission_path(folder, unit, round_id) if is_own else path)
    key = "filled_on" if is_own else "reviewed_on"
    day = day_in((source.tree or {}).get(key))
    where = ("pufa",) if one.said_by in BY_FIGURES else ("vetoes", one.veto.id)
    line = source.span(where).line
    on = day if isinstance(day, date) else None
    return Ground(what, on, where, f"{source.name}:{line}")
