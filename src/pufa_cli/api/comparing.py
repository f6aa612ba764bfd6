"""Comparing two standards, on paper and on a district's submissions: `pufa standards diff`."""

from datetime import date
from pathlib import Path

from pufa_cli.api.rescoring import Rescored, rescored
from pufa_cli.api.standards import Checked, named, shown_standard
from pufa_cli.base.diagnostics import in_order
from pufa_cli.engine.compare import differences
from pufa_cli.engine.versions import versioning
from pufa_cli.model.comparison import StandardsDiff

NOT_ASKED = Rescored(None, ())


def standards_diff(
    before: str,
    after: str,
    *,
    start: Path | None = None,
    district: Path | None = None,
    as_of: date | None = None,
) -> StandardsDiff:
    """What differs between two standards (files, ids or id@version), and which version it needs.

    With `district` (and the day to judge by) its submissions are scored by both, whichever they
    name: who moves, and why. Never raises for what files hold.
    """
    found = [named(name, district or start) for name in (before, after)]
    shown = (shown_standard(found[0], before), shown_standard(found[1], after))
    old, new = (one.standard for one in found)
    if old is None or new is None:
        errors = in_order([error for one in found for error in one.errors])
        return StandardsDiff(*shown, diagnostics=errors, setup_is_broken=True)
    changes = differences(old, new)
    moved = _rescored(found, district, as_of)
    return StandardsDiff(
        shown[0],
        shown[1],
        changes,
        versioning(old, new, changes),
        moved.rescoring,
        in_order(list(moved.diagnostics)),
        setup_is_broken=district is not None and moved.rescoring is None,
    )


def _rescored(found: list[Checked], district: Path | None, as_of: date | None) -> Rescored:
    if district is None or as_of is None:
        return NOT_ASKED
    return rescored(district, found[0], found[1], as_of)
