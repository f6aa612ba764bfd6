"""Merging results: what contradicts itself, what differs, what cannot be told apart."""

from typing import Any

import pytest

from merging import STANDARD, a_category, a_result, a_row, raw
from pufa_cli.base.language import say
from pufa_cli.engine.merge_checks import contradictions
from pufa_cli.engine.merge_doubts import doubts
from pufa_cli.engine.merging import fingerprint, merge
from pufa_cli.load.results import read_result
from pufa_cli.model.merging import KeptDistrict


def kept(tree: dict[str, Any]) -> KeptDistrict:
    """A district's result as it is read."""
    return read_result("a.json", raw(tree)).districts[0]


def a_district(*judged: str | None, **said: Any) -> KeptDistrict:
    rows = [a_row(f"u{at}", one) for at, one in enumerate(judged)]
    return kept(a_result(said.pop("id", "d1"), a_category(rows), **said))


def whole() -> dict[str, Any]:
    rows = [a_row("u1", "95"), a_row("u2", "241/3"), a_row("u3", None)]
    return a_result("d1", a_category(rows), a_category([a_row("s1", "100")], "school"))


def test_what_bears_itself_out_is_sound() -> None:
    assert not list(contradictions(kept(whole())))
    pending = a_row("u1", "80", total_at_most="91.00", grade=None, grade_range=["合格", "优秀"])
    incomplete = a_row("u2", "99", verdict="incomplete", grade=None)
    apart = a_row("u3", "99", is_comparable=False)
    one = kept(a_result("d1", a_category([pending, incomplete, apart])))
    assert not list(contradictions(one))
    assert [row.rank for row in one.rows] == [1, None, None]


CHANGES = [
    (("is_provisional",), False),
    (("places",), 7),
    (("categories", 0, "units"), 4),
    (("categories", 0, "scored"), 3),
    (("categories", 0, "missing"), 0),
    (("categories", 0, "mean"), "87.68"),
    (("categories", 1, "mean"), None),
    (("categories", 0, "grades", "优秀"), 2),
    (("categories", 0, "rows", 0, "category"), "school"),
    (("categories", 0, "rows", 0, "rank"), 2),
    (("categories", 0, "rows", 0, "rank"), None),
    (("categories", 0, "rows", 0, "total_at_most"), "94.99"),
    (("categories", 0, "rows", 0, "total_at_most"), None),
    (("categories", 0, "rows", 0, "judged"), "96"),
    (("categories", 0, "rows", 0, "completeness"), "1.1"),
    (("categories", 0, "rows", 0, "completeness"), None),
    (("categories", 0, "rows", 2, "grade_range"), ["合格", "优秀"]),
    (("categories", 0, "rows", 2, "total"), "80.00"),
    (("categories", 1, "id"), "town"),
    (("categories", 1, "rows", 0, "unit"), "u1"),
    (("categories", 0, "dimensions", 0, "units"), 3),
    (("categories", 0, "dimensions", 0, "units"), 0),
    (("categories", 0, "dimensions", 0, "sum"), "201"),
    (("categories", 0, "dimensions", 0, "sum"), "-1"),
    (("categories", 0, "criteria", 0, "concerned"), 3),
    (("categories", 0, "criteria", 0, "below_full"), 0),
    (("categories", 0, "criteria", 0, "lost"), "-1"),
    (("categories", 0, "criteria", 0, "lost"), "0"),
    (("categories", 0, "criteria", 0, "lost"), "1000"),
]


@pytest.mark.parametrize(("path", "value"), CHANGES)
def test_one_changed_figure_is_noticed(path: tuple[str | int, ...], value: Any) -> None:
    tree: Any = whole()
    inside = tree
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    found = list(contradictions(kept(tree)))
    assert any(one.path == path[: len(one.path)] for one in found)


def test_a_grade_that_is_not_among_the_grades_and_a_total_in_other_places_are_noticed() -> None:
    tree = whole()
    tree["categories"][0]["rows"][0]["grade"] = "特优"
    assert {one.path[-1] for one in contradictions(kept(tree))} == {"优秀", "特优"}
    tree = whole()
    tree["categories"][0]["rows"][0]["total"] = "95.0"
    assert {one.path[-1] for one in contradictions(kept(tree))} == {"total", "judged"}
    tree = whole()
    tree["categories"][0]["rows"][0]["total"] = None
    assert {one.path[-1] for one in contradictions(kept(tree))} == {"total"}


def test_units_are_ranked_over_the_area_and_ties_share_a_rank() -> None:
    one, other = a_district("80", "95", None), a_district("95", "70", id="d2")
    result = merge([other, one, one], title="某市", engine="1")
    (area,) = result.areas
    (category,) = area.categories
    shown = [(p.rank, p.district.district_id, p.row.unit) for p in category.places]
    assert shown == [
        (1, "d1", "u1"),
        (1, "d2", "u0"),
        (3, "d1", "u0"),
        (4, "d2", "u1"),
        (None, "d1", "u2"),
    ]
    assert (category.mean, category.median) == (85, (95 + 80) / 2)
    assert [(loss.criterion, loss.lost, loss.concerned) for loss in category.losses] == [
        ("A1", 20 + 5 + 5 + 30, 4)
    ]
    assert [(mean.mean, mean.units) for mean in category.dimensions] == [(85, 4)]
    assert category.losses[0].mean_lost == 15
    assert (category.count("missing"), category.grades) == (1, (("优秀", 2), ("合格", 2)))
    assert result.is_provisional
    assert result.is_whole
    assert not result.setup_is_broken


def test_nobody_ranked_has_no_mean() -> None:
    (area,) = merge([a_district(None)]).areas
    assert (area.categories[0].mean, area.categories[0].median) == (None, None)


def test_a_district_with_two_results_counts_with_neither() -> None:
    one, other = a_district("80"), a_district("81")
    result = merge([one, other, a_district("70", id="d2")])
    assert [district.district_id for district in result.districts] == ["d2"]
    (conflict,) = result.conflicts
    assert conflict.sources == tuple(sorted((fingerprint(one), fingerprint(other))))
    again = merge([a_district("82")], conflicts=result.conflicts)
    assert len(again.conflicts[0].sources) == 3
    assert not again.is_whole
    assert again.is_provisional


def test_what_differs_is_said_with_who_is_on_which_side() -> None:
    same = [a_district("80", id=f"d{at}") for at in range(7)]
    assert not list(doubts(same))
    assert len(merge(same).areas) == 1
    basis = {
        "standard": STANDARD[0],
        "standard_sha256": "c" * 64,
        "engine": "2",
        "as_of": "2005-07-01",
    }
    other = a_district("80", id="x", round_id="r2", provenance=basis)
    found = {code.slug: say(parts, "en") for code, parts in doubts([*same, other])}
    assert list(found) == [
        "several-rounds",
        "several-standards",
        "several-engines",
        "several-days",
    ]
    assert found["several-rounds"] == (
        "r1 (d0区、d1区、d2区、d3区、d4区 and others, 7 in all); r2 (x区)"
    )
    assert len(merge([*same, other]).areas) == 2
