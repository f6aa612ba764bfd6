"""责任落实 — areas, leaders, teams, pilot points, the load of each person, and results."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.model.responsibility import PointRow, ResponsibilityResult
from pufa_cli.report import costly, words
from pufa_cli.report.document import Block, Cell, Document, Facts, Heading, Page, Paragraph, table
from pufa_cli.report.groups import NOBODY, UNITS, groups_table
from pufa_cli.report.provenance import provenance_block

TITLE = Text("{district} 责任落实情况（{round}）", "{district}: who answers for what in {round}")
AREAS, AREA = Text("包片", "Areas"), Text("片", "area")
LEADER, TEAM = Text("包片领导", "leader"), Text("督查组", "team")
NO_HEAD = Text("未写第一责任人", "without head")
POINTS, POINT = Text("定人定点", "Pilot points"), Text("试点单位", "pilot")
POINT_LEADER, MEMBER = Text("挂点领导", "leader"), Text("领导小组成员", "member")
OFFICER, HEAD = Text("工作人员", "officer"), Text("第一责任人", "head")
LOADS, PERSON = Text("各人负担", "The load of each"), Text("职务", "post")
PILOTS, IN_GROUPS = Text("挂点", "pilots"), Text("所在的组", "groups")
GROUPS, GROUP = Text("督查组和工作组", "Supervision and working groups"), Text("组", "group")
GROUP_LEADER, COUNT = Text("组长", "leader"), Text("人数", "people")
PEOPLE, TASKS = Text("组员", "members"), Text("任务", "tasks")
BY_LEADER, BY_TEAM = Text("各包片领导的单位", "By leader"), Text("各督查组的单位", "By team")
WRONG = Text("没有落实的", "What lacks")
NOTHING = Text("责任全部落实。", "Nothing lacks.")
UNDECLARED = Text(
    "pufa.yaml 没有写责任制（responsibility），缺谁没有检查。",
    "pufa.yaml has no `responsibility`: who is missing was not checked.",
)
MOST_LISTED = 30
MORE = Text("… 共 {count} 条，用 pufa check 查看全部", "… {count} in all: pufa check")


def view(result: ResponsibilityResult, language: Language) -> Page:
    """The matrix with results."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("acceptance").responsibility_record(result),
    )


def document(result: ResponsibilityResult, language: Language) -> Document:
    """Areas, points, loads, what lacks, and results by leader and team."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    return Document(title, tuple(_blocks(result, language)))


def _blocks(result: ResponsibilityResult, language: Language) -> Iterator[Block]:
    yield Facts(((words.AS_OF.say(language), str(result.provenance.as_of)),))
    yield from _areas(result, language)
    yield from _points(result, language)
    yield from _work_groups(result, language)
    yield from _loads(result, language)
    yield Heading(WRONG.say(language))
    yield from _wrong(result, language)
    for heading, title, groups in (
        (BY_LEADER, LEADER, result.by_leader),
        (BY_TEAM, TEAM, result.by_team),
    ):
        yield Heading(heading.say(language))
        yield groups_table(title, groups, result.places, language)
    yield from provenance_block(result.provenance, language)


def _areas(result: ResponsibilityResult, language: Language) -> Iterator[Block]:
    yield Heading(AREAS.say(language))
    titles = (AREA, LEADER, TEAM, UNITS, NO_HEAD)
    columns = [(one.say(language), ">" if one in (UNITS, NO_HEAD) else "<") for one in titles]
    nobody = NOBODY.say(language)
    rows = [
        (
            one.area or nobody,
            Cell("、".join(one.leaders) or nobody, "" if len(one.leaders) == 1 else "bad"),
            "、".join(one.teams) or nobody,
            str(one.units),
            str(one.without_head),
        )
        for one in result.areas
    ]
    yield table(columns, rows)


def _points(result: ResponsibilityResult, language: Language) -> Iterator[Block]:
    if not result.points:
        return
    yield Heading(POINTS.say(language))
    columns = [(one.say(language), "<") for one in (POINT, HEAD, POINT_LEADER, MEMBER, OFFICER)]
    yield table(columns, [_point(one, language) for one in result.points])


def _point(one: PointRow, language: Language) -> tuple[Cell | str, ...]:
    people = (one.unit.head, one.point.leader, one.point.member, one.point.officer)
    nobody = Cell(NOBODY.say(language), "bad")
    return (one.unit.name, *(nobody if person is None else person for person in people))


def _work_groups(result: ResponsibilityResult, language: Language) -> Iterator[Block]:
    if not result.groups:
        return
    yield Heading(GROUPS.say(language))
    titles = ((GROUP, "|"), (GROUP_LEADER, "<"), (COUNT, ">"), (PEOPLE, "<"), (TASKS, "<"))
    rows = [
        (
            one.title,
            one.leader or "—",
            str(one.people),
            "、".join(one.members) or "—",
            "、".join(task.title for task in one.tasks) or "—",
        )
        for one in result.groups
    ]
    yield table([(title.say(language), side) for title, side in titles], rows)


def _loads(result: ResponsibilityResult, language: Language) -> Iterator[Block]:
    if not result.burdens:
        return
    yield Heading(LOADS.say(language))
    columns = [(one.say(language), "<") for one in (PERSON, AREA)]
    columns += [(UNITS.say(language), ">"), (PILOTS.say(language), "<")]
    columns.append((IN_GROUPS.say(language), "<"))
    rows = [
        (
            one.person,
            "、".join(one.areas) or "—",
            str(one.units),
            *("、".join(names) or "—" for names in (one.points, one.groups)),
        )
        for one in result.burdens
    ]
    yield table(columns, rows)


def _wrong(result: ResponsibilityResult, language: Language) -> Iterator[Block]:
    if not result.is_declared:
        yield Paragraph(UNDECLARED.say(language))
    elif not result.wrong:
        yield Paragraph(NOTHING.say(language), "good")
    if not result.wrong:
        return
    columns = [(one.say(language), "<") for one in (words.NOTE, Text("出处", "place"))]
    rows = [
        (one.message(language), f"{one.file}:{one.span.line}" if one.span else one.file)
        for one in result.wrong[:MOST_LISTED]
    ]
    yield table(columns, rows)
    if len(result.wrong) > MOST_LISTED:
        yield Paragraph(MORE.with_(count=len(result.wrong)).say(language), "quiet")
