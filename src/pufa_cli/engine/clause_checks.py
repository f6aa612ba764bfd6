"""What stands outside the sheet held against the standard: grades, vetoes, lines, quotas."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from pufa_cli.base.diagnostics import Fault, KeyPath, repeated
from pufa_cli.base.language import Sayable
from pufa_cli.base.numbers import HUNDRED, ONE, ZERO
from pufa_cli.engine import clause_codes, codes
from pufa_cli.model.clauses import Effect, Grade, Group, Line, Veto
from pufa_cli.model.fields import Quantity, did_you_mean, not_one_of
from pufa_cli.model.standard import Criterion, Standard


def all_grades(standard: Standard) -> Iterator[tuple[KeyPath, tuple[Grade, ...]]]:
    """The bands of the standard and those of each category that has its own, with their paths."""
    yield ("grades",), standard.grades
    for at, category in enumerate(standard.categories):
        if category.grades is not None:
            yield ("categories", at, "grades"), category.grades


def all_groups(standard: Standard) -> Iterator[tuple[KeyPath, Group]]:
    """Every group of bonuses and penalties with its path."""
    for name in ("bonuses", "penalties"):
        for at, group in enumerate(getattr(standard, name)):
            yield (name, at), group


def _grades_are_bands(standard: Standard) -> Iterator[Fault]:
    for path, grades in all_grades(standard):
        for at, (upper, lower) in enumerate(pairwise(grades), 1):
            if lower.at_least >= upper.at_least:
                above = ((*path, at - 1, "at_least"),)
                here = (*path, at, "at_least")
                yield Fault(codes.GRADES_DISORDER, here, {"key": lower.name}, others=above)
        if grades and grades[-1].at_least != 0:
            last = (*path, len(grades) - 1, "at_least")
            yield Fault(codes.GRADES_OPEN, last, {"key": grades[-1].name})
        for at, grade in enumerate(grades):
            most = _most(standard)
            if most is not None and grade.at_least > most:
                values: dict[str, Sayable] = {"key": grade.name, "total": most}
                here = (*path, at, "at_least")
                yield Fault(codes.GRADE_UNREACHED, here, values, others=(("total",),))


def _most(standard: Standard) -> Fraction | None:
    """The greatest total there can be; None when bonuses have no end."""
    most = standard.limits.most
    caps = [_cap(group) for group in standard.bonuses]
    if None in caps:
        return most
    reach = sum((cap for cap in caps if cap is not None), standard.total)
    return reach if most is None else min(reach, most)


def _cap(group: Group) -> Fraction | None:
    if group.max is not None:
        return group.max
    caps = [line.worth(ONE) if line.measure.kind == "yes_no" else line.max for line in group.lines]
    if None in caps:
        return None
    known = [cap for cap in caps if cap is not None]
    return sum(known, ZERO) if group.count == "sum" else max(known, default=ZERO)


def _vetoes_are_plain(standard: Standard) -> Iterator[Fault]:
    for at, veto in enumerate(standard.vetoes):
        path: KeyPath = ("vetoes", at)
        yield from _effect(standard, veto.effect, (*path, "effect"))
        if standard.grades and veto.effect.cap == standard.grades[0].name:
            here = (*path, "effect", "cap")
            yield Fault(codes.VETO_UNREACHED, here, {"key": veto.title})
        yield from _conditions(veto, path)
        yield from _below(standard, veto, path)
        yield from _zeroed(standard, veto, (*path, "effect", "zeroes"))


def _effect(standard: Standard, effect: Effect, path: KeyPath) -> Iterator[Fault]:
    does = (effect.force, effect.cap, effect.subtract, effect.bars, effect.withdraws)
    if not (effect.zeroes or any(one is not None for one in does)):
        yield Fault(codes.EFFECT_UNCLEAR, path)
    if effect.force is not None and effect.cap is not None:
        yield Fault(codes.EFFECT_UNCLEAR, (*path, "force"), others=((*path, "cap"),))
    for key in ("force", "cap"):
        if (grade := getattr(effect, key)) is not None:
            yield from _known_grade(standard, grade, (*path, key))
    if effect.subtract is not None and effect.subtract <= 0:
        yield Fault(codes.NOT_POSITIVE, (*path, "subtract"))


def _known_grade(standard: Standard, grade: str, path: KeyPath) -> Iterator[Fault]:
    for there, grades in all_grades(standard):
        names = [one.name for one in grades]
        if grade not in names:
            shown = {"key": grade, **not_one_of(grade, names).values}
            yield Fault(codes.UNKNOWN_GRADE, path, shown, others=(there,))
            return


def _conditions(veto: Veto, path: KeyPath) -> Iterator[Fault]:
    ids = [one.id for one in veto.conditions]
    for at, one in enumerate(veto.conditions):
        here = (*path, "conditions", at)
        if one.id in ids[:at]:
            first = (*path, "conditions", ids.index(one.id), "id")
            yield Fault(codes.ID_TWICE, (*here, "id"), {"key": one.id}, others=(first,))
        if one.at_least < 1:
            yield Fault(codes.NOT_POSITIVE, (*here, "at_least"))


def _below(standard: Standard, veto: Veto, path: KeyPath) -> Iterator[Fault]:
    if veto.of is not None:
        yield from _of(standard, veto, (*path, "of"))
    if veto.below is None:
        return
    for key in ("subtract", "zeroes"):
        if getattr(veto.effect, key):
            there = (*path, "effect", key)
            yield Fault(clause_codes.BELOW_CIRCULAR, (*path, "below"), others=(there,))
    line = veto.line(standard.total)
    if veto.of is not None or line is None:
        return
    floors = [standard.limits.least]
    if not (standard.penalties or _subtracts(standard)):
        floors.append(standard.base)
    least = max((one for one in floors if one is not None), default=None)
    if least is not None and line <= least:
        yield Fault(clause_codes.BELOW_UNREACHED, (*path, "below"), {"least": least})


def _of(standard: Standard, veto: Veto, path: KeyPath) -> Iterator[Fault]:
    dimensions = [d.id for part in standard.parts for d in part.dimensions]
    known = [*standard.part_by_id, *dimensions, *standard.criterion_by_id]
    if veto.of not in known:
        values = {"key": str(veto.of), "nearest": did_you_mean(str(veto.of), known)}
        yield Fault(clause_codes.UNKNOWN_ZEROED, path, values)
    if veto.below is None:
        yield Fault(clause_codes.MISSING_LINE, path)


def _subtracts(standard: Standard) -> bool:
    return any(veto.effect.subtract is not None for veto in standard.vetoes)


def _zeroed(standard: Standard, veto: Veto, path: KeyPath) -> Iterator[Fault]:
    dimensions = {d.id: d.criteria for part in standard.parts for d in part.dimensions}
    known = [*dimensions, *standard.criterion_by_id]
    for at, name in enumerate(veto.effect.zeroes):
        if name not in known:
            values = {"key": name, "nearest": did_you_mean(name, known)}
            yield Fault(clause_codes.UNKNOWN_ZEROED, (*path, at), values)
            continue
        one = standard.criterion_by_id.get(name)
        if one is not None and one.not_applicable is not None and _leaves(standard, one):
            yield Fault(clause_codes.ZEROED_EXEMPT, (*path, at), {"key": name})


def _leaves(standard: Standard, one: Criterion) -> bool:
    own = one.not_applicable.effect if one.not_applicable else None
    return (own or standard.not_applicable.effect) == "convert"


def _lines_are_countable(standard: Standard) -> Iterator[Fault]:
    for path, group in all_groups(standard):
        if not group.lines:
            yield Fault(codes.NOTHING_LISTED, (*path, "lines"), {"key": "lines"})
        if group.max is not None and group.max <= 0:
            yield Fault(codes.NOT_POSITIVE, (*path, "max"))
        for at, line in enumerate(group.lines):
            here = (*path, "lines", at)
            yield from _line(line, here)
    lines = (
        ((*path, "lines", at, "id"), line.id)
        for path, group in all_groups(standard)
        for at, line in enumerate(group.lines)
    )
    for key, path, first in repeated(lines):
        yield Fault(codes.ID_TWICE, path, {"key": key}, others=(first,))


def _line(line: Line, path: KeyPath) -> Iterator[Fault]:
    for key in ("points", "max"):
        number = getattr(line, key)
        if number is not None and number <= 0:
            yield Fault(codes.NOT_POSITIVE, (*path, key))
    if line.measure.is_percent:
        values: dict[str, Sayable] = {"key": line.id, "points": line.points}
        yield Fault(clause_codes.PERCENT_LINE, (*path, "measure"), values)
    for fault in line.measure.check():
        yield fault._replace(path=(*path, "measure", *fault.path))


def _limits_hold(standard: Standard) -> Iterator[Fault]:
    least, most = standard.limits.least, standard.limits.most
    if least is not None and most is not None and least >= most:
        values = {"least": least, "most": most}
        across: tuple[KeyPath, ...] = (("limits", "most"),)
        yield Fault(clause_codes.LIMITS_CROSS, ("limits", "least"), values, others=across)
    if most is not None and most < standard.total:
        shown = {"most": most, "total": standard.total}
        there = (("total",),)
        yield Fault(clause_codes.LIMIT_UNDER_TOTAL, ("limits", "most"), shown, others=there)
    if standard.base < 0:
        yield Fault(codes.NOT_POSITIVE, ("base",))
    if standard.not_applicable.effect == "double" and standard.not_applicable.times <= ONE:
        yield Fault(clause_codes.TIMES_TOO_SMALL, ("not_applicable", "times"))


def _quotas_are_quotas(standard: Standard) -> Iterator[Fault]:
    for at, quota in enumerate(standard.quotas):
        path: KeyPath = ("quotas", at)
        yield from _known_grade(standard, quota.grade, (*path, "grade"))
        yield from _places(quota.most, (*path, "most"))
    for at, last in enumerate(standard.last_places):
        yield from _places(last.count, ("last_places", at, "count"))


def _places(most: Quantity, path: KeyPath) -> Iterator[Fault]:
    if most.number <= 0 or (most.is_percent and most.number > HUNDRED):
        yield Fault(clause_codes.QUOTA_EMPTY, path, {"text": str(most)})


def _categories_are_known(standard: Standard) -> Iterator[Fault]:
    named: list[KeyPath] = []
    for n, category in enumerate(standard.categories):
        if category.marks is not None and category.marks <= 0:
            yield Fault(codes.NOT_POSITIVE, ("categories", n, "marks"))
    if standard.slice is not None:
        if standard.slice.marks <= 0:
            yield Fault(codes.NOT_POSITIVE, ("slice", "marks"))
        for key, marks in standard.slice.by_category.items():
            named.append(("slice", "by_category", key))
            if marks <= 0:
                yield Fault(codes.NOT_POSITIVE, named[-1])
    for p, part in enumerate(standard.parts):
        for d, dimension in enumerate(part.dimensions):
            for c, criterion in enumerate(dimension.criteria):
                at: KeyPath = ("parts", p, "dimensions", d, "criteria", c, "by_category")
                named += [(*at, key) for key in criterion.by_category]
    for path in named:
        key = str(path[-1])
        if key not in standard.category_by_id:
            shown = not_one_of(key, standard.category_by_id).values
            yield Fault(clause_codes.UNKNOWN_CATEGORY_NAMED, path, shown, on_key=True)


CHECKS: tuple[Callable[[Standard], Iterator[Fault]], ...] = (
    _grades_are_bands,
    _vetoes_are_plain,
    _lines_are_countable,
    _limits_hold,
    _quotas_are_quotas,
    _categories_are_known,
)
