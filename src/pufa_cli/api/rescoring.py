"""A district's submissions scored by two standards, one unit at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pufa_cli.api.bare import each_file
from pufa_cli.api.cohorts import Cohorts, category_of, gather_cohorts
from pufa_cli.api.holdings import Holdings
from pufa_cli.api.judging import Judged, judge
from pufa_cli.api.standards import Checked
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.assess import ALONE
from pufa_cli.engine.rollup import Collector
from pufa_cli.load.files import is_there, shown_name
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.load.workspace import (
    DISTRICT_FILE,
    SUBMISSIONS,
    bare_files,
    list_files,
    load_workspace,
)
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.comparison import Cause, Move, Rescoring
from pufa_cli.model.district import Unit
from pufa_cli.model.filing import Expected, Filing
from pufa_cli.model.rollup import Presence, Row
from pufa_cli.model.standard import Standard

MOST_CAUSES = 3


class Rescored(NamedTuple):
    """A district under two standards; None when its settings or roster cannot be used."""

    rescoring: Rescoring | None
    diagnostics: tuple[Diagnostic, ...]


class _Due(NamedTuple):
    """A unit, how to read what it handed in (None: nothing), and what its file should say."""

    unit: Unit
    read: Callable[[], LoadedFiling] | None
    expected: Expected
    holdings: Holdings | None = None  # of its district


_Units: TypeAlias = Callable[[], Iterator[_Due]]


@dataclass
class _Side:
    """One of the two standards, and the rows of the units so far."""

    standard: Standard
    other: Standard
    collector: Collector
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cohorts: Cohorts = field(default_factory=dict)

    def fitted(self, loaded: LoadedFiling, holdings: Holdings | None) -> LoadedFiling:
        """A filing as this standard has it: the exam is asked what it asks for."""
        found = _fitted(loaded, self.standard, self.other)
        return found if holdings is None else holdings.with_exam(found, self.standard)

    def look_around(self, due: Iterator[_Due]) -> None:
        """Reads all units once where points depend on the others."""
        fitted = (
            (self.fitted(one.read(), one.holdings), one.expected)
            for one in due
            if one.read is not None
        )
        self.cohorts = gather_cohorts(self.standard, fitted)

    def judged(self, loaded: LoadedFiling, due: _Due) -> Assessment | None:
        """The unit by this standard; its row is kept, its files are not."""
        fitted = self.fitted(loaded, due.holdings)
        cohort = self.cohorts.get(category_of(loaded), ALONE)
        found: Judged = judge(
            fitted, self.standard, due.expected, with_warnings=False, cohort=cohort
        )
        if found.assessment is not None:
            self.collector.add(found.assessment, due.unit)
            return found.assessment
        errors = [one for one in found.diagnostics if one.is_error]
        self.diagnostics += errors
        self.collector.add_unscored(due.unit, Presence.BROKEN, errors[0].code.id)
        return None

    def rows(self) -> dict[str, Row]:
        """Every unit's row, with its rank."""
        return {row.unit: row for row in self.collector.rollup("", "").rows}


def rescored(folder: Path, before: Checked, after: Checked, as_of: date) -> Rescored:
    """Every submission below a folder by both standards, and the units that this moves."""
    if folder.name == SUBMISSIONS and is_there(folder.parent / DISTRICT_FILE):
        folder = folder.parent
    old, new = before.standard, after.standard
    if old is None or new is None:
        return Rescored(None, ())
    found = _of_district if is_there(folder / DISTRICT_FILE) else _of_folder
    due, problems = found(folder, as_of)
    if due is None:
        return Rescored(None, problems)
    sides = (_Side(old, new, Collector(old)), _Side(new, old, Collector(new)))
    for side in sides:
        side.look_around(due())
    causes = {one.unit.id: _taken(one, sides) for one in due()}
    found_wrong = (*problems, *(one for side in sides for one in side.diagnostics))
    return Rescored(_rescoring(shown_name(folder), sides, causes), found_wrong)


def _of_district(folder: Path, as_of: date) -> tuple[_Units | None, tuple[Diagnostic, ...]]:
    workspace = load_workspace(folder)
    district, roster = workspace.district, workspace.roster
    if district is None or roster is None:
        return None, workspace.diagnostics
    filed, holdings = list_files(workspace, district), Holdings(workspace, district, as_of)

    def due() -> Iterator[_Due]:
        for unit in {one.id: one for one in roster.units}.values():
            expected = Expected(as_of, None, district.round.id, unit, unit.id)
            read = partial(holdings.filing, unit) if unit.id in filed.submissions else None
            yield _Due(unit, read, expected, holdings)

    return due, workspace.diagnostics


