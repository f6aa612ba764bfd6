"""合并结果 — several districts as one: who is there, grades, means, the ranking of all units."""

from collections.abc import Iterator, Mapping, Sequence

from pufa_cli.base.language import Language, Text, say
from pufa_cli.base.numbers import fixed
from pufa_cli.model.merging import Area, AreaCategory, KeptDistrict, MergeResult, Place
from pufa_cli.model.rollup import Presence
from pufa_cli.model.rule import Status
from pufa_cli.report import costly, figures, standing, words
from pufa_cli.report.document import Block, Cell, Document, Facts, Heading, Page, Paragraph, table

TITLE = Text("{title} 考核结果（合并）", "{title}: merged results")
NO_TITLE = Text("考核结果（合并）", "Merged results")
NOTHING = Text("没有可以并入的结果。", "There is nothing that could be merged.")
COUNTS = Text(
    "{districts} 个区县，{units} 个单位：已评 {scored}，未评定 {broken}，未提交 {missing}",
    "{districts:district}, {units:unit}: {scored} scored, {broken} not assessed, {missing} missing",
)
PROVISIONAL = Text(
    "本结果为暂定：{files} 份结果没有并入，{missing} 个单位未提交，{broken} 个未评定，"
    "{pending} 个有待评项目。",
    "Provisional: {files:result} not merged, {missing:unit} missing, {broken} not assessed, "
    "{pending} with pending items.",
)
APART = Text(
    "以下各部分的轮次或标准不同，得分不能相互比较，分别汇总、分别排名。",
    "The parts below differ in round or standard: they are summed up and ranked apart.",
)
SEVERAL = Text("有 {count} 份不同的结果，都没有计入", "{count} different results, none counted")
SUMMARY = Text(
    "{units} 个单位，平均 {mean}，中位 {median}", "{units:unit}, mean {mean}, median {median}"
)
ALL, DISTRICT = Text("合计", "all"), Text("区县", "district")
STATES = (
    standing.PRESENCE[Presence.SCORED],
    Text("未评定", "broken"),
    Text("未提交", "missing"),
)
WEAKEST = 5
DIGITS_SHOWN = 12


def view(result: MergeResult, language: Language, most_rows: int | None = None) -> Page:
    """The whole area; `most_rows` cuts each ranking and says how many rows were left out."""
    return Page(
        lambda: document(result, language, most_rows),
        lambda: costly.recorder("merge").merge_record(result),
    )


def document(result: MergeResult, language: Language, most_rows: int | None = None) -> Document:
    """The merged result as a document."""
    named = TITLE.with_(title=result.title) if result.title else NO_TITLE
    blocks: list[Block] = [*_overview(result, language), *_refused(result, language)]
    if len(result.areas) > 1:
        blocks.append(Paragraph(APART.say(language), "strong"))
    for area in result.areas:
        blocks += _area(area, language, most_rows)
    return Document(say(named, language), tuple(blocks))


def _overview(result: MergeResult, language: Language) -> Iterator[Block]:
    if not result.areas:
        yield Paragraph(NOTHING.say(language), "bad")
        return
    found = result.districts
    counts = {
        "districts": len({one.district_id for one in found}),
        "units": sum(len(one.rows) for one in found),
        "pending": sum(one.pending for one in found),
        "files": len(result.broken) + len(result.conflicts),
        **{one.value: sum(kept.count(one.value) for kept in found) for one in Presence},
    }
    scope = Text("范围", "scope").say(language)
    engine = (words.ENGINE.say(language), f"pufa {result.engine}")
    yield Facts(((scope, COUNTS.with_(**counts).say(language)), engine))
    if result.is_provisional:
        yield Paragraph(PROVISIONAL.with_(**counts).say(language), "middling")


def _refused(result: MergeResult, language: Language) -> Iterator[Block]:
    """Files and districts that are not in the figures."""
    rows = [
        (Cell(one.file, "bad"), f"{one.code} {one.reason.get(language, '')}")
        for one in result.broken
    ]
    rows += [
        (
            Cell(f"{one.district}（{one.round_id}）", "bad"),
            SEVERAL.with_(count=len(one.sources)).say(language),
        )
        for one in result.conflicts
    ]
    if rows:
        yield Heading(Text("没有并入的结果", "Not merged").say(language))
        what = Text("文件或区县", "file or district").say(language)
        yield table([(what, "<"), (words.REASON.say(language), "<")], rows)


def _area(area: Area, language: Language, most: int | None) -> Iterator[Block]:
    cohort = area.cohort
    yield Heading(f"{area.districts[0].round} · {cohort.standard}")
    yield _districts(area, language)
    yield Heading(Text("各类平均分", "Means by category").say(language), 2)
    yield _means(area, language)
    for category in area.categories:
        yield from _category(area, category, language, most)
    yield Heading(Text("依据", "Basis").say(language), 2)
    yield _basis(area, language)


