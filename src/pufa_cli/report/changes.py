"""What differs between two standards, as tables."""

from collections.abc import Iterator, Mapping, Sequence

from pufa_cli.base.language import Language, Sayable, Text, say
from pufa_cli.model.alteration import Alteration, Bump, Difference, Manner
from pufa_cli.model.results import StandardResult
from pufa_cli.report import words
from pufa_cli.report.document import Block, Facts, Heading, Paragraph, Table, table

KINDS: Mapping[str, Text] = {
    "head": Text("标准开头", "head"),
    "grade": Text("等次", "grade"),
    "part": Text("部分", "part"),
    "dimension": Text("考核项目", "dimension"),
    "criterion": Text("指标", "criterion"),
    "category": Text("类别", "category"),
    "veto": Text("否决条款", "veto"),
    "bonus": Text("加分组", "bonus group"),
    "penalty": Text("减分组", "penalty group"),
    "line": Text("加减分条目", "line"),
}
MANNERS: Mapping[Manner, Text] = {
    Manner.ADDED: Text("新增", "added"),
    Manner.REMOVED: Text("删去", "removed"),
    Manner.MOVED: Text("移动", "moved"),
    Manner.CHANGED: Text("改动", "changed"),
}
BUMPS: Mapping[Bump, Text] = {
    Bump.NONE: Text("不用升", "none"),
    Bump.PATCH: Text("修订号", "patch"),
    Bump.MINOR: Text("次版本", "minor"),
    Bump.MAJOR: Text("主版本", "major"),
}
KEYS: Mapping[str, Text] = {
    "to": Text("所在", "in"),
    "marks": words.MARKS,
    "title": words.TITLE,
    "clause": Text("评分标准", "clause"),
    "rule": Text("计分方式", "rule"),
    "by_category": Text("各类别的计分方式", "rule by category"),
    "evidence": Text("佐证材料", "evidence"),
    "verify": Text("核验方法", "verified by"),
    "methods": Text("核验方法", "methods"),
    "not_applicable": Text("缺项", "not applicable"),
    "counts": Text("计入分值", "counts"),
    "at_least": Text("下限", "at least"),
    "effect": Text("影响", "effect"),
    "points": words.POINTS,
    "source": Text("依据", "rests on"),
    "total": words.TOTAL,
    "completeness": words.COMPLETENESS,
    "parts": Text("组成部分", "parts"),
    "note": Text("编写说明", "note"),
    "carries_to": Text("带入", "carries to"),
    "consequence": Text("后果", "consequence"),
    "conditions": Text("情形", "conditions"),
    "below": Text("低于此分", "below"),
    "one_of": Text("选填部分", "one of"),
    "max": Text("封顶", "cap"),
    "count": Text("计法", "count"),
    "measure": Text("计量", "measure"),
    "base": Text("基础分", "base"),
    "limits": Text("上下限", "limits"),
    "figures": Text("引用的数", "figures"),
    "rounding": Text("舍入", "rounding"),
    "judge": Text("判等依据", "judged by"),
    "quotas": Text("名额", "quotas"),
    "slice": Text("折算计入", "slice"),
    "sanctions": Text("处置阶梯", "sanctions"),
}
NOTHING = Text("没有差别。", "Nothing differs.")
AGAINST = Text("对 {base} 的改动", "Changes against {base}")
NOT_THERE = "—"


def changed(result: StandardResult, language: Language) -> Iterator[Block]:
    """What an overlay changes in the standard it extends, and why."""
    if result.extends:
        yield Heading(AGAINST.with_(base=result.extends).say(language))
        yield Facts(((Text("依据", "rests on").say(language), " ".join(result.reason.split())),))
        yield from changes(result.changes, language)


def changes(
    found: Sequence[Alteration], language: Language, *, main: bool = False
) -> Iterator[Block]:
    """Every entry that differs, a row for each key."""
    if found:
        yield _table(found, language, main=main)
    else:
        yield Paragraph(NOTHING.say(language))


def _table(found: Sequence[Alteration], language: Language, *, main: bool) -> Table:
    columns = [
        (Text("处", "entry").say(language), "<"),
        (Text("编号", "id").say(language), "<"),
        (words.TITLE.say(language), "<"),
        (Text("怎样", "how").say(language), "<"),
        (Text("项", "key").say(language), "<"),
        (Text("原", "before").say(language), "<"),
        (Text("新", "after").say(language), "<"),
        (Text("要升", "needs").say(language), "<"),
    ]
    return table(columns, [row for one in found for row in _rows(one, language)], main=main)


def _rows(one: Alteration, language: Language) -> Iterator[tuple[str, ...]]:
    head = (
        KINDS[one.kind].say(language),
        one.id or NOT_THERE,
        one.title or NOT_THERE,
        MANNERS[one.manner].say(language),
    )
    if not one.differences:
        yield (*head, NOT_THERE, NOT_THERE, NOT_THERE, BUMPS[one.bump].say(language))
    for found in one.differences:
        yield (*head, *_difference(found, language))


def _difference(found: Difference, language: Language) -> tuple[str, ...]:
    name = KEYS.get(found.key)
    return (
        found.key if name is None else name.say(language),
        _said(found.before, language),
        _said(found.after, language),
        BUMPS[found.bump].say(language),
    )


def _said(value: Sayable | None, language: Language) -> str:
    return NOT_THERE if value is None else " ".join(say(value, language).split())
