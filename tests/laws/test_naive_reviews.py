"""The engine and a second reader of docs/reviews.md agree on whose word decides."""

from random import Random

import pytest

from building import standard_of
from laws import generating, naive_reviews
from laws.generating import Tree, chance, criteria_of
from pufa_cli.engine.assess import assess
from pufa_cli.model.district import Reviews
from pufa_cli.model.submission import Review, Submission

STANDARDS, UNITS = 60, 5
SOURCES = ("superior", "supervision", "spot_check", "cross_inspection")


def a_policy(r: Random) -> Tree:
    """An order, or weights, and perhaps a difference that calls for a ruling."""
    order = r.sample(SOURCES, len(SOURCES))
    policy: Tree = {"precedence": order}
    if chance(r, 50):
        named = r.sample(("facts", *SOURCES), r.randint(1, 5))
        policy["weights"] = {one: str(r.choice((1, 2, 3, "0.5"))) for one in named}
    if chance(r, 40):
        policy["adjudicate"] = {"above": r.choice(("0", "1", "25%", "60%"))}
    return policy


def reviews_of(r: Random, standard: Tree, policy: Tree) -> list[Tree]:
    """Reviews by some sources in the order in which they are read."""
    sources = [one for one in policy["precedence"] if chance(r, 60)]
    named = ["adjudication", *sources] if chance(r, 30) else sources
    return [a_review(r, standard, one) for one in named]


def a_review(r: Random, standard: Tree, source: str) -> Tree:
    """Marks, facts, points or agreement for some criteria."""
    found = generating.review_of(r, standard, percent=50)
    other = generating.a_submission(r, standard, exempt=0)["answers"]
    checked: Tree = {}
    for criterion in criteria_of(standard):
        if chance(r, 40):
            checked[criterion["id"]] = a_check(r, criterion, other, found["marks"])
    return {**found, "source": source, "checked": checked}


def a_check(r: Random, criterion: Tree, other: Tree, marks: Tree) -> Tree:
    """What one reviewer found of one criterion."""
    id = criterion["id"]
    is_judged = naive_reviews._is_judged(criterion["rule"])
    if chance(r, 20):
        return {}
    if chance(r, 30) and not is_judged and id not in marks:
        return {"points": str(r.randint(0, int(float(criterion["marks"])))), "reason": "见记录"}
    facts = other.get(id, {}).get("facts")
    if isinstance(facts, dict) and chance(r, 40):
        facts = {key: one for key, one in facts.items() if chance(r, 60)} or None
    return {} if facts is None else {"facts": facts}


def judged_by_both(seed: int) -> int:
    """How many criteria of a random district were decided by both, and alike."""
    r = Random(seed)
    tree = generating.a_standard(r)
    standard, compared = standard_of(tree), 0
    for _ in range(UNITS):
        policy, submission = a_policy(r), generating.a_submission(r, tree)
        reviews = reviews_of(r, tree, policy)
        found = assess(
            standard,
            Submission.model_validate(submission),
            [Review.model_validate(one) for one in reviews],
            policy=Reviews.model_validate(policy),
        ).assessment
        if found is None:
            continue  # facts that were put together at random contradict one another
        for one in found.criteria:
            answer = submission["answers"].get(one.criterion.id, {})
            criterion = next(c for c in criteria_of(tree) if c["id"] == one.criterion.id)
            wanted = naive_reviews.decide(criterion, answer, reviews, policy)
            if wanted is None:
                assert one.outcome.status.value == "not_applicable"
                continue
            assert (one.outcome.points, one.outcome.at_most) == (wanted.points, wanted.at_most)
            if one.sources:
                given = {s.source: (s.outcome.points, s.outcome.at_most) for s in one.sources}
                assert given == wanted.sources
                assert one.decided_by == wanted.by
            compared += 1
    return compared


@pytest.mark.parametrize("seed", range(STANDARDS))
def test_the_engine_and_a_naive_reader_agree_on_whose_word_decides(seed: int) -> None:
    judged_by_both(seed)


def test_enough_of_the_random_districts_can_be_judged() -> None:
    assert sum(judged_by_both(seed) for seed in range(10)) > 100
