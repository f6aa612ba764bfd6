"""Builders with sensible defaults: trees as the loader gives them, and the models made of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

from pufa_cli.base.diagnostics import Fault
from pufa_cli.engine.assess import assess
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import Roster, Unit
from pufa_cli.model.filing import Expected, Filing
from pufa_cli.model.rule import AnyMeasure, AnyRule, Example, Measure, Outcome, Rule
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.rules import context

Tree = dict[str, Any]
KINDS = context()
YES_NO: Tree = {"kind": "all_or_nothing"}
AS_OF = date(2005, 6, 30)
_RULES: TypeAdapter[Any] = TypeAdapter(AnyRule)
_MEASURES: TypeAdapter[Any] = TypeAdapter(AnyMeasure)


def a_rule(tree: Mapping[str, Any]) -> Rule:
    """The rule of a tree, as a standard would read it."""
    rule: Rule = _RULES.validate_python(dict(tree), context=KINDS)
    return rule


def a_measure(kind: str, **parameters: str) -> Measure:
    """A measure."""
    measure: Measure = _MEASURES.validate_python({"kind": kind, **parameters}, context=KINDS)
    return measure


def scored(
    rule: Mapping[str, Any] | Rule,
    facts: Any = None,
    marks: str | Fraction = "4",
    review: Any = None,
) -> Outcome:
    """The outcome of facts that make sense."""
    outcome, faults = read_and_scored(rule, facts, marks, review)
    assert [fault.code.slug for fault in faults] == []
    return outcome


def read_and_scored(
    rule: Mapping[str, Any] | Rule,
    facts: Any = None,
    marks: str | Fraction = "4",
    review: Any = None,
) -> tuple[Outcome, list[Fault]]:
    """The outcome and the faults of any facts."""
    model = rule if isinstance(rule, Rule) else a_rule(rule)
    faults: list[Fault] = []
    read = model.read(facts, review, ("answers", "C1", "facts"), faults)
    return model.score(read, Fraction(marks)), faults


def placed(
    rule: Mapping[str, Any] | Rule, facts: Any, others: Sequence[Any], marks: str | Fraction = "4"
) -> Outcome:
    """The outcome of facts among those of the other units."""
    model = rule if isinstance(rule, Rule) else a_rule(rule)
    faults: list[Fault] = []
    own, *group = (model.read(one, None, ("facts",), faults) for one in (facts, *others))
    assert [fault.code.slug for fault in faults] == []
    return model.place(own, [own, *group], Fraction(marks))


def worked(example: Example) -> Outcome:
    """The outcome of a worked example."""
    if example.others is not None:
        return placed(example.rule, example.facts, example.others, example.marks)
    return scored(example.rule, example.facts, example.marks, example.review)


def points(
    rule: Mapping[str, Any] | Rule, facts: Any = None, marks: str = "4", review: Any = None
) -> Fraction:
    """The points of facts that make sense."""
    return scored(rule, facts, marks, review).points


def rule_codes(rule: Mapping[str, Any], marks: str = "4") -> list[str]:
    """The codes a rule is reported for by itself."""
    return [fault.code.id for fault in a_rule(rule).check(Fraction(marks))]


def a_criterion(id: str = "C1.1", marks: str = "4", rule: Tree | None = None, **more: Any) -> Tree:
    """A yes/no criterion."""
    base = {"title": f"指标{id}", "clause": "有得分，无不得分。", "evidence": ["文件"]}
    return {"id": id, "marks": marks, "rule": rule or YES_NO, **base, **more}


def a_dimension(id: str = "C1", criteria: Sequence[Tree] | None = None, **more: Any) -> Tree:
    """A dimension worth the sum of its criteria."""
    listed = [a_criterion(f"{id}.1")] if criteria is None else list(criteria)
    return {"id": id, "title": f"项目{id}", "marks": _sum(listed), "criteria": listed, **more}


def a_part(id: str = "common", dimensions: Sequence[Tree] | None = None, **more: Any) -> Tree:
    """A part worth the sum of its dimensions."""
    listed = [a_dimension()] if dimensions is None else list(dimensions)
    return {"id": id, "title": f"部分{id}", "marks": _sum(listed), "dimensions": listed, **more}


GRADES = [
    {"name": "优秀", "at_least": "90"},
    {"name": "合格", "at_least": "60"},
    {"name": "不合格", "at_least": "0"},
]


def a_standard_tree(parts: Sequence[Tree] | None = None, **more: Any) -> Tree:
    """A standard of one category whose sheet has all parts."""
    listed = [a_part()] if parts is None else list(parts)
    total = sum((Fraction(part.get("counts", part["marks"])) for part in listed), Fraction(0))
    return {
        "pufa": "standard/1",
        "id": "demo",
        "version": "1.0.0",
        "title": "示例标准",
        "total": written(total),
        "not_applicable": {"effect": "convert"},
        "grades": GRADES,
        "categories": [
            {"id": "township", "title": "乡镇", "parts": [part["id"] for part in listed]}
        ],
        "parts": listed,
        **more,
    }


def a_standard(parts: Sequence[Tree] | None = None, **more: Any) -> Standard:
    """The model of `a_standard_tree`."""
    return standard_of(a_standard_tree(parts, **more))


def standard_of(tree: Tree) -> Standard:
    """The model of any standard's tree."""
    return Standard.model_validate(tree, context=KINDS)


