"""Asking for facts: in a terminal again and again, in a pipe as long as lines come."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Language, Phrase, Text, say
from pufa_cli.base.text import clean_text, shorten
from pufa_cli.cli.exits import Exit, worst
from pufa_cli.cli.output import show, show_all
from pufa_cli.cli.usage import Wrong, near
from pufa_cli.model.trial import Question, TrialResult, written

UNKNOWN = Text(
    "标准没有指标或类别“{name}”{near}", "the standard has no criterion or category “{name}”{near}"
)
HOW = Text(
    "空行 = 不填；一项都不填或按 Ctrl-D 结束。",
    "An empty line leaves a blank; all blank, or Ctrl-D, ends.",
)
STDIN = "stdin"


class Trying:
    """One criterion being tried out."""

    def __init__(
        self,
        ctx: click.Context,
        name: str,
        criterion: str,
        category: str | None,
        format_name: str,
        language: Language,
        color: str,
    ) -> None:
        """What is tried, and how it is shown."""
        self._ctx, self._name, self._criterion = ctx, name, criterion
        self._category, self._format = category, format_name
        self._language, self._color = language, color

    def shown(self, facts: str, review: str, *, where: str = "") -> Exit:
        """Tries facts, shows what they give, and says whether they could be scored."""
        names = (where, where) if where else ("--facts", "--review")
        result = api.standards_try(
            self._name,
            self._criterion,
            facts=facts,
            review=review,
            category=self._category,
            start=Path(),
            names=names,
        )
        if result.unknown:
            raise Wrong(_unknown(result), self._ctx)
        if result.standard is not None or self._format == "json":
            show(result, self._format, self._language, color=self._color)
        show_all(result.checked, self._language, self._color)
        if result.standard is None:
            return Exit.SETUP
        return Exit.OK if result.result is not None else Exit.INPUT

    def asked(self) -> Exit:
        """Asks for every blank, round after round."""
        form = api.standards_try(self._name, self._criterion, category=self._category, start=Path())
        if not form.questions:
            return self.shown("", "")
        codes = [Exit.OK]
        is_terminal = sys.stdin.isatty()
        for answers in rounds(form.questions, self._language, is_terminal=is_terminal):
            texts = [written(form.questions, answers, is_review=one) for one in (False, True)]
            codes.append(self.shown(*texts, where=STDIN))
        return codes[-1] if is_terminal else worst(*codes)


def rounds(
    questions: Sequence[Question], language: Language, *, is_terminal: bool
) -> Iterator[list[str]]:
    """The answers to all questions, again and again until nothing more comes.

    A terminal ends with a round of blanks; in a pipe the first round may be blank.
    """
    if is_terminal:
        _say(HOW.say(language) + "\n")
    is_first = True
    while True:
        answers = _answers(questions, language, is_terminal)
        is_blank = not any(one.strip() for one in answers)
        is_over = len(answers) < len(questions)
        if is_blank and (is_terminal or (is_over and not is_first)):
            return
        yield answers + [""] * (len(questions) - len(answers))
        if is_over:
            return
        is_first = False


def _answers(questions: Sequence[Question], language: Language, is_terminal: bool) -> list[str]:
    """A line for each question; fewer where the input ends."""
    found: list[str] = []
    for one in questions:
        if is_terminal:
            name = ".".join(one.path)
            _say(f"{name}  {say(one.hint, language)}: ".lstrip())
        line = sys.stdin.buffer.readline()
        if not line:
            _say("\n" if is_terminal else "")
            break
        found.append(line.decode("utf-8", "surrogateescape").rstrip("\r\n"))
    return found


def _say(text: str) -> None:
    sys.stderr.write("\n".join(clean_text(line) for line in text.split("\n")))
    sys.stderr.flush()


def _unknown(result: TrialResult) -> Phrase:
    return UNKNOWN.with_(name=shorten(result.unknown), near=near(result.meant))
