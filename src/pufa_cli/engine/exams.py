"""What the results of an exam come to: by stratum, for everybody, by unit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.estimates import Part, interval, share
from pufa_cli.engine.exam_checks import drawn_of, widest
from pufa_cli.engine.means import Scored, mean_interval
from pufa_cli.model.district import Unit
from pufa_cli.model.estimates import Estimate, StratumEstimate, UnitExam
from pufa_cli.model.exams import NOBODY, Exam, ExamFrame, ExamSample, Stratum, Tally


def tallies(exam: Exam) -> dict[tuple[str, str], Tally]:
    """The counts by unit and stratum."""
    return {(one.unit, one.stratum): one.tally(exam.pass_at) for one in exam.results}


def by_stratum(
    frame: ExamFrame, exam: Exam, sample: ExamSample | None
) -> tuple[StratumEstimate, ...]:
    """What is said of each stratum."""
    found, wanted = tallies(exam), _wanted(sample)
    return tuple(
        StratumEstimate(one, _of_stratum(one, exam, frame, found, wanted.get(one.id, 0)))
        for one in frame.strata
    )


def _wanted(sample: ExamSample | None) -> dict[str, int]:
    return {one.stratum: one.heads for one in sample.strata} if sample else {}


def _of_stratum(
    one: Stratum, exam: Exam, frame: ExamFrame, found: Mapping[tuple[str, str], Tally], wanted: int
) -> Estimate:
    each = tuple(tally for (_unit, stratum), tally in found.items() if stratum == one.id)
    tally = NOBODY
    for some in each:
        tally = tally.plus(some)
    people = frame.population(one.id)
    told = Estimate(people, wanted, tally, tally.rate, None, tally.mean, "no_mean", False)
    told = told._replace(by_unit=each if frame.draws_units(one) else ())
    return _estimated(told, [told], exam, frame, one.least)


def _estimated(
    told: Estimate, strata: Sequence[Estimate], exam: Exam, frame: ExamFrame, least: int
) -> Estimate:
    """With its intervals, and whether they say enough."""
    between = interval([_part(one) for one in strata], frame.confidence)
    scored = [Scored(one.population, one.tally, one.by_unit) for one in strata]
    is_narrow = between is not None and between.half <= widest(frame)
    return told._replace(
        interval=between,
        mean_interval=mean_interval(scored, told.mean, frame.confidence, exam.full),
        is_enough=is_narrow and told.tally.examined >= least,
    )


def _part(one: Estimate) -> Part:
    by_unit = tuple((tally.examined, tally.passed) for tally in one.by_unit)
    return Part(one.population, one.tally.examined, one.tally.passed, by_unit)


def of_everybody(frame: ExamFrame, exam: Exam, strata: Sequence[StratumEstimate]) -> Estimate:
    """What is said of all people, each stratum weighted by its size."""
    known = [one.found for one in strata if one.found.population]
    tally = NOBODY
    for one in known:
        tally = tally.plus(one.tally)
    everybody = sum(one.population for one in known)
    mean = weighted([(one.population, one.mean) for one in known])
    wanted = sum(one.wanted for one in known)
    rate = share([_part(one) for one in known])
    told = Estimate(everybody, wanted, tally, rate, None, mean, "no_mean", False)
    return _estimated(told, known, exam, frame, 0)


def weighted(pairs: Sequence[tuple[int, Fraction | None]]) -> Fraction | None:
    """The mean of figures by weight; None where one is not known, or all weights are 0."""
    known = [(weight, figure) for weight, figure in pairs if figure is not None and weight]
    total = sum(weight for weight, _ in known)
    if not total or len(known) < sum(bool(weight) for weight, _ in pairs):
        return None
    return sum((weight * figure for weight, figure in known), ZERO) / total


def by_unit(
    frame: ExamFrame,
    exam: Exam,
    sample: ExamSample | None,
    units: Sequence[Unit],
    place: Callable[[int], str],
) -> Iterator[UnitExam]:
    """Every unit that was drawn or examined, in the order of the roster."""
    found, drawn = tallies(exam), drawn_of(sample)
    heads = {one.unit: one.heads for one in frame.units}
    lines = {(one.unit, one.stratum): place(at) for at, one in enumerate(exam.results)}
    for unit in units:
        own = {one.id: found[unit.id, one.id] for one in frame.strata if (unit.id, one.id) in found}
        wanted = {
            one.id: drawn[unit.id, one.id].heads
            for one in frame.strata
            if (unit.id, one.id) in drawn
        }
        if own or wanted:
            weights = {id: heads.get(unit.id, {}).get(id, 0) for id in own}
            yield UnitExam(
                unit,
                wanted,
                own,
                weighted([(weights[id], one.rate) for id, one in own.items()]),
                weighted([(weights[id], one.mean) for id, one in own.items()]),
                {id: lines[unit.id, id] for id in own},
            )
