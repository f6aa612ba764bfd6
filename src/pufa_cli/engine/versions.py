"""Versions of standards: what a change needs, and whether the version says it."""

from collections.abc import Iterable

from pufa_cli.engine.version_checks import numbers_of
from pufa_cli.model.alteration import Alteration, Bump
from pufa_cli.model.comparison import Versioning, VersionVerdict
from pufa_cli.model.standard import Standard

_RAISED = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)


def versioning(before: Standard, after: Standard, changes: Iterable[Alteration]) -> Versioning:
    """Which bump the changes need, and whether the version of the second has it."""
    needed = max((one.bump for one in changes), default=Bump.NONE)
    if before.id != after.id:
        return Versioning(needed, VersionVerdict.OTHER_STANDARD)
    old, new = numbers_of(before.version), numbers_of(after.version)
    if old is None or new is None:
        is_same = not needed and before.version == after.version
        return Versioning(needed, VersionVerdict.FITS if is_same else VersionVerdict.UNCLEAR)
    return Versioning(needed, _verdict(needed, old, new))


def _verdict(needed: Bump, old: tuple[int, ...], new: tuple[int, ...]) -> VersionVerdict:
    if new <= old:
        is_fine = new == old and not needed
        return VersionVerdict.FITS if is_fine else VersionVerdict.NOT_RAISED
    pairs = zip(_RAISED, old, new, strict=True)
    raised = next(bump for bump, before, after in pairs if before != after)
    return VersionVerdict.FITS if raised >= needed else VersionVerdict.TOO_LOW
