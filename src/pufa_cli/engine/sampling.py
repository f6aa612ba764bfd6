"""Drawing a sample by lot: heads to strata, units, and people; the same seed draws the same."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
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
    if stratum.units is not None and frame.draws_units(stratum):
        numbers = _from_some(sizes, heads, stratum.units, words)
    else:
        numbers = _from_all(sizes, heads, words)
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
    """Units drawn first, then people in them; each person as likely as any other.

    Every unit drawn gives as many as any other, a unit drawn twice twice as many; so the larger
    chance of a large unit and the smaller share of its people make up for each other. Only where a
    unit has fewer people than it should give, others give what it lacks.
    """
    wanted = _takes(sizes, heads, count, Seeded(*words, "units"))
    found = {unit: min(take, sizes[unit]) for unit, take in wanted.items()}
    room = {unit: sizes[unit] - found[unit] for unit in wanted}
    lacking = heads - sum(found.values())
    for unit, more in _shared(room, lacking).items() if lacking else ():
        found[unit] += more
    return {
        unit: [lot + 1 for lot in Seeded(*words, unit).numbers(sizes[unit], share)]
        for unit, share in sorted(found.items())
        if share
    }


def _takes(sizes: Mapping[str, int], heads: int, count: int, chance: Seeded) -> dict[str, int]:
    """How many each unit drawn should give: systematic drawing, the larger the likelier.

    Units lie one after the other in an order of chance, as long as they are large; marks at equal
    distances from a start of chance say who is drawn. There are `count` marks, and more where the
    units they fall on do not hold enough people.
    """
    order = chance.shuffled(list(sizes))
    ends = list(accumulate(sizes[unit] for unit in order))
    marks = count
    while True:
        drawn = _marked(order, ends, marks, chance.below(ends[-1]))
        lacking = heads - sum(sizes[unit] for unit in set(drawn))
        if lacking <= 0:
            break
        marks += -(-lacking // max(sizes.values()))
    least, over = divmod(heads, marks)
    larger = set(chance.numbers(marks, over))
    found = dict.fromkeys(drawn, 0)
    for at, unit in enumerate(drawn):
        found[unit] += least + (at in larger)
    return found


def _marked(order: Sequence[str], ends: Sequence[int], marks: int, start: int) -> list[str]:
    """The unit below each mark; lengths are counted in parts, so that distances are whole."""
    return [order[bisect_right(ends, (start + at * ends[-1]) // marks)] for at in range(marks)]


def _shared(sizes: Mapping[str, int], heads: int) -> dict[str, int]:
    """Heads shared among units in proportion to what they have, largest remainders first."""
    everybody = sum(sizes.values())
    quotas = {unit: Fraction(heads * size, everybody) for unit, size in sizes.items()}
    found = {unit: int(quota) for unit, quota in quotas.items()}
    order = sorted(quotas, key=lambda unit: found[unit] - quotas[unit])
    for unit in order[: heads - sum(found.values())]:
        found[unit] += 1
    return found
