"""检查工作表 — one unit, step by step: what it says, what to ask for, room to write."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.model.district import SOURCES
from pufa_cli.model.worksheet import Step, Worksheet, WorksheetResult
from pufa_cli.report import costly, figures, words
from pufa_cli.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Page,
    Paragraph,
    table,
)
from pufa_cli.report.provenance import provenance_block
from pufa_cli.report.to_verify import (
    BY_FACTS,
    FOUND,
    GIVEN,
    finding_line,
    in_words,
    item_blocks,
    points,
)

TITLE = Text("{name} 检查工作表", "Worksheet of {name}")
NO_SHEET = Text("做不出工作表。", "No worksheet could be made.")
BLANK = Text(
    "没有提交自评表，以下是本类别的空白表。",
    "Nothing was handed in: this is the blank sheet of its category.",
)
BROKEN = Text(
    "自评表有错误，没有按事实计分；读得出的照列。",
    "The self-assessment has errors and is not scored; what can be read is listed.",
)
STEP = Text(
    "{number}、{method}（{count} 项）", "Step {number}: {method} ({count:criterion|criteria})"
)
OTHER = Text("其他（{count} 项）", "Other ({count:criterion|criteria})")
NO_METHOD = Text("其他", "Other")
VETO, LINE = Text("否决情形", "clause"), Text("条目", "line")
SAYS, EFFECT = Text("单位自报", "the unit says"), Text("加减", "effect")
MORE, LESS = Text("加分", "bonus"), Text("减分", "penalty")
METHOD = Text("步骤", "step")
BLANK_LINE = "＿" * 8
ENTER = Text(
    "核实后写入 {file}：checked 下写各指标核实的 facts，或 points 和 reason{judged}。",
    "Enter it in {file}: under checked the facts found, or points with a reason{judged}.",
)
JUDGED = Text("；{ids} 由考核人员评定，写在 marks 下", "; under marks what reviewers judge: {ids}")


def view(result: WorksheetResult, language: Language) -> Page:
    """The sheet; where none could be made, only that."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("worksheet").worksheet_record(result),
    )


def document(result: WorksheetResult, language: Language) -> Document:
    """The sheet as a document."""
    name = result.unit.name if result.unit else result.unit_id
    title = TITLE.with_(name=name).say(language)
    if result.sheet is None:
        return Document(title, (Paragraph(NO_SHEET.say(language), "bad"),))
    return Document(title, tuple(_blocks(result, result.sheet, language)))


def _blocks(result: WorksheetResult, sheet: Worksheet, language: Language) -> Iterator[Block]:
    yield Facts(tuple(_head(result, sheet, language)))
    if sheet.is_broken:
        yield Paragraph(BROKEN.say(language), "bad")
    elif sheet.submission is None:
        yield Paragraph(BLANK.say(language), "bad")
    for number, step in enumerate(sheet.steps, start=1):
        yield _step_heading(number, step, language)
        for item in step.items:
            yield from item_blocks(item, sheet, language)
    if sheet.other_findings:
        yield Heading(Text("其他未改完的问题", "Other findings to put right").say(language))
        yield Bullets(tuple(finding_line(one, language) for one in sheet.other_findings))
    yield from _vetoes(sheet, language)
    yield from _lines(sheet, language)
    yield Heading(Text("评定汇总", "All points").say(language))
    yield _summary(sheet, language)
    yield Heading(Text("签字", "Signatures").say(language))
    yield from _foot(result, sheet, language)
    yield from provenance_block(result.provenance, language)


