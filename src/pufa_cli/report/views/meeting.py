"""会议材料 — the pack of a weekly analysis or of a dispatch meeting."""

from collections.abc import Iterator, Sequence
from datetime import date

from pufa_cli.base.language import Language, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.meeting import Feedback
from pufa_cli.model.meeting_pack import MeetingPack, Moved, Pending, Told
from pufa_cli.model.rollup import Presence
from pufa_cli.report import costly, figures, words
from pufa_cli.report.charts import means_chart
from pufa_cli.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Page,
    Paragraph,
    table,
)
from pufa_cli.report.groups import groups_table
from pufa_cli.report.noted import DUE, noted_table
from pufa_cli.report.provenance import provenance_block
from pufa_cli.report.tasks import KINDS, OFFICE, late_blocks
from pufa_cli.report.weak_links import weak_blocks

TITLE = Text("{district} {kind}材料（{round}）", "{district}: {kind} of {round}")
SINCE, NEVER = Text("上次会议", "last meeting"), Text("（没有）", "(none)")
FOLLOWING = Text("下次会议", "next meeting")
MEANS = Text("类别平均分", "Means by category")
ABSENT = Text("缺席调度会的单位", "Absent from dispatch meetings")
MISSED = Text("缺席的会", "not at the meetings of")
CHANGES = Text("上次会议以来", "Since the last meeting")
UP_DOWN = Text(
    "得分上升的单位 {up} 个，下降 {down} 个，没有变化 {still} 个，不能比较 {unknown} 个",
    "{up:unit} up, {down} down, {still} unchanged, {unknown} not to be compared",
)
FOUND = Text(
    "新发现问题 {new} 个，超期 {overdue} 个，复核认可 {settled} 个，建议处置 {proposed} 个",
    "{new:new finding}, {overdue} overdue, {settled} verified, {proposed:proposed step}",
)
NOT_THERE = Text(
    "未提交 {missing} 个，未评定 {broken} 个", "{missing} not submitted, {broken} not assessed"
)
PILOTS = Text("试点单位汇报", "What the pilots report")
DONE, NEXT = Text("任务完成结果", "done"), Text("下步工作构想", "next")
TROUBLE, PLACE = Text("问题和困难", "in the way"), Text("出处", "place")
SILENT = Text("没有汇报", "nothing reported")
FEEDBACK = Text("抓点领导和督查人员反馈", "What leaders and supervisors say of the pilots")
POINT_LEADER, FED = (
    Text("抓点领导", "leader of the pilot"),
    Text("{by}（{on}）：{text}", "{by} ({on}): {text}"),
)
SAID, SAYS = Text("上次反馈", "said last time"), Text("本次反馈", "says now")
PROGRESS, PILOT = Text("各单位进度", "Progress of units"), Text("试点", "pilot")
BEFORE, NOW, CHANGE = Text("上次", "before"), Text("现在", "now"), Text("变化", "change")
UNDONE, OVERDUE = Text("未整改", "undone"), Text("超期", "overdue")
LATE = Text("逾期任务", "tasks late")
QUIET = Text(
    "未列出的 {count} 个单位没有变化，也没有未整改的问题和逾期的任务。",
    "{count:unit} not listed: no change, nothing undone, nothing late.",
)
NEW, OVER = Text("新发现的问题", "New findings"), Text("超期的问题", "Findings overdue")
SETTLED, PROPOSED = Text("已复核认可的", "Verified since"), Text("建议处置", "Proposed steps")
WEAK = Text("薄弱环节", "Weak links")
BY_LEADER, BY_TEAM = Text("各包片领导的单位", "By leader"), Text("各督查组的单位", "By team")
LEADER, TEAM = Text("包片领导", "leader"), Text("督查组", "team")
OPEN = Text("以前议定、尚未办结的事项", "Decided earlier, not done")
MEETING, WHO, WHAT = Text("会议", "meeting"), Text("办理", "who"), Text("议定事项", "resolution")
TO_RECORD, ID = Text("本次议定事项", "To be decided"), Text("编号", "id")
HOW = Text(
    "会后写进 meetings/{day}.yaml：议定事项写在 resolutions（编号、事项、单位、期限），"
    "反馈写在 feedback。",
    "Afterwards write them into meetings/{day}.yaml: decisions under `resolutions` (id, text, "
    "unit, due_on), what was said of pilots under `feedback`.",
)
MOST_WEAK = 10
BLANK_ROWS = 5


