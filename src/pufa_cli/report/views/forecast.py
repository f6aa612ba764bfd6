"""迎检预测 — every unit by the superior's standard: totals, what is not covered, who may fail."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text, say
from pufa_cli.base.numbers import ZERO, fixed
from pufa_cli.model.forecast import ForecastResult, UnitForecast
from pufa_cli.model.rollup import Presence
from pufa_cli.report import costly, figures, standing, words
from pufa_cli.report.document import Block, Cell, Document, Facts, Heading, Page, Paragraph, table
from pufa_cli.report.provenance import provenance_block

TITLE = Text("{district} 迎检预测（{standard}）", "{district}: forecast by {standard}")
UNUSABLE = Text(
    "标准、对照表或区县设置有错误，没有预测。",
    "A standard, the mapping or the district's settings have errors: there is no forecast.",
)
EXPLAINED = Text(
    "同样的填报和评定按上级标准重算。没有事实可用的指标按 0 分计；“最多可达”是这些指标和待评"
    "项目全部得满分时的总分。",
    "The same facts and reviews scored by the superior's standard. A criterion without "
    "facts counts nothing; “reach” is the total if these, and all that is pending, came to full "
    "marks.",
)
BY_ID = Text("按相同编号对应", "criteria of the same id")
COUNTS = Text(
    "{seen} 个单位有预测，{rest} 个没有", "{seen:unit} with a forecast, {rest} without one"
)
RISK = Text("可能不合格的单位", "Units at risk of failing")
NO_RISK = Text("没有单位低于合格线。", "No unit is below the line.")
LINE, SHORT = Text("合格线", "line"), Text("差", "short by")
AT_BEST = Text("补齐未覆盖项也不够", "not even with all that is open")
GAPS = Text("没有覆盖的指标", "Criteria not covered")
NO_GAPS = Text("上级标准的指标都有事实可用。", "Every criterion has facts.")
LOST = Text("失分最多的指标", "Most marks lost")
OWN, FORECAST = Text("本级总分", "own total"), Text("预测总分", "forecast")
OWN_GRADE, GRADE = Text("本级等次", "own grade"), Text("预测等次", "grade")
REACH, COVERED = Text("最多可达", "reach"), Text("覆盖", "covered")
MOST_LISTED = 15


def view(result: ForecastResult, language: Language) -> Page:
    """The forecast."""
    return Page(
        lambda: document(result, language),
        lambda: costly.forecast_recording().forecast_record(result),
    )


def document(result: ForecastResult, language: Language) -> Document:
    """The forecast as a document."""
    if result.standard is None or result.own is None:
        return Document(result.folder, (Paragraph(UNUSABLE.say(language), "bad"),))
    places = result.standard.rounding.places
    blocks = (
        *_overview(result, language),
        Heading(RISK.say(language)),
        *_risks(result, places, language),
        Heading(Text("各单位", "Units").say(language)),
        _units(result, (result.own.rounding.places, places), language),
        Heading(GAPS.say(language)),
        *_gaps(result, language),
        *_lost(result, language),
        *provenance_block(result.provenance, language),
    )
    title = TITLE.with_(district=result.district, standard=result.standard.title)
    return Document(title.say(language), blocks)


def _overview(result: ForecastResult, language: Language) -> Iterator[Block]:
    seen = len(result.foreseen)
    own = result.own.reference if result.own else ""
    counts = COUNTS.with_(seen=seen, rest=len(result.units) - seen)
    yield Facts(
        (
            (
                Text("本级标准", "own standard").say(language),
                own,
            ),
            (Text("对照", "mapping").say(language), result.mapping or BY_ID.say(language)),
            (Text("范围", "scope").say(language), counts.say(language)),
        )
    )
    yield Paragraph(EXPLAINED.say(language))


def _total(one: UnitForecast, places: int) -> str:
    return "—" if one.forecast is None else figures.total(one.forecast.total, places)


def _risks(result: ForecastResult, places: int, language: Language) -> Iterator[Block]:
    if not result.at_risk:
        yield Paragraph(NO_RISK.say(language))
        return
    columns = [
        (words.UNIT.say(language), "<"),
        (FORECAST.say(language), ">"),
        (LINE.say(language), ">"),
        (SHORT.say(language), ">"),
        (REACH.say(language), ">"),
        (words.NOTE.say(language), "<"),
    ]
    rows = []
    for one in result.at_risk:
        line, reach = one.pass_line or ZERO, one.reach or ZERO
        total = one.forecast.total.rounded if one.forecast else ZERO
        rows.append(
            (
                one.own.name,
                _total(one, places),
                figures.marks(line),
                fixed(max(line - total, ZERO), places),
                fixed(reach, places),
                Cell(AT_BEST.say(language), "bad") if reach < line else "",
            )
        )
    yield table(columns, rows)


def _units(result: ForecastResult, places: tuple[int, int], language: Language) -> Block:
    columns = [
        (words.UNIT.say(language), "<"),
        (OWN.say(language), ">"),
        (OWN_GRADE.say(language), "<"),
        (FORECAST.say(language), ">"),
        (GRADE.say(language), "<"),
        (REACH.say(language), ">"),
        (COVERED.say(language), ">"),
        (words.NOTE.say(language), "<"),
    ]
    rows = [_unit(one, places, language) for one in result.units]
    return table(columns, rows, main=True)


def _unit(one: UnitForecast, places: tuple[int, int], language: Language) -> tuple[Cell | str, ...]:
    found = one.forecast
    is_unscored = one.own.presence is not Presence.SCORED
    note = standing.PRESENCE[one.own.presence].say(language) if is_unscored else ""
    return (
        one.own.name,
        standing.row_total(one.own, places[0]),
        standing.row_grade(one.own),
        _total(one, places[1]),
        Cell("—" if found is None else figures.grade(found.decision, language)),
        "—" if one.reach is None else fixed(one.reach, places[1]),
        figures.percent(one.covered if found else None),
        note or say(one.why, language),
    )


def _gaps(result: ForecastResult, language: Language) -> Iterator[Block]:
    found = result.uncovered
    if not found:
        yield Paragraph(NO_GAPS.say(language))
        return
    columns = [
        (words.CRITERION.say(language), "<"),
        (words.MARKS.say(language), ">"),
        (Text("单位数", "units").say(language), ">"),
        (words.REASON.say(language), "<"),
    ]
    rows = [
        (
            f"{one.criterion.id} {one.criterion.title}",
            figures.marks(one.criterion.marks),
            str(one.units),
            say(one.why, language),
        )
        for one in found
    ]
    yield table(columns, rows)


def _lost(result: ForecastResult, language: Language) -> Iterator[Block]:
    weak = result.rollup.weak_points if result.rollup else ()
    if not weak:
        return
    gone = {one.criterion.id for one in result.uncovered}
    yield Heading(LOST.say(language))
    columns = [
        (words.CRITERION.say(language), "<"),
        (words.MARKS.say(language), ">"),
        (Text("平均失分", "mean lost").say(language), ">"),
        (Text("未得满分", "below full").say(language), ">"),
        (words.NOTE.say(language), "<"),
    ]
    rows = [
        (
            f"{one.criterion.id} {one.criterion.title}",
            figures.marks(one.criterion.marks),
            figures.mean(one.mean_lost, 2),
            f"{one.below_full}/{one.concerned}",
            Text("未覆盖", "not covered").say(language) if one.criterion.id in gone else "",
        )
        for one in weak[:MOST_LISTED]
    ]
    yield table(columns, rows)
