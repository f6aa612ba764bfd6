"""Laws of a district's roll-up."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from building import a_unit, standard_of
from laws import generating
from laws.strategies import randoms, share
from pufa_cli.engine.assess import assess
from pufa_cli.engine.rollup import Collector
from pufa_cli.model.rollup import Presence
from pufa_cli.model.submission import Submission


@st.composite
def districts(draw: Any) -> tuple[Any, list[Any]]:
    """A standard and what was added for each unit: an assessment, or why there is none."""
    r = draw(randoms())
    tree = generating.a_standard(r, depth=0)
    standard = standard_of(tree)
    added = []
    for at in range(r.randint(1, 7)):
        unit = a_unit(f"u{at}", pilot=r.choice(("是", "否")))
        handed_in = generating.a_submission(r, tree, unit.id, blank=30)
        found = assess(standard, Submission.model_validate(handed_in)).assessment
        presence = r.choice((None, None, None, Presence.MISSING, Presence.BROKEN))
        added.append((unit, found if presence is None else None, presence))
    return standard, added


def rolled(standard, added):
    collector = Collector(standard)
    for unit, found, presence in added:
        if found is None:
            collector.add_unscored(unit, presence)
        else:
            collector.add(found, unit)
    return collector.rollup("区", "轮")


def figures(rollup):
    """Everything of a roll-up but the order of ties."""
    categories = [
        (one.mean, one.pilot_mean, one.other_mean, one.best, one.worst, one.median, one.grades)
        for one in rollup.categories
    ]
    means = [one.dimensions for category in rollup.categories for one in [category]]
    return {row.unit: row for row in rollup.rows}, categories, means, rollup.weak_points


@share(2)
@given(districts(), randoms())
def test_the_order_of_adding_changes_nothing_but_the_order_of_ties(district, r):
    standard, added = district
    assert figures(rolled(standard, r.sample(added, len(added)))) == figures(
        rolled(standard, added)
    )


@share(2)
@given(districts())
def test_the_counts_add_up(district):
    found = rolled(*district)
    assert sum(found.count(one) for one in Presence) == len(district[1]) == len(found.rows)
    for category in found.categories:
        graded = sum(count for _, count in category.grades)
        assert graded + category.ungraded == category.count(Presence.SCORED)


@share(2)
@given(districts())
def test_a_rank_is_one_more_than_the_units_that_are_strictly_better(district):
    for category in rolled(*district).categories:
        ranked = [row for row in category.rows if row.rank is not None]
        assert ranked == [row for row in category.rows if row.is_ranked]
        for row in ranked:
            assert row.rank == 1 + sum(other.judged > row.judged for other in ranked)
        assert [row.rank for row in ranked] == sorted(row.rank for row in ranked)
        assert list(category.rows[: len(ranked)]) == ranked


@share(2)
@given(districts())
def test_the_mean_lies_between_the_worst_and_the_best(district):
    for category in rolled(*district).categories:
        if category.mean is not None:
            assert category.worst <= category.mean <= category.best
            assert category.worst <= category.median <= category.best


@share(2)
@given(districts())
def test_another_submission_never_changes_a_units_own_figures(district):
    standard, added = district
    before = {row.unit: row for row in rolled(standard, added[:-1]).rows}
    after = {row.unit: row for row in rolled(standard, added).rows}
    for unit, row in before.items():
        assert after[unit]._replace(rank=None) == row._replace(rank=None)


@share(2)
@given(districts())
def test_the_roll_up_of_one_unit_is_that_unit(district):
    standard, added = district
    for unit, found, presence in added:
        row = rolled(standard, [(unit, found, presence)]).rows[0]
        if found is None:
            assert (row.presence, row.total, row.rank) == (presence, None, None)
        else:
            assert (row.total, row.grade) == (found.total.rounded, found.decision.grade)
            assert row.rank == (1 if row.is_ranked else None)


@share(2)
@given(districts())
def test_the_weak_points_are_all_the_marks_that_were_lost_for_certain(district):
    standard, added = district
    lost = sum(
        one.criterion.marks - one.outcome.at_most
        for _, found, _ in added
        if found is not None
        for one in found.criteria
        if one.is_due
    )
    weak = rolled(standard, added).weak_points
    assert sum(one.lost for one in weak) == lost
    assert [one.lost for one in weak] == sorted((one.lost for one in weak), reverse=True)
    assert all(0 < one.below_full <= one.concerned and 0 < one.share_below <= 1 for one in weak)
    assert all(one.mean_lost <= one.criterion.marks for one in weak)
