"""抽考样本 — who was drawn: by stratum and unit, with numbers in the register."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.model.estimates import SampleResult
from pufa_cli.model.exams import DrawnStratum, ExamSample
from pufa_cli.report import costly, words
from pufa_cli.report.document import Block, Document, Facts, Heading, Page, Paragraph, table

TITLE = Text("{round} 抽考样本", "Sample of the exam of {round}")
NOTHING = Text("没有抽样：先改正抽样框。", "Nothing was drawn: correct the frame first.")
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
    title = TITLE.with_(round=sample.round).say(language)
    return Document(title, tuple(_blocks(result, sample, language)))


def _blocks(result: SampleResult, sample: ExamSample, language: Language) -> Iterator[Block]:
    yield Facts(
        (
            (SEED.say(language), sample.seed),
            (BASIS.say(language), f"sha256 {sample.digest[:12]}"),
        )
    )
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
