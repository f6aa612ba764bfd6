"""Working days, states of findings, and what the ladder proposes."""

from datetime import date, timedelta

import pytest

from pufa_cli.base.language import say
from pufa_cli.engine.history import days_off, history
from pufa_cli.engine.ladder import Past, first_taken, proposed_for_unit, taken_in
from pufa_cli.engine.standings import previous_round, standings
from pufa_cli.engine.workdays import MONDAY_TO_FRIDAY, workdays_of
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.standing import Ground, State
from rectifying import (
    LADDER,
    MONDAY,
    ROUND,
    a_file,
    a_finding,
    a_ladder,
    a_sanction,
    closed,
    proposal,
    stands,
)

FRIDAY = MONDAY + timedelta(days=4)


def days_of(**tree):
    return workdays_of(Calendar.model_validate({"pufa": "calendar/1", **tree}))


MAY = days_of(
    holidays=[
        "2005-01-03",
        {"starts_on": "2005-05-03", "ends_on": "2005-05-07"},
        {"starts_on": "2005-05-01", "ends_on": "2005-05-04"},
        {"starts_on": "2005-06-10", "ends_on": "2005-06-01"},
    ],
    working_weekends=["2005-05-08", "2005-05-09"],
)


# --- working days


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2005-05-16", "2005-05-16", 0),
        ("2005-05-16", "2005-05-17", 1),
        ("2005-05-20", "2005-05-22", 0),
        ("2005-05-20", "2005-05-23", 1),
        ("2005-05-16", "2005-05-30", 10),
        ("2005-05-17", "2005-05-16", 0),
    ],
)
def test_without_a_calendar_monday_to_friday_are_worked(first, last, count):
    found = MONDAY_TO_FRIDAY.between(date.fromisoformat(first), date.fromisoformat(last))
    assert found == count


def test_holidays_are_not_worked_and_some_weekends_are():
    worked = [day for day in range(1, 14) if MAY.is_worked(date(2005, 5, day))]
    assert worked == [8, 9, 10, 11, 12, 13]
    assert not MAY.is_worked(date(2005, 1, 3))
    assert MAY.between(date(2005, 4, 29), date(2005, 5, 9)) == 2
    assert MAY.after(date(2005, 4, 29), 2) == date(2005, 5, 9)
    assert MAY.after(date(2005, 4, 29), 0) == date(2005, 4, 29)


def test_counting_agrees_with_going_day_by_day():
    for workdays in (MONDAY_TO_FRIDAY, MAY):
        count, day = 0, date(2005, 4, 20)
        for _ in range(60):
            day += timedelta(days=1)
            count += workdays.is_worked(day)
            assert workdays.between(date(2005, 4, 20), day) == count
            if workdays.is_worked(day):
                assert workdays.after(date(2005, 4, 20), count) == day


def test_years_that_the_calendar_does_not_have_are_told():
    first, last = date(2004, 12, 30), date(2006, 1, 2)
    assert MAY.unknown_years(first, last) == [2004, 2006]
    assert MONDAY_TO_FRIDAY.unknown_years(first, last) == []
    assert days_of().unknown_years(first, last) == []


def test_there_is_no_day_after_the_last_one():
    assert MONDAY_TO_FRIDAY.after(date(9999, 12, 30), 10) == date.max


# --- states

STEPS = [{"on": "2005-05-20", "text": "补课"}]
TWICE = {
    **closed("2005-06-10", "2005-06-13"),
    "earlier": [closed("2005-06-01", "2005-06-03", "否", reason="缺签名")],
}


@pytest.mark.parametrize(
    ("more", "as_of", "state", "overdue"),
    [
        ({}, "2005-05-16", State.OPEN, 0),
        ({}, "2005-05-30", State.OPEN, 0),
        ({}, "2005-05-31", State.OPEN, 1),
        ({}, "2005-06-05", State.OPEN, 4),
        ({"steps": STEPS}, "2005-05-19", State.OPEN, 0),
        ({"steps": STEPS}, "2005-05-20", State.IN_PROGRESS, 0),
        (closed("2005-05-30"), "2005-05-29", State.OPEN, 0),
        (closed("2005-05-30"), "2005-06-20", State.CLOSED, 0),
        (closed("2005-06-02"), "2005-06-20", State.CLOSED, 3),
        (closed("2005-06-02", "2005-06-03"), "2005-06-02", State.CLOSED, 3),
        (closed("2005-06-02", "2005-06-03"), "2005-06-20", State.VERIFIED, 3),
        (closed("2005-05-30", "2005-06-03", "否"), "2005-06-02", State.CLOSED, 0),
        (closed("2005-05-30", "2005-06-03", "否"), "2005-06-03", State.REJECTED, 4),
        (TWICE, "2005-06-02", State.CLOSED, 2),
        (TWICE, "2005-06-08", State.REJECTED, 7),
        (TWICE, "2005-06-10", State.CLOSED, 9),
        (TWICE, "2005-06-30", State.VERIFIED, 9),
        ({"due_on": "2005-05-20"}, "2005-05-23", State.OPEN, 1),
    ],
)
def test_a_finding_has_a_state_on_a_day(more, as_of, state, overdue):
    found = stands(a_finding(**more), as_of)
    assert (found.state, found.overdue) == (state, overdue)
    assert found.state.is_undone == (state in (State.OPEN, State.IN_PROGRESS, State.REJECTED))


