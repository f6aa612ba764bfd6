"""Facts by the superior's standard: what is carried, what is not covered, who may fail."""

from fractions import Fraction
from typing import Any

from building import (
    a_criterion,
    a_dimension,
    a_filing,
    a_part,
    a_review,
    a_sheet,
    a_standard,
    facts,
    given,
)
from pufa_cli.base.language import say
from pufa_cli.engine.forecast import Foreseen, bridge, carry, foresee
from pufa_cli.engine.mapping_checks import check_mapping
from pufa_cli.model.filing import Filing
from pufa_cli.model.forecast import ForecastResult, UnitForecast
from pufa_cli.model.mapping import Mapping
from pufa_cli.model.results import Provenance
from pufa_cli.model.rollup import Presence, Row
from pufa_cli.model.standard import Standard

TIMES = {"kind": "count", "unit": "次"}
COUNTED = {"kind": "shortfall", "measure": TIMES, "target": "4", "per_short": "1"}
JUDGED = {"kind": "judged", "award": {"least": "0", "most": "4"}}
AWARDED = {"kind": "judged", "award": {"least": "0", "most": "8"}}
OURS = a_sheet(a_criterion("C1.1"), a_criterion("C1.2"), a_criterion("C1.3", rule=JUDGED))


def theirs(*criteria: Any, **more: Any) -> Standard:
    return a_sheet(*criteria, id="city", **more)


def foreseen(filing: Filing, ours: Standard, other: Standard, mapping: Any = None) -> Foreseen:
    carried = carry(filing, bridge(ours, other, mapping))
    assert carried is not None
    return foresee(carried, other, {}, None)


def mapped(**more: Any) -> Mapping:
    tree = {"pufa": "mapping/1", "standard": "city@1.0.0", "from": "demo@1.0.0", **more}
    return Mapping.model_validate(tree)


def gaps_of(found: Foreseen) -> dict[str, str]:
    return {gap.criterion.id: say(gap.why, "en") for gap in found.gaps}


def test_by_our_own_standard_nothing_changes() -> None:
    filing = a_filing(facts(C1__1="是"), [a_review({"C1.3": given("3")})])
    found = foreseen(filing, OURS, OURS)
    assert found.assessment is not None
    assert found.assessment.total.exact == 7
    assert found.gaps == ()


def test_equal_ids_are_carried_and_marks_are_the_superiors() -> None:
    other = theirs(a_criterion("C1.1", "10"), a_criterion("X9", "6"))
    found = foreseen(a_filing(facts(C1__1="是", C1__2="是")), OURS, other)
    assert found.assessment is not None
    assert found.assessment.total.exact == 10
    assert gaps_of(found) == {"X9": "our standard has none"}


def test_a_mapping_names_what_is_called_otherwise_and_what_we_have_not() -> None:
    other = theirs(a_criterion("A", "5"), a_criterion("B", "5"), a_criterion("C1.1", "5"))
    mapping = mapped(criteria={"A": "C1.2", "B": "C1.2", "C1.1": None})
    found = foreseen(a_filing(facts(C1__1="是", C1__2="是")), OURS, other, mapping)
    assert found.assessment is not None
    assert found.assessment.total.exact == 10
    assert list(gaps_of(found)) == ["C1.1"]


def test_facts_of_another_form_are_not_carried() -> None:
    other = theirs(a_criterion("C1.1", rule=COUNTED), a_criterion("C1.2"))
    found = foreseen(a_filing(facts(C1__1="是", C1__2="是")), OURS, other)
    assert gaps_of(found) == {"C1.1": "other facts are asked for (C1.1)"}
    assert found.assessment is not None
    assert found.assessment.total.exact == 4


def test_facts_that_the_superiors_rule_cannot_read_are_not_covered() -> None:
    ours = a_sheet(a_criterion("C1.1", rule=COUNTED), a_criterion("C1.2"))
    exam = {"kind": "all_or_nothing", "measure": TIMES, "at_least": "2"}
    other = theirs(a_criterion("C1.1", rule=exam), a_criterion("C1.2"))
    filing = a_filing({"C1.1": {"not_applicable": "无此项"}, "C1.2": {"facts": "是"}})
    found = foreseen(filing, ours, other)
    assert gaps_of(found) == {"C1.1": "the facts cannot be read (C1.1)"}
    assert found.assessment is not None
    assert found.assessment.total.exact == 4


def test_points_given_are_carried_only_where_the_marks_are_the_same() -> None:
    reviews = [
        a_review(
            {"C1.3": given("3")},
            checked={"C1.1": {"points": "1", "reason": "无"}, "C1.2": {"facts": "否"}},
        )
    ]
    filing = a_filing(facts(C1__1="是", C1__2="是"), reviews)
    same = theirs(*(a_criterion(f"C1.{at}", rule=JUDGED if at == 3 else None) for at in (1, 2, 3)))
    found = foreseen(filing, OURS, same).assessment
    assert found is not None
    assert found.total.exact == 1 + 0 + 3
    more = theirs(
        a_criterion("C1.1", "8"), a_criterion("C1.2", "8"), a_criterion("C1.3", "8", rule=AWARDED)
    )
    found = foreseen(filing, OURS, more).assessment
    assert found is not None
    assert (found.total.exact, found.total.exact_at_most) == (8 + 0 + 0, 8 + 0 + 8)


