"""Two states of a district: `pufa diff`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.accepting import RESULT_SUFFIX, accepted_basis, accepted_rows, load_accepted
from pufa_cli.api.history import at
from pufa_cli.api.placing import answer_places, review_places
from pufa_cli.api.rolling import rollup
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.difference import moved
from pufa_cli.load.files import shown_name
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.load.history import Commit, last_change
from pufa_cli.load.workspace import SUBMISSIONS
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.difference import Author, DiffResult, Moved, State, UnitDifference
from pufa_cli.model.district import Unit
from pufa_cli.model.rollup import Row


class _Seen(NamedTuple):
    """A unit as one state has it."""

    assessment: Assessment
    places: Mapping[str, str]


class _Side(NamedTuple):
    """One state, read."""

    state: State | None
    seen: Mapping[str, _Seen]
    units: Mapping[str, Unit]
    commit: Commit | None
    troubles: tuple[Diagnostic, ...]
    setup_is_broken: bool = False


def diff(
    before: str, after: str, *, district: Path, as_of: date, unit: str | None = None
) -> DiffResult:
    """What moved between two states.

    Each is a folder, a day or a revision of the `district`'s git, or a result that was written as
    JSON: of that only rows are compared. A day is judged as of itself, everything else as of
    `as_of`. With `unit` that unit alone. Never raises for what files and repositories hold.
    """
    old, new = _read(before, district, as_of), _read(after, district, as_of)
    found = in_order([*old.troubles, *new.troubles])
    broken = old.setup_is_broken or new.setup_is_broken
    if old.state is None or new.state is None:
        return DiffResult(old.state, new.state, (), 0, found, broken)
    ids = dict.fromkeys((*new.units, *old.units))
    compared = [_compared(id, old, new, district) for id in ids if unit in (None, id)]
    different = [one for one in compared if _is_different(one)]
    still = len(compared) - len(different)
    return DiffResult(old.state, new.state, tuple(different), still, found, broken)


def _is_different(one: UnitDifference) -> bool:
    if one.criteria or one.before is None or one.after is None:
        return True
    same = ("presence", "total", "grade", "rank")
    return any(getattr(one.before, key) != getattr(one.after, key) for key in same)


@contextmanager
def _folder(
    text: str, district: Path, as_of: date
) -> Iterator[tuple[Path | None, date, Commit | None, Diagnostic | None]]:
    """The folder that a word means, the day to judge it by, and its commit."""
    path = Path(text)
    if path.is_dir():
        yield path, as_of, None, None
        return
    day = _day(text)
    with at(district, day or text) as then:
        yield then.folder, day or as_of, then.commit, then.trouble


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2005-05-16") else None
    except ValueError:
        return None


def _read(text: str, district: Path, as_of: date) -> _Side:
    seen: dict[str, _Seen] = {}
    units: dict[str, Unit] = {}

    def watch(unit: Unit, loaded: LoadedFiling, found: Assessment) -> None:
        units[unit.id] = unit
        seen[unit.id] = _Seen(found, {**review_places(loaded), **answer_places(loaded)})

    if text.endswith(RESULT_SUFFIX) and not Path(text).is_dir():
        return _result(Path(text))
    with _folder(text, district, as_of) as (folder, day, commit, trouble):
        if folder is None:
            return _Side(None, {}, {}, None, () if trouble is None else (trouble,))
        whole = rollup(folder, as_of=day, watch=watch)
        if whole.rollup is None:
            return _Side(None, {}, {}, None, whole.diagnostics, True)
        rows = {row.unit: row for row in whole.rollup.rows}
        name = shown_name(folder) if commit is None else text
        standard = whole.rollup.standard
        places = standard.rounding.places
        state = State(name, day, standard.reference, places, rows, whole.provenance)
    known = {id: Unit(id, row.name, row.category) for id, row in rows.items()}
    return _Side(state, seen, {**known, **units}, commit, ())


def _result(path: Path) -> _Side:
    """A state as it was accepted: the rows of a result file."""
    loaded = load_accepted(path)
    if loaded.result is None:
        return _Side(None, {}, {}, None, loaded.diagnostics)
    rows, basis = accepted_rows(loaded.result), accepted_basis(loaded.result)
    name, places = loaded.source.name, loaded.result.places
    state = State(name, basis.as_of, basis.standard, places, rows, basis)
    units = {id: Unit(id, row.name, row.category) for id, row in rows.items()}
    return _Side(state, {}, units, None, loaded.diagnostics)


def _compared(id: str, old: _Side, new: _Side, district: Path) -> UnitDifference:
    one, other = old.seen.get(id), new.seen.get(id)
    criteria: tuple[Moved, ...] = ()
    if one is not None and other is not None:
        criteria = moved(one.assessment, other.assessment, one.places, other.places)
    unit = (new.units if id in new.units else old.units)[id]
    found = UnitDifference(unit, _row(old, id), _row(new, id), criteria)
    if not _is_different(found) or new.commit is None or other is None:
        return found
    return found._replace(author=_author(district, id, other.assessment.round, new.commit))


def _row(side: _Side, unit: str) -> Row | None:
    return side.state.rows.get(unit) if side.state else None


def _author(district: Path, unit: str, round_id: str, commit: Commit) -> Author | None:
    """Who committed the unit's file last, up to the later state."""
    found = last_change(district, f"{SUBMISSIONS}/{unit}/{round_id}.yaml", commit)
    if found is None:
        return None
    return Author(found.on, found.author, found.subject, found.id)
