"""Drawing by lot who is examined and what is checked: `pufa plan sample`, `plan spot-check`."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import acceptance
from pufa_cli.api.arguments import WrongArgument
from pufa_cli.api.one_unit import id_of, no_such_unit
from pufa_cli.api.planning import is_seed
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.base.language import Sayable
from pufa_cli.engine import codes as general
from pufa_cli.engine import exam_codes as codes
from pufa_cli.engine.exam_checks import Around, check_frame
from pufa_cli.engine.sampling import draw
from pufa_cli.engine.spot_checks import draw_checks
from pufa_cli.load.exams import FRAME, exam_path, load_exam_file
from pufa_cli.load.files import is_there, shown_name
from pufa_cli.load.workspace import find_workspace, load_workspace
from pufa_cli.model.estimates import SampleResult
from pufa_cli.model.exams import ExamSample
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.planning import SpotCheckPlan, SpotCheckResult
from pufa_cli.report.planfiles import plan_file


def plan_sample(
    folder: Path, *, seed: str, as_of: date, round_id: str | None = None, unit: str | None = None
) -> SampleResult:
    """Who is examined in a round, the district's own if none is said, drawn by lot from its frame.

    `unit` (its id or name) is the only one whose list is shown; what is drawn is the same. Raises
    ValueError for a seed that a file cannot hold; never for what files hold.
    """
    if not is_seed(seed):
        raise WrongArgument("seed")
    unit = unit if unit is None else id_of(folder, unit)
    here = find_workspace(folder) or folder
    workspace = load_workspace(here)
    round_id = round_id or (workspace.district.round.id if workspace.district else "")
    path = exam_path(here, round_id, FRAME)
    kept = load_exam_file(path)
    units = workspace.roster.unit_by_id if workspace.roster else None
    around = Around(as_of, round_id, units)
    faults = kept.located(check_frame(kept.rest, around)) if kept.rest is not None else ()
    found = in_order([*kept.diagnostics, *faults])
    if not is_there(path):
        found = (Diagnostic(codes.NO_FRAME, shown_name(path)),)
    elif unit is not None and units is not None and unit not in units:
        found = (*found, no_such_unit(here, unit, units))
    usable = kept.model if not any(one.is_error for one in found) else None
    return SampleResult(
        folder=shown_name(here),
        sample=draw(usable, seed) if usable is not None else None,
        titles={one.id: one.title for one in usable.strata} if usable is not None else {},
        names={key: one.name for key, one in (units or {}).items()},
        unit=unit,
        diagnostics=found,
    )


def plan_spot_check(
    folder: Path,
    *,
    seed: str,
    count: int,
    round_id: str | None = None,
    criteria: Sequence[str] = (),
    each: int | None = None,
) -> SpotCheckResult:
    """Which units and criteria are checked on the spot in a round, drawn by lot.

    `criteria` are checked in every unit drawn that has them; without them `each` of its sheet, by
    lot. Raises ValueError for a seed that a file cannot hold; never for what files hold.
    """
    if not is_seed(seed):
        raise WrongArgument("seed")
    here = acceptance(folder)
    standard = here.standard
    if standard is None or here.is_broken:
        return SpotCheckResult(
            shown_name(here.folder),
            None,
            diagnostics=tuple(here.setup),
            setup_is_broken=True,
        )
    wrong = [*_unknown(criteria, standard.criterion_by_id), *_too_many(count, len(here.units))]
    plan = None
    if not any(one.is_error for one in wrong):
        round_id = round_id or (here.organisation.round.id if here.organisation else "")
        plan = draw_checks(standard, here.units, round_id, seed, count, named=criteria, each=each)
    titles = {one.id: one.title for one in standard.categories}
    return SpotCheckResult(
        folder=shown_name(here.folder),
        plan=plan,
        names=here.names,
        categories={unit.id: titles.get(unit.category, unit.category) for unit in here.units},
        titles={key: one.title for key, one in standard.criterion_by_id.items()},
        diagnostics=in_order([*here.setup, *wrong]),
    )


def _unknown(criteria: Sequence[str], known: Collection[str]) -> list[Diagnostic]:
    """Criteria asked for that the standard does not have."""
    found: list[Diagnostic] = []
    for key in criteria:
        if key not in known:
            values: dict[str, Sayable] = {"key": key, "nearest": did_you_mean(key, known)}
            found.append(Diagnostic(general.UNKNOWN_CRITERION, "--criterion", None, values))
    return found


def _too_many(count: int, there: int) -> list[Diagnostic]:
    if count <= there:
        return []
    return [Diagnostic(codes.TOO_MANY_CHECKS, "--count", None, {"count": count, "all": there})]


def draw_file(result: SampleResult | SpotCheckResult) -> str:
    """The text of what was drawn, to be kept in the repository; ValueError where nothing was."""
    drawn: ExamSample | SpotCheckPlan | None
    drawn = result.sample if isinstance(result, SampleResult) else result.plan
    if drawn is None:
        raise ValueError(result.folder)
    return plan_file(drawn)
