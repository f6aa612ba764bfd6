"""What is only half said: claims, vetoes, penalty lines, figures that make no sense."""

from datetime import date
from fractions import Fraction

from building import a_part, a_rule, a_standard, a_submission
from pufa_cli.engine.assess import assess
from pufa_cli.engine.checks import check_filing
from pufa_cli.model.fields import number_in
from pufa_cli.model.filing import Expected, Filing

COUNTED = {"kind": "linear", "measure": {"kind": "count"}, "coefficient": "1"}


def criterion(name, rule, **more):
    return {"id": name, "title": name, "marks": "4", "clause": "细则", "rule": rule, **more}


YES = {"kind": "all_or_nothing"}
PERIODS = {
    "kind": "shortfall",
    "measure": {"kind": "periods", "period": "月", "periods": "2"},
    "target": "2",
    "per_short": "1",
}
COMPARED = {
    "kind": "linear",
    "measure": {"kind": "compared", "gives": "difference"},
    "coefficient": "1",
}


def sheet(rule=YES, **more):
    criteria = [criterion("A1", COUNTED, not_applicable="没有"), criterion("A2", rule)]
    dimensions = [
        {"id": "A", "title": "甲", "marks": "4", "criteria": criteria[:1]},
        {"id": "B", "title": "乙", "marks": "4", "criteria": criteria[1:]},
    ]
    parts = [
        a_part(id="one", marks="4", dimensions=dimensions[:1]),
        a_part(id="two", marks="4", dimensions=dimensions[1:]),
    ]
    return a_standard(parts, total="8", **more)


def told(standard, answers, **more):
    submission = a_submission(answers, **more)
    judged = assess(standard, submission)
    expected = Expected(date(2026, 1, 1))
    found = check_filing(Filing(submission, (), {}), expected, judged.assessment)
    return {fault.code.id for fault in (*judged.faults, *found)}


def test_a_claim_over_the_marks_is_an_error():
    assert "PF325" in told(sheet(), {"A2": {"facts": "是", "claimed": "9"}})


def test_vetoes_and_half_answers_are_told():
    veto = {"id": "V1", "title": "否决", "effect": {"bars": "申报"}}
    found = told(
        sheet(PERIODS, vetoes=[veto]), {"A1": {"facts": "1"}, "A2": {"facts": [None, None]}}
    )
    assert "PF509" in found
    assert "PF508" not in found


def test_a_penalty_filled_in_only_in_part_is_an_error():
    measure = {"kind": "compared", "gives": "difference"}
    line = {"id": "N1", "title": "通报", "points": "1", "measure": measure}
    group = {"id": "N", "title": "减分", "lines": [line]}
    assert "PF323" in told(sheet(penalties=[group]), {}, penalties={"N1": {"now": "3"}})
    blank = {"N1": {"now": None, "before": None}}
    answered = {"A2": {"facts": "是"}}
    assert told(sheet(penalties=[group]), answered, penalties=blank) == {"PF507"}


def test_a_clause_that_figures_fire_is_not_stated():
    veto = {"id": "V1", "title": "低分", "below": "4", "effect": {"bars": "申报"}}
    assert "PF324" in told(sheet(vetoes=[veto]), {}, vetoes={"V1": "是"})


def test_where_nothing_applies_no_floor_fires():
    veto = {"id": "V1", "title": "低", "of": "one", "below": "4", "effect": {"bars": "申报"}}
    submission = a_submission({"A1": {"not_applicable": "没有"}, "A2": {"facts": "是"}})
    assert assess(sheet(vetoes=[veto]), submission).assessment.vetoes == ()


def test_a_rank_below_nothing_is_out_of_range():
    assert "PF209" in told(sheet(COMPARED), {"A2": {"facts": {"now": "-3", "before": "5"}}})


def test_a_number_with_a_blank_about_it_is_told():
    assert "空格" in number_in(" 95").values["meant"].zh


def test_a_rule_that_compares_nobody_places_a_unit_as_it_scores_it():
    rule = a_rule(YES)
    read = rule.read("是", None, (), [])
    assert rule.place(read, [], Fraction(4)).points == 4


def test_penalty_lines_on_which_nobody_speaks_are_told():
    group = {"id": "N", "title": "减分", "lines": [{"id": "N1", "title": "通报", "points": "1"}]}
    assert "PF507" in told(sheet(penalties=[group]), {"A2": {"facts": "是"}})


def test_half_an_answer_is_told_and_a_blank_one_is_not():
    assert "PF508" in told(sheet(COMPARED), {"A2": {"facts": {"now": "3"}}})
    assert "PF508" not in told(sheet(COMPARED), {"A1": {"facts": "1"}})