def test_what_was_found_later_is_not_known_yet():
    assert standings(a_file(), MONDAY_TO_FRIDAY, MONDAY - timedelta(days=1)) == ()


def test_findings_are_in_order_of_their_due_days():
    file = a_file(a_finding("b"), a_finding("c", due_on="2005-05-17"), a_finding("a"))
    found = standings(file, MONDAY_TO_FRIDAY, MONDAY)
    assert [(one.finding.id, one.at) for one in found] == [("c", 1), ("a", 2), ("b", 0)]


def test_rejections_are_counted():
    assert stands(a_finding(**TWICE), "2005-06-30").rejections == 1
    assert stands(a_finding(**TWICE), "2005-06-02").rejections == 0


@pytest.mark.parametrize(
    ("rounds", "before"),
    [
        ([("r2", "2005-05-01")], None),
        ([("r1", "2005-01-01"), ("r2", "2005-05-01")], "r1"),
        ([("r0", "2004-01-01"), ("r1", "2005-01-01"), ("r1", "2005-06-01")], "r1"),
        ([("r2", "2005-05-01"), ("r3", "2005-06-01")], None),
    ],
)
def test_the_round_before_is_the_last_that_began_earlier(rounds, before):
    findings = [
        a_finding(f"F{at}", round=name, found_on=day) for at, (name, day) in enumerate(rounds)
    ]
    assert previous_round([a_file(*findings)], "r2") == before


# --- the ladder


def shown(found):
    return None if found is None else found.step.title


@pytest.mark.parametrize(
    ("as_of", "step"),
    [("2005-05-30", None), ("2005-05-31", "通报批评"), ("2005-06-20", "通报批评")],
)
def test_the_first_step_is_proposed_on_the_first_working_day_overdue(as_of, step):
    assert shown(proposal(a_file(), as_of)) == step


@pytest.mark.parametrize(
    ("sanction", "as_of", "step"),
    [
        (a_sanction(), "2005-06-05", "通报批评"),
        (a_sanction(), "2005-06-06", None),
        (a_sanction(), "2005-06-07", "黄牌警告"),
        (a_sanction(findings=["F1"]), "2005-06-07", "黄牌警告"),
        (a_sanction(findings=["F2"], round=ROUND), "2005-06-07", "通报批评"),
        (a_sanction("黄牌警告", round=ROUND), "2005-06-20", None),
        (a_sanction("谈话", round=ROUND), "2005-06-20", "通报批评"),
        (a_sanction(round="2004"), "2005-06-20", "通报批评"),
    ],
)
def test_what_was_confirmed_is_not_proposed_again_and_leads_on(sanction, as_of, step):
    more = {"round": ROUND} if not sanction.get("findings") else {}
    file = a_file(a_finding(), a_finding("F2"), sanctions=[{**more, **sanction}])
    assert shown(proposal(file, as_of)) == step


@pytest.mark.parametrize("more", [closed("2005-06-10"), closed("2005-06-10", "2005-06-11")])
def test_nothing_is_proposed_for_what_is_done(more):
    assert proposal(a_file(a_finding(**more)), "2005-06-20") is None


def test_steps_without_a_trigger_or_of_a_veto_are_never_proposed_for_a_finding():
    plain = {"title": "谈话", "when": "必要时"}
    vetoed = {"title": "追究", "when": "不合格", "trigger": {"veto": "V1"}}
    assert proposal(a_file(), "2005-06-20", a_ladder(plain, vetoed)) is None


REFUSING = {"title": "通报", "when": "不认可", "trigger": {"rejected": "2"}}
AGAIN = {
    **closed("2005-05-27", "2005-06-01", "否"),
    "earlier": [closed("2005-05-20", "2005-05-23", "否")],
}


def test_a_step_may_wait_for_closings_that_were_not_accepted():
    ladder = a_ladder(REFUSING)
    file = a_file(a_finding(**AGAIN))
    assert proposal(file, "2005-05-24", ladder) is None
    found = proposal(file, "2005-06-01", ladder)
    assert [ground.path for ground in found.grounds] == [
        ("findings", 0),
        ("findings", 0, "earlier", 0, "verified"),
        ("findings", 0, "verified"),
    ]
    once = a_ladder({**REFUSING, "trigger": {"rejected": "1"}})
    first = proposal(file, "2005-05-24", once)
    assert first.grounds[-1].path == ("findings", 0, "earlier", 0, "verified")


