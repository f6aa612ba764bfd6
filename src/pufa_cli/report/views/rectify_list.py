"""整改台账 — the findings of every unit on a day, and the steps that are proposed."""

from collections.abc import Iterator, Sequence

from pufa_cli.base.language import Language, Text, say
from pufa_cli.model.standing import Followed, Ground, Proposal, RectifyList, State, UnitFindings
from pufa_cli.report import costly, words
from pufa_cli.report.document import (
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    Page,
    Paragraph,
    Table,
    table,
)
from pufa_cli.report.noted import DUE, FINDING, OVERDUE, PLACE, STATES, TONES

TITLE = Text("{district} 整改台账（{round}）", "{district}: rectification in {round}")
NOBODY = Text("没有要列出的问题。", "No findings to list.")
COUNT = Text(
    "{units} 个单位，{findings} 个问题：未整改 {open}，整改中 {in_progress}，待复核 {closed}，"
    "已认可 {verified}，未认可 {rejected}；超期 {overdue}，建议处置 {proposed}",
    "{units:unit}, {findings:finding}: {open} open, {in_progress} in progress, {closed} awaiting "
    "verification, {verified} verified, {rejected} rejected; {overdue} overdue, {proposed} "
    "steps proposed",
)
STATE = Text("状态", "state")
PROPOSED, CONFIRMED = Text("建议处置", "proposed step"), Text("已决定", "confirmed")
SHOWN = Text("{step}（上一轮已受处置，提高一级）", "{step} (one step higher than last round)")
PROPOSALS = Text("建议处置及理由", "Proposed steps and their reasons")
WHOLE_UNIT = Text("单位", "the unit")
PERSON = Text(
    "以上只是建议。决定由人作出：在单位的整改文件 sanctions 写上措施、日期和文号。",
    "These are proposals. A person decides, and writes step, day and document number under "
    "`sanctions` of the unit's file.",
)
GROUND, ON = Text("事实", "fact"), Text("日期", "date")
VETO, WHEN = Text("否决情形", "veto clause"), Text("适用", "applies")


def view(result: RectifyList, language: Language) -> Page:
    """The list; or, of one finding that was asked for, its whole history."""
    make = _followed if result.explained else document
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
            yield Heading(f"{unit.unit.name} {name}: {_shown(one, language)}", 2)
            yield _grounds(one.grounds, language)
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
            "—" if one.proposal is None else Cell(_shown(one.proposal, language), "bad"),
            _decided(one),
        )
    whole = WHOLE_UNIT.say(language)
    for proposal in unit.proposals:
        step = Cell(_shown(proposal, language), "bad")
        yield (unit.unit.name, whole, "—", "—", "—", "—", "—", step, "—")


def _decided(one: Followed) -> str:
    return "；".join(f"{each.step}（{each.number}）" for each in one.confirmed) or "—"


def _shown(one: Proposal, language: Language) -> str:
    if not one.is_raised:
        return one.step.title
    return SHOWN.with_(step=one.step.title).say(language)


def _proposals(unit: UnitFindings, language: Language) -> Iterator[tuple[str, Proposal]]:
    for one in unit.findings:
        if one.proposal is not None:
            yield one.id, one.proposal
    for proposal in unit.proposals:
        yield WHOLE_UNIT.say(language), proposal


def _grounds(grounds: Sequence[Ground], language: Language, *, main: bool = False) -> Table:
    columns = [(one.say(language), "|" if one is ON else "<") for one in (ON, GROUND, PLACE)]
    rows = [
        ("—" if one.on is None else str(one.on), say(one.what, language), one.place)
        for one in grounds
    ]
    return table(columns, rows, main=main)


# --- one finding followed


def _followed(result: RectifyList, language: Language) -> Document:
    return Document("", tuple(_histories(result, language)))


def _histories(result: RectifyList, language: Language) -> Iterator[Block]:
    for unit in result.units:
        for one in unit.findings:
            yield Heading(f"{unit.unit.name} {one.id} {one.standing.finding.title}")
            yield Facts(tuple(_facts(one, result, language)))
            yield _grounds(one.places, language, main=True)
            if one.proposal is not None:
                yield Heading(f"{PROPOSED.say(language)}: {_shown(one.proposal, language)}", 2)
                yield Paragraph(one.proposal.step.when)
                yield _grounds(one.proposal.grounds, language)
        for proposal in unit.proposals:
            yield Heading(f"{unit.unit.name} {_shown(proposal, language)}")
            yield Facts(tuple(_of_step(unit, proposal, result, language)))
            yield _grounds(proposal.grounds, language, main=True)


def _of_step(
    unit: UnitFindings, one: Proposal, result: RectifyList, language: Language
) -> Iterator[tuple[str, str]]:
    """What a step that a veto calls for rests on, and whether anybody has decided it."""
    veto = one.veto or ""
    clauses = {each.id: each.title for each in result.standard.vetoes} if result.standard else {}
    taken = [each for each in unit.confirmed if each.step == one.step.title]
    decided = "；".join(f"{each.step}（{each.number}）" for each in taken) or "—"
    yield VETO.say(language), f"{veto} {clauses.get(veto, '')}".strip()
    yield WHEN.say(language), one.step.when
    yield words.AS_OF.say(language), str(result.provenance.as_of)
    yield CONFIRMED.say(language), decided


def _facts(one: Followed, result: RectifyList, language: Language) -> Iterator[tuple[str, str]]:
    standing, criterion = one.standing, one.standing.finding.criterion
    known = result.standard.criterion_by_id if result.standard else {}
    if criterion is not None:
        title = known[criterion].title if criterion in known else ""
        yield words.CRITERION.say(language), f"{criterion} {title}".strip()
    yield words.AS_OF.say(language), str(result.provenance.as_of)
    yield DUE.say(language), str(standing.due_on)
    yield STATE.say(language), STATES[standing.state].say(language)
    yield OVERDUE.say(language), str(standing.overdue)
    yield CONFIRMED.say(language), _decided(one)
