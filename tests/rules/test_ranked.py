"""Points by place: provisional for one unit, decided among all of its category."""

from fractions import Fraction

import pytest

from building import a_rule, placed, rule_codes, scored
from pufa_cli.base.language import LANGUAGES, say
from pufa_cli.model.rule import Status

TABLE = {
    "kind": "ranked",
    "table": [{"to": "1", "points": "4"}, {"to": "3", "points": "3"}],
    "otherwise": "1",
}
BELOW_ZERO = {"kind": "value", "least": "-9"}
SHARE = {"kind": "ranked", "share_of_best": "是"}
LAST = {**TABLE, "last": {"count": "2"}}


def earned(rule, facts, *others):
    return placed(rule, facts, others).points


def test_for_one_unit_alone_the_points_are_not_known_yet():
    found = scored(TABLE, "90")
    assert (found.status, found.points, found.at_most, found.answered) == (Status.PENDING, 0, 4, 4)
    assert [(one.amount, one.why, one.is_fixable) for one in found.losses] == [
        (4, "pending", False)
    ]
    assert say(found.how, "zh") == "与同类单位比较计分，待全部单位填报后确定，最多 4 分"


@pytest.mark.parametrize(("rule", "most"), [(SHARE, 4), ({**TABLE, "table": []}, 1)])
def test_at_most_the_best_place_is_shown(rule, most):
    assert scored(rule, "90").at_most == most


def test_silence_is_unanswered_alone_and_among_others():
    assert scored(TABLE).status is Status.UNANSWERED
    assert placed(TABLE, None, ["1"]).status is Status.UNANSWERED


@pytest.mark.parametrize(
    ("rule", "facts", "others", "points"),
    [
        (TABLE, "90", [], 4),
        (TABLE, "90", ["80", "70"], 4),
        (TABLE, "70", ["80", "90"], 3),
        (TABLE, "60", ["70", "80", "90"], 1),
        (TABLE, "60", ["70", None, None], 3),
        ({**TABLE, "best": "low"}, "60", ["70", "80"], 4),
        (TABLE, "90", ["90", "80"], 4),
        (TABLE, "80", ["90", "90"], 3),
        ({**TABLE, "ties": "mean"}, "90", ["90"], Fraction(7, 2)),
        ({**TABLE, "ties": "mean"}, "80", ["90", "80", "80"], Fraction(7, 3)),
        ({**TABLE, "ties": "last"}, "90", ["90"], 3),
        (LAST, "60", ["70", "80", "90"], 0),
        (LAST, "70", ["60", "80", "90"], 0),
        (LAST, "80", ["60", "70", "90"], 3),
        (LAST, "90", [], 4),
        (LAST, "90", ["80"], 4),
        (LAST, "80", ["80", "80", "90"], 3),
        ({**LAST, "ties": "last"}, "80", ["80", "80", "90"], 0),
        ({**LAST, "ties": "mean"}, "85", ["85", "90", "60"], Fraction(3, 2)),
        (SHARE, "45", ["50"], Fraction(18, 5)),
        (SHARE, "50", ["45"], 4),
        (SHARE, "0", ["0"], 0),
        ({**SHARE, "measure": BELOW_ZERO}, "-5", ["50"], 0),
        ({**SHARE, "best": "low"}, "40", ["30"], 3),
        ({**SHARE, "best": "low"}, "0", ["30"], 4),
        ({**SHARE, "best": "low"}, "30", ["0"], 0),
        ({**SHARE, "measure": BELOW_ZERO, "best": "low"}, "-1", ["-2"], 0),
        ({**SHARE, "last": {"count": "1", "points": "1"}}, "45", ["50"], 1),
    ],
)
def test_a_place_among_all_is_worth_its_points(rule, facts, others, points):
    assert earned(rule, facts, *others) == points


def test_a_period_left_blank_is_taken_for_the_worse():
    months = {"kind": "periods", "period": "月", "periods": "2"}
    few = {**TABLE, "measure": months, "best": "low"}
    assert earned(few, ["1", None], ["1", "0"]) == 3
    assert earned({**TABLE, "measure": months}, ["1", None], ["1", "1"]) == 3