def a_sheet(*criteria: Tree, **more: Any) -> Standard:
    """A standard of one part and one dimension with these criteria."""
    return a_standard([a_part(dimensions=[a_dimension(criteria=criteria)])], **more)


def a_submission(answers: Tree | None = None, **more: Any) -> Submission:
    """A unit's submission; an answer that is no mapping of answer keys stands for its facts."""
    tree = {
        "pufa": "submission/1",
        "standard": "demo@1.0.0",
        "round": "2005",
        "unit": "xiaoqiao",
        "name": "孝桥镇",
        "category": "township",
        "answers": answers or {},
        **more,
    }
    return Submission.model_validate(tree)


def facts(**by_criterion: Any) -> Tree:
    """Answers that are nothing but facts; `__` in a name stands for a dot."""
    return {key.replace("__", "."): {"facts": one} for key, one in by_criterion.items()}


def a_review(marks: Tree | None = None, **more: Any) -> Review:
    """A supervision group's review."""
    tree = {
        "pufa": "review/1",
        "standard": "demo@1.0.0",
        "round": "2005",
        "unit": "xiaoqiao",
        "source": "supervision",
        "reviewer": "督查组",
        "reviewed_on": "2005-06-20",
        "marks": marks or {},
        **more,
    }
    return Review.model_validate(tree)


def given(points: str, reason: str = "符合要求") -> Tree:
    """A reviewer's award."""
    return {"points": points, "reason": reason}


def assessed(
    standard: Standard,
    answers: Tree | Submission | None = None,
    reviews: Sequence[Review] = (),
    **more: Any,
) -> Assessment:
    """The assessment of answers that make sense."""
    handed_in = answers if isinstance(answers, Submission) else a_submission(answers, **more)
    judgement = assess(standard, handed_in, reviews)
    assert judgement.assessment is not None, [fault.code.slug for fault in judgement.faults]
    return judgement.assessment


def a_unit(id: str = "xiaoqiao", **more: Any) -> Unit:
    """A township of the roster."""
    return a_roster({"id": id, **more}).units[0]


def a_roster(*units: Tree) -> Roster:
    """A roster of townships."""
    base = {"name": "孝桥镇", "category": "township"}
    listed = [{**base, **unit} for unit in units]
    return Roster.model_validate({"pufa": "roster/1", "units": listed})


def a_filing(answers: Tree | None = None, reviews: Sequence[Review] = (), **more: Any) -> Filing:
    """What one unit handed in; `evidence` maps paths to what was found."""
    evidence = more.pop("evidence", {})
    return Filing(a_submission(answers, **more), tuple(reviews), evidence)


def expected(**more: Any) -> Expected:
    """What is expected of a filing: by default only the day."""
    return Expected(**{"as_of": AS_OF, **more})


def written(number: Fraction) -> str:
    """A number as files write it: at most six decimals, exactly."""
    text = f"{number * 10**6 // 1:d}"
    assert Fraction(text) == number * 10**6, number
    sign, digits = ("-" if number < 0 else ""), text.lstrip("-").rjust(7, "0")
    decimals = digits[-6:].rstrip("0")
    return sign + digits[:-6] + (f".{decimals}" if decimals else "")


def _sum(listed: Sequence[Tree]) -> str:
    return written(sum((Fraction(one["marks"]) for one in listed), Fraction(0)))
