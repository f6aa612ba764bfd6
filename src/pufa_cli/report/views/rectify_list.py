"""整改台账 — the findings of every unit on a day, and the steps that are proposed."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.model.standing import Proposal, RectifyList, State, UnitFindings
from pufa_cli.report import costly, words
from pufa_cli.report.document import (
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    Page,
    Paragraph,
    table,
)
from pufa_cli.report.followed import (
    CONFIRMED,
    PROPOSED,
    STATE,
    decided,
    followed,
    grounds_table,
    shown,
)
from pufa_cli.report.noted import DUE, FINDING, OVERDUE, STATES, TONES

TITLE = Text("{district} 整改台账（{round}）", "{district}: rectification in {round}")
NOBODY = Text("没有要列出的问题。", "No findings to list.")
COUNT = Text(
    "{units} 个单位，{findings} 个问题：未整改 {open}，整改中 {in_progress}，待复核 {closed}，"
    "已认可 {verified}，未认可 {rejected}；超期 {overdue}，建议处置 {proposed}",
    "{units:unit}, {findings:finding}: {open} open, {in_progress} in progress, {closed} awaiting "
    "verification, {verified} verified, {rejected} rejected; {overdue} overdue, {proposed} "
    "steps proposed",
)
PROPOSALS = Text("建议处置及理由", "Proposed steps and their reasons")
WHOLE_UNIT = Text("单位", "the unit")
NO_TRIGGERS = Text(
    "标准的处置阶梯（sanctions）没有写触发条件（trigger），所以不会建议任何处置。",
    "No step of the standard's ladder (sanctions) has a trigger, so none is ever proposed.",
)
PERSON = Text(
    "以上只是建议。决定由人作出：在单位的整改文件 sanctions 写上措施、日期和文号。",
    "These are proposals. A person decides, and writes step, day and document number under "
    "`sanctions` of the unit's file.",
)


def view(result: RectifyList, language: Language) -> Page:
    """The list; or, of one finding that was asked for, its whole history."""
    make = followed if result.explained else document
    return Page(
        lambda: make(result, language),
        lambda: costly.recorder("rectify").list_record(result),
    )


def document(result: RectifyList, language: Language) -> Document:
    """All findings, one table, and the reasons of what is proposed."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    return Document(title, tuple(_blocks(result, language)))


def _blocks(result: RectifyList, language: Language) -> Iterator[Block]:
    yield Facts(((words.AS_OF.say(language), str(result.provenance.as_of)),))
    if not result.units:
        yield Paragraph(NOBODY.say(language))
    else:
        yield Paragraph(_counts(result, language))
    if result.never_proposes:
        yield Paragraph(NO_TRIGGERS.say(language), "quiet")
    rows = [row for unit in result.units for row in _rows(unit, language)]
    titles = (words.UNIT, FINDING, words.CRITERION, words.TITLE, DUE, STATE, OVERDUE)
    sides = {OVERDUE: ">"} | dict.fromkeys((FINDING, words.CRITERION, DUE, STATE), "|")
    columns = [(one.say(language), sides.get(one, "<")) for one in titles]
    columns += [(PROPOSED.say(language), "<"), (CONFIRMED.say(language), "<")]
    yield table(columns, rows, main=True)
    proposals = [
        (unit, name, one) for unit in result.units for name, one in _proposals(unit, language)
    ]
    if proposals:
        yield Heading(PROPOSALS.say(language))
        for unit, name, one in proposals:
            yield Heading(f"{unit.unit.name} {name}: {shown(one, language)}", 2)
            yield grounds_table(one.grounds, language)
        yield Paragraph(PERSON.say(language), "quiet")


def _counts(result: RectifyList, language: Language) -> str:
    found = result.findings
    states = [one.standing.state for one in found]
    overdue = [one for one in found if one.standing.state.is_undone and one.standing.overdue]
    of_units = sum(len(unit.proposals) for unit in result.units)
    shown = COUNT.with_(
        units=len(result.units),
        findings=len(found),
        overdue=len(overdue),
        proposed=of_units + sum(one.proposal is not None for one in found),
        **{state.value: states.count(state) for state in State},
    )
    return shown.say(language)


def _rows(unit: UnitFindings, language: Language) -> Iterator[tuple[Cell | str, ...]]:
    for one in unit.findings:
        standing, finding = one.standing, one.standing.finding
        yield (
            unit.unit.name,
            finding.id,
            finding.criterion or "—",
            finding.title,
            str(standing.due_on),
            Cell(STATES[standing.state].say(language), TONES.get(standing.state, "")),
            Cell(str(standing.overdue), "bad" if standing.overdue else ""),
            "—" if one.proposal is None else Cell(shown(one.proposal, language), "bad"),
            decided(one),
        )
    whole = WHOLE_UNIT.say(language)
    for proposal in unit.proposals:
        step = Cell(shown(proposal, language), "bad")
        yield (unit.unit.name, whole, "—", "—", "—", "—", "—", step, "—")
    for each in unit.confirmed:
        if not each.findings:
            taken = f"{each.step}（{each.number}）"
            yield (unit.unit.name, whole, "—", "—", "—", "—", "—", "—", taken)


def _proposals(unit: UnitFindings, language: Language) -> Iterator[tuple[str, Proposal]]:
    for one in unit.findings:
        if one.proposal is not None:
            yield one.id, one.proposal
    for proposal in unit.proposals:
        yield WHOLE_UNIT.say(language), proposal
