"""Quotas on grades in words: how many may have a grade, how many have it, who would be over."""

from collections.abc import Iterator, Sequence

from pufa_cli.base.language import Joined, Language, Text
from pufa_cli.model.rollup import LastResult, QuotaResult, Row
from pufa_cli.report import words
from pufa_cli.report.document import Block, Heading, Paragraph, table

TITLE = Text("等次名额", "Quotas")
PROPOSED = Text(
    "名额只作提示，等次以评分为准；超出名额的由主管办公室研究决定。",
    "A quota proposes and changes no grade: the office decides about those over it.",
)
LAST = Text("末位单位", "Last places")
LAST_PROPOSED = Text(
    "只作提示；末位同分的全部列出，由主管办公室研究决定。",
    "A proposal only; all who are tied on the line are named, the office decides.",
)
DISTRICT = Text("全区", "district")
NEXT = Text("建议改评下一等：{names}", "proposed for the next grade: {names}")
TIED = Text("末位同分，请研究：{names}", "tied on the line, to be decided: {names}")


def quota_blocks(found: Sequence[QuotaResult], language: Language) -> Iterator[Block]:
    """A table of the quotas; nothing where the standard has none."""
    if not found:
        return
    yield Heading(TITLE.say(language))
    yield Paragraph(PROPOSED.say(language), "quiet")
    columns = [
        (words.GRADE.say(language), "<"),
        (words.CATEGORY.say(language), "<"),
        (Text("单位数", "units").say(language), ">"),
        (Text("名额", "quota").say(language), ">"),
        (Text("达到", "reached").say(language), ">"),
        (words.NOTE.say(language), "<"),
    ]
    yield table(columns, [_row(one, language) for one in found])


def last_blocks(found: Sequence[LastResult], language: Language) -> Iterator[Block]:
    """A table of the last places; nothing where the standard says nothing of them."""
    if not found:
        return
    yield Heading(LAST.say(language))
    yield Paragraph(LAST_PROPOSED.say(language), "quiet")
    columns = [
        (words.CATEGORY.say(language), "<"),
        (Text("末位", "last places").say(language), ">"),
        (words.UNIT.say(language), "<"),
        (Text("拟采取的措施", "proposed").say(language), "<"),
    ]
    rows = [
        (
            one.category.title if one.category else DISTRICT.say(language),
            f"{one.places} ({one.last.count})",
            _names(one.rows) or "—",
            one.last.title,
        )
        for one in found
    ]
    yield table(columns, rows)


def _row(one: QuotaResult, language: Language) -> Sequence[str]:
    category = one.category.title if one.category else DISTRICT.say(language)
    counts = (str(one.units), f"{one.allowed} ({one.quota.most})", str(one.holders))
    return (one.quota.grade, category, *counts, _remark(one, language))


def _remark(one: QuotaResult, language: Language) -> str:
    told = [TIED.with_(names=_names(one.tied))] if one.tied else []
    told += [NEXT.with_(names=_names(one.over))] if one.over else []
    return Joined(tuple(told)).say(language)


def _names(rows: Sequence[Row]) -> str:
    return "、".join(row.name for row in rows)
