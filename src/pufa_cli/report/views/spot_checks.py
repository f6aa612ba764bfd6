"""专项抽查 — which units and criteria were drawn."""

from pufa_cli.base.language import Language, Text
from pufa_cli.model.planning import SpotCheckResult
from pufa_cli.report import costly, words
from pufa_cli.report.document import Document, Facts, Page, Paragraph, table

TITLE = Text("{round} 专项抽查", "Spot checks of {round}")
NOTHING = Text("没有抽查方案。", "Nothing was drawn.")
SEED, CRITERIA = Text("种子", "seed"), Text("抽查的指标", "criteria")


def view(result: SpotCheckResult, language: Language) -> Page:
    """The plan."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("exam").spot_check_record(result),
    )


def document(result: SpotCheckResult, language: Language) -> Document:
    """A row for each unit."""
    plan = result.plan
    if plan is None:
        return Document("", (Paragraph(NOTHING.say(language)),))
    columns = [(one.say(language), "<") for one in (words.UNIT, words.CATEGORY, CRITERIA)]
    rows = [
        (
            result.names[one.unit],
            result.categories[one.unit],
            "、".join(f"{key} {result.titles[key]}" for key in one.criteria),
        )
        for one in plan.units
    ]
    title = TITLE.with_(round=plan.round).say(language)
    facts = Facts(((SEED.say(language), plan.seed),))
    return Document(title, (facts, table(columns, rows, main=True)))
