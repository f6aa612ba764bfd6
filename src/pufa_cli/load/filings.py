"""What was handed in: submissions, the reviews of them and the evidence they name."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Fault, KeyPath
from pufa_cli.base.language import Sayable
from pufa_cli.load import codes
from pufa_cli.load.bind import FORMS, bind
from pufa_cli.load.evidence import look_up
from pufa_cli.load.files import read_file
from pufa_cli.load.source import Source
from pufa_cli.model.district import District, Unit
from pufa_cli.model.filing import Filing
from pufa_cli.model.submission import Review, Submission

if TYPE_CHECKING:
    from pufa_cli.load.rectified import LoadedRectified


class LoadedReview(NamedTuple):
    """One review as read; `model` is None when it cannot be used, `rest` what is left of it."""

    source: Source
    model: Review | None
    rest: Review | None
    diagnostics: tuple[Diagnostic, ...]


def load_review(path: Path) -> LoadedReview:
    """A review, which lies in the folder of its source."""
    source = read_file(path)
    bound = bind(Review, source)
    found, review = list(bound.diagnostics), bound.rest
    if review is not None and review.source != path.parent.name:
        values: dict[str, Sayable] = {"text": review.source, "folder": path.parent.name}
        found.append(source.located(Fault(codes.OTHER_SOURCE, ("source",), values)))
    return LoadedReview(source, bound.model, review, tuple(found))


class LoadedFiling(NamedTuple):
    """One unit's files as read; `filing` is None when the submission cannot be used."""

    source: Source
    filing: Filing | None
    review_sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]
    unit: Unit | None = None
    rest: Filing | None = None  # what is left of a broken filing, to find more defects in
    district: District | None = None  # whose settings it is held against
    rectified: "LoadedRectified | None" = None

    def located(self, fault: Fault) -> Diagnostic:
        """A fault of the submission, or of the review its path names, with its place."""
        source, path = self._home(fault.path)
        values = fault.values
        if source is not self.source and "form" in values:
            values = {**values, "form": FORMS[Review.format]}
        return source.located(fault._replace(path=path, values=values))

    def place(self, path: KeyPath) -> str:
        """File and line of what a path, which starts as a fault's does, leads to."""
        source, below = self._home(path)
        return f"{source.name}:{source.span(below).line}"

    def _home(self, path: KeyPath) -> tuple[Source, KeyPath]:
        """The file that a path is about, and what is left of it there."""
        if path[:1] != ("review",):
            return self.source, path
        number = path[1]
        return self.review_sources[number if isinstance(number, int) else 0], path[2:]

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of all its files."""
        rectified = (self.rectified.source.digest,) if self.rectified else ()
        reviews = (source.digest for source in self.review_sources)
        return (self.source.digest, *reviews, *rectified)


def load_filing(
    path: Path,
    reviews: Iterable[Path] = (),
    evidence: Path | None = None,
    unit: Unit | None = None,
    district: District | None = None,
) -> LoadedFiling:
    """A submission with its reviews in order of precedence and the evidence below a folder."""
    return with_district(load_submission(path), reviews, evidence, unit, district)


def load_submission(path: Path) -> LoadedFiling:
    """A submission alone."""
    source = read_file(path)
    bound = bind(Submission, source)
    rest = None if bound.rest is None else Filing(bound.rest, (), {}, bound.unread)
    filing = None if bound.model is None else rest
    return LoadedFiling(source, filing, (), bound.diagnostics, None, rest)


def with_district(
    loaded: LoadedFiling,
    reviews: Iterable[Path],
    evidence: Path | None,
    unit: Unit | None,
    district: District | None = None,
) -> LoadedFiling:
    """A submission with what its district holds of the unit."""
    judged = [load_review(path) for path in reviews]
    found = [*loaded.diagnostics, *(d for one in judged for d in one.diagnostics)]
    rest = None
    usable = tuple(one.rest for one in judged if one.rest is not None)
    if loaded.rest is not None and len(usable) == len(judged):
        submission = loaded.rest.submission
        found_evidence = look_up(submission, evidence)
        rest = loaded.rest._replace(reviews=usable, evidence=found_evidence)
    is_whole = loaded.filing is not None and all(one.model is not None for one in judged)
    filing = rest if is_whole else None
    read = tuple(one.source for one in judged)
    return LoadedFiling(loaded.source, filing, read, tuple(found), unit, rest, district)
