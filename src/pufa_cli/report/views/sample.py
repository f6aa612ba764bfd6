"""抽考样本 — who was drawn: by stratum and unit, with numbers in the register."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.model.estimates import SampleResult
from pufa_cli.model.exams import DrawnStratum, ExamSample
from pufa_cli.report import costly, words
from pufa_cli.report.document import Block, Document, Facts, Heading, Page, Paragraph, table

TITLE = Text("{round} 抽考样本", "Sample of the exam of {round}")
LIST = Text("{round} 抽考名单：{unit}", "Exam of {round}: list of {unit}")
COUNTED = Text("{title}（{count} 人）", "{title} ({count})")
NUMBER, NAME = Text("花名册序号", "number in the register"), Text("姓名", "name")
SCORE, REMARK = Text("得分", "score"), Text("备注", "remark")
NOBODY = Text("这个单位没有抽中。", "Nobody was drawn in this unit.")
NOTHING = Text("没有抽样：先改正下列错误。", "Nothing was drawn: correct the errors first.")
SEED, BASIS = Text("种子", "seed"), Text("抽样框摘要", "digest of the frame")
STRATUM, ALL = Text("层", "stratum"), Text("总人数", "heads there are")
HEADS, UNITS = Text("抽取人数", "drawn"), Text("单位数", "units")
NUMBERS = Text("花名册序号", "numbers in the register")
TOTAL = Text("合计", "all")


def view(result: SampleResult, language: Language) -> Page:
    """The sample."""
    return Page(
        lambda: document(result, language), lambda: costly.recorder("exam").sample_record(result)
    )


def document(result: SampleResult, language: Language) -> Document:
    """Strata with their sizes, then the units of each."""
    sample = result.sample
    if sample is None:
        return Document("", (Paragraph(NOTHING.say(language)),))
    name = result.names.get(result.unit, result.unit) if result.unit else None
    title = TITLE if name is None else LIST
    said = title.with_(round=sample.round, unit=name or "").say(language)
    blocks = _blocks if name is None else _list
    return Document(said, tuple(blocks(result, sample, language)))


def _list(result: SampleResult, sample: ExamSample, language: Language) -> Iterator[Block]:
    """Who is examined in one unit, to take along: with room for names and scores."""
    yield Facts(tuple(_head(sample, language)))
    lists = [(one, unit) for one, units in result.lists for unit in units]
    if not lists:
        yield Paragraph(NOBODY.say(language))
    for one, unit in lists:
        title = result.titles[one.stratum]
        yield Heading(COUNTED.with_(title=title, count=unit.heads).say(language))
        columns = [(NUMBER.say(language), ">")]
        columns += [(each.say(language), "_") for each in (NAME, SCORE, REMARK)]
        rows = [(str(number), "", "", "") for number in unit.numbers]
        yield table(columns, rows, main=True)._replace(about=(STRATUM.say(language), title))


def _blocks(result: SampleResult, sample: ExamSample, language: Language) -> Iterator[Block]:
    yield Facts(tuple(_head(sample, language)))
    columns = [(STRATUM.say(language), "<")]
    columns += [(one.say(language), ">") for one in (ALL, HEADS, UNITS)]
    rows = [
        (result.titles[one.stratum], str(one.population), str(one.heads), str(len(one.units)))
        for one in sample.strata
    ]
    everybody = sum(one.population for one in sample.strata)
    drawn = sum(one.heads for one in sample.strata)
    units = len({unit.unit for one in sample.strata for unit in one.units})
    rows.append((TOTAL.say(language), str(everybody), str(drawn), str(units)))
    yield table(columns, rows)
    for one in sample.strata:
        if one.units:
            yield from _stratum(one, result, language)


def _head(sample: ExamSample, language: Language) -> Iterator[tuple[str, str]]:
    yield SEED.say(language), sample.seed
    yield BASIS.say(language), f"sha256 {sample.digest[:12]}"


def _stratum(one: DrawnStratum, result: SampleResult, language: Language) -> Iterator[Block]:
    title = result.titles[one.stratum]
    yield Heading(title)
    columns = [(words.UNIT.say(language), "<"), (HEADS.say(language), ">")]
    columns.append((NUMBERS.say(language), "<"))
    rows = [
        (result.names.get(unit.unit, unit.unit), str(unit.heads), " ".join(map(str, unit.numbers)))
        for unit in one.units
    ]
    yield table(columns, rows, main=True)._replace(about=("stratum", title))
