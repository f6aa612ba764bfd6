"""自评得分 — what a unit claims lies between nothing and the marks of the criterion."""

from collections.abc import Iterator

from pufa_cli.base.diagnostics import Fault
from pufa_cli.base.language import Sayable
from pufa_cli.engine import clause_codes
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.filing import Expected, Filing


def check(filing: Filing, expected: Expected, assessment: Assessment | None) -> Iterator[Fault]:
    """An error for each claim below 0 or above the marks."""
    for one in assessment.criteria if assessment else ():
        claimed, marks = one.answer.claimed, one.criterion.marks
        if claimed is not None and not 0 <= claimed <= marks:
            path = ("answers", one.criterion.id, "claimed")
            values: dict[str, Sayable] = {"claimed": claimed, "marks": marks}
            yield Fault(clause_codes.CLAIM_TOO_HIGH, path, values)