def _of_folder(folder: Path, as_of: date) -> tuple[_Units, tuple[Diagnostic, ...]]:
    """A folder without pufa.yaml: of several files of one unit, the first."""
    files, strays = bare_files(folder)

    def due() -> Iterator[_Due]:
        for one in each_file(files):
            if not one.first:
                yield _Due(one.unit, partial(_same, one.loaded), Expected(as_of, None))

    return due, strays


def _same(loaded: LoadedFiling) -> LoadedFiling:
    return loaded


def _taken(due: _Due, sides: tuple[_Side, _Side]) -> tuple[Cause, ...]:
    """Takes a unit into both sides; what moves its total."""
    if due.read is None:
        for side in sides:
            side.collector.add_unscored(due.unit, Presence.MISSING)
        return ()
    loaded = due.read()
    before, after = (side.judged(loaded, due) for side in sides)
    return () if before is None or after is None else _causes(before, after)


def _rescoring(
    folder: str, sides: tuple[_Side, _Side], causes: dict[str, tuple[Cause, ...]]
) -> Rescoring:
    before, after = (side.rows() for side in sides)
    moves = [Move(before[key], row, causes[key]) for key, row in after.items()]
    return Rescoring(
        folder,
        tuple(one for one in moves if one.is_moved or one.is_broken),
        units=len(moves),
        scored=sum(one.before.presence is one.after.presence is Presence.SCORED for one in moves),
        missing=sum(one.after.presence is Presence.MISSING for one in moves),
        places=(sides[0].standard.rounding.places, sides[1].standard.rounding.places),
        titles={one.id: one.title for side in sides for one in side.standard.categories},
    )


# --- what one standard knows and the other does not


def _fitted(loaded: LoadedFiling, own: Standard, other: Standard) -> LoadedFiling:
    """A filing without what only the other standard asks for: it was no mistake to answer it."""
    if loaded.rest is None:
        return loaded
    theirs = _only_in(loaded.rest.submission.category, own, other)
    rest = _without(loaded.rest, *theirs)
    rectified = loaded.rectified and loaded.rectified.without(theirs[0])
    filing = None if loaded.filing is None else rest
    return loaded._replace(rest=rest, filing=filing, rectified=rectified)


def _only_in(category: str, own: Standard, other: Standard) -> tuple[frozenset[str], ...]:
    """The criteria, vetoes and lines that only the other standard knows for a category."""
    theirs, ours = ({c.id for c in one.criteria_of(category)} for one in (other, own))
    criteria = theirs - ours
    vetoes = {one.id for one in other.vetoes} - {one.id for one in own.vetoes}
    lines = set(other.line_by_id) - set(own.line_by_id)
    return frozenset(criteria), frozenset(vetoes), frozenset(lines)


def _without(
    filing: Filing, criteria: frozenset[str], vetoes: frozenset[str], lines: frozenset[str]
) -> Filing:
    gone = {
        "answers": criteria,
        "marks": criteria,
        "checked": criteria,
        "vetoes": vetoes,
        "bonuses": lines,
        "penalties": lines,
    }

    def cut(one: "object") -> "dict[str, object]":
        return {
            name: {key: value for key, value in getattr(one, name).items() if key not in ids}
            for name, ids in gone.items()
            if ids and hasattr(one, name)
        }

    if not (criteria or vetoes or lines):
        return filing
    submission = filing.submission.model_copy(update=cut(filing.submission))
    reviews = tuple(one.model_copy(update=cut(one)) for one in filing.reviews)
    return filing._replace(submission=submission, reviews=reviews)


# --- why a total moved


def _causes(before: Assessment, after: Assessment) -> tuple[Cause, ...]:
    """The criteria that move the total most; what is left over is one more cause."""
    old = {one.criterion.id: one for one in before.criteria}
    new = {one.criterion.id: one for one in after.criteria}
    found = [_cause(old.get(key), new.get(key)) for key in (new | old)]
    rest = after.total.exact - before.total.exact - sum((one.shift for one in found), ZERO)
    found.append(Cause("", "", None, None, None, None, rest))
    moving = sorted((one for one in found if one.shift), key=lambda one: -abs(one.shift))
    return tuple(moving[:MOST_CAUSES])


def _cause(old: CriterionResult | None, new: CriterionResult | None) -> Cause:
    criterion = next(one.criterion for one in (new, old) if one is not None)
    return Cause(
        criterion.id,
        criterion.title,
        *_points(old),
        *_points(new),
        _contribution(new) - _contribution(old),
    )


def _points(one: CriterionResult | None) -> tuple[Fraction | None, Fraction | None]:
    return (None, None) if one is None else (one.outcome.points, one.criterion.marks)


def _contribution(one: CriterionResult | None) -> Fraction:
    return ZERO if one is None else one.contribution
