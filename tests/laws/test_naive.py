"""The engine and a second scorer, written from the description alone, agree on everything."""

from random import Random

import pytest

from building import assessed, standard_of
from laws import generating, naive
from pufa_cli.engine.standard_checks import check_standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.rules import rule_kinds

STANDARDS, UNITS = 80, 4


@pytest.mark.parametrize("seed", range(STANDARDS))
def test_the_engine_and_a_naive_scorer_agree(seed):
    r = Random(seed)
    tree = generating.a_standard(r)
    standard = standard_of(tree)
    for _ in range(UNITS):
        submission, reviews = generating.a_submission(r, tree), generating.some_reviews(r, tree)
        found = assessed(
            standard,
            Submission.model_validate(submission),
            [Review.model_validate(one) for one in reviews],
        )
        wanted = naive.result(tree, submission, reviews)
        assert {one.criterion.id: one.outcome.points for one in found.criteria} == wanted.points
        assert found.total.exact == wanted.exact
        assert found.total.rounded == wanted.rounded
        assert found.total.at_most == wanted.at_most
        assert found.completion.share == max(0, wanted.share)
        assert found.decision.grade == wanted.grade


@pytest.mark.parametrize("seed", range(STANDARDS))
def test_a_generated_standard_has_no_error(seed):
    faults = check_standard(standard_of(generating.a_standard(Random(seed))))
    assert [(one.code.slug, one.path) for one in faults if one.code.severity == "error"] == []


def test_rules_of_every_kind_are_generated():
    assert set(generating.MAKERS) == set(rule_kinds())
