"""Frames, samples and results of exams held against one another, the roster and the day."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.base.language import Sayable
from pufa_cli.base.numbers import HUNDRED, ONE, ZERO
from pufa_cli.engine import codes as general
from pufa_cli.engine import exam_codes as codes
from pufa_cli.engine.sampling import digest_of, draw
from pufa_cli.model.district import Unit
from pufa_cli.model.exams import Drawn, Exam, ExamFrame, ExamResult, ExamSample
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.standard import Standard

HALF = ONE / 2


class Around(NamedTuple):
    """What files of exams are held against; None where nobody expects anything."""

    as_of: date
    round: str | None = None  # as the file is named
    units: Mapping[str, Unit] | None = None
    frame: ExamFrame | None = None
    sample: ExamSample | None = None


def _round(text: str, around: Around) -> Iterator[Fault]:
    if around.round is not None and text != around.round:
        yield Fault(codes.ROUND_DIFFERS, ("round",), {"text": text, "wanted": around.round})


def _unit(unit: str, path: KeyPath, around: Around) -> Iterator[Fault]:
    if around.units is not None and unit not in around.units:
        values = {"key": unit, "nearest": did_you_mean(unit, around.units)}
        yield Fault(general.UNKNOWN_UNIT, path, values)


def _stratum(key: str, path: KeyPath, frame: ExamFrame, on_key: bool = False) -> Iterator[Fault]:
    known = [one.id for one in frame.strata]
    if key not in known:
        values = {"key": key, "nearest": did_you_mean(key, known)}
        yield Fault(codes.STRATUM_UNKNOWN, path, values, on_key=on_key)


# --- the frame


def check_frame(file: ExamFrame, around: Around) -> Iterator[Fault]:
    """Every contradiction (errors) and doubt (warnings) of a frame."""
    yield from _round(file.round, around)
    of_strata = ((("strata", at, "id"), one.id) for at, one in enumerate(file.strata))
    of_units = ((("units", at, "unit"), one.unit) for at, one in enumerate(file.units))
    for key, path, first in (*repeated(of_strata), *repeated(of_units)):
        yield Fault(codes.NAMED_TWICE, path, {"key": key}, others=(first,))
    for at, unit in enumerate(file.units):
        yield from _unit(unit.unit, ("units", at, "unit"), around)
        for key in unit.heads:
            yield from _stratum(key, ("units", at, "heads", key), file, on_key=True)
    for at, one in enumerate(file.strata):
        if one.units == 0:
            yield Fault(codes.NO_UNITS, ("strata", at, "units"))
        if not file.population(one.id):
            yield Fault(codes.NOBODY_THERE, ("strata", at, "id"), {"title": one.title})
    if not ZERO < widest(file) <= HALF:
        yield Fault(codes.WIDEST_OUTSIDE, ("widest",), {"widest": str(file.widest)})
    yield from _amount(file)


def check_strata(file: ExamFrame, standard: Standard) -> Iterator[Fault]:
    """A warning for each stratum that no exam of the standard knows, where it counts any."""
    known = standard.exam_strata
    for at, one in enumerate(file.strata):
        if known and one.id not in known:
            values: dict[str, Sayable] = {
                "key": one.id,
                "nearest": did_you_mean(one.id, known),
                "choices": "、".join(known),
            }
            yield Fault(codes.NOBODYS_STRATUM, ("strata", at, "id"), values)


def _amount(file: ExamFrame) -> Iterator[Fault]:
    """There are enough people to draw, and enough to draw for every stratum's least."""
    sizes = {one.id: file.population(one.id) for one in file.strata}
    everybody = sum(sizes.values())
    least = sum(min(one.least, sizes[one.id]) for one in file.strata)
    if file.sample > everybody:
        values = {"sample": file.sample, "all": everybody}
        yield Fault(codes.SAMPLE_OVER_ALL, ("sample",), dict(values))
    elif least > file.sample:
        yield Fault(codes.LEAST_OVER_SAMPLE, ("sample",), {"least": least, "sample": file.sample})


def widest(frame: ExamFrame) -> Fraction:
    """Half of the widest interval from which something is concluded, 0 .. 1."""
    return frame.widest.number / HUNDRED if frame.widest.is_percent else frame.widest.number


# --- the sample


def check_sample(file: ExamSample, around: Around) -> Iterator[Fault]:
    """Whether a sample is what its seed draws from its frame."""
    yield from _round(file.round, around)
    if around.frame is None:
        return
    if file.digest != digest_of(around.frame):
        yield Fault(codes.SAMPLE_STALE, ("digest",))
        return
    again = {one.stratum: one for one in draw(around.frame, file.seed).strata}
    for at, one in enumerate(file.strata):
        if again.pop(one.stratum, None) != one:
            yield Fault(codes.SAMPLE_NOT_DRAWN, ("strata", at), {"key": one.stratum})
    for key in again:
        yield Fault(codes.SAMPLE_NOT_DRAWN, ("strata",), {"key": key}, on_key=True)


# --- the results


