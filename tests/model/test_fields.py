"""One grammar for each kind of value, and the mistake when a text is not one."""

from datetime import date
from fractions import Fraction

import pytest

from pufa_cli.base.language import say
from pufa_cli.model.fields import (
    Mistake,
    Quantity,
    day_in,
    did_you_mean,
    digest_in,
    id_in,
    not_one_of,
    number_in,
    quantity_in,
    shape_of,
    text_in,
    whole_in,
    wrong_shape,
    yes_in,
)

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (number_in, "-2.5", Fraction(-5, 2)),
        (whole_in, "4", 4),
        (yes_in, "是", True),
        (yes_in, "无", False),
        (day_in, "2004-02-29", date(2004, 2, 29)),
        (id_in, "C1.1", "C1.1"),
        (text_in, "孝桥镇", "孝桥镇"),
        (digest_in, DIGEST, DIGEST),
        (quantity_in, "95%", Quantity(Fraction(95), True)),
        (quantity_in, "-0.5", Quantity(Fraction(-1, 2))),
    ],
)
def test_a_text_in_the_grammar_is_the_value(read, text, value):
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (number_in, "四", "PF203"),
        (whole_in, "-4", "PF206"),
        (yes_in, "基本有", "PF204"),
        (yes_in, "YES", "PF204"),
        (day_in, "2005-02-29", "PF205"),
        (day_in, "2005-6-8", "PF205"),
        (day_in, "２００５-06-08", "PF205"),
        (id_in, "编号", "PF211"),
        (id_in, "-a", "PF211"),
        (id_in, "x" * 65, "PF211"),
        (id_in, "a\n", "PF211"),
        (text_in, "x" * 4001, "PF213"),
        (digest_in, DIGEST.upper(), "PF214"),
        (digest_in, DIGEST[1:], "PF214"),
        (quantity_in, "%", "PF203"),
        (quantity_in, "95％", "PF203"),
    ],
)
def test_any_other_text_is_a_mistake(read, text, code):
    assert read(text).code.id == code


@pytest.mark.parametrize(
    "read", [number_in, whole_in, yes_in, day_in, id_in, text_in, digest_in, quantity_in]
)
@pytest.mark.parametrize("tree", [None, ["1"], {"a": "1"}])
def test_what_is_no_text_is_of_the_wrong_shape(read, tree):
    assert read(tree).code.id == "PF207"


@pytest.mark.parametrize(
    ("read", "text", "meant"),
    [(number_in, "９５", "95"), (whole_in, "４", "4"), (number_in, "４。５", None)],
)
def test_full_width_digits_are_refused_with_what_was_meant(read, text, meant):
    hint = say(read(text).values["meant"], "zh")
    assert hint == (f"（全角字符请改成半角：{meant}）" if meant else "")


@pytest.mark.parametrize(
    ("quantity", "text"),
    [(Quantity(Fraction(95), True), "95%"), (Quantity(Fraction(19, 2)), "9.5")],
)
def test_a_quantity_is_shown_as_it_was_written(quantity, text):
    assert str(quantity) == text


@pytest.mark.parametrize(
    ("found", "words"),
    [(None, "空白"), ({}, "若干“键: 值”"), ([], "一个列表"), ((), "一个列表"), ("x", "一段文字")],
)
def test_the_shape_of_what_was_written_has_a_name(found, words):
    assert shape_of(found).zh == words


def test_a_wrong_shape_says_what_was_wanted_and_what_was_found():
    values = wrong_shape("a list", "1,2").values
    assert (values["wanted"].en, values["found"].en) == ("a list", "a text")


def test_a_word_that_is_no_choice_comes_with_the_nearest_and_all_of_them():
    mistake = not_one_of("不合各", ["不合格", "优秀"])
    assert isinstance(mistake, Mistake)
    assert say(mistake.values["nearest"], "zh") == "，是否要写“不合格”"
    assert mistake.values["choices"] == "不合格、优秀"


def test_nothing_is_suggested_when_nothing_is_near():
    assert say(did_you_mean("zzz", ["合格"]), "zh") == ""
