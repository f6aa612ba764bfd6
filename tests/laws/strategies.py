"""Hypothesis strategies over `generating`: everything shrinks with the draws behind it."""

from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st

from building import Tree, a_rule, standard_of
from laws import generating
from pufa_cli.engine.assess import assess
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.rule import Outcome, Rule
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission


def randoms() -> st.SearchStrategy[Random]:
    """Sources of chance that Hypothesis can replay and shrink."""
    return st.randoms(use_true_random=False)


marks = st.integers(1, 200).map(lambda units: generating.GRID * units)


def share(of: int) -> settings:
    """Only one in so many of the profile's examples: for laws that are dear or tried per kind."""
    return settings(max_examples=max(1, settings.default.max_examples // of))


class Case(NamedTuple):
    """A rule for so many marks with facts and a review of it."""

    tree: Tree
    marks: Fraction
    facts: Any
    review: Any

    @property
    def rule(self) -> Rule:
        """The model of the rule."""
        return a_rule(self.tree)

    def outcome(self, facts: Any = ..., review: Any = ...) -> Outcome:
        """The outcome, of other facts or another review if given."""
        rule, faults = self.rule, []
        facts = self.facts if facts is ... else facts
        review = self.review if review is ... else review
        read = rule.read(facts, review, ("answers", "C1", "facts"), faults)
        assert [(fault.code.slug, fault.path) for fault in faults] == []
        if rule.is_relative:  # alone it is the first of its category
            return rule.place(read, [read], self.marks)
        return rule.score(read, self.marks)


@st.composite
def cases(draw: Any, kind: str | None = None, blank: int = 15, depth: int = 2) -> Case:
    """Rules of every kind (or one), nested, with facts and reviews that make sense."""
    r, worth = draw(randoms()), draw(marks)
    tree = generating.a_rule(r, worth, depth, kind)
    return Case(tree, worth, generating.facts_for(r, tree, blank), generating.review_for(r, tree))


class Sheet(NamedTuple):
    """A standard with what one unit handed in, as trees."""

    standard: Tree
    submission: Tree
    reviews: list[Tree]

    @property
    def model(self) -> Standard:
        """The model of the standard."""
        return standard_of(self.standard)

    def assessed(
        self, submission: Tree | None = None, reviews: list[Tree] | None = None, **standard: Any
    ) -> Assessment:
        """The assessment, of another submission, other reviews or a changed standard."""
        handed_in = Submission.model_validate(submission or self.submission)
        judged = [
            Review.model_validate(one) for one in (self.reviews if reviews is None else reviews)
        ]
        found = assess(standard_of({**self.standard, **standard}), handed_in, judged)
        assert found.assessment is not None, found.faults
        return found.assessment


@st.composite
def sheets(draw: Any, depth: int = 1, blank: int = 15, exempt: int = 50) -> Sheet:
    """Whole standards with a submission and no, one or two reviews."""
    r = draw(randoms())
    standard = generating.a_standard(r, depth)
    submission = generating.a_submission(r, standard, blank=blank, exempt=exempt)
    return Sheet(standard, submission, generating.some_reviews(r, standard))
