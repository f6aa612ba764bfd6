"""A sheet with every rule kind in use: the worked examples of the kinds, one after another."""

from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import cycle, islice
from typing import Any, NamedTuple

from pufa_cli import rules
from pufa_cli.engine.assess import assess
from pufa_cli.load.bind import bind
from pufa_cli.load.source import read_source
from pufa_cli.model.rule import Example
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.report import yamltext


class Sheet(NamedTuple):
    """One unit: scoring it once it is loaded, and parsing the YAML of its files."""

    score: Callable[[], object]
    parse: Callable[[], object]


def every_kind(count: int) -> Sheet:
    """A sheet of so many criteria; raises AssertionError when it cannot be scored."""
    kinds = rules.rule_kinds()
    found = [one for name in kinds for one in import_module(kinds[name].__module__).EXAMPLES]
    examples = list(islice(cycle(found), count))
    head = {"standard": "all@1.0.0", "round": "r", "unit": "u"}
    proof = [{"title": "会议记录和签到表", "number": "2026-12", "dated_on": "2026-06-08"}]
    answers = {f"C{at}": {"facts": one.facts, "evidence": proof} for at, one in enumerate(examples)}
    marks = {f"C{at}": one.review for at, one in enumerate(examples) if one.review is not None}
    more = {"name": "单位", "category": "c", "answers": answers}
    texts = {
        Standard: yamltext.dump(_standard(examples)),
        Submission: yamltext.dump({"pufa": "submission/1", **head, **more}),
        Review: yamltext.dump(
            {"pufa": "review/1", **head, "source": "supervision", "marks": marks}
        ),
    }
    standard, submission, review = (_bound(model, text) for model, text in texts.items())
    assert assess(standard, submission, [review]).assessment is not None
    unit = [texts[Submission].encode(), texts[Review].encode()]
    return Sheet(
        lambda: assess(standard, submission, [review]),
        lambda: [read_source("unit.yaml", raw) for raw in unit],
    )


def _bound(model: Any, text: str) -> Any:
    found = bind(model, read_source("bench", text.encode()), rules.context())
    assert found.model is not None, found.diagnostics
    return found.model


def _standard(examples: "list[Example]") -> Mapping[str, Any]:
    total = str(sum(float(one.marks) for one in examples))
    criteria = [
        {
            "id": f"C{at}",
            "title": f"指标 {at}",
            "marks": one.marks,
            "clause": "见标准",
            "rule": dict(one.rule),
        }
        for at, one in enumerate(examples)
    ]
    dimension = {"id": "D", "title": "全部", "marks": total, "criteria": criteria}
    return {
        "pufa": "standard/1",
        "id": "all",
        "version": "1.0.0",
        "title": "每一种计分方式",
        "total": total,
        "not_applicable": {"effect": "convert"},
        "grades": [{"name": "合格", "at_least": "0"}],
        "categories": [{"id": "c", "title": "单位", "parts": ["p"]}],
        "parts": [{"id": "p", "title": "全部", "marks": total, "dimensions": [dimension]}],
    }
