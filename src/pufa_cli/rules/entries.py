"""What the rule kinds share whose facts are a group of named entries: finding each entry."""

from collections.abc import Collection
from typing import Any

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.model.fields import did_you_mean, wrong_shape
from pufa_cli.model.rule import Facts, Faults
from pufa_cli.rules import codes


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