def test_the_place_is_said_and_others_cannot_be_put_right():
    found = placed(TABLE, "80", ["90", "80", "95"])
    assert say(found.said, "zh") == "80 分，4 个单位中第 3 名（2 个并列）"
    assert say(found.how, "zh") == "第 3 名（2 个并列）：得 3 分"
    assert [one.is_fixable for one in found.losses] == [False]
    assert say(placed(SHARE, "45", ["50"]).how, "zh") == "45 ÷ 最好 50 × 4 = 3.6"
    low = placed({**SHARE, "best": "low"}, "40", ["30"])
    assert say(low.how, "zh") == "最好 30 ÷ 40 × 4 = 3"
    last = placed({**SHARE, "last": {"count": "1"}}, "45", ["50"])
    assert say(last.how, "zh") == "第 2 名：得 0 分"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (TABLE, "第 1 名 4 分；第 2—3 名 3 分；其余 1 分；并列的都按前一名次"),
        (
            {**SHARE, "last": {"count": "2"}, "ties": "mean"},
            "与最好的一个相比，按比例得分；最后 2 名 0 分；并列的取所占名次的平均分",
        ),
    ],
)
def test_the_rule_is_put_into_words(rule, said):
    assert say(a_rule(rule).describe(Fraction(4)), "zh") == said
    assert all(say(a_rule(rule).describe(Fraction(4)), one) for one in LANGUAGES)


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        (TABLE, []),
        (SHARE, []),
        (LAST, []),
        ({"kind": "ranked"}, ["PF456", "PF458"]),
        ({**TABLE, "share_of_best": "是"}, ["PF456"]),
        ({**TABLE, "table": TABLE["table"][::-1]}, ["PF463", "PF463"]),
        ({**TABLE, "otherwise": "3.5"}, ["PF463"]),
        ({**TABLE, "otherwise": "-1"}, ["PF452"]),
        ({**TABLE, "table": TABLE["table"][1:]}, ["PF458"]),
        ({**LAST, "last": {"count": "0", "points": "5"}}, ["PF452", "PF460"]),
    ],
)
def test_parameters_that_contradict_each_other_are_reported(rule, codes):
    assert rule_codes(rule) == codes


def test_a_list_with_a_part_by_rank_waits_for_the_others_only_for_that_part():
    parts = [
        {"id": "plan", "title": "有计划", "marks": "2"},
        {"id": "rank", "title": "测评名次", "marks": "4", "rule": TABLE},
    ]
    rule = {"kind": "checklist", "parts": parts}
    assert a_rule(rule).is_relative
    assert not a_rule({**rule, "parts": parts[:1]}).is_relative
    alone = scored(rule, {"plan": "是", "rank": "80"}, "6")
    assert (alone.points, alone.at_most) == (2, 6)
    among = placed(rule, {"plan": "是", "rank": "80"}, [{"rank": "90"}, {"plan": "是"}, None], "6")
    assert (among.points, among.at_most) == (5, 5)
    assert [one.path for one in among.losses] == [("rank",)]


def test_an_alternative_by_rank_is_compared_once_its_place_is_known():
    alternatives = [
        {"id": "rank", "title": "名次", "points": "4", "rule": TABLE},
        {"id": "prize", "title": "获奖", "points": "2"},
    ]
    rule = {"kind": "best_of", "alternatives": alternatives}
    assert a_rule(rule).is_relative
    facts = {"rank": "80", "prize": "是"}
    assert (scored(rule, facts).points, scored(rule, facts).at_most) == (2, 4)
    assert placed(rule, facts, [{"rank": "90"}, {"rank": "70"}]).points == 3


def test_a_unit_that_is_not_among_the_others_takes_a_place_beside_them():
    rule = a_rule(TABLE)
    own, *group = (rule.read(one, None, (), []) for one in ("85", "90", "80"))
    assert rule.place(own, group, Fraction(4)).points == 3
