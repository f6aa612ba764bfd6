"""Choices by seed: the same for ever, even, and none of them folded."""

from collections import Counter
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pufa_cli.base.seeded import Seeded


def test_the_same_seed_chooses_the_same_on_every_machine_and_for_ever() -> None:
    assert [Seeded("普法", "pairs").below(1000) for _ in range(2)] == [223, 223]
    assert Seeded("a").shuffled("abcdefgh") == list("ecgdhfba")


def test_words_are_kept_apart() -> None:
    streams = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ()]
    assert len({Seeded(*words).below(10**30) for words in streams}) == len(streams)
    assert Seeded("\udcff").below(10**9) >= 0


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 6, 7, 100])
def test_every_number_is_as_likely_as_the_others(limit: int) -> None:
    chance, draws = Seeded("even", str(limit)), 400 * limit
    counted = Counter(chance.below(limit) for _ in range(draws))
    assert set(counted) == set(range(limit))
    spread = sum((count - 400) ** 2 for count in counted.values()) / 400
    assert spread < limit + 4 * (2 * limit) ** 0.5 + 4  # chi-squared, four deviations


def test_every_order_is_as_likely_as_the_others() -> None:
    chance = Seeded("orders")
    counted = Counter("".join(chance.shuffled("abcd")) for _ in range(100 * factorial(4)))
    assert len(counted) == factorial(4)
    assert sum((count - 100) ** 2 for count in counted.values()) / 100 < 60


@given(st.text(), st.lists(st.integers()), st.integers(0, 300))
def test_a_sample_is_drawn_from_what_there_is(seed: str, choices: list[int], count: int) -> None:
    count = min(count, len(choices))
    found = Seeded(seed).sample(choices, count)
    assert len(found) == count
    assert not Counter(found) - Counter(choices)
    assert Seeded(seed).shuffled(choices)[:count] == found


@pytest.mark.parametrize("limit", [0, -1])
def test_nothing_can_be_drawn_from_nothing(limit: int) -> None:
    with pytest.raises(ValueError, match=str(limit)):
        Seeded("x").below(limit)


@pytest.mark.parametrize("count", [-1, 4])
def test_no_more_can_be_drawn_than_there_is(count: int) -> None:
    with pytest.raises(ValueError, match=str(count)):
        Seeded("x").sample("abc", count)
