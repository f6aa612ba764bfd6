"""`pufa rectify`: findings and their due days, letters, vetoes handed over, drafts."""

from pufa_cli.base.language import Text
from pufa_cli.cli.found import Found

command = Found(
    __name__,
    list(__path__),
    help_text=Text(
        "整改：问题台账、期限和超期、处置建议、公文、一票否决移送。",
        "Rectification: findings, due days, proposed sanctions, letters, vetoes handed over.",
    ),
)
