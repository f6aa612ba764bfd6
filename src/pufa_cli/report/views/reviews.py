"""考核评定情况 — who visited whom and how, where the sources differ, who claims too much."""

from collections.abc import Iterator, Sequence

from pufa_cli.base.language import Language, Text
from pufa_cli.base.numbers import fixed
from pufa_cli.model.district import SOURCES
from pufa_cli.model.reviewing import ReviewsResult, Visit
from pufa_cli.report import costly, figures, words
from pufa_cli.report.document import Block, Cell, Document, Facts, Heading, Page, Paragraph, table
from pufa_cli.report.provenance import provenance_block

TITLE = Text("{district} 考核评定情况（{round}）", "{district}: who scored in {round}")
NOTHING = Text("没有可用的评定。", "There is no review to show.")
SOURCE, WHO = Text("来源", "source"), Text("考核组", "reviewer")
VISITS, CRITERIA = Text("考核单位数", "units visited"), Text("核查项次", "criteria checked")
DAYS, STEPS = Text("日期", "days"), Text("方法（项次）", "steps (criteria)")
SPREAD, LARGEST = Text("平均差", "mean difference"), Text("最大差", "largest")
COMPARED, DISPUTED = Text("比较单位数", "units compared"), Text("待裁定", "disputed")
CLAIMED_FOR, TIMES = Text("自评项数", "criteria claimed"), Text("虚报项数", "beyond the facts")
OVER_FACTS = Text("比自身事实多", "more than the facts give")
OVER_DECIDED = Text("比评定多", "more than decided")
MODEST = Text(
    "另有 {count} 个单位自评，没有一项多于自身事实和评定。",
    "{count:unit} more made claims, none of them beyond the own facts or what was decided.",
)
COMPARISONS = Text("比较项次", "comparisons")
MEAN = Text("平均偏差（占分值）", "mean difference (of the marks)")
LENIENT, HARSH = Text("偏宽", "lenient"), Text("偏严", "harsh")
SIDES, PLACE = Text("各方", "sides"), Text("所在", "at")
MOST_NAMED = 12


def view(result: ReviewsResult, language: Language) -> Page:
    """What the reviews of a round come to."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("review").reviews_record(result),
    )


def document(result: ReviewsResult, language: Language) -> Document:
    """The paper as a document."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    if not result.visits and not result.claims:
        return Document(title, (Paragraph(NOTHING.say(language)),))
    blocks = (
        *_visits(result, language),
        *_disputes(result, language),
        *_claims(result, language),
        *_differences(result, language),
        *_inclinations(result, language),
        *provenance_block(result.provenance, language),
    )
    return Document(title, blocks)


def _title(source: str, language: Language) -> str:
    return SOURCES.get(source, Text(source, source)).say(language)


def _visits(result: ReviewsResult, language: Language) -> Iterator[Block]:
    yield Heading(Text("考核覆盖", "Visits").say(language))
    groups: dict[tuple[str, str], list[Visit]] = {}
    for one in result.visits:
        groups.setdefault((one.source, one.who), []).append(one)
    columns = [(SOURCE, "<"), (WHO, "<"), (VISITS, ">"), (DAYS, "<"), (CRITERIA, ">"), (STEPS, "<")]
    rows = [
        (
            _title(source, language),
            who or "—",
            str(len(visits)),
            _days(visits),
            str(sum(one.criteria for one in visits)),
            _steps(visits, result),
        )
        for (source, who), visits in groups.items()
    ]
    yield table([(text.say(language), align) for text, align in columns], rows)
    yield Facts(tuple(_left_out(result, language)))


def _days(visits: Sequence[Visit]) -> str:
    days = sorted({one.on for one in visits if one.on is not None})
    if not days:
        return "—"
    return str(days[0]) if len(days) == 1 else f"{days[0]} … {days[-1]}"


