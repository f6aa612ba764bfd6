"""Evidence that a file names: it lies in the unit's folder, is there, and matches its digest."""

from collections.abc import Iterator, Mapping, Sequence

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.paths import is_safe_path
from pufa_cli.base.text import shorten
from pufa_cli.engine import codes
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.submission import Evidence

MOST_SHOWN = 80  # characters of a path


def check_proof(
    evidence: Sequence[Evidence], at: KeyPath, found: Mapping[str, FoundEvidence], unit: str
) -> Iterator[Fault]:
    """What is wrong with the evidence listed at a path, below the folder of a unit."""
    for number, one in enumerate(evidence):
        if one.path is None:
            continue
        there = (*at, number, "path")
        values = {"text": shorten(one.path, MOST_SHOWN), "unit": unit}
        known = found.get(one.path)
        if not is_safe_path(one.path):
            yield Fault(codes.EVIDENCE_UNSAFE, there, dict(values))
        elif known is not None and not known.is_there:
            yield Fault(codes.EVIDENCE_MISSING, there, dict(values))
        elif known is not None and one.sha256 not in (None, known.digest):
            yield Fault(codes.EVIDENCE_CHANGED, (*at, number, "sha256"), dict(values))
