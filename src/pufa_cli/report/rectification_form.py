"""The stub of a rectification file: a finding for each criterion that lost marks."""

from collections.abc import Sequence
from datetime import date

from pufa_cli.base.language import Text, say
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.fields import MOST_TEXT
from pufa_cli.model.standing import Lost
from pufa_cli.report import figures
from pufa_cli.report.letters import written

FINDING = Text("{title}：{cause}（失 {amount} 分）", "{title}: {cause} ({amount} marks lost)")


def rectification_form(
    assessment: Assessment, found: Sequence[Lost], found_on: date, days: int
) -> str:
    """The text of the file; its findings are the unit's own until somebody says otherwise."""
    values = {
        "unit": assessment.unit,
        "name": assessment.name,
        "standard": assessment.standard.reference,
        "round": assessment.round,
        "found_on": str(found_on),
        "days": days,
        "findings": [_finding(one, at) for at, one in enumerate(found, 1)],
    }
    return written("rectification.yaml", values)


def _finding(one: Lost, at: int) -> dict[str, str]:
    criterion = one.result.criterion
    shown = FINDING.with_(
        title=criterion.title, cause=say(one.cause, "zh"), amount=figures.marks(one.amount)
    )
    return {
        "id": f"S{at:02d}",
        "criterion": criterion.id,
        "title": shown.say("zh")[:MOST_TEXT],
        "clause": criterion.clause,
        "evidence": "、".join(criterion.evidence),
    }
