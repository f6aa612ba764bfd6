"""试算 — one criterion and what some facts would give for it."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text, say
from pufa_cli.model.assessment import CriterionResult
from pufa_cli.model.rule import Outcome
from pufa_cli.model.standard import Criterion
from pufa_cli.model.trial import TrialResult
from pufa_cli.report import costly, figures, words
from pufa_cli.report.document import Block, Document, Facts, Heading, Page, Paragraph, table

TITLE = Text("{id} {title} 试算", "{id} {title} tried out")
BROKEN = Text("填的内容有错误，不能计分。", "What was written has errors and cannot be scored.")
UNUSABLE = Text("不能试算。", "There is nothing to try out.")
MOST = Text("（待评后最多 {most}）", " (at most {most})")


def view(result: TrialResult, language: Language) -> Page:
    """The criterion, the derivation of its points and a reason for every mark that is missing."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("standard").trial_record(result),
    )


def document(result: TrialResult, language: Language) -> Document:
    """The trial as a document."""
    criterion, found = result.criterion, result.result
    if criterion is None:
        return Document(result.file, (Paragraph(UNUSABLE.say(language), "bad"),))
    title = TITLE.with_(id=criterion.id, title=criterion.title).say(language)
    asked = Facts(tuple(_asked(result, criterion, language)))
    if found is None:
        return Document(title, (asked, Paragraph(BROKEN.say(language), "bad")))
    steps = Facts(tuple(_steps(found, language)))
    heading = Heading(Text("推导", "Derivation").say(language))
    return Document(title, (asked, heading, steps, *_losses(found.outcome, language)))


def _asked(
    result: TrialResult, criterion: Criterion, language: Language
) -> Iterator[tuple[str, str]]:
    yield words.CLAUSE.say(language), criterion.clause
    rule = say(criterion.rule.describe(criterion.marks), language)
    kind = Text("{rule}（{kind}）", "{rule} ({kind})").with_(rule=rule, kind=criterion.rule.kind)
    yield Text("计分方式", "rule").say(language), kind.say(language)
    yield words.MARKS.say(language), figures.marks(criterion.marks)
    yield words.CATEGORY.say(language), result.category
    yield Text("标准所在", "standard at").say(language), result.place


def _steps(one: CriterionResult, language: Language) -> Iterator[tuple[str, str]]:
    outcome = one.outcome
    yield Text("1 计量", "1 measured").say(language), say(outcome.said, language)
    yield Text("2 计分", "2 marked").say(language), say(outcome.how, language)
    yield words.STATE.say(language), words.STATUS[outcome.status].say(language)
    yield words.POINTS.say(language), _points(one, language)


def _points(one: CriterionResult, language: Language) -> str:
    shown = f"{figures.marks(one.outcome.points)} / {figures.marks(one.criterion.marks)}"
    if not one.outcome.is_open:
        return shown
    return shown + MOST.with_(most=figures.marks(one.outcome.at_most)).say(language)


def _losses(outcome: Outcome, language: Language) -> Iterator[Block]:
    if outcome.losses:
        columns = [(words.LOST.say(language), ">"), (words.REASON.say(language), "<")]
        rows = [(figures.lost(one.amount), say(one.cause, language)) for one in outcome.losses]
        yield Heading(words.LOST.say(language))
        yield table(columns, rows)
