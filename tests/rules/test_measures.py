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
REPEATED = {"id": "repeated", "title": "重复发生", "times": "2"}
EVENTS = a_measure("events", heavier=[REPEATED, {"id": "key", "title": "重点时段", "times": "1.5"}])
MORE = a_measure("compared", gives="difference", unit="位", now="本年", before="上年")
POINTS = a_measure("compared", gives="difference", unit="%")
GROWTH = a_measure("compared", gives="percent", unit="件")
FAILURES = a_measure("sample", size="4")
PASSED = a_measure("sample", gives="pass_rate", unit="人")
MEAN = a_measure("mean", size="2")
RATES = a_measure("mean", unit="%", most="100")
OPTIONS = [
    {"id": "very", "title": "很满意", "weight": "100"},
    {"id": "fairly", "title": "满意", "weight": "80"},
    {"id": "not", "title": "不满意", "weight": "0"},
]
GROUPS = [
    {"id": "deputies", "title": "代表", "weight": "3"},
    {"id": "people", "title": "群众", "weight": "6"},
]
VOTES = a_measure("votes", options=OPTIONS)
GROUPED = a_measure("votes", options=OPTIONS, groups=GROUPS, unit="分")
STRATA = [{"id": "cadres", "title": "干部"}, {"id": "farmers", "title": "农户"}]
EXAM = a_measure("exam", strata=STRATA, size="10")
MARKS = a_measure("exam", strata=STRATA, gives="mean", full="120")
OTHER = a_measure("imported", of="综治考评", full="200")
ALL = [
    *(COUNT, YES_NO, RATE, MONTHS, SCORE, SHARE, EVENTS, MORE, GROWTH, FAILURES, PASSED),
    *(MEAN, RATES, VOTES, GROUPED, OTHER, EXAM, MARKS),
]


def ballots(*counts):
    return dict(zip(("very", "fairly", "not", "spoilt"), counts, strict=False))


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
        (EVENTS, {"plain": "3", "repeated": "1", "key": "0"}, 5),
        (EVENTS, {"plain": "0", "repeated": "1", "key": "1"}, Fraction(7, 2)),
        (MORE, {"now": "12", "before": "5"}, 7),
        (POINTS, {"now": "89.5%", "before": "92.5%"}, -3),
        (GROWTH, {"now": "92.5", "before": "100"}, Fraction(185, 2)),
        (GROWTH, {"now": "1", "before": "3"}, Fraction(100, 3)),
        (FAILURES, {"drawn": "30", "failed": "2"}, 2),
        (PASSED, {"drawn": "30", "failed": "2"}, Fraction(280, 3)),
        (MEAN, ["90", "85", "88"], Fraction(263, 3)),
        (MEAN, ["90", None], 45),
        (RATES, ["90%", "85%"], Fraction(175, 2)),
        (VOTES, ballots("60", "20", "20", "3"), 76),
        (VOTES, ballots("1", "1", "1"), 60),
        (VOTES, ballots("60", "20", "20", None), 76),
        (
            GROUPED,
            {"deputies": ballots("1", "0", "0"), "people": ballots("0", "0", "1")},
            100 / Fraction(3),
        ),
        (OTHER, "173", Fraction(173, 2)),
        (OTHER, {"score": "173", "from": "某综治〔2026〕3号"}, Fraction(173, 2)),
        (OTHER, {"score": "200"}, 100),
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
        (EVENTS, "3", ("PF207", ("facts",))),
        (EVENTS, {"plain": "3", "repeatd": "1"}, ("PF251", ("facts", "repeatd"))),
        (EVENTS, {"plain": "x", "repeated": "1", "key": "0"}, ("PF206", ("facts", "plain"))),
        (MORE, {"now": "5%", "before": "3"}, ("PF212", ("facts", "now"))),
        (POINTS, {"now": "5%", "before": "3"}, ("PF212", ("facts", "before"))),
        (GROWTH, {"now": "5", "before": "0"}, ("PF274", ("facts", "before"))),
        (GROWTH, {"now": "x", "before": "1"}, ("PF203", ("facts", "now"))),
        (FAILURES, {"drawn": "5", "failed": "6"}, ("PF271", ("facts", "failed"))),
        (FAILURES, {"drawn": "3", "failed": "0"}, ("PF272", ("facts", "drawn"))),
        (PASSED, {"drawn": "0", "failed": "0"}, ("PF253", ("facts", "drawn"))),
        (MEAN, "90", ("PF207", ("facts",))),
        (MEAN, ["90"], ("PF272", ("facts",))),
        (MEAN, ["90", "x"], ("PF203", ("facts", 1))),
        (MEAN, ["90", "101"], ("PF209", ("facts", 1))),
        (MEAN, ["-1", "90"], ("PF209", ("facts", 0))),
        (RATES, ["90"], ("PF212", ("facts", 0))),
        (VOTES, ballots("0", "0", "0", "9"), ("PF273", ("facts",))),
        (VOTES, ballots("1", "0", "x"), ("PF206", ("facts", "not"))),
        (VOTES, ballots("1", "0", "0", "x"), ("PF206", ("facts", "spoilt"))),
        (GROUPED, {"voters": ballots("1", "0", "0")}, ("PF251", ("facts", "voters"))),
        (OTHER, "201", ("PF209", ("facts",))),
        (OTHER, {"score": "-1"}, ("PF209", ("facts", "score"))),
        (OTHER, {"score": "1", "from": ["x"]}, ("PF207", ("facts", "from"))),
        (OTHER, "86%", ("PF212", ("facts",))),
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


