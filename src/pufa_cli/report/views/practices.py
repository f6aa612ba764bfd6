"""典型经验 — practices with their effect, pilots beside the others, the standard as fixed."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.model.spreading import Spread, SpreadResult
from pufa_cli.report import costly, figures, words
from pufa_cli.report.changes import changes
from pufa_cli.report.document import Block, Document, Facts, Heading, Page, Paragraph, table
from pufa_cli.report.provenance import provenance_block

TITLE = Text("{district} 典型经验和推广（{round}）", "{district}: practices of {round}")
NONE = Text("还没有记录典型经验。", "No practice has been recorded yet.")
FROM, RECORDED = Text("来自", "from"), Text("记录日期", "recorded on")
PROOF, ADOPTED = Text("佐证材料", "proof"), Text("已推广到", "adopted by")
PLACE, SINCE = Text("出处", "place"), Text("对比日", "compared with")
ADOPTERS, OTHERS = Text("已推广单位得分率", "rate of adopters"), Text("其他单位", "of others")
BEFORE, COUNT = Text("推广单位原来", "of adopters before"), Text("推广/其他", "adopters/others")
COMPARISON = Text(
    "得分率的差别只是对照，不等于成效。", "A difference in rates is a comparison, not a proof."
)
SEEN = Text("{unit}（{on}）：{note}", "{unit} ({on}): {note}")
SITES, DAY = Text("现场会", "Meetings on site"), Text("日期", "date")
SITE, CAME = Text("地点", "where"), Text("到会单位", "who came")
TOOK_OVER = Text("会后推广", "took over since")
NO_SITE = Text("还没有开现场会的试点：{units}", "Pilots without a meeting on site: {units}")
PILOTS = Text("试点单位与其他单位", "Pilots and the others")
PILOT_MEAN, OTHER_MEAN = Text("试点平均", "mean of pilots"), Text("其他平均", "mean of others")
APART = Text("之差", "difference")
FROZEN = Text("标准定稿", "The standard as fixed")
ON, DIGEST = Text("定稿日期", "fixed on"), Text("摘要", "digest")
WHY, PILOT = Text("说明", "reason"), Text("试点所用标准", "standard of the pilot")
NOT_FROZEN = Text("标准还没有定稿（pufa.yaml 的 frozen）。", "The standard is not fixed yet.")
CHANGES = Text("试点以后的改动", "What was changed after the pilot")


def view(result: SpreadResult, language: Language) -> Page:
    """The practices."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("acceptance").practices_record(result),
    )


def document(result: SpreadResult, language: Language) -> Document:
    """Each practice, pilots beside the others, the standard."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    return Document(title, tuple(_blocks(result, language)))


def _blocks(result: SpreadResult, language: Language) -> Iterator[Block]:
    facts = [(words.AS_OF.say(language), str(result.provenance.as_of))]
    if result.since:
        facts.append((SINCE.say(language), result.since))
    yield Facts(tuple(facts))
    if result.not_compared:
        yield Paragraph(words.NOT_COMPARED.with_(since=str(result.since)).say(language))
    if not result.practices:
        yield Paragraph(NONE.say(language))
    for one in result.practices:
        yield from _practice(one, language)
    if any(one.effects for one in result.practices):
        yield Paragraph(COMPARISON.say(language), "quiet")
    yield from _sites(result, language)
    yield from _pilots(result, language)
    yield from _frozen(result, language)
    yield from provenance_block(result.provenance, language)


def _practice(one: Spread, language: Language) -> Iterator[Block]:
    found = one.practice
    yield Heading(found.title)
    yield Facts(
        (
            (FROM.say(language), one.unit.name if one.unit else found.unit),
            (RECORDED.say(language), str(found.recorded_on)),
            (PROOF.say(language), "、".join(each.title for each in found.evidence) or "—"),
            (ADOPTED.say(language), "、".join(unit.name for unit in one.adopters) or "—"),
            (PLACE.say(language), one.place),
        )
    )
    yield Paragraph(found.text)
    yield _effects(one, language)
    names = {unit.id: unit.name for unit in one.adopters}
    for each in found.adopted:
        if each.note is not None:
            seen = SEEN.with_(unit=names[each.unit], on=str(each.on), note=each.note)
            yield Paragraph(seen.say(language))


def _effects(one: Spread, language: Language) -> Block:
    left = (words.CRITERION, words.TITLE)
    titles = (*left, COUNT, ADOPTERS, OTHERS, BEFORE)
    columns = [(each.say(language), "<" if each in left else ">") for each in titles]
    rows = [
        (
            each.criterion.id,
            each.criterion.title,
            f"{each.adopting}/{each.not_adopting}",
            figures.percent(each.adopters),
            figures.percent(each.others),
            figures.percent(each.before),
        )
        for each in one.effects
    ]
    found = table(columns, rows, main=True)
    return found._replace(about=("practice", one.practice.id))


def _sites(result: SpreadResult, language: Language) -> Iterator[Block]:
    if not result.sites:
        return
    yield Heading(SITES.say(language))
    columns = [(DAY.say(language), "|")]
    columns += [(one.say(language), "<") for one in (SITE, CAME, TOOK_OVER, PLACE)]
    rows = [
        (
            str(one.on),
            one.unit.name,
            *(
                "、".join(unit.name for unit in some) or "—"
                for some in (one.attended, one.adopting)
            ),
            one.place,
        )
        for one in result.sites
    ]
    yield table(columns, rows)
    if result.without_site:
        names = "、".join(unit.name for unit in result.without_site)
        yield Paragraph(NO_SITE.with_(units=names).say(language))


def _pilots(result: SpreadResult, language: Language) -> Iterator[Block]:
    both = [one for one in result.categories if one.pilot_mean is not None]
    if not both:
        return
    yield Heading(PILOTS.say(language))
    columns = [(words.CATEGORY.say(language), "<")]
    columns += [(one.say(language), ">") for one in (PILOT_MEAN, OTHER_MEAN, APART)]
    rows = []
    for one in both:
        pilots, others = one.pilot_mean, one.other_mean
        apart = None if pilots is None or others is None else pilots - others
        means = (figures.mean(mean, result.places) for mean in (pilots, others))
        rows.append((one.category.title, *means, figures.change(apart, result.places)))
    yield table(columns, rows)


def _frozen(result: SpreadResult, language: Language) -> Iterator[Block]:
    yield Heading(FROZEN.say(language))
    if result.frozen is None:
        yield Paragraph(NOT_FROZEN.say(language))
        return
    yield Facts(
        (
            (words.STANDARD.say(language), result.provenance.standard),
            (ON.say(language), str(result.frozen.on)),
            (DIGEST.say(language), result.frozen.digest[:12]),
            (PILOT.say(language), result.frozen.pilot or "—"),
            (WHY.say(language), result.frozen.reason or "—"),
        )
    )
    if result.changes is not None:
        yield Heading(CHANGES.say(language), 2)
        yield from changes(result.changes.changes, language)
