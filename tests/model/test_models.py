"""Models made of trees: closed, immutable, typed; and the plain facts they know of themselves."""

from datetime import date
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from building import (
    AS_OF,
    KINDS,
    a_criterion,
    a_dimension,
    a_part,
    a_review,
    a_roster,
    a_rule,
    a_standard,
    a_standard_tree,
    a_submission,
    a_unit,
    standard_of,
)
from pufa_cli.base.diagnostics import Diagnostic, Severity
from pufa_cli.engine.codes import PART_UNUSED
from pufa_cli.model import codes
from pufa_cli.model.district import District
from pufa_cli.model.results import (
    CheckResult,
    DistrictResult,
    Provenance,
    StandardResult,
    UnitResult,
)
from pufa_cli.model.rule import AnyMeasure, AnyRule
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Answer, Evidence, Submission

DISTRICT = {
    "pufa": "district/1",
    "district": {"id": "linchuan", "name": "临川区"},
    "standard": "demo@1.0.0",
    "round": {"id": "2005", "title": "验收"},
}


def codes_of(error):
    return [
        (one["ctx"]["mistake"].code.id if one["type"] == "pufa" else one["type"], one["loc"])
        for one in error.errors()
    ]


def mistakes(model, tree, **context):
    with pytest.raises(ValidationError) as refused:
        model.model_validate(tree, **context)
    return codes_of(refused.value)


def rule_mistakes(tree):
    with pytest.raises(ValidationError) as refused:
        a_rule(tree) if isinstance(tree, dict) else TypeAdapter(AnyRule).validate_python(
            tree, context=KINDS
        )
    return codes_of(refused.value)


def test_a_blank_key_counts_as_not_written():
    assert a_unit(area=None, pilot=None) == a_unit()


def test_an_unknown_key_is_refused_even_when_blank():
    assert mistakes(Answer, {"fact": None}) == [("extra_forbidden", ("fact",))]


def test_what_is_no_mapping_is_no_model():
    assert mistakes(Evidence, "文件") == [("model_type", ())]


def test_a_model_cannot_be_changed():
    with pytest.raises(ValidationError):
        a_submission().name = "x"


def test_values_that_are_typed_already_are_taken_as_they_are():
    assert Answer(claimed=Fraction(1, 2)).claimed == Fraction(1, 2)
    assert Evidence(title="x", dated_on=date(2005, 6, 8)).dated_on == date(2005, 6, 8)


def test_a_mistake_in_a_field_keeps_its_code_and_place():
    assert mistakes(
        Answer, {"claimed": "四", "evidence": [{"title": "x", "dated_on": "昨天"}]}
    ) == [
        ("PF205", ("evidence", 0, "dated_on")),
        ("PF203", ("claimed",)),
    ]


# rules and measures are chosen by `kind`


@pytest.mark.parametrize(
    ("tree", "code"),
    [
        ({"kind": "nothing"}, ("PF208", ())),
        ({"target": "4"}, ("PF221", ())),
        ({"kind": "os"}, ("PF208", ())),
        ("all_or_nothing", ("PF220", ())),
        ("nothing", ("PF207", ())),
        ({"kind": "count"}, ("PF222", ())),
        ({"kind": ["x"]}, ("PF208", ())),
    ],
)
def test_a_rule_names_a_kind_that_exists(tree, code):
    assert rule_mistakes(tree) == [code]


def test_a_mistake_inside_a_nested_rule_keeps_its_whole_path():
    inner = {"kind": "shortfall", "target": "x", "per_short": "1"}
    tree = {
        "kind": "checklist",
        "parts": [{"id": "a", "title": "甲", "marks": "1", "rule": inner}],
    }
    assert rule_mistakes(tree) == [("PF203", ("parts", 0, "rule", "target"))]


@pytest.mark.parametrize("part", ["text", {"id": "a", "title": "甲", "points": "1", "rule": None}])
def test_a_part_without_a_rule_is_yes_or_no(part):
    tree = {"kind": "best_of", "alternatives": [part]}
    if isinstance(part, str):
        assert rule_mistakes(tree) == [("model_type", ("alternatives", 0))]
    else:
        assert a_rule(tree).alternatives[0].rule.kind == "all_or_nothing"


