"""标准 — one standard: header, parts, every criterion with its rule in words and what is wrong."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pufa_cli.base.language import Joined, Language, Sayable, Text
from pufa_cli.base.numbers import plain
from pufa_cli.model.clauses import Grade, Veto
from pufa_cli.model.results import StandardResult
from pufa_cli.model.standard import Category, Criterion, Part, Standard
from pufa_cli.report import costly, figures, words
from pufa_cli.report.accounts import all_effects
from pufa_cli.report.changes import changed
from pufa_cli.report.document import Block, Document, Facts, Heading, Page, Paragraph, table
from pufa_cli.report.rule_words import rules_in_words

UNUSABLE = Text("标准有错误，不能使用。", "The standard has errors and cannot be used.")

BONUS = Text("加分", "Bonuses")
PENALTY = Text("减分（负面清单）", "Penalties")
_COUNTS = {"sum": Text("累加", "added up"), "highest": Text("就高不就低", "only the highest")}
_AMONG = {
    "category": Text("（各类别分别计算）", "(in each category)"),
    "district": Text("（全区合计）", "(in the district)"),
}


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
        *changed(result, language),
        *_vetoes(found.vetoes, language),
        *_lines(found, language),
        *(block for part in found.parts for block in _part(found, part, language)),
    ]
    return Document(found.title, tuple(blocks))


def _head(found: Standard, result: StandardResult, language: Language) -> Iterator[tuple[str, str]]:
    yield words.STANDARD.say(language), found.reference
    if found.source:
        yield Text("依据", "rests on").say(language), " ".join(found.source.split())
    yield words.TOTAL.say(language), figures.marks(found.total)
    yield words.GRADE.say(language), _bands(found.grades)
    yield from _frame(found, language)
    for category in found.categories:
        parts = _sheet(found, category)
        own = f"；{_bands(category.grades)}" if category.grades else ""
        yield f"{category.title}（{category.id}）", parts + own
    if found.sanctions:
        ladder = " → ".join(f"{step.title}（{step.when}）" for step in found.sanctions)
        yield Text("处置阶梯", "sanctions").say(language), ladder
    yield Text("文件", "file").say(language), f"{result.file}  sha256 {result.digest[:12]}"


def _sheet(found: Standard, category: Category) -> str:
    """The parts of a sheet; those of which one is chosen stand with a stroke between."""
    lists = [(part,) for part in category.parts] + list(category.one_of)
    shown = {one.id: f"{one.title} {figures.marks(one.on_sheet)}" for one in found.parts}
    return " + ".join(" / ".join(shown[part] for part in parts) for parts in lists) or "—"


def _frame(found: Standard, language: Language) -> Iterator[tuple[str, str]]:
    """What shapes the total besides the sheet."""
    if found.base:
        yield Text("基础分", "base").say(language), figures.marks(found.base)
    least, most = found.limits.least, found.limits.most
    if least is not None or most is not None:
        shown = f"{_cap(least)} … {_cap(most)}"
        yield Text("总分上下限", "limits of the total").say(language), shown
    if found.slice is not None:
        titles = {one.id: one.title for one in found.categories}
        own = found.slice.by_category.items()
        told = [figures.marks(found.slice.marks)]
        told += [f"{titles[category]} {figures.marks(marks)}" for category, marks in own]
        yield Text("折算计入", "counts in").say(language), f"{found.slice.of} {'，'.join(told)}"
    for quota in found.quotas:
        among = _AMONG[quota.among].say(language)
        yield Text("等次名额", "quota").say(language), f"{quota.grade} ≤ {quota.most} {among}"


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
        (
            veto.id,
            _when(veto, language),
            Joined(tuple(all_effects(veto))).say(language),
            veto.consequence or "—",
        )
        for veto in vetoes
    ]
    yield table(columns, rows)


def _when(veto: Veto, language: Language) -> str:
    """What fires a veto: its title, its counted conditions, or the total."""
    told: list[Sayable] = [veto.title]
    for one in veto.conditions:
        text = Text("{title} ≥ {count}", "{title} ≥ {count}")
        told.append(text.with_(title=one.title, count=one.at_least))
    if veto.below is not None:
        what = words.TOTAL if veto.of is None else veto.of
        text = Text("{what} 低于 {below}", "{what} below {below}")
        told.append(text.with_(what=what, below=str(veto.below)))
    return Joined(tuple(told)).say(language)


def _lines(found: Standard, language: Language) -> Iterator[Block]:
    """The bonus and penalty lines with their points and caps."""
    for title, groups, sign in ((BONUS, found.bonuses, "+"), (PENALTY, found.penalties, "−")):
        rows = [
            (f"{line.id} {line.title}", f"{sign}{figures.marks(line.points)}", _cap(line.max), "")
            for group in groups
            for line in group.lines
        ]
        caps = [
            (group.title, "", _cap(group.max), _COUNTS[group.count].say(language))
            for group in groups
        ]
        if rows:
            yield Heading(title.say(language))
            columns = [
                (Text("条目", "line").say(language), "<"),
                (Text("每次", "each").say(language), ">"),
                (Text("最多", "at most").say(language), ">"),
                (words.NOTE.say(language), "<"),
            ]
            yield table(columns, [*rows, *caps])


def _cap(most: Fraction | None) -> str:
    return "—" if most is None else figures.marks(most)


def _part(found: Standard, part: Part, language: Language) -> Iterator[Block]:
    yield Heading(f"{part.title}（{part.id}，{figures.marks(part.marks)} 分）")
    columns = [
        (words.CRITERION.say(language), "<"),
        (words.TITLE.say(language), "<"),
        (words.MARKS.say(language), ">"),
        (words.CLAUSE.say(language), "<"),
        (Text("计分方式", "rule").say(language), "<"),
        (Text("核验", "verified by").say(language), "<"),
    ]
    for dimension in part.dimensions:
        yield Heading(f"{dimension.id} {dimension.title}（{figures.marks(dimension.marks)} 分）", 2)
        rows = [_criterion(found, one, language) for one in dimension.criteria]
        yield table(columns, rows)


def _criterion(found: Standard, one: Criterion, language: Language) -> Sequence[str]:
    rule = rules_in_words(found, one).say(language)
    marks = figures.marks(one.marks)
    between = "" if all(len(method) == 1 for method in one.verify) else "、"
    return (one.id, one.title, marks, one.clause, rule, between.join(one.verify))
