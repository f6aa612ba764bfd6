"""Tasks on a day, who is in charge of what, groups, weak links: figures and laws."""

from datetime import date
from fractions import Fraction

from hypothesis import given as for_all
from hypothesis import strategies as st

from acceptance import a_phase, a_progress, settings, units
from building import a_criterion, a_sheet, a_submission, facts
from pufa_cli.engine.assess import assess
from pufa_cli.engine.groups import group_figures
from pufa_cli.engine.phases import meeting_standings, task_standings
from pufa_cli.engine.practices import mean_rate
from pufa_cli.engine.responsibility import Matrix, area_rows, burdens, group_rows, point_rows
from pufa_cli.engine.weak_links import WeakTally
from pufa_cli.engine.workdays import MONDAY_TO_FRIDAY
from pufa_cli.model.organisation import concerns, duties_of
from pufa_cli.model.progress import TaskState, counted
from pufa_cli.model.rollup import Presence, Row
from pufa_cli.model.situation import PartLoss, UnitSituation, is_scored

PILOT = {"id": "xiaoqiao", "name": "孝桥镇", "pilot": "是"}
OTHER = {"id": "dong", "name": "东镇"}
SCHOOL = {"id": "school", "name": "一小", "category": "school"}
TASK = {"id": "t", "title": "宣传"}


def state(told, on, **more):
    """How the one task of the one unit stands on a day; it is due on Tuesday, 2005-05-31."""
    found = settings(a_phase({**TASK, **more}))
    progress = {} if told is None else {"xiaoqiao": a_progress({"t": told})}
    duties = duties_of(found.phases, units(PILOT))
    (one,) = task_standings(duties, progress, MONDAY_TO_FRIDAY, date.fromisoformat(on))
    return one.state, one.late


def test_a_task_on_a_day():
    assert state(None, "2005-04-30") == (TaskState.AHEAD, 0)
    assert state(None, "2005-05-01") == (TaskState.OPEN, 0)
    assert state(None, "2005-05-31") == (TaskState.OPEN, 0)
    assert state(None, "2005-06-02") == (TaskState.LATE, 2)
    assert state("2005-05-30", "2005-05-30") == (TaskState.DONE, 0)
    assert state("2005-06-01", "2005-06-30") == (TaskState.DONE_LATE, 1)
    assert state("2005-06-01", "2005-05-31") == (TaskState.OPEN, 0)
    begun = {"started_on": "2005-05-10"}
    assert state(begun, "2005-05-09") == (TaskState.OPEN, 0)
    assert state(begun, "2005-05-10") == (TaskState.STARTED, 0)
    assert state(begun, "2005-06-01") == (TaskState.LATE, 1)
    assert state(None, "2005-05-04", due_on="2005-05-03") == (TaskState.LATE, 1)


def test_a_day_of_rest_makes_nobody_late():
    assert state(None, "2005-05-22", due_on="2005-05-20") == (TaskState.OPEN, 0)
    assert state(None, "2005-05-23", due_on="2005-05-20") == (TaskState.LATE, 1)


def test_a_broken_file_accuses_nobody():
    found = settings(a_phase(TASK))
    duties = duties_of(found.phases, units(PILOT, OTHER))
    known = {"xiaoqiao": None}
    standings = task_standings(duties, known, MONDAY_TO_FRIDAY, date(2005, 6, 30))
    assert [one.state for one in standings] == [TaskState.UNKNOWN, TaskState.LATE]


def test_who_has_to_do_what():
    found = settings(
        a_phase(
            {"id": "a", "title": "甲"},
            {"id": "b", "title": "乙", "by": "pilots"},
            {"id": "c", "title": "丙", "by": "office"},
            {"id": "d", "title": "丁", "categories": ["school"]},
        )
    )
    everybody = units(PILOT, OTHER, SCHOOL)
    whose = {}
    for one in duties_of(found.phases, everybody):
        whose.setdefault(one.task.id, []).append(one.unit.id if one.unit else "office")
    assert whose == {
        "a": ["xiaoqiao", "dong", "school"],
        "b": ["xiaoqiao"],
        "c": ["office"],
        "d": ["school"],
    }
    assert not concerns(found.phases[0].tasks[2], everybody[0])


