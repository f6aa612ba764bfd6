"""Plans of spot checks, and whether what was drawn has been checked."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance, found_alone
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.base.diagnostics import Diagnostic, Fault, in_order
from pufa_cli.engine.spot_checks import check_spot_checks
from pufa_cli.load.bind import bind
from pufa_cli.load.files import is_there, read_file
from pufa_cli.load.kept import Kept
from pufa_cli.load.plans import SPOT_CHECKS, is_spot_check, load_spot_checks, plan_files, round_of
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import REVIEWS
from pufa_cli.model.planning import SpotCheckPlan
from pufa_cli.model.submission import Review

SOURCE = "spot_check"


def _faults(here: Acceptance, kept: Kept) -> Iterable[Fault]:
    plan: SpotCheckPlan = kept.rest
    round_id = round_of(Path(f"{kept.name}.yaml"))
    done = _done(here.folder, plan)
    return check_spot_checks(plan, here.unit_by_id, here.standard, done, round_id)


def _done(folder: Path, plan: SpotCheckPlan) -> Mapping[str, Collection[str]]:
    """The criteria that were checked on the spot, by unit."""
    return {one.unit: _checked(folder, plan.round, one.unit) for one in plan.units}


def _checked(folder: Path, round_id: str, unit: str) -> Collection[str]:
    path = folder / REVIEWS / round_id / SOURCE / f"{unit}.yaml"
    found: Review | None = bind(Review, read_file(path)).rest if is_there(path) else None
    return {*found.checked, *found.marks} if found is not None else ()


def _folder(here: Acceptance, as_of: date) -> Found:
    files = [path for path in plan_files(here.folder)[0] if is_spot_check(path)]
    found: list[Diagnostic] = []
    for path in files:
        kept = load_spot_checks(path)
        faults = _faults(here, kept) if kept.rest is not None else ()
        found += [*kept.diagnostics, *kept.located(faults)]
    return Found(in_order(found), len(files))


def _file(path: Path, source: Source, as_of: date) -> Found:
    return found_alone(path, SPOT_CHECKS, _faults)


LEDGER = Ledger(("spot_check_plan",), _folder, _file)
