"""Evidence that files name: whether it is there, and the digest of what states one."""

from collections.abc import Iterable
from pathlib import Path

from pufa_cli.base.paths import is_safe_path
from pufa_cli.load.files import digest_of, is_file_below
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.submission import Evidence, Submission


def look_up(submission: Submission, folder: Path | None) -> dict[str, FoundEvidence]:
    """Whether each evidence file named is there, and the digest of those that state one."""
    if folder is None:
        return {}
    answers = (one for section in submission.sections.values() for one in section.values())
    return look_for([e for answer in answers for e in answer.evidence], folder)


def look_for(evidence: Iterable[Evidence], folder: Path) -> dict[str, FoundEvidence]:
    """Whether the files of some evidence are there, and the digest of those that state one."""
    named = [one for one in evidence if one.path]
    hashed = {one.path for one in named if one.sha256 is not None}
    paths = {str(one.path) for one in named if is_safe_path(str(one.path))}
    return {path: _found(folder, path, path in hashed) for path in sorted(paths)}


def _found(folder: Path, path: str, with_digest: bool) -> FoundEvidence:
    if not is_file_below(folder, path):
        return FoundEvidence(False, None)
    if not with_digest:
        return FoundEvidence(True, None)
    digest = digest_of(folder / path)
    return FoundEvidence(digest is not None, digest)
