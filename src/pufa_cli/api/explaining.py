"""Explaining codes, rule kinds, measures and criteria: `pufa explain`."""

from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from pufa_cli import engine, load, model, rules
from pufa_cli.api.standards import folders_for, named, places_of
from pufa_cli.base.diagnostics import Code
from pufa_cli.base.language import Language, say
from pufa_cli.load.standards import standard_files
from pufa_cli.load.workspace import find_workspace, load_workspace
from pufa_cli.model.rule import Example, Outcome, Rule
from pufa_cli.report.document import Page
from pufa_cli.report.views import explanation


def explain(
    topic: str, *, language: Language, start: Path, standard: str | None = None
) -> Page | None:
    """What a code (PF101), rule kind, measure or criterion means; None for an unknown topic.

    Criteria are looked up in `standard`, else in the district's standard at or above `start`,
    else in the shipped ones.
    """
    code = codes().get(topic.upper())
    if code is not None:
        return explanation.code_page(code, language)
    if topic in rules.rule_kinds():
        return _kind(topic, language)
    if topic in rules.measure_kinds():
        measure: Any = rules.measure_kinds()[topic]
        return explanation.kind_page(topic, measure, measure.manual, (), language)
    return _criterion(topic, language, start, standard)


def codes() -> dict[str, Code]:
    """Every diagnostic code by id."""
    modules = (import_module(name) for name in _code_modules())
    found = (one for module in modules for one in vars(module).values() if isinstance(one, Code))
    return {code.id: code for code in sorted(found, key=lambda one: one.id)}


def _code_modules() -> Iterator[str]:
    """The modules that declare codes: `codes` and `…_codes` of every layer."""
    for layer in (load, model, rules, engine):
        for module in iter_modules(layer.__path__):
            if module.name.endswith("codes"):
                yield f"{layer.__name__}.{module.name}"


def topics() -> tuple[str, ...]:
    """Everything that can be explained without a standard."""
    return (*codes(), *rules.rule_kinds(), *rules.measure_kinds())


def _kind(name: str, language: Language) -> Page:
    model: Any = rules.rule_kinds()[name]
    examples = import_module(f"{rules.kinds.__name__}.{name}").EXAMPLES
    worked = [(one, *worked_out(one, language)) for one in examples]
    return explanation.kind_page(name, model, model.manual, worked, language)


def worked_out(example: Example, language: Language) -> tuple[Rule, str]:
    """The rule of an example and the arithmetic it leads to."""
    kind: Any = rules.rule_kinds()[example.rule["kind"]]
    context = rules.context()
    tree = dict(example.rule)
    if kind.default_measure is not None and "measure" not in tree:
        tree["measure"] = {"kind": kind.default_measure}
    rule: Rule = kind.model_validate(tree, context=context)
    return rule, say(outcome_of(example, rule).how, language)


def outcome_of(example: Example, rule: Rule) -> Outcome:
    """What the facts of an example come to, among those of the other units where they decide."""
    read, marks = rule.read(example.facts, example.review, (), []), Fraction(example.marks)
    if example.others is None:
        return rule.score(read, marks)
    others = [rule.read(facts, None, (), []) for facts in example.others]
    return rule.place(read, [read, *others], marks)


def _criterion(topic: str, language: Language, start: Path, standard: str | None) -> Page | None:
    for name in _standards(start, standard):
        checked = named(name, start)
        if checked.standard is None or checked.source is None:
            continue
        criterion = checked.standard.criterion_by_id.get(topic)
        if criterion is not None:
            place = places_of(checked)[topic]
            return explanation.criterion_page(checked.standard, criterion, place, language)
    return None


def _standards(start: Path, standard: str | None) -> Iterator[str]:
    if standard is not None:
        yield standard
        return
    folder = find_workspace(start)
    district = load_workspace(folder).district if folder is not None else None
    if district is not None:
        yield district.standard
        return
    yield from (str(path) for path in standard_files(folders_for(start)))
