"""交叉检查方案 — who inspects whom, which team has which area, and what was unavoidable."""

from collections.abc import Iterator, Mapping

from pufa_cli.base.language import Language, Phrase, Sayable, Text
from pufa_cli.model.planning import (
    Because,
    Changes,
    CrossCheckPlan,
    CrossCheckResult,
    Pair,
    PairedGroup,
    Supervision,
    Tally,
    Wish,
)
from pufa_cli.report import costly, words
from pufa_cli.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Page,
    Paragraph,
    table,
)

TITLE = Text("{round} 交叉检查方案", "Cross-check plan of {round}")
NO_PLAN = Text("做不出方案。", "No plan could be made.")
WISHES: Mapping[Wish, Text] = {
    "reciprocal": Text("互查", "mutual"),
    "repeated": Text("与上轮相同", "as last round"),
    "same_area": Text("同片", "same area"),
}
REASONS: Mapping[Because, Text] = {
    "two_units": Text("本组只有两个单位", "the group has two units"),
    "kept": Text("沿用原方案，少作变动", "the plan that is kept changes as little as may be"),
    "large_area": Text("本组过半单位在这个片", "more than half of the group lies in this area"),
    "least": Text("任何方案都不会更少", "no plan has fewer"),
    "not_proven": Text("没有找到更好的方案", "nothing better was found"),
}
SAID = Text("{wish}（{why}）", "{wish} ({why})")
ALONE = Text(
    "只有 {name} 一个单位，无法交叉检查。", "{name} is the only unit: nobody can inspect it."
)
TWO = Text("只有两个单位，只能互查。", "Two units can only inspect each other.")
REACHED = Text(
    "{units} 个单位，互查 {reciprocal} 对，与上轮相同 {repeated} 个，同片 {same_area} 个；{proof}",
    "{units:unit}: {reciprocal:mutual pair}, {repeated} as last round, {same_area} within one "
    "area; {proof}",
)
PROVEN = Text("已证明没有更好的方案。", "no plan is better, which is proven.")
NOT_PROVEN = Text(
    "未证明最优：至少互查 {reciprocal} 对，与上轮相同 {repeated} 个，同片 {same_area} 个。",
    "not proven best: no plan is below {reciprocal}, {repeated} and {same_area}.",
)
LOADS = Text(
    "最多的一组 {most} 个单位；任何分法都不少于 {at_least} 个。{proof}",
    "The team with most has {most:unit}; in no way has it fewer than {at_least}. {proof}",
)
EVEN = Text("已证明最均衡。", "No way is more even, which is proven.")
NOT_EVEN = Text("未证明最均衡。", "Not proven to be the most even.")
UNCOVERED = Text("各组都须回避，没有分出去：{areas}", "No team may have: {areas}")
WITHOUT = Text("没有写明片，没有分给督查组：{units}", "In no area, so with no team: {units}")
CHANGED = Text("{who}：{before} → {after}", "{who}: {before} → {after}")
NO_CHANGES = Text("没有变动。", "Nothing changes.")