def test_a_step_may_wait_for_closings_not_accepted_since_another():
    after = {"title": "黄牌", "when": "仍不认可", "trigger": {"after": "通报", "rejected": "1"}}
    sanctions = [a_sanction("通报", "2005-05-25", round=ROUND)]
    file = a_file(a_finding(**AGAIN), sanctions=sanctions)
    ladder = a_ladder(REFUSING, after)
    assert proposal(file, "2005-05-26", ladder) is None
    found = proposal(file, "2005-06-01", ladder)
    assert shown(found) == "黄牌"
    assert [ground.path for ground in found.grounds[1:]] == [
        ("findings", 0, "verified"),
        ("sanctions", 0),
    ]


def test_everything_that_a_trigger_says_must_hold():
    both = a_ladder({**REFUSING, "trigger": {"rejected": "1", "overdue": "2"}})
    file = a_file(a_finding(**closed("2005-05-20", "2005-05-23", "否")))
    assert proposal(file, "2005-05-31", both) is None
    assert shown(proposal(file, "2005-06-01", both)) == "通报"


def test_a_proposal_says_what_it_rests_on():
    file = a_file(sanctions=[a_sanction(findings=["F1"])])
    found = proposal(file, "2005-06-08")
    assert [(say(one.what, "zh"), str(one.on), one.path) for one in found.grounds] == [
        ("发现问题：问题F1", "2005-05-16", ("findings", 0)),
        ("期限届满，到 2005-06-08 超期 7 个工作日", "2005-05-30", ("findings", 0, "days")),
        (
            "已决定“通报批评”（临普办〔2005〕12号），到 2005-06-08 又过 2 个工作日仍未整改",
            "2005-06-06",
            ("sanctions", 0),
        ),
    ]
    dated = proposal(a_file(a_finding(due_on="2005-05-20")), "2005-06-08")
    assert dated.grounds[1].path == ("findings", 0, "due_on")


def test_what_was_decided_on_the_whole_unit_ends_no_proposal_for_a_finding():
    ladder = a_ladder(*LADDER, {"title": "追究", "when": "不合格", "trigger": {"veto": "V1"}})
    whole = a_file(sanctions=[a_sanction("追究", round=ROUND)])
    assert shown(proposal(whole, "2005-06-08", ladder)) == "通报批评"
    named = a_file(sanctions=[a_sanction("追究", findings=["F1"])])
    assert proposal(named, "2005-06-08", ladder) is None


# --- again in the next round

REPEATING = [
    {"title": "通报批评", "when": "整改不力", "trigger": {"overdue": "1", "repeat": "next"}},
    {"title": "黄牌警告", "when": "仍整改不力", "trigger": {"after": "通报批评", "overdue": "1"}},
]


def again(**more):
    old = a_finding("OLD", round="r1", found_on="2004-05-16", due_on="2004-06-01")
    sanctions = [a_sanction(on="2004-06-10", findings=["OLD"]), *more.pop("sanctions", ())]
    return a_file(a_finding(), old, sanctions=sanctions)


def test_a_unit_of_the_round_before_begins_one_step_higher():
    found = proposal(again(), "2005-06-08", a_ladder(*REPEATING), "r1")
    assert (shown(found), found.is_raised) == ("黄牌警告", True)
    assert say(found.grounds[-1].what, "zh") == "上一轮已决定“通报批评”（临普办〔2005〕12号）"
    assert found.grounds[-1].path == ("sanctions", 0)


def test_it_does_so_only_where_the_standard_says_so_and_something_was_decided():
    assert shown(proposal(again(), "2005-06-08", None, "r1")) == "通报批评"
    assert shown(proposal(again(), "2005-06-08", a_ladder(*REPEATING), "r0")) == "通报批评"
    assert shown(proposal(again(), "2005-06-08", a_ladder(*REPEATING), None)) == "通报批评"


def test_above_the_last_step_there_is_none():
    found = proposal(again(), "2005-06-08", a_ladder(REPEATING[0]), "r1")
    assert (shown(found), found.is_raised) == ("通报批评", False)


def test_what_was_confirmed_one_step_higher_is_not_proposed_again():
    file = again(sanctions=[a_sanction("黄牌警告", findings=["F1"])])
    assert proposal(file, "2005-06-08", a_ladder(*REPEATING), "r1") is None


# --- vetoes

GROUND = Ground("V1", None, ("vetoes", "V1"), "reviews/x.yaml:9")
VETOED = [
    {"title": "追究", "when": "不合格", "trigger": {"veto": "V1"}},
    {"title": "否决", "when": "不合格", "trigger": {"veto": "V1", "after": "追究"}},
    {"title": "通报", "when": "迟", "trigger": {"overdue": "1"}},
    {"title": "谈话", "when": "必要时"},
]


