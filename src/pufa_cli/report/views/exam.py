"""抽考结果 — rates with intervals by stratum and for everybody, and how each unit did."""

from collections.abc import Iterator, Mapping, Sequence

from pufa_cli.base.language import Language, Sayable, Text, say
from pufa_cli.model.estimates import Estimate, ExamReport, Interval, UnitExam, Unknown
from pufa_cli.model.exams import ExamFrame
from pufa_cli.report import costly, figures, words
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
from pufa_cli.report.provenance import provenance_block

TITLE = Text("{district} 抽考结果（{round}）", "{district}: sample exam of {round}")
NOTHING = Text("本轮没有可用的抽样框（exams/）。", "There is no usable frame in exams/.")
REFUSED = Text(
    "有的抽考文件有错，没有计入：先改正（pufa check）。",
    "A file of the exam has errors and is not counted: correct it first (pufa check).",
)
STRATUM, ALL = Text("层", "stratum"), Text("总人数", "heads there are")
WANTED, EXAMINED = Text("应考", "drawn"), Text("实考", "examined")
PASSED, RATE = Text("合格", "passed"), Text("合格率", "pass rate")
BETWEEN = Text("{confidence} 区间", "{confidence} interval")
MEAN, SAYS = Text("平均分", "mean"), Text("结论", "conclusion")
OF_MEAN = Text("平均分 {confidence} 区间", "{confidence} interval of the mean")
UNKNOWN: Mapping[Unknown, Text] = {
    "no_mean": Text(
        "没有人考，或有的结果没有写平均分", "nobody was examined, or a result has no mean"
    ),
    "no_deviation": Text(
        "有的结果没有写标准差（deviation）或每人得分（scores）",
        "a result has neither deviation nor scores",
    ),
    "one_head": Text("只考了一人", "one person alone was examined"),
    "one_unit": Text("只有一个单位考了", "one unit alone was examined"),
    "no_spread": Text("考出的得分没有差异", "no score differs from the others"),
}
NO_INTERVAL = Text("平均分没有区间：{reasons}。", "The mean has no interval: {reasons}.")
OF_ONE = Text("“{stratum}”（{why}）", "“{stratum}” ({why})")
ENOUGH, TOO_FEW = (
    Text("可以下结论", "conclusive"),
    Text("样本太少，不能下结论", "too few to conclude"),
)
MISSING = Text("{says}（缺 {count} 人）", "{says}, {count} missing")
TOTAL = Text("全区（按各层人数加权）", "all, weighted by size")
HOW = Text(
    "合格率区间按 Wilson 法、平均分区间按 t 分布计算，都作有限总体校正；"
    "合格率区间半宽超过 {widest} 或实考人数不足的不下结论。",
    "Wilson's interval of the rate, Student's of the mean, with the finite population correction; "
    "nothing is concluded where half of the rate's exceeds {widest} or fewer were examined than "
    "the least.",
)
CLUSTERS = Text(
    "“{strata}”只在抽中的单位里抽人，同一单位的人往往相近，区间按单位之间的差异计算：单位越少，区间越宽。",
    "“{strata}” was drawn in some units only; people of one unit are often alike, so the intervals "
    "rest on how far units lie apart: few units make them wide.",
)
UNITS, PLACES = Text("各单位", "Units"), Text("出处", "place")
ABSENT = Text("缺考", "not examined")


def view(result: ExamReport, language: Language) -> Page:
    """The results."""
    return Page(
        lambda: document(result, language), lambda: costly.recorder("exam").exam_record(result)
    )


