"""A district on several days, from its commits: `pufa trend`."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from pufa_cli.api.accepting import accepted_basis, accepted_rows, previous_accepted
from pufa_cli.api.history import at
from pufa_cli.api.rectifying import known_findings
from pufa_cli.api.remembering import Memory
from pufa_cli.api.rolling import rollup
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.merging import mean_of
from pufa_cli.load.files import shown_name
from pufa_cli.load.history import Commit, a_place, commits
from pufa_cli.load.workspace import load_workspace
from pufa_cli.model.district import Roster, Unit
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.rollup import CategoryRollup, DistrictRollup, Presence
from pufa_cli.model.standard import Standard
from pufa_cli.model.standing import Standing
from pufa_cli.model.trend import Accepted, Course, Means, Moment, TrendResult

MOST_DAYS = 6  # of those on which something was committed, where none is named


def trend(folder: Path, *, days: Sequence[date] = ()) -> TrendResult:
    """The district on each of some days, judged by that day's files as of that day.

    Without `days` the last six on which anything was committed. A day before the first commit, or
    that cannot be read, is left out and told. Never raises for what a repository holds.
    """
    workspace = load_workspace(folder)
    found: list[Diagnostic] = list(workspace.diagnostics)
    seen = list(_moments(folder, sorted(set(days)) or _committed(folder, found), found))
    moments = [one for one, _ in seen]
    district, roster = workspace.district, workspace.roster
    accepted = _accepted(folder, district.round.id if district else "", found)
    return TrendResult(
        folder=shown_name(folder),
        district=district.district.name if district else "",
        round=district.round.title if district else "",
        standard=seen[-1][1] if seen else None,
        moments=tuple(moments),
        means=_means(moments, accepted),
        units=tuple(_courses(roster, moments, accepted)),
        diagnostics=in_order(found),
        setup_is_broken=district is None or roster is None,
        accepted=accepted,
    )


def _committed(folder: Path, found: list[Diagnostic]) -> list[date]:
    """The last days on which anything of a folder was committed."""
    known = commits(folder)
    if isinstance(known, Diagnostic):
        found.append(known)
        return []
    return sorted({one.on for one in known})[-MOST_DAYS:]


def _moments(
    folder: Path, days: Sequence[date], found: list[Diagnostic]
) -> Iterator[tuple[Moment, Standard]]:
    """Each day that can be read, with its standard; only what changed is read and scored anew."""
    memory = Memory()
    with a_place() as place:
        for day in days:
            with at(folder, day, place) as then:
                if then.folder is None or then.commit is None:
                    found += filter(None, (then.trouble,))
                    continue
                whole = rollup(then.folder, as_of=day, memory=memory)
                if whole.rollup is None:
                    found += [one for one in whole.diagnostics if one.is_error]
                    continue
                findings = known_findings(then.folder, as_of=day)
            yield _moment(day, then.commit, whole, whole.rollup, findings), whole.rollup.standard


def _moment(
    day: date,
    commit: Commit,
    whole: DistrictResult,
    found: DistrictRollup,
    findings: Sequence[Standing],
) -> Moment:
    undone = [one for one in findings if one.state.is_undone]
    return Moment(
        day,
        commit.id,
        found.round,
        found.standard.reference,
        _count(found, Presence.SCORED),
        _count(found, Presence.MISSING),
        _count(found, Presence.BROKEN),
        _grades(found),
        found.categories,
        {row.unit: row for row in found.rows},
        len(undone),
        sum(one.overdue > 0 for one in undone),
        whole.provenance,
    )


def _count(found: DistrictRollup, presence: Presence) -> int:
    return sum(row.presence is presence for row in found.rows)


def _grades(found: DistrictRollup) -> dict[str, int]:
    """Units by grade, in the order of the standard's bands."""
    counts: dict[str, int] = {grade.name: 0 for grade in found.standard.grades}
    for row in found.rows:
        if row.grade is not None:
            counts[row.grade] = counts.get(row.grade, 0) + 1
    return counts


def _accepted(folder: Path, round_id: str, found: list[Diagnostic]) -> Accepted | None:
    """What the district accepted in the round before, if it keeps that."""
    one, troubles = previous_accepted(folder, round_id)
    found += troubles
    if one is None:
        return None
    basis, rows = accepted_basis(one), accepted_rows(one)
    names = dict.fromkeys(name for category in one.categories for name in category.grades)
    return Accepted(
        one.round,
        basis.as_of,
        basis.standard,
        {name: sum(row.grade == name for row in rows.values()) for name in names},
        {category.id: mean_of(category.rows) for category in one.categories},
        rows,
    )


def _means(moments: Sequence[Moment], accepted: Accepted | None) -> tuple[Means, ...]:
    """Every category that was there on any of the days."""
    found: dict[str, CategoryRollup] = {}
    for moment in moments:
        found |= {one.category.id: one for one in moment.categories}
    return tuple(
        Means(
            one.category,
            tuple(_mean(moment, id) for moment in moments),
            accepted.means.get(id) if accepted else None,
        )
        for id, one in found.items()
    )


def _mean(moment: Moment, category: str) -> Fraction | None:
    return next((one.mean for one in moment.categories if one.category.id == category), None)


def _courses(
    roster: Roster | None, moments: Sequence[Moment], accepted: Accepted | None
) -> Iterator[Course]:
    """Every unit of the roster, then those that only earlier days knew."""
    units = roster.units if roster else ()
    for unit in units:
        yield _course(unit, moments, accepted)
    rows = [accepted.rows] if accepted else []
    states = (*rows, *(one.rows for one in moments))
    gone = {row.unit: row for each in states for row in each.values()}
    known = {unit.id for unit in units}
    for id, row in gone.items():
        if id not in known:
            unit = Unit(id, row.name, row.category)
            yield _course(unit, moments, accepted)._replace(is_listed=False)


def _course(unit: Unit, moments: Sequence[Moment], accepted: Accepted | None) -> Course:
    before = accepted.rows.get(unit.id) if accepted else None
    rows = [moment.rows.get(unit.id) for moment in moments]
    return Course(
        unit,
        tuple(row.total if row else None for row in rows),
        tuple(row.grade if row else None for row in rows),
        before.total if before else None,
    )