def test_only_clauses_that_the_superior_has_are_carried() -> None:
    veto = {"id": "V1", "title": "事件", "effect": {"force": "不合格"}}
    ours = a_standard(vetoes=[veto, {**veto, "id": "V2"}])
    filing = a_filing(facts(C1__1="是"), vetoes={"V1": "是", "V2": "是"})
    found = foreseen(filing, ours, a_standard(id="city", vetoes=[veto])).assessment
    assert found is not None
    assert [one.veto.id for one in found.vetoes] == ["V1"]


def test_categories_are_mapped_and_a_missing_one_is_said() -> None:
    category = {"id": "town", "title": "镇", "parts": ["common"]}
    other = a_standard(id="city", categories=[category])
    filing = a_filing(facts(C1__1="是"))
    assert carry(filing, bridge(OURS, other, None)) is None
    found = foreseen(filing, OURS, other, mapped(categories={"township": "town"}))
    assert found.assessment is not None
    assert found.assessment.category.id == "town"


def test_a_criterion_that_ours_does_not_ask_of_the_category_is_said() -> None:
    parts = [a_part(), a_part("more", [])]
    parts[1] = a_part("more", [{**a_part()["dimensions"][0], "id": "M", "criteria": []}])
    parts[1]["dimensions"][0] |= {"criteria": [a_criterion("M.1")], "marks": "4"}
    parts[1]["marks"] = "4"
    categories = [
        {"id": "township", "title": "乡镇", "parts": ["common"]},
        {"id": "school", "title": "学校", "parts": ["common", "more"]},
    ]
    ours = a_standard(parts, categories=categories)
    other = theirs(a_criterion("M.1"))
    found = foreseen(a_filing(facts(C1__1="是")), ours, other)
    assert gaps_of(found) == {"M.1": "ours does not ask M.1 of this category"}


def test_choices_of_the_superior_that_nobody_made_are_no_forecast() -> None:
    parts = [a_part("a"), a_part("b", a_part()["dimensions"])]
    parts[1]["dimensions"] = [{**parts[1]["dimensions"][0], "id": "D"}]
    parts[1]["dimensions"][0]["criteria"] = [a_criterion("D.1")]
    one_of = {"id": "township", "title": "乡镇", "parts": [], "one_of": [["a", "b"]]}
    other = a_standard(parts, id="city", categories=[one_of], total="4")
    found = foreseen(a_filing(facts(C1__1="是"), parts=["z"]), OURS, other)
    assert found.assessment is None
    assert "does not fit the superior's standard" in say(found.why, "en")


def unit(found: Foreseen, name: str = "甲") -> UnitForecast:
    row = Row(name, name, "township", Presence.SCORED, total=Fraction(4), at_most=Fraction(4))
    return UnitForecast(name, row, *found)


def test_what_is_covered_weighs_as_it_counts() -> None:
    first = a_part("p", [a_dimension("D1", [a_criterion("C1.1", "10")])], counts="90")
    second = a_part("q", [a_dimension("D2", [a_criterion("X", "10")])])
    one = unit(
        foreseen(
            a_filing(facts(C1__1="是")), OURS, a_standard([first, second], id="city", total="100")
        )
    )
    assert one.covered == Fraction(9, 10)


def test_what_can_be_reached_and_who_may_fail() -> None:
    other = theirs(a_criterion("C1.1", "50"), a_criterion("X", "50"))
    one = unit(foreseen(a_filing(facts(C1__1="是")), OURS, other))
    assert (one.covered, one.reach, one.pass_line) == (Fraction(1, 2), 100, 60)
    assert one.is_at_risk
    capped = theirs(a_criterion("C1.1", "50"), a_criterion("X", "50"), limits={"most": "90"})
    assert unit(foreseen(a_filing(facts(C1__1="是")), OURS, capped)).reach == 90
    safe = theirs(a_criterion("C1.1", "70"), a_criterion("X", "30"))
    fine = unit(foreseen(a_filing(facts(C1__1="是")), OURS, safe), "乙")
    assert not fine.is_at_risk
    none = unit(Foreseen(None), "丙")
    assert (none.covered, none.reach, none.pass_line, none.is_at_risk) == (0, None, None, False)
    worse = unit(foreseen(a_filing(), OURS, safe), "丁")
    basis = Provenance("1", None, "", "", "")  # type: ignore[arg-type]
    result = ForecastResult("f", "d", "r", OURS, safe, "", basis, units=(fine, one, none, worse))
    assert [each.unit for each in result.at_risk] == ["丁", "甲"]
    assert [each.unit for each in result.foreseen] == ["乙", "甲", "丁"]
    assert [(each.criterion.id, each.units) for each in result.uncovered] == [("X", 3)]
    assert result.checked.files == 4


def test_a_mapping_is_held_against_both_standards() -> None:
    other = theirs(a_criterion("A"))
    assert not list(check_mapping(mapped(criteria={"A": "C1.1"}), other, OURS))
    wrong = mapped(
        standard="city@2.0.0",
        criteria={"A": "C9", "Z": None},
        categories={"township": "town", "hamlet": "township"},
        **{"from": "demo@0.9.0"},
    )
    found = [(fault.code.id, fault.path) for fault in check_mapping(wrong, other, OURS)]
    assert found == [
        ("PF832", ("standard",)),
        ("PF832", ("from",)),
        ("PF830", ("criteria", "Z")),
        ("PF831", ("criteria", "A")),
        ("PF831", ("categories", "hamlet")),
        ("PF830", ("categories", "township")),
    ]
