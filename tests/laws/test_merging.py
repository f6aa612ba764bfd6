"""Merging is a union: in any order, in any grouping, however often."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from laws.strategies import randoms
from merging import STANDARD, a_category, a_result, a_row, raw, written
from pufa_cli.api.merging import together
from pufa_cli.load.results import LoadedResult, read_result
from pufa_cli.model.merging import MergeResult

STANDARDS = (STANDARD, ("city@1.0.0", "c" * 64), ("city@1.1.0", "d" * 64))


def a_file(random: Random, at: int) -> bytes:
    """A district's result; few ids and rounds, so that some are in dispute."""
    categories = [
        a_category([a_row(f"{name}{n}", figure(random)) for n in range(random.randint(0, 4))], name)
        for name in ("town", "school", "firm")
        if random.random() < 0.7
    ]
    name, digest = random.choice(STANDARDS)
    basis = {"standard": name, "standard_sha256": digest, "engine": random.choice("12")}
    id, of_round = f"d{random.randint(0, 5)}", random.choice(("r1", "r1", "r2"))
    tree = a_result(id, *categories, provenance=basis, round_id=of_round)
    return raw(tree) if random.random() < 0.9 else b'{"schema": %d' % at


def figure(random: Random) -> str | None:
    return None if random.random() < 0.2 else str(Fraction(random.randint(0, 3000), 30))


def loaded(result: MergeResult) -> LoadedResult:
    """A merged result written and read again."""
    return read_result("merged.json", written(result).encode())


@given(randoms(), st.integers(1, 6))
def test_order_grouping_and_repetition_do_not_matter(random: Random, count: int) -> None:
    files = [read_result(f"{at}.json", a_file(random, at)) for at in range(count)]
    whole = written(together(files))
    shuffled = random.sample(files, count)
    assert written(together(shuffled)) == whole
    cut = random.randint(0, count)
    parts = [loaded(together(shuffled[:cut])), loaded(together(shuffled[cut:]))]
    assert written(together(parts)) == whole
    assert written(together(reversed(parts))) == whole
    assert written(together([*parts, random.choice(files)])) == whole
    assert written(together([loaded(together(files))])) == whole


@given(randoms(), st.integers(1, 5))
def test_nothing_is_lost_or_counted_twice(random: Random, count: int) -> None:
    files = [read_result(f"{at}.json", a_file(random, at)) for at in range(count)]
    result = together(files)
    by_key = {one.key: one for file in files for one in file.districts}
    disputed = {(one.round_id, one.district_id) for one in result.conflicts}
    expected = {key: one for key, one in by_key.items() if key not in disputed}
    assert {one.key: one for one in result.districts} == expected
    for area in result.areas:
        for category in area.categories:
            rows = [
                row
                for one in area.districts
                for held in one.categories
                if held.id == category.id
                for row in held.rows
            ]
            assert sorted(place.row.unit for place in category.places) == sorted(
                row.unit for row in rows
            )
            lost = sum((100 - Fraction(row.judged or 0) for row in rows if row.is_scored), 0)
            assert sum(one.lost for one in category.losses) == lost
            for place in category.places:
                better = sum(
                    Fraction(row.judged or 0) > Fraction(place.row.judged or 0)
                    for row in rows
                    if row.is_ranked
                )
                assert place.rank == (better + 1 if place.row.is_ranked else None)
