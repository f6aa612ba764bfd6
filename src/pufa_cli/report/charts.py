"""The charts that several reports show: grades as shares, figures of categories side by side."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pufa_cli.base.language import Language, Text
from pufa_cli.model.rollup import Presence
from pufa_cli.report import figures, standing, words
from pufa_cli.report.document import Bar, Chart

GRADES = Text("等次分布（单位数）", "Grades (units)")
UNSCORED = (Presence.BROKEN, Presence.MISSING)


def grades_chart(
    names: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int]]],
    language: Language,
) -> Chart:
    """Units by grade, open, not assessed, missing, in this order; what no row has is left out."""
    others = (words.OPEN, *(standing.PRESENCE[one] for one in UNSCORED))
    titles = (*names, *(one.say(language) for one in others))
    kept = [at for at in range(len(titles)) if any(counts[at] for _, counts in rows)]
    drawn = tuple(
        (name, tuple(Bar(Fraction(counts[at]), str(counts[at])) for at in kept))
        for name, counts in rows
    )
    return Chart(GRADES.say(language), tuple(titles[at] for at in kept), drawn, is_stacked=True)


def means_chart(
    title: Text,
    names: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Fraction | None]]],
    most: Fraction,
    places: int,
    language: Language,
) -> Iterator[Chart]:
    """Means beside one another on a scale up to `most`; names without any are left out."""
    kept = [at for at in range(len(names)) if any(means[at] is not None for _, means in rows)]
    if kept:
        drawn = tuple(
            (name, tuple(Bar(means[at], figures.mean(means[at], places)) for at in kept))
            for name, means in rows
        )
        yield Chart(title.say(language), tuple(names[at] for at in kept), drawn, most)
