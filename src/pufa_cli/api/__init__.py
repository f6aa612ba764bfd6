"""The library: one function for each command, with the command's name, and what shows results.

A function's module is imported when the function is first asked for, so that a command pays only
for what it uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pufa_cli.api.carrying import rectify_carry
    from pufa_cli.api.checking import check
    from pufa_cli.api.comparing import standards_diff
    from pufa_cli.api.diffing import diff
    from pufa_cli.api.explaining import explain, topics
    from pufa_cli.api.making import init, new
    from pufa_cli.api.merging import merge
    from pufa_cli.api.noticing import rectify_notice
    from pufa_cli.api.phases import plan_phases
    from pufa_cli.api.planning import plan_cross_check, plan_file
    from pufa_cli.api.proposing import rectify_propose
    from pufa_cli.api.rectifying import rectify_list
    from pufa_cli.api.reporting import derivation, joined, page_of, render
    from pufa_cli.api.reports import report
    from pufa_cli.api.rolling import rollup
    from pufa_cli.api.sampling import draw_file, plan_sample, plan_spot_check
    from pufa_cli.api.schemas import schema, schema_names
    from pufa_cli.api.scoring import score
    from pufa_cli.api.standards import standards_lint, standards_list, standards_show
    from pufa_cli.api.trending import trend
    from pufa_cli.api.trying import standards_try

_HOMES = {
    "derivation": "reporting",
    "joined": "reporting",
    "page_of": "reporting",
    "schema_names": "schemas",
    "topics": "explaining",
    "check": "checking",
    "diff": "diffing",
    "explain": "explaining",
    "init": "making",
    "merge": "merging",
    "new": "making",
    "plan_cross_check": "planning",
    "plan_file": "planning",
    "plan_phases": "phases",
    "plan_sample": "sampling",
    "plan_spot_check": "sampling",
    "draw_file": "sampling",
    "rectify_carry": "carrying",
    "rectify_list": "rectifying",
    "rectify_notice": "noticing",
    "rectify_propose": "proposing",
    "render": "reporting",
    "report": "reports",
    "rollup": "rolling",
    "schema": "schemas",
    "score": "scoring",
    "standards_diff": "comparing",
    "standards_lint": "standards",
    "standards_list": "standards",
    "standards_show": "standards",
    "standards_try": "trying",
    "trend": "trending",
}

__all__ = [
    "check",
    "derivation",
    "diff",
    "draw_file",
    "explain",
    "init",
    "joined",
    "merge",
    "new",
    "page_of",
    "plan_cross_check",
    "plan_file",
    "plan_phases",
    "plan_sample",
    "plan_spot_check",
    "rectify_carry",
    "rectify_list",
    "rectify_notice",
    "rectify_propose",
    "render",
    "report",
    "rollup",
    "schema",
    "schema_names",
    "score",
    "standards_diff",
    "standards_lint",
    "standards_list",
    "standards_show",
    "standards_try",
    "topics",
    "trend",
]


def __getattr__(name: str) -> Any:
    """The function of a command, from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
