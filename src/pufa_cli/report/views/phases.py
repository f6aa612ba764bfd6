"""阶段任务 — what is due, done and late on a day, phase by phase, or the list of one unit."""

from collections.abc import Iterator, Mapping
from datetime import date

from pufa_cli.base.language import Language, Text
from pufa_cli.model.organisation import Phase, Task
from pufa_cli.model.progress import (
    MeetingStanding,
    PhasesResult,
    TaskCount,
    TaskState,
)
from pufa_cli.report import costly, words
from pufa_cli.report.document import (
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    Page,
    Paragraph,
    Tone,
    table,
)
from pufa_cli.report.provenance import provenance_block
from pufa_cli.report.tasks import BY, DAYS, KINDS, OFFICE, TASK, late_blocks

TITLE = Text("{district} 阶段任务（{round}）", "{district}: tasks of {round}")
NO_TASKS = Text("没有任务。", "There are no tasks.")
NOTHING = Text("pufa.yaml 里没有写阶段任务（phases）。", "pufa.yaml names no tasks (phases).")
SPAN = Text("{title}（{first} 至 {last}，{when}）", "{title} ({first} to {last}, {when})")
AHEAD, RUNNING, OVER = Text("未开始", "ahead"), Text("进行中", "running"), Text("已结束", "over")
DUE = Text("期限", "due")
OF, DONE = Text("应完成", "of"), Text("已完成", "done")
IN_TIME, DONE_LATE = Text("按期", "in time"), Text("逾期完成", "done late")
OPEN, LATE = Text("未完成", "open"), Text("已逾期", "late")
GROUP = Text("工作组", "group")
UNKNOWN = Text("文件有误", "file broken")
DONE_ON, PLACE = Text("完成日期", "done on"), Text("出处", "place")
WHOSE: Mapping[str, Text] = {
    "office": OFFICE,
    "units": Text("各单位", "units"),
    "pilots": Text("试点单位", "pilots"),
}
STATES: Mapping[TaskState, Text] = {
    TaskState.AHEAD: AHEAD,
    TaskState.OPEN: OPEN,
    TaskState.STARTED: Text("已开始", "begun"),
    TaskState.LATE: LATE,
    TaskState.DONE: DONE,
    TaskState.DONE_LATE: DONE_LATE,
    TaskState.UNKNOWN: UNKNOWN,
}
TONES: Mapping[TaskState, Tone] = {
    TaskState.LATE: "bad",
    TaskState.DONE: "good",
    TaskState.DONE_LATE: "middling",
}
MEETINGS, MEETING, ON = Text("会议", "Meetings"), Text("会议", "meeting"), Text("日期", "date")
RECORDS: Mapping[str, Text] = {
    "ahead": Text("未到", "ahead"),
    "recorded": Text("有记录", "recorded"),
    "unrecorded": Text("没有记录", "no record"),
}


def view(result: PhasesResult, language: Language) -> Page:
    """The tasks on a day."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("acceptance").phases_record(result),
    )


def document(result: PhasesResult, language: Language) -> Document:
    """Phase by phase: tasks with counts, or those of one unit; who is late; meetings."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    return Document(title, tuple(_blocks(result, language)))


def _blocks(result: PhasesResult, language: Language) -> Iterator[Block]:
    facts = [(words.AS_OF.say(language), str(result.provenance.as_of))]
    is_of_one = result.unit is not None or result.is_office
    if is_of_one:
        name = result.unit.name if result.unit else OFFICE.say(language)
        facts.append((words.UNIT.say(language), name))
    yield Facts(tuple(facts))
    if not result.tasks:
        yield Paragraph((NO_TASKS if result.phases else NOTHING).say(language))
        return
    for phase in result.phases:
        own = [one for one in result.counts if one.phase.id == phase.id]
        if own:
            yield Heading(span_of(phase, result.provenance.as_of, language))
            yield _list(own, result, language) if is_of_one else _counted(phase, own, language)
    if not is_of_one:
        yield from late_blocks(result.counts, language)
    if result.unit is None:
        yield from _meetings(result, language)
    yield from provenance_block(result.provenance, language)


def span_of(phase: Phase, as_of: date, language: Language) -> str:
    """A phase with its days, and whether it is running."""
    when = AHEAD if as_of < phase.starts_on else OVER if as_of > phase.ends_on else RUNNING
    said = SPAN.with_(
        title=phase.title, first=str(phase.starts_on), last=str(phase.ends_on), when=when
    )
    return said.say(language)


def _counted(phase: Phase, tasks: list[TaskCount], language: Language) -> Block:
    titles = (TASK, BY, DUE, OF, IN_TIME, DONE_LATE, OPEN, LATE, UNKNOWN)
    sides = {TASK: "<", BY: "|", DUE: "|"}
    columns = [(one.say(language), sides.get(one, ">")) for one in titles]
    rows = [
        (
            one.duty.task.title,
            WHOSE[one.duty.task.by].say(language),
            str(one.duty.due_on),
            str(len(one.standings)),
            str(one.count(TaskState.DONE)),
            str(one.count(TaskState.DONE_LATE)),
            str(one.count(TaskState.OPEN, TaskState.STARTED, TaskState.AHEAD)),
            _alarming(one.count(TaskState.LATE)),
            _alarming(one.count(TaskState.UNKNOWN)),
        )
        for one in tasks
    ]
    return table(columns, rows, main=True)._replace(about=("phase", phase.title))


def _alarming(count: int) -> Cell:
    return Cell(str(count), "bad" if count else "")


def _list(tasks: list[TaskCount], result: PhasesResult, language: Language) -> Block:
    """The tasks of one; those of the office with the working group that does them."""
    of_groups = result.is_office and any(result.groups)
    titles = (TASK, *((GROUP,) if of_groups else ()), DUE, words.STANDING, DONE_ON, DAYS, PLACE)
    sides = {DAYS: ">"} | dict.fromkeys((DUE, words.STANDING, DONE_ON), "|")
    columns = [(one.say(language), sides.get(one, "<")) for one in titles]
    rows = [
        (
            one.duty.task.title,
            *((_groups(one.duty.task, result),) if of_groups else ()),
            str(one.duty.due_on),
            Cell(STATES[one.state].say(language), TONES.get(one.state, "")),
            str(one.done_on or "—"),
            str(one.late) if one.late else "—",
            one.place or "—",
        )
        for count in tasks
        for one in count.standings
    ]
    return table(columns, rows, main=True)


def _groups(task: Task, result: PhasesResult) -> str:
    return "、".join(result.groups.get(one, one) for one in task.groups) or "—"


def _meetings(result: PhasesResult, language: Language) -> Iterator[Block]:
    if not result.meetings:
        return
    yield Heading(MEETINGS.say(language))
    columns = [(one.say(language), "<") for one in (ON, MEETING, words.STANDING)]
    yield table(columns, [_meeting(one, language) for one in result.meetings])


def _meeting(one: MeetingStanding, language: Language) -> tuple[Cell | str, ...]:
    tone: Tone = "bad" if one.state == "unrecorded" else ""
    return (
        str(one.on),
        KINDS[one.kind].say(language) + (f"（{one.at}）" if one.at else ""),
        Cell(RECORDS[one.state].say(language), tone),
    )