def view(result: MeetingPack, language: Language) -> Page:
    """The pack."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("acceptance").meeting_record(result),
    )


def document(result: MeetingPack, language: Language) -> Document:
    """What changed, what the pilots report, progress, findings, weak links, decisions."""
    said = TITLE.with_(district=result.district, round=result.round, kind=KINDS[result.kind])
    return Document(said.say(language), tuple(_blocks(result, language)))


def _blocks(result: MeetingPack, language: Language) -> Iterator[Block]:
    since = str(result.since) if result.since else NEVER.say(language)
    day = str(result.provenance.as_of)
    facts = [(words.AS_OF.say(language), day), (SINCE.say(language), since)]
    if result.following is not None:
        facts.append((FOLLOWING.say(language), str(result.following)))
    yield Facts(tuple(facts))
    yield Heading(CHANGES.say(language))
    yield Bullets(tuple(_summary(result, language)))
    yield from _means(result, language)
    yield from _pilots(result, language)
    yield from _fed(result, language)
    yield from _findings(result, language)
    yield from late_blocks(result.tasks, language)
    yield Heading(WEAK.say(language))
    yield from weak_blocks(result.weak, language, MOST_WEAK)
    if result.kind == "dispatch":
        yield from _groups(result, language)
    yield from _open(result, language)
    yield from _absent(result, language)
    yield from _to_record(result, language)
    yield from _progress(result, language)
    yield from provenance_block(result.provenance, language)


def _summary(result: MeetingPack, language: Language) -> Iterator[str]:
    changes = [one.change for one in result.units]
    known = [one for one in changes if one is not None]
    if result.not_compared:
        yield words.NOT_COMPARED.with_(since=str(result.since)).say(language)
    elif result.since is not None:
        moved = UP_DOWN.with_(
            up=sum(one > 0 for one in known),
            down=sum(one < 0 for one in known),
            still=sum(one == 0 for one in known),
            unknown=len(changes) - len(known),
        )
        yield moved.say(language)
    found = FOUND.with_(
        new=len(result.new),
        overdue=len(result.overdue),
        settled=len(result.settled),
        proposed=len(result.proposed),
    )
    yield found.say(language)
    rows = [one.now.row.presence for one in result.units]
    missing = rows.count(Presence.MISSING)
    yield NOT_THERE.with_(missing=missing, broken=rows.count(Presence.BROKEN)).say(language)


def _means(result: MeetingPack, language: Language) -> Iterator[Block]:
    """Then and now by category, where there is anything to tell."""
    if all(one.before is None and one.now is None for one in result.means):
        return
    yield Heading(MEANS.say(language), 2)
    titles = (BEFORE, NOW, CHANGE)
    columns = [(words.CATEGORY.say(language), "<"), *((one.say(language), ">") for one in titles)]
    places = result.places
    rows = [
        (
            one.category.title,
            figures.mean(one.before, places),
            figures.mean(one.now, places),
            Cell(figures.change(one.change, places), "bad" if (one.change or ZERO) < 0 else ""),
        )
        for one in result.means
    ]
    yield table(columns, rows)
    drawn = [(one.category.title, (one.before, one.now)) for one in result.means]
    names = (BEFORE.say(language), NOW.say(language))
    yield from means_chart(MEANS, names, drawn, result.most, places, language)


def _pilots(result: MeetingPack, language: Language) -> Iterator[Block]:
    if not result.told:
        return
    yield Heading(PILOTS.say(language))
    columns = [(one.say(language), "<") for one in (words.UNIT, DONE, NEXT, TROUBLE, PLACE)]
    yield table(columns, [_told(one, language) for one in result.told])


def _told(one: Told, language: Language) -> tuple[Cell | str, ...]:
    if one.statement is None:
        return (one.unit.name, Cell(SILENT.say(language), "bad"), "—", "—", "—")
    said = one.statement
    return (one.unit.name, said.done, said.next or "—", said.trouble or "—", one.place)


def _fed(result: MeetingPack, language: Language) -> Iterator[Block]:
    """What leaders and supervisors said of each pilot last time, and room for this time."""
    if result.kind != "weekly" or not result.fed:
        return
    yield Heading(FEEDBACK.say(language))
    titles = ((words.UNIT, "|"), (POINT_LEADER, "<"), (TEAM, "|"), (SAID, "<"), (SAYS, "_"))
    rows = [
        (
            one.unit.name,
            one.leader or "—",
            one.team or "—",
            "；".join(_said(each, one.on, language) for each in one.said) or "—",
            "",
        )
        for one in result.fed
    ]
    yield table([(title.say(language), side) for title, side in titles], rows)


def _said(one: Feedback, on: date | None, language: Language) -> str:
    return FED.with_(by=one.by, on=str(on), text=one.text).say(language)


def _progress(result: MeetingPack, language: Language) -> Iterator[Block]:
    """All units for a dispatch; for the weekly analysis the pilots and those that moved."""
    yield Heading(PROGRESS.say(language))
    wanted = list(result.units)
    if result.kind == "weekly":
        pilots_first = sorted(result.units, key=lambda one: not one.now.unit.pilot)
        wanted = [one for one in pilots_first if _speaks(one)]
    titles = (words.UNIT, PILOT, BEFORE, NOW, CHANGE, words.GRADE, words.RANK)
    left = (words.UNIT, PILOT, words.GRADE)
    columns = [(one.say(language), "<" if one in left else ">") for one in titles]
    columns += [(one.say(language), ">") for one in (UNDONE, OVERDUE, LATE)]
    if wanted:
        yield table(columns, [_row(one, result, language) for one in wanted], main=True)
    if len(wanted) < len(result.units):
        yield Paragraph(QUIET.with_(count=len(result.units) - len(wanted)).say(language), "quiet")


def _speaks(one: Moved) -> bool:
    return bool(one.now.unit.pilot or one.change or one.now.undone or one.now.late)


def _row(one: Moved, result: MeetingPack, language: Language) -> tuple[Cell | str, ...]:
    row, places = one.now.row, result.places
    before = one.before.total if one.before else None
    return (
        one.now.unit.name,
        words.YES.say(language) if one.now.unit.pilot else "",
        figures.mean(before, places),
        figures.mean(row.total, places),
        Cell(figures.change(one.change, places), "bad" if (one.change or ZERO) < 0 else ""),
        row.grade or "—",
        str(row.rank or "—"),
        *(_count(count) for count in (one.now.undone, one.now.overdue, one.now.late)),
    )


def _count(some: Sequence[object]) -> Cell:
    return Cell(str(len(some)), "bad" if some else "")


def _findings(result: MeetingPack, language: Language) -> Iterator[Block]:
    for heading, found in (
        (NEW, result.new),
        (OVER, result.overdue),
        (SETTLED, result.settled),
        (PROPOSED, result.proposed),
    ):
        if found:
            yield Heading(heading.say(language))
            yield noted_table(found, language)


def _groups(result: MeetingPack, language: Language) -> Iterator[Block]:
    for heading, title, groups in (
        (BY_LEADER, LEADER, result.by_leader),
        (BY_TEAM, TEAM, result.by_team),
    ):
        yield Heading(heading.say(language))
        found = groups_table(title, groups, result.places, language)
        yield found._replace(is_main=False)


def _open(result: MeetingPack, language: Language) -> Iterator[Block]:
    if not result.pending:
        return
    yield Heading(OPEN.say(language))
    titles = (MEETING, ID, WHAT, WHO, DUE, PLACE)
    columns = [(one.say(language), "<" if one in (WHAT, PLACE) else "|") for one in titles]
    yield table(columns, [_pending(one, language) for one in result.pending])


def _pending(one: Pending, language: Language) -> tuple[Cell | str, ...]:
    due = str(one.resolution.due_on or "—")
    return (
        f"{one.meeting} {one.chair}".strip(),
        one.resolution.id,
        one.resolution.text,
        one.who or OFFICE.say(language),
        Cell(due, "bad" if one.is_late else ""),
        one.place,
    )


def _absent(result: MeetingPack, language: Language) -> Iterator[Block]:
    """Heads of units who stayed away; for the meeting of all heads."""
    if result.kind != "dispatch" or not result.absent:
        return
    yield Heading(ABSENT.say(language))
    columns = [(words.UNIT.say(language), "<"), (MISSED.say(language), "<")]
    rows = [(one.unit.name, "、".join(map(str, one.days))) for one in result.absent]
    yield table(columns, rows)


def _to_record(result: MeetingPack, language: Language) -> Iterator[Block]:
    yield Heading(TO_RECORD.say(language))
    columns = [(one.say(language), "|" if one is ID else "_") for one in (ID, WHAT, WHO, DUE)]
    yield table(columns, [(str(at), "", "", "") for at in range(1, BLANK_ROWS + 1)])
    yield Paragraph(HOW.with_(day=str(result.provenance.as_of)).say(language), "quiet")
