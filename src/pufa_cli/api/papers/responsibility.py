"""Who answers for what, and how the units of each leader and team do."""

from pufa_cli.api.matrix import matrix_diagnostics, matrix_of
from pufa_cli.api.paper import Paper, Request
from pufa_cli.api.situation import situation
from pufa_cli.base.diagnostics import in_order
from pufa_cli.base.language import Text
from pufa_cli.engine.responsibility import area_rows, burdens, group_rows, point_rows
from pufa_cli.model.responsibility import ResponsibilityResult


def _make(asked: Request) -> ResponsibilityResult:
    found = situation(asked.folder, asked.as_of, progress=asked.progress)
    here, matrix = found.here, matrix_of(found.here)
    wrong = in_order(list(matrix_diagnostics(here)))
    broken = found.is_broken or any(one.is_error for one in wrong)
    return ResponsibilityResult(
        **(found.about(*wrong) | {"setup_is_broken": broken}),
        places=here.standard.rounding.places if here.standard else 2,
        areas=area_rows(matrix) if matrix else (),
        points=point_rows(here.units),
        groups=group_rows(here.organisation) if here.organisation else (),
        burdens=burdens(matrix) if matrix else (),
        by_leader=found.grouped(matrix.leader_of) if matrix else (),
        by_team=found.grouped(matrix.team_of) if matrix else (),
        wrong=wrong,
        is_declared=matrix is not None and matrix.found.responsibility is not None,
    )


PAPER = Paper(
    Text("责任落实情况：包片、挂点、督查和结果", "who answers for what, with results"), _make
)
