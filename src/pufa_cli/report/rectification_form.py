"""The stub of a rectification file: a finding for each criterion that lost marks."""

from collections.abc import Mapping, Sequence
from datetime import date

from pufa_cli.base.language import Text, say
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.fields import MOST_TEXT
from pufa_cli.model.standing import Lost
from pufa_cli.report import figures
from pufa_cli.report.letters import written

NOBODY: Mapping[str, date] = {}
CLAIMED = Text("，自评 {points} 分", ", {points} claimed")
FINDING = Text("{title}：{cause}（失 {amount} 分）", "{title}: {cause} ({amount} marks lost)")


def rectification_form(
    assessment: Assessment,
    found: Sequence[Lost],
    found_on: date,
    days: int,
    visited: Mapping[str, date] = NOBODY,
) -> str:
    """The text of the file; `visited` says on which day each source came, `found_on` the rest."""
    values = {
        "unit": assessment.unit,
        "name": assessment.name,
        "standard": assessment.standard.reference,
        "round": assessment.round,
        "days": days,
        "findings": [_finding(one, at, visited, found_on) for at, one in enumerate(found, 1)],
    }
    return written("rectification.yaml", values)


def _finding(one: Lost, at: int, visited: Mapping[str, date], found_on: date) -> dict[str, str]:
    criterion = one.result.criterion
    claimed = "" if one.over is None else CLAIMED.with_(points=one.over).say("zh")
    shown = FINDING.with_(
        title=criterion.title, cause=say(one.cause, "zh"), amount=figures.marks(one.amount)
    )
    return {
        "id": f"S{at:02d}",
        "criterion": criterion.id,
        "title": (shown.say("zh") + claimed)[:MOST_TEXT],
        "found_by": one.found_by,
        "found_on": str(visited.get(one.found_by, found_on)),
        "clause": criterion.clause,
        "evidence": "、".join(criterion.evidence),
    }
