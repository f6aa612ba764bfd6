"""区县报告 — grades, ranking, dimension means, weak points; pilots apart, missing units as rows."""

from collections.abc import Iterator, Sequence

from pufa_cli.base.language import Joined, Language, Text
from pufa_cli.base.numbers import ZERO, fixed
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.rollup import CategoryRollup, DistrictRollup, Presence, Row, WeakPoint
from pufa_cli.report import costly, figures, standing, words
from pufa_cli.report.accounts import all_effects
from pufa_cli.report.charts import UNSCORED, grades_chart
from pufa_cli.report.document import (
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    Page,
    Paragraph,
    Table,
    Tone,
    table,
)
from pufa_cli.report.provenance import provenance_block
from pufa_cli.report.quotas import last_blocks, quota_blocks

TITLE = Text("{district} {round} 考核结果", "{district}: results of {round}")
OF_ALL = Text(
    "各类平均分只计参加排名的单位；以下两项计全部已评单位，有待评的按最低得分计。",
    "Means of totals are of ranked units; the following are of all units scored, at the least "
    "that pending items give.",
)
BARE_TITLE = Text("{district} 考核结果", "{district}: results")
NOTHING = Text("没有可以评定的文件。", "There is nothing that could be assessed.")
UNUSABLE = Text(
    "pufa.yaml、名册或标准有错误，没有汇总。",
    "pufa.yaml, the roster or the standard has errors: nothing was rolled up.",
)
PROVISIONAL = Text(
    "本结果为暂定：{missing} 个单位未提交，{broken} 个未评定，{pending} 个有待评项目。",
    "Provisional: {missing:unit} missing, {broken} not assessed, {pending} with pending items.",
)
COUNTS = Text(
    "{units} 个单位：已评 {scored}，未评定 {broken}，未提交 {missing}",
    "{units:unit}: {scored} scored, {broken} not assessed, {missing} missing",
)
WEAKEST = 10
WEAKEST_OF_CATEGORY = 5


def view(result: DistrictResult, language: Language, most_rows: int | None = None) -> Page:
    """The district's page; `most_rows` cuts each ranking and says how many rows were left out."""
    return Page(
        lambda: document(result, language, most_rows),
        lambda: costly.recorder("district").district_record(result),
    )


def document(result: DistrictResult, language: Language, most_rows: int | None = None) -> Document:
    """The district's report as a document."""
    found = result.rollup
    if found is None:
        text = UNUSABLE if result.setup_is_broken else NOTHING
        return Document(result.folder, (Paragraph(text.say(language), "bad"),))
    blocks = (
        *_overview(result, found, language),
        Heading(Text("等次分布", "Grades").say(language)),
        *_grades(found, language),
        *_pilots(found, language),
        Heading(Text("排名", "Ranking").say(language)),
        *_rankings(found, language, most_rows),
        Heading(Text("考核项目平均得分", "Dimension means").say(language)),
        *_dimensions(found, language),
        Heading(Text("薄弱环节", "Weak points").say(language)),
        *_weak_points(found, language),
        *quota_blocks(found.quotas, language),
        *last_blocks(found.last_places, language),
        *_unscored(found, language),
        *_vetoed(found, language),
        *provenance_block(result.provenance, language),
    )
    text = TITLE if found.round else BARE_TITLE
    title = text.with_(district=found.district, round=found.round)
    return Document(title.say(language), blocks)


def _overview(result: DistrictResult, found: DistrictRollup, language: Language) -> Iterator[Block]:
    counts = {presence: found.count(presence) for presence in Presence}
    shown = {
        "units": len(found.rows),
        "scored": counts[Presence.SCORED],
        "broken": counts[Presence.BROKEN],
        "missing": counts[Presence.MISSING],
        "pending": found.pending,
    }
    pairs = [(Text("范围", "scope").say(language), COUNTS.with_(**shown).say(language))]
    if result.office:
        pairs.insert(0, (Text("主管", "office").say(language), result.office))
    files = Text("读入并评分 {read}，退回 {refused}", "{read} read and scored, {refused} refused")
    read = files.with_(read=result.files_read, refused=result.files_refused).say(language)
    pairs.append((Text("自评文件", "submissions").say(language), read))
    blank = [row.name for row in found.rows if row.is_blank]
    if blank:
        names = words.some(blank, language)
        pairs.append((Text("空表，没有填写", "blank forms").say(language), names))
    yield Facts(tuple(pairs))
    if found.is_provisional:
        yield Paragraph(PROVISIONAL.with_(**shown).say(language), "middling")


def _grades(found: DistrictRollup, language: Language) -> Iterator[Block]:
    """One table for all categories with the same grades, else one for each set of grades."""
    for names in dict.fromkeys(tuple(n for n, _ in one.grades) for one in found.categories):
        same = [one for one in found.categories if tuple(n for n, _ in one.grades) == names]
        yield _grade_table(same, names, language)
        yield grades_chart(names, [_grade_counts(one) for one in same], language)


