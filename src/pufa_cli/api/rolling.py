"""Rolling up a district's repository: `pufa rollup`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pufa_cli.api import bare
from pufa_cli.api.cohorts import Surroundings, gather_cohorts, is_relative
from pufa_cli.api.gathering import Gathering, Watch, unusable
from pufa_cli.api.holdings import Holdings
from pufa_cli.api.remembering import Memory
from pufa_cli.api.standards import Checked, of_district
from pufa_cli.base.diagnostics import Diagnostic, Fault, repeated
from pufa_cli.base.language import Sayable, Text
from pufa_cli.engine import codes
from pufa_cli.engine.review_codes import UNCOUNTED
from pufa_cli.engine.rollup import Collector
from pufa_cli.load.files import YAML_SUFFIX, is_there, shown_name
from pufa_cli.load.filings import LoadedFiling, load_review
from pufa_cli.load.source import Source
from pufa_cli.load.strays import strays
from pufa_cli.load.workspace import (
    DISTRICT_FILE,
    RECTIFICATIONS,
    SUBMISSIONS,
    Filed,
    Workspace,
    list_files,
    load_workspace,
    submission_path,
)
from pufa_cli.model.district import District, Roster, Unit
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.filing import Expected
from pufa_cli.model.meant import NONE
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.rollup import Presence
from pufa_cli.model.standard import Standard

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class _Round:
    """One round of one district: what is expected and what was filed."""

    workspace: Workspace
    district: District
    roster: Roster
    filed: Filed
    holdings: Holdings
    digest: str | None = None  # of the standard file
    is_replaced: bool = False  # scored by another standard than the submissions name
    memory: Memory | None = None


def rollup(
    folder: Path,
    *,
    as_of: date,
    standard: str | None = None,
    progress: Progress | None = None,
    with_warnings: bool = False,
    watch: Watch | None = None,
    memory: Memory | None = None,
) -> DistrictResult:
    """The roll-up of a district's folder, or of the unit files in a folder without pufa.yaml.

    Units that cannot be scored stand in it as broken, units that handed in nothing as missing.
    Warnings on submissions are only counted unless `with_warnings`. `progress` is called with
    units done and units in all, `watch` with each unit scored; with `memory` units that were scored
    before, of the very same files, are not scored again. Never raises for what files hold.
    """
    if folder.name == SUBMISSIONS and is_there(folder.parent / DISTRICT_FILE):
        folder = folder.parent
    if not is_there(folder / DISTRICT_FILE):
        return bare.rollup(folder, as_of, standard, progress or _silent, with_warnings)
    workspace = load_workspace(folder)
    district, roster = workspace.district, workspace.roster
    found = list(workspace.diagnostics)
    if district is None or roster is None:
        return unusable(shown_name(folder), Checked(None, None, ()), as_of, found)
    checked = of_district(workspace, standard)
    found += [*checked.errors, *doubles(roster, lambda: workspace.roster_source)]
    if district.frozen is not None and standard is None:
        found += _frozen(folder)
    if checked.standard is None or any(one.is_error for one in found):
        return unusable(shown_name(folder), checked, as_of, found)
    collector = Collector(checked.standard)
    name = shown_name(folder)
    gathering = Gathering(name, as_of, checked, checked.standard, collector, found)
    gathering.with_warnings, gathering.watch = with_warnings, watch
    settings = (workspace.district_source.digest, workspace.roster_digest)
    gathering.digests += map(bytes.fromhex, settings)
    files = list_files(workspace, district)
    holdings = Holdings(workspace, district, as_of)
    exams = holdings.exams(checked.standard)
    gathering.digests += exams.digests if exams else ()
    is_replaced = standard is not None
    this = _Round(workspace, district, roster, files, holdings, checked.digest, is_replaced)
    this = replace(this, memory=None if is_relative(checked.standard) else memory)
    return _gathered(this, gathering, progress or _silent)


def _silent(done: int, total: int) -> None:
    """Says nothing."""


def _frozen(folder: Path) -> "list[Diagnostic]":
    """Whether the standard is still the one that was fixed after the pilot."""
    from pufa_cli.api.spreading import check_frozen

    return check_frozen(folder)


def doubles(roster: Roster, source: Callable[[], Source]) -> Iterator[Diagnostic]:
    """Ids (errors) and names (warnings) that two units share; `source` is read where there are."""
    ids = ((("units", at, "id"), unit.id) for at, unit in enumerate(roster.units))
    apart = {unit.id: at for at, unit in reversed([*enumerate(roster.units)])}
    names = sorted((("units", at, "name"), roster.units[at].name) for at in apart.values())
    for code, keys in ((codes.UNIT_TWICE, ids), (codes.NAME_TWICE, names)):
        for key, path, first in repeated(keys):
            where = Text("第 {line} 行", "line {line}").with_(line=source().span(first).line)
            values: dict[str, Sayable] = {"key": key, "where": where}
            yield source().located(Fault(code, path, values))


def _gathered(this: _Round, gathering: Gathering, progress: Progress) -> DistrictResult:
    units = this.roster.units
    handed_in = (unit for unit in units if unit.id in this.filed.submissions)
    filings = (_filing(this, unit, gathering.standard) for unit in handed_in)
    gathering.cohorts = gather_cohorts(gathering.standard, filings)
    for at, unit in enumerate(units):
        if unit.id in this.filed.submissions:
            _take(this, unit, gathering)
        else:
            gathering.diagnostics.append(_missing(this, unit, at))
            gathering.diagnostics += _reviews_alone(this, unit)
            gathering.collector.add_unscored(unit, Presence.MISSING)
        progress(at + 1, len(units))
    _strays(this, gathering)
    return gathering.result(this.district.district.name, this.district.round.title, this.district)


def _take(this: _Round, unit: Unit, gathering: Gathering) -> None:
    key = _key(this, unit, gathering.standard)
    known = this.memory.recall(key) if this.memory else None
    if known is not None:
        gathering.take_again(known)
        return
    loaded, expected = _filing(this, unit, gathering.standard)
    found = gathering.take(loaded, expected, unit)
    if this.memory is not None and found is not None:
        this.memory.keep(key, loaded, found)


def _key(this: _Round, unit: Unit, standard: Standard) -> bytes | None:
    """What the points of a unit rest on; None where that is more than a few files."""
    folder, district = this.workspace.folder, this.district
    is_rectified = is_there(folder / RECTIFICATIONS / f"{unit.id}{YAML_SUFFIX}")
    if this.memory is None or this.holdings.exams(standard) is not None or is_rectified:
        return None
    reviews = this.holdings.reviews(unit.id)
    settings = this.workspace.district_source.digest
    around = (this.digest, this.is_replaced, settings, unit, [*reviews])
    files = (submission_path(folder, unit.id, district.round.id), *reviews.values())
    return this.memory.key(around, files)


def look_around(folder: Path, unit: str, standard: Standard, as_of: date) -> Surroundings:
    """What points that depend on other units rest on: those other than `unit` in a district.

    Nothing where no rule is relative, or where the district's settings or roster cannot be used.
    """
    workspace = load_workspace(folder)
    district, roster = workspace.district, workspace.roster
    digests: list[bytes] = []
    if district is None or roster is None:
        return Surroundings({}, digests)
    is_replaced = standard.reference != district.standard
    files, holdings = list_files(workspace, district), Holdings(workspace, district, as_of)
    this = _Round(workspace, district, roster, files, holdings, None, is_replaced)

    def filings() -> Iterator[tuple[LoadedFiling, Expected]]:
        for other in roster.units:
            if other.id != unit and other.id in this.filed.submissions:
                loaded, expected = _filing(this, other, standard)
                digests.extend(map(bytes.fromhex, loaded.digests))
                yield loaded, expected

    return Surroundings(gather_cohorts(standard, filings()), digests)


def _filing(this: _Round, unit: Unit, standard: Standard) -> tuple[LoadedFiling, Expected]:
    """What a unit handed in, and what it is held against."""
    wanted = None if this.is_replaced else standard.reference
    as_of, round_id = this.holdings.as_of, this.district.round.id
    expected = Expected(as_of, wanted, round_id, unit, unit.id)
    return this.holdings.of(unit, standard), expected._replace(standard_digest=this.digest)


def _missing(this: _Round, unit: Unit, at: int) -> Diagnostic:
    others = this.filed.other_rounds.get(unit.id, ())
    found: Sayable = NONE
    if others:
        text = Text("（文件夹里有 {names}）", " (its folder holds {names})")
        found = text.with_(names="、".join(others))
    values: dict[str, Sayable] = {
        "name": unit.name,
        "key": unit.id,
        "found": found,
        "wanted": f"submissions/{unit.id}/{this.district.round.id}.yaml",
    }
    return this.workspace.roster_source.located(Fault(codes.NOT_SUBMITTED, ("units", at), values))


def _reviews_alone(this: _Round, unit: Unit) -> Iterator[Diagnostic]:
    """What is wrong with the reviews of a unit that has handed in nothing; none of them counts."""
    for source in this.district.reviews.order:
        path = this.filed.reviews.get((unit.id, source))
        if path is not None:
            loaded = load_review(path)
            yield from loaded.diagnostics
            values: dict[str, Sayable] = {"name": unit.name}
            yield loaded.source.located(Fault(UNCOUNTED, ("unit",), values))


def _strays(this: _Round, gathering: Gathering) -> None:
    """Files of units that the roster does not know are refused, others only noted."""
    gathering.diagnostics.extend(this.filed.strays)
    if gathering.with_warnings:
        others = this.filed.other_rounds
        gathering.diagnostics.extend(strays(this.workspace.folder, this.district, others))
    folder, round_id = this.workspace.folder, this.district.round.id
    filed: dict[str, list[Path]] = {}
    for (unit, _), path in this.filed.reviews.items():
        filed.setdefault(unit, []).append(path)
    unknown = this.filed.submissions.union(filed).difference(u.id for u in this.roster.units)
    for unit in sorted(unknown):
        is_review = unit not in this.filed.submissions
        paths = filed[unit] if is_review else [submission_path(folder, unit, round_id)]
        nearest = did_you_mean(unit, this.roster.unit_by_id)
        values: dict[str, Sayable] = {"key": unit, "nearest": nearest}
        gathering.diagnostics += (
            Diagnostic(codes.UNKNOWN_UNIT, shown_name(path), None, values) for path in paths
        )
        gathering.refused += 1
