"""Reviews held against the plan of cross-checks and the roster's teams."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import acceptance
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.visits import Arranged, check_visit
from pufa_cli.load.bind import bind
from pufa_cli.load.files import YAML_SUFFIX, is_there, read_file, shown_name, walk
from pufa_cli.load.plans import CROSS_CHECK, PLANS, load_plan
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import REVIEWS
from pufa_cli.model.district import District, Unit
from pufa_cli.model.submission import Review


def _folder(folder: Path, as_of: date) -> Found:
    here = acceptance(folder)
    district = here.organisation
    if district is None or not here.units:
        return Found((), 0)
    arranged = _arranged(here.folder, district, here.unit_by_id)
    found: list[Diagnostic] = []
    for path in _reviews(here.folder, district):
        source = read_file(path)
        review: Review | None = bind(Review, source).rest
        if review is not None:
            found += map(source.located, check_visit(review, arranged))
    return Found(in_order(found), 0)


def _arranged(folder: Path, district: District, units: dict[str, Unit]) -> Arranged:
    """Who was to come: by the plan of the round, where there is one that can be used."""
    path = folder / PLANS / f"{district.round.id}{CROSS_CHECK}"
    plan = load_plan(path).plan if is_there(path) else None
    pairs = plan.inspected_by if plan is not None else {}
    inspectors = {inspected: inspector for inspector, inspected in pairs.items()}
    return Arranged(units, district.teams, inspectors, shown_name(path))


def _reviews(folder: Path, district: District) -> list[Path]:
    """The reviews of the round, by whomever."""
    names = (entry for entry in walk(folder / REVIEWS / district.round.id))
    return [entry.path for entry in names if entry.path.suffix == YAML_SUFFIX]


def _file(path: Path, source: Source, as_of: date) -> Found:
    return Found((), 0)


LEDGER = Ledger((), _folder, _file)