@for_all(
    st.lists(st.one_of(st.none(), st.dates(date(2005, 4, 1), date(2005, 7, 30)))),
    st.dates(date(2005, 4, 1), date(2005, 7, 30)),
)
def test_every_task_is_counted_once_in_every_state(days, as_of):
    found = settings(a_phase(TASK))
    some = units(*({"id": f"u{at}", "name": "镇"} for at in range(len(days))))
    progress = {
        f"u{at}": a_progress({"t": str(day)}, f"u{at}") for at, day in enumerate(days) if day
    }
    standings = task_standings(
        duties_of(found.phases, some), progress, MONDAY_TO_FRIDAY, as_of, "{}/{}".format
    )
    assert all(bool(one.place) == (one.duty.unit.id in progress) for one in standings)
    counts = counted(standings)
    assert sum(one.count(*TaskState) for one in counts) == len(days)
    for one in counts:
        assert sum(one.count(state) for state in TaskState) == len(one.standings)
        assert one.duty.task.id == "t"


def test_a_meeting_is_ahead_recorded_or_not():
    days = ("2005-05-09", "2005-05-16", "2005-05-23", "2005-05-30")
    found = settings(a_phase(meetings=[{"on": day} for day in days]))
    recorded = {date(2005, 5, 9), date(2005, 5, 30)}
    standings = meeting_standings(
        found.phases, lambda one: one.on in recorded, date(2005, 5, 23), {}
    )
    assert [one.state for one in standings] == ["recorded", "unrecorded", "ahead", "ahead"]


def test_meetings_of_phases_side_by_side_come_in_order():
    first = a_phase(id="a", meetings=[{"on": "2005-05-23", "kind": "site", "at": "xiaoqiao"}])
    other = a_phase(id="b", alongside="是", meetings=[{"on": "2005-05-16"}])
    found = settings(first, other)
    standings = meeting_standings(
        found.phases, lambda one: True, date(2005, 6, 30), {"xiaoqiao": "孝桥镇"}
    )
    assert [(str(one.on), one.at) for one in standings] == [
        ("2005-05-16", None),
        ("2005-05-23", "孝桥镇"),
    ]


def test_the_last_statement_since_a_day():
    said = [{"on": f"2005-05-{day}", "done": day} for day in ("09", "16", "23")]
    file = a_progress({}, statements=said)
    assert file.stated(date(2005, 5, 20)).done == "16"
    assert file.stated(date(2005, 5, 20), date(2005, 5, 16)) is None
    assert file.stated(date(2005, 5, 1)) is None


# --- responsibility

MATRIX = Matrix(
    settings(
        responsibility={"areas": [{"area": "东片", "leader": "甲"}]},
        teams=[{"id": "t1", "title": "一组"}],
    ),
    units(
        {**PILOT, "area": "东片", "team": "t1", "head": "书记", "point": {"leader": "甲"}},
        {**OTHER, "area": "东片", "team": "一组"},
        {**SCHOOL, "leader": "乙"},
        {"id": "none", "name": "无"},
    ),
)


def test_the_matrix_says_who_is_in_charge():
    rows = area_rows(MATRIX)
    assert [(one.area, one.leaders, one.teams, one.units, one.without_head) for one in rows] == [
        ("东片", ("甲",), ("一组",), 2, 1),
        ("", ("乙",), (), 2, 2),
    ]
    assert [(one.unit.id, one.point.people) for one in point_rows(MATRIX.units)] == [
        ("xiaoqiao", ("甲",))
    ]
    assert [(one.person, one.areas, one.units, one.points) for one in burdens(MATRIX)] == [
        ("甲", ("东片",), 2, ("孝桥镇",)),
        ("乙", (), 1, ()),
    ]


def test_an_area_with_two_leaders_shows_both():
    twice = [{"area": "东片", "leader": "甲"}, {"area": "东片", "leader": "乙"}]
    found = Matrix(settings(responsibility={"areas": twice}), units({**OTHER, "area": "东片"}))
    assert [one.leaders for one in area_rows(found)] == [("甲", "乙")]


def test_groups_with_their_people_and_tasks():
    found = settings(
        a_phase({"id": "film", "title": "电视片", "by": "office", "groups": ["g1"]}),
        responsibility={
            "groups": [
                {"id": "g1", "title": "摄制组", "leader": "甲", "members": [{"post": "乙"}]},
                {"id": "g2", "title": "撰写组", "members": [{"post": "丙"}]},
            ]
        },
        teams=[{"id": "t1", "title": "一组", "members": [{"post": "丙"}]}],
    )
    rows = [
        (one.id, one.leader, one.people, [task.id for task in one.tasks], one.is_team)
        for one in group_rows(found)
    ]
    assert rows == [
        ("t1", None, 1, [], True),
        ("g1", "甲", 2, ["film"], False),
        ("g2", None, 1, [], False),
    ]
    (one,) = burdens(Matrix(found, ()))
    assert (one.person, one.units, one.groups) == ("丙", 0, ("一组", "撰写组"))


# --- groups


def row(unit, total, category="t", **more):
    base = Row(unit, unit, category, Presence.SCORED)
    return base._replace(total=total and Fraction(total), judged=total, grade="良", **more)


