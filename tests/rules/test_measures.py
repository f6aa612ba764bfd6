"""What each measure reads, refuses and asks for."""

from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator

from building import a_measure
from pufa_cli.base.language import LANGUAGES, say
from pufa_cli.model.rule import Blank


def read(measure, facts):
    faults = []
    return measure.read(facts, ("facts",), faults), [
        (fault.code.id, fault.path) for fault in faults
    ]


COUNT = a_measure("count", unit="次")
YES_NO = a_measure("yes_no")
RATE = a_measure("done_of_total", unit="户")
MONTHS = a_measure("periods", period="月", periods="3", at_least="2")
SCORE = a_measure("value", least="0", most="100")
SHARE = a_measure("value", unit="%")
ALL = [COUNT, YES_NO, RATE, MONTHS, SCORE, SHARE]


@pytest.mark.parametrize("measure", ALL, ids=lambda one: one.kind)
def test_blank_facts_are_silence_and_no_fault(measure):
    assert read(measure, None) == (None, [])


@pytest.mark.parametrize(
    ("measure", "facts", "number"),
    [
        (COUNT, "0", 0),
        (COUNT, "12", 12),
        (YES_NO, "是", 1),
        (YES_NO, "有", 1),
        (YES_NO, "无", 0),
        (YES_NO, "false", 0),
        (RATE, {"done": "1", "total": "3"}, Fraction(100, 3)),
        (RATE, {"done": "200", "total": "200"}, 100),
        (MONTHS, ["2", "1", "5"], 2),
        (MONTHS, ["2", None, "2"], 2),
        (SCORE, "0", 0),
        (SCORE, "93.5", Fraction(187, 2)),
        (SHARE, "93.5%", Fraction(187, 2)),
    ],
)
def test_facts_are_read_into_an_exact_number(measure, facts, number):
    reading, faults = read(measure, facts)
    assert (reading.number, faults) == (number, [])


@pytest.mark.parametrize(
    ("measure", "facts", "fault"),
    [
        (COUNT, "四", ("PF206", ("facts",))),
        (COUNT, "-1", ("PF206", ("facts",))),
        (COUNT, ["1"], ("PF207", ("facts",))),
        (YES_NO, "基本有", ("PF204", ("facts",))),
        (YES_NO, {"a": "是"}, ("PF207", ("facts",))),
        (RATE, "95%", ("PF207", ("facts",))),
        (RATE, {"done": "x", "total": "3"}, ("PF206", ("facts", "done"))),
        (RATE, {"done": "4", "total": "3"}, ("PF252", ("facts", "done"))),
        (RATE, {"done": "0", "total": "0"}, ("PF253", ("facts", "total"))),
        (RATE, {"done": "1", "totl": "3"}, ("PF251", ("facts", "totl"))),
        (MONTHS, "3", ("PF207", ("facts",))),
        (MONTHS, ["1", "1"], ("PF254", ("facts",))),
        (MONTHS, ["1", "x", "1"], ("PF206", ("facts", 1))),
        (SCORE, "x", ("PF203", ("facts",))),
        (SCORE, "93%", ("PF212", ("facts",))),
        (SHARE, "93", ("PF212", ("facts",))),
        (SCORE, "100.01", ("PF209", ("facts",))),
        (SCORE, "-0.01", ("PF209", ("facts",))),
        (a_measure("value", least="1"), "0", ("PF209", ("facts",))),
        (a_measure("value", most="1"), "2", ("PF209", ("facts",))),
    ],
)
def test_facts_that_make_no_sense_are_a_fault_at_their_place_and_never_a_number(
    measure, facts, fault
):
    reading, faults = read(measure, facts)
    assert faults == [fault]
    assert reading is None or reading.answered < 1


@pytest.mark.parametrize(
    "facts", [{"done": "1"}, {"total": "2"}, {"done": None, "total": None}, {}]
)
def test_half_a_rate_is_no_answer(facts):
    assert read(RATE, facts) == (None, [])


