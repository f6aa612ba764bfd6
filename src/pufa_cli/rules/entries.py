"""What rules share whose facts are made of entries: finding each entry and reading it."""

from collections.abc import Collection
from fractions import Fraction
from typing import Any, TypeVar

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.model.fields import (
    Mistake,
    did_you_mean,
    quantity_as,
    whole_in,
    wrong_shape,
)
from pufa_cli.model.rule import Facts, Faults
from pufa_cli.rules import codes

T = TypeVar("T")
WHOLE_SCHEMA: dict[str, Any] = {
    "type": ["integer", "string", "null"],
    "minimum": 0,
    "pattern": "^(0|[1-9][0-9]{0,8})$",
}


def entries(facts: Facts, known: Collection[str], path: KeyPath, faults: Faults) -> dict[str, Any]:
    """The facts by entry id; empty when blank; faults for what is no mapping or has unknown ids."""
    if facts is None:
        return {}
    if not isinstance(facts, dict):
        mistake = wrong_shape("a mapping", facts)
        faults.append(Fault(mistake.code, path, mistake.values))
        return {}
    for key in facts:
        if key not in known:
            values = {"key": key, "nearest": did_you_mean(key, known), "choices": "、".join(known)}
            faults.append(Fault(codes.UNKNOWN_PART, (*path, key), values, on_key=True))
    return facts


def one(facts: Facts, key: str) -> Facts:
    """What was written for one entry of facts that may be blank or of the wrong shape."""
    return facts.get(key) if isinstance(facts, dict) else None


def whole(facts: Facts, path: KeyPath, faults: Faults) -> int | None:
    """The whole number written; None when blank, or with a fault."""
    found = None if facts is None else whole_in(facts)
    return _or_fault(found, path, faults)


def wholes(
    facts: Facts, keys: Collection[str], path: KeyPath, faults: Faults
) -> dict[str, int] | None:
    """Every one of the whole numbers; None when one is blank or makes no sense."""
    found = {key: whole(one(facts, key), (*path, key), faults) for key in keys}
    told = {key: number for key, number in found.items() if number is not None}
    return told if len(told) == len(found) else None


def figure(facts: Facts, is_percent: bool, path: KeyPath, faults: Faults) -> Fraction | None:
    """The number written, with a percent sign where one is wanted; None as for `whole`."""
    found = None if facts is None else quantity_as(facts, is_percent)
    quantity = _or_fault(found, path, faults)
    return None if quantity is None else quantity.number


def figure_schema(is_percent: bool) -> dict[str, Any]:
    """The schema of what `figure` reads."""
    sign = "%" if is_percent else ""
    kinds = ["string", "null"] if is_percent else ["number", "string", "null"]
    return {"type": kinds, "pattern": rf"^-?(0|[1-9]\d{{0,8}})(\.\d{{1,6}})?{sign}$"}


def closed(properties: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object with these properties and no other."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _or_fault(found: T | Mistake | None, path: KeyPath, faults: Faults) -> T | None:
    if isinstance(found, Mistake):
        faults.append(Fault(found.code, path, found.values))
        return None
    return found
