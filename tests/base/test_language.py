"""A text is declared once in both languages."""

from fractions import Fraction

import pytest

from pufa_cli.base.language import Joined, Text, say

SHORT = Text("少 {n} 次", "{n} short")


def test_a_text_is_said_in_either_language():
    assert (SHORT.say("zh"), SHORT.say("en")) == ("少 {n} 次", "{n} short")


def test_the_places_of_a_phrase_are_filled_in_each_language():
    phrase = Text("{what}：{n}", "{what}: {n}").with_(what=Text("缺口", "gap"), n=2)
    assert (phrase.say("zh"), phrase.say("en")) == ("缺口：2", "gap: 2")


def test_what_fills_a_place_is_never_read_as_a_template():
    assert (
        Text("“{text}”", "“{text}”").with_(text="{n} {0.__class__}").say("zh")
        == "“{n} {0.__class__}”"
    )


def test_phrases_are_joined_by_a_sign_of_their_language():
    assert (Joined(("甲", "乙")).say("zh"), Joined(("a", "b")).say("en")) == ("甲；乙", "a; b")
    assert Joined((Fraction(4), Fraction(1, 2)), Text(" − ", " − ")).say("zh") == "4 − 0.5"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("是", "是"),
        (3, "3"),
        (Fraction(9, 2), "4.5"),
        (Text("是", "yes"), "yes"),
        (Joined(("a",)), "a"),
    ],
)
def test_anything_sayable_can_be_said(value, said):
    assert say(value, "en") == said


def test_a_noun_is_said_in_the_number_that_goes_with_it() -> None:
    text = Text("{days} 天、{entries} 条", "{days:day}, {entries:entry|entries}")
    assert text.with_(days=1, entries=2).say("en") == "1 day, 2 entries"
    assert text.with_(days=Fraction(3, 2), entries=1).say("en") == "1.5 days, 1 entry"
    assert text.with_(days=1, entries=1).say("zh") == "1 天、1 条"