def _grade_table(
    categories: Sequence[CategoryRollup], names: Sequence[str], language: Language
) -> Table:
    open_word = words.OPEN.say(language)
    presence = [standing.PRESENCE[one].say(language) for one in (Presence.BROKEN, Presence.MISSING)]
    mean = Text("平均分", "mean").say(language)
    figures_shown = [Text("单位数", "units").say(language), *names, open_word, *presence, mean]
    columns = [(words.CATEGORY.say(language), "<"), *((name, ">") for name in figures_shown)]
    rows = [_grade_row(one) for one in categories]
    if len(rows) > 1:
        rows.append(_sum_row(rows, language))
    return table(columns, rows)


def _sum_row(rows: Sequence[Sequence[str]], language: Language) -> Sequence[str]:
    """Counts add up over categories; a mean does not: categories are marked by other sheets."""
    counts = (str(sum(int(row[at]) for row in rows)) for at in range(1, len(rows[0]) - 1))
    return (Text("合计", "all").say(language), *counts, "")


def _grade_row(one: CategoryRollup) -> Sequence[str]:
    return (
        one.category.title,
        str(len(one.rows)),
        *(str(count) for _, count in one.grades),
        str(one.ungraded),
        str(one.count(Presence.BROKEN)),
        str(one.count(Presence.MISSING)),
        figures.mean(one.mean, 2),
    )


def _grade_counts(one: CategoryRollup) -> tuple[str, list[int]]:
    unscored = [one.count(each) for each in UNSCORED]
    return one.category.title, [*(count for _, count in one.grades), one.ungraded, *unscored]


def _pilots(found: DistrictRollup, language: Language) -> Iterator[Block]:
    pilots = [row for row in found.rows if row.is_pilot]
    if not pilots:
        return
    places = found.standard.rounding.places
    titles = {one.category.id: one.category.title for one in found.categories}
    yield Heading(Text("试点单位", "Pilots").say(language))
    columns = [
        (words.UNIT.say(language), "<"),
        (words.CATEGORY.say(language), "<"),
        (words.TOTAL.say(language), ">"),
        (words.GRADE.say(language), "<"),
        (Text("类别名次", "rank in category").say(language), ">"),
        (Text("同类非试点平均", "mean of the others").say(language), ">"),
    ]
    others = {one.category.id: one.other_mean for one in found.categories}
    rows = [
        (
            row.name,
            titles[row.category],
            standing.row_total(row, places),
            standing.row_grade(row),
            str(row.rank) if row.rank else "—",
            figures.mean(others[row.category], places),
        )
        for row in pilots
    ]
    yield table(columns, rows)


def _rankings(found: DistrictRollup, language: Language, most: int | None) -> Iterator[Block]:
    several = len(found.categories) > 1
    for one in found.categories:
        text = Text(
            "{title}：平均 {mean}，中位 {median}，最高 {best}，最低 {worst}",
            "{title}: mean {mean}, median {median}, best {best}, worst {worst}",
        )
        places = found.standard.rounding.places
        summary = text.with_(
            title=one.category.title,
            mean=figures.mean(one.mean, places),
            median=figures.mean(one.median, places),
            best=figures.mean(one.best, places),
            worst=figures.mean(one.worst, places),
        )
        if several:
            yield Heading(one.category.title, 2)
        yield Paragraph(summary.say(language))
        about = (words.CATEGORY.say(language), one.category.title)
        yield _ranking(one, places, language, most)._replace(about=about)
        if most is not None and len(one.rows) > most:
            left = words.NOT_SHOWN.with_(count=len(one.rows) - most)
            yield Paragraph(left.say(language), "quiet")


def _ranking(one: CategoryRollup, places: int, language: Language, most: int | None) -> Table:
    columns = [
        (words.RANK.say(language), ">"),
        (words.UNIT.say(language), "<"),
        (words.TOTAL.say(language), ">"),
        (words.GRADE.say(language), "<"),
        (words.COMPLETENESS.say(language), ">"),
        (words.NOTE.say(language), "<"),
    ]
    rows = [
        (
            str(row.rank) if row.rank else "—",
            row.name,
            standing.row_total(row, places),
            Cell(standing.row_grade(row), _tone(row, one)),
            figures.percent(row.completeness),
            _remark(row, places, language),
        )
        for row in one.rows[:most]
    ]
    return table(columns, rows, main=True)


def _tone(row: Row, category: CategoryRollup) -> Tone:
    names = [name for name, _ in category.grades]
    if row.grade is None or not names:
        return "quiet"
    return "good" if row.grade == names[0] else "bad" if row.grade == names[-1] else ""


def _rectified(row: Row, places: int, language: Language) -> str:
    """The figure that does not count."""
    if row.total == row.before:
        text, other = Text("整改复核后 {total}", "after rectification {total}"), row.after
    else:
        text, other = Text("整改前 {total}", "before rectification {total}"), row.before
    return text.with_(total=fixed(other or ZERO, places)).say(language)


