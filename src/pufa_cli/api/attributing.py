"""Which files say what of a unit, where they say it, and who committed them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pufa_cli.base.diagnostics import KeyPath
from pufa_cli.engine.difference import Item
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.load.history import Committed, is_uncommitted_in
from pufa_cli.load.source import Source
from pufa_cli.load.standards import FOLDER as STANDARDS
from pufa_cli.load.workspace import (
    DISTRICT_FILE,
    EXAMS,
    RECTIFICATIONS,
    REVIEWS,
    ROSTER_FILE,
    SUBMISSIONS,
)
from pufa_cli.model.difference import ROSTER, SETTINGS, STANDARD, Author, Because
from pufa_cli.model.district import EXAM, FACTS, RECTIFICATION, SOURCES
from pufa_cli.model.submission import Review, Submission


@dataclass(frozen=True)
class Sayings:
    """What the files of a unit say of each item; light, since those of every unit are kept."""

    said: dict[Item, dict[str, object]] = field(default_factory=dict)  # by item and cause
    sources: dict[str, Source] = field(default_factory=dict)  # by cause, without their trees
    _paths: dict[tuple[Item, str], KeyPath] = field(default_factory=dict)

    def add(self, item: Item, cause: str, path: KeyPath, value: object) -> None:
        """One saying, and where in its file it stands."""
        self.said.setdefault(item, {})[cause] = value
        self._paths[item, cause] = path

    def place(self, item: Item, cause: str) -> str:
        """File and line; empty where the cause says nothing of the item."""
        path, source = self._paths.get((item, cause)), self.sources.get(cause)
        if path is None or source is None:
            return ""
        return f"{source.name}:{source.span(path).line}"


def sayings(loaded: LoadedFiling) -> Sayings:
    """What submission, reviews, exam and, where it counts, rectification say of a unit."""
    found = Sayings()
    if loaded.filing is None:
        return found
    submission = loaded.filing.submission
    found.sources[FACTS] = replace(loaded.source, tree=None)
    for id, answer in submission.answers.items():
        said = answer.facts, answer.not_applicable
        found.add(("answers", id), FACTS, ("answers", id), said)
    _outside(submission, FACTS, found)
    for review, source in zip(loaded.filing.reviews, loaded.review_sources, strict=True):
        found.sources[review.source] = replace(source, tree=None)
        for id in dict.fromkeys((*review.marks, *review.checked)):
            path = ("checked" if id in review.checked else "marks", id)
            found.add(("answers", id), review.source, path, _reviewed(review, id))
        _outside(review, review.source, found)
    _rectified(loaded, found)
    return found


def _rectified(loaded: LoadedFiling, found: Sayings) -> None:
    rectified, district = loaded.rectified, loaded.district
    if rectified is None or district is None or not district.counts_after:
        return
    found.sources[RECTIFICATION] = replace(rectified.source, tree=None)
    for one in rectified.settled:
        said = _reviewed(rectified.review, one.criterion)
        found.add(("answers", one.criterion), RECTIFICATION, one.path, said)


def _reviewed(review: Review, id: str) -> object:
    one = review.checked.get(id)
    return one and (one.facts, one.points), review.marks.get(id)


def _outside(written: Submission | Review, cause: str, found: Sayings) -> None:
    for id, said in written.vetoes.items():
        found.add(("vetoes", id), cause, ("vetoes", id), said)
    for section in ("bonuses", "penalties"):
        for id, line in getattr(written, section).items():
            found.add((section, id), cause, (section, id), line.facts)


# --- by whom


@dataclass(frozen=True)
class Record:
    """Who committed what of a district between two states."""

    folder: Path
    round: str
    committed: Committed = field(default_factory=dict)
    held: Mapping[str, str] | None = None  # what was committed, where the later state is a folder

    def because(self, cause: str, unit: str, place: str = "") -> Because:
        """A cause with its commits, and whether what it rests on was not committed yet."""
        names = self._files(cause, unit)
        found = dict.fromkeys(one for name in names for one in self.committed.get(name, ()))
        authors = [Author(one.on, one.author, one.subject, one.id) for one in found]
        is_uncommitted = self.held is not None and any(
            is_uncommitted_in(self.folder, name, self.held) for name in names
        )
        return Because(cause, place or _file(names), tuple(authors), is_uncommitted)

    def _files(self, cause: str, unit: str) -> tuple[str, ...]:
        """The files that a cause rests on, by their names below the district's folder."""
        if cause == STANDARD:
            return tuple(name for name in self.committed if name.startswith(f"{STANDARDS}/"))
        if cause in SOURCES and cause not in FILES:
            return (f"{REVIEWS}/{self.round}/{cause}/{unit}.yaml",)
        name = FILES.get(cause)
        return () if name is None else (name.format(unit=unit, round=self.round),)


def _file(names: tuple[str, ...]) -> str:
    return names[0] if names else ""


FILES: Mapping[str, str] = {
    FACTS: SUBMISSIONS + "/{unit}/{round}.yaml",
    RECTIFICATION: RECTIFICATIONS + "/{unit}.yaml",
    EXAM: EXAMS + "/{round}.yaml",
    SETTINGS: DISTRICT_FILE,
    ROSTER: ROSTER_FILE,
}
