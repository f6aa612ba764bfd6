"""`pufa standards`: list, show, lint and compare standards, and try out their criteria."""

from pufa_cli.base.language import Text
from pufa_cli.cli.found import Found

command = Found(
    __name__,
    list(__path__),
    help_text=Text(
        "查看、检查、比较考核标准，试算单个指标。",
        "List, show, lint and compare standards; try out criteria.",
    ),
)
