"""The engine and a reader of docs/rectification.md agree on lateness and on every proposal."""

from datetime import date, timedelta
from random import Random

import pytest

from laws import naive_ladder
from laws.naive_ladder import Tree
from pufa_cli.engine.ladder import Past, concerning, first_taken, proposed, taken_in
from pufa_cli.engine.standings import standings
from pufa_cli.engine.workdays import workdays_of
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.clauses import Sanction
from pufa_cli.model.rectification import Rectification

FIRST = date(2005, 1, 3)
SEEDS, DAYS = 120, 6
STEPS = ("通报批评", "黄牌警告", "约谈", "追究责任")


def a_day(r: Random, after: date = FIRST, most: int = 40) -> date:
    return after + timedelta(days=r.randint(0, most))


def a_calendar(r: Random) -> Tree:
    """Some holidays, and some weekends that are worked, wherever they fall."""
    starts = [a_day(r, most=200) for _ in range(r.randint(0, 5))]
    weekend = [day for day in (a_day(r, most=200) for _ in range(8)) if day.weekday() > 4]
    return {
        "holidays": [(str(day), str(day + timedelta(days=r.randint(0, 8)))) for day in starts],
        "working_weekends": sorted({str(day) for day in weekend}),
    }


def a_ladder(r: Random) -> list[Tree]:
    """Steps with triggers of every shape, each after one that stands before."""
    found: list[Tree] = []
    for title in STEPS[: r.randint(1, 4)]:
        trigger: Tree = {}
        if r.random() < 0.15:
            trigger["veto"] = "V1"
        else:
            counted = r.choice((("overdue",), ("rejected",), ("overdue", "rejected")))
            trigger |= {key: str(r.randint(1, 6 if key == "overdue" else 2)) for key in counted}
        if found and r.random() < 0.5:
            trigger["after"] = r.choice(found)["title"]
        if r.random() < 0.4:
            trigger["repeat"] = "next"
        step = {"title": title, "when": "整改不力"}
        found.append(step if r.random() < 0.1 else {**step, "trigger": trigger})
    return found


def an_attempt(r: Random, since: date, answers: tuple[str, ...]) -> tuple[Tree, date]:
    closed = a_day(r, since, 20)
    made: Tree = {"closing": {"on": str(closed), "evidence": [{"title": "照片"}]}}
    word = r.choice(answers)
    if not word:
        return made, closed
    answered = a_day(r, closed, 10)
    told = {"on": str(answered), "by": "督查组", "accepted": word, "reason": "见记录"}
    return {**made, "verified": told}, answered


def a_finding(r: Random, name: str) -> Tree:
    found = a_day(r)
    made: Tree = {"id": name, "round": r.choice(("r1", "r2", "r2")), "title": "问题"}
    made |= {"found_by": "supervision", "found_on": str(found)}
    made |= (
        {"days": str(r.randint(0, 15))} if r.random() < 0.6 else {"due_on": str(a_day(r, found))}
    )
    made["steps"] = [{"on": str(a_day(r, found)), "text": "补课"}] if r.random() < 0.4 else []
    made["earlier"], since = [], found
    for _ in range(r.choice((0, 0, 1, 2))):
        tried, since = an_attempt(r, since, ("否",))
        made["earlier"].append(tried)
    return {**made, **an_attempt(r, since, ("", "是", "否"))[0]} if r.random() < 0.6 else made


def a_file(r: Random, ladder: list[Tree]) -> Tree:
    findings = [a_finding(r, f"F{at}") for at in range(r.randint(1, 4))]
    sanctions = []
    for at in range(r.randint(0, 4)):
        made = {
            "step": r.choice(ladder)["title"],
            "on": str(a_day(r, most=90)),
            "number": f"{at}号",
        }
        named = [one["id"] for one in findings if r.random() < 0.4]
        same = [one["id"] for one in findings if one["round"] == "r2" and one["id"] in named]
        made |= {"findings": same} if same else {"round": r.choice(("r1", "r2"))}
        sanctions.append(made)
    return {"pufa": "rectification/1", "unit": "u", "findings": findings, "sanctions": sanctions}


def compared(seed: int) -> tuple[int, int]:
    """How many findings both looked at, and for how many a step was proposed."""
    r = Random(seed)
    calendar, ladder = a_calendar(r), a_ladder(r)
    file = a_file(r, ladder)
    off = [{"starts_on": first, "ends_on": last} for first, last in calendar["holidays"]]
    days = workdays_of(
        Calendar.model_validate(
            {
                "pufa": "calendar/1",
                "holidays": off,
                "working_weekends": calendar["working_weekends"],
            }
        )
    )
    steps = [Sanction.model_validate(one) for one in ladder]
    model = Rectification.model_validate(file)
    looked = called = 0
    for _ in range(DAYS):
        as_of, before = a_day(r, most=120), r.choice((None, "r1"))
        found = {one.finding.id: one for one in standings(model, days, as_of)}
        for finding in file["findings"]:
            wanted = naive_ladder.stood(calendar, finding, as_of)
            one = found.get(finding["id"])
            assert (one is None) == (wanted is None)
            if one is None or wanted is None:
                continue
            told = (one.state.value, one.due_on, one.overdue, one.rejections, one.until)
            assert told == tuple(wanted)
            assert days.counted(one.due_on, one.until).working == wanted.overdue
            taken = concerning(taken_in(model, finding["round"], as_of), finding["id"])
            past = Past(taken, first_taken(model, before, as_of))
            made = proposed(steps, one, past, days)
            step = naive_ladder.proposed(calendar, ladder, file, finding, as_of, before)
            assert (made and made.step.title) == step
            looked, called = looked + 1, called + (step is not None)
    return looked, called


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_engine_and_a_naive_reader_agree_on_lateness_and_proposals(seed: int) -> None:
    compared(seed)


def test_enough_of_the_random_findings_are_late() -> None:
    sums = [compared(seed) for seed in range(40)]
    assert sum(one for one, _ in sums) > 300
    assert sum(one for _, one in sums) > 50
