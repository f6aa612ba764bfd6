"""进度对比 — a district on several days side by side: handed in, grades, means, units, findings."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial

from pufa_cli.base.language import Language, Phrase, Text
from pufa_cli.base.numbers import ZERO, fixed
from pufa_cli.model.rollup import Presence
from pufa_cli.model.trend import Course, Moment, TrendResult
from pufa_cli.report import costly, figures, words
from pufa_cli.report.charts import grades_chart, means_chart
from pufa_cli.report.document import Block, Cell, Document, Heading, Page, Paragraph, table

TITLE = Text("{district} 进度对比（{round}）", "{district}: {round} day by day")
NOTHING = Text("没有可以对比的日期。", "There is no day to compare.")
UNITS, SCORED = Text("单位数", "units"), Text("已评定", "scored")
MISSING, BROKEN = Text("未提交", "not submitted"), Text("未评定", "not assessed")
FINDINGS, OVERDUE = Text("未整改问题", "findings undone"), Text("其中超期", "overdue")
ACCEPTED = Text("上轮验收", "accepted before")
THEN = Text("上轮验收：{round}，{day}，{standard}", "accepted before: {round}, {day}, {standard}")
MEANS = Text("类别平均分", "Means by category")
CHANGE, COURSE = Text("变化", "change"), Text("最后一日", "last day")
RISERS, FALLERS = Text("升幅最大", "Rose most"), Text("下降", "Fell")
STILL = Text("没有变化的单位：{units}", "units that did not move: {units}")
OTHER = Text("期间换过标准：{standards}", "the standard changed on the way: {standards}")
CHANGED = Text("期间 {standard} 的内容改过", "{standard} was changed on the way")
ROUNDS = Text("期间换过轮次：{rounds}", "the round changed on the way: {rounds}")
GONE = Text("{name}（已不在名册）", "{name} (no longer in the roster)")
MOST_LISTED = 10


def view(result: TrendResult, language: Language, most_rows: int | None = None) -> Page:
    """The days side by side; `most_rows` cuts the list of units and says how many were left out."""
    return Page(
        lambda: document(result, language, most_rows),
        lambda: costly.recorder("trend").trend_record(result),
    )


def document(result: TrendResult, language: Language, most_rows: int | None = None) -> Document:
    """The comparison as a document."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    if not result.moments:
        return Document(title, (Paragraph(NOTHING.say(language)),))
    blocks = (
        *_days(result, language),
        *_means(result, language),
        *_movers(result, language),
        *_units(result, language, most_rows),
    )
    return Document(title, blocks)


def _places(result: TrendResult) -> int:
    return result.standard.rounding.places if result.standard else 2


def _days(result: TrendResult, language: Language) -> Iterator[Block]:
    """A row for each count, a column for each day."""
    moments = result.moments
    earlier = result.accepted.grades if result.accepted else {}
    names = list(dict.fromkeys((*(name for one in moments for name in one.grades), *earlier)))
    counts: list[tuple[str, Callable[[Moment], int]]] = [
        (SCORED.say(language), lambda one: one.scored),
        (MISSING.say(language), lambda one: one.missing),
        (BROKEN.say(language), lambda one: one.broken),
        *((name, partial(_graded, name)) for name in names),
        (words.OPEN.say(language), _open),
        (FINDINGS.say(language), lambda one: one.findings),
        (OVERDUE.say(language), lambda one: one.overdue),
    ]
    columns = [
        (UNITS.say(language), "<"),
        *((title, ">") for title in _title(result, language)),
        *((str(one.on), ">") for one in moments),
    ]
    known = _accepted_counts(result, language)
    rows = [
        (title, *_shown(result, known.get(title, "—")), *(str(count(one)) for one in moments))
        for title, count in counts
    ]
    yield table(columns, rows)
    yield grades_chart(names, [_drawn(one, names) for one in moments], language)
    if (then := result.accepted) is not None:
        said = THEN.with_(round=then.round, day=str(then.as_of), standard=then.standard)
        yield Paragraph(said.say(language), "quiet")
    for said in _doubts(result.moments):
        yield Paragraph(said.say(language), "strong")


def _doubts(moments: Sequence[Moment]) -> Iterator[Phrase]:
    """What keeps the days from being compared."""
    rounds = list(dict.fromkeys(one.round for one in moments))
    if len(rounds) > 1:
        yield ROUNDS.with_(rounds=" → ".join(rounds))
    standards = list(dict.fromkeys(one.standard for one in moments))
    if len(standards) > 1:
        yield OTHER.with_(standards=" → ".join(standards))
    for standard in standards:
        found = {one.provenance.standard_digest for one in moments if one.standard == standard}
        if len(found) > 1:
            yield CHANGED.with_(standard=standard)


