"""Results that were accepted: `accepted/<round>.json`, as `pufa rollup` wrote them."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.ledger import Found
from pufa_cli.api.standards import folders_for, referred
from pufa_cli.base.diagnostics import Diagnostic, Fault
from pufa_cli.base.text import shorten
from pufa_cli.engine.merge_checks import contradictions
from pufa_cli.load.files import walk
from pufa_cli.load.results import DISTRICT, MERGE, load_result
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import find_workspace, load_settings, not_read
from pufa_cli.model import merge_codes as codes
from pufa_cli.model.assessment import Verdict
from pufa_cli.model.merging import KeptDistrict, KeptRow
from pufa_cli.model.results import Provenance
from pufa_cli.model.rollup import Presence, Row

ACCEPTED = "accepted"
RESULT_SUFFIX = ".json"


class LoadedAccepted(NamedTuple):
    """An accepted result (None when it cannot be used), its file, and what is wrong with it."""

    result: KeptDistrict | None
    source: Source
    diagnostics: tuple[Diagnostic, ...]


def load_accepted(path: Path) -> LoadedAccepted:
    """The result of one district in a file, held against itself."""
    loaded = load_result(path)
    found = list(loaded.diagnostics)
    if loaded.is_merge and not found:
        values = {"text": MERGE, "choices": DISTRICT}
        found.append(loaded.source.located(Fault(codes.UNKNOWN_SCHEMA, ("schema",), dict(values))))
    one = loaded.districts[0] if loaded.districts and not loaded.is_merge else None
    found += [loaded.source.located(fault) for fault in (contradictions(one) if one else ())]
    is_sound = not any(each.is_error for each in found)
    return LoadedAccepted(one if is_sound else None, loaded.source, tuple(found))


def accepted_files(folder: Path) -> tuple[tuple[LoadedAccepted, ...], tuple[Diagnostic, ...]]:
    """What a district accepted, each held against name and district, and the files not read."""
    settings = load_settings(folder)
    own = settings.district.id if settings else ""
    kept: list[LoadedAccepted] = []
    strays: list[Diagnostic] = []
    for entry in walk(folder / ACCEPTED):
        name = entry.parts[0]
        if len(entry.parts) > 1 or not name.endswith(RESULT_SUFFIX) or name.startswith("."):
            strays += not_read(entry, f"{ACCEPTED}/<round>{RESULT_SUFFIX}")
            continue
        loaded = load_accepted(entry.path)
        wrong = tuple(_misplaced(loaded, name, own))
        result = None if wrong else loaded.result
        found = (*loaded.diagnostics, *wrong, *_outdated(loaded, folder))
        kept.append(LoadedAccepted(result, loaded.source, found))
    return tuple(kept), tuple(strays)


def _outdated(loaded: LoadedAccepted, folder: Path) -> Iterator[Diagnostic]:
    """Whether the standard that it rests on reads otherwise by now; not where that is gone."""
    if loaded.result is None:
        return
    basis = loaded.result.provenance
    at = Fault(codes.STANDARD_CHANGED, ("provenance", "standard_sha256"))
    values = {"text": shorten(basis.standard)}
    found = referred(basis.standard, folders_for(folder), loaded.source.located(at))
    if found.standard is not None and found.digest != basis.standard_sha256:
        yield loaded.source.located(at._replace(values=dict(values)))


def _misplaced(loaded: LoadedAccepted, name: str, own: str) -> Iterator[Diagnostic]:
    one = loaded.result
    if one is None:
        return
    wanted = f"{one.round_id}{RESULT_SUFFIX}"
    if name != wanted:
        values = {"what": one.round_id, "wanted": f"{ACCEPTED}/{wanted}"}
        yield loaded.source.located(Fault(codes.MISNAMED, ("round_id",), dict(values)))
    if own and one.district_id != own:
        other = {"text": one.district_id, "wanted": own}
        yield loaded.source.located(Fault(codes.OTHER_DISTRICT, ("district_id",), dict(other)))


def check_accepted(folder: Path) -> Found:
    """Everything wrong with what a district accepted."""
    kept, strays = accepted_files(folder)
    found = (*strays, *(one for loaded in kept for one in loaded.diagnostics))
    return Found(found, len(kept))


def check_accepted_file(path: Path) -> tuple[Diagnostic, ...]:
    """Everything wrong with one result, also against the standard of the district it lies in."""
    loaded, here = load_accepted(path), find_workspace(path.parent)
    return (*loaded.diagnostics, *(_outdated(loaded, here) if here is not None else ()))


def previous_accepted(
    folder: Path, round_id: str
) -> tuple[KeptDistrict | None, tuple[Diagnostic, ...]]:
    """What was accepted last in another round than this, by its day."""
    kept, _ = accepted_files(folder)
    before = [one.result for one in kept if one.result and one.result.round_id != round_id]
    found = tuple(one for loaded in kept for one in loaded.diagnostics)
    return max(before, key=lambda one: (one.provenance.as_of, one.key), default=None), found


def accepted_rows(one: KeptDistrict) -> dict[str, Row]:
    """The rows of an accepted result, by unit."""
    return {row.unit: _row(row) for row in one.rows}


def _row(row: KeptRow) -> Row:
    return Row(
        unit=row.unit,
        name=row.name,
        category=row.category,
        presence=Presence(row.state),
        is_pilot=row.pilot,
        area=row.area,
        team=row.team,
        total=_figure(row.total),
        at_most=_figure(row.total_at_most),
        judged=_figure(row.judged),
        verdict=Verdict(row.verdict) if row.verdict in list(Verdict) else None,
        grade=row.grade,
        grade_range=row.grade_range,
        completeness=_figure(row.completeness),
        is_comparable=row.is_comparable,
        veto_ids=row.vetoes,
        rank=row.rank,
        reason=row.reason,
    )


def _figure(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def accepted_basis(one: KeptDistrict) -> Provenance:
    """What an accepted result rests on."""
    basis = one.provenance
    return Provenance(
        basis.engine,
        date.fromisoformat(basis.as_of),
        basis.standard,
        basis.standard_sha256,
        basis.inputs_sha256,
    )
