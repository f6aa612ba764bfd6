"""日期 — nothing is dated after the day of the assessment, no form before its round."""

from collections.abc import Iterator
from datetime import date

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.engine import codes
from pufa_cli.engine.review_codes import BEFORE_ROUND
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.filing import Expected, Filing


def check(filing: Filing, expected: Expected, assessment: Assessment | None) -> Iterator[Fault]:
    """A warning for each date after `as_of`, and for a form filled in before the round began."""
    start = expected.district.round.starts_on if expected.district else None
    filled = filing.submission.filled_on
    if start is not None and filled is not None and filled < start:
        yield Fault(BEFORE_ROUND, ("filled_on",), {"text": str(filled), "start": str(start)})
    for path, day in _dates(filing):
        if day is not None and day > expected.as_of:
            values = {"text": str(day), "as_of": str(expected.as_of)}
            yield Fault(codes.IN_THE_FUTURE, path, dict(values))


def _dates(filing: Filing) -> Iterator[tuple[KeyPath, date | None]]:
    yield ("filled_on",), filing.submission.filled_on
    for criterion, answer in filing.submission.answers.items():
        for at, evidence in enumerate(answer.evidence):
            yield ("answers", criterion, "evidence", at, "dated_on"), evidence.dated_on
    for at, review in enumerate(filing.reviews):
        yield ("review", at, "reviewed_on"), review.reviewed_on
