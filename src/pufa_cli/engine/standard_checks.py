"""A standard held against itself: sums, ids, grades, vetoes, each rule's contradictions."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.base.language import Sayable
from pufa_cli.base.numbers import HUNDRED, ZERO
from pufa_cli.engine import clause_checks, codes, ladder_checks, lint_checks, version_checks
from pufa_cli.engine.clause_checks import all_grades
from pufa_cli.model.fields import Quantity, did_you_mean, not_one_of
from pufa_cli.model.standard import Category, Criterion, Dimension, Part, Standard

MOST_PLACES_SHOWN = 40  # of those that a sum is made of
MOST_PLACES = 6  # as many as a number may be written with


def check_standard(standard: Standard) -> Iterator[Fault]:
    """Every contradiction of a standard (errors) and what deserves a second look (warnings)."""
    for check in CHECKS:
        yield from check(standard)


def _lists_are_filled(standard: Standard) -> Iterator[Fault]:
    if not standard.categories:
        yield Fault(codes.NOTHING_LISTED, ("categories",), {"key": "categories"})
    if not standard.parts and standard.base < standard.total:
        yield Fault(codes.NOTHING_LISTED, ("parts",), {"key": "parts"})
    for path, grades in all_grades(standard):
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
        for d, dimension in enumerate(part.dimensions):
            if dimension.counts is not None and dimension.counts <= 0:
                yield Fault(codes.NOT_POSITIVE, ("parts", at, "dimensions", d, "counts"))


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
        if isinstance(one, Part) and one.dimensions:
            below = [(d.in_part, d.counts is not None) for d in one.dimensions]
            yield from _sum(one, below, (*path, "dimensions"), path)
        if isinstance(one, Dimension) and one.criteria:
            plain = [(criterion.marks, False) for criterion in one.criteria]
            yield from _sum(one, plain, (*path, "criteria"), path)
    yield from _sheets_agree(standard)


def _sum(
    one: Part | Dimension, below: list[tuple[Fraction, bool]], there: KeyPath, path: KeyPath
) -> Iterator[Fault]:
    """The marks below (or what they count, where that is written) against those declared."""
    found = sum((marks for marks, _ in below), ZERO)
    if found != one.marks:
        values: dict[str, Sayable] = {"what": f"“{one.title}”", "sum": found, "marks": one.marks}
        places = tuple(
            (*there, at, "counts" if counts else "marks") for at, (_, counts) in enumerate(below)
        )
        yield Fault(codes.SUM_DIFFERS, (*path, "marks"), values, others=places[:MOST_PLACES_SHOWN])


def _sheets_agree(standard: Standard) -> Iterator[Fault]:
    """Every sheet a category can have, whatever it chooses, comes to the total with the base."""
    if any(part.marks <= 0 for part in standard.parts):
        return
    for at, category in enumerate(standard.categories):
        if any(part not in standard.part_by_id for _, part in _named(at, category)):
            continue
        on_sheet = {part.id: part.on_sheet for part in standard.parts}
        found = {sum((on_sheet[part] for part in category.parts), standard.base)}
        for options in category.one_of:
            found = {marks + on_sheet[part] for marks in found for part in options}
        own = category.marks
        wanted = standard.total if own is None else standard.base + own
        there: KeyPath = ("total",) if own is None else ("categories", at, "marks")
        for marks in sorted(found - {wanted}):
            values: dict[str, Sayable] = {"what": f"“{category.title}”", "sum": marks}
            values["marks"] = wanted
            here = ("categories", at, "parts")
            yield Fault(codes.SUM_DIFFERS, here, values, others=(there,))


def _ids_are_distinct(standard: Standard) -> Iterator[Fault]:
    yield from _twice([(("parts", n), part.id) for n, part in enumerate(standard.parts)])
    yield from _twice([(("categories", n), c.id) for n, c in enumerate(standard.categories)])
    yield from _twice([(("vetoes", n), veto.id) for n, veto in enumerate(standard.vetoes)])
    for path, grades in all_grades(standard):
        yield from _twice([((*path, n), grade.name) for n, grade in enumerate(grades)], "name")
    below = [(path, one.id) for path, one in _everything(standard) if not isinstance(one, Part)]
    yield from _twice(below)
    for at, category in enumerate(standard.categories):
        for part, path, first in repeated(_named(at, category)):
            yield Fault(codes.ID_TWICE, path, {"key": part}, others=(first,))


def _named(at: int, category: Category) -> Iterator[tuple[KeyPath, str]]:
    """The parts that a category names, fixed or to choose from, with their paths."""
    for n, part in enumerate(category.parts):
        yield ("categories", at, "parts", n), part
    for o, options in enumerate(category.one_of):
        for n, part in enumerate(options):
            yield ("categories", at, "one_of", o, n), part


def _twice(found: list[tuple[Any, str]], name: str = "id") -> Iterator[Fault]:
    for key, path, first in repeated(((*path, name), one) for path, one in found):
        yield Fault(codes.ID_TWICE, path, {"key": key}, others=(first,))


def _categories_name_parts(standard: Standard) -> Iterator[Fault]:
    used: set[str] = set()
    for at, category in enumerate(standard.categories):
        named = list(_named(at, category))
        for o, options in enumerate(category.one_of):
            if not options:
                yield Fault(
                    codes.NOTHING_LISTED, ("categories", at, "one_of", o), {"key": "one_of"}
                )
        if not named and not category.one_of and standard.base < standard.total:
            yield Fault(codes.NOTHING_LISTED, ("categories", at, "parts"), {"key": "parts"})
        for path, part in named:
            used.add(part)
            if part not in standard.part_by_id:
                values = {"key": part, "nearest": did_you_mean(part, standard.part_by_id)}
                yield Fault(codes.UNKNOWN_PART, path, values)
    for at, one in enumerate(standard.parts):
        if one.id not in used:
            yield Fault(codes.PART_UNUSED, ("parts", at, "id"), {"key": one.id})


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
                yield _below(fault, (*path, "rule"))
            for category, rule in criterion.by_category.items():
                for fault in rule.check(criterion.marks):
                    yield _below(fault, (*path, "by_category", category))


def _below(fault: Fault, path: KeyPath) -> Fault:
    others = tuple((*path, *other) for other in fault.others)
    return fault._replace(path=(*path, *fault.path), others=others)


CHECKS: tuple[Callable[[Standard], Iterator[Fault]], ...] = (
    _lists_are_filled,
    _marks_are_positive,
    _sums_agree,
    _ids_are_distinct,
    _categories_name_parts,
    _methods_are_known,
    _evidence_is_asked,
    _shares_are_shares,
    _rules_hold,
    *clause_checks.CHECKS,
    *lint_checks.CHECKS,
    *ladder_checks.CHECKS,
    *version_checks.CHECKS,
)
