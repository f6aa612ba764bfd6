"""Tasks that are late, and meetings, as several reports show them."""

from collections.abc import Iterator, Mapping, Sequence

from pufa_cli.base.language import Language, Text
from pufa_cli.model.progress import TaskCount, TaskStanding, TaskState
from pufa_cli.report import words
from pufa_cli.report.document import Block, Heading, table

TASK, BY = Text("任务", "task"), Text("由谁完成", "by")
DAYS = Text("逾期（工作日）", "days late")
OFFICE = Text("办公室", "the office")
KINDS: Mapping[str, Text] = {
    "weekly": Text("工作例会", "weekly analysis"),
    "dispatch": Text("调度会", "dispatch"),
    "site": Text("现场会", "on site"),
}
WHO_IS_LATE = Text("逾期未完成的任务", "Tasks that are late")


def late_blocks(tasks: Sequence[TaskCount], language: Language) -> Iterator[Block]:
    """Who is late with what."""
    late = [(one, _late(one)) for one in tasks if one.count(TaskState.LATE)]
    if not late:
        return
    yield Heading(WHO_IS_LATE.say(language))
    columns = [(TASK.say(language), "<"), (DAYS.say(language), ">"), (BY.say(language), "<")]
    rows = [(one.duty.task.title, str(some[0].late), _named(some, language)) for one, some in late]
    yield table(columns, rows)


def _late(one: TaskCount) -> list[TaskStanding]:
    return [each for each in one.standings if each.state is TaskState.LATE]


def _named(some: list[TaskStanding], language: Language) -> str:
    names = [one.duty.unit.name if one.duty.unit else OFFICE.say(language) for one in some]
    return words.some(names, language)
