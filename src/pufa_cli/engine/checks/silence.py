"""负面清单 — penalty lines on which nobody has said anything: silence is no clean record."""

from collections.abc import Iterator

from pufa_cli.base.diagnostics import Fault
from pufa_cli.engine import clause_codes
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.filing import Expected, Filing


def check(filing: Filing, expected: Expected, assessment: Assessment | None) -> Iterator[Fault]:
    """One warning that names every penalty line left blank by the unit and its reviewers."""
    groups = assessment.standard.penalties if assessment else ()
    spoken = [filing.submission.penalties, *(review.penalties for review in filing.reviews)]
    blank = [
        line.id for group in groups for line in group.lines if not any(line.id in s for s in spoken)
    ]
    if blank:
        yield Fault(
            clause_codes.PENALTIES_BLANK, ("penalties",), {"keys": "、".join(blank)}, on_key=True
        )
