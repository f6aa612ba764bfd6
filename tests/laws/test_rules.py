"""Laws of every rule kind, nested ones included."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from building import a_rule
from laws import generating
from laws.strategies import cases, marks, randoms, share
from pufa_cli.base.language import LANGUAGES, say
from pufa_cli.model.rule import Blank, Status
from pufa_cli.rules import rule_kinds

kinds = pytest.mark.parametrize("kind", rule_kinds())


def shuffled(tree, r):
    """The same facts with the keys of every mapping in another order."""
    if not isinstance(tree, dict):
        return tree
    keys = list(tree)
    r.shuffle(keys)
    return {key: shuffled(tree[key], r) for key in keys}


def without_one(facts, r):
    """The facts with one entry made blank, somewhere in the tree; None when nothing is left."""
    if isinstance(facts, dict) and facts and generating.chance(r, 80):
        key = r.choice(sorted(facts))
        return {**facts, key: without_one(facts[key], r)}
    if isinstance(facts, list) and facts and generating.chance(r, 80):
        at = r.randint(0, len(facts) - 1)
        return [*facts[:at], None, *facts[at + 1 :]]
    return None


@kinds
@share(3)
@given(data=st.data())
def test_points_stay_between_nothing_and_the_marks(kind, data):
    case = data.draw(cases(kind))
    found = case.outcome()
    assert 0 <= found.points <= found.at_most <= case.marks
    assert 0 <= found.answered <= case.marks


@kinds
@share(3)
@given(data=st.data())
def test_every_missing_mark_has_a_cause(kind, data):
    case = data.draw(cases(kind))
    found = case.outcome()
    assert found.points + sum(loss.amount for loss in found.losses) == case.marks
    assert all(loss.amount > 0 and loss.steps >= 1 and loss.worth >= 0 for loss in found.losses)


@given(cases())
def test_the_status_says_what_the_points_say(case):
    found = case.outcome()
    if found.status is Status.PENDING:
        assert found.is_open or found.points < case.marks
    else:
        assert not found.is_open
        assert (found.status is Status.MET) == (found.points == case.marks)
        assert found.points == 0 or found.status in (Status.MET, Status.PARTLY_MET)


@given(cases(), randoms())
def test_the_order_of_the_facts_changes_nothing(case, r):
    found = case.outcome(shuffled(case.facts, r), shuffled(case.review, r))
    assert found[:4] == case.outcome()[:4]


@given(cases())
def test_silence_never_scores_more_than_any_answer(case):
    assert case.outcome(facts=None).points <= case.outcome().points


@kinds
@share(3)
@given(data=st.data())
def test_leaving_one_entry_blank_never_scores_more(kind, data):
    case, r = data.draw(cases(kind, blank=8)), data.draw(randoms())
    fewer = case.outcome(without_one(case.facts, r))
    assert fewer.points <= case.outcome().points


@kinds
@share(3)
@given(data=st.data())
def test_perfect_facts_earn_exactly_the_marks(kind, data):
    case = data.draw(cases(kind))
    facts, review = generating.perfect(case.tree, case.marks)
    found = case.outcome(facts, review)
    assert (found.points, found.losses, found.answered) == (case.marks, (), case.marks)


@kinds
@share(3)
@given(data=st.data())
def test_nothing_written_and_nothing_judged_earns_nothing(kind, data):
    found = data.draw(cases(kind)).outcome(None, None)
    assert found.points == 0
    assert all(loss.why in ("unanswered", "pending") for loss in found.losses)


@given(cases(), randoms())
def test_any_review_lands_between_what_is_had_and_what_can_be(case, r):
    pending = case.outcome(review=None)
    judged = case.outcome(review=generating.review_for(r, case.tree, 100))
    assert pending.points <= judged.points <= pending.at_most


@given(cases())
def test_what_is_said_is_complete_in_both_languages(case):
    found = case.outcome()
    words = [found.said, found.how, case.rule.describe(case.marks)]
    for one in [*words, *(loss.cause for loss in found.losses)]:
        for language in LANGUAGES:
            assert say(one, language)
            assert "{" not in say(one, language)


@kinds
@share(3)
@given(data=st.data())
def test_facts_that_a_rule_reads_fit_the_schema_it_gives(kind, data):
    case = data.draw(cases(kind))
    schema = case.rule.facts_schema()
    Draft202012Validator.check_schema(schema)
    if case.facts is not None:
        Draft202012Validator(schema).validate(case.facts)


@kinds
@share(3)
@given(data=st.data())
def test_a_form_has_a_place_for_every_fact_and_filled_with_blanks_it_is_silence(kind, data):
    case = data.draw(cases(kind))
    form = case.rule.form()
    facts, _ = generating.perfect(case.tree, case.marks)
    assert places(form) == {path for path in leaves(facts) if path is not None}
    blank = case.outcome(emptied(form), None)
    assert blank.points == 0


def places(form):
    """The path of every blank of a form."""
    if form is None:
        return set()
    if isinstance(form, Blank):
        return {()}
    return {(key, *path) for key, one in form.items() for path in places(one)}


def leaves(facts):
    """The path of every value in facts."""
    if facts is None:
        return set()
    if not isinstance(facts, dict):
        return {()}
    return {(key, *path) for key, one in facts.items() for path in leaves(one)}


def emptied(form):
    """The facts of a form nobody has filled in."""
    return {key: emptied(one) for key, one in form.items()} if isinstance(form, dict) else None


# monotone: more never scores less


@st.composite
def rising(draw, kind):
    """A case of one kind and two facts of which the second measures at least as much."""
    case = draw(cases(kind, depth=0))
    measure = generating.measure_of(case.tree)
    low, high = draw(pairs(measure))
    return case, low, high


@st.composite
def pairs(draw, measure):
    r = draw(randoms())
    kind = measure["kind"]
    if kind == "yes_no":
        return "否", r.choice(("是", "否"))
    if kind == "count":
        low = r.randint(0, 12)
        return str(low), str(r.randint(low, 20))
    if kind == "periods":
        counts = [r.randint(0, 3) for _ in range(int(measure["periods"]))]
        more = [str(one + r.randint(0, 2)) for one in counts]
        return [str(one) for one in counts], more
    if kind == "done_of_total":
        total = r.randint(1, 1000)
        done = r.randint(0, total)
        return tuple({"done": str(n), "total": str(total)} for n in (done, r.randint(done, total)))
    if kind in generating.REACHING:
        low = generating.on_grid(r, 0, 20)
        high = generating.on_grid(r, low, 20)
        return generating.reaching(measure, low), generating.reaching(measure, high)
    low = generating.on_grid(r, 0, 20)
    sign = "%" if measure.get("unit") == "%" else ""
    high = generating.on_grid(r, low, 20)
    return tuple(generating.written(one) + sign for one in (low, high))


@pytest.mark.parametrize("kind", ["shortfall", "per_point", "linear"])
@given(data=st.data())
def test_more_done_never_scores_less(kind, data):
    case, low, high = data.draw(rising(kind))
    if case.tree.get("best") == "low":
        low, high = high, low
    assert case.outcome(low).points <= case.outcome(high).points


def falls(rule):
    points = [Fraction(band["points"]) for band in rule["bands"]]
    return sorted(points, reverse=True) == points and Fraction(rule["otherwise"]) <= points[-1]


@given(rising("bands").filter(lambda found: falls(found[0].tree)))
def test_bands_whose_points_fall_never_score_a_higher_value_less(found):
    case, low, high = found
    assert case.outcome(low).points <= case.outcome(high).points


@given(rising("all_or_nothing"))
def test_more_is_better_up_to_a_line_and_worse_above_a_limit(found):
    case, low, high = found
    points = [case.outcome(one).points for one in (low, high)]
    assert points == sorted(points, reverse="at_most" in case.tree)


@given(cases("deductions", blank=0), randoms())
def test_one_more_fault_never_scores_more(case, r):
    cause = r.choice(case.tree["causes"])
    harmless = {
        **case.facts,
        cause["id"]: generating.perfect(case.tree, case.marks)[0][cause["id"]],
    }
    assert case.outcome().points <= case.outcome(harmless).points


@given(cases("checklist", blank=0, depth=0), randoms())
def test_one_more_part_held_never_scores_less(case, r):
    part = r.choice(case.tree["parts"])["id"]
    assert case.outcome({**case.facts, part: "否"}).points <= case.outcome().points
    assert case.outcome({**case.facts, part: "是"}).points >= case.outcome().points


@given(cases("best_of", blank=0, depth=0))
def test_the_best_alternative_is_never_beaten_by_one_that_holds(case):
    held = [
        Fraction(one["points"])
        for one in case.tree["alternatives"]
        if case.facts[one["id"]] in ("是", "有", "yes", "true")
    ]
    assert case.outcome().points == max(held, default=0)


@given(cases("level"))
def test_a_level_gives_its_points_and_no_other(case):
    for level in case.tree["levels"]:
        assert case.outcome(level["name"]).points == Fraction(level["points"])


# points that depend on the other units


@st.composite
def groups(draw):
    """A rule by rank for so many marks, and the facts of several units."""
    r, worth = draw(randoms()), draw(marks)
    tree = generating.a_rule(r, worth, 0, "ranked")
    measure = generating.measure_of(tree)
    return tree, worth, [generating.measured(r, measure) for _ in range(r.randint(1, 7))]


def readings(rule, facts):
    faults = []
    found = [rule.read(one, None, ("facts",), faults) for one in facts]
    assert faults == []
    return found


def by_hand(tree, own, figures, worth):
    """The points of a figure among all, from the description alone."""
    sign = 1 if tree["best"] == "high" else -1
    better = sum(sign * one > sign * own for one in figures)
    places = [better + 1 + n for n in range(figures.count(own))]
    places = {"share": places[:1], "mean": places, "last": places[-1:]}[tree["ties"]]
    best = max(figures) if sign == 1 else min(figures)
    share = (own / best if sign == 1 else best / own) if min(own, best) > 0 else Fraction(0)
    share = Fraction(1) if sign == -1 and own == best else share

    def at(place):
        last = tree.get("last", {"count": "0", "points": "0"})
        if place > 1 and place > len(figures) - int(last["count"]):
            return Fraction(last["points"])
        if "share_of_best" in tree:
            return share * worth
        rows = [Fraction(row["points"]) for row in tree["table"] if place <= int(row["to"])]
        return max(rows, default=Fraction(tree["otherwise"]))

    return sum(at(place) for place in places) / len(places)


@given(groups())
def test_the_points_of_every_place_are_those_worked_out_by_hand(found):
    tree, worth, facts = found
    rule = a_rule(tree)
    read = readings(rule, facts)
    figures = [one.number if tree["best"] == "high" else one.most for one in read if one]
    for one in read:
        placed = rule.place(one, read, worth)
        own = one and (one.number if tree["best"] == "high" else one.most)
        assert placed.points == (0 if one is None else by_hand(tree, own, figures, worth))
        assert 0 <= placed.points == placed.at_most <= worth
        assert placed.points + sum(loss.amount for loss in placed.losses) == worth
        assert placed.points <= rule.score(one, worth).at_most


@given(groups(), randoms())
def test_a_place_is_the_same_in_any_order_and_whoever_else_is_silent(found, r):
    tree, worth, facts = found
    rule = a_rule(tree)
    read = readings(rule, facts)
    mixed = [*r.sample(read, len(read)), None]
    for one in read:
        assert rule.place(one, mixed, worth)[:4] == rule.place(one, read, worth)[:4]


@given(groups())
def test_a_better_figure_never_takes_a_place_worth_less(found):
    tree, worth, facts = found
    rule = a_rule(tree)
    read = [one for one in readings(rule, facts) if one is not None]
    read.sort(key=lambda one: one.number if tree["best"] == "high" else -one.most)
    points = [rule.place(one, read, worth).points for one in read]
    assert points == sorted(points)


@given(groups())
def test_a_part_by_rank_counts_in_a_list_among_alternatives_and_as_a_cause(found):
    tree, worth, facts = found
    part = {"id": "p", "title": "名次", "rule": tree}
    number = generating.written(worth)
    for whole in (
        {"kind": "checklist", "parts": [{**part, "marks": number}]},
        {"kind": "best_of", "alternatives": [{**part, "points": number}]},
        {"kind": "deductions", "causes": [{**part, "max": number}]},
    ):
        rule, inner = a_rule(whole), a_rule(tree)
        read, alone = readings(rule, [{"p": one} for one in facts]), readings(inner, facts)
        for one, other in zip(read, alone, strict=True):
            placed = rule.place(one, read, worth)
            assert placed.points == inner.place(other, alone, worth).points
            assert placed.points + sum(loss.amount for loss in placed.losses) == worth
            assert rule.score(one, worth).at_most == inner.score(other, worth).at_most


def test_the_generator_nests_rules_at_least_two_deep():
    def depth(rule):
        below = [depth(part["rule"]) for part in generating.entries_of(rule) if "rule" in part]
        return 1 + max(below, default=0)

    found = {depth(generating.a_rule(Random(seed), Fraction(4))) for seed in range(200)}
    assert max(found) == 3
