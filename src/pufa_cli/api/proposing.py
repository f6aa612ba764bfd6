"""Findings that the scorer proposes from lost marks: `pufa rectify propose`."""

from datetime import date
from pathlib import Path

from pufa_cli.api.making import Made
from pufa_cli.api.one_unit import id_of
from pufa_cli.api.rectifications import Files, load_rectifications
from pufa_cli.api.reports import report
from pufa_cli.base.text import nearest
from pufa_cli.engine.propose import OWN, proposed_findings
from pufa_cli.load.bind import bind
from pufa_cli.load.files import is_there, read_file, shown_name
from pufa_cli.load.rectifications import rectification_path
from pufa_cli.load.workspace import REVIEWS
from pufa_cli.model.rectification import FINDERS
from pufa_cli.model.results import UnitResult
from pufa_cli.model.standing import Lost
from pufa_cli.model.submission import Review
from pufa_cli.report.rectification_form import rectification_form

DAYS = 10


def rectify_propose(folder: Path, *, unit: str, as_of: date, days: int = DAYS) -> Made:
    """The text of a rectification file with a finding for each criterion that lost marks.

    Criteria of which the unit's file has a finding of this round already are left out. Nothing
    is written; the file is named as the district would keep it.
    """
    files = load_rectifications(folder, as_of)
    unit = id_of(folder, unit)
    roster, district = files.workspace.roster, files.workspace.district
    if files.is_broken or roster is None or district is None:
        return Made({}, files.diagnostics, setup_is_broken=True)
    if unit not in roster.unit_by_id:
        return Made({}, (), unit, nearest(unit, roster.unit_by_id))
    here = files.workspace.folder
    own = rectification_path(here, unit)
    if is_there(own) and unit not in files.loaded:  # its findings are not known
        return Made({}, tuple(one for one in files.diagnostics if one.file == shown_name(own)))
    found = report(here, as_of=as_of, unit=unit)
    if not isinstance(found, UnitResult) or found.assessment is None:
        return Made({}, found.diagnostics, setup_is_broken=found.setup_is_broken)
    listed = proposed_findings(found.assessment, _known(files, unit, district.round.id))
    visited = _visited(here, unit, district.round.id, as_of)
    known = [source for source in district.reviews.order if source in visited]
    drafts = [_by_reviewer(one, known) for one in listed]
    text = rectification_form(found.assessment, drafts, as_of, days, visited)
    return Made({str(own): text})


def _by_reviewer(one: Lost, visited: list[str]) -> Lost:
    """What only reviewers judge was found by the first of them that came, if nobody decided it."""
    is_open = one.found_by == OWN and one.result.criterion.rule.form() is None
    return one._replace(found_by=visited[0]) if is_open and visited else one


def _visited(folder: Path, unit: str, round_id: str, as_of: date) -> dict[str, date]:
    """The day on which each source came, as its review says it; none later than the day."""
    found = {}
    for source in FINDERS:
        path = folder / REVIEWS / round_id / source / f"{unit}.yaml"
        review: Review | None = bind(Review, read_file(path)).model if is_there(path) else None
        if review is not None and review.reviewed_on is not None:
            found[source] = min(review.reviewed_on, as_of)
    return found


def _known(files: Files, unit: str, round_id: str) -> frozenset[str]:
    """The criteria that the unit's file has findings of, this round."""
    loaded = files.loaded.get(unit)
    findings = loaded.model.findings if loaded is not None and loaded.model is not None else ()
    return frozenset(one.criterion or "" for one in findings if one.round == round_id)
