"""Both figures of a unit whose findings were rectified and verified."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.base.numbers import fixed
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.rectified import Beside, changes_of
from pufa_cli.report import figures, records, words
from pufa_cli.report.decimals import decimal
from pufa_cli.report.document import Block, Facts, Heading, table

HEADING = Text("整改前后", "Before and after rectification")
BEFORE, AFTER = Text("整改前", "before"), Text("复核后", "after verification")
COUNTS = Text("（计入）", " (counts)")
FINDING, VERIFIED = Text("问题", "finding"), Text("复核日期", "verified on")
PLACE = Text("所在", "at")
FIGURE = Text("{total}，{grade}", "{total}, {grade}")


def rectified_blocks(found: Assessment, beside: Beside, language: Language) -> Iterator[Block]:
    """The two totals with their grades, then every criterion that moved."""
    yield Heading(HEADING.say(language))
    before, after = (found, beside.assessment)[:: 1 if beside.is_after else -1]
    yield Facts(
        (
            (BEFORE.say(language), _figure(before, beside.is_after, language)),
            (AFTER.say(language), _figure(after, not beside.is_after, language)),
        )
    )
    columns = [
        *((words.CRITERION, "<"), (words.TITLE, "<"), (BEFORE, ">"), (AFTER, ">")),
        *((FINDING, "<"), (VERIFIED, "<"), (PLACE, "<")),
    ]
    titles = {one.criterion.id: one.criterion.title for one in found.criteria}
    rows = [
        (
            one.settled.criterion,
            titles[one.settled.criterion],
            figures.marks(one.before),
            figures.marks(one.after),
            one.settled.finding.id,
            str(one.settled.on),
            one.place,
        )
        for one in changes_of(found, beside)
    ]
    if rows:
        yield table([(text.say(language), align) for text, align in columns], rows)


def _figure(one: Assessment, counts: bool, language: Language) -> str:
    total = figures.total(one.total, one.standard.rounding.places)
    grade = figures.grade(one.decision, language)
    said = FIGURE.with_(total=total, grade=grade).say(language)
    return said + (COUNTS.say(language) if counts else "")


def rectified_record(
    found: Assessment | None, beside: Beside | None
) -> "records.RectifiedRecord | None":
    """Both figures, or null."""
    if found is None or beside is None:
        return None
    before, after = (found, beside.assessment)[:: 1 if beside.is_after else -1]
    places = found.standard.rounding.places
    return records.RectifiedRecord(
        counts="before" if beside.is_after else "after",
        total_before=fixed(before.total.rounded, places),
        total_after=fixed(after.total.rounded, places),
        grade_before=before.decision.grade,
        grade_after=after.decision.grade,
        changes=[
            records.RectifiedChangeRecord(
                criterion=one.settled.criterion,
                finding=one.settled.finding.id,
                verified_on=str(one.settled.on),
                before=decimal(one.before),
                after=decimal(one.after),
                place=one.place,
            )
            for one in changes_of(found, beside)
        ],
    )
