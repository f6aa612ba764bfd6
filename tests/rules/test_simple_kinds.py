"""The kinds that read one measure or one word: each line of their arithmetic."""

from fractions import Fraction

import pytest

from building import a_rule, points, read_and_scored, rule_codes, scored
from pufa_cli.base.language import say
from pufa_cli.model.rule import Blank, Status

COUNT = {"kind": "count", "unit": "期"}
VALUE = {"kind": "value"}
SHARE = {"kind": "value", "unit": "%"}
EIGHT = {"kind": "all_or_nothing", "measure": COUNT, "at_least": "8"}
FEW = {"kind": "all_or_nothing", "measure": COUNT, "at_most": "2"}
TALKS = {"kind": "shortfall", "target": "4", "per_short": "0.5"}
RATE = {"kind": "per_point", "target": "95%", "per_point": "0.5", "part_points": "whole"}
STEPS = {
    "kind": "bands",
    "bands": [{"at_least": "90", "points": "4"}, {"at_least": "80", "points": "2.5"}],
    "otherwise": "1",
}
SHARED = {"kind": "linear", "full_at": "80%"}
FACTOR = {"kind": "linear", "measure": COUNT, "coefficient": "0.57"}
LEVELS = {
    "kind": "level",
    "levels": [{"name": "好", "points": "4"}, {"name": "差", "points": "0"}],
}


def words(rule, marks="4", language="zh"):
    return say(a_rule(rule).describe(Fraction(marks)), language)


def cause(rule, facts, marks="4", language="zh"):
    return say(scored(rule, facts, marks).losses[0].cause, language)


@pytest.mark.parametrize("rule", [EIGHT, FEW, TALKS, RATE, STEPS, SHARED, FACTOR, LEVELS])
def test_silence_scores_nothing_whatever_the_line(rule):
    outcome = scored(rule)
    assert (outcome.status, outcome.points, outcome.answered) == (Status.UNANSWERED, 0, 0)
    assert [loss.why for loss in outcome.losses] == ["unanswered"]


@pytest.mark.parametrize("rule", [EIGHT, TALKS, RATE, STEPS, FACTOR, LEVELS])
def test_a_reviewer_gives_no_points_where_facts_decide(rule):
    _, faults = read_and_scored(rule, None, "4", {"points": "4", "reason": "好"})
    assert [(one.code.id, one.path[0]) for one in faults] == [("PF258", "review")]


@pytest.mark.parametrize(
    ("rule", "facts", "earned"),
    [
        (EIGHT, "8", 4),
        (EIGHT, "7", 0),
        (FEW, "2", 4),
        (FEW, "3", 0),
        ({**EIGHT, "at_least": "4", "at_most": "6"}, "4", 4),
        ({**EIGHT, "at_least": "4", "at_most": "6"}, "6", 4),
        ({**EIGHT, "at_least": "4", "at_most": "6"}, "3", 0),
        ({**EIGHT, "at_least": "4", "at_most": "6"}, "7", 0),
        ({"kind": "all_or_nothing", "measure": SHARE, "at_least": "90%"}, "89.999999%", 0),
        (TALKS, "9", 4),
        (TALKS, "0", 2),
        ({**TALKS, "measure": VALUE}, "3.5", Fraction(15, 4)),
        (STEPS, "90", 4),
        (STEPS, "89.999999", Fraction(5, 2)),
        ({**STEPS, "measure": {"kind": "value", "least": "-9"}}, "-5", 1),
        (SHARED, {"done": "1", "total": "3"}, Fraction(5, 3)),
        (SHARED, {"done": "9", "total": "10"}, 4),
        (FACTOR, "6", Fraction(171, 50)),
        (FACTOR, "8", 4),
        ({**SHARED, "measure": {**VALUE, "least": "-9"}, "full_at": "10"}, "-5", 0),
        (LEVELS, "好", 4),
        (LEVELS, "差", 0),
    ],
)
def test_a_reading_earns_its_points(rule, facts, earned):
    assert points(rule, facts) == earned


MONTHS = {"kind": "periods", "period": "月", "periods": "3"}
RISING = {
    "kind": "bands",
    "measure": MONTHS,
    "bands": [{"at_least": "3", "points": "0"}, {"at_least": "1", "points": "2"}],
    "otherwise": "4",
}


@pytest.mark.parametrize(
    ("rule", "counts", "earned"),
    [
        ({"kind": "all_or_nothing", "measure": MONTHS, "at_most": "1"}, ["1", "0", None], 0),
        ({"kind": "all_or_nothing", "measure": MONTHS, "at_most": "1"}, ["1", "0", "0"], 4),
        ({"kind": "all_or_nothing", "measure": MONTHS, "at_least": "2"}, ["1", "0", None], 0),
        (RISING, ["0", "0", "0"], 4),
        (RISING, ["0", "0", None], 2),
        (RISING, ["1", None, None], 0),
        ({**RISING, "bands": RISING["bands"][1:]}, ["1", None, None], 2),
    ],
)
def test_a_period_left_blank_is_taken_for_the_worse(rule, counts, earned):
    assert points(rule, counts) == earned