@pytest.mark.parametrize(
    ("measure", "facts"),
    [
        (EVENTS, {"plain": "3"}),
        (MORE, {"now": "3"}),
        (GROWTH, {"before": "3"}),
        (FAILURES, {"drawn": "30"}),
        (VOTES, ballots("60", None, "0")),
        (GROUPED, {"deputies": ballots("1", "0", "0")}),
        (OTHER, {"from": "文号"}),
        (MEAN, []),
        (MEAN, [None, None]),
    ],
)
def test_half_an_answer_is_none(measure, facts):
    assert read(measure, facts) == (None, [])


@pytest.mark.parametrize(
    ("measure", "facts", "said"),
    [
        (
            EVENTS,
            {"plain": "3", "repeated": "1", "key": "0"},
            "3 起，重复发生 1 起按 2 倍计，合计 5",
        ),
        (EVENTS, {"plain": "3", "repeated": "0", "key": "0"}, "3 起"),
        (MORE, {"now": "12", "before": "5"}, "本年 12 位，上年 5 位，相差 7"),
        (POINTS, {"now": "89.5%", "before": "92.5%"}, "本期 89.5%，上期 92.5%，相差 -3"),
        (GROWTH, {"now": "9", "before": "12"}, "本期 9 件，为上期 12 件的 75%"),
        (FAILURES, {"drawn": "30", "failed": "2"}, "抽查 30 个，不合格 2 个"),
        (MEAN, ["90", "85"], "2 个平均 87.5 分"),
        (RATES, ["90%", "85%"], "2 个平均 87.5%"),
        (
            VOTES,
            ballots("60", "20", "20", "3"),
            "很满意 60、满意 20、不满意 20，有效 100，废票 3 不计，得 76%",
        ),
        (
            GROUPED,
            {"deputies": ballots("1", "0", "0", "0"), "people": ballots("0", "1", "0")},
            "代表（权重 3）：很满意 1、满意 0、不满意 0，有效 1，得 100 分；"
            "群众（权重 6）：很满意 0、满意 1、不满意 0，有效 1，得 80 分；加权平均 ≈86.6667 分",
        ),
        (OTHER, "173", "综治考评 173 / 200 分"),
        (
            OTHER,
            {"score": "173", "from": "某办〔2026〕3号"},
            "综治考评 173 / 200 分（某办〔2026〕3号）",
        ),
    ],
)
def test_what_was_measured_is_put_into_words(measure, facts, said):
    reading, _ = read(measure, facts)
    assert say(reading.said, "zh") == said
    assert "{" not in say(reading.said, "en")


def test_a_blank_score_counts_as_the_least_and_could_be_the_most():
    reading, _ = read(a_measure("mean", least="20", most="80"), ["50", None])
    assert (reading.number, reading.blank, reading.answered) == (35, 30, Fraction(1, 2))


