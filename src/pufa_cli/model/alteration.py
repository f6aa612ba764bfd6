"""One change of a standard: where, what it was and is, which version it needs."""

from enum import IntEnum, StrEnum
from typing import NamedTuple

from pufa_cli.base.language import Sayable


class Bump(IntEnum):
    """Which of the three numbers of a version a change asks to be raised."""

    NONE = 0
    PATCH = 1  # only words differ
    MINOR = 2  # something is added that touches no figure of any unit
    MAJOR = 3  # figures, grades or their effects can differ


class Manner(StrEnum):
    """How an entry differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Difference(NamedTuple):
    """One key of an entry in both standards; None where one of them does not have it."""

    key: str
    before: Sayable | None
    after: Sayable | None
    bump: Bump


class Alteration(NamedTuple):
    """One entry that differs: what it is, how it differs, and which version that needs."""

    kind: str  # head, grade, part, dimension, criterion, category, veto, bonus, penalty, line
    id: str  # empty for the head
    title: str
    manner: Manner
    differences: tuple[Difference, ...]
    bump: Bump  # the greatest of its differences
