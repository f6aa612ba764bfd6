"""Spot checks (专项抽查): units drawn evenly over the categories, criteria of their sheets."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from pufa_cli.base.diagnostics import Fault
from pufa_cli.base.seeded import Seeded
from pufa_cli.engine import codes as general
from pufa_cli.engine import exam_codes as codes
from pufa_cli.model.district import Unit
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.planning import SpotCheck, SpotCheckPlan
from pufa_cli.model.standard import Standard


def draw_checks(
    standard: Standard,
    units: Sequence[Unit],
    round_id: str,
    seed: str,
    count: int,
    *,
    named: Collection[str] = (),
    each: int | None = None,
) -> SpotCheckPlan:
    """So many units, each category by its share, with the `named` criteria or `each` by lot.

    Only units whose sheet has any such criterion are drawn. The order of the roster has no
    influence. Draws every unit where there are fewer than `count`.
    """
    sheets = {unit.id: criteria_of(standard, unit) for unit in units}
    able = {
        unit.id: unit
        for unit in sorted(units, key=lambda one: one.id)
        if (set(sheets[unit.id]) & set(named) if named else sheets[unit.id])
    }
    drawn = _units(able, round_id, seed, min(count, len(able)))
    checks = tuple(
        SpotCheck(
            unit=unit.id,
            criteria=_criteria(sheets[unit.id], (seed, round_id, unit.id), named, each),
        )
        for unit in units
        if unit.id in drawn
    )
    return SpotCheckPlan(pufa="spot_check_plan/1", round=round_id, seed=seed, units=checks)


def criteria_of(standard: Standard, unit: Unit) -> tuple[str, ...]:
    """The criteria on the sheet of a unit; none for an unknown category."""
    return tuple(one.id for one in standard.criteria_of(unit.category))


def _units(able: Mapping[str, Unit], round_id: str, seed: str, count: int) -> set[str]:
    """By category: as many as its share rounded down, what is left to the largest remainders."""
    groups: dict[str, list[str]] = {}
    for unit in able.values():
        groups.setdefault(unit.category, []).append(unit.id)
    quotas = {key: Fraction(count * len(some), len(able)) for key, some in groups.items()}
    shares = {key: int(quota) for key, quota in quotas.items()}
    order = sorted(sorted(quotas), key=lambda key: shares[key] - quotas[key])
    for key in order[: count - sum(shares.values())]:
        shares[key] += 1
    return {
        unit
        for key, some in groups.items()
        for unit in Seeded(seed, round_id, "spot check", key).sample(some, shares[key])
    }


def _criteria(
    sheet: Sequence[str], words: tuple[str, ...], named: Collection[str], each: int | None
) -> tuple[str, ...]:
    """Of a sheet, in its order: those named, or so many by lot."""
    choices = [one for one in sheet if one in named] if named else list(sheet)
    if each is None or each >= len(choices):
        return tuple(choices)
    drawn = set(Seeded(*words).sample(choices, each))
    return tuple(one for one in choices if one in drawn)


def check_spot_checks(
    file: SpotCheckPlan,
    units: Mapping[str, Unit],
    standard: Standard | None,
    done: Mapping[str, Collection[str]],
    round_id: str,
) -> Iterator[Fault]:
    """A plan held against roster, standard, and what was found (`done`: criteria by unit)."""
    if file.round != round_id:
        yield Fault(codes.ROUND_DIFFERS, ("round",), {"text": file.round, "wanted": round_id})
    for at, one in enumerate(file.units):
        unit = units.get(one.unit)
        if unit is None:
            values = {"key": one.unit, "nearest": did_you_mean(one.unit, units)}
            yield Fault(general.UNKNOWN_UNIT, ("units", at, "unit"), values)
            continue
        sheet = criteria_of(standard, unit) if standard is not None else one.criteria
        for number, key in enumerate(one.criteria):
            if key not in sheet:
                shown = {"unit": unit.name, "key": key}
                yield Fault(codes.SPOT_UNIT, ("units", at, "criteria", number), dict(shown))
        left = [key for key in one.criteria if key not in done.get(one.unit, ())]
        if left:
            wanted = f"reviews/{round_id}/spot_check/{one.unit}.yaml"
            texts = {"unit": unit.name, "criteria": "、".join(left), "wanted": wanted}
            yield Fault(codes.SPOT_OPEN, ("units", at), dict(texts))
