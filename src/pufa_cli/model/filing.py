"""What was handed in for one unit, and what it is held against."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pufa_cli.base.diagnostics import KeyPath
from pufa_cli.model.district import District, Unit
from pufa_cli.model.submission import Review, Submission


class FoundEvidence(NamedTuple):
    """An evidence path as the folder has it: whether a regular file is there, and its digest."""

    is_there: bool
    digest: str | None  # only when the submission states one


class Expected(NamedTuple):
    """What a file handed in should say; None where nobody expects anything."""

    as_of: date
    standard: str | None = None
    round: str | None = None
    unit: Unit | None = None
    folder: str | None = None  # the unit folder the file lies in
    district: District | None = None
    standard_digest: str | None = None  # of the standard file


class Filing(NamedTuple):
    """One unit's submission with the reviews of it and the evidence found."""

    submission: Submission
    reviews: tuple[Review, ...]
    evidence: Mapping[str, FoundEvidence]
    unread: frozenset[KeyPath] = frozenset()  # what of the submission is at fault and left out
