"""The library: one function for each command, with the command's name."""

from pufa_cli.api.checking import check
from pufa_cli.api.explaining import explain
from pufa_cli.api.making import init, new
from pufa_cli.api.reporting import render, report
from pufa_cli.api.rolling import rollup
from pufa_cli.api.schemas import schema
from pufa_cli.api.scoring import score
from pufa_cli.api.standards import standards_lint, standards_list, standards_show

__all__ = [
    "check",
    "explain",
    "init",
    "new",
    "render",
    "report",
    "rollup",
    "schema",
    "score",
    "standards_lint",
    "standards_list",
    "standards_show",
]
