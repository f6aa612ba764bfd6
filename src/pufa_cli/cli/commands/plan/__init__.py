"""`pufa plan`: who inspects whom, who is examined, what is due when."""

from pufa_cli.base.language import Text
from pufa_cli.cli.found import Found

command = Found(
    __name__,
    list(__path__),
    help_text=Text("安排交叉检查、督查和阶段任务。", "Plan cross-checks, supervision and phases."),
)
