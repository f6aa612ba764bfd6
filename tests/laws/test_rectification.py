"""Laws of rectification: order changes nothing, lateness never shrinks, decisions end proposals."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pufa_cli.engine.ladder import Past, concerning, proposed, taken_in
from pufa_cli.engine.standings import standings
from pufa_cli.engine.workdays import MONDAY_TO_FRIDAY, workdays_of
from pufa_cli.model.calendar import Calendar
from rectifying import MONDAY, ROUND, a_file, a_finding, a_ladder, closed

DAYS = st.integers(0, 60)


@st.composite
def findings(draw, name):
    """A finding that was closed or not, verified or not, once or twice."""
    found = MONDAY + timedelta(days=draw(DAYS))
    more = {"found_on": str(found), "days": str(draw(st.integers(0, 15)))}
    day, attempts = found, []
    for _ in range(draw(st.integers(0, 2))):
        closed_on = day + timedelta(days=draw(DAYS))
        day = closed_on + timedelta(days=draw(DAYS))
        attempts.append(closed(str(closed_on), str(day), "否", reason="不全"))
    more["earlier"] = attempts
    if draw(st.booleans()):
        closed_on = day + timedelta(days=draw(DAYS))
        verified = closed_on + timedelta(days=draw(DAYS))
        word = draw(st.sampled_from(["", "是", "否"]))
        more |= closed(str(closed_on), str(verified) if word else "", word)
    return a_finding(name, **more)


@st.composite
def calendars(draw):
    """A calendar with some holidays in the time of the findings."""
    starts = draw(st.lists(DAYS, max_size=4))
    holidays = []
    for start in starts:
        first = MONDAY + timedelta(days=start)
        last = first + timedelta(days=draw(st.integers(0, 8)))
        holidays.append({"starts_on": str(first), "ends_on": str(last)})
    return workdays_of(Calendar.model_validate({"pufa": "calendar/1", "holidays": holidays}))


LISTS = st.tuples(findings("F1"), findings("F2"), findings("F3"))


def proposals(file, workdays, as_of):
    taken = taken_in(file, ROUND, as_of)
    found = {}
    for one in standings(file, workdays, as_of):
        past = Past(concerning(taken, one.finding.id), None)
        proposal = proposed(a_ladder(), one, past, workdays)
        found[one.finding.id] = (
            one.state,
            one.due_on,
            one.overdue,
            proposal and proposal.step.title,
        )
    return found


@given(LISTS, calendars(), st.permutations(range(3)), DAYS)
def test_the_order_of_findings_changes_nothing(listed, workdays, order, later):
    as_of = MONDAY + timedelta(days=2 * later)
    before = proposals(a_file(*listed), workdays, as_of)
    after = proposals(a_file(*(listed[at] for at in order)), workdays, as_of)
    assert before == after


@given(findings("F1"), calendars(), DAYS, DAYS)
def test_while_nothing_is_written_lateness_never_shrinks(finding, workdays, first, more):
    days = [date.fromisoformat(finding["found_on"]) + timedelta(days=n) for n in (first,)]
    days.append(days[0] + timedelta(days=more))
    before, after = (standings(a_file(finding), workdays, day)[0].overdue for day in days)
    assert after >= before


@given(LISTS, DAYS)
def test_a_confirmed_proposal_is_not_made_again_that_day(listed, later):
    as_of = MONDAY + timedelta(days=2 * later)
    made = proposals(a_file(*listed), MONDAY_TO_FRIDAY, as_of)
    sanctions = [
        {"step": step, "on": str(as_of), "number": "1号", "findings": [name]}
        for name, (_, _, _, step) in made.items()
        if step
    ]
    after = proposals(a_file(*listed, sanctions=sanctions), MONDAY_TO_FRIDAY, as_of)
    for name, (_, _, _, step) in made.items():
        assert step is None or after[name][3] != step


@given(calendars(), DAYS, st.integers(0, 20))
def test_so_many_working_days_later_are_so_many_between(workdays, start, days):
    first = MONDAY + timedelta(days=start)
    assert workdays.between(first, workdays.after(first, days)) == days
