"""What is just inside the limits of a standard; the marked files show what is outside."""

from pathlib import Path

import pytest

from building import a_criterion, a_dimension, a_part, a_standard_tree, standard_of
from pufa_cli.engine.standard_checks import check_standard
from pufa_cli.load.layered import load_standard
from pufa_cli.rules import context

SHIPPED = sorted((Path(__file__).parents[2] / "standards").glob("*.yaml"))


ONE_GRADE = [{"name": "合格", "at_least": "0"}]


def reported(*parts, **more):
    tree = a_standard_tree(list(parts) or None, grades=ONE_GRADE, **more)
    return [fault.code.id for fault in check_standard(standard_of(tree))]


def test_a_standard_in_order_is_passed_in_silence():
    assert reported() == []


@pytest.mark.parametrize(("counts", "codes"), [("0.5", []), ("0", ["PF409", "PF409"])])
def test_a_part_may_count_little_but_not_nothing(counts, codes):
    half = a_part(dimensions=[a_dimension(criteria=[a_criterion("a", "0.5")])], counts=counts)
    assert reported(half) == codes


def test_the_sheet_of_a_category_adds_up_to_the_total_however_small_its_parts():
    half = a_part(dimensions=[a_dimension(criteria=[a_criterion("a", "0.5")])])
    assert reported(half, total="2") == ["PF401"]


@pytest.mark.parametrize(
    ("minimum", "codes"),
    [("0%", []), ("100%", []), ("100.1%", ["PF410"]), ("-1%", ["PF410"]), ("50", ["PF410"])],
)
def test_a_share_lies_between_nothing_and_all(minimum, codes):
    assert reported(completeness={"minimum": minimum}) == codes


@pytest.mark.parametrize(("places", "codes"), [("0", []), ("6", []), ("7", ["PF412"])])
def test_a_total_keeps_at_most_six_decimals(places, codes):
    assert reported(rounding={"places": places}) == codes


def test_a_part_may_be_on_the_sheets_of_several_categories():
    sheets = [{"id": name, "title": name, "parts": ["common"]} for name in ("town", "school")]
    assert reported(categories=sheets) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_standards_that_are_shipped_have_no_error(path):
    loaded = load_standard(path, context())
    assert [one.message("zh") for one in loaded.diagnostics] == []
    faults = check_standard(loaded.standard)
    assert [one.code.id for one in faults if one.code.severity == "error"] == []
