"""Reviews, held against the unit's self-assessment, the plan of cross-checks and the teams."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance, acceptance
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.rolling import rollup
from pufa_cli.api.scoring import score
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.visits import Arranged, check_visit
from pufa_cli.load.bind import bind
from pufa_cli.load.files import YAML_SUFFIX, is_there, read_file, shown_name, walk
from pufa_cli.load.plans import CROSS_CHECK, PLANS, load_plan
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import REVIEWS, find_workspace, submission_path
from pufa_cli.model.district import District, Unit
from pufa_cli.model.submission import Review


def _folder(here: Acceptance, as_of: date) -> Found:
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
    bound = bind(Review, source)
    folder, review = find_workspace(path.parent), bound.rest
    if folder is None or review is None:
        return Found(bound.diagnostics, 1)
    here = acceptance(folder)
    found = _against_unit(path, folder, review, as_of)
    found += [one for one in bound.diagnostics if one not in found]
    if here.organisation is not None and here.units:
        arranged = _arranged(folder, here.organisation, here.unit_by_id)
        found += map(source.located, check_visit(review, arranged))
    return Found(in_order(found), 1)


def _against_unit(path: Path, folder: Path, review: Review, as_of: date) -> list[Diagnostic]:
    """What scoring says of the review: its unit alone, or all where it is not one that counts."""
    submission = submission_path(folder, review.unit, review.round)
    home = folder / REVIEWS / review.round / review.source / f"{review.unit}{YAML_SUFFIX}"
    if is_there(submission) and home.absolute() == path.absolute():
        found = score(submission, as_of=as_of).diagnostics
    else:
        found = rollup(folder, as_of=as_of, with_warnings=True).diagnostics
    return [one for one in found if one.file == shown_name(path)]


LEDGER = Ledger(("review",), _folder, _file)
