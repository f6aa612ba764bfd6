"""Scoring single files: `pufa score`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from pufa_cli.api.cohorts import Surroundings
from pufa_cli.api.holdings import Holdings
from pufa_cli.api.judging import judge, provenance
from pufa_cli.api.placing import answer_places, review_places, veto_places
from pufa_cli.api.standards import Checked, folders_for, named, places_of, referred
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine import codes
from pufa_cli.engine.assess import ALONE
from pufa_cli.engine.improve import improvements
from pufa_cli.load.files import YAML_SUFFIX
from pufa_cli.load.filings import LoadedFiling, load_submission
from pufa_cli.load.workspace import SUBMISSIONS, find_workspace, load_workspace
from pufa_cli.model.filing import Expected
from pufa_cli.model.results import UnitResult
from pufa_cli.model.standard import Standard


def score(
    file: Path, *, as_of: date, standard: str | None = None, with_places: bool = False
) -> UnitResult:
    """The result of one unit's file; reviews and evidence of its district are taken in when found.

    `standard` (a file, id or id@version) replaces the one the file names. `with_places` also says
    at which line each answer and criterion stands. Never raises for what the file holds.
    """
    loaded = load_submission(file)
    checked = _standard_of(loaded, file, standard)
    loaded = _with_holdings(loaded, file, checked.standard, as_of)
    result = _scored(loaded, checked, _expected(file, loaded, as_of, checked, standard))
    return _with_places(result, loaded, checked) if with_places else result


def score_among(
    file: Path, look: Callable[[Standard], Surroundings], *, as_of: date, standard: str | None
) -> UnitResult:
    """The same with its places, among the other units of its district as `look` finds them."""
    loaded = load_submission(file)
    checked = _standard_of(loaded, file, standard)
    loaded = _with_holdings(loaded, file, checked.standard, as_of)
    around = None if checked.standard is None else look(checked.standard)
    result = _scored(loaded, checked, _expected(file, loaded, as_of, checked, standard), around)
    return _with_places(result, loaded, checked)


def _with_holdings(
    loaded: LoadedFiling, file: Path, standard: Standard | None, as_of: date
) -> LoadedFiling:
    """The filing, with all that its district holds of the unit where it is of this round."""
    folder = find_workspace(file.parent)
    if folder is None or loaded.rest is None:
        return loaded
    submission = loaded.rest.submission
    workspace = load_workspace(folder)
    district = workspace.district
    units = workspace.roster.unit_by_id if workspace.roster else {}
    unit = units.get(_home(file)[0] or submission.unit)
    if district is None or submission.round != district.round.id:
        return loaded._replace(unit=unit)
    holdings = Holdings(workspace, district, as_of)
    found = holdings.around(loaded, unit.id if unit else submission.unit, unit)
    return found if standard is None else holdings.with_exam(found, standard)


def _home(file: Path) -> tuple[str | None, str | None]:
    """The unit and the round that a file belongs to by its place in a district; else None."""
    folder = find_workspace(file.parent)
    place = file.absolute()
    if folder is None or place.parent.parent.resolve() != folder / SUBMISSIONS:
        return None, None
    return place.parent.name, place.name.removesuffix(YAML_SUFFIX)


def _standard_of(loaded: LoadedFiling, file: Path, standard: str | None) -> Checked:
    start = file.parent
    if standard is not None:
        return named(standard, start)
    reference = _reference(loaded)
    if reference is None:
        return Checked(None, None, ())
    span = loaded.source.span(("standard",))
    at = Diagnostic(
        codes.STANDARD_NOT_FOUND, loaded.source.name, span, {}, loaded.source.line(span.line)
    )
    return referred(reference, folders_for(start), at)


def _reference(loaded: LoadedFiling) -> str | None:
    return loaded.rest.submission.standard if loaded.rest else None


def _expected(
    file: Path, loaded: LoadedFiling, as_of: date, checked: Checked, standard: str | None
) -> Expected:
    """What the file should say of itself; a standard that is asked for need not be its own."""
    folder, round_id = _home(file)
    named = checked.standard.reference if checked.standard and standard is None else None
    if named and round_id and loaded.district is not None:
        named = loaded.district.standard
    digest = checked.digest if checked.standard else None
    return Expected(as_of, named, round_id, folder=folder, standard_digest=digest)


def _scored(
    loaded: LoadedFiling,
    checked: Checked,
    expected: Expected,
    around: Surroundings | None = None,
) -> UnitResult:
    found: tuple[Diagnostic, ...] = (*loaded.diagnostics, *checked.errors)
    assessment, beside = None, None
    if checked.standard is not None:
        cohort = around.cohort_of(checked.standard, loaded) if around else ALONE
        held = expected._replace(unit=loaded.unit)
        judged = judge(loaded, checked.standard, held, cohort=cohort)
        assessment, found = judged.assessment, (*found, *judged.diagnostics)
        beside = judged.beside
    name = loaded.rest.submission.name if loaded.rest else ""
    digests = [*map(bytes.fromhex, loaded.digests), *(around.digests if around else ())]
    return UnitResult(
        file=loaded.source.name,
        assessment=assessment,
        improvements=improvements(assessment) if assessment else (),
        diagnostics=in_order(list(found)),
        provenance=provenance(checked, expected.as_of, digests),
        unit_name=loaded.unit.name if loaded.unit else name,
        setup_is_broken=_is_broken(checked),
        beside=beside,
    )


def _is_broken(checked: Checked) -> bool:
    """Whether the standard contradicts itself; one that is not there is the file's mistake."""
    return checked.source is not None and checked.standard is None


def _with_places(result: UnitResult, loaded: LoadedFiling, checked: Checked) -> UnitResult:
    places = answer_places(loaded)
    places |= {f"standard:{key}": place for key, place in places_of(checked).items()}
    places |= review_places(loaded)
    if result.assessment is not None:
        places |= veto_places(loaded, result.assessment)
    return replace(result, places=places)
