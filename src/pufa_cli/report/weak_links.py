"""Weak links as several reports show them: by part, by criterion, and the fixes that give most."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.model.situation import Link, WeakLinks
from pufa_cli.report import figures, words
from pufa_cli.report.document import Bar, Block, Bullets, Chart, Heading, Paragraph, Table, table

PARTS, PART = Text("共同标准和分类标准", "Common and category parts"), Text("部分", "part")
SCOPE = Text("范围", "scope")
COMMON, CATEGORY = Text("共同", "common"), Text("分类", "category")
UNITS, DUE = Text("单位数", "units"), Text("应得", "due")
LOST, RATE = Text("失分", "lost"), Text("失分率", "rate lost")
CRITERIA = Text("失分的指标", "Criteria on which marks are lost")
CONCERNED, BELOW = Text("涉及单位", "concerned"), Text("未得满分", "below full")
SHARE, MEAN = Text("未满分比例", "share below"), Text("平均失分", "mean lost")
FIXES = Text("先改这几项", "What gives most")
FIX = Text(
    "{id} {title}：{units} 个单位能改，改好各单位总分合计增加 {gain} 分",
    "{id} {title}: {units:unit} can put it right, which adds {gain} to their totals in all",
)
CAVEAT = Text(
    "按各项可改的失分计算，没有考虑否决和封顶。",
    "Counted from the losses that can be put right, before vetoes and caps.",
)
NOTHING = Text("没有失分。", "No marks are lost.")
MOST_LOST = Text("失分最多的指标（各单位合计）", "Criteria with most marks lost (all units)")
MOST_FIXES, MOST_DRAWN = 3, 10


def weak_blocks(weak: WeakLinks, language: Language, most: int | None = None) -> Iterator[Block]:
    """The fixes first, then parts, then criteria (the first `most` of them)."""
    if not weak.links:
        yield Paragraph(NOTHING.say(language))
        return
    fixes = weak.fixes[:MOST_FIXES]
    if fixes:
        yield Heading(FIXES.say(language), 2)
        yield Bullets(tuple(_fix(one, language) for one in fixes))
        yield Paragraph(CAVEAT.say(language), "quiet")
    yield Heading(PARTS.say(language), 2)
    yield _parts(weak, language)
    yield Heading(CRITERIA.say(language), 2)
    yield _drawn(weak.links[:MOST_DRAWN], language)
    yield _criteria(weak.links[:most], language, main=most is None)


def _fix(one: Link, language: Language) -> str:
    gain = figures.marks(one.gain)
    said = FIX.with_(id=one.criterion.id, title=one.criterion.title, units=one.fixable, gain=gain)
    return said.say(language)


def _parts(weak: WeakLinks, language: Language) -> Table:
    titles = (PART, SCOPE, UNITS, DUE, LOST, RATE)
    columns = [(one.say(language), "<" if one in (PART, SCOPE) else ">") for one in titles]
    rows = [
        (
            one.part.title,
            (COMMON if one.is_common else CATEGORY).say(language),
            str(one.units),
            figures.marks(one.due),
            figures.marks(one.lost),
            figures.percent(one.rate),
        )
        for one in weak.parts
    ]
    return table(columns, rows)


def _drawn(links: tuple[Link, ...], language: Language) -> Chart:
    rows = [
        (f"{one.criterion.id} {one.criterion.title}", (Bar(one.lost, figures.marks(one.lost)),))
        for one in links
    ]
    return Chart(MOST_LOST.say(language), ("",), tuple(rows), links[0].lost)


def _criteria(links: tuple[Link, ...], language: Language, main: bool) -> Table:
    left = (words.CRITERION, words.TITLE, PART)
    titles = (*left, CONCERNED, BELOW, SHARE, LOST, MEAN)
    columns = [(one.say(language), "<" if one in left else ">") for one in titles]
    rows = [
        (
            one.criterion.id,
            one.criterion.title,
            one.part.title,
            str(one.concerned),
            str(one.below_full),
            figures.percent(one.share_below),
            figures.marks(one.lost),
            figures.marks(one.mean_lost),
        )
        for one in links
    ]
    return table(columns, rows, main=main)
