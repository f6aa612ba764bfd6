"""佐证材料 — paths stay in the unit's folder, files are there, digests match, points have proof."""

from collections.abc import Iterator

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.paths import is_safe_path
from pufa_cli.base.text import shorten
from pufa_cli.engine import codes
from pufa_cli.model.assessment import Assessment, CriterionResult, GroupResult
from pufa_cli.model.filing import Expected, Filing
from pufa_cli.model.submission import Evidence

MOST_SHOWN = 80  # characters of a path


def check(filing: Filing, expected: Expected, assessment: Assessment | None) -> Iterator[Fault]:
    """A fault for each unsafe path (error), missing or changed file, and points without proof."""
    for section, answers in filing.submission.sections.items():
        for key, answer in answers.items():
            for at, evidence in enumerate(answer.evidence):
                yield from _file(filing, evidence, (section, key, "evidence", at, "path"))
    for result in assessment.criteria if assessment else ():
        yield from _unproved(result)
    for group in assessment.account.bonuses if assessment else ():
        yield from _unproved_lines(filing, group)


def _file(filing: Filing, evidence: Evidence, path: KeyPath) -> Iterator[Fault]:
    if evidence.path is None:
        return
    values = {"text": shorten(evidence.path, MOST_SHOWN), "unit": filing.submission.unit}
    if not is_safe_path(evidence.path):
        yield Fault(codes.EVIDENCE_UNSAFE, path, dict(values))
        return
    found = filing.evidence.get(evidence.path)
    if found is None:
        return
    if not found.is_there:
        yield Fault(codes.EVIDENCE_MISSING, path, dict(values))
    elif evidence.sha256 is not None and found.digest != evidence.sha256:
        yield Fault(codes.EVIDENCE_CHANGED, (*path[:-1], "sha256"), dict(values))


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