def _remark(row: Row, places: int, language: Language) -> str:
    remarks = []
    if row.presence is not Presence.SCORED:
        word = standing.PRESENCE[row.presence].say(language)
        remarks.append(f"{word} {row.reason}".strip())
    elif row.verdict is not None and row.verdict.value != "graded":
        vetoes = " ".join(row.veto_ids)
        remarks.append(f"{words.VERDICT[row.verdict].say(language)} {vetoes}".strip())
    if row.is_blank:
        remarks.append(Text("空表", "blank form").say(language))
    if row.presence is Presence.SCORED and row.at_most != row.total:
        remarks.append(Text("待评", "pending").say(language))
    if row.before is not None and row.after is not None:
        remarks.append(_rectified(row, places, language))
    if not row.is_comparable:
        remarks.append(Text("不参与排名", "not ranked").say(language))
    if row.is_pilot:
        remarks.append(Text("试点", "pilot").say(language))
    return "；".join(remarks) if language == "zh" else "; ".join(remarks)


def _dimensions(found: DistrictRollup, language: Language) -> Iterator[Block]:
    columns = [
        (words.CATEGORY.say(language), "<"),
        (words.DIMENSION.say(language), "<"),
        (words.MARKS.say(language), ">"),
        (Text("单位数", "units").say(language), ">"),
        (Text("平均得分", "mean").say(language), ">"),
        (words.RATE.say(language), ">"),
    ]
    rows = [
        (
            one.category.title if at == 0 else "",
            f"{mean.dimension.id} {mean.dimension.title}",
            figures.marks(mean.dimension.marks),
            str(mean.units),
            figures.mean(mean.mean, 2),
            figures.percent(mean.mean / mean.dimension.marks),
        )
        for one in found.categories
        for at, mean in enumerate(one.dimensions)
    ]
    yield Paragraph(OF_ALL.say(language), "quiet")
    yield table(columns, rows)


def _weak_points(found: DistrictRollup, language: Language) -> Iterator[Block]:
    yield _weak_table(found.weak_points[:WEAKEST], language)
    for one in found.categories if len(found.categories) > 1 else ():
        if one.weak_points:
            yield Heading(one.category.title, 2)
            yield _weak_table(one.weak_points[:WEAKEST_OF_CATEGORY], language)


def _weak_table(weak: Sequence[WeakPoint], language: Language) -> Table:
    columns = [
        (words.CRITERION.say(language), "<"),
        (words.TITLE.say(language), "<"),
        (words.MARKS.say(language), ">"),
        (Text("失分合计", "lost in all").say(language), ">"),
        (Text("平均失分", "mean lost").say(language), ">"),
        (Text("未得满分", "below full").say(language), ">"),
        (Text("占适用单位", "of those concerned").say(language), ">"),
    ]
    rows = [
        (
            one.criterion.id,
            one.criterion.title,
            figures.marks(one.criterion.marks),
            figures.marks(one.lost),
            figures.mean(one.mean_lost, 2),
            f"{one.below_full}/{one.concerned}",
            figures.percent(one.share_below),
        )
        for one in weak
    ]
    return table(columns, rows)


def _unscored(found: DistrictRollup, language: Language) -> Iterator[Block]:
    rows = [row for row in found.rows if row.presence is not Presence.SCORED]
    if not rows:
        return
    yield Heading(Text("未提交与未评定", "Missing and not assessed").say(language))
    titles = {one.category.id: one.category.title for one in found.categories}
    columns = [
        (words.UNIT.say(language), "<"),
        (words.CATEGORY.say(language), "<"),
        (words.STANDING.say(language), "<"),
        (words.REASON.say(language), "<"),
    ]
    yield table(
        columns,
        [
            (
                row.name,
                titles[row.category],
                standing.PRESENCE[row.presence].say(language),
                row.reason,
            )
            for row in rows
        ],
    )


def _vetoed(found: DistrictRollup, language: Language) -> Iterator[Block]:
    """Units under a veto, with what it carries and the ladder the standard declares."""
    rows = [row for row in found.rows if row.veto_ids]
    if not rows:
        return
    yield Heading(Text("一票否决", "Vetoes").say(language))
    vetoes = {veto.id: veto for veto in found.standard.vetoes}
    columns = [
        (words.UNIT.say(language), "<"),
        (Text("条款", "clause").say(language), "<"),
        (Text("影响", "effect").say(language), "<"),
        (Text("带入", "carried to").say(language), "<"),
        (Text("后果", "consequence").say(language), "<"),
    ]
    yield table(
        columns,
        [
            (
                row.name,
                f"{one} {vetoes[one].title}",
                Joined(tuple(all_effects(vetoes[one]))).say(language) or "—",
                vetoes[one].carries_to or "—",
                vetoes[one].consequence or "—",
            )
            for row in rows
            for one in row.veto_ids
        ],
    )
    ladder = " → ".join(f"{step.title}（{step.when}）" for step in found.standard.sanctions)
    if ladder:
        text = Text("处置阶梯：{ladder}", "Sanctions ladder: {ladder}").with_(ladder=ladder)
        yield Paragraph(text.say(language))