def of_unit(*sanctions, fired=("V1",), ladder=VETOED, before=None):
    file = a_file(sanctions=[{**one, "round": ROUND} for one in sanctions])
    day = date(2005, 6, 30)
    past = Past(taken_in(file, ROUND, day), before)
    return proposed_for_unit(a_ladder(*ladder), dict.fromkeys(fired, (GROUND,)), past)


def test_a_fired_veto_calls_for_its_steps():
    assert [one.step.title for one in of_unit()] == ["追究"]
    assert of_unit(fired=()) == ()
    assert of_unit(fired=("V2",)) == ()
    (found,) = of_unit(a_sanction("追究"))
    assert found.step.title == "否决"
    assert [one.path for one in found.grounds] == [("vetoes", "V1"), ("sanctions", 0)]
    assert of_unit(a_sanction("追究"), a_sanction("否决")) == ()


def test_a_veto_too_may_begin_one_step_higher():
    ladder = [{**VETOED[0], "trigger": {"veto": "V1", "repeat": "next"}}, VETOED[3]]
    before = first_taken(again(), "r1", date(2005, 6, 30))
    (found,) = of_unit(ladder=ladder, before=before)
    assert (found.step.title, found.is_raised) == ("谈话", True)
    assert of_unit(a_sanction("谈话"), ladder=ladder, before=before) == ()


def test_of_several_decisions_of_a_step_the_first_counts():
    file = a_file(sanctions=[a_sanction(on="2005-06-20", round=ROUND), a_sanction(round=ROUND)])
    past = Past(taken_in(file, ROUND, date(2005, 6, 30)), None)
    assert past.of("通报批评").at == 1
    assert first_taken(file, ROUND, date(2005, 6, 30)).at == 1
    assert first_taken(file, ROUND, date(2005, 6, 1)) is None


# --- history


def test_everything_that_was_written_up_to_a_day_is_told_in_order():
    more = {**TWICE, "steps": STEPS, "criterion": "T1.3"}
    file = a_file(a_finding(**more), sanctions=[a_sanction(findings=["F1"])])

    def told(day):
        (one,) = standings(file, MONDAY_TO_FRIDAY, date.fromisoformat(day))
        taken = taken_in(file, ROUND, date.fromisoformat(day))
        return [
            (str(g.on)[5:], say(g.what, "zh")) for g in history(one, taken, date.fromisoformat(day))
        ]

    assert told("2005-06-30") == [
        ("05-16", "督查发现：问题F1"),
        ("05-20", "补课"),
        ("05-30", "期限届满，到 2005-06-10 超期 9 个工作日"),
        ("06-01", "报结，佐证 1 件"),
        ("06-03", "复核未认可（督查组）：缺签名"),
        ("06-06", "已决定“通报批评”（临普办〔2005〕12号）"),
        ("06-10", "报结，佐证 1 件"),
        ("06-13", "复核认可（督查组）"),
    ]
    assert told("2005-05-18") == [("05-16", "督查发现：问题F1"), ("05-30", "整改期限")]
    dated = a_file(a_finding(due_on="2005-05-20", **closed("2005-05-16")))
    (one,) = standings(dated, MONDAY_TO_FRIDAY, MONDAY)
    assert [str(g.on)[5:] for g in history(one, [], MONDAY)] == ["05-16", "05-16", "05-20"]
    assert history(one, [], MONDAY)[-1].path == ("findings", 0, "due_on")


def test_how_working_days_come_about_adds_up():
    found = MAY.counted(date(2005, 4, 29), date(2005, 5, 10))
    assert (found.days, found.weekends, found.holidays, found.worked) == (11, 4, 5, 1)
    assert found.working == MAY.between(date(2005, 4, 29), date(2005, 5, 10)) == 3
    assert MAY.counted(MONDAY, MONDAY).working == 0
    assert MAY.counted(MONDAY, MONDAY - timedelta(days=3)).days == 0


def test_days_off_are_told_with_their_place():
    calendar = Calendar.model_validate(
        {
            "pufa": "calendar/1",
            "holidays": ["2005-01-03", {"starts_on": "2005-05-01", "ends_on": "2005-05-07"}],
            "working_weekends": ["2005-05-08", "2005-12-31"],
        }
    )
    found = list(days_off(calendar, date(2005, 5, 3), date(2005, 5, 9)))
    assert [(str(one.on), one.path) for one in found] == [
        ("2005-05-01", ("holidays", 1)),
        ("2005-05-08", ("working_weekends", 0)),
    ]
    assert say(found[0].what, "en") == "off until 2005-05-07: holiday"
    (first,) = days_off(calendar, date(2005, 1, 2), date(2005, 1, 3))
    assert first.path == ("holidays", 0)
