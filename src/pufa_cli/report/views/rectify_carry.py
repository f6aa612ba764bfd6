"""一票否决移送 — the vetoes that enter another appraisal, as its input."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.base.numbers import fixed
from pufa_cli.model.standing import Carried, RectifyCarry
from pufa_cli.report import costly, words
from pufa_cli.report.document import Block, Document, Facts, Page, Paragraph, table
from pufa_cli.report.noted import PLACE

TITLE = Text("{district} 一票否决移送（{round}）", "{district}: vetoes carried over from {round}")
NOBODY = Text("没有要移送的否决情形。", "There is nothing to carry over.")
ID = Text("单位编号", "unit id")
CLAUSE, VETO = Text("条款", "clause"), Text("否决情形", "veto")
CARRIED_TO, FOLLOWS = Text("带入", "carried to"), Text("后果", "consequence")
NUMBER = Text("文号", "document number")


def view(result: RectifyCarry, language: Language) -> Page:
    """One row for each unit and clause."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("rectify").carry_record(result),
    )


def document(result: RectifyCarry, language: Language) -> Document:
    """The hand-over as a document."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    return Document(title, tuple(_blocks(result, language)))


def _blocks(result: RectifyCarry, language: Language) -> Iterator[Block]:
    rests = result.provenance
    pairs = ((words.AS_OF, str(rests.as_of)), (words.STANDARD, rests.standard))
    yield Facts(tuple((name.say(language), text) for name, text in pairs))
    if not result.carried:
        yield Paragraph(NOBODY.say(language))
    titles = (
        *(ID, words.UNIT, CLAUSE, VETO, CARRIED_TO, words.TOTAL, words.GRADE, FOLLOWS, NUMBER),
        *(words.ON, PLACE),
    )
    columns = [(one.say(language), ">" if one is words.TOTAL else "<") for one in titles]
    rows = [_row(one, result.places) for one in result.carried]
    yield table(columns, rows, main=True)


def _row(one: Carried, places: int) -> tuple[str, ...]:
    return (
        one.unit.id,
        one.unit.name,
        one.veto.id,
        one.veto.title,
        one.carries_to,
        "—" if one.total is None else fixed(one.total, places),
        one.grade or "—",
        one.veto.consequence or "—",
        one.number or "—",
        "; ".join(str(each.on) if each.on else "—" for each in one.grounds),
        "; ".join(each.place for each in one.grounds),
    )
