"""An improvement is worth what it says: put right what it names, score again, and compare."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given

from building import a_rule, assessed, standard_of
from laws import generating
from laws.strategies import randoms, share, sheets
from laws.test_sheets import replaced
from pufa_cli.engine.improve import improvements
from pufa_cli.model.submission import Submission

PLAIN = ("deductions", "shortfall", "all_or_nothing", "per_point", "linear", "level", "bands")


def corrected(rule, facts, loss, marks):
    """The facts with one loss put right; its path leads to the part or cause that it names."""
    if rule["kind"] == "timeliness" and loss.path:
        return {**facts, loss.path[0]: generating.perfect(rule, marks)[0][loss.path[0]]}
    if rule["kind"] in ("checklist", "deductions") and loss.path:
        entries = generating.entries_of(rule)
        part = next(one for one in entries if one["id"] == loss.path[0])
        if rule["kind"] == "deductions" and "rule" not in part:
            return {**(facts or {}), part["id"]: generating.harmless(part)}
        inner = loss._replace(path=loss.path[1:])
        below = (facts or {}).get(part["id"])
        worth = generating.worth(rule, part)
        return {
            **(facts or {}),
            part["id"]: corrected(generating.rule_of(part), below, inner, worth),
        }
    if rule["kind"] == "best_of":
        return {
            one["id"]: all_corrected(
                generating.rule_of(one), (facts or {}).get(one["id"]), generating.worth(rule, one)
            )
            for one in rule["alternatives"]
        }
    return generating.perfect(rule, marks)[0]


def all_corrected(rule, facts, marks):
    """The facts with every loss put right that the unit can put right by itself."""
    model = a_rule(rule)
    losses = model.score(model.read(facts, None, (), []), marks).losses
    own = [loss for loss in losses if loss.is_fixable and loss.why != "pending"]
    if len(own) == len(losses):
        return generating.perfect(rule, marks)[0]
    for loss in own:
        facts = corrected(rule, facts, loss, marks)
    return facts


def best_loss(result):
    """The loss that an improvement of this criterion is about."""
    losses = [
        one
        for one in result.outcome.losses
        if one.is_fixable and one.why != "pending" and one.worth > 0
    ]
    return max(losses, key=lambda one: one.worth / one.steps)


@share(2)
@given(sheets(exempt=30))
def test_putting_the_named_loss_right_raises_the_exact_total_by_the_gain(sheet):
    before = sheet.assessed(reviews=[])
    trees = {one["id"]: one for one in generating.criteria_of(sheet.standard)}
    by_id = {one.criterion.id: one for one in before.criteria}
    for one in improvements(before, most=20):
        result, tree = by_id[one.criterion.id], trees[one.criterion.id]
        if result.outcome.is_open:
            continue
        loss = best_loss(result)
        assert (loss.cause, loss.steps) == (one.cause, one.steps)
        facts = corrected(tree["rule"], result.answer.facts, loss, one.criterion.marks)
        after = sheet.assessed(replaced(sheet.submission, one.criterion.id, {"facts": facts}), [])
        assert after.total.exact - before.total.exact == one.gain


@share(2)
@given(sheets(), randoms())
def test_the_grade_named_is_that_of_the_sheet_with_all_up_to_there_put_right(sheet, r):
    floors = {"vetoes": [*sheet.standard["vetoes"], *(a_floor(r, sheet.standard) for _ in "ab")]}
    before = sheet.assessed(reviews=[], **floors)
    trees = {one["id"]: one for one in generating.criteria_of(sheet.standard)}
    by_id = {one.criterion.id: one for one in before.criteria}
    submission = sheet.submission
    for one in improvements(before, most=20):
        result, tree = by_id[one.criterion.id], trees[one.criterion.id]
        loss = best_loss(result)
        if result.outcome.is_open:
            return
        facts = corrected(tree["rule"], result.answer.facts, loss, one.criterion.marks)
        submission = replaced(submission, one.criterion.id, {"facts": facts})
        after = sheet.assessed(submission, [], **floors)
        assert one.grade == after.decision.grade


def a_floor(r, standard):
    """A clause that a criterion, dimension or part below some share of its marks fires."""
    dimensions = [one for part in standard["parts"] for one in part["dimensions"]]
    criteria = [one for dimension in dimensions for one in dimension["criteria"]]
    of = r.choice([*standard["parts"], *dimensions, *criteria])["id"]
    names = [one["name"] for one in standard["grades"]]
    effect = {r.choice(("force", "cap")): r.choice(names)}
    below = f"{r.randint(1, 20) * 5}%"
    return {
        "id": f"F{r.randint(0, 10**9)}",
        "title": "底线",
        "of": of,
        "below": below,
        "effect": effect,
    }


@share(2)
@given(sheets())
def test_improvements_are_listed_by_what_each_act_gives(sheet):
    found = improvements(sheet.assessed(), most=20)
    worth = [(one.gain / one.steps, one.gain) for one in found]
    assert worth == sorted(worth, reverse=True)
    assert len({one.criterion.id for one in found}) == len(found)
    assert all(one.gain > 0 for one in found)


@share(2)
@given(sheets())
def test_all_improvements_together_never_pass_the_total(sheet):
    found = sheet.assessed()
    gained = sum(one.gain for one in improvements(found, most=100))
    assert found.total.exact + gained <= found.standard.total


CASES = [*((kind, 0) for kind in (*PLAIN, "checklist", "best_of")), ("deductions", 2)]


@pytest.mark.parametrize(("kind", "depth"), CASES)
@pytest.mark.parametrize("seed", range(25))
def test_a_single_criterions_gain_is_real_for_every_kind(kind, depth, seed):
    r = Random(seed)
    marks = generating.on_grid(r, 1, 10)
    rule = generating.a_rule(r, marks, depth, kind)
    tree = generating.a_standard(r, depth=0)
    criterion = {**generating.a_criterion(r, "X", marks, 0), "rule": rule}
    shown = generating.written(marks)
    dimension = {"id": "D", "title": "D", "marks": shown, "criteria": [criterion]}
    part = {"id": "P1", "title": "P1", "marks": shown, "dimensions": [dimension]}
    category = [{"id": "township", "title": "乡镇", "parts": ["P1"]}]
    standard = standard_of({**tree, "parts": [part], "categories": category, "total": shown})
    facts = generating.facts_for(r, rule)
    before = assessed(standard, submission({"X": {"facts": facts}}))
    for one in [] if before.criteria[0].outcome.is_open else improvements(before):
        loss = best_loss(before.criteria[0])
        put_right = {"X": {"facts": corrected(rule, facts, loss, Fraction(marks))}}
        after = assessed(standard, submission(put_right))
        assert after.total.exact - before.total.exact == one.gain


def submission(answers):
    return Submission.model_validate(generating.submission_of(answers))