def test_a_group_is_held_against_the_mean_of_each_category():
    a, b, c, d = units(*({"id": id, "name": id} for id in "abcd"))
    some = [
        UnitSituation(a, row("a", 90)),
        UnitSituation(b, row("b", 60, "s")),
        UnitSituation(c, Row("c", "c", "t", Presence.MISSING)),
        UnitSituation(d, row("d", 50, "unknown", is_comparable=False)._replace(grade="优")),
    ]
    means = {"t": Fraction(80), "s": Fraction(70), "unknown": None}
    (one,) = group_figures(some, means, ["优", "良"], lambda one: "甲")
    assert (one.units, one.scored, one.missing, one.broken) == (4, 3, 1, 0)
    assert one.against_mean == 0
    assert list(one.grades.items()) == [("优", 1), ("良", 2)]
    (alone,) = group_figures(some[2:], means, ["良"], lambda one: "")
    assert alone.against_mean is None
    assert [is_scored(one) for one in some] == [True, True, False, True]


@for_all(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(0, 100)), min_size=1))
def test_the_differences_of_all_groups_cancel_out(found):
    some = [
        (name, UnitSituation(units({"id": f"u{at}", "name": "镇"})[0], row(f"u{at}", total)))
        for at, (name, total) in enumerate(found)
    ]
    mean = Fraction(sum(total for _, total in found), len(found))
    names = {one.unit.id: name for name, one in some}
    groups = group_figures(
        [one for _, one in some], {"t": mean}, [], lambda one: names[one.unit.id]
    )
    assert sum(one.against_mean * one.scored for one in groups) == 0
    assert sum(one.units for one in groups) == len(found)


# --- weak links

SHEET = a_sheet(
    a_criterion("A1", "8", {"kind": "all_or_nothing"}),
    a_criterion("A2", "8", {"kind": "linear", "measure": {"kind": "count"}, "full_at": "8"}),
)


def weak(*answers):
    tally = WeakTally(SHEET)
    for one in answers:
        tally.add(assess(SHEET, a_submission(facts(**one))).assessment)
    return tally.result()


def test_weak_links_say_what_is_lost_by_whom_and_what_gives_most():
    found = weak({"A1": "否", "A2": "8"}, {"A1": "否", "A2": "6"}, {"A1": "是", "A2": "8"})
    shown = [(one.criterion.id, one.concerned, one.below_full, one.lost) for one in found.links]
    assert shown == [("A1", 3, 2, 16), ("A2", 3, 1, 2)]
    assert [one.criterion.id for one in found.fixes] == ["A1", "A2"]
    first = found.fixes[0]
    assert (first.fixable, first.mean_lost, first.share_below) == (
        2,
        Fraction(16, 3),
        Fraction(2, 3),
    )
    (part,) = found.parts
    assert (part.is_common, part.units, part.rate) == (True, 3, Fraction(18, 48))
    assert weak({"A1": "是", "A2": "8"}).links == ()
    assert PartLoss(part.part, True, 0, Fraction(0), Fraction(0)).rate == 0


def test_what_waits_for_a_reviewer_is_due_and_neither_lost_nor_to_be_won_by_the_unit():
    judged = {"kind": "judged", "award": {"least": "0", "most": "8"}}
    sheet = a_sheet(a_criterion("A1", "8"), a_criterion("A2", "8", judged))
    tally = WeakTally(sheet)
    tally.add(assess(sheet, a_submission(facts(A1="否"))).assessment)
    (part,), (link,) = tally.result().parts, tally.result().links
    assert (part.due, part.lost) == (16, 8)
    assert (link.criterion.id, link.gain) == ("A1", 8)


@for_all(st.lists(st.tuples(st.booleans(), st.integers(0, 9)), max_size=5))
def test_gains_are_what_the_totals_lack(answers):
    found = [{"A1": "是" if yes else "否", "A2": str(count)} for yes, count in answers]
    result = weak(*found)
    totals = [assess(SHEET, a_submission(facts(**one))).assessment.total for one in found]
    lacking = sum((SHEET.total - total.exact for total in totals), Fraction(0))
    assert sum((one.gain for one in result.links), Fraction(0)) == lacking
    assert sum((one.lost for one in result.parts), Fraction(0)) == sum(
        (one.lost for one in result.links), Fraction(0)
    )


def test_a_mean_rate_is_of_those_that_have_the_criterion():
    rates = {("a", "A1"): Fraction(1), ("b", "A1"): Fraction(1, 2), ("c", "A2"): Fraction(0)}
    assert mean_rate(rates, "A1", ["a", "b", "c"]) == Fraction(3, 4)
    assert mean_rate(rates, "A1", ["c"]) is None