@pytest.mark.parametrize(
    ("part_points", "done", "earned"),
    [
        ("whole", "940", 3),
        ("whole", "941", 4),
        ("proportional", "941", Fraction(31, 10)),
        ("started", "941", 3),
        ("started", "939", 2),
        ("started", "950", 4),
        ("proportional", "999", 4),
        ("whole", "0", 0),
    ],
)
def test_a_part_of_a_point_counts_as_the_standard_says(part_points, done, earned):
    rule = {**RATE, "per_point": "1", "part_points": part_points}
    assert points(rule, {"done": done, "total": "1000"}) == earned


SLOPES = {
    "kind": "per_point",
    "measure": SHARE,
    "slopes": [{"below": "96%", "per_point": "0.25"}, {"below": "90%", "per_point": "0.5"}],
    "part_points": "whole",
}


@pytest.mark.parametrize(
    ("value", "earned"),
    [
        ("96%", 4),
        ("95.5%", 4),
        ("93%", Fraction(13, 4)),
        ("90%", Fraction(5, 2)),
        ("88%", Fraction(3, 2)),
        ("0%", 0),
    ],
)
def test_each_slope_charges_the_part_of_the_gap_in_its_own_range(value, earned):
    assert points(SLOPES, value) == earned


@pytest.mark.parametrize(("count", "earned"), [("6", Fraction(171, 50)), ("7", 4), ("8", 4)])
def test_points_that_nearly_reach_the_marks_are_counted_as_full(count, earned):
    found = scored({**FACTOR, "full_from": "3.9"}, count)
    assert found.points == earned
    assert say(scored({**FACTOR, "full_from": "3.9"}, "7").how, "zh") == "3.99，按满分 4 计"


def test_a_block_of_ten_points_is_charged_once():
    rule = {**RATE, "block": "10", "measure": SHARE, "per_point": "1"}
    assert [points(rule, value) for value in ("85.01%", "85%", "75%")] == [4, 3, 2]


def test_the_steps_back_to_full_marks_are_counted():
    assert scored(TALKS, "1").losses[0].steps == 3
    assert scored({**TALKS, "measure": VALUE}, "1.5").losses[0].steps == 3
    assert (
        scored({**RATE, "part_points": "proportional"}, {"done": "1", "total": "2"}).losses[0].steps
        == 45
    )


@pytest.mark.parametrize(
    ("rule", "facts", "said"),
    [
        ({"kind": "all_or_nothing"}, "否", "不具备"),
        (EIGHT, "7", "未达到：不低于 8 期"),
        (FEW, "3", "未达到：不高于 2 期"),
        (
            {"kind": "all_or_nothing", "measure": SHARE, "at_most": "5%"},
            "6%",
            "未达到：不高于 5%",
        ),
        (TALKS, "3", "应有 4 次，实有 3 次，少 1，每少 1 扣 0.5 分"),
        (
            RATE,
            {"done": "93", "total": "100"},
            "93/100 人，目标 95%，低 2 个百分点，计 2 档，每档扣 0.5 分",
        ),
        (STEPS, "85", "85 分，属于“80 以上”档"),
        (STEPS, "5", "5 分，属于“低于 80”档"),
        (SHARED, {"done": "1", "total": "2"}, "1/2 人，按比例得 2.5 分"),
        (LEVELS, "差", "等级为“差”"),
    ],
)
def test_the_cause_of_a_loss_names_line_and_figure(rule, facts, said):
    assert cause(rule, facts) == said


@pytest.mark.parametrize(
    ("rule", "facts", "how"),
    [
        (TALKS, "3", "4 − 1 × 0.5 = 3.5"),
        ({**TALKS, "per_short": "3"}, "0", "4 − 4 × 3 = -8，扣完为止得 0"),
        ({**TALKS, "per_short": "1"}, "0", "4 − 4 × 1 = 0"),
        (RATE, {"done": "93", "total": "100"}, "4 − 2 × 0.5 = 3"),
        ({**RATE, "per_point": "2"}, {"done": "93", "total": "100"}, "4 − 2 × 2 = 0"),
        (STEPS, "85", "80 以上：得 2.5 分"),
        (SHARED, {"done": "1", "total": "2"}, "50 ÷ 80% × 4 = 2.5"),
        (FACTOR, "6", "0.57 × 6 = 3.42"),
        (LEVELS, "好", "得满分 4"),
        ({**LEVELS, "levels": [{"name": "中", "points": "3"}]}, "中", "得 3 / 4"),
    ],
)
def test_the_arithmetic_is_shown(rule, facts, how):
    assert say(scored(rule, facts).how, "zh") == how


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"kind": "all_or_nothing"}, "具备得 4 分，否则 0 分"),
        (EIGHT, "不低于 8 期得 4 分，否则 0 分"),
        (FEW, "不高于 2 期得 4 分，否则 0 分"),
        (TALKS, "不少于 4 次得 4 分，每少 1 扣 0.5 分，扣完为止"),
        (
            {**TALKS, "measure": SHARE, "target": "95%"},
            "不少于 95%得 4 分，每少 1 扣 0.5 分，扣完为止",
        ),
        (RATE, "达到 95% 得 4 分，每低 1 个点扣 0.5 分（不足一档不扣），扣完为止"),
        (STEPS, "90 以上 4 分；80 以上 2.5 分；以下 1 分"),
        (SHARED, "达到 80% 得 4 分，不足按比例得分"),
        (FACTOR, "每 1 得 0.57 分，最多 4 分"),
        (LEVELS, "好 4 分；差 0 分"),
    ],
)
def test_a_rule_is_put_into_words_with_its_numbers(rule, said):
    assert words(rule) == said
    assert words(rule, language="en")


