"""One criterion tried out: facts that nobody handed in, and what they would give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable, Text
from pufa_cli.model.assessment import CriterionResult
from pufa_cli.model.results import CheckResult
from pufa_cli.model.rule import Blank, Form
from pufa_cli.model.standard import Criterion, Standard

REVIEWED = Text(
    "考核人员的评定，如 {points: 2, reason: 理由}，或 {deduct: 1, reason: 理由}",
    "what reviewers say, such as {points: 2, reason: why} or {deduct: 1, reason: why}",
)


class Question(NamedTuple):
    """One blank of a criterion's form: its keys, what to write there, and who writes it."""

    path: tuple[str, ...]
    hint: Sayable
    is_review: bool = False


@dataclass(frozen=True)
class TrialResult:
    """Facts tried on a criterion; `result` is None when they make no sense."""

    file: str  # of the standard
    standard: Standard | None
    criterion: Criterion | None = None  # with the rule of the category
    category: str = ""
    result: CriterionResult | None = None
    place: str = ""  # of the criterion, file:line
    diagnostics: tuple[Diagnostic, ...] = ()
    unknown: str = ""  # the criterion or category that nobody knows
    meant: str | None = None  # the nearest known one

    @property
    def checked(self) -> CheckResult:
        """What was found wrong with standard and facts."""
        return CheckResult(self.diagnostics, 1, self.standard is None)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What to ask for, in the order of the form."""
        if self.criterion is None:
            return ()
        form = self.criterion.rule.form()
        return (Question((), REVIEWED, True),) if form is None else tuple(_asked(form, ()))


def _asked(form: Form, path: tuple[str, ...]) -> Iterator[Question]:
    if isinstance(form, Blank):
        yield Question(path, form.hint)
    for key, below in form.items() if isinstance(form, dict) else ():
        yield from _asked(below, (*path, key))


def written(questions: Sequence[Question], answers: Sequence[str], *, is_review: bool) -> str:
    """The facts (or the review) as a file would hold them, of one answer to each question."""
    asked = zip(questions, answers, strict=True)
    given = [(one.path, text) for one, text in asked if one.is_review is is_review and text.strip()]
    if given and not given[0][0]:
        return given[0][1]
    lines: list[str] = []
    above: tuple[str, ...] = ()
    for path, text in given:
        for depth, key in enumerate(path[:-1]):
            if above[: depth + 1] != path[: depth + 1]:
                lines.append(f"{'  ' * depth}{key}:")
        lines.append(f"{'  ' * (len(path) - 1)}{path[-1]}: {text}")
        above = path
    return "".join(f"{line}\n" for line in lines)
