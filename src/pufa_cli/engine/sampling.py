"""Drawing a sample by lot: heads to strata, units, and people; the same seed draws the same."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from itertools import accumulate

from pufa_cli.base.seeded import Seeded
from pufa_cli.model.exams import Drawn, DrawnStratum, ExamFrame, ExamSample, Stratum


def draw(frame: ExamFrame, seed: str) -> ExamSample:
    """The sample of a frame; people are numbered from 1 in their unit's register of the stratum.

    The frame must be free of faults (`exam_checks.check_frame`).
    """
    wanted = allocate(frame)
    strata = tuple(_stratum(frame, one, wanted[one.id], seed) for one in frame.strata)
    return ExamSample(
        pufa="exam_sample/1",
        round=frame.round,
        seed=seed,
        digest=digest_of(frame),
        strata=strata,
    )


def digest_of(frame: ExamFrame) -> str:
    """SHA-256 of all that a sample depends on: round, heads to draw, strata, units."""
    words = [frame.round, str(frame.sample)]
    for one in frame.strata:
        words += [one.id, str(one.least), str(one.units)]
    for unit in sorted(frame.units, key=lambda one: one.unit):
        words.append(unit.unit)
        words += [f"{key}={count}" for key, count in sorted(unit.heads.items())]
    return sha256("\n".join(words).encode()).hexdigest()


def allocate(frame: ExamFrame) -> dict[str, int]:
    """Heads by stratum: each its least (or all it has), beyond that in proportion to its size.

    What is left over by rounding down goes to the largest remainders, the first of equal ones
    first. Adds up to the sample, and no stratum gives more than it has.
    """
    sizes = {one.id: frame.population(one.id) for one in frame.strata}
    least = {one.id: min(one.least, sizes[one.id]) for one in frame.strata}
    quotas = _quotas(sizes, least, frame.sample)
    found = {id: int(quota) for id, quota in quotas.items()}
    left = frame.sample - sum(found.values())
    order = sorted(quotas, key=lambda id: found[id] - quotas[id])
    for id in order[:left]:
        found[id] += 1
    return found


def _quotas(sizes: Mapping[str, int], least: Mapping[str, int], sample: int) -> dict[str, Fraction]:
    """Shares in proportion to size, raised to the least where they fall short of it."""
    fixed: dict[str, int] = {}
    while True:
        free = [id for id in sizes if id not in fixed]
        left = sample - sum(fixed.values())
        everybody = sum(sizes[id] for id in free)
        rate = Fraction(left, everybody) if everybody else Fraction(0)
        short = [id for id in free if rate * sizes[id] < least[id]]
        if not short:
            return {id: Fraction(fixed[id]) if id in fixed else rate * sizes[id] for id in sizes}
        fixed |= {id: least[id] for id in short}


def _stratum(frame: ExamFrame, stratum: Stratum, heads: int, seed: str) -> DrawnStratum:
    sizes = {
        one.unit: one.heads[stratum.id]
        for one in sorted(frame.units, key=lambda one: one.unit)
        if one.heads.get(stratum.id)
    }
    words = (seed, frame.round, stratum.id)
    if stratum.units is None:
        numbers = _from_all(sizes, heads, words)
    else:
        numbers = _from_some(sizes, heads, stratum.units, words)
    units = tuple(
        Drawn(unit=unit, heads=len(found), numbers=tuple(sorted(found)))
        for unit, found in sorted(numbers.items())
    )
    return DrawnStratum(
        stratum=stratum.id, population=sum(sizes.values()), heads=heads, units=units
    )


def _from_all(sizes: Mapping[str, int], heads: int, words: Sequence[str]) -> dict[str, list[int]]:
    """People drawn from all units at once, each as likely as any other."""
    lots = sorted(Seeded(*words).numbers(sum(sizes.values()), heads))
    found: dict[str, list[int]] = {}
    units = iter(sizes.items())
    unit, first, size = "", 0, 0
    for lot in lots:
        while lot >= first + size:
            first += size
            unit, size = next(units)
        found.setdefault(unit, []).append(lot - first + 1)
    return found


def _from_some(
    sizes: Mapping[str, int], heads: int, count: int, words: Sequence[str]
) -> dict[str, list[int]]:
    """Units drawn first, the larger the likelier, as many as hold enough people; then people."""
    drawn: list[str] = []
    for unit in _units_by_lot(sizes, words):
        if len(drawn) >= count and sum(sizes[one] for one in drawn) >= heads:
            break
        drawn.append(unit)
    shares = _shared({unit: sizes[unit] for unit in drawn}, heads)
    return {
        unit: [lot + 1 for lot in Seeded(*words, unit).numbers(sizes[unit], share)]
        for unit, share in shares.items()
        if share
    }


def _units_by_lot(sizes: Mapping[str, int], words: Sequence[str]) -> Iterable[str]:
    """Units one after the other, each by a lot among the people of those not drawn yet."""
    seeded, left = Seeded(*words, "units"), dict(sizes)
    while left:
        unit = _at(left, seeded.below(sum(left.values())))
        del left[unit]
        yield unit


def _at(sizes: Mapping[str, int], lot: int) -> str:
    """The unit of a person, all people being numbered from 0, unit after unit."""
    ends = list(accumulate(sizes.values()))
    return list(sizes)[bisect_right(ends, lot)]


def _shared(sizes: Mapping[str, int], heads: int) -> dict[str, int]:
    """Heads shared among units in proportion to what they have, largest remainders first."""
    everybody = sum(sizes.values())
    quotas = {unit: Fraction(heads * size, everybody) for unit, size in sizes.items()}
    found = {unit: int(quota) for unit, quota in quotas.items()}
    order = sorted(quotas, key=lambda unit: found[unit] - quotas[unit])
    for unit in order[: heads - sum(found.values())]:
        found[unit] += 1
    return found