def view(result: CrossCheckResult, language: Language) -> Page:
    """The plan; where none could be made, only that."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("plan").cross_check_record(result),
    )


def document(result: CrossCheckResult, language: Language) -> Document:
    """The plan as a document."""
    if result.plan is None:
        return Document(result.folder, (Paragraph(NO_PLAN.say(language), "bad"),))
    title = TITLE.with_(round=result.plan.round).say(language)
    return Document(title, tuple(_blocks(result, result.plan, language)))


def _blocks(result: CrossCheckResult, plan: CrossCheckPlan, language: Language) -> Iterator[Block]:
    yield Facts(tuple(_head(plan, language)))
    for group in plan.groups:
        name = " + ".join(result.titles.get(one, one) for one in group.categories)
        yield Heading(name)
        yield from _group(group, name, result, language)
    if plan.supervision is not None:
        yield Heading(Text("督查组包片", "Teams and areas").say(language))
        yield from _supervision(plan.supervision, result, language)
    if plan.changes is not None:
        yield Heading(Text("变动", "Changes").say(language))
        yield from _changes(plan.changes, result, language)


def _head(plan: CrossCheckPlan, language: Language) -> Iterator[tuple[str, str]]:
    yield Text("种子", "seed").say(language), plan.seed
    yield Text("依据", "made from").say(language), f"sha256 {plan.digest[:12]}"
    for name, digest in (
        (Text("上轮方案", "last round"), plan.previous),
        (Text("沿用方案", "kept plan"), plan.kept),
    ):
        if digest is not None:
            yield name.say(language), f"sha256 {digest[:12]}"


def _group(
    group: PairedGroup, name: str, result: CrossCheckResult, language: Language
) -> Iterator[Block]:
    if group.alone is not None:
        text = ALONE.with_(name=result.names[group.alone])
        yield Paragraph(text.say(language), "bad")
        return
    yield Paragraph(_summary(group).say(language))
    if len(group.pairs) == 2:
        yield Paragraph(TWO.say(language), "middling")
    columns = [
        (Text("检查单位", "inspects").say(language), "<"),
        (Text("片", "area").say(language), "<"),
        (Text("被查单位", "is inspected").say(language), "<"),
        (Text("片", "area").say(language), "<"),
        (Text("未能避免", "not avoided").say(language), "<"),
    ]
    rows = [_row(pair, result, language) for pair in group.pairs]
    made = table(columns, rows, main=True)
    yield made._replace(about=(words.CATEGORY.say(language), name))


def _summary(group: PairedGroup) -> Phrase:
    bound = NOT_PROVEN.with_(**_counts(group.at_least))
    proof = PROVEN if group.proven else bound
    return REACHED.with_(units=len(group.pairs), proof=proof, **_counts(group.reached))


def _counts(tally: Tally) -> dict[str, Sayable]:
    return {
        "reciprocal": tally.reciprocal,
        "repeated": tally.repeated,
        "same_area": tally.same_area,
    }


def _row(pair: Pair, result: CrossCheckResult, language: Language) -> tuple[Cell | str, ...]:
    said = [
        SAID.with_(wish=WISHES[wish], why=REASONS[why]).say(language)
        for wish, why in (pair.not_avoided or {}).items()
    ]
    sides = (pair.inspector, pair.inspected)
    places = [text for one in sides for text in (result.names[one], result.areas.get(one) or "—")]
    return (*places, Cell("；".join(said) or "—", "middling" if said else ""))


def _supervision(
    found: Supervision, result: CrossCheckResult, language: Language
) -> Iterator[Block]:
    proof = EVEN if found.proven else NOT_EVEN
    text = LOADS.with_(most=found.most, at_least=found.at_least, proof=proof)
    yield Paragraph(text.say(language))
    columns = [
        (Text("督查组", "team").say(language), "<"),
        (Text("片", "areas").say(language), "<"),
        (Text("单位数", "units").say(language), ">"),
    ]
    rows = [
        (result.teams[one.team], "、".join(one.areas) or "—", str(one.units))
        for one in found.duties
    ]
    yield table(columns, rows)
    if found.uncovered:
        yield Paragraph(UNCOVERED.with_(areas="、".join(found.uncovered)).say(language), "bad")
    if found.without_area:
        units = "、".join(result.names[one] for one in found.without_area)
        yield Paragraph(WITHOUT.with_(units=units).say(language), "middling")


def _changes(found: Changes, result: CrossCheckResult, language: Language) -> Iterator[Block]:
    names, teams = result.names, result.teams
    moves = [(one.inspector, one.before, one.after, names) for one in found.pairs]
    moves += [(one.area, one.before, one.after, teams) for one in found.areas]
    points = tuple(
        CHANGED.with_(
            who=names.get(key, key), before=_called(before, known), after=_called(after, known)
        ).say(language)
        for key, before, after, known in moves
    )
    yield Bullets(points) if points else Paragraph(NO_CHANGES.say(language))


def _called(one: str | None, names: Mapping[str, str]) -> str:
    return "—" if one is None else names.get(one, one)
