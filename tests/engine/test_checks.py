"""What was handed in, held against its place, its evidence and the day."""

import pytest

from building import (
    AS_OF,
    a_criterion,
    a_filing,
    a_review,
    a_sheet,
    a_unit,
    assessed,
    expected,
    facts,
)
from pufa_cli.engine.checks import check_filing, checks
from pufa_cli.model.district import District
from pufa_cli.model.filing import FoundEvidence

DIGEST = "ab" * 32
DOCUMENT = {"title": "通知"}


def found(filing, wanted=None, assessment=None):
    faults = check_filing(filing, wanted or expected(), assessment)
    return [(fault.code.id, fault.path) for fault in faults]


def evidenced(*documents, **there):
    """A filing with these documents for C1.1; `there` says what lies in the folder."""
    named = {path.replace("_", "."): one for path, one in there.items()}
    return a_filing({"C1.1": {"facts": "是", "evidence": list(documents)}}, evidence=named)


def test_the_checks_are_the_files_of_their_folder_in_name_order():
    names = [check.__module__.rpartition(".")[2] for check in checks()]
    assert (
        names
        == sorted(names)
        == ["claims", "dates", "evidence", "identity", "reviewing", "silence"]
    )


def test_a_filing_that_nobody_expects_anything_of_is_in_order():
    assert found(a_filing(facts(C1__1="是"))) == []


# identity


@pytest.mark.parametrize(
    ("wanted", "faults"),
    [
        ({"unit": a_unit("xiaoqiao")}, []),
        ({"unit": a_unit("hewan")}, [("PF311", ("unit",))]),
        ({"folder": "hewan"}, [("PF311", ("unit",))]),
        ({"folder": "xiaoqiao"}, []),
        ({"unit": a_unit("xiaoqiao", category="school")}, [("PF303", ("category",))]),
        ({"standard": "demo@1.0.0", "round": "2005"}, []),
        ({"standard": "demo@2.0.0"}, [("PF304", ("standard",))]),
        ({"round": "2006"}, [("PF305", ("round",))]),
    ],
)
def test_a_submission_says_of_itself_what_its_place_expects(wanted, faults):
    assert found(a_filing(), expected(**wanted)) == faults


def test_a_review_is_of_the_same_unit_standard_and_round():
    reviews = [a_review(), a_review(unit="hewan", standard="demo@2", round="2006")]
    wanted = expected(standard="demo@1.0.0", round="2005")
    assert found(a_filing(reviews=reviews), wanted) == [
        ("PF311", ("review", 1, "unit")),
        ("PF304", ("review", 1, "standard")),
        ("PF305", ("review", 1, "round")),
    ]


# dates


@pytest.mark.parametrize(
    ("day", "faults"), [(AS_OF, []), ("2005-07-01", [("PF506", ("filled_on",))])]
)
def test_the_day_itself_is_in_time_and_the_next_is_not(day, faults):
    assert found(a_filing(filled_on=str(day))) == faults


@pytest.mark.parametrize(("day", "codes"), [("2005-04-15", []), ("2005-04-14", ["PF348"])])
def test_a_form_is_not_filled_in_before_its_round(day, codes):
    tree = {
        "pufa": "district/1",
        "district": {"id": "x", "name": "区"},
        "standard": "demo@1.0.0",
        "round": {"id": "r", "title": "轮", "starts_on": "2005-04-15"},
    }
    wanted = expected(district=District.model_validate(tree))
    assert [code for code, _ in found(a_filing(filled_on=day), wanted)] == codes


def test_a_document_and_a_review_dated_in_the_future_are_noticed():
    filing = a_filing(
        {"C1.1": {"evidence": [DOCUMENT, {**DOCUMENT, "dated_on": "2006-01-01"}]}},
        [a_review(reviewed_on="2005-07-01")],
    )
    assert found(filing) == [
        ("PF506", ("answers", "C1.1", "evidence", 1, "dated_on")),
        ("PF506", ("review", 0, "reviewed_on")),
    ]


# evidence


def test_a_document_without_a_file_is_only_named():
    assert found(evidenced(DOCUMENT)) == []


