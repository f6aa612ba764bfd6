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
SAME_LEADER = Text("同一领导", "same leader")
REASONS: Mapping[Because, Text] = {
    "two_units": Text("本组只有两个单位", "the group has two units"),
    "kept": Text("沿用原方案，少作变动", "the plan that is kept changes as little as may be"),
    "large_area": Text("本组过半单位都如此", "so is more than half of the group"),
    "least": Text("任何方案都不会更少", "no plan has fewer"),
    "not_proven": Text("没有找到更好的方案", "nothing better was found"),
}
SAID = Text("{wish}（{why}）", "{wish} ({why})")
ALONE = Text(
    "只有 {name} 一个单位，无法交叉检查。", "{name} is the only unit: nobody can inspect it."
)
TWO = Text("只有两个单位，只能互查。", "Two units can only inspect each other.")
REACHED = Text(
    "{units} 个单位，互查 {reciprocal} 对，与上轮相同 {repeated} 个，"
    "同片或同一领导 {same_area} 个；{proof}",
    "{units:unit}: {reciprocal:mutual pair}, {repeated} as last round, {same_area} within one "
    "leader's area; {proof}",
)
PROVEN = Text("已证明没有更好的方案。", "no plan is better, which is proven.")
PROVEN_KEPT = Text(
    "已证明在变动最少的方案中没有更好的。",
    "no plan that changes as little is better, which is proven.",
)
NOT_PROVEN = Text(
    "未证明最优：至少互查 {reciprocal} 对，与上轮相同 {repeated} 个，"
    "同片或同一领导 {same_area} 个。",
    "not proven best: no plan is below {reciprocal}, {repeated} and {same_area}.",
)
LOADS = Text(
    "最多的一组 {most} 个单位；任何分法都不少于 {at_least} 个。{proof}",
    "The team with most has {most:unit}; in no way has it fewer than {at_least}. {proof}",
)
LOADS_KEPT = Text(
    "最多的一组 {most} 个单位；沿用原方案的包片，任何分法都不少于 {at_least} 个。{proof}",
    "The team with most has {most:unit}; while areas stay with their teams, in no way has it fewer "
    "than {at_least}. {proof}",
)
EVEN = Text("已证明最均衡。", "No way is more even, which is proven.")
NOT_EVEN = Text("未证明最均衡。", "Not proven to be the most even.")
UNCOVERED = Text("各组都须回避，没有分出去：{areas}", "No team may have: {areas}")
WITHOUT = Text("没有写明片，没有分给督查组：{units}", "In no area, so with no team: {units}")
AREA = Text("片", "area")
MOVES = (
    Text("原查", "inspected"),
    Text("改查", "now inspects"),
    Text("原由谁查", "was inspected by"),
    Text("改由谁查", "is now inspected by"),
)
HANDS = (Text("原督查组", "team before"), Text("现督查组", "team now"))
GONE = Text("{key}（已退出）", "{key} (gone)")
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
        yield from _group(group, name, result, plan.kept is not None, language)
    if plan.supervision is not None:
        yield Heading(Text("督查组包片", "Teams and areas").say(language))
        yield from _supervision(plan.supervision, result, plan.kept is not None, language)
    if plan.changes is not None:
        yield Heading(Text("变动", "Changes").say(language))
        yield from _changes(plan, plan.changes, result, language)


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
    group: PairedGroup, name: str, result: CrossCheckResult, is_kept: bool, language: Language
) -> Iterator[Block]:
    if group.alone is not None:
        text = ALONE.with_(name=result.names[group.alone])
        yield Paragraph(text.say(language), "bad")
        return
    yield Paragraph(_summary(group, is_kept).say(language))
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


def _summary(group: PairedGroup, is_kept: bool) -> Phrase:
    bound = NOT_PROVEN.with_(**_counts(group.at_least))
    proven = PROVEN_KEPT if is_kept else PROVEN
    proof = proven if group.proven else bound
    return REACHED.with_(units=len(group.pairs), proof=proof, **_counts(group.reached))


def _counts(tally: Tally) -> dict[str, Sayable]:
    return {
        "reciprocal": tally.reciprocal,
        "repeated": tally.repeated,
        "same_area": tally.same_area,
    }


def _row(pair: Pair, result: CrossCheckResult, language: Language) -> tuple[Cell | str, ...]:
    sides = (pair.inspector, pair.inspected)
    wishes = dict(WISHES)
    if len({result.areas.get(one) for one in sides}) > 1:
        wishes["same_area"] = SAME_LEADER
    said = [
        SAID.with_(wish=wishes[wish], why=REASONS[why]).say(language)
        for wish, why in (pair.not_avoided or {}).items()
    ]
    places = [text for one in sides for text in (result.names[one], result.areas.get(one) or "—")]
    return (*places, Cell("；".join(said) or "—", "middling" if said else ""))


def _supervision(
    found: Supervision, result: CrossCheckResult, is_kept: bool, language: Language
) -> Iterator[Block]:
    proof = EVEN if found.proven else NOT_EVEN
    text = (LOADS_KEPT if is_kept else LOADS).with_(
        most=found.most, at_least=found.at_least, proof=proof
    )
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


def _changes(
    plan: CrossCheckPlan, found: Changes, result: CrossCheckResult, language: Language
) -> Iterator[Block]:
    """Everybody who is to be told: who inspects and who is inspected otherwise than before."""
    if not found.pairs and not found.areas:
        yield Paragraph(NO_CHANGES.say(language))
    if found.pairs:
        columns = [(one.say(language), "<") for one in (words.UNIT, *MOVES)]
        rows = [
            tuple(_called(one, result.names, language) for one in (unit, *told))
            for unit, *told in _told(plan, found)
        ]
        yield table(columns, rows)
    if found.areas:
        columns = [(one.say(language), "<") for one in (AREA, *HANDS)]
        areas = [
            (one.area, *(_called(team, result.teams, language) for team in (one.before, one.after)))
            for one in found.areas
        ]
        yield table(columns, areas)


def _told(plan: CrossCheckPlan, found: Changes) -> Iterator[tuple[str, *tuple[str | None, ...]]]:
    """Each unit concerned, whom it inspected and inspects, who inspected and who inspects it."""
    after = plan.inspected_by
    before = {**after, **{one.inspector: one.before for one in found.pairs}}
    was, now = ({whom: who for who, whom in pairs.items()} for pairs in (before, after))
    concerned = {unit for one in found.pairs for unit in (one.inspector, one.before, one.after)}
    for unit in sorted(one for one in concerned if one is not None):
        yield unit, before.get(unit), after.get(unit), was.get(unit), now.get(unit)


def _called(one: str | None, names: Mapping[str, str], language: Language) -> str:
    if one is None:
        return "—"
    return names.get(one) or GONE.with_(key=one).say(language)