def test_a_blank_period_is_empty_and_unanswered():
    reading, _ = read(MONTHS, ["2", None, "2"])
    assert reading.answered == Fraction(2, 3)
    assert say(reading.said, "zh") == "3 期中 2 期达到每月 2 次（未达到：第 2 期）"


def test_a_list_of_blank_periods_is_no_answer():
    assert read(MONTHS, [None, None, None]) == (None, [])


def test_periods_that_are_all_reached_name_no_gap():
    reading, _ = read(MONTHS, ["2", "3", "2"])
    assert say(reading.said, "zh") == "3 期中 3 期达到每月 2 次"


@pytest.mark.parametrize("measure", ALL, ids=lambda one: one.kind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_says_what_to_write_at_every_blank(measure, language):
    form = measure.form()
    blanks = [form] if isinstance(form, Blank) else list(form.values())
    assert all(say(blank.hint, language) for blank in blanks)
    assert say(measure.hint(), language)


@pytest.mark.parametrize(
    ("measure", "limits"),
    [
        (SCORE, "数字（分，0–100），如 93.5"),
        (SHARE, "数字（%），如 93.5%"),
        (a_measure("value", least="1"), "数字（分，1–…），如 93.5"),
        (a_measure("value", most="5", unit="万元"), "数字（万元，…–5），如 93.5"),
    ],
)
def test_the_hint_of_a_value_states_its_unit_and_limits(measure, limits):
    assert measure.hint().zh == limits


@pytest.mark.parametrize(
    ("measure", "is_percent", "word"),
    [
        (COUNT, False, "次"),
        (YES_NO, False, ""),
        (RATE, True, "%"),
        (MONTHS, False, "个月"),
        (SCORE, False, "分"),
        (SHARE, True, "%"),
    ],
)
def test_a_measure_knows_its_unit(measure, is_percent, word):
    assert (measure.is_percent, measure.unit_word) == (is_percent, word)


@pytest.mark.parametrize(
    ("measure", "faults"),
    [
        (COUNT, []),
        (SCORE, []),
        (a_measure("value", least="0"), []),
        (a_measure("value", least="5", most="5"), []),
        (a_measure("value", least="5", most="1"), [("PF453", ("most",))]),
        (MONTHS, []),
        (a_measure("periods", period="月", periods="0"), [("PF460", ("periods",))]),
        (a_measure("periods", period="日", periods="367"), [("PF460", ("periods",))]),
        (
            a_measure("periods", period="月", periods="1", at_least="0"),
            [("PF460", ("at_least",))],
        ),
    ],
)
def test_parameters_that_contradict_each_other_are_faults(measure, faults):
    assert [(fault.code.id, fault.path) for fault in measure.check()] == faults


@pytest.mark.parametrize(
    ("measure", "facts", "fits"),
    [
        (COUNT, "4", True),
        (COUNT, "-4", False),
        (COUNT, 0, True),
        (COUNT, -1, False),
        (YES_NO, "是", True),
        (YES_NO, "基本有", False),
        (RATE, {"done": "1", "total": "2"}, True),
        (RATE, {"done": "x"}, False),
        (RATE, {"done": 0, "total": 1}, True),
        (RATE, {"done": -1}, False),
        (MONTHS, ["1", None, "2"], True),
        (MONTHS, ["1"], False),
        (MONTHS, [0, 0, 0], True),
        (MONTHS, [0, -1, 0], False),
        (SCORE, "93.5", True),
        (SCORE, "93.5%", False),
        (SHARE, "93.5%", True),
        (SHARE, "93.5", False),
        (SCORE, 93.5, True),
        (SHARE, 93.5, False),
        (RATE, {"don": "1"}, False),
    ],
)
def test_an_editor_accepts_what_is_read_and_refuses_what_is_not(measure, facts, fits):
    assert Draft202012Validator(measure.facts_schema()).is_valid(facts) is fits
