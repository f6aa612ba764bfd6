"""What a worksheet says of lines outside the sheet and of documents."""

from dataclasses import replace

from building import AS_OF, a_standard, a_submission
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.results import Provenance
from pufa_cli.model.submission import Evidence
from pufa_cli.model.worksheet import Visitor, Worksheet, WorksheetResult

STANDARD = a_standard(
    bonuses=[
        {
            "id": "B",
            "title": "加分",
            "lines": [
                {"id": "B1", "title": "表彰", "points": "1"},
                {"id": "B2", "title": "首创", "points": "1"},
            ],
        }
    ],
    penalties=[
        {
            "id": "P",
            "title": "减分",
            "lines": [
                {"id": "P1", "title": "通报", "points": "1"},
                {"id": "P2", "title": "迟报", "points": "1"},
            ],
        }
    ],
)


def test_bonuses_are_listed_where_claimed_and_penalties_always() -> None:
    said = a_submission(bonuses={"B2": "是"}, penalties={"P1": "否"})
    sheet = Worksheet(STANDARD, STANDARD.categories[0], (), said, {}, (), is_broken=False)
    shown = [(line.id, answer.facts, is_less) for line, answer, is_less in sheet.lines()]
    assert shown == [("B2", "是", False), ("P1", "否", True), ("P2", None, True)]


def test_where_nothing_was_handed_in_penalties_are_still_asked_for() -> None:
    sheet = Worksheet(STANDARD, STANDARD.categories[0], (), None, {}, (), is_broken=False)
    assert [line.id for line, _, _ in sheet.lines()] == ["P1", "P2"]


def test_a_document_is_there_missing_or_names_no_file() -> None:
    there = {"a.md": FoundEvidence(True, None), "b.md": FoundEvidence(False, None)}
    sheet = Worksheet(STANDARD, STANDARD.categories[0], (), None, there, (), is_broken=False)
    states = [
        sheet.is_there(Evidence(title="台账", path=path)) for path in ("a.md", "b.md", "c.md", None)
    ]
    assert states == [True, False, False, None]


def test_a_result_is_whole_where_a_sheet_is_and_nothing_had_to_be_left_out() -> None:
    made = Provenance("0", AS_OF, "", "", "")
    nothing = WorksheetResult("", None, "x", None, None, Visitor(""), made, setup_is_broken=True)
    assert not nothing.is_whole
    assert nothing.checked.setup_is_broken
    for is_broken in (True, False):
        sheet = Worksheet(STANDARD, STANDARD.categories[0], (), None, {}, (), is_broken)
        assert replace(nothing, sheet=sheet).is_whole is not is_broken
