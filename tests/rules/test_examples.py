"""Every rule kind's worked examples come out as written."""

from fractions import Fraction
from importlib import import_module

import pytest

from building import KINDS, a_rule, worked
from pufa_cli.base.language import LANGUAGES, say
from pufa_cli.rules import rule_kinds


def examples_of(name):
    return import_module(rule_kinds()[name].__module__).EXAMPLES


EXAMPLES = [
    pytest.param(example, id=f"{name}-{at}")
    for name in rule_kinds()
    for at, example in enumerate(examples_of(name), 1)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_the_points_it_promises(example):
    found = worked(example)
    assert found.points == Fraction(example.points)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_explains_every_mark_that_is_missing(example):
    marks = Fraction(example.marks)
    found = worked(example)
    assert found.points + sum(loss.amount for loss in found.losses) == marks
    assert 0 <= found.points <= found.at_most <= marks
    assert 0 <= found.answered <= marks
    assert all(loss.amount > 0 and loss.steps >= 1 for loss in found.losses)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_rule_of_an_example_has_no_error(example):
    faults = a_rule(example.rule).check(Fraction(example.marks))
    assert [fault.code.slug for fault in faults if fault.code.severity == "error"] == []


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_said_of_an_example_is_complete(example, language):
    outcome = worked(example)
    causes = [loss.cause for loss in outcome.losses]
    described = a_rule(example.rule).describe(Fraction(example.marks))
    for words in (outcome.said, outcome.how, described, *causes):
        assert say(words, language)
        assert "{" not in say(words, language)


@pytest.mark.parametrize("name", rule_kinds())
def test_the_examples_of_a_kind_show_how_marks_are_lost(name):
    assert any(Fraction(one.points) < Fraction(one.marks) for one in examples_of(name))


@pytest.mark.parametrize("family", ["rules", "measures"])
def test_everything_that_can_be_chosen_has_a_manual_in_both_languages(family):
    for name, kind in KINDS[family].items():
        manual = kind.manual
        texts = (manual.title, manual.summary)
        assert all(text.zh and text.en for text in texts), name
        assert manual.words, name
