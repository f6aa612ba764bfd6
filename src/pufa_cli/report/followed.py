"""One finding, or a step that a veto calls for, followed to files, lines and days."""

from collections.abc import Iterator, Sequence

from pufa_cli.base.language import Language, Text, say
from pufa_cli.model.standing import Followed, Ground, Proposal, RectifyList, UnitFindings
from pufa_cli.report import words
from pufa_cli.report.document import Block, Document, Facts, Heading, Paragraph, Table, table
from pufa_cli.report.noted import DUE, OVERDUE, PLACE, STATES

PROPOSED, CONFIRMED = Text("建议处置", "proposed step"), Text("已决定", "confirmed")
GROUND, STATE = Text("事实", "fact"), Text("状态", "state")
VETO, WHEN = Text("否决情形", "veto clause"), Text("适用", "applies")
RECKONED = Text(
    "{due}（{found} 之后第 {count} 个工作日）", "{due} ({count:working day} after {found})"
)
COUNTED = Text(
    "{count}（{first} 之后到 {last} 共 {days} 天，减周末 {weekends} 天，减放假 {holidays} 天，"
    "加调休上班 {worked} 天）",
    "{count} ({days:day} after {first} up to {last}, less {weekends} of weekends, less {holidays} "
    "off, plus {worked} worked on weekends)",
)
DAYS_OFF = Text("期间放假和调休", "days off and worked weekends meanwhile")
SHOWN = Text("{step}（上一轮已受处置，提高一级）", "{step} (one step higher than last round)")


def followed(result: RectifyList, language: Language) -> Document:
    """Everything that was written about it up to the day, and what its figures come from."""
    return Document("", tuple(_histories(result, language)))


def _histories(result: RectifyList, language: Language) -> Iterator[Block]:
    for unit in result.units:
        for one in unit.findings:
            yield Heading(f"{unit.unit.name} {one.id} {one.standing.finding.title}")
            yield Facts(tuple(_facts(one, result, language)))
            yield grounds_table(one.places, language, main=True)
            if one.calendar:
                yield Heading(DAYS_OFF.say(language), 2)
                yield grounds_table(one.calendar, language)
            if one.proposal is not None:
                yield Heading(f"{PROPOSED.say(language)}: {shown(one.proposal, language)}", 2)
                yield Paragraph(one.proposal.step.when)
                yield grounds_table(one.proposal.grounds, language)
        for proposal in unit.proposals:
            yield Heading(f"{unit.unit.name} {shown(proposal, language)}")
            yield Facts(tuple(_of_step(unit, proposal, result, language)))
            yield grounds_table(proposal.grounds, language, main=True)


def _due(one: Followed, language: Language) -> str:
    """The day, and how it was reckoned."""
    standing, finding = one.standing, one.standing.finding
    if finding.due_on is not None or finding.days is None:
        return str(standing.due_on)
    shown = RECKONED.with_(
        due=str(standing.due_on), found=str(finding.found_on), count=finding.days
    )
    return shown.say(language)


def _overdue(one: Followed, language: Language) -> str:
    """The working days, and how they come about."""
    late = one.late
    if not late.working:
        return "0"
    shown = COUNTED.with_(
        count=late.working,
        first=str(late.first),
        last=str(late.last),
        days=late.days,
        weekends=late.weekends,
        holidays=late.holidays,
        worked=late.worked,
    )
    return shown.say(language)


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
    yield DUE.say(language), _due(one, language)
    yield STATE.say(language), STATES[standing.state].say(language)
    yield OVERDUE.say(language), _overdue(one, language)
    yield CONFIRMED.say(language), decided(one)


def decided(one: Followed) -> str:
    """The steps confirmed for a finding, each with its number."""
    return "；".join(f"{each.step}（{each.number}）" for each in one.confirmed) or "—"


def shown(one: Proposal, language: Language) -> str:
    """A step that is proposed, and whether it is one higher."""
    if not one.is_raised:
        return one.step.title
    return SHOWN.with_(step=one.step.title).say(language)


def grounds_table(grounds: Sequence[Ground], language: Language, *, main: bool = False) -> Table:
    """Facts by day, each with its place."""
    titles = (words.ON, GROUND, PLACE)
    columns = [(one.say(language), "|" if one is words.ON else "<") for one in titles]
    rows = [
        ("—" if one.on is None else str(one.on), say(one.what, language), one.place)
        for one in grounds
    ]
    return table(columns, rows, main=main)
