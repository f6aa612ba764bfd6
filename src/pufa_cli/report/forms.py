"""Empty forms: one file for a unit with every criterion of its category, ready to fill in."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pufa_cli.base.language import Language, Text, say
from pufa_cli.base.text import clean_text
from pufa_cli.model.clauses import Group, Line
from pufa_cli.model.district import Unit
from pufa_cli.model.rule import Blank, Form
from pufa_cli.model.standard import Category, Criterion, Standard
from pufa_cli.report import figures
from pufa_cli.report.letters import written

EACH = Text("（每一次 {points} 分）", " ({points} for each)")
MOST = Text("（最多 {most} 分）", " (at most {most})")


class Sheet(NamedTuple):
    """What a form is made for."""

    standard: Standard
    category: Category
    round: str
    parts: tuple[str, ...] = ()  # chosen where the category leaves a choice; else all are there
    schema: str = ""  # where editors find the schema, seen from the form


def submission_form(sheet: Sheet, unit: Unit, language: Language) -> str:
    """The form file of a unit; it loads without a diagnostic and scores nothing yet."""
    standard, category = sheet.standard, sheet.category
    dimensions = [
        {
            "heading": f"{part.title} · {one.id} {one.title}（{figures.marks(one.marks)} 分）",
            "criteria": [_criterion(criterion, language) for criterion in one.criteria],
        }
        for part in standard.sheet_of(category, sheet.parts)
        for one in part.dimensions
    ]
    values = {
        **sheet._asdict(),
        "unit": unit,
        "dimensions": dimensions,
        "choices": [_choice(standard, options) for options in category.one_of],
        "asked_vetoes": [v for v in standard.vetoes if v.below is None or v.conditions],
        "sections": [
            {"name": name, "groups": [_group(group, language) for group in groups]}
            for name, groups in (("bonuses", standard.bonuses), ("penalties", standard.penalties))
            if groups
        ],
        "language": language,
    }
    return written("submission.yaml", values)


def _choice(standard: Standard, options: tuple[str, ...]) -> str:
    """The parts of a list that a unit chooses from, with their titles."""
    return " / ".join(f"{part} {standard.part_by_id[part].title}" for part in options)


def _group(group: Group, language: Language) -> dict[str, Any]:
    most = "" if group.max is None else MOST.with_(most=group.max).say(language)
    return {
        "heading": f"{group.title}{most}",
        "lines": [_line(line, language) for line in group.lines],
    }


def _line(line: Line, language: Language) -> dict[str, Any]:
    each = EACH.with_(points=line.points).say(language)
    form = line.measure.form()
    return {"heading": f"{line.title}{each}", "lines": list(_facts(form, language, 2, line.id))}


def _criterion(criterion: Criterion, language: Language) -> dict[str, Any]:
    rule = say(criterion.rule.describe(criterion.marks), language)
    form = criterion.rule.form()
    return {
        "id": criterion.id,
        "heading": f"{criterion.id} {criterion.title}（{figures.marks(criterion.marks)} 分）",
        "clause": criterion.clause,
        "rule": rule,
        "evidence": "、".join(criterion.evidence),
        "not_applicable": criterion.not_applicable and criterion.not_applicable.when,
        "lines": list(_facts(form, language, 4)),
        "is_judged": form is None,
    }


def _facts(form: Form, language: Language, indent: int, key: str = "facts") -> Iterator[str]:
    blank = " " * indent
    if isinstance(form, Blank):
        yield f"{blank}# {clean_text(say(form.hint, language))}"
        yield f"{blank}{key}:"
    elif isinstance(form, dict):
        yield f"{blank}{key}:"
        for name, below in form.items():
            yield from _facts(below, language, indent + 2, name)
