"""A standard held against itself: sums, ids, grades, vetoes, each rule's contradictions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable
from pufa_cli.base.numbers import HUNDRED, ZERO
from pufa_cli.engine import codes
from pufa_cli.model.clauses import Grade
from pufa_cli.model.fields import Quantity, did_you_mean, not_one_of
from pufa_cli.model.standard import Criterion, Dimension, Part, Standard, sheet_marks

MOST_PLACES = 6  # as many as a number may be written with


def check_standard(standard: Standard) -> Iterator[Fault]:
    """Every contradiction of a standard (errors) and what deserves a second look (warnings)."""
    for check in CHECKS:
        yield from check(standard)


def _lists_are_filled(standard: Standard) -> Iterator[Fault]:
    for key in ("categories", "parts"):
        if not getattr(standard, key):
            yield Fault(codes.NOTHING_LISTED, (key,), {"key": key})
    for path, grades in _all_grades(standard):
        if not grades:
            yield Fault(codes.NOTHING_LISTED, path, {"key": "grades"})
    for at, part in enumerate(standard.parts):
        if not part.dimensions:
            yield Fault(codes.NOTHING_LISTED, ("parts", at, "dimensions"), {"key": "dimensions"})
        for d, dimension in enumerate(part.dimensions):
            if not dimension.criteria:
                path = ("parts", at, "dimensions", d, "criteria")
                yield Fault(codes.NOTHING_LISTED, path, {"key": "criteria"})


def _marks_are_positive(standard: Standard) -> Iterator[Fault]:
    for path, one in _everything(standard):
        if one.marks <= 0:
            yield Fault(codes.NOT_POSITIVE, (*path, "marks"))
    if standard.total <= 0:
        yield Fault(codes.NOT_POSITIVE, ("total",))
    for at, part in enumerate(standard.parts):
        if part.counts is not None and part.counts <= 0:
            yield Fault(codes.NOT_POSITIVE, ("parts", at, "counts"))


def _everything(standard: Standard) -> Iterator[tuple[KeyPath, Any]]:
    """Each part, dimension and criterion with its path."""
    for p, part in enumerate(standard.parts):
        yield ("parts", p), part
        for d, dimension in enumerate(part.dimensions):
            yield ("parts", p, "dimensions", d), dimension
            for c, criterion in enumerate(dimension.criteria):
                yield ("parts", p, "dimensions", d, "criteria", c), criterion


def _criteria(standard: Standard) -> Iterator[tuple[KeyPath, Criterion]]:
    for path, one in _everything(standard):
        if isinstance(one, Criterion):
            yield path, one


def _sums_agree(standard: Standard) -> Iterator[Fault]:
    for path, one in _everything(standard):
        below = _children(one)
        if below:
            yield from _sum(
                one.title, (child.marks for child in below), one.marks, (*path, "marks")
            )
    for at, category in enumerate(standard.categories):
        if any(part not in standard.part_by_id for part in category.parts):
            continue
        sheet = sheet_marks(standard.sheet_of(category)) if _is_safe(standard) else standard.total
        yield from _sum(category.title, (sheet,), standard.total, ("categories", at, "parts"))


def _children(one: Any) -> tuple[Any, ...]:
    if isinstance(one, Part):
        return one.dimensions
    return one.criteria if isinstance(one, Dimension) else ()


def _is_safe(standard: Standard) -> bool:
    return all(part.marks > 0 for part in standard.parts)


def _sum(what: str, marks: Iterable[Fraction], wanted: Fraction, path: KeyPath) -> Iterator[Fault]:
    found = sum(marks, ZERO)
    if found != wanted:
        values: dict[str, Sayable] = {"what": f"“{what}”", "sum": found, "marks": wanted}
        yield Fault(codes.SUM_DIFFERS, path, values)


def _ids_are_distinct(standard: Standard) -> Iterator[Fault]:
    yield from _twice([(("parts", n), part.id) for n, part in enumerate(standard.parts)])
    yield from _twice([(("categories", n), c.id) for n, c in enumerate(standard.categories)])
    yield from _twice([(("vetoes", n), veto.id) for n, veto in enumerate(standard.vetoes)])
    for path, grades in _all_grades(standard):
        yield from _twice([((*path, n), grade.name) for n, grade in enumerate(grades)], "name")
    below = [(path, one.id) for path, one in _everything(standard) if not isinstance(one, Part)]
    yield from _twice(below)
    for at, category in enumerate(standard.categories):
        found = [(("categories", at, "parts", n), part) for n, part in enumerate(category.parts)]
        for path, part in found:
            if category.parts.index(part) != path[-1]:
                yield Fault(codes.ID_TWICE, path, {"key": part})


def _twice(found: list[tuple[Any, str]], name: str = "id") -> Iterator[Fault]:
    count = Counter(one for _, one in found)
    seen: set[str] = set()
    for path, one in found:
        if count[one] > 1 and one in seen:
            yield Fault(codes.ID_TWICE, (*path, name), {"key": one})
        seen.add(one)


def _categories_name_parts(standard: Standard) -> Iterator[Fault]:
    used: set[str] = set()
    for at, category in enumerate(standard.categories):
        used.update(category.parts)
        if not category.parts:
            yield Fault(codes.NOTHING_LISTED, ("categories", at, "parts"), {"key": "parts"})
        for n, part in enumerate(category.parts):
            if part not in standard.part_by_id:
                values = {"key": part, "nearest": did_you_mean(part, standard.part_by_id)}
                yield Fault(codes.UNKNOWN_PART, ("categories", at, "parts", n), values)
    for at, one in enumerate(standard.parts):
        if one.id not in used:
            yield Fault(codes.PART_UNUSED, ("parts", at, "id"), {"key": one.id})


def _all_grades(standard: Standard) -> Iterator[tuple[KeyPath, tuple[Grade, ...]]]:
    yield ("grades",), standard.grades
    for at, category in enumerate(standard.categories):
        if category.grades is not None:
            yield ("categories", at, "grades"), category.grades


def _grades_are_bands(standard: Standard) -> Iterator[Fault]:
    for path, grades in _all_grades(standard):
        for at, (upper, lower) in enumerate(pairwise(grades), 1):
            if lower.at_least >= upper.at_least:
                yield Fault(codes.GRADES_DISORDER, (*path, at, "at_least"), {"key": lower.name})
        if grades and grades[-1].at_least != 0:
            last = (*path, len(grades) - 1, "at_least")
            yield Fault(codes.GRADES_OPEN, last, {"key": grades[-1].name})
        for at, grade in enumerate(grades):
            if grade.at_least > standard.total:
                values: dict[str, Sayable] = {"key": grade.name, "total": standard.total}
                yield Fault(codes.GRADE_UNREACHED, (*path, at, "at_least"), values)


def _vetoes_are_plain(standard: Standard) -> Iterator[Fault]:
    for at, veto in enumerate(standard.vetoes):
        path: KeyPath = ("vetoes", at, "effect")
        effect = veto.effect
        if (effect.force is None) == (effect.cap is None):
            yield Fault(codes.EFFECT_UNCLEAR, path)
        for key in ("force", "cap"):
            if (grade := getattr(effect, key)) is not None:
                yield from _known_grade(standard, grade, (*path, key))
        if standard.grades and effect.cap == standard.grades[0].name:
            yield Fault(codes.VETO_UNREACHED, (*path, "cap"), {"key": veto.title})


def _known_grade(standard: Standard, grade: str, path: KeyPath) -> Iterator[Fault]:
    for _, grades in _all_grades(standard):
        names = [one.name for one in grades]
        if grade not in names:
            shown = not_one_of(grade, names).values
            yield Fault(codes.UNKNOWN_GRADE, path, {"key": grade, **shown})
            return


def _methods_are_known(standard: Standard) -> Iterator[Fault]:
    for path, criterion in _criteria(standard):
        for at, method in enumerate(criterion.verify):
            if method not in standard.methods:
                shown = not_one_of(method, standard.methods).values
                yield Fault(codes.UNKNOWN_METHOD, (*path, "verify", at), {"key": method, **shown})


def _evidence_is_asked(standard: Standard) -> Iterator[Fault]:
    for path, criterion in _criteria(standard):
        if not criterion.evidence:
            yield Fault(codes.NO_EVIDENCE_ASKED, (*path, "id"), {"key": criterion.id})


def _shares_are_shares(standard: Standard) -> Iterator[Fault]:
    minimum = standard.completeness.minimum if standard.completeness else None
    found: list[tuple[KeyPath, Quantity | None]] = [
        (("completeness", "minimum"), minimum),
        (("not_applicable", "limit"), standard.not_applicable.limit),
    ]
    for path, share in found:
        if share is not None and not (share.is_percent and 0 <= share.number <= HUNDRED):
            yield Fault(codes.SHARE_EXPECTED, path, {"text": str(share)})
    if standard.rounding.places > MOST_PLACES:
        yield Fault(codes.TOO_MANY_PLACES, ("rounding", "places"))


def _rules_hold(standard: Standard) -> Iterator[Fault]:
    for path, criterion in _criteria(standard):
        if criterion.marks > 0:
            for fault in criterion.rule.check(criterion.marks):
                yield fault._replace(path=(*path, "rule", *fault.path))


CHECKS: tuple[Callable[[Standard], Iterator[Fault]], ...] = (
    _lists_are_filled,
    _marks_are_positive,
    _sums_agree,
    _ids_are_distinct,
    _categories_name_parts,
    _grades_are_bands,
    _vetoes_are_plain,
    _methods_are_known,
    _evidence_is_asked,
    _shares_are_shares,
    _rules_hold,
)