def _districts(area: Area, language: Language) -> Block:
    names = list(dict.fromkeys(name for one in area.categories for name, _ in one.grades))
    columns = [
        (DISTRICT.say(language), "<"),
        (Text("单位数", "units").say(language), ">"),
        *((text.say(language), ">") for text in STATES),
        (words.STATUS[Status.PENDING].say(language), ">"),
        *((name, ">") for name in names),
        (words.NOTE.say(language), "<"),
    ]
    counted = [_counts(one, names) for one in area.districts]
    rows: list[tuple[Cell | str, ...]] = [
        (area.name_of(one), *map(str, counts), _note(one, language))
        for one, counts in zip(area.districts, counted, strict=True)
    ]
    if len(rows) > 1:
        sums = (str(sum(column)) for column in zip(*counted, strict=True))
        rows.append((Cell(ALL.say(language), "strong"), *sums, ""))
    return table(columns, rows)


def _counts(one: KeptDistrict, names: Sequence[str]) -> list[int]:
    states = [one.count(state.value) for state in Presence]
    grades = [sum(row.grade == name for row in one.rows) for name in names]
    return [len(one.rows), *states, one.pending, *grades]


def _note(one: KeptDistrict, language: Language) -> str:
    return Text("暂定", "provisional").say(language) if one.is_provisional else ""


def _means(area: Area, language: Language) -> Block:
    """A row for each district, a column for each category; a mean is of ranked units."""
    columns = [(DISTRICT.say(language), "<"), *((one.title, ">") for one in area.categories)]
    rows: list[tuple[Cell | str, ...]] = []
    for one in area.districts:
        means = {category.id: category.mean or "—" for category in one.categories}
        rows.append((area.name_of(one), *(means.get(each.id, "—") for each in area.categories)))
    if len(rows) > 1:
        whole = (figures.mean(one.mean, area.decimals) for one in area.categories)
        rows.append((Cell(Text("全部单位", "all units").say(language), "strong"), *whole))
    return table(columns, rows)


def _category(
    area: Area, one: AreaCategory, language: Language, most: int | None
) -> Iterator[Block]:
    yield Heading(one.title, 2)
    summary = SUMMARY.with_(
        units=len(one.places),
        mean=figures.mean(one.mean, area.decimals),
        median=figures.mean(one.median, area.decimals),
    )
    yield Paragraph(summary.say(language))
    columns = [
        (words.RANK.say(language), ">"),
        (DISTRICT.say(language), "<"),
        (words.UNIT.say(language), "<"),
        (words.TOTAL.say(language), ">"),
        (words.GRADE.say(language), "<"),
        (Text("区县名次", "rank in district").say(language), ">"),
        (words.NOTE.say(language), "<"),
    ]
    names = {each.district_id: area.name_of(each) for each in area.districts}
    rows = [_place(place, names, language) for place in one.places[:most]]
    about = (words.CATEGORY.say(language), one.title)
    yield table(columns, rows, main=True)._replace(about=about)
    if most is not None and len(one.places) > most:
        yield Paragraph(words.NOT_SHOWN.with_(count=len(one.places) - most).say(language), "quiet")
    yield from _weak(one, language)


def _place(one: Place, names: Mapping[str, str], language: Language) -> tuple[Cell | str, ...]:
    row = one.row
    total = row.total or "—"
    presence = Presence(row.state)
    state = "" if row.is_scored else standing.PRESENCE[presence].say(language)
    return (
        str(one.rank or "—"),
        names[one.district.district_id],
        row.name,
        f"{total}–{row.total_at_most}" if row.is_pending else total,
        row.grade or "–".join(row.grade_range or ()) or "—",
        str(row.rank or "—"),
        f"{state} {row.reason}".strip(),
    )


def _weak(one: AreaCategory, language: Language) -> Iterator[Block]:
    if not one.losses:
        return
    columns = [
        (Text("失分最多的指标", "most lost on").say(language), "<"),
        (words.MARKS.say(language), ">"),
        (Text("平均失分", "mean lost").say(language), ">"),
        (Text("未得满分", "below full").say(language), ">"),
    ]
    rows = [
        (
            f"{loss.criterion} {loss.title}",
            figures.marks(loss.marks),
            fixed(loss.mean_lost, 2),
            f"{loss.below_full}/{loss.concerned}",
        )
        for loss in one.losses[:WEAKEST]
    ]
    yield table(columns, rows)


def _basis(area: Area, language: Language) -> Block:
    columns = [
        (DISTRICT.say(language), "<"),
        (words.AS_OF.say(language), "<"),
        (words.ENGINE.say(language), "<"),
        (Text("标准摘要", "standard's digest").say(language), "<"),
        (Text("材料摘要", "digest of inputs").say(language), "<"),
    ]
    rows = [
        (
            f"{one.district}（{one.district_id}）",
            one.provenance.as_of,
            f"pufa {one.provenance.engine}",
            one.provenance.standard_sha256[:DIGITS_SHOWN],
            one.provenance.inputs_sha256[:DIGITS_SHOWN],
        )
        for one in area.districts
    ]
    return table(columns, rows)
