"""Files of sample exams, and what an exam says of one unit in the shape of a review."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, KeyPath, Span
from pufa_cli.load.files import YAML_SUFFIX, is_there
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.load.kept import Home, Kept, load_kept
from pufa_cli.load.limits import ROSTER
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import EXAMS, yaml_files
from pufa_cli.model.district import EXAM
from pufa_cli.model.exams import Exam, ExamFrame, ExamSample
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Checked, review_from

FRAME, SAMPLE = "-frame", "-sample"
HOMES: Mapping[str, Home] = {
    FRAME: Home(EXAMS, f"<round>{FRAME}", ExamFrame, limits=ROSTER),
    SAMPLE: Home(EXAMS, f"<round>{SAMPLE}", ExamSample, limits=ROSTER),
    "": Home(EXAMS, "<round>", Exam, limits=ROSTER),
}


class ExamFiles(NamedTuple):
    """The frame, sample and results of one round; None for those that are not there."""

    frame: Kept | None
    sample: Kept | None
    exam: Kept | None

    @property
    def present(self) -> tuple[Kept, ...]:
        """Those that are there."""
        return tuple(one for one in self if one is not None)


def exam_path(folder: Path, round_id: str, kind: str = "") -> Path:
    """Where the results of a round lie; its frame or sample with FRAME or SAMPLE."""
    return folder / EXAMS / f"{round_id}{kind}{YAML_SUFFIX}"


def load_exam_file(path: Path) -> Kept:
    """One file, read as its name says."""
    return load_kept(path, HOMES[_kind(path)])


def _kind(path: Path) -> str:
    name = path.name.removesuffix(YAML_SUFFIX)
    return next((kind for kind in (FRAME, SAMPLE) if name.endswith(kind)), "")


def load_exams(folder: Path, round_id: str) -> ExamFiles:
    """The files of one round."""
    paths = (exam_path(folder, round_id, kind) for kind in (FRAME, SAMPLE, ""))
    found = (load_exam_file(path) if is_there(path) else None for path in paths)
    return ExamFiles(*found)


def exam_rounds(folder: Path) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The rounds of which there is any file, and files in the wrong place."""
    files, strays = yaml_files(folder / EXAMS, f"{EXAMS}/<round>{YAML_SUFFIX}")
    rounds = (path.name.removesuffix(YAML_SUFFIX).removesuffix(_kind(path)) for path in files)
    return tuple(dict.fromkeys(rounds)), strays


# --- what an exam says of one unit


@dataclass(frozen=True)
class ExamSource(Source):
    """The file of an exam, in which places of a review are those of results."""

    homes: Mapping[str, KeyPath] = field(default_factory=dict)  # by stratum

    def span(self, path: KeyPath, on_key: bool = False) -> Span:
        """Where the result of a stratum stands, for facts of a criterion; else the results."""
        if path[:1] == ("checked",):
            stratum = path[3] if len(path) > 3 else next(iter(self.homes), "")
            home = self.homes.get(str(stratum), ("results",))
            path = (*home, *path[4:])
        return super().span(path, on_key)


class _Examined(NamedTuple):
    """What the files of a round say of one unit."""

    exam: Exam
    results: Mapping[str, int]  # where its results stand, by stratum
    heads: Mapping[str, int]  # by stratum
    drawn: Collection[str]  # strata of which somebody was drawn


def with_exam(loaded: LoadedFiling, files: ExamFiles, standard: Standard) -> LoadedFiling:
    """A filing with the results of its unit in place of what it says of them itself.

    A criterion of whose strata nobody was examined or drawn stays with what the unit says. Files
    of the exam that cannot be used keep every unit from being scored that rests on them: a frame
    that is not there or not right gives other weights.
    """
    filed = loaded.rest
    criteria = settled_criteria(standard, filed.submission.category) if filed else {}
    if filed is None or not criteria or files.exam is None:
        return loaded
    wrong = [one for each in files.present if each.model is None for one in each.diagnostics]
    if wrong:
        return loaded._replace(filing=None, diagnostics=(*loaded.diagnostics, *wrong))
    unit = filed.submission.unit
    found = _of_unit(files, files.exam.model, unit)
    known = {*found.results, *found.drawn}
    told = {id: strata for id, strata in criteria.items() if not known.isdisjoint(strata)}
    if not told:
        return loaded
    checked = {
        criterion: Checked(facts=_facts(found, strata)) for criterion, strata in told.items()
    }
    review = review_from(EXAM, unit, checked, {})
    homes: dict[str, KeyPath] = {key: ("results", at) for key, at in found.results.items()}
    source = files.exam.source
    as_exam = ExamSource(source.name, source.text, source.tree, source.digest, homes=homes)
    rest = filed._replace(reviews=(*filed.reviews, review))
    return loaded._replace(
        review_sources=(*loaded.review_sources, as_exam),
        rest=rest,
        filing=None if loaded.filing is None else rest,
    )


def _of_unit(files: ExamFiles, exam: Exam, unit: str) -> _Examined:
    frame: ExamFrame | None = files.frame.model if files.frame else None
    sample: ExamSample | None = files.sample.model if files.sample else None
    return _Examined(
        exam,
        exam.results_of.get(unit, {}),
        frame.heads_by_unit.get(unit, {}) if frame else {},
        sample.drawn_of.get(unit, {}) if sample else {},
    )


def settled_criteria(standard: Standard, category: str) -> dict[str, tuple[str, ...]]:
    """The criteria of a category whose facts an exam settles, each with its strata."""
    found = {}
    for criterion in standard.criteria_of(category):
        measure: Any = getattr(criterion.rule, "measure", None)
        if measure is not None and measure.settled_by == EXAM:
            found[criterion.id] = tuple(one.id for one in measure.strata)
    return found


def _facts(found: _Examined, strata: tuple[str, ...]) -> dict[str, Any]:
    """The facts as a unit would write them; strata of which nobody was drawn say so.

    A stratum that was drawn and has no result is blank, so that what is missing does not pay.
    """
    told = {one: _of_stratum(found, one) for one in strata if one in found.results}
    return {one: told.get(one, NOBODY) for one in strata if one in told or one not in found.drawn}


NOBODY: Mapping[str, str] = {"examined": "0"}


def _of_stratum(found: _Examined, stratum: str) -> dict[str, Any]:
    tally = found.exam.results[found.results[stratum]].tally(found.exam.pass_at)
    heads = found.heads.get(stratum)
    told = {"examined": tally.examined, "passed": tally.passed, "heads": heads}
    facts: dict[str, Any] = {key: str(one) for key, one in told.items() if one is not None}
    return facts if tally.mean is None else facts | {"mean": tally.mean}
