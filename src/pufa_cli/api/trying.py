"""Trying out one criterion of a standard: `pufa standards try`."""

from pathlib import Path
from typing import Any, NamedTuple

from pufa_cli.api.standards import Checked, named, places_of
from pufa_cli.base.diagnostics import Diagnostic, Fault, Severity, in_order
from pufa_cli.base.numbers import ZERO
from pufa_cli.base.text import nearest
from pufa_cli.engine.assess import assess
from pufa_cli.load.source import Source, read_source
from pufa_cli.model.assessment import CriterionResult
from pufa_cli.model.standard import Category, Criterion, Dimension, Part, Standard
from pufa_cli.model.submission import Answer, Review, Submission
from pufa_cli.model.trial import TrialResult

NOBODY = "trial"


class _Given(NamedTuple):
    """The facts and the review as read; a blank is None."""

    facts: Source | None
    review: Source | None
    names: tuple[str, str]  # what they are called

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with their text."""
        return tuple(d for one in (self.facts, self.review) if one for d in one.diagnostics)

    def located(self, fault: Fault) -> Diagnostic:
        """A fault at its place; where that is blank, in what would hold it."""
        at = int(fault.path[:1] == ("review",))
        source, path = (self.facts, self.review)[at], fault.path[4 if at else 3 :]
        if source is None:
            return Diagnostic(fault.code, self.names[at], None, fault.values)
        return source.located(fault._replace(path=path, others=()))


def standards_try(
    standard: str,
    criterion: str,
    *,
    facts: str | bytes = "",
    review: str | bytes = "",
    category: str | None = None,
    start: Path | None = None,
    names: tuple[str, str] = ("--facts", "--review"),
) -> TrialResult:
    """What facts (and a reviewer's mark), written as YAML, give for one criterion.

    They are read as files are; `names` is what diagnostics call them. Without `category` the rule
    is that of the first category that has the criterion. Without facts the answer is blank.
    """
    checked = named(standard, start)
    found = checked.standard or _alone(checked.draft, criterion)
    if found is None:
        return TrialResult(standard, None, diagnostics=checked.diagnostics)
    if criterion not in found.criterion_by_id:
        return _unknown(checked, criterion, list(found.criterion_by_id))
    chosen = _category(found, criterion, category)
    if chosen is None:
        return _unknown(checked, category or "", _having(found, criterion))
    given = _Given(_read(names[0], facts), _read(names[1], review), names)
    return _tried(checked, found, chosen, criterion, given)


def _alone(draft: Standard | None, criterion: str) -> Standard | None:
    """Of a standard that contradicts itself, the criterion by itself, if its own rule is sound."""
    one = draft.criterion_by_id.get(criterion) if draft else None
    if draft is None or one is None or one.marks <= 0:
        return None
    rules = (one.rule, *one.by_category.values())
    if any(fault.code.severity is Severity.ERROR for r in rules for fault in r.check(one.marks)):
        return None
    dimension = Dimension(id="D", title=one.title, marks=one.marks, criteria=(one,))
    part = Part(id="P", title=one.title, marks=one.marks, dimensions=(dimension,))
    own = {"parts": ("P",), "one_of": (), "marks": None}
    categories = tuple(category.model_copy(update=own) for category in draft.categories)
    sheet = {"parts": (part,), "categories": categories, "total": one.marks, "base": ZERO}
    return draft.model_copy(update={**sheet, "bonuses": (), "penalties": (), "vetoes": ()})


def _unknown(checked: Checked, name: str, known: list[str]) -> TrialResult:
    file = checked.source.name if checked.source else ""
    return TrialResult(
        file, checked.standard, unknown=name or "—", meant=nearest(name, known) if name else None
    )


def _having(standard: Standard, criterion: str) -> list[str]:
    return [one.id for one in standard.categories if _sheet_has(standard, one, criterion)]


def _category(standard: Standard, criterion: str, asked: str | None) -> Category | None:
    having = _having(standard, criterion)
    wanted = asked if asked is not None else next(iter(having), "")
    return standard.category_by_id[wanted] if wanted in having else None


def _sheet_has(standard: Standard, category: Category, criterion: str) -> bool:
    parts = standard.sheet_of(category)
    return any(c.id == criterion for part in parts for d in part.dimensions for c in d.criteria)


def _read(name: str, text: str | bytes) -> Source | None:
    raw = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
    return read_source(name, raw, is_value=True) if raw.strip() else None


def _tried(
    checked: Checked, standard: Standard, category: Category, criterion: str, given: _Given
) -> TrialResult:
    found = list(given.diagnostics)
    result = None
    if not any(one.is_error for one in found):
        result, faults = _judged(standard, category, criterion, given)
        found += [given.located(fault) for fault in faults]
    return TrialResult(
        file=checked.source.name if checked.source else "",
        standard=standard,
        criterion=_criterion(standard, category, criterion),
        category=category.id,
        result=result,
        place=places_of(checked).get(criterion, ""),
        diagnostics=in_order([*found, *checked.errors]),
    )


def _criterion(standard: Standard, category: Category, criterion: str) -> Criterion:
    return standard.criterion_by_id[criterion].of(category.id)


def _judged(
    standard: Standard, category: Category, criterion: str, given: _Given
) -> tuple[CriterionResult | None, tuple[Fault, ...]]:
    """The criterion in a submission that holds nothing else."""
    common: dict[str, Any] = {
        "standard": standard.reference,
        "round": NOBODY,
        "unit": NOBODY,
    }
    facts = given.facts.tree if given.facts else None
    submission = Submission(
        pufa="submission/1",
        name=NOBODY,
        category=category.id,
        parts=_choice(standard, category, criterion),
        answers={criterion: Answer(facts=facts)},
        **common,
    )
    reviews = []
    if given.review is not None:
        marks = {criterion: given.review.tree}
        reviews = [Review(pufa="review/1", source="supervision", marks=marks, **common)]
    judgement = assess(standard, submission, reviews)
    if judgement.assessment is None:
        return None, judgement.faults
    criteria = judgement.assessment.criteria
    return next(one for one in criteria if one.criterion.id == criterion), ()


def _choice(standard: Standard, category: Category, criterion: str) -> tuple[str, ...]:
    """Of parts to choose from, those that lead to the criterion, else the first."""
    holding = {
        part.id
        for part in standard.parts
        if any(c.id == criterion for d in part.dimensions for c in d.criteria)
    }
    return tuple(
        next((one for one in options if one in holding), options[0]) for options in category.one_of
    )
