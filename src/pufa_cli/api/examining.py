"""The sample exams of a district: read, held against one another, and put to use."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from pufa_cli.base.diagnostics import Diagnostic, Fault, in_order
from pufa_cli.engine.exam_checks import Around, check_exam, check_frame, check_sample
from pufa_cli.load.exams import ExamFiles, load_exams
from pufa_cli.load.kept import Kept
from pufa_cli.model.district import Unit
from pufa_cli.model.exams import Exam, ExamFrame, ExamSample

Check: TypeAlias = Callable[[Any], Iterable[Fault]]


class Examined(NamedTuple):
    """The exam files of a round, each with everything that is wrong with it."""

    files: ExamFiles
    diagnostics: tuple[Diagnostic, ...]

    @property
    def frame(self) -> ExamFrame | None:
        """The frame, where it can be used."""
        found: ExamFrame | None = self.files.frame.model if self.files.frame else None
        return found

    @property
    def sample(self) -> ExamSample | None:
        """The sample, where it can be used."""
        found: ExamSample | None = self.files.sample.model if self.files.sample else None
        return found

    @property
    def exam(self) -> Exam | None:
        """The results, where they can be used."""
        found: Exam | None = self.files.exam.model if self.files.exam else None
        return found

    @property
    def digests(self) -> tuple[bytes, ...]:
        """The digests of the files."""
        return tuple(bytes.fromhex(one.source.digest) for one in self.files.present)

    @property
    def refused(self) -> int:
        """How many of them cannot be used."""
        return sum(one.model is None for one in self.files.present)


def examined(
    folder: Path, round_id: str, units: Mapping[str, Unit] | None, as_of: date
) -> Examined:
    """The exam files of a round, held against one another; errors make a file unusable."""
    loaded = load_exams(folder, round_id)
    around = Around(as_of, round_id, units or None)
    frame = _held(loaded.frame, lambda one: check_frame(one, around))
    around = around._replace(frame=frame.model if frame else None)
    sample = _held(loaded.sample, lambda one: check_sample(one, around))
    around = around._replace(sample=sample.model if sample else None)
    exam = _held(loaded.exam, lambda one: check_exam(one, around))
    files = ExamFiles(frame, sample, exam)
    found = [one for each in files.present for one in each.diagnostics]
    return Examined(files, in_order(found))


def _held(kept: Kept | None, check: Check) -> Kept | None:
    """A file with what its check finds; without its model where anything is an error."""
    if kept is None:
        return None
    more = kept.located(check(kept.rest)) if kept.rest is not None else ()
    found = (*kept.diagnostics, *more)
    model = None if any(one.is_error for one in found) else kept.model
    return kept._replace(model=model, diagnostics=found)
