"""Two states of a district: `pufa diff`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.accepting import RESULT_SUFFIX, accepted_basis, accepted_rows, load_accepted
from pufa_cli.api.attributing import Record, Sayings, sayings
from pufa_cli.api.history import at
from pufa_cli.api.rolling import rollup
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine import codes
from pufa_cli.engine.difference import Seen, is_different, moved, whole_causes
from pufa_cli.load.files import shown_name
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.load.history import Commit, changes, commit_of, held_by
from pufa_cli.load.workspace import load_workspace
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.difference import (
    DAY,
    SETTINGS,
    STANDARD,
    DiffResult,
    Moved,
    State,
    UnitDifference,
)
from pufa_cli.model.district import RectificationPolicy, Reviews, Unit
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.rollup import Row

Policy = tuple[Reviews, RectificationPolicy | None]


class _Side(NamedTuple):
    """One state, read."""

    state: State | None
    seen: Mapping[str, Assessment]
    sayings: Mapping[str, Sayings]
    units: Mapping[str, Unit]
    troubles: tuple[Diagnostic, ...]
    commit: Commit | None = None
    is_working: bool = False  # the district's own folder, as it lies there
    policy: Policy | None = None  # of the settings: who decides
    round: str = ""  # its id
    setup_is_broken: bool = False

    def row(self, unit: str) -> Row | None:
        """A unit's row."""
        return self.state.rows.get(unit) if self.state else None


def diff(
    before: str, after: str, *, district: Path, as_of: date, unit: str | None = None
) -> DiffResult:
    """What moved between two states.

    Each is a folder, a day or a revision of the `district`'s git, or a result that was written as
    JSON: of that only rows are compared. A day is judged as of itself, everything else as of
    `as_of`. With `unit` that unit alone. Never raises for what files and repositories hold.
    """
    old, new = _read(before, district, as_of), _read(after, district, as_of)
    found = [*old.troubles, *new.troubles]
    broken = old.setup_is_broken or new.setup_is_broken
    if old.state is None or new.state is None:
        return DiffResult(old.state, new.state, (), 0, in_order(found), broken)
    ids = dict.fromkeys((*new.units, *old.units))
    if unit is not None and unit not in ids:
        values = {"key": unit, "nearest": did_you_mean(unit, ids)}
        found.append(Diagnostic(codes.UNKNOWN_UNIT, shown_name(district), None, dict(values)))
    around, record = tuple(_around(old, new)), _record(old, new, district)
    compared = [_compared(id, old, new, around, record) for id in ids if unit in (None, id)]
    different = [one for one in compared if one.moved or is_different(one.before, one.after)]
    still = len(compared) - len(different)
    return DiffResult(old.state, new.state, tuple(different), still, in_order(found), broken)


def _around(old: _Side, new: _Side) -> Iterator[str]:
    """What is different besides the files of units."""
    one, other = old.state, new.state
    if one is None or other is None:
        return
    if one.provenance.standard_digest != other.provenance.standard_digest:
        yield STANDARD
    if old.policy is not None and new.policy is not None and old.policy != new.policy:
        yield SETTINGS
    if one.as_of != other.as_of:
        yield DAY


def _record(old: _Side, new: _Side, district: Path) -> Record:
    if new.commit is None:
        return Record(district, new.round)
    committed = changes(district, old.commit, new.commit) if old.commit else {}
    return Record(
        district, new.round, committed, held_by(district, new.commit) if new.is_working else None
    )


def _compared(
    id: str, old: _Side, new: _Side, around: tuple[str, ...], record: Record
) -> UnitDifference:
    one, other = old.seen.get(id), new.seen.get(id)
    before, after = old.sayings.get(id, Sayings()), new.sayings.get(id, Sayings())
    found: tuple[Moved, ...] = ()
    if one is not None and other is not None:
        found = moved(Seen(one, before.said), Seen(other, after.said), around)

    unit = (new.units if id in new.units else old.units)[id]
    whole = whole_causes(old.row(id), new.row(id), around, has_moved=bool(found))
    return UnitDifference(
        unit,
        old.row(id),
        new.row(id),
        tuple(_placed(each, id, (after, before), record) for each in found),
        tuple(record.because(cause, id) for cause in whole),
    )


def _placed(one: Moved, unit: str, places: tuple[Sayings, Sayings], record: Record) -> Moved:
    """What moved with the place and the commits of each of its causes."""
    item, because = (one.section, one.id), []
    for each in one.because:
        found = (said.place(item, each.cause) for said in places)
        because.append(record.because(each.cause, unit, next(filter(None, found), "")))
    return one._replace(because=tuple(because))


# --- reading a state


@contextmanager
def _folder(
    text: str, district: Path, as_of: date
) -> Iterator[tuple[Path | None, date, Commit | None, Diagnostic | None]]:
    """The folder that a word means, the day to judge it by, and its commit."""
    path = Path(text)
    if text and path.is_dir():
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
    seen: dict[str, Assessment] = {}
    said: dict[str, Sayings] = {}

    def watch(unit: Unit, loaded: LoadedFiling, found: Assessment) -> None:
        seen[unit.id], said[unit.id] = found, sayings(loaded)

    if text.endswith(RESULT_SUFFIX) and not Path(text).is_dir():
        return _result(Path(text))
    with _folder(text, district, as_of) as (folder, day, commit, trouble):
        if folder is None:
            return _Side(None, {}, {}, {}, () if trouble is None else (trouble,))
        whole = rollup(folder, as_of=day, watch=watch)
        if whole.rollup is None:
            return _Side(None, {}, {}, {}, whole.diagnostics, setup_is_broken=True)
        rows = {row.unit: row for row in whole.rollup.rows}
        name = shown_name(folder) if commit is None else text
        standard = whole.rollup.standard
        places, title = standard.rounding.places, whole.rollup.round
        state = State(name, day, standard.reference, places, rows, whole.provenance, title)
        settings = load_workspace(folder).district
    policy = (settings.reviews, settings.rectification) if settings else None
    units = {id: Unit(id, row.name, row.category) for id, row in rows.items()}
    is_working = commit is None and Path(text).resolve() == district.resolve()
    if is_working:
        head = commit_of(district, "HEAD")
        commit = None if isinstance(head, Diagnostic) else head
    return _Side(state, seen, said, units, (), commit, is_working, policy, whole.round_id)


def _result(path: Path) -> _Side:
    """A state as it was accepted: the rows of a result file."""
    loaded = load_accepted(path)
    if loaded.result is None:
        return _Side(None, {}, {}, {}, loaded.diagnostics)
    one, basis = loaded.result, accepted_basis(loaded.result)
    rows = accepted_rows(one)
    name = loaded.source.name
    state = State(name, basis.as_of, basis.standard, one.places, rows, basis, one.round)
    units = {id: Unit(id, row.name, row.category) for id, row in rows.items()}
    return _Side(state, {}, {}, units, loaded.diagnostics, round=one.round_id)
