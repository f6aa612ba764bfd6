"""Ways of scoring: `measures` read facts, `kinds` turn what was measured into points."""

from collections.abc import Mapping

from pufa_cli.base.plugins import Plugins
from pufa_cli.model.rule import Measure, Rule
from pufa_cli.rules import kinds, measures


def rule_kinds() -> Mapping[str, type[Rule]]:
    """Every rule kind by name, in name order: the `RULE` of each module in `kinds`."""
    return Plugins(kinds.__name__, list(kinds.__path__), "RULE")


def measure_kinds() -> Mapping[str, type[Measure]]:
    """Every measure by name, in name order: the `MEASURE` of each module in `measures`."""
    return Plugins(measures.__name__, list(measures.__path__), "MEASURE")


def context() -> dict[str, Mapping[str, type]]:
    """What a standard is read with: all rule kinds and measures."""
    return {"rules": rule_kinds(), "measures": measure_kinds()}