@pytest.mark.parametrize(
    ("facts", "fault"), [("很好", "PF208"), (["好"], "PF207"), ({"好": "4"}, "PF207")]
)
def test_only_a_level_of_the_list_can_be_named(facts, fault):
    outcome, faults = read_and_scored(LEVELS, facts)
    assert [one.code.id for one in faults] == [fault]
    assert outcome.points == 0


def test_the_form_of_a_level_lists_its_names():
    assert a_rule(LEVELS).form() == Blank("好 / 差")
    assert a_rule(LEVELS).facts_schema() == {"enum": ["好", "差"]}


def test_a_measured_rule_asks_for_what_its_measure_asks():
    rule = a_rule(TALKS)
    assert rule.form() == Blank(rule.measure.hint())
    assert rule.facts_schema() == rule.measure.facts_schema()


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        (EIGHT, []),
        ({"kind": "all_or_nothing", "measure": COUNT}, ["PF454"]),
        ({**EIGHT, "at_most": "9"}, []),
        ({**EIGHT, "at_most": "7"}, ["PF465"]),
        ({"kind": "all_or_nothing", "at_least": "1"}, ["PF456"]),
        ({**EIGHT, "at_least": "8%"}, ["PF455"]),
        ({**EIGHT, "measure": {"kind": "periods", "period": "月", "periods": "0"}}, ["PF460"]),
        (TALKS, []),
        ({**TALKS, "target": "0"}, ["PF460"]),
        ({**TALKS, "per_short": "-1"}, ["PF460"]),
        (RATE, []),
        ({**RATE, "target": "95"}, ["PF455"]),
        ({**RATE, "block": "0", "per_point": "0"}, ["PF460", "PF460"]),
        ({**TALKS, "none_past": TALKS["target"]}, ["PF465"]),
        ({**RATE, "none_past": "80%"}, []),
        ({**RATE, "none_past": "95%"}, ["PF465"]),
        ({**RATE, "none_past": "80"}, ["PF455"]),
        ({**RATE, "best": "low", "none_past": "96%"}, []),
        ({**RATE, "best": "low", "none_past": "80%"}, ["PF465"]),
        ({**SLOPES, "best": "low"}, ["PF456"]),
        ({**SLOPES, "none_past": "96%"}, ["PF465"]),
        ({**SHARED, "none_past": "101%"}, ["PF466", "PF465"]),
        (STEPS, []),
        ({**STEPS, "bands": []}, ["PF461"]),
        ({**STEPS, "bands": STEPS["bands"][::-1]}, ["PF453"]),
        ({**STEPS, "otherwise": "5"}, ["PF452"]),
        ({**STEPS, "bands": [{"at_least": "9", "points": "0"}], "otherwise": "0"}, ["PF458"]),
        ({**STEPS, "otherwise": "-1"}, ["PF452"]),
        ({**STEPS, "bands": STEPS["bands"][1:]}, ["PF458"]),
        (SHARED, []),
        (FACTOR, []),
        ({"kind": "linear"}, ["PF456"]),
        ({**SHARED, "coefficient": "1"}, ["PF456"]),
        ({**SHARED, "full_at": "0%"}, ["PF460"]),
        ({"kind": "linear", "coefficient": "0.03"}, ["PF458"]),
        ({"kind": "linear", "coefficient": "0.04"}, []),
        (LEVELS, []),
        ({"kind": "level", "levels": []}, ["PF461"]),
        ({**LEVELS, "levels": [*LEVELS["levels"], {"name": "好", "points": "1"}]}, ["PF457"]),
        ({**LEVELS, "levels": [{"name": "好", "points": "5"}]}, ["PF452"]),
        ({**LEVELS, "levels": [{"name": "好", "points": "3"}]}, ["PF458"]),
    ],
)
def test_a_rule_that_contradicts_itself_is_reported(rule, codes):
    assert rule_codes(rule) == codes
