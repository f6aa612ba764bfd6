"""The criteria of a sheet in the order of a visit: by the steps that verify them."""

from collections.abc import Iterable

from pufa_cli.model.assessment import Assessment
from pufa_cli.model.filing import Filing
from pufa_cli.model.rectification import Finding
from pufa_cli.model.standard import Category, Standard
from pufa_cli.model.submission import NO_ANSWER
from pufa_cli.model.worksheet import NO_STEP, Item, Step


def by_steps(
    standard: Standard,
    category: Category,
    filing: Filing | None,
    assessment: Assessment | None,
    findings: Iterable[Finding],
) -> tuple[Step, ...]:
    """The criteria of a sheet under the first step that verifies each, in the standard's order.

    What no step verifies comes last; within a step the order of the sheet holds.
    """
    criteria = standard.criteria_of(category.id, filing.submission.parts if filing else ())
    judged = {one.criterion.id: one for one in assessment.criteria} if assessment else {}
    answers = filing.submission.answers if filing else {}
    open_ones = list(findings)
    order: dict[str, list[Item]] = {method: [] for method in (*standard.methods, NO_STEP)}
    for criterion in criteria:
        steps = [method for method in standard.methods if method in criterion.verify] or [NO_STEP]
        item = Item(
            criterion,
            tuple(steps[1:]),
            answers.get(criterion.id, NO_ANSWER),
            judged.get(criterion.id),
            tuple(one for one in open_ones if one.criterion == criterion.id),
        )
        order[steps[0]].append(item)
    return tuple(Step(method, tuple(items)) for method, items in order.items() if items)
