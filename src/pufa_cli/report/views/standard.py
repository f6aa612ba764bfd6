"""标准 — one standard: header, parts, every criterion with its rule in words and what is wrong."""

from collections.abc import Iterator, Sequence

from pufa_cli.base.language import Language, Text, say
from pufa_cli.base.numbers import plain
from pufa_cli.model.clauses import Grade, Veto
from pufa_cli.model.results import StandardResult
from pufa_cli.model.standard import Criterion, Part, Standard
from pufa_cli.report import costly, figures, words
from pufa_cli.report.document import Block, Document, Facts, Heading, Page, Paragraph, table

UNUSABLE = Text("标准有错误，不能使用。", "The standard has errors and cannot be used.")


def view(result: StandardResult, language: Language) -> Page:
    """The whole standard; for a broken one, that it cannot be used."""
    return Page(
        lambda: document(result, language), lambda: costly.recording().standards_record((result,))
    )


def list_view(results: Sequence[StandardResult], language: Language) -> Page:
    """The standards that can be used, a line each."""
    return Page(
        lambda: list_document(results, language),
        lambda: costly.recording().standards_record(results),
    )


def list_document(results: Sequence[StandardResult], language: Language) -> Document:
    """The list as a document."""
    columns = [
        (words.STANDARD.say(language), "<"),
        (words.TITLE.say(language), "<"),
        (words.TOTAL.say(language), ">"),
        (Text("指标数", "criteria").say(language), ">"),
        (Text("类别", "categories").say(language), "<"),
        (Text("文件", "file").say(language), "<"),
    ]
    rows = [_listed(one, language) for one in results]
    return Document("", (table(columns, rows, main=True),))


def _listed(one: StandardResult, language: Language) -> Sequence[str]:
    if one.standard is None:
        return ("—", UNUSABLE.say(language), "—", "—", "—", one.file)
    found = one.standard
    return (
        found.reference,
        found.title,
        figures.marks(found.total),
        str(len(found.criterion_by_id)),
        "、".join(category.title for category in found.categories),
        one.file,
    )


def document(result: StandardResult, language: Language) -> Document:
    """The standard as a document."""
    found = result.standard
    if found is None:
        return Document(result.file, (Paragraph(UNUSABLE.say(language), "bad"),))
    blocks = [
        Facts(tuple(_head(found, result, language))),
        *_vetoes(found.vetoes, language),
        *(block for part in found.parts for block in _part(found, part, language)),
    ]
    return Document(found.title, tuple(blocks))


def _head(found: Standard, result: StandardResult, language: Language) -> Iterator[tuple[str, str]]:
    yield words.STANDARD.say(language), found.reference
    if found.source:
        yield Text("依据", "rests on").say(language), " ".join(found.source.split())
    yield words.TOTAL.say(language), figures.marks(found.total)
    yield words.GRADE.say(language), _bands(found.grades)
    for category in found.categories:
        parts = " + ".join(
            f"{part.title} {figures.marks(part.on_sheet)}" for part in found.sheet_of(category)
        )
        own = f"；{_bands(category.grades)}" if category.grades else ""
        yield f"{category.title}（{category.id}）", parts + own
    ladder = " → ".join(step.title for step in found.sanctions)
    if ladder:
        yield Text("处置阶梯", "sanctions").say(language), ladder
    yield Text("文件", "file").say(language), f"{result.file}  sha256 {result.digest[:12]}"


def _bands(grades: Sequence[Grade]) -> str:
    return "，".join(f"{grade.name} ≥ {plain(grade.at_least)}" for grade in grades)


def _vetoes(vetoes: Sequence[Veto], language: Language) -> Iterator[Block]:
    if not vetoes:
        return
    yield Heading(Text("一票否决", "Vetoes").say(language))
    columns = [
        (Text("条款", "clause").say(language), "<"),
        (Text("情形", "what").say(language), "<"),
        (Text("影响", "effect").say(language), "<"),
        (Text("后果", "consequence").say(language), "<"),
    ]
    rows = [
        (veto.id, veto.title, _effect(veto, language), veto.consequence or "—") for veto in vetoes
    ]
    yield table(columns, rows)


def _effect(veto: Veto, language: Language) -> str:
    if veto.effect.force is not None:
        return Text("定为{grade}", "forces {grade}").with_(grade=veto.effect.force).say(language)
    return Text("最高{grade}", "at most {grade}").with_(grade=veto.effect.cap or "—").say(language)


def _part(found: Standard, part: Part, language: Language) -> Iterator[Block]:
    yield Heading(f"{part.title}（{part.id}，{figures.marks(part.marks)} 分）")
    columns = [
        (words.CRITERION.say(language), "<"),
        (words.TITLE.say(language), "<"),
        (words.MARKS.say(language), ">"),
        (Text("计分方式", "rule").say(language), "<"),
        (Text("核验", "verified by").say(language), "<"),
    ]
    for dimension in part.dimensions:
        yield Heading(f"{dimension.id} {dimension.title}（{figures.marks(dimension.marks)} 分）", 2)
        yield table(columns, [_criterion(one, language) for one in dimension.criteria])


def _criterion(one: Criterion, language: Language) -> Sequence[str]:
    rule = say(one.rule.describe(one.marks), language)
    marks = figures.marks(one.marks)
    return (one.id, one.title, marks, rule, "".join(one.verify))
