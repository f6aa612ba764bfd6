"""Slips of the keyboard put right in a copy of a text, so that what is behind them is read (pure).

What a mended text says is good for finding more defects, never for a result.
"""

from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Severity, Span
from pufa_cli.load import events
from pufa_cli.load.decode import MOST_REPEATS, Defect, Mend

MOST_READ = 4 * 1024 * 1024  # characters read again for the sake of one file


class Mended(NamedTuple):
    """A text with its slips put right, and what it says then."""

    text: str
    mends: tuple[Mend, ...] = ()  # by their places in the file itself
    tree: dict[str, Any] | None = None  # None when something else is wrong too

    def span(self, span: Span) -> Span:
        """Where the file itself has what the mended text has at a span."""
        column = span.column
        for one in sorted(self.mends):
            if one.line == span.line and one.column < column:
                column -= len(one.now) - len(one.was)
        return span._replace(column=column)

    def located(self, defect: Defect) -> Defect:
        """A defect of the mended text at its place in the file itself."""
        span = defect.span and self.span(defect.span)
        mend = defect.mend
        if mend is not None:
            mend = mend._replace(column=self.span(Span(mend.line, mend.column)).column)
        return defect._replace(span=span, mend=mend)


def read_on(
    text: str, first: events.Tree, most_events: int, is_value: bool = False
) -> tuple[Mended, list[Defect]]:
    """What a text says with its slips put right one after the other, and all defects of it."""
    slips: list[Defect] = []
    read, mended, left = first, Mended(text), MOST_READ
    while new := [mended.located(one) for one in read.defects if one.mend is not None]:
        left -= len(text)
        tried = _put_right(text, [*slips, *new])
        if left < 0 or len(slips) >= MOST_REPEATS:
            break
        found = events.parse(tried.text, most_events, is_value)
        if _is_stuck(found.defects, new):
            break
        slips, read, mended = [*slips, *new], found, tried
    rest = [mended.located(one) for one in read.defects]
    is_sound = not any(one.code.severity is Severity.ERROR for one in rest)
    return mended._replace(tree=read.root if is_sound else None), [*slips, *rest]


def _put_right(text: str, slips: list[Defect]) -> Mended:
    mends = tuple(dict.fromkeys(one.mend for one in slips if one.mend is not None))
    lines = text.split("\n")
    for one in sorted(mends, reverse=True):
        line, at = lines[one.line - 1], one.column - 1
        lines[one.line - 1] = line[:at] + one.now + line[at + len(one.was) :]
    return Mended("\n".join(lines), mends)


def _is_stuck(defects: list[Defect], new: list[Defect]) -> bool:
    """Whether what was put right makes no sense: its line cannot be read now either."""
    lines = {one.span.line for one in new if one.span is not None}
    return any(
        one.span is not None and one.span.line in lines and one.mend is None
        for one in defects
        if one.code.severity is Severity.ERROR
    )
