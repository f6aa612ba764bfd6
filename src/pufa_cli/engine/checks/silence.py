"""负面清单、否决条款 — what nobody has said anything about: silence is no clean record."""

from collections.abc import Iterator
from typing import Any

from pufa_cli.base.diagnostics import Fault
from pufa_cli.engine import clause_codes
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.filing import Expected, Filing
from pufa_cli.model.rule import Status, is_blank
from pufa_cli.model.submission import Answer


def check(filing: Filing, expected: Expected, assessment: Assessment | None) -> Iterator[Fault]:
    """A warning for the penalty lines and vetoes left blank, and for each half answer."""
    answers = filing.submission.answers.values()
    if assessment is None or all(is_blank(one.facts) for one in answers):
        return  # an empty form is blank as a whole
    standard = assessment.standard
    lines = [line.id for group in standard.penalties for line in group.lines]
    if blank := _blank(filing, "penalties", lines):
        values = {"keys": blank}
        yield Fault(clause_codes.PENALTIES_BLANK, ("penalties",), dict(values), on_key=True)
    stated = [veto.id for veto in standard.vetoes if veto.below is None or veto.conditions]
    if blank := _blank(filing, "vetoes", stated):
        yield Fault(clause_codes.VETOES_BLANK, ("vetoes",), {"keys": blank}, on_key=True)
    for one in assessment.criteria:
        if one.outcome.status is Status.UNANSWERED and not is_blank(one.answer.facts):
            path = ("answers", one.criterion.id)
            yield Fault(clause_codes.HALF_ANSWERED, path, {"key": one.criterion.id}, on_key=True)


def _blank(filing: Filing, section: str, ids: list[str]) -> str:
    """The ids on which neither the unit nor a reviewer has said anything, right or wrong."""
    if (section,) in filing.unread:
        return ""
    spoken = [getattr(one, section) for one in (filing.submission, *filing.reviews)]
    silent = (name for name in ids if not any(_says(one.get(name)) for one in spoken))
    wrong = {path[1] for path in filing.unread if path[0] == section and len(path) > 1}
    return "、".join(name for name in silent if name not in wrong)


def _says(entry: Any) -> bool:
    return not is_blank(entry.facts if isinstance(entry, Answer) else entry)
