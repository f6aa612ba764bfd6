"""佐证材料 — paths stay in the unit's folder, files are there, digests match, points have proof."""

from collections.abc import Iterator

from pufa_cli.base.diagnostics import Fault
from pufa_cli.engine import codes
from pufa_cli.engine.proof import check_proof
from pufa_cli.model.assessment import Assessment, CriterionResult, GroupResult
from pufa_cli.model.filing import Expected, Filing


def check(filing: Filing, expected: Expected, assessment: Assessment | None) -> Iterator[Fault]:
    """A fault for each unsafe path (error), missing or changed file, and points without proof."""
    for section, answers in filing.submission.sections.items():
        for key, answer in answers.items():
            there = (section, key, "evidence")
            yield from check_proof(answer.evidence, there, filing.evidence, filing.submission.unit)
    for result in assessment.criteria if assessment else ():
        yield from _unproved(result)
    for group in assessment.account.bonuses if assessment else ():
        yield from _unproved_lines(filing, group)


def _unproved_lines(filing: Filing, group: GroupResult) -> Iterator[Fault]:
    for one in group.lines:
        answer = filing.submission.bonuses.get(one.line.id)
        if answer is not None and one.line.evidence and not answer.evidence and one.points > 0:
            values = {"key": one.line.id, "asked": "、".join(one.line.evidence)}
            yield Fault(codes.NO_EVIDENCE, ("bonuses", one.line.id), dict(values), on_key=True)


def _unproved(result: CriterionResult) -> Iterator[Fault]:
    criterion = result.criterion
    claims = result.is_due and result.outcome.points > 0 and result.answer.facts is not None
    if claims and criterion.evidence and not result.answer.evidence:
        values = {"key": criterion.id, "asked": "、".join(criterion.evidence)}
        yield Fault(codes.NO_EVIDENCE, ("answers", criterion.id), dict(values), on_key=True)
