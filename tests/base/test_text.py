"""Text as it is seen."""

import pytest

from pufa_cli.base.text import (
    clean_text,
    display_width,
    half_width,
    look,
    nearest,
    pad,
    shorten,
    wrap,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("孝桥镇", "孝桥镇"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb", "a\\x0ab"),
        ("\u202eabc", "\\u202eabc"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_unseen_characters_are_written_out(text, shown):
    assert clean_text(text) == shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("孝桥镇", 6), ("１", 2), ("é", 1), ("e\u0301", 1), ("\u200b镇", 2)],
)
def test_a_chinese_character_takes_two_columns_and_a_mark_none(text, columns):
    assert display_width(text) == columns


def test_text_is_filled_to_its_columns_and_never_cut():
    assert pad("孝桥镇", 8) == "孝桥镇  "
    assert pad("孝桥镇", 2) == "孝桥镇"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("   ", 10, []),
        ("abc def", 10, ["abc def"]),
        ("abc def", 4, ["abc", "def"]),
        ("普法依法治理", 8, ["普法依法", "治理"]),
        ("普法依法，治理", 8, ["普法依法，", "治理"]),
        ("abc 普法", 5, ["abc", "普法"]),
        ("ab cd", 2, ["ab", "cd"]),
    ],
)
def test_text_is_broken_at_blanks_and_between_chinese(text, width, lines):
    assert wrap(text, width) == lines


def test_a_full_stop_never_begins_a_line():
    assert wrap("普法普法。", 8) == ["普法普法。"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("C1", " c1 "), ("Ｃ１", "C1"), ("名\u200b称", "名称"), ("STRASSE", "straße")],
)
def test_texts_that_a_reader_cannot_tell_apart_have_the_same_look(one, other):
    assert look(one) == look(other)


def test_full_width_letters_become_those_that_were_meant():
    assert half_width("Ｃ１：\u3000孝") == "C1: 孝"


@pytest.mark.parametrize(
    ("word", "close"),
    [("toal", "total"), ("ＴＯＴＡＬ", "total"), ("zzz", None), ("partz", "parts")],
)
def test_the_nearest_known_word_is_found(word, close):
    assert nearest(word, ["total", "parts", "marks"]) == close


def test_the_same_look_goes_before_likeness():
    assert nearest("C1", ["c1", "C11"]) == "c1"


def test_among_many_words_the_nearest_differs_in_one_place():
    many = [f"unit-{at:04}" for at in range(500)] + ["xiaoqiao"]
    assert nearest("XiaoQiao", many) == "xiaoqiao"
    assert [nearest(f"xia{one}oqiao", many) for one in ("", "n")] == ["xiaoqiao", "xiaoqiao"]
    assert nearest("xiaoqao", many) == nearest("xiaoqi0o", many) == "xiaoqiao"
    assert nearest("xaqo", many) is None
    assert nearest("u" * 200, [*many, "u" * 199]) is None


@pytest.mark.parametrize(
    ("text", "shown"), [("abcd", "abcd"), ("abcde", "abcd…"), ("a\x00", "a\\x00")]
)
def test_long_text_is_cut_with_a_sign(text, shown):
    assert shorten(text, 4) == shown