def check_exam(file: Exam, around: Around) -> Iterator[Fault]:
    """Every contradiction (errors) and doubt (warnings) of results."""
    yield from _round(file.round, around)
    drawn = drawn_of(around.sample)
    seen: dict[tuple[str, str], int] = {}
    for at, one in enumerate(file.results):
        path: KeyPath = ("results", at)
        key = (one.unit, one.stratum)
        if key in seen:
            values = {"key": f"{one.unit} {one.stratum}"}
            others = (("results", seen[key]),)
            yield Fault(codes.NAMED_TWICE, path, dict(values), others=others)
        seen.setdefault(key, at)
        yield from _result(one, path, file, around)
        if around.sample is not None and key not in drawn:
            values = {"unit": one.unit, "stratum": one.stratum}
            yield Fault(codes.NOT_DRAWN, path, dict(values))
        yield from _fewer(one, drawn.get(key), path)
    for (unit, stratum), one_drawn in drawn.items():
        if (unit, stratum) not in seen:
            shown: dict[str, Sayable] = {"unit": unit, "stratum": stratum}
            shown["heads"] = one_drawn.heads
            yield Fault(codes.NOT_EXAMINED, ("results",), shown, on_key=True)


def drawn_of(sample: ExamSample | None) -> dict[tuple[str, str], Drawn]:
    """What was drawn, by unit and stratum."""
    strata = sample.strata if sample is not None else ()
    return {(one.unit, each.stratum): one for each in strata for one in each.units}


def _fewer(one: ExamResult, drawn: Drawn | None, path: KeyPath) -> Iterator[Fault]:
    found = one.tally(None)
    if drawn is not None and found.examined < drawn.heads and one.note is None:
        values = {"wanted": drawn.heads, "examined": found.examined}
        yield Fault(codes.FEWER, path, dict(values))


def _result(one: ExamResult, path: KeyPath, file: Exam, around: Around) -> Iterator[Fault]:
    yield from _unit(one.unit, (*path, "unit"), around)
    if around.frame is not None:
        yield from _stratum(one.stratum, (*path, "stratum"), around.frame)
        yield from _heads(one, path, around.frame)
    if one.on is not None and one.on > around.as_of:
        values = {"text": str(one.on), "as_of": str(around.as_of)}
        yield Fault(general.IN_THE_FUTURE, (*path, "on"), dict(values))
    yield from _told(one, path, file)
    examined, passed = one.examined or 0, one.passed or 0
    if passed > examined and one.passed is not None and one.examined is not None:
        counts = {"passed": passed, "examined": examined}
        others = ((*path, "examined"),)
        yield Fault(codes.PASSED_OVER, (*path, "passed"), dict(counts), others=others)
    yield from _scores(one, path, file)


def _scores(one: ExamResult, path: KeyPath, file: Exam) -> Iterator[Fault]:
    """Scores, their mean and deviation are such as the paper can give."""
    told: list[tuple[KeyPath, Fraction | None]] = [(("mean",), one.mean)]
    told.append((("deviation",), one.deviation))
    told += [(("scores", at), score) for at, score in enumerate(one.scores)]
    for below, score in told:
        if score is not None and not ZERO <= score <= file.full:
            outside: dict[str, Sayable] = {"text": score, "full": file.full}
            yield Fault(codes.SCORE_OUTSIDE, (*path, *below), outside)
    if one.deviation is not None and one.mean is not None and one.examined is not None:
        # Nothing deviates more than scores of nothing and of full marks alone.
        most = one.examined * one.mean * (file.full - one.mean)
        if one.examined < 2 or (one.examined - 1) * one.deviation**2 > most:
            odd: dict[str, Sayable] = {"examined": one.examined, "mean": one.mean}
            odd |= {"full": file.full, "deviation": one.deviation}
            others = ((*path, "mean"),)
            yield Fault(codes.DEVIATION_ODD, (*path, "deviation"), odd, others=others)


def _heads(one: ExamResult, path: KeyPath, frame: ExamFrame) -> Iterator[Fault]:
    heads = frame.heads_by_unit.get(one.unit, {})
    examined = one.tally(None).examined
    if one.stratum in {each.id for each in frame.strata} and examined > heads.get(one.stratum, 0):
        values = {"examined": examined, "heads": heads.get(one.stratum, 0)}
        key = "scores" if one.scores else "examined"
        yield Fault(codes.EXAMINED_OVER, (*path, key), dict(values))


def _told(one: ExamResult, path: KeyPath, file: Exam) -> Iterator[Fault]:
    """Counts, or scores with the mark that passes; not both."""
    needed = ("examined", "passed", *(("mean",) if one.deviation is not None else ()))
    for key in ("examined", "passed", "mean", "deviation"):
        written = getattr(one, key) is not None
        if one.scores and written:
            yield Fault(codes.TOLD_TWICE, (*path, key), {"key": key}, on_key=True)
        elif not one.scores and not written and key in needed:
            yield Fault(codes.NOT_TOLD, path, {"key": key})
    if one.scores and file.pass_at is None:
        yield Fault(codes.NO_PASS_MARK, (*path, "scores"), on_key=True)
