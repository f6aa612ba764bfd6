"""Reviews over all units: differences, claims, inclinations, disputes."""

from fractions import Fraction

from building import a_criterion, a_review, a_sheet, a_submission, a_unit
from engine.test_sources import COUNT, DISTRICT, FOUR, JUDGED, by
from pufa_cli.engine.assess import assess
from pufa_cli.engine.reviewers import ReviewTally
from pufa_cli.model.district import Leaning, Reviews

SHEET = a_sheet(a_criterion("A1", "8", COUNT), a_criterion("A2", "8", JUDGED))
POLICY = Reviews.model_validate({"adjudicate": {"above": "4"}})


def tally(*filed, policy=None) -> ReviewTally:
    """`filed`: for each unit its answers and reviews."""
    found = ReviewTally(SHEET, DISTRICT, {"west": "西村"})
    for number, (answers, reviews) in enumerate(filed):
        judgement = assess(SHEET, a_submission(answers), reviews, policy=policy)
        places = {"review:0:A1": "reviews/x.yaml:9"}
        found.add(a_unit(f"u{number}"), reviews, judgement.assessment, places)
    return found


def test_a_visit_says_who_came_when_and_how():
    reviews = [
        by("supervision", {"facts": "4", "methods": ["查"]}, team="t2", methods=["看"]),
        by("cross_inspection", {}, inspecting_unit="west", methods=["听"]),
        by("cross_inspection", {}, inspecting_unit="nobody"),
        by("superior", team="t9"),
        a_review({"A2": {"points": "1", "reason": "x"}}, reviewer="考核组", methods=["评"]),
    ]
    visits = tally(({"A1": {"facts": "8"}}, reviews)).visits
    assert [one.who for one in visits] == ["二组", "西村", "nobody", "t9", "考核组"]
    assert [dict(one.methods) for one in visits] == [{"查": 1}, {"听": 1}, {}, {}, {"评": 1}]
    assert [one.criteria for one in visits] == [1, 1, 1, 0, 1]


def test_differences_are_means_of_the_widest_distance():
    found = tally(
        ({"A1": {"facts": "8"}}, [by("supervision", {"facts": "4"})]),
        ({"A1": {"facts": "8"}}, [by("supervision", {"facts": "6"})]),
        ({"A1": {"facts": "8"}}, []),
    ).differences()
    assert [(one.criterion.id, one.units, one.mean, one.largest) for one in found] == [
        ("A1", 2, Fraction(3), Fraction(4))
    ]


def test_claims_are_compared_with_facts_and_decisions():
    answers = {"A1": {"facts": "5", "claimed": "8"}, "A2": {"claimed": "6"}}
    pending = tally((answers, [])).claims[0]
    assert (pending.criteria, pending.claimed, pending.over) == (2, 14, 1)
    assert (pending.over_facts, pending.over_decided) == (3, 3)
    reviewed = tally((answers, [by("supervision", {"facts": "4"})])).claims[0]
    assert (reviewed.over_facts, reviewed.over_decided) == (3, 4)
    assert tally(({"A1": {"facts": "5"}}, [])).claims == []


def test_a_modest_claim_takes_nothing_off_what_is_beyond():
    answers = {"A1": {"facts": "3", "claimed": "5"}}
    beyond = tally((answers, [by("supervision", {"facts": "8"})])).claims[0]
    assert (beyond.over_facts, beyond.over_decided, beyond.is_beyond) == (2, 0, True)
    modest = tally(({"A1": {"facts": "5", "claimed": "4"}}, [])).claims[0]
    assert (modest.over_facts, modest.over_decided, modest.is_beyond) == (0, 0, False)


def test_who_gives_more_than_the_others_leans_to_mildness():
    neighbours = by("cross_inspection", {"facts": "8"}, reviewer=None)
    reviews = [by("supervision", {"facts": "4"}, team="t2"), neighbours]
    found = tally(({"A1": {"facts": "8"}}, reviews))
    leans = {one.source: (one.who, one.compared, one.mean) for one in found.inclinations(None)}
    assert leans == {
        "cross_inspection": ("", 1, Fraction(2, 8)),
        "supervision": ("二组", 1, Fraction(-4, 8)),
    }
    policy = Leaning.model_validate({"beyond": "30%", "at_least": "1"})
    assert [one.is_flagged for one in found.inclinations(policy)] == [False, True]
    few = Leaning.model_validate({"beyond": "30%", "at_least": "2"})
    assert not any(one.is_flagged for one in found.inclinations(few))


def test_an_open_source_is_compared_with_nobody():
    judged = a_sheet(
        a_criterion(
            "A1",
            "8",
            {
                "kind": "checklist",
                "parts": [
                    {
                        "id": "a",
                        "title": "甲",
                        "marks": "4",
                        "rule": FOUR,
                    },
                    {"id": "b", "title": "乙", "marks": "4", "rule": {"kind": "all_or_nothing"}},
                ],
            },
        )
    )
    reviews = [by("supervision", {"facts": {"b": "是"}})]
    answers = {"A1": {"facts": {"b": "否"}, "claimed": "4"}}
    found = ReviewTally(judged, DISTRICT, {})
    found.add(a_unit(), reviews, assess(judged, a_submission(answers), reviews).assessment, {})
    assert (found.differences(), found.inclinations(None)) == ((), ())
    assert (found.claims[0].over_facts, found.claims[0].over_decided) == (0, 0)


def test_a_dispute_names_its_sides_and_place():
    reviews = [by("supervision", {"facts": "1"}), by("cross_inspection", {"facts": "8"})]
    found = tally(({"A1": {"facts": "8"}}, reviews), policy=POLICY)
    (dispute,) = found.disputes
    assert dispute.sides == (("supervision", 1), ("cross_inspection", 8))
    assert dispute.place == "reviews/x.yaml:9"
    assert found.differences()[0].disputed == 1
