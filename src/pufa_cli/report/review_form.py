"""The empty form of a review: what is judged as blanks, all else as comments to be taken in."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pufa_cli.base.language import Language, Text, say
from pufa_cli.base.text import clean_text
from pufa_cli.model.district import SOURCES, Unit
from pufa_cli.model.rule import Blank, Form
from pufa_cli.model.standard import Criterion, Dimension
from pufa_cli.model.submission import NO_ANSWER, Answer, Submission
from pufa_cli.model.worksheet import Visitor
from pufa_cli.report import figures
from pufa_cli.report.forms import Sheet
from pufa_cli.report.letters import written
from pufa_cli.report.yamltext import scalar

HEADED = Text("{id} {title}（{marks} 分）", "{id} {title} ({marks} marks)")
CLAIMED = Text("自评 {points} 分", "claims {points}")
EXEMPT = Text("自评写不适用：{reason}", "says that it does not apply: {reason}")
SILENT = Text("没有填报", "says nothing")


class Visit(NamedTuple):
    """Whose review it is, of which unit, by which standard file."""

    unit: Unit
    visitor: Visitor
    digest: str
    submission: Submission | None


def review_form(sheet: Sheet, visit: Visit, language: Language) -> str:
    """The file of a review; it loads without an error and says nothing yet."""
    standard = sheet.standard
    answers = visit.submission.answers if visit.submission else {}
    shown = [
        {
            "heading": f"{part.title} · {_headed(one, language)}",
            "criteria": [
                _criterion(each, answers.get(each.id, NO_ANSWER), language) for each in one.criteria
            ],
        }
        for part in standard.sheet_of(sheet.category, sheet.parts)
        for one in part.dimensions
    ]
    values = {
        "language": language,
        "source": SOURCES[visit.visitor.source].say(language),
        "standard": standard,
        "round": sheet.round,
        "visit": visit,
        "judged": [_of(one, is_judged=True) for one in shown],
        "others": [_of(one, is_judged=False) for one in shown],
        "vetoes": [veto for veto in standard.vetoes if veto.below is None or veto.conditions],
    }
    return written("review.yaml", values)


def _headed(one: Dimension | Criterion, language: Language) -> str:
    return HEADED.with_(id=one.id, title=one.title, marks=figures.marks(one.marks)).say(language)


def _of(dimension: dict[str, Any], is_judged: bool) -> dict[str, Any]:
    """A dimension with only those of its criteria that are judged, or only the others."""
    chosen = [one for one in dimension["criteria"] if (one["judged"] != []) == is_judged]
    return {**dimension, "criteria": chosen}


def _criterion(criterion: Criterion, answer: Answer, language: Language) -> dict[str, Any]:
    form = criterion.rule.review_form()
    facts = answer.facts if answer.facts is not None else _blank(criterion.rule.form())
    return {
        "id": criterion.id,
        "heading": _headed(criterion, language),
        "clause": criterion.clause,
        "rule": say(criterion.rule.describe(criterion.marks), language),
        "said": "; ".join(say(one, language) for one in _said(answer)),
        "judged": [] if form is None else list(_lines(form, language, 4)),
        "facts": flow(facts),
        "methods": ", ".join(map(scalar, criterion.verify)),
    }


def _said(answer: Answer) -> Iterator[Any]:
    """What the unit says of a criterion."""
    if answer.not_applicable is not None:
        yield EXEMPT.with_(reason=clean_text(answer.not_applicable))
    elif answer.is_blank:
        yield SILENT
    if answer.claimed is not None:
        yield CLAIMED.with_(points=answer.claimed)
    if answer.note is not None:
        yield clean_text(answer.note)


def _lines(form: Form, language: Language, indent: int) -> Iterator[str]:
    """The blanks of a form, each with its hint behind it."""
    for key, below in form.items() if isinstance(form, dict) else ():
        start = " " * indent + f"{key}:"
        if isinstance(below, Blank):
            yield f"{start}  # {clean_text(say(below.hint, language))}"
        else:
            yield start
            yield from _lines(below, language, indent + 2)


def _blank(form: Form) -> Any:
    return {key: _blank(one) for key, one in form.items()} if isinstance(form, dict) else None


def flow(tree: Any) -> str:
    """Facts on one line of YAML; blanks stay blank."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(one)}" for key, one in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join("~" if one is None else flow(one) for one in tree) + "]"
    return "" if tree is None else scalar(str(tree))
