"""What a mistake in a number, a kind or a veto is told about itself."""

import pytest

from pufa_cli.base.language import say
from pufa_cli.model.fields import (
    Mistake,
    day_in,
    id_in,
    known_in,
    not_one_of,
    number_in,
    quantity_as,
    quantity_in,
    reference_in,
    veto_in,
    whole_in,
    write_veto,
    wrong_shape,
    yes_in,
)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("50%", "（这里不带百分号）"),
        ("x%", ""),
        ("９０", "（全角字符请改成半角：90）"),
        ("九十", ""),
    ],
)
def test_a_number_that_is_none_says_what_was_meant(text, hint):
    found = number_in(text)
    assert isinstance(found, Mistake)
    assert say(found.values["meant"], "zh") == hint


def test_a_blank_before_the_percent_sign_is_named():
    found = quantity_in("95 %")
    assert isinstance(found, Mistake)
    assert "空格" in say(found.values["meant"], "zh")


def test_a_named_figure_that_is_not_there_is_told_by_its_name():
    found = number_in({"figure": "mean"})
    assert isinstance(found, Mistake)
    assert (found.code.id, found.values["key"]) == ("PF219", "mean")


def test_a_veto_is_yes_or_no_or_counts():
    assert veto_in("是") is True
    assert veto_in({"head": "1", "members": None}) == {"head": 1, "members": 0}
    assert isinstance(veto_in({"head": "x"}), Mistake)
    assert write_veto(True) == "是"
    assert write_veto({"head": 1}) == {"head": "1"}


def hint_of(found):
    """What a mistake says of itself beyond its code, in Chinese."""
    assert isinstance(found, Mistake)
    return say(found.values.get("meant", found.values.get("cure", "")), "zh")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (yes_in("是\u3000"), "看不见的字符 U+3000"),
        (yes_in("否\u200b"), "看不见的字符 U+200B"),
        (yes_in("“是”"), "去掉引号"),
        (yes_in("基本有"), ""),
        (number_in("88％"), "不带百分号"),
        (number_in("“95”"), "去掉引号"),
        (number_in("９5\u200b"), "看不见的字符"),
        (quantity_in("88％"), "半角：88%"),
        (quantity_in("“88%”"), "去掉引号"),
        (quantity_in("９％％"), ""),
        (whole_in("１９"), "半角：19"),
        (quantity_as("88", True), "写成 88%"),
        (quantity_as("0.88", True), "写成 88%"),
        (quantity_as("88%", False), "写成 88"),
        (day_in("2026-11-31"), "2026 年 11 月没有 31 日"),
        (day_in("2026-13-01"), "没有 13 月"),
        (day_in("2026年9月8日"), "写成 2026-09-08"),
        (day_in("20260908"), "写成 2026-09-08"),
        (day_in("昨天"), ""),
        (reference_in("district-2026"), "district-2026@版本号"),
        (reference_in("a b@1"), "编号用半角字母"),
        (id_in("孝桥"), "编号用半角字母"),
        (known_in("a/b"), "编号用半角字母"),
    ],
)
def test_a_mistake_says_what_was_meant(found, words):
    assert words in hint_of(found)
    assert words or not hint_of(found)


def test_a_name_may_stand_for_an_id_that_is_looked_up_later():
    assert known_in("孝桥镇") == "孝桥镇"
    assert isinstance(known_in(None), Mistake)


@pytest.mark.parametrize(
    ("text", "wanted", "why"),
    [
        ("facts:是", "a mapping", "冒号后缺空格"),
        ("facts：是", "a mapping", "冒号是全角的"),
        ("｛a｝", "a mapping", "括号不是半角的 {} 或 []"),
        ("1，2，3", "a list", "几项没有放在方括号里"),
    ],
)
def test_a_text_in_place_of_something_else_names_the_slip(text, wanted, why):
    found = wrong_shape(wanted, text)
    assert (found.code.id, say(found.values["why"], "zh")) == ("PF223", why)


class Named:
    """Something that has a title."""

    def __init__(self, title):
        self.title = title


def test_a_title_in_place_of_an_id_is_told_with_the_id():
    known = {"township": Named("乡镇"), "school": Named("学校")}
    values = not_one_of("乡镇", known).values
    assert say(values["nearest"], "zh") == "，是否要写“township”"
    assert say(values["choices"], "zh") == "township（乡镇）、school（学校）"
    assert say(values["choices"], "en") == "township (乡镇), school (学校)"
    assert "school" in say(not_one_of("学校部", known).values["nearest"], "zh")


def test_the_chinese_of_an_english_word_is_told_with_the_word():
    values = not_one_of("督查", ["superior", "supervision"]).values
    assert say(values["nearest"], "en") == ", did you mean “supervision”"
    assert say(values["choices"], "zh") == "superior（上级考核）、supervision（督查）"
    assert say(values["choices"], "en") == "superior, supervision"


@pytest.mark.parametrize(
    ("word", "meant"), [("G1.l", "G1.1"), ("Gl.3", "G1.3"), ("Ｇ1。3", "G1.3")]
)
def test_what_looks_alike_comes_before_what_is_spelt_alike(word, meant):
    values = not_one_of(word, ["G1.3", "G1.1", "G1.10"]).values
    assert meant in say(values["nearest"], "zh")


def test_of_very_many_the_name_is_still_told_with_the_id():
    class Unit:
        """A unit as a roster has it."""

        def __init__(self, name):
            self.name = name

    many = {f"u{number}": Unit(f"村{number}") for number in range(1000)}
    assert "“u700”" in say(not_one_of("村700", many).values["nearest"], "zh")
    assert "u700" in say(not_one_of("U700", many).values["nearest"], "zh")