def document(result: ExamReport, language: Language) -> Document:
    """Strata and everybody in one table, then the units."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    return Document(title, tuple(_blocks(result, language)))


def _blocks(result: ExamReport, language: Language) -> Iterator[Block]:
    yield Facts(((words.AS_OF.say(language), str(result.provenance.as_of)),))
    if result.frame is None or result.total is None:
        yield Paragraph(NOTHING.say(language))
        return
    if not result.is_whole:
        yield Paragraph(REFUSED.say(language), "bad")
    yield _strata(result, result.frame, result.total, language)
    widest = str(result.frame.widest)
    yield Paragraph(HOW.with_(widest=widest).say(language), "quiet")
    frame = result.frame
    some = [one.title for one in frame.strata if frame.draws_units(one)]
    if some:
        yield Paragraph(CLUSTERS.with_(strata="、".join(some)).say(language), "quiet")
    yield from _unknown(result, result.total, language)
    if result.units:
        yield Heading(UNITS.say(language))
        yield _units(result, result.frame, language)
    yield from provenance_block(result.provenance, language)


def _strata(result: ExamReport, frame: ExamFrame, total: Estimate, language: Language) -> Block:
    columns = [(STRATUM.say(language), "<")]
    columns += [(one.say(language), ">") for one in (ALL, WANTED, EXAMINED, PASSED, RATE)]
    columns.append((BETWEEN.with_(confidence=frame.confidence).say(language), ">"))
    columns.append((MEAN.say(language), ">"))
    columns.append((OF_MEAN.with_(confidence=frame.confidence).say(language), ">"))
    columns.append((SAYS.say(language), "<"))
    rows = [_row(one.stratum.title, one.found, language) for one in result.strata]
    rows.append(_row(TOTAL.say(language), total, language))
    return table(columns, rows, main=True)


def _row(title: str, one: Estimate, language: Language) -> Sequence[Cell | str]:
    says: Sayable = ENOUGH if one.is_enough else TOO_FEW
    missing = one.wanted - one.tally.examined
    if missing > 0:
        says = MISSING.with_(says=says, count=missing)
    return (
        title,
        str(one.population),
        str(one.wanted or "—"),
        str(one.tally.examined),
        str(one.tally.passed),
        figures.percent(one.rate),
        _between(one.interval),
        figures.mean(one.mean, 1),
        _of_mean(one),
        Cell(say(says, language), "" if one.is_enough else "bad"),
    )


def _between(found: Interval | None) -> str:
    if found is None:
        return "—"
    return f"{figures.percent(found.low)}–{figures.percent(found.high)}"


def _of_mean(one: Estimate) -> str:
    found = one.mean_interval
    if not isinstance(found, Interval):
        return "—"
    return f"{figures.mean(found.low, 1)}–{figures.mean(found.high, 1)}"


def _unknown(result: ExamReport, total: Estimate, language: Language) -> Iterator[Block]:
    """Why some means have no interval, unless there is no mean at all."""
    if all(one.found.mean is None for one in result.strata):
        return
    told = [(one.stratum.title, one.found) for one in result.strata]
    reasons = [
        OF_ONE.with_(stratum=title, why=UNKNOWN[one.mean_interval]).say(language)
        for title, one in (*told, (TOTAL.say(language), total))
        if not isinstance(one.mean_interval, Interval) and one.population
    ]
    if reasons:  # where a stratum has one, everybody has the same
        shown = Text("；", "; ").say(language).join(reasons[:-1] or reasons)
        yield Paragraph(NO_INTERVAL.with_(reasons=shown).say(language), "quiet")


def _units(result: ExamReport, frame: ExamFrame, language: Language) -> Block:
    columns = [(words.UNIT.say(language), "<")]
    columns += [(one.title, ">") for one in frame.strata]
    columns += [(one.say(language), ">") for one in (RATE, MEAN, ABSENT)]
    columns.append((PLACES.say(language), "<"))
    return table(columns, [_unit(one, frame) for one in result.units])


def _unit(one: UnitExam, frame: ExamFrame) -> Sequence[Cell | str]:
    by_stratum = [one.tallies.get(each.id) for each in frame.strata]
    return (
        one.unit.name,
        *("—" if found is None else f"{found.passed}/{found.examined}" for found in by_stratum),
        figures.percent(one.rate),
        figures.mean(one.mean, 1),
        Cell(str(one.missing), "bad" if one.missing else ""),
        next(iter(one.places.values()), "—"),
    )
