"""One criterion on a worksheet (一项): what is said of it, what to ask for, room to write."""

from collections.abc import Iterator
from typing import Any

from pufa_cli.base.language import Language, Text, say
from pufa_cli.model.rectification import FOUND_BY, Finding
from pufa_cli.model.rule import Status
from pufa_cli.model.submission import Evidence
from pufa_cli.model.worksheet import Item, Worksheet
from pufa_cli.report import figures, words
from pufa_cli.report.document import Block, Facts, Heading, table

HEAD = Text("{id} {title}（{marks} 分{others}）", "{id} {title} ({marks:mark}{others})")
OTHERS = Text("，另用 {steps}", ", also by {steps}")
RULE = Text("计分", "rule")
FILLED, BY_FACTS = Text("填报的事实", "facts"), Text("按事实计", "by the facts")
SAID, NAMED = Text("单位说明", "unit's remark"), Text("单位所列材料", "named by the unit")
ASKED, FINDINGS = Text("应查材料", "ask for"), Text("未改完的问题", "still to put right")
EXEMPT = Text("申报不适用：{why}", "called not applicable: {why}")
GUIDANCE = Text("评分提示", "what to look at")
NOT_FILLED = Text("未填报", "not filled in")
FOUND, GIVEN, SIGNED = (
    Text("核实情况", "what was found"),
    Text("评定得分", "points"),
    Text("签字", "signed"),
)
THERE, GONE = Text("文件在", "file there"), Text("文件不在", "file missing")
CLAIM = Text("{own}；按事实计 {given}", "{own}; by the facts {given}")
NO = Text("否", "no")
NO_FILE = Text("未附文件", "no file named")
FINDING = Text("{id} {title}（{by}，{on}）", "{id} {title} ({by}, {on})")


def item_blocks(item: Item, sheet: Worksheet, language: Language) -> Iterator[Block]:
    """Heading, what is known, and blanks to fill in by hand."""
    one = item.criterion
    marks = figures.marks(one.marks)
    others = OTHERS.with_(steps="、".join(item.others)) if item.others else ""
    shown = HEAD.with_(id=one.id, title=one.title, marks=marks, others=others)
    yield Heading(shown.say(language), 2)
    yield Facts(tuple(_told(item, sheet, language)))
    columns = [(FOUND.say(language), "_"), (GIVEN.say(language), "_"), (SIGNED.say(language), "_")]
    yield table(columns, [("", f"/ {marks}", "")])


def _told(item: Item, sheet: Worksheet, language: Language) -> Iterator[tuple[str, str]]:
    one, answer = item.criterion, item.answer
    between = Text("；", "; ").say(language)
    yield words.CLAUSE.say(language), one.clause
    yield RULE.say(language), say(one.rule.describe(one.marks), language)
    guidance = getattr(one.rule, "guidance", "")
    if guidance:
        yield GUIDANCE.say(language), guidance
    if one.rule.form() is not None or answer.not_applicable:
        yield FILLED.say(language), _facts(item, language)
    yield words.CLAIMED.say(language), _claimed(item, language)
    if answer.note:
        yield SAID.say(language), answer.note
    if answer.evidence:
        shown = (_document(named, sheet, language) for named in answer.evidence)
        yield NAMED.say(language), between.join(shown)
    if one.evidence:
        yield ASKED.say(language), "、".join(one.evidence)
    if item.findings:
        yield FINDINGS.say(language), between.join(finding_line(f, language) for f in item.findings)


def finding_line(found: Finding, language: Language) -> str:
    """A finding with who found it and when."""
    by = FOUND_BY[found.found_by].say(language)
    shown = FINDING.with_(id=found.id, title=found.title, by=by, on=str(found.found_on))
    return shown.say(language)


def _facts(item: Item, language: Language) -> str:
    """The facts in the words of the rule, where it could read them; lists as written too."""
    answer = item.answer
    if answer.not_applicable:
        return EXEMPT.with_(why=answer.not_applicable).say(language)
    if answer.facts is None:
        return NOT_FILLED.say(language)
    written = in_words(answer.facts, language)
    if item.judged is None or item.judged.outcome.status is Status.UNANSWERED:
        return written
    said = say(item.judged.outcome.said, language)
    return f"{written} → {said}" if _has_list(answer.facts) else said


def in_words(facts: Any, language: Language) -> str:
    """Facts as somebody wrote them, on one line."""
    if isinstance(facts, dict):
        between = Text("；", "; ").say(language)
        return between.join(f"{key}: {in_words(one, language)}" for key, one in facts.items())
    if isinstance(facts, list):
        return Text("、", ", ").say(language).join(in_words(one, language) for one in facts)
    if isinstance(facts, bool):
        return (words.YES if facts else NO).say(language)
    return "—" if facts is None else str(facts)


def _has_list(facts: Any) -> bool:
    below = facts.values() if isinstance(facts, dict) else ()
    return isinstance(facts, list) or any(map(_has_list, below))


def points(item: Item) -> str:
    """The points that the facts give, from and to while reviewers have yet to judge."""
    if item.judged is None:
        return ""
    outcome = item.judged.outcome
    if outcome.status in (Status.NOT_APPLICABLE, Status.UNANSWERED):
        return "—"
    given = figures.marks(outcome.points)
    return f"{given}–{figures.marks(outcome.at_most)}" if outcome.is_open else given


def _claimed(item: Item, language: Language) -> str:
    """The points that the unit claims, and beside them what its facts give and why."""
    claimed = item.answer.claimed
    own = "—" if claimed is None else figures.marks(claimed)
    if item.judged is None:
        return own
    outcome = item.judged.outcome
    status = words.STATUS[outcome.status].say(language)
    causes = [say(loss.cause, language) for loss in outcome.losses if loss.why == "lost"]
    told = [status, *causes] if points(item) == "—" else [points(item), status, *causes]
    comma = Text("，", ", ").say(language)
    return CLAIM.with_(own=own, given=comma.join(told)).say(language)


def _document(named: Evidence, sheet: Worksheet, language: Language) -> str:
    """A document with its number, day, and whether its file is there."""
    is_there = sheet.is_there(named)
    state = NO_FILE if is_there is None else THERE if is_there else GONE
    told = [named.number, named.dated_on, named.path, state.say(language)]
    between = Text("，", ", ").say(language)
    inner = between.join(str(one) for one in told if one)
    return (
        Text("{title}（{inner}）", "{title} ({inner})")
        .with_(title=named.title, inner=inner)
        .say(language)
    )
