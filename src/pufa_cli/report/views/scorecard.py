"""成绩单 — one unit: total, grade, dimensions, every criterion with the marks it lost and why."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from pufa_cli.base.language import Joined, Language, Text, say
from pufa_cli.base.numbers import ZERO, fixed
from pufa_cli.model.assessment import Assessment, CriterionResult, DimensionResult
from pufa_cli.model.results import UnitResult
from pufa_cli.model.rule import Status
from pufa_cli.report import costly, figures, words
from pufa_cli.report.accounts import account_blocks, slice_blocks
from pufa_cli.report.document import (
    Block,
    Bullets,
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
from pufa_cli.report.vetoes import veto_blocks
from pufa_cli.report.who_scored import source_blocks

TITLE = Text("{name} 考核成绩单", "Scorecard of {name}")
BROKEN_TITLE = Text("{name} 未评定", "{name}: not assessed")
MISSING = Text("没有提交自评表。", "No submission was handed in.")
BROKEN = Text(
    "文件有错误，不能计分。改正诊断所指的各处后重新计分。",
    "The file has errors and cannot be scored. Correct what the diagnostics point at.",
)
TONES: dict[Status, Tone] = {
    Status.MET: "good",
    Status.PARTLY_MET: "middling",
    Status.NOT_MET: "bad",
    Status.NOT_APPLICABLE: "quiet",
    Status.UNANSWERED: "bad",
    Status.PENDING: "middling",
}
JUDGED = Text("{count} 项待考核人员评定", "{count} criteria for the reviewers to judge")
COMPARED = Text("{count} 项待与其他单位比较", "{count} criteria to be compared with other units")
COMPLETE = Text("{share}（{answered}/{due} 项填全）", "{share} ({answered}/{due} criteria in full)")
CLAIM = Text("{claimed}（评定 {total}）", "{claimed} (given {total})")
NOT_COMPARABLE = Text(
    "不适用的分值占 {share}，超过 {limit}，不参与排名",
    "{share} of the marks do not apply, over {limit}: not ranked",
)
GAIN = Text(
    "{id} {title}：{cause} → 总分 +{gain}{grade}", "{id} {title}: {cause} → total +{gain}{grade}"
)
THEN = Text("，届时{grade}", ", then {grade}")
ALL_MET = Text("没有失分。", "No marks were lost.")


def view(result: UnitResult, language: Language) -> Page:
    """The scorecard of a unit; for a broken one, that it could not be assessed."""
    return Page(lambda: document(result, language), lambda: costly.recording().unit_record(result))


def document(result: UnitResult, language: Language) -> Document:
    """The scorecard as a document."""
    found = result.assessment
    if found is None:
        title = BROKEN_TITLE.with_(name=result.unit_name or result.file).say(language)
        has_errors = any(one.is_error for one in result.diagnostics)
        text = BROKEN if has_errors else MISSING
        return Document(title, (Paragraph(text.say(language), "bad"),))
    blocks = [
        _summary(found, language),
        *_rectified(result, found, language),
        *slice_blocks(found, language),
        *veto_blocks(found, language),
        *account_blocks(found, language),
        Heading(Text("考核项目", "Dimensions").say(language)),
        _dimensions(found, language),
        Heading(Text("各项得分", "Criteria").say(language)),
        _criteria(found, language),
        *source_blocks(found, language),
        *_losses(found, language),
        *_improvements(result, language),
        *provenance_block(result.provenance, language),
    ]
    return Document(TITLE.with_(name=found.name).say(language), tuple(blocks))


def _rectified(result: UnitResult, found: Assessment, language: Language) -> Iterator[Block]:
    """Both figures where findings were rectified; most units have one figure."""
    if result.beside is not None:
        yield from costly.rectified().rectified_blocks(found, result.beside, language)


def _summary(found: Assessment, language: Language) -> Facts:
    places = found.standard.rounding.places
    total = f"{figures.total(found.total, places)} / {figures.marks(found.standard.total)}"
    complete = COMPLETE.with_(
        share=figures.percent(found.completion.share),
        answered=found.completion.answered,
        due=found.completion.due,
    )
    pairs = [
        (words.TOTAL.say(language), total),
        (words.GRADE.say(language), figures.grade(found.decision, language)),
        (Text("依据", "because").say(language), say(found.decision.reason, language)),
        (words.CATEGORY.say(language), found.category.title),
        (words.COMPLETENESS.say(language), complete.say(language)),
    ]
    return Facts((*pairs, *_remarks(found, places, language)))


def _waiting(found: Assessment) -> Joined:
    """What open items wait for: reviewers, or the figures of other units."""
    compared = sum(one.criterion.rule.is_relative for one in found.pending)
    judged = len(found.pending) - compared
    told = [JUDGED.with_(count=judged)] if judged else []
    told += [COMPARED.with_(count=compared)] if compared else []
    return Joined(tuple(told))


def _remarks(found: Assessment, places: int, language: Language) -> Iterator[tuple[str, str]]:
    if found.total.is_range:
        yield words.STATUS[Status.PENDING].say(language), _waiting(found).say(language)
    if found.claimed is not None:
        total = fixed(found.total.rounded, places)
        claim = CLAIM.with_(claimed=figures.marks(found.claimed), total=total)
        yield words.CLAIMED.say(language), claim.say(language)
    limit = found.standard.not_applicable.limit
    if not found.is_comparable and limit is not None:
        share = figures.percent(found.not_applicable_share)
        text = NOT_COMPARABLE.with_(share=share, limit=str(limit))
        yield words.NOTE.say(language), text.say(language)


def _dimensions(found: Assessment, language: Language) -> Block:
    columns = [
        (words.DIMENSION.say(language), "<"),
        (words.MARKS.say(language), ">"),
        (words.POINTS.say(language), ">"),
        (words.RATE.say(language), ">"),
        (words.NOTE.say(language), "<"),
    ]
    rows = [
        (
            f"{one.dimension.id} {one.dimension.title}",
            figures.marks(one.dimension.marks),
            "—" if one.points is None else figures.marks(one.points),
            figures.percent(one.earned / one.due if one.due else None),
            _converted(one, language),
        )
        for one in found.dimensions
    ]
    if not any(row[-1] for row in rows):
        return table(columns[:-1], [row[:-1] for row in rows])
    return table(columns, rows)


def _converted(one: DimensionResult, language: Language) -> str:
    if one.due == 0:
        return words.STATUS[Status.NOT_APPLICABLE].say(language)
    if one.due == one.dimension.marks:
        return ""
    text = Text("缺项折算 {earned}/{due}", "converted from {earned}/{due}")
    earned, due = figures.marks(one.earned), figures.marks(one.due)
    return text.with_(earned=earned, due=due).say(language)


def _criteria(found: Assessment, language: Language) -> Block:
    has_claims = any(one.answer.claimed is not None for one in found.criteria)
    columns = [
        (words.CRITERION.say(language), "<"),
        (words.TITLE.say(language), "<"),
        (words.MARKS.say(language), ">"),
        *([(words.CLAIMED.say(language), ">")] if has_claims else []),
        (words.POINTS.say(language), ">"),
        (words.STATE.say(language), "<"),
    ]
    rows = [_criterion(one, has_claims, language) for one in found.criteria]
    return table(columns, rows, main=True)


def _criterion(one: CriterionResult, has_claims: bool, language: Language) -> Sequence[Cell | str]:
    outcome = one.outcome
    points = figures.marks(outcome.points)
    if outcome.at_most > outcome.points:
        points = f"{points}–{figures.marks(outcome.at_most)}"
    if not one.is_due:
        points = "—"
    claimed = one.answer.claimed
    shown = "" if claimed is None else figures.marks(claimed)
    status = Cell(words.STATUS[outcome.status].say(language), TONES[outcome.status])
    middle = [Cell(shown, "middling" if _is_over(one) else "")] if has_claims else []
    marks = figures.marks(one.criterion.marks)
    return (one.criterion.id, one.criterion.title, marks, *middle, points, status)


def _is_over(one: CriterionResult) -> bool:
    return one.answer.claimed is not None and one.answer.claimed > one.outcome.at_most


def _losses(found: Assessment, language: Language) -> Iterator[Block]:
    lossy = [one for one in found.criteria if one.is_due and one.outcome.losses]
    yield Heading(Text("失分与原因", "Marks lost, and why").say(language))
    if not lossy:
        yield Paragraph(ALL_MET.say(language), "good")
        return
    columns = [
        (words.CRITERION.say(language), "<"),
        (words.LOST.say(language), ">"),
        (words.REASON.say(language), "<"),
        (words.CLAUSE.say(language), "<"),
    ]
    rows = [
        (
            one.criterion.id if first else "",
            figures.lost(loss.amount),
            say(loss.cause, language),
            one.criterion.clause if first else "",
        )
        for one in lossy
        for first, loss in zip(chain((True,), repeat(False)), one.outcome.losses, strict=False)
    ]
    yield table(columns, rows)


def _improvements(result: UnitResult, language: Language) -> Iterator[Block]:
    found = result.assessment
    if found is None or not result.improvements:
        return
    yield Heading(Text("最省力的改进", "Cheapest improvements").say(language))
    points = []
    for one in result.improvements:
        grade = THEN.with_(grade=one.grade) if one.grade else ""
        text = GAIN.with_(
            id=one.criterion.id,
            title=one.criterion.title,
            cause=say(one.cause, language),
            gain=figures.marks(one.gain),
            grade=grade,
        )
        points.append(text.say(language))
    yield Bullets(tuple(points))
    gained = sum((one.gain for one in result.improvements), ZERO)
    if len(points) > 1:
        text = Text("合计 +{gain} 分", "together +{gain}").with_(gain=figures.marks(gained))
        yield Paragraph(text.say(language), "strong")