def _head(
    result: WorksheetResult, sheet: Worksheet, language: Language
) -> Iterator[tuple[str, str]]:
    unit, district, visitor = result.unit, result.district, result.visitor
    yield words.CATEGORY.say(language), sheet.category.title
    if unit is not None:
        yield Text("片", "area").say(language), unit.area or "—"
        team = district.team_title(unit.team) if district else unit.team
        yield Text("督查组", "team").say(language), team or "—"
    if district is not None:
        yield Text("轮次", "round").say(language), district.round.title
    yield words.STANDARD.say(language), f"{sheet.standard.title}（{sheet.standard.reference}）"
    if sheet.submission is not None:
        said = (sheet.submission.filled_by, sheet.submission.filled_on)
        filled = " ".join(str(one) for one in said if one)
        yield Text("自评填报", "filled in").say(language), filled or "—"
    if visitor.source:
        yield Text("检查来源", "source").say(language), SOURCES[visitor.source].say(language)
    yield Text("检查单位", "visited by").say(language), visitor.who or BLANK_LINE
    yield Text("检查日期", "date").say(language), BLANK_LINE
    yield Text("检查人员", "inspectors").say(language), BLANK_LINE


def _step_heading(number: int, step: Step, language: Language) -> Heading:
    count = len(step.items)
    if not step.method:
        return Heading(OTHER.with_(count=count).say(language))
    digits = "零一二三四五六七八九十"
    shown = digits[number] if language == "zh" and number < len(digits) else str(number)
    return Heading(STEP.with_(number=shown, method=step.method, count=count).say(language))


def _vetoes(sheet: Worksheet, language: Language) -> Iterator[Block]:
    if not sheet.asked_vetoes:
        return
    said = sheet.submission.vetoes if sheet.submission else {}
    columns = [(VETO, "<"), (SAYS, "<"), (FOUND, "_")]
    rows = [
        (f"{one.id} {one.title}", in_words(said[one.id], language) if one.id in said else "", "")
        for one in sheet.asked_vetoes
    ]
    yield Heading(Text("否决情形", "Veto clauses").say(language))
    yield table([(text.say(language), side) for text, side in columns], rows)


def _lines(sheet: Worksheet, language: Language) -> Iterator[Block]:
    rows = [
        (
            f"{line.id} {line.title}",
            (LESS if is_penalty else MORE).say(language),
            "" if said.facts is None else in_words(said.facts, language),
            "",
            "",
        )
        for line, said, is_penalty in sheet.lines()
    ]
    if not rows:
        return
    columns = [(LINE, "<"), (EFFECT, "<"), (SAYS, "<"), (FOUND, "_"), (GIVEN, "_")]
    yield Heading(Text("加分、减分", "Bonuses and penalties").say(language))
    yield table([(text.say(language), side) for text, side in columns], rows)


def _summary(sheet: Worksheet, language: Language) -> Block:
    columns = [
        *((METHOD, "<"), (words.CRITERION, "<"), (words.TITLE, "<"), (words.MARKS, ">")),
        *((words.CLAIMED, ">"), (BY_FACTS, ">"), (GIVEN, "_")),
    ]
    rows = [
        (
            step.method or NO_METHOD.say(language),
            item.criterion.id,
            item.criterion.title,
            figures.marks(item.criterion.marks),
            "" if item.answer.claimed is None else figures.marks(item.answer.claimed),
            points(item),
            "",
        )
        for step in sheet.steps
        for item in step.items
    ]
    return table([(text.say(language), side) for text, side in columns], rows, main=True)


def _foot(result: WorksheetResult, sheet: Worksheet, language: Language) -> Iterator[Block]:
    """Where people sign, and how the marks get into the repository."""
    columns = [
        (Text("检查人员", "inspectors").say(language), "_"),
        (Text("被查单位", "the unit").say(language), "_"),
        (Text("日期", "date").say(language), "_"),
    ]
    yield table(columns, [("", "", "")])
    source = result.visitor.source or Text("<来源>", "<source>").say(language)
    round_id = result.district.round.id if result.district else ""
    file = f"reviews/{round_id}/{source}/{result.unit_id}.yaml"
    judged = [one.criterion.id for one in sheet.items if one.criterion.rule.form() is None]
    more = JUDGED.with_(ids="、".join(judged)) if judged else ""
    yield Paragraph(ENTER.with_(file=file, judged=more).say(language))
