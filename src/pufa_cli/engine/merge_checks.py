"""A district's result held against itself: counts against rows, ranks and means against totals."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import fixed
from pufa_cli.base.text import shorten
from pufa_cli.engine.merging import mean_of, ranks_of
from pufa_cli.model import merge_codes as codes
from pufa_cli.model.merging import KeptCategory, KeptDistrict, KeptRow

MOST_PLACES = 6
OTHERWISE = Text(
    "{key} 写的是 {written}，按各单位应为 {counted}", "{key} is {written}, the units give {counted}"
)
TWICE = Text("“{key}”有两个", "“{key}” is there twice")
UNFIT = Text("{unit} 的 {key} 与状态不符", "{key} of {unit} does not go with its state")
RANGE = Text("{unit} 的 {key} 超出范围", "{key} of {unit} is out of range")
NAMES = {True: "true", False: "false"}


def contradictions(one: KeptDistrict) -> Iterator[Fault]:
    """Every figure of a district's result that its rows do not bear out, by its path."""
    if one.places > MOST_PLACES:
        yield _fault(("places",), RANGE, unit=one.district, key="places")
        return
    yield from _twice(((("categories", at), found.id) for at, found in enumerate(one.categories)))
    units = (
        (("categories", at, "rows", number), row.unit)
        for at, category in enumerate(one.categories)
        for number, row in enumerate(category.rows)
    )
    yield from _twice(units)
    for at, category in enumerate(one.categories):
        yield from _of_category(category, ("categories", at), one.places)
    is_open = any(not row.is_scored or row.is_pending for row in one.rows)
    yield from _same(("is_provisional",), NAMES[one.is_provisional], NAMES[is_open])


def _fault(path: KeyPath, text: Text, **values: Sayable) -> Fault:
    return Fault(codes.CONTRADICTION, path, {"what": text.with_(**values)})


def _twice(ids: Iterable[tuple[KeyPath, str]]) -> Iterator[Fault]:
    for key, path, _ in repeated(ids):
        yield _fault(path, TWICE, key=shorten(key))


def _same(path: KeyPath, written: object, counted: object) -> Iterator[Fault]:
    if written != counted:
        shown = {"written": _shown(written), "counted": _shown(counted)}
        yield _fault(path, OTHERWISE, key=shorten(str(path[-1])), **shown)


def _shown(value: object) -> str:
    return "—" if value is None else str(value)


def _of_category(one: KeptCategory, path: KeyPath, places: int) -> Iterator[Fault]:
    for number, row in enumerate(one.rows):
        below = (*path, "rows", number)
        yield from _same((*below, "category"), row.category, one.id)
        yield from _of_row(row, below, places)
    yield from _same((*path, "units"), one.units, len(one.rows))
    for state in ("scored", "broken", "missing"):
        counted = sum(row.state == state for row in one.rows)
        yield from _same((*path, state), getattr(one, state), counted)
    graded = [row.grade for row in one.rows if row.grade is not None]
    for name in dict.fromkeys((*one.grades, *graded)):
        yield from _same((*path, "grades", name), one.grades.get(name), graded.count(name))
    yield from _standing(one, path, places)
    yield from _sums(one, path)


def _standing(one: KeptCategory, path: KeyPath, places: int) -> Iterator[Fault]:
    """Ranks and mean, where the rows can be ranked at all."""
    if any(row.is_scored and (row.judged is None or row.total is None) for row in one.rows):
        return
    for number, (row, rank) in enumerate(zip(one.rows, ranks_of(one.rows), strict=True)):
        yield from _same((*path, "rows", number, "rank"), row.rank, rank)
    mean = mean_of(one.rows)
    yield from _same((*path, "mean"), one.mean, None if mean is None else fixed(mean, places))


def _of_row(row: KeptRow, path: KeyPath, places: int) -> Iterator[Fault]:
    for key in ("total", "total_at_most", "judged", "verdict", "completeness"):
        if (getattr(row, key) is None) is row.is_scored:
            yield _fault((*path, key), UNFIT, unit=shorten(row.unit), key=key)
    for key in ("grade", "rank", "grade_range"):
        if getattr(row, key) is not None and not row.is_scored:
            yield _fault((*path, key), UNFIT, unit=shorten(row.unit), key=key)
    for key in _out_of_range(row, places):
        yield _fault((*path, key), RANGE, unit=shorten(row.unit), key=key)


def _out_of_range(row: KeptRow, places: int) -> Iterator[str]:
    total, most, judged = row.total, row.total_at_most, row.judged
    if total is not None and fixed(Fraction(total), places) != total:
        yield "total"
    if most is not None and (
        fixed(Fraction(most), places) != most or Fraction(most) < Fraction(total or most)
    ):
        yield "total_at_most"
    if judged is not None and total is not None and fixed(Fraction(judged), places) != total:
        yield "judged"
    if row.completeness is not None and not 0 <= Fraction(row.completeness) <= 1:
        yield "completeness"


def _sums(one: KeptCategory, path: KeyPath) -> Iterator[Fault]:
    yield from _twice(
        ((*path, "dimensions", at), each.dimension) for at, each in enumerate(one.dimensions)
    )
    yield from _twice(
        ((*path, "criteria", at), each.criterion) for at, each in enumerate(one.criteria)
    )
    for at, mean in enumerate(one.dimensions):
        is_fit = 0 < mean.units <= one.scored
        if not is_fit or not 0 <= Fraction(mean.sum) <= Fraction(mean.marks) * mean.units:
            yield _fault((*path, "dimensions", at), RANGE, unit=shorten(mean.dimension), key="sum")
    for at, loss in enumerate(one.criteria):
        is_fit = loss.below_full <= loss.concerned <= one.scored and loss.concerned > 0
        lost, most = Fraction(loss.lost), Fraction(loss.marks) * loss.below_full
        if not is_fit or not 0 <= lost <= most or (lost > 0) is not (loss.below_full > 0):
            yield _fault((*path, "criteria", at), RANGE, unit=shorten(loss.criterion), key="lost")
