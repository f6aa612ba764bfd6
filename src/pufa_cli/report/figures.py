"""Numbers as reports print them: totals with fixed places, marks exact, shares in percent."""

from fractions import Fraction

from pufa_cli.base.language import Language
from pufa_cli.base.numbers import exact_places, fixed, plain
from pufa_cli.model.assessment import Decision, Total
from pufa_cli.report import words


def marks(value: Fraction) -> str:
    """Marks or points, exact; `≈` and two decimals where no decimal is exact."""
    places = exact_places(value)
    return plain(value) if places is not None and places <= 4 else "≈" + fixed(value, 2)


def lost(value: Fraction) -> str:
    """Marks not given, with a minus sign."""
    return marks(-value)


def percent(share: Fraction | None) -> str:
    """A share of 0 .. 1 with one decimal; 100% and 0% only when exact."""
    if share is None:
        return "—"
    shown = fixed(share * 100, 1)
    if shown == "100.0" and share < 1:
        shown = "99.9"
    if shown == "0.0" and share > 0:
        shown = "0.1"
    return f"{shown}%"


def total(value: Total, places: int) -> str:
    """The total, or its range while items are pending."""
    low = fixed(value.rounded, places)
    return f"{low}–{fixed(value.at_most, places)}" if value.is_range else low


def grade(decision: Decision, language: Language) -> str:
    """The grade, the range of grades while it is open, or a dash."""
    if decision.grade is not None:
        return decision.grade
    if decision.at_least is not None:
        open_word = words.OPEN.say(language)
        return f"{decision.at_least}–{decision.at_most}（{open_word}）"
    return "—"


BAR = 20  # cells of the longest bar


def bar(value: Fraction | None, most: Fraction) -> str:
    """A bar in eighths of a cell, for a value of 0 .. `most`; nothing where there is no value."""
    if value is None or most <= 0:
        return ""
    eighths = int(value * BAR * 8 / most + Fraction(1, 2))
    full, rest = divmod(max(0, min(eighths, BAR * 8)), 8)
    return "█" * full + " ▏▎▍▌▋▊▉"[rest].strip()


def change(value: Fraction | None, places: int) -> str:
    """A difference with its sign; a dash where there is none to tell."""
    if value is None:
        return "—"
    return f"+{fixed(value, places)}" if value > 0 else fixed(value, places)


def mean(value: Fraction | None, places: int) -> str:
    """A mean with fixed places, or a dash."""
    return "—" if value is None else fixed(value, places)
