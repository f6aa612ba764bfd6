"""Planning who inspects whom: `pufa plan cross-check`; plans held against their district."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.arguments import WrongArgument
from pufa_cli.api.ledger import Found
from pufa_cli.api.rolling import doubles
from pufa_cli.api.standards import folders_for, referred
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.base.text import UNSEEN
from pufa_cli.engine import codes
from pufa_cli.engine.cross_check import Basis, Wanted, area_of, cross_check
from pufa_cli.engine.plan_checks import (
    check_kept,
    check_pairs,
    check_plan,
    check_round,
    check_settings,
)
from pufa_cli.load.files import shown_name
from pufa_cli.load.kept import load_organisation
from pufa_cli.load.plans import LoadedPlan, is_spot_check, load_plan, plan_files, round_of
from pufa_cli.load.workspace import Workspace, find_workspace, load_workspace
from pufa_cli.model.district import District
from pufa_cli.model.planning import CrossCheckPlan, CrossCheckResult
from pufa_cli.report.planfiles import plan_file as _plan_file

MOST_SEED = 200


class _District(NamedTuple):
    """Settings and roster of a folder; no basis where they cannot be planned from."""

    workspace: Workspace
    basis: Basis | None
    diagnostics: tuple[Diagnostic, ...]


def is_seed(text: str) -> bool:
    """Whether a text can be a seed: something to read on one line, without blanks around it."""
    return 0 < len(text) <= MOST_SEED and text == text.strip() and not UNSEEN.search(text)


def plan_cross_check(
    folder: Path,
    *,
    seed: str,
    round_id: str | None = None,
    previous: Path | None = None,
    keep: Path | None = None,
) -> CrossCheckResult:
    """Who inspects whom in a round, the district's own if none is said, and who supervises whom.

    `previous` is the file of the last round's plan, whose pairs are avoided; `keep` that of a plan
    that is changed only where it must be. Raises ValueError for a seed that a file cannot hold;
    never for what files hold.
    """
    if not is_seed(seed):
        raise WrongArgument("seed")
    found = _district(folder)
    if found.basis is None:
        return CrossCheckResult(
            shown_name(folder), None, diagnostics=found.diagnostics, setup_is_broken=True
        )
    settings = found.workspace.district
    round_id = round_id or (settings.round.id if settings else "")
    loaded = {path: load_plan(path) for path in (previous, keep) if path is not None}
    wrong = [one for plan in loaded.values() for one in _faulty(plan)]
    if any(one.is_error for one in wrong):
        return CrossCheckResult(shown_name(folder), None, diagnostics=in_order(wrong))
    before = loaded[previous] if previous is not None else None
    kept = loaded[keep] if keep is not None else None
    if kept is not None and kept.plan is not None:
        wrong += map(kept.located, check_kept(kept.plan, round_id))
    wanted = Wanted(
        round_id,
        seed,
        before.plan if before else None,
        kept.plan if kept else None,
        before.source.digest if before else None,
        kept.source.digest if kept else None,
    )
    return _shown(found, cross_check(found.basis, wanted), wrong)


def plan_file(result: CrossCheckResult) -> str:
    """The text of a plan's file, to be kept in the repository; ValueError where there is none."""
    if result.plan is None:
        raise ValueError(result.folder)
    return _plan_file(result.plan)


def check_plans(folder: Path) -> Found:
    """All plans of a district held against it."""
    found = _district(folder)
    files, strays = plan_files(folder)
    diagnostics = [*found.diagnostics, *strays]
    for path in files:
        if is_spot_check(path):
            continue  # a ledger of its own
        loaded = load_plan(path)
        diagnostics += loaded.diagnostics
        if loaded.plan is not None and found.basis is not None:
            diagnostics += _held(loaded, loaded.plan, found.basis, path)
    count = sum(not is_spot_check(path) for path in files)
    return Found(in_order(diagnostics), count, found.basis is None)


def check_plan_file(path: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with one plan, held against the district that it lies in, if any."""
    loaded = load_plan(path)
    district = find_workspace(path.parent)
    basis = _district(district).basis if district is not None else None
    if loaded.plan is None or basis is None:
        return in_order(list(_faulty(loaded)))
    return in_order([*loaded.diagnostics, *_held(loaded, loaded.plan, basis, path)])


def _held(
    loaded: LoadedPlan, plan: CrossCheckPlan, basis: Basis, path: Path
) -> Iterator[Diagnostic]:
    """A plan held against its district and the name of its file."""
    yield from map(loaded.located, check_round(plan, round_of(path)))
    yield from map(loaded.located, check_plan(plan, basis))


def _faulty(loaded: LoadedPlan) -> Iterator[Diagnostic]:
    yield from loaded.diagnostics
    if loaded.plan is not None:
        yield from (loaded.located(fault) for fault in check_pairs(loaded.plan))


def _district(folder: Path) -> _District:
    workspace, settings = load_workspace(folder), load_organisation(folder)
    district, roster = settings.model, workspace.roster
    wrong = [*workspace.diagnostics, *settings.diagnostics]
    if district is None or roster is None:
        return _District(workspace, None, in_order(wrong))
    basis = Basis.of(district, roster.units)
    found = [*settings.located(check_settings(district, basis)), *wrong]
    found += doubles(roster, lambda: workspace.roster_source)
    usable = not any(one.is_error for one in found)
    return _District(workspace, basis if usable else None, in_order(found))


def _shown(found: _District, plan: CrossCheckPlan, wrong: list[Diagnostic]) -> CrossCheckResult:
    basis, district = found.basis, found.workspace.district
    units = basis.units if basis else ()
    return CrossCheckResult(
        folder=shown_name(found.workspace.folder),
        plan=plan,
        names={unit.id: unit.name for unit in units},
        areas={unit.id: area_of(unit) or "" for unit in units},
        titles=_titles(found.workspace.folder, district) if district else {},
        teams={team.id: team.title for team in basis.teams} if basis else {},
        diagnostics=in_order([*found.diagnostics, *wrong]),
    )


def _titles(folder: Path, district: District) -> dict[str, str]:
    """The categories by name, where there is a standard to ask; a plan needs none."""
    nowhere = Diagnostic(codes.STANDARD_NOT_FOUND, shown_name(folder))
    standard = referred(district.standard, folders_for(folder), nowhere).standard
    return {one.id: one.title for one in standard.categories} if standard else {}