@pytest.mark.parametrize("cause", ["text", {"id": "a", "title": "甲", "deduct": "1"}])
def test_a_cause_without_a_measure_is_yes_or_no(cause):
    tree = {"kind": "deductions", "causes": [cause]}
    if isinstance(cause, str):
        assert rule_mistakes(tree) == [("model_type", ("causes", 0))]
    else:
        assert a_rule(tree).causes[0].measure.kind == "yes_no"


def test_a_measure_is_chosen_from_the_measures_and_not_the_rules():
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(AnyMeasure).validate_python({"kind": "checklist"}, context=KINDS)
    assert codes_of(refused.value) == [("PF222", ())]


def test_a_rule_that_is_made_already_is_taken_as_it_is():
    rule = a_rule({"kind": "all_or_nothing"})
    assert TypeAdapter(AnyRule).validate_python(rule) is rule


# the standard


def test_a_standard_finds_its_parts_categories_and_criteria_by_id():
    standard = a_standard()
    assert list(standard.part_by_id) == ["common"]
    assert list(standard.category_by_id) == ["township"]
    assert standard.criterion_by_id["C1.1"].marks == 4
    assert standard.reference == "demo@1.0.0"


@pytest.mark.parametrize(
    ("counts", "weight", "on_sheet"), [(None, 1, 4), ("10", Fraction(5, 2), 10)]
)
def test_a_part_counts_its_marks_unless_the_standard_says_otherwise(counts, weight, on_sheet):
    part = a_standard([a_part(counts=counts) if counts else a_part()]).parts[0]
    assert (part.weight, part.on_sheet) == (weight, on_sheet)


def test_a_category_may_have_grades_of_its_own():
    own = [{"name": "达标", "at_least": "0"}]
    tree = a_standard_tree()
    tree["categories"] = [
        *tree["categories"],
        {"id": "school", "title": "学校", "parts": ["common"], "grades": own},
    ]
    standard = standard_of(tree)
    names = [
        [grade.name for grade in standard.grades_of(category)] for category in standard.categories
    ]
    assert names == [["优秀", "合格", "不合格"], ["达标"]]


def test_a_standard_of_another_format_is_refused():
    assert mistakes(Standard, a_standard_tree() | {"pufa": "standard/2"}, context=KINDS) == [
        ("literal_error", ("pufa",))
    ]


def test_a_criterion_without_marks_is_no_criterion():
    tree = a_standard_tree()
    tree["parts"] = [a_part(dimensions=[a_dimension(criteria=[a_criterion()])], marks=None)]
    assert mistakes(Standard, tree, context=KINDS) == [("missing", ("parts", 0, "marks"))]


# district, roster, submission, review


def test_a_district_has_sensible_defaults():
    district = District.model_validate(DISTRICT)
    assert district.language == "zh"
    assert district.reviews.precedence == (
        "superior",
        "supervision",
        "spot_check",
        "cross_inspection",
    )


@pytest.mark.parametrize("reference", ["demo", "demo@", "@1", "示例@1", "a@b@c"])
def test_a_standard_is_named_by_id_and_version(reference):
    assert mistakes(District, DISTRICT | {"standard": reference}) == [("PF211", ("standard",))]


def test_a_reference_is_a_text():
    assert mistakes(District, DISTRICT | {"standard": ["x"]}) == [("PF207", ("standard",))]


def test_a_roster_finds_its_units_by_id():
    assert a_roster({"id": "a"}, {"id": "b"}).unit_by_id["b"].id == "b"


def test_a_blank_answer_is_no_answer():
    assert a_submission({"C1.1": None}).answers == {"C1.1": Answer()}


@pytest.mark.parametrize("key", ["answers", "vetoes"])
def test_answers_and_vetoes_that_are_no_mapping_are_refused(key):
    tree = a_submission().model_dump() | {key: ["x"]}
    assert mistakes(Submission, tree) == [("dict_type", (key,))]


def test_a_veto_left_blank_is_not_said():
    assert a_submission(vetoes={"V1": None, "V2": "否"}).vetoes == {"V2": False}


def test_a_review_may_say_nothing():
    assert (a_review().marks, a_review().vetoes) == ({}, {})


