"""The group that relative rules compare in."""

from fractions import Fraction

from building import a_rule
from pufa_cli.base.language import say
from pufa_cli.model.group import Group

RULE = a_rule({"kind": "ranked", "share_of_best": "是"})
NINETY, EIGHTY, SEVENTY = (RULE.read(one, None, (), []) for one in ("90", "80", "70"))


def test_what_is_made_of_a_group_is_made_once():
    made: list[Group] = []
    group = Group.of([EIGHTY, None])
    assert Group.of(group) is group
    assert [group.once("count", lambda all: made.append(all) or len(all)) for _ in "ab"] == [2, 2]
    assert made == [group]


def test_a_reading_takes_the_place_of_an_equal_one():
    group = Group([NINETY, EIGHTY, None])
    again = RULE.read("80", None, (), [])
    assert group.instead(again, SEVENTY) == (NINETY, None, SEVENTY)
    assert group.instead(None, SEVENTY) == (NINETY, EIGHTY, SEVENTY)  # silence is one, too
    assert group.instead(SEVENTY, SEVENTY) == (NINETY, EIGHTY, None, SEVENTY)
    assert group == (NINETY, EIGHTY, None)


def test_entries_are_those_of_the_same_units():
    group = Group([{"a": NINETY, "b": None}, None, {"a": EIGHTY, "b": SEVENTY}])
    assert group.part("a") == (NINETY, None, EIGHTY)
    swapped = group.instead({"a": NINETY, "b": None}, None)
    assert swapped.part("a") == (None, EIGHTY, None)
    assert swapped.part("b") == (None, SEVENTY, None)


def test_places_are_the_same_with_another_reading_instead():
    for rule in (RULE, a_rule({"kind": "ranked", "share_of_best": "是", "best": "low"})):
        group = Group([NINETY, EIGHTY, SEVENTY, EIGHTY, None])
        for own in group:
            for read in (NINETY, SEVENTY, RULE.read("60", None, (), [])):
                others = list(group)
                others.remove(own)
                plain = rule.place(read, [*others, read], Fraction(4))
                placed = rule.place(read, group.instead(own, read), Fraction(4))
                assert placed.points == plain.points
                assert say(placed.how, "zh") == say(plain.how, "zh")
        assert rule.place(None, group.instead(EIGHTY, None), Fraction(4)).points == 0


def test_who_fell_silent_is_compared_with_no_longer():
    group = Group([NINETY, EIGHTY, SEVENTY]).instead(SEVENTY, None)
    placed, plain = (
        RULE.place(EIGHTY, one, Fraction(4)) for one in (group, [NINETY, EIGHTY, None])
    )
    assert (placed.points, say(placed.said, "zh")) == (plain.points, say(plain.said, "zh"))
