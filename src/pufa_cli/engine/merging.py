"""Results of districts into one: a union by district and round, whatever the order and grouping."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from hashlib import sha256

from pufa_cli.base.numbers import ZERO
from pufa_cli.engine.ranking import mean, median, ranks
from pufa_cli.model.merging import (
    Area,
    AreaCategory,
    AreaLoss,
    AreaMean,
    Cohort,
    KeptCategory,
    KeptConflict,
    KeptDistrict,
    KeptLoss,
    KeptMean,
    KeptRow,
    KeptTrouble,
    MergeResult,
    Place,
)


def fingerprint(one: KeptDistrict) -> str:
    """SHA-256 of all that is kept of a district: equal ones are the same result."""
    return sha256(one.model_dump_json().encode()).hexdigest()


def merge(
    districts: Iterable[KeptDistrict],
    broken: Iterable[KeptTrouble] = (),
    conflicts: Iterable[KeptConflict] = (),
    title: str = "",
    engine: str = "",
) -> MergeResult:
    """All of them as one result; associative, commutative and idempotent.

    Of a district with several results for one round none counts: it stands among the conflicts.
    """
    found: dict[tuple[str, str], dict[str, KeptDistrict]] = {}
    for one in districts:
        found.setdefault(one.key, {})[fingerprint(one)] = one
    known = list(conflicts)
    disputed = {(one.round_id, one.district_id) for one in known}
    disputed |= {key for key, kept in found.items() if len(kept) > 1}
    sound = [one for key, kept in found.items() if key not in disputed for one in kept.values()]
    return MergeResult(
        title=title,
        engine=engine,
        areas=tuple(_areas(sound)),
        broken=tuple({_order(one): one for one in sorted(broken, key=_order)}.values()),
        conflicts=tuple(_conflict(key, found.get(key, {}), known) for key in sorted(disputed)),
    )


def _order(one: KeptTrouble) -> tuple[str, ...]:
    return one.file, one.sha256, one.code, *(f"{key}={one.reason[key]}" for key in one.reason)


def _conflict(
    key: tuple[str, str], kept: dict[str, KeptDistrict], known: Sequence[KeptConflict]
) -> KeptConflict:
    """A district in dispute: every result of it that was ever met."""
    before = [one for one in known if (one.round_id, one.district_id) == key]
    names = [*(one.district for one in before), *(one.district for one in kept.values())]
    sources = {source for one in before for source in one.sources} | kept.keys()
    return KeptConflict(
        round_id=key[0], district_id=key[1], district=min(names), sources=tuple(sorted(sources))
    )


def _areas(districts: Sequence[KeptDistrict]) -> Iterable[Area]:
    by_cohort: dict[Cohort, list[KeptDistrict]] = {}
    for one in sorted(districts, key=lambda one: one.key):
        by_cohort.setdefault(one.cohort, []).append(one)
    for cohort, members in sorted(by_cohort.items()):
        decimals = max(one.places for one in members)
        yield Area(cohort, decimals, tuple(members), tuple(_categories(members)))


_Held = tuple[KeptDistrict, KeptCategory]


def _categories(members: Sequence[KeptDistrict]) -> Iterable[AreaCategory]:
    """In the order of the district with most of them: a district may lack some."""
    held: dict[str, list[_Held]] = {}
    for one in sorted(members, key=lambda one: -len(one.categories)):
        for category in one.categories:
            held.setdefault(category.id, []).append((one, category))
    for found in held.values():
        yield _category(sorted(found, key=lambda pair: pair[0].key))


def _category(held: Sequence[_Held]) -> AreaCategory:
    pairs = [(one, row) for one, category in held for row in category.rows]
    rows = [row for _, row in pairs]
    places = [Place(*pair, rank) for pair, rank in zip(pairs, ranks_of(rows), strict=True)]
    names = dict.fromkeys(name for _, category in held for name in category.grades)
    means = [one for _, category in held for one in category.dimensions]
    losses = [one for _, category in held for one in category.criteria]
    totals = totals_of(rows)
    return AreaCategory(
        id=held[0][1].id,
        title=held[0][1].title,
        places=tuple(sorted(places, key=lambda one: one.rank or len(places) + 1)),
        mean=mean_of(rows),
        median=median(totals),
        grades=tuple((name, sum(row.grade == name for row in rows)) for name in names),
        dimensions=tuple(_means(means)),
        losses=tuple(_losses(losses)),
    )


def _means(found: Iterable[KeptMean]) -> Iterable[AreaMean]:
    sums: dict[str, AreaMean] = {}
    for one in found:
        start = AreaMean(one.dimension, one.title, Fraction(one.marks), ZERO, 0)
        known = sums.get(one.dimension, start)
        added = known._replace(sum=known.sum + Fraction(one.sum), units=known.units + one.units)
        sums[one.dimension] = added
    return sums.values()


def _losses(found: Iterable[KeptLoss]) -> Iterable[AreaLoss]:
    sums: dict[str, AreaLoss] = {}
    for one in found:
        start = AreaLoss(one.criterion, one.title, Fraction(one.marks), ZERO, 0, 0)
        known = sums.get(one.criterion, start)
        sums[one.criterion] = known._replace(
            lost=known.lost + Fraction(one.lost),
            below_full=known.below_full + one.below_full,
            concerned=known.concerned + one.concerned,
        )
    lossy = [one for one in sums.values() if one.lost]
    return sorted(lossy, key=lambda one: (-one.lost, one.criterion))


def ranks_of(rows: Sequence[KeptRow]) -> list[int | None]:
    """The rank of each by the figure that ranks, ties sharing one; None for those not ranked."""
    figures = [Fraction(row.judged) if row.is_ranked and row.judged else None for row in rows]
    rank_of = ranks(figure for figure in figures if figure is not None)
    return [None if figure is None else rank_of[figure] for figure in figures]


def totals_of(rows: Iterable[KeptRow]) -> list[Fraction]:
    """The totals of ranked units, lowest first."""
    return sorted(Fraction(row.total) for row in rows if row.is_ranked and row.total is not None)


def mean_of(rows: Iterable[KeptRow]) -> Fraction | None:
    """The mean total of ranked units; None where there are none."""
    return mean(totals_of(rows))
