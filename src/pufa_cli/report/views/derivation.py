"""推导 — one criterion of one unit, from the line of the file to its share of the total."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text, say
from pufa_cli.base.numbers import ONE
from pufa_cli.model.assessment import Assessment, CriterionResult
from pufa_cli.model.results import FILLED_ON, UnitResult
from pufa_cli.report import costly, figures, words
from pufa_cli.report.accounts import account_blocks
from pufa_cli.report.document import Block, Document, Facts, Heading, Page, Table, table
from pufa_cli.report.who_scored import source_facts

WHOLE_TITLE = Text("{name} 各项得分的推导", "{name}: how every criterion was scored")
DATED = Text("{place}（{on}）", "{place} ({on})")
TITLE = Text("{name} {id} {title} 的推导", "{name}: how {id} {title} was scored")


def view(result: UnitResult, criterion: str, language: Language) -> Page:
    """The derivation of a criterion; raises KeyError when the unit's sheet does not have it."""
    return Page(
        lambda: document(result, criterion, language),
        lambda: costly.recording().unit_record(result),
    )


def everything(result: UnitResult, language: Language) -> Page:
    """The derivation of every criterion of the sheet, then how the total came about."""
    return Page(
        lambda: whole_document(result, language),
        lambda: costly.recording().unit_record(result),
    )


def whole_document(result: UnitResult, language: Language) -> Document:
    """All derivations one after the other; raises KeyError where nothing was assessed."""
    found = result.assessment
    if found is None:
        raise KeyError(result.file)
    blocks: list[Block] = []
    for part in found.parts:
        for dimension in part.dimensions:
            blocks.append(Heading(f"{dimension.dimension.id} {dimension.dimension.title}"))
            for one in dimension.criteria:
                blocks.append(Heading(f"{one.criterion.id} {one.criterion.title}", 2))
                steps = (*_asked(one, result, language), *_steps(one, found, language))
                blocks.append(Facts(steps))
                if one.outcome.losses:
                    blocks.append(_loss_table(one, language))
    blocks += account_blocks(found, language)
    title = WHOLE_TITLE.with_(name=found.name).say(language)
    return Document(title, tuple(blocks))


def document(result: UnitResult, criterion: str, language: Language) -> Document:
    """The derivation as a document: measure → marking → conversion → contribution."""
    found = result.assessment
    one = next((c for c in found.criteria if c.criterion.id == criterion), None) if found else None
    if found is None or one is None:
        raise KeyError(criterion)
    blocks = (
        Facts(tuple(_asked(one, result, language))),
        Heading(Text("推导", "Derivation").say(language)),
        Facts(tuple(_steps(one, found, language))),
        *_losses(one, language),
    )
    title = TITLE.with_(name=found.name, id=one.criterion.id, title=one.criterion.title)
    return Document(title.say(language), blocks)


def _asked(
    one: CriterionResult, result: UnitResult, language: Language
) -> Iterator[tuple[str, str]]:
    criterion = one.criterion
    places = result.places
    yield words.CLAUSE.say(language), criterion.clause
    rule = criterion.rule.describe(criterion.marks)
    kind = Text("{rule}（{kind}）", "{rule} ({kind})").with_(rule=rule, kind=criterion.rule.kind)
    yield Text("计分方式", "rule").say(language), kind.say(language)
    yield words.MARKS.say(language), figures.marks(criterion.marks)
    yield Text("标准所在", "standard at").say(language), places.get(f"standard:{criterion.id}", "—")
    nowhere = words.NONE.say(language)
    at = places.get(criterion.id, nowhere)
    yield Text("填报所在", "answer at").say(language), _dated(at, places.get(FILLED_ON), language)
    yield from source_facts(one, places, language)
    if not one.sources and f"review:{criterion.id}" in places:
        place, on = places[f"review:{criterion.id}"], places.get(f"on:review:{criterion.id}")
        yield Text("评定所在", "review at").say(language), _dated(place, on, language)
    for evidence in one.answer.evidence:
        shown = " ".join(part for part in (evidence.title, evidence.number, evidence.path) if part)
        yield Text("佐证", "evidence").say(language), shown
    if one.answer.note:
        yield Text("说明", "note").say(language), one.answer.note


def _dated(place: str, on: str | None, language: Language) -> str:
    """A place with the day that is written in its file."""
    return place if on is None else DATED.with_(place=place, on=on).say(language)


def _steps(
    one: CriterionResult, found: Assessment, language: Language
) -> Iterator[tuple[str, str]]:
    outcome = one.outcome
    yield Text("1 计量", "1 measured").say(language), say(outcome.said, language)
    yield Text("2 计分", "2 marked").say(language), say(outcome.how, language)
    status = words.STATUS[outcome.status].say(language)
    earned, marks = figures.marks(outcome.points), figures.marks(one.criterion.marks)
    text = Text("{status}，{earned} / {marks}", "{status}, {earned} / {marks}")
    points = text.with_(status=status, earned=earned, marks=marks).say(language)
    if outcome.at_most > outcome.points:
        points += (
            Text("（待评后最多 {most}）", " (at most {most})")
            .with_(most=figures.marks(outcome.at_most))
            .say(language)
        )
    yield Text("3 评定", "3 status and points").say(language), points
    yield Text("4 折算", "4 converted").say(language), _conversion(one, language)
    total = figures.total(found.total, found.standard.rounding.places)
    text = Text("{points}，总分 {total}", "{points} of the total {total}")
    contribution = text.with_(points=figures.marks(one.contribution), total=total)
    yield Text("5 计入总分", "5 contributes").say(language), contribution.say(language)


def _conversion(one: CriterionResult, language: Language) -> str:
    factors = []
    if one.weight != ONE:
        text = Text("部分权重 × {factor}", "weight of the part × {factor}")
        factors.append(text.with_(factor=str(one.weight)).say(language))
    if one.conversion != ONE:
        text = Text("缺项折算 × {factor}", "conversion of what does not apply × {factor}")
        factors.append(text.with_(factor=str(one.conversion)).say(language))
    return "；".join(factors) or Text("不折算（× 1）", "none (× 1)").say(language)


def _losses(one: CriterionResult, language: Language) -> Iterator[Block]:
    if one.outcome.losses:
        yield Heading(words.LOST.say(language))
        yield _loss_table(one, language)


def _loss_table(one: CriterionResult, language: Language) -> Table:
    rows = [(figures.lost(loss.amount), say(loss.cause, language)) for loss in one.outcome.losses]
    return table([(words.LOST.say(language), ">"), (words.REASON.say(language), "<")], rows)
