"""load → dump → load is identity; the form of a filled sheet is read back as the same answers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from building import a_rule, a_submission
from laws.strategies import cases, share, sheets
from pufa_cli.load.events import parse
from pufa_cli.model.fields import Quantity, quantity_in
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.report.yamltext import dump
from pufa_cli.rules import context

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12
)


def reloaded(tree):
    found = parse(dump(tree))
    assert [one.code.slug for one in found.defects] == []
    return found.root


@given(cases())
def test_a_rule_is_read_back_as_the_same_rule(case):
    rule = case.rule
    dumped = rule.model_dump(exclude_defaults=True)
    assert a_rule(reloaded(dumped)) == rule
    assert a_rule(reloaded(rule.model_dump())) == rule


@share(2)
@given(sheets(depth=2))
def test_a_standard_is_read_back_as_the_same_standard(sheet):
    standard = sheet.model
    again = Standard.model_validate(reloaded(standard.model_dump()), context=context())
    assert again == standard


@share(2)
@given(sheets(depth=2))
def test_the_tree_of_a_standard_is_read_back_as_the_same_tree(sheet):
    assert reloaded(sheet.standard) == sheet.standard


@share(2)
@given(sheets(depth=2))
def test_what_a_unit_handed_in_is_read_back_as_the_same(sheet):
    handed_in = Submission.model_validate(sheet.submission)
    assert Submission.model_validate(reloaded(handed_in.model_dump())) == handed_in
    for tree in sheet.reviews:
        review = Review.model_validate(tree)
        assert Review.model_validate(reloaded(review.model_dump())) == review


@given(TEXTS, TEXTS)
def test_any_visible_text_survives_the_file(name, note):
    handed_in = a_submission({"C1": {"note": note}}, name=name)
    assert Submission.model_validate(reloaded(handed_in.model_dump())) == handed_in


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.booleans())
def test_every_number_in_the_grammar_survives_the_file(millionths, is_percent):
    number = Quantity(Fraction(millionths, 10**6), is_percent)
    assert quantity_in(str(number)) == number