def test_figures_that_contradict_one_another_name_both_places():
    faults = []
    FAILURES.read({"drawn": "5", "failed": "6"}, ("facts",), faults)
    assert faults[0].others == (("facts", "drawn"),)


def blanks_of(form):
    if isinstance(form, Blank):
        return [form]
    return [blank for one in form.values() for blank in blanks_of(one)]


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
    assert all(say(blank.hint, language) for blank in blanks_of(form))
    assert say(measure.hint(), language)


@pytest.mark.parametrize(
    ("measure", "limits"),
    [
        (SCORE, "数字（分，0–100），如 93.5"),
        (SHARE, "数字（%），如 93.5%"),
        (a_measure("value", least="1"), "数字（分，1–…），如 93.5"),
        (a_measure("value", most="5", unit="万元"), "数字（万元，0–5），如 93.5"),
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
        (EVENTS, False, "起"),
        (MORE, False, "位"),
        (POINTS, True, "%"),
        (GROWTH, True, "%"),
        (FAILURES, False, "个"),
        (PASSED, True, "%"),
        (MEAN, False, "分"),
        (RATES, True, "%"),
        (VOTES, True, "%"),
        (GROUPED, False, "分"),
        (OTHER, True, "%"),
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
        (a_measure("value", least="5", most="1"), [("PF465", ("most",))]),
        (MONTHS, []),
        (a_measure("periods", period="月", periods="0"), [("PF460", ("periods",))]),
        (a_measure("periods", period="日", periods="367"), [("PF460", ("periods",))]),
        (
            a_measure("periods", period="月", periods="1", at_least="0"),
            [("PF460", ("at_least",))],
        ),
        *((one, []) for one in (EVENTS, MORE, POINTS, FAILURES, MEAN, VOTES, GROUPED, OTHER)),
        (a_measure("events", heavier=[]), [("PF461", ("heavier",))]),
        (a_measure("events", heavier=[REPEATED] * 2), [("PF457", ("heavier", 1, "id"))]),
        (
            a_measure("events", heavier=[{**REPEATED, "id": "plain", "times": "0"}]),
            [("PF457", ("heavier", 0, "id")), ("PF460", ("heavier", 0, "times"))],
        ),
        (a_measure("mean", least="5", most="5"), [("PF465", ("most",))]),
        (a_measure("imported", of="x", full="0"), [("PF460", ("full",))]),
        (a_measure("votes", options=OPTIONS[1:]), [("PF455", ("options",))]),
        (a_measure("votes", options=OPTIONS[1:], unit="分"), []),
        (a_measure("votes", options=[]), [("PF461", ("options",))]),
        (
            a_measure("votes", options=[*OPTIONS, {"id": "spoilt", "title": "x", "weight": "-1"}]),
            [("PF457", ("options", 3, "id")), ("PF209", ("options", 3, "weight"))],
        ),
        (
            a_measure("votes", options=OPTIONS, groups=[GROUPS[0], {**GROUPS[0], "weight": "0"}]),
            [("PF457", ("groups", 1, "id")), ("PF460", ("groups", 1, "weight"))],
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
        (EVENTS, {"plain": 3, "repeated": None, "key": "1"}, True),
        (EVENTS, {"heavy": 3}, False),
        (MORE, {"now": 5, "before": "-3.5"}, True),
        (POINTS, {"now": 5}, False),
        (FAILURES, {"drawn": 5, "failed": "0"}, True),
        (FAILURES, {"drawn": -5}, False),
        (MEAN, [90, None, "85.5"], True),
        (MEAN, ["90%"], False),
        (VOTES, {"very": 1, "spoilt": None}, True),
        (VOTES, {"others": 1}, False),
        (GROUPED, {"deputies": {"very": 1}, "people": None}, True),
        (GROUPED, {"deputies": 5}, False),
        (OTHER, 86.5, True),
        (OTHER, {"score": "86.5", "from": "文号"}, True),
        (OTHER, {"scores": "86.5"}, False),
    ],
)
def test_an_editor_accepts_what_is_read_and_refuses_what_is_not(measure, facts, fits):
    assert Draft202012Validator(measure.facts_schema()).is_valid(facts) is fits


def of(examined, passed=None, mean=None, heads=None):
    told = {"examined": examined, "passed": passed, "mean": mean, "heads": heads}
    return {key: one for key, one in told.items() if one is not None}


def test_an_exam_is_weighed_by_heads_or_by_those_examined():
    found, faults = read(EXAM, {"cadres": of("10", "9"), "farmers": of("30", "15")})
    assert (found.number, faults) == (60, [])
    assert say(found.said, "en") == ("干部: 9 of 10 passed; 农户: 15 of 30 passed; 60% in all")
    heads = {"cadres": of("10", "9", heads="100"), "farmers": of("30", "15", heads="300")}
    assert read(EXAM, heads)[0].number == 60
    heads["farmers"]["heads"] = "900"
    assert read(EXAM, heads)[0].number == 54
    assert (
        read(MARKS, {"cadres": of("2", mean="120"), "farmers": of("1", mean="60")})[0].number == 100
    )
    assert read(MARKS, {"cadres": of("2", mean=Fraction(1, 3)), "farmers": of("0")})[
        0
    ].number == Fraction(1, 3)
    assert (EXAM.greatest, EXAM.unit_word, MARKS.greatest, MARKS.unit_word) == (100, "%", 120, "分")


def test_a_stratum_of_an_exam_says_that_nobody_was_examined_or_is_unanswered():
    assert read(EXAM, {"cadres": of("10", "9"), "farmers": of("0")})[0].number == 90
    assert read(EXAM, {"cadres": of("10", "9")}) == (None, [])
    assert read(EXAM, {"cadres": of("10", "9"), "farmers": of("5")}) == (None, [])
    assert read(MARKS, {"cadres": of("10", "9"), "farmers": of("5", "5")}) == (None, [])
    nobody = {"cadres": of("0"), "farmers": of("0")}
    assert read(EXAM, nobody) == (None, [("PF253", ("facts",))])


def test_an_exam_refuses_what_cannot_be():
    few = {"cadres": of("4", "4"), "farmers": of("5", "5")}
    assert read(EXAM, few) == (None, [("PF272", ("facts",))])
    wrong = {"cadres": of("4", "5"), "farmers": of("5", mean="101"), "pupils": {}}
    assert read(EXAM, wrong)[1] == [
        ("PF251", ("facts", "pupils")),
        ("PF271", ("facts", "cadres", "passed")),
        ("PF209", ("facts", "farmers", "mean")),
    ]


def test_the_strata_of_an_exam_are_there_once():
    assert [one.code.id for one in a_measure("exam", strata=STRATA * 2).check()] == ["PF457"] * 2
    assert [one.code.id for one in a_measure("exam", strata=[]).check()] == ["PF461"]


def test_the_form_of_an_exam_asks_by_stratum_for_what_is_measured():
    assert {key: list(one) for key, one in EXAM.form().items()} == {
        "cadres": ["examined", "passed", "heads"],
        "farmers": ["examined", "passed", "heads"],
    }
    assert list(MARKS.form()["cadres"]) == ["examined", "mean", "heads"]
    for language in LANGUAGES:
        blank = EXAM.form()["farmers"]["heads"]
        assert isinstance(blank, Blank)
        assert say(blank.hint, language).startswith("农户")


def test_the_schema_of_an_exam_takes_what_the_exam_reads_and_no_other_stratum():
    schema = Draft202012Validator(EXAM.facts_schema())
    assert schema.is_valid({"cadres": of("10", "9", heads="120"), "farmers": None})
    assert schema.is_valid({"cadres": {"examined": 10, "mean": 82.5}})
    assert not schema.is_valid({"pupils": of("10", "9")})
    assert not schema.is_valid({"cadres": of("-1")})
    assert not schema.is_valid({"cadres": {"drawn": "3"}})


@pytest.mark.parametrize(("periods", "shown"), [(4, "[1, 0, 2, 1]"), (2, "[1, 0]"), (13, "2, …]")])
def test_the_hint_shows_as_many_counts_as_are_wanted(periods, shown):
    measure = a_measure("periods", period="月", periods=str(periods))
    assert shown in measure.hint().zh
    assert shown in measure.hint().en


def test_a_rate_is_asked_for_with_its_sign():
    measure = a_measure("compared", gives="difference", unit="%", now="本年知晓率")
    assert say(measure.form()["now"].hint, "zh") == "本年知晓率，如 93.5%"
    assert "93.5%" in measure.hint().zh
