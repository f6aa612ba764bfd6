"""Rolling up: a district's repository, or a bare folder of unit files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pufa_cli.api.judging import Judged, judge, provenance
from pufa_cli.api.standards import Checked, folders_for, named, referred
from pufa_cli.base.diagnostics import Diagnostic, Fault, in_order
from pufa_cli.base.language import Sayable, Text
from pufa_cli.engine import codes
from pufa_cli.engine.rollup import Collector
from pufa_cli.load.files import shown_name
from pufa_cli.load.filings import LoadedFiling, load_filing
from pufa_cli.load.workspace import (
    DISTRICT_FILE,
    EVIDENCE,
    Filed,
    Workspace,
    bare_files,
    list_files,
    load_workspace,
    stray,
)
from pufa_cli.model.district import District, Roster, Unit
from pufa_cli.model.fields import NONE, did_you_mean
from pufa_cli.model.filing import Expected
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.rollup import Presence

Progress = Callable[[int, int], None]


@dataclass
class _Run:
    """What a roll-up gathers while units stream by."""

    as_of: date
    checked: Checked
    diagnostics: list[Diagnostic] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    read: int = 0
    refused: int = 0

    def take(self, loaded: LoadedFiling, judged: Judged) -> None:
        """Counts a filing and keeps what is wrong with it."""
        self.diagnostics.extend(judged.diagnostics)
        self.digests.extend(loaded.digests)
        self.read += judged.assessment is not None
        self.refused += judged.assessment is None


def rollup(
    folder: Path,
    *,
    as_of: date,
    standard: str | None = None,
    progress: Progress | None = None,
) -> DistrictResult:
    """The roll-up of a district's folder, or of the unit files in a folder without pufa.yaml.

    Units that cannot be scored stand in it as broken, units that handed in nothing as missing.
    `progress` is called with units done and units in all. Never raises for what files hold.
    """
    report = progress or _silent
    if not (folder / DISTRICT_FILE).exists():
        return _bare(folder, as_of, standard, report)
    workspace = load_workspace(folder)
    if workspace.district is None or workspace.roster is None:
        return _broken(workspace, Checked(None, None, ()), as_of)
    checked = _standard(workspace, workspace.district, standard)
    doubles = list(_doubles(workspace, workspace.roster))
    if checked.standard is None or doubles:
        return _broken(workspace, checked, as_of, doubles)
    return _district(workspace, workspace.district, workspace.roster, checked, as_of, report)


def _silent(done: int, total: int) -> None:
    """Says nothing."""


def _standard(workspace: Workspace, district: District, standard: str | None) -> Checked:
    if standard is not None:
        return named(standard, workspace.folder)
    source = workspace.district_source
    span = source.span(("standard",))
    at = Diagnostic(codes.STANDARD_NOT_FOUND, source.name, span, {}, source.line(span.line))
    return referred(district.standard, folders_for(workspace.folder), at)


def _doubles(workspace: Workspace, roster: Roster) -> Iterator[Diagnostic]:
    """The units that the roster names twice."""
    source = workspace.roster_source
    seen: dict[str, int] = {}
    for at, unit in enumerate(roster.units):
        if unit.id in seen:
            line = source.span(("units", seen[unit.id], "id")).line
            where = Text("第 {line} 行", "line {line}").with_(line=line)
            values: dict[str, Sayable] = {"key": unit.id, "where": where}
            yield source.located(Fault(codes.UNIT_TWICE, ("units", at, "id"), values))
        seen.setdefault(unit.id, at)


def _broken(
    workspace: Workspace, checked: Checked, as_of: date, more: list[Diagnostic] | None = None
) -> DistrictResult:
    found = [*workspace.diagnostics, *checked.errors, *(more or [])]
    office = (workspace.district.office or "") if workspace.district else ""
    return DistrictResult(
        folder=shown_name(workspace.folder),
        office=office,
        rollup=None,
        diagnostics=in_order(found),
        provenance=provenance(checked, as_of, []),
        language=workspace.district.language if workspace.district else None,
        setup_is_broken=True,
    )


def _district(
    workspace: Workspace,
    district: District,
    roster: Roster,
    checked: Checked,
    as_of: date,
    report: Progress,
) -> DistrictResult:
    assert checked.standard is not None
    filed = list_files(workspace, district)
    run = _Run(as_of, checked, list(workspace.diagnostics))
    collector = Collector(checked.standard)
    for done, unit in enumerate(roster.units, 1):
        _unit(workspace, district, filed, unit, run, collector)
        report(done, len(roster.units))
    _strays(filed, roster, run)
    return DistrictResult(
        folder=shown_name(workspace.folder),
        office=district.office or "",
        rollup=collector.rollup(district.district.name, district.round.title),
        diagnostics=in_order(run.diagnostics),
        provenance=provenance(checked, as_of, run.digests),
        files_read=run.read,
        files_refused=run.refused,
        language=district.language,
    )


def _unit(
    workspace: Workspace,
    district: District,
    filed: Filed,
    unit: Unit,
    run: _Run,
    collector: Collector,
) -> None:
    path = filed.submissions.get(unit.id)
    if path is None:
        run.diagnostics.append(_missing(workspace, district, filed, unit))
        collector.add_unscored(unit, Presence.MISSING)
        return
    reviews = [
        filed.reviews[unit.id, source]
        for source in district.reviews.precedence
        if (unit.id, source) in filed.reviews
    ]
    loaded = load_filing(path, reviews, workspace.folder / EVIDENCE / unit.id, unit)
    expected = Expected(run.as_of, district.standard, district.round.id, unit, unit.id)
    _collect(loaded, expected, run, collector, unit)


def _collect(
    loaded: LoadedFiling, expected: Expected, run: _Run, collector: Collector, unit: Unit
) -> None:
    assert run.checked.standard is not None
    judged = judge(loaded, run.checked.standard, expected)
    run.take(loaded, judged)
    if judged.assessment is None:
        first = next(one for one in judged.diagnostics if one.is_error)
        collector.add_unscored(unit, Presence.BROKEN, first.code.id)
    else:
        collector.add(judged.assessment, unit)


def _missing(workspace: Workspace, district: District, filed: Filed, unit: Unit) -> Diagnostic:
    others = filed.other_rounds.get(unit.id, ())
    found: Sayable = NONE
    if others:
        text = Text("（文件夹里有 {names}）", " (its folder holds {names})")
        found = text.with_(names="、".join(others))
    source = workspace.roster_source
    index = next(n for n, one in enumerate(_units(workspace)) if one.id == unit.id)
    span = source.span(("units", index))
    values: dict[str, Sayable] = {
        "name": unit.name,
        "key": unit.id,
        "found": found,
        "wanted": f"submissions/{unit.id}/{district.round.id}.yaml",
    }
    return Diagnostic(codes.NOT_SUBMITTED, source.name, span, values, source.line(span.line))


def _units(workspace: Workspace) -> tuple[Unit, ...]:
    return workspace.roster.units if workspace.roster else ()


def _strays(filed: Filed, roster: Roster, run: _Run) -> None:
    """Files of units that the roster does not know are refused, others only noted."""
    run.diagnostics.extend(one.diagnostic for one in filed.strays)
    known = roster.unit_by_id
    unknown = {unit: path for unit, path in filed.submissions.items() if unit not in known}
    for (unit, _), path in filed.reviews.items():
        if unit not in known:
            unknown.setdefault(unit, path)
    for unit, path in unknown.items():
        values: dict[str, Sayable] = {"key": unit, "nearest": did_you_mean(unit, known)}
        run.diagnostics.append(stray(path, codes.UNKNOWN_UNIT, values).diagnostic)
        run.refused += 1


def _bare(folder: Path, as_of: date, standard: str | None, report: Progress) -> DistrictResult:
    """A folder of unit files: the roster is what is there, the standard what they name."""
    files, strays = bare_files(folder)
    first = _first_reference(files) if standard is None else None
    nowhere = Diagnostic(codes.STANDARD_NOT_FOUND, shown_name(folder))
    checked = Checked(None, None, ())
    if standard is not None:
        checked = named(standard, folder)
    elif first is not None:
        checked = referred(first, folders_for(folder), nowhere)
    run = _Run(as_of, checked, [one.diagnostic for one in strays])
    run.diagnostics.extend(checked.errors)
    collector = Collector(checked.standard) if checked.standard else None
    seen: dict[str, str] = {}
    for done, path in enumerate(files, 1):
        _bare_unit(path, seen, run, collector, standard is not None)
        report(done, len(files))
    name = Path(shown_name(folder)).name or folder.resolve().name
    return DistrictResult(
        folder=shown_name(folder),
        office="",
        rollup=collector.rollup(name, "") if collector else None,
        diagnostics=in_order(run.diagnostics),
        provenance=provenance(checked, as_of, run.digests),
        files_read=run.read,
        files_refused=run.refused,
        setup_is_broken=bool(checked.errors),
    )


def _first_reference(files: tuple[Path, ...]) -> str | None:
    for path in files:
        filing = load_filing(path).filing
        if filing is not None:
            return filing.submission.standard
    return None


def _bare_unit(
    path: Path, seen: dict[str, str], run: _Run, collector: Collector | None, is_replaced: bool
) -> None:
    loaded = load_filing(path)
    if collector is None or run.checked.standard is None:
        run.diagnostics.extend(loaded.diagnostics)
        run.refused += 1
        return
    submission = loaded.filing.submission if loaded.filing else None
    category = submission.category if submission else "?"
    unit = Unit.model_construct(
        id=submission.unit if submission else path.stem,
        name=submission.name if submission else shown_name(path),
        category=category,
        area=None,
        team=None,
        leader=None,
        pilot=False,
    )
    if submission is not None and submission.unit in seen:
        values: dict[str, Sayable] = {"key": submission.unit, "where": seen[submission.unit]}
        run.diagnostics.append(loaded.located(Fault(codes.UNIT_TWICE, ("unit",), values)))
        run.refused += 1
        collector.add_unscored(unit, Presence.BROKEN, codes.UNIT_TWICE.id)
        return
    seen[unit.id] = loaded.source.name
    wanted = None if is_replaced else run.checked.standard.reference
    _collect(loaded, Expected(run.as_of, wanted), run, collector, unit)