def _title(result: TrendResult, language: Language) -> tuple[str, ...]:
    return _shown(result, ACCEPTED.say(language))


def _shown(result: TrendResult, text: str) -> tuple[str, ...]:
    """What stands in the first column, where there is one."""
    return () if result.accepted is None else (text,)


def _accepted_counts(result: TrendResult, language: Language) -> dict[str, str]:
    """The counts of what was accepted before, by their titles."""
    then = result.accepted
    if then is None:
        return {}
    named = {SCORED: Presence.SCORED, MISSING: Presence.MISSING, BROKEN: Presence.BROKEN}
    counts = {text.say(language): then.count(state) for text, state in named.items()}
    scored = then.count(Presence.SCORED)
    counts[words.OPEN.say(language)] = scored - sum(then.grades.values())
    return {title: str(count) for title, count in (counts | dict(then.grades)).items()}


def _graded(name: str, one: Moment) -> int:
    return one.grades.get(name, 0)


def _open(one: Moment) -> int:
    """Scored without a grade yet: incomplete, or something is pending."""
    return one.scored - sum(one.grades.values())


def _drawn(one: Moment, names: Sequence[str]) -> tuple[str, list[int]]:
    """A day as a row of the chart: units by grade, without one yet, not assessed, missing."""
    graded = [_graded(name, one) for name in names]
    return str(one.on), [*graded, _open(one), one.broken, one.missing]


def _means(result: TrendResult, language: Language) -> Iterator[Block]:
    yield Heading(MEANS.say(language))
    places, total = _places(result), result.standard.total if result.standard else Fraction(100)
    columns = [
        (words.CATEGORY.say(language), "<"),
        *((title, ">") for title in _title(result, language)),
        *((str(one.on), ">") for one in result.moments),
        (COURSE.say(language), "="),
    ]
    rows = [
        (
            one.category.title,
            *_shown(result, figures.mean(one.accepted, places)),
            *(figures.mean(mean, places) for mean in one.means),
            figures.bar(one.means[-1], total),
        )
        for one in result.means
    ]
    yield table(columns, rows)
    days = [str(one.on) for one in result.moments]
    drawn = [(one.category.title, one.means) for one in result.means]
    yield from means_chart(MEANS, days, drawn, total, places, language)


def _movers(result: TrendResult, language: Language) -> Iterator[Block]:
    moved = [(one.change, one) for one in result.units if one.change]
    up = sorted((pair for pair in moved if pair[0] > 0), key=lambda pair: -pair[0])
    down = sorted((pair for pair in moved if pair[0] < 0), key=lambda pair: pair[0])
    for heading, found in ((RISERS, up), (FALLERS, down)):
        if found:
            yield Heading(heading.say(language))
            yield _table([one for _, one in found[:MOST_LISTED]], result, language)
    still = [
        one.unit.name for one in result.units if one.change == ZERO and len(one.grade_course) < 2
    ]
    if still:
        shown = "、".join(still[:MOST_LISTED])
        more = f" … ({len(still)})" if len(still) > MOST_LISTED else ""
        yield Paragraph(STILL.with_(units=shown + more).say(language))


def _units(result: TrendResult, language: Language, most: int | None) -> Iterator[Block]:
    yield Heading(Text("各单位", "Units").say(language))
    yield _table(result.units[:most], result, language, main=True)
    if most is not None and len(result.units) > most:
        left = words.NOT_SHOWN.with_(count=len(result.units) - most)
        yield Paragraph(left.say(language), "quiet")


def _table(
    units: Sequence[Course], result: TrendResult, language: Language, main: bool = False
) -> Block:
    places = _places(result)
    columns = [
        (words.UNIT.say(language), "<"),
        *((title, ">") for title in _title(result, language)),
        *((str(one.on), ">") for one in result.moments),
        (CHANGE.say(language), ">"),
        (words.GRADE.say(language), "<"),
    ]
    rows: list[tuple[Cell | str, ...]] = [
        (
            one.unit.name if one.is_listed else GONE.with_(name=one.unit.name).say(language),
            *_shown(result, figures.mean(one.accepted, places)),
            *("—" if total is None else fixed(total, places) for total in one.totals),
            Cell(figures.change(one.change, places), "bad" if (one.change or ZERO) < 0 else ""),
            " → ".join(one.grade_course) if one.grades[-1] else "—",
        )
        for one in units
    ]
    return table(columns, rows, main=main)