def test_a_path_that_leads_out_of_the_folder_is_an_error():
    assert found(evidenced({**DOCUMENT, "path": "../x.pdf"})) == [
        ("PF308", ("answers", "C1.1", "evidence", 0, "path"))
    ]


@pytest.mark.parametrize(
    ("there", "fault"),
    [
        ({}, []),
        ({"a_pdf": FoundEvidence(True, None)}, []),
        ({"a_pdf": FoundEvidence(False, None)}, [("PF307", "path")]),
        ({"a_pdf": FoundEvidence(False, DIGEST)}, [("PF307", "path")]),
    ],
)
def test_a_file_that_is_not_there_is_noticed_where_someone_looked(there, fault):
    shown = found(evidenced({**DOCUMENT, "path": "a.pdf"}, **there))
    assert [(code, path[-1]) for code, path in shown] == fault


@pytest.mark.parametrize(("digest", "fault"), [(DIGEST, []), ("cd" * 32, [("PF315", "sha256")])])
def test_a_file_that_was_changed_is_an_error(digest, fault):
    filing = evidenced(
        {**DOCUMENT, "path": "a.pdf", "sha256": DIGEST}, a_pdf=FoundEvidence(True, digest)
    )
    assert [(code, path[-1]) for code, path in found(filing)] == fault


@pytest.mark.parametrize(
    ("answer", "asked", "noticed"),
    [
        ({"facts": "是"}, ["文件"], True),
        ({"facts": "否"}, ["文件"], False),
        ({"facts": "是", "evidence": [DOCUMENT]}, ["文件"], False),
        ({"facts": "是"}, [], False),
        ({"not_applicable": "没有"}, ["文件"], False),
        ({}, ["文件"], False),
    ],
)
def test_points_without_the_proof_that_was_asked_for_are_noticed(answer, asked, noticed):
    sheet = a_sheet(a_criterion("C1.1", evidence=asked, not_applicable="可以"))
    answers = {"C1.1": answer}
    shown = found(a_filing(answers), assessment=assessed(sheet, answers))
    assert shown == ([("PF502", ("answers", "C1.1"))] if noticed else [])


def test_points_without_proof_are_noticed_at_the_key_of_the_answer():
    sheet, answers = a_sheet(a_criterion("C1.1")), facts(C1__1="是")
    (fault,) = check_filing(a_filing(answers), expected(), assessed(sheet, answers))
    assert fault.on_key
    assert fault.values == {"key": "C1.1", "asked": "文件"}


# lines


def lined(**more):
    line = {"id": "B1", "title": "表彰", "points": "4", "evidence": ["文件"]}
    groups = [{"id": "B", "title": "组", "lines": [line]}]
    penalties = [
        {"id": "N", "title": "组", "lines": [{"id": "N1", "title": "通报", "points": "1"}]}
    ]
    sheet = a_sheet(a_criterion("C1.1", evidence=[]), bonuses=groups, penalties=penalties)
    filing = a_filing(facts(C1__1="是"), more.pop("reviews", ()), **more)
    return found(filing, assessment=assessed(sheet, filing.submission, filing.reviews))


@pytest.mark.parametrize(
    ("said", "noticed"),
    [
        ("是", True),
        ("否", False),
        (None, False),
        ({"facts": "是", "evidence": [DOCUMENT]}, False),
        ({"facts": "是", "note": "略"}, True),
    ],
)
def test_a_bonus_without_the_proof_that_was_asked_for_is_noticed(said, noticed):
    shown = lined(bonuses={"B1": said}, penalties={"N1": "否"})
    assert shown == ([("PF502", ("bonuses", "B1"))] if noticed else [])


def test_a_bonus_that_reviewers_wrote_asks_the_unit_for_no_proof():
    reviews = [a_review(bonuses={"B1": "是"})]
    assert lined(reviews=reviews, penalties={"N1": "否"}) == []


def test_penalty_lines_on_which_nobody_said_anything_are_noticed_once():
    assert lined() == [("PF507", ("penalties",))]
    assert lined(penalties={"N1": "否"}) == []
    assert lined(reviews=[a_review(penalties={"N1": "否"})]) == []