# what results know of themselves


FOUND = tuple(Diagnostic(code, "a.yaml") for code in (codes.WRONG_VALUE, PART_UNUSED))
RESTS_ON = Provenance("1.0.0", AS_OF, "", "", "")


def test_the_errors_of_a_check_are_counted_apart_from_its_warnings():
    result = CheckResult(FOUND, files=1)
    assert result.errors == result.only_errors.diagnostics == FOUND[:1]
    assert [result.count(one) for one in Severity] == [1, 1, 0]


def test_a_unit_without_an_assessment_is_not_whole():
    result = UnitResult("a.yaml", None, (), FOUND, RESTS_ON)
    assert (result.is_whole, result.checked.files, result.checked.diagnostics) == (False, 1, FOUND)


@pytest.mark.parametrize(
    ("read", "refused", "whole"), [(0, 0, False), (2, 0, True), (2, 1, False), (0, 1, False)]
)
def test_a_district_is_whole_when_something_was_read_and_nothing_refused(read, refused, whole):
    result = DistrictResult("x", "", None, (), RESTS_ON, files_read=read, files_refused=refused)
    assert (result.files, result.checked.files) == (read + refused, read + refused)
    assert result.is_whole is whole


def test_a_standard_result_holds_what_was_found():
    assert StandardResult("a.yaml", None, "", FOUND).checked == CheckResult(FOUND, 1)


def test_a_number_that_is_no_figure_of_the_standard_is_told():
    with pytest.raises(ValidationError) as caught:
        a_standard(
            [
                a_part(
                    dimensions=[
                        a_dimension(
                            criteria=[
                                a_criterion(
                                    rule={
                                        "kind": "shortfall",
                                        "target": {"figure": "mean"},
                                        "per_short": "1",
                                    }
                                )
                            ]
                        )
                    ]
                )
            ],
            figures={"other": "4"},
        )
    (error,) = caught.value.errors()
    assert error["ctx"]["mistake"].code is codes.UNKNOWN_FIGURE
    assert error["loc"][-1] == "target"


def test_figures_that_are_no_mapping_are_told_as_such():
    with pytest.raises(ValidationError):
        a_standard(figures=["4"])


def test_a_figure_stands_where_a_rule_or_a_line_refers_to_it():
    rule = {"kind": "shortfall", "target": {"figure": "many"}, "per_short": "1"}
    line = {"id": "B1", "title": "表彰", "points": {"figure": "many"}}
    standard = a_standard(
        [a_part(dimensions=[a_dimension(criteria=[a_criterion(rule=rule)])])],
        figures={"many": "4"},
        bonuses=[{"id": "B", "title": "组", "lines": [line]}],
    )
    assert standard.line_by_id["B1"].points == 4
    assert standard.criterion_by_id["C1.1"].rule.target.number == 4


@pytest.mark.parametrize("lines", [["B1"], "B1"])
def test_lines_that_are_no_mapping_are_refused(lines):
    with pytest.raises(ValidationError):
        a_submission(bonuses=lines)


def test_a_line_is_facts_alone_or_an_answer():
    said = a_submission(bonuses={"B1": "2", "B2": {"facts": "3", "note": "略"}, "B3": None}).bonuses
    assert {key: one.facts for key, one in said.items()} == {"B1": "2", "B2": "3"}


def test_vetoes_are_written_as_they_are_read():
    told = a_submission(vetoes={"V1": "是", "V2": {"a": "2", "b": None}, "V3": None})
    assert told.vetoes == {"V1": True, "V2": {"a": 2, "b": 0}}
    assert told.model_dump()["vetoes"] == {"V1": "是", "V2": {"a": "2", "b": "0"}}
    with pytest.raises(ValidationError):
        a_submission(vetoes={"V1": {"a": "多"}})


def test_a_copy_keeps_nothing_that_was_worked_out_from_what_was_changed():
    standard = standard_of(a_standard_tree())
    assert len(standard.criterion_by_id) > 0
    assert standard.sheet_of(standard.categories[0])
    bare = standard.model_copy(update={"parts": ()})
    assert bare.criterion_by_id == {}
    assert bare.part_by_id == {}
    assert standard.criterion_by_id != {}