def _steps(visits: Sequence[Visit], result: ReviewsResult) -> str:
    """The steps in the standard's order, each with how many criteria it was used for."""
    counts: dict[str, int] = dict.fromkeys(result.standard.methods if result.standard else (), 0)
    for one in visits:
        for step, count in one.methods.items():
            counts[step] = counts.get(step, 0) + count
    return " ".join(f"{step} {count}" for step, count in counts.items() if count) or "—"


def _left_out(result: ReviewsResult, language: Language) -> Iterator[tuple[str, str]]:
    text = Text("没有去的单位", "not visited by")
    for source, units in result.not_visited.items():
        if source == "adjudication":
            continue
        shown = "、".join(unit.name for unit in units[:MOST_NAMED])
        more = f" … ({len(units)})" if len(units) > MOST_NAMED else ""
        key = f"{text.say(language)} {_title(source, language)}"
        yield key, shown + more if units else words.NONE.say(language)


def _disputes(result: ReviewsResult, language: Language) -> Iterator[Block]:
    if not result.disputes:
        return
    yield Heading(Text("待裁定", "Disputed, awaiting a ruling").say(language))
    between = Text("；", "; ").say(language)
    columns = [(words.UNIT, "<"), (words.CRITERION, "<"), (SIDES, "<"), (PLACE, "<")]
    rows = [
        (
            one.unit.name,
            f"{one.criterion.id} {one.criterion.title}",
            between.join(f"{_title(s, language)} {figures.marks(p)}" for s, p in one.sides),
            one.place,
        )
        for one in result.disputes
    ]
    yield table([(text.say(language), align) for text, align in columns], rows)


def _claims(result: ReviewsResult, language: Language) -> Iterator[Block]:
    if not result.claims:
        return
    yield Heading(Text("自评与事实、评定", "Claims, facts and marks").say(language))
    columns = [
        *((words.UNIT, "<"), (CLAIMED_FOR, ">"), (words.CLAIMED, ">")),
        *((TIMES, ">"), (OVER_FACTS, ">"), (OVER_DECIDED, ">")),
    ]
    rows = [
        (
            one.unit.name,
            str(one.criteria),
            figures.marks(one.claimed),
            str(one.over),
            Cell(figures.marks(one.over_facts), "bad" if one.over_facts > 0 else ""),
            figures.marks(one.over_decided),
        )
        for one in result.claims
        if one.is_beyond
    ]
    if rows:
        yield table([(text.say(language), align) for text, align in columns], rows, main=True)
    if others := len(result.claims) - len(rows):
        yield Paragraph(MODEST.with_(count=others).say(language))


def _differences(result: ReviewsResult, language: Language) -> Iterator[Block]:
    if not result.differences:
        return
    yield Heading(Text("各指标的差异", "Differences by criterion").say(language))
    columns = [
        *((words.CRITERION, "<"), (words.MARKS, ">"), (COMPARED, ">")),
        *((SPREAD, ">"), (LARGEST, ">"), (DISPUTED, ">")),
    ]
    rows = [
        (
            f"{one.criterion.id} {one.criterion.title}",
            figures.marks(one.criterion.marks),
            str(one.units),
            fixed(one.mean, 2),
            figures.marks(one.largest),
            str(one.disputed),
        )
        for one in result.differences
    ]
    yield table([(text.say(language), align) for text, align in columns], rows)


def _inclinations(result: ReviewsResult, language: Language) -> Iterator[Block]:
    if not result.inclinations:
        return
    yield Heading(Text("宽严比较", "Lenient and harsh").say(language))
    columns = [(SOURCE, "<"), (WHO, "<"), (COMPARISONS, ">"), (MEAN, ">"), (words.NOTE, "<")]
    rows = []
    for one in result.inclinations:
        word = (LENIENT if one.mean > 0 else HARSH).say(language) if one.is_flagged else ""
        sign = "+" if one.mean > 0 else ""
        share = f"{sign}{fixed(one.mean * 100, 1)}%"
        who = one.who or "—"
        rows.append(
            (_title(one.source, language), who, str(one.compared), share, Cell(word, "bad"))
        )
    yield table([(text.say(language), align) for text, align in columns], rows)
