"""Findings of several units as reports to meetings show them."""

from collections.abc import Mapping, Sequence

from pufa_cli.base.language import Language, Text
from pufa_cli.model.meeting_pack import Noted
from pufa_cli.model.standing import State
from pufa_cli.report import words
from pufa_cli.report.document import Cell, Table, Tone, table

STATES: Mapping[State, Text] = {
    State.OPEN: Text("未整改", "open"),
    State.IN_PROGRESS: Text("整改中", "in progress"),
    State.CLOSED: Text("待复核", "awaiting verification"),
    State.VERIFIED: Text("已认可", "verified"),
    State.REJECTED: Text("未认可", "rejected"),
}
TONES: Mapping[State, Tone] = {
    State.CLOSED: "middling",
    State.VERIFIED: "good",
    State.REJECTED: "bad",
}
FINDING, DUE = Text("问题", "finding"), Text("期限", "due")
OVERDUE, STEP = Text("超期（工作日）", "days overdue"), Text("建议处置", "proposed step")
PLACE = Text("出处", "place")


def noted_table(findings: Sequence[Noted], language: Language) -> Table:
    """A row for each finding, with its place."""
    titles = (words.UNIT, FINDING, words.CRITERION, DUE, words.STANDING, OVERDUE, STEP, PLACE)
    sides = {OVERDUE: ">"} | dict.fromkeys((words.CRITERION, DUE, words.STANDING, STEP), "|")
    columns = [(one.say(language), sides.get(one, "<")) for one in titles]
    return table(columns, [_row(one, language) for one in findings])


def _row(one: Noted, language: Language) -> tuple[Cell | str, ...]:
    standing, proposal = one.finding.standing, one.finding.proposal
    finding, state = standing.finding, standing.state
    return (
        one.unit.name,
        f"{finding.id} {finding.title}",
        finding.criterion or "—",
        str(standing.due_on),
        Cell(STATES[state].say(language), TONES.get(state, "")),
        Cell(str(standing.overdue) if standing.overdue else "—", "bad" if standing.overdue else ""),
        "—" if proposal is None else Cell(proposal.step.title, "bad"),
        one.finding.places[0].place if one.finding.places else "—",
    )
