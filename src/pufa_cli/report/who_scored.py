"""Who scored (谁来评): what each source makes of a criterion, and which of it counts."""

from collections.abc import Iterator, Mapping

from pufa_cli.base.language import Language, Text, say
from pufa_cli.model.assessment import Assessment, CriterionResult, SourceMark
from pufa_cli.model.district import FACTS, SOURCES
from pufa_cli.report import figures, words
from pufa_cli.report.document import Block, Cell, Heading, table

HEADING = Text("各方评定", "Who scored")
DECIDES = Text("采用", "decides")
METHODS = Text("方法", "steps")
BY: Mapping[str, Text] = {
    "weights": Text("按权重合成", "by weights"),
    "dispute": Text("有争议，待裁定", "disputed, needs a ruling"),
}


def decided_by(one: CriterionResult, language: Language) -> str:
    """Who or what decided a criterion, in words."""
    found = BY.get(one.decided_by) or SOURCES.get(one.decided_by) or SOURCES[FACTS]
    return found.say(language)


def source_blocks(found: Assessment, language: Language) -> Iterator[Block]:
    """A row for each criterion that reviewers found something of; a column for each source."""
    reviewed = [one for one in found.criteria if one.sources]
    if not reviewed:
        return
    used = {mark.source for one in reviewed for mark in one.sources}
    names = [name for name in (FACTS, *SOURCES) if name in used]
    names = list(dict.fromkeys([*names, *sorted(used)]))
    columns = [
        (words.CRITERION.say(language), "<"),
        (words.MARKS.say(language), ">"),
        (words.CLAIMED.say(language), ">"),
        *((SOURCES.get(name, Text(name, name)).say(language), ">") for name in names),
        (words.POINTS.say(language), ">"),
        (DECIDES.say(language), "<"),
    ]
    yield Heading(HEADING.say(language))
    yield table(columns, [_row(one, names, language) for one in reviewed])


def _row(one: CriterionResult, names: list[str], language: Language) -> list[Cell | str]:
    marks = {mark.source: span(mark) for mark in one.sources}
    claimed = one.answer.claimed
    return [
        one.criterion.id,
        figures.marks(one.criterion.marks),
        "" if claimed is None else figures.marks(claimed),
        *(marks.get(name, "") for name in names),
        _range(one),
        Cell(decided_by(one, language), "bad" if one.decided_by == "dispute" else ""),
    ]


def span(mark: SourceMark) -> str:
    """The points of a source, from and to while reviewers have yet to judge."""
    outcome = mark.outcome
    low = figures.marks(outcome.points)
    return f"{low}–{figures.marks(outcome.at_most)}" if outcome.is_open else low


def _range(one: CriterionResult) -> str:
    low = figures.marks(one.outcome.points)
    return f"{low}–{figures.marks(one.outcome.at_most)}" if one.outcome.is_open else low


def source_facts(
    one: CriterionResult, places: Mapping[str, str], language: Language
) -> Iterator[tuple[str, str]]:
    """Each source with its points, steps, words and place, then who decides."""
    for mark in one.sources:
        title = SOURCES.get(mark.source, Text(mark.source, mark.source)).say(language)
        when = () if mark.on is None else (str(mark.on),)
        told = [span(mark), *when, say(mark.outcome.said, language)]
        if mark.methods:
            told.append(f"{METHODS.say(language)} {'、'.join(mark.methods)}")
        if mark.note:
            told.append(mark.note)
        place = places.get(mark.place_of(one.criterion.id))
        told += [place] if place else []
        yield title, Text("；", "; ").say(language).join(told)
    if one.sources:
        yield DECIDES.say(language), decided_by(one, language)
