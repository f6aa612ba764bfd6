"""What a mistake in a number, a kind or a veto is told about itself."""

import pytest

from pufa_cli.base.language import say
from pufa_cli.model.fields import Mistake, number_in, quantity_in, veto_in, write_veto


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
