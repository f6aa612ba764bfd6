"""说明 — what a diagnostic code, a rule kind, a measure or a criterion means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from pufa_cli.base.diagnostics import SEVERITY_TEXT, Code
from pufa_cli.base.language import Joined, Language, Text, say
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Example, Manual, Rule
from pufa_cli.model.standard import Criterion, Standard
from pufa_cli.report import costly, figures, words
from pufa_cli.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Page,
    Paragraph,
    table,
)
from pufa_cli.report.hover import hover, nested
from pufa_cli.report.rule_words import rules_in_words


def code_page(code: Code, language: Language) -> Page:
    """What a diagnostic means and how it is cured."""
    blocks = (
        Facts(
            (
                (Text("类别", "weight").say(language), SEVERITY_TEXT[code.severity].say(language)),
                (Text("提示", "message").say(language), _general(code.message, language)),
                (Text("为什么", "why").say(language), _general(code.why, language)),
                (Text("怎么改", "cure").say(language), _general(code.hint, language)),
            )
        ),
    )
    return _page(code.id, Document(f"{code.id} {code.slug}", blocks))


def _general(text: Text, language: Language) -> str:
    """What a message says in every case; dots stand for what differs."""
    return re.sub(r"\{[a-z_:]+\}", "…", text.say(language))


def kind_page(
    name: str,
    model: type[Frozen],
    manual: Manual,
    examples: Sequence[tuple[Example, Rule, str]],
    language: Language,
) -> Page:
    """The reference of a rule kind or measure: what, when, parameters, worked examples."""
    blocks = (
        Paragraph(manual.summary.say(language)),
        Facts(((Text("表格用语", "words of the tables").say(language), "、".join(manual.words)),)),
        *_parameters(model, language),
        *_examples(examples, language),
    )
    return _page(name, Document(_titled(manual, name, language), blocks))


def _titled(manual: Manual, name: str, language: Language) -> str:
    text = Text("{title}（{name}）", "{title} ({name})")
    return text.with_(title=manual.title, name=name).say(language)


def _parameters(model: type[Frozen], language: Language) -> Iterator[Block]:
    rows = list(_parameter_rows(model, "", language))
    if rows:
        columns = [
            (Text("参数", "parameter").say(language), "<"),
            (Text("必填", "required").say(language), "<"),
            (Text("含义", "meaning").say(language), "<"),
        ]
        yield Heading(Text("参数", "Parameters").say(language))
        yield table(columns, rows)


def _parameter_rows(
    model: type[Frozen], above: str, language: Language
) -> Iterator[tuple[str, str, str]]:
    """Each parameter, followed by those of the entries it lists."""
    helps, yes = hover(model, language), words.YES.say(language)
    for name, field in model.model_fields.items():
        if name == "kind":
            continue
        yield above + name, yes if _is_required(model, name) else "", helps.get(name, "")
        for below in nested(field.annotation):
            yield from _parameter_rows(below, f"{above}{name}.", language)


def _is_required(model: type[Frozen], name: str) -> bool:
    has_default = name == "measure" and getattr(model, "default_measure", None) is not None
    return model.model_fields[name].is_required() and not has_default


def _examples(examples: Sequence[tuple[Example, Rule, str]], language: Language) -> Iterator[Block]:
    if not examples:
        return
    yield Heading(Text("算例", "Worked examples").say(language))
    columns = [
        (Text("规则", "rule").say(language), "<"),
        (Text("填报", "facts").say(language), "<"),
        (words.MARKS.say(language), ">"),
        (words.POINTS.say(language), ">"),
        (Text("算法", "arithmetic").say(language), "<"),
    ]
    rows = [
        (
            say(rule.describe(Fraction(one.marks)), language),
            _given(one, language),
            one.marks,
            one.points,
            how,
        )
        for one, rule, how in examples
    ]
    yield table(columns, rows)


def _given(one: Example, language: Language) -> str:
    """What the unit wrote and what reviewers entered."""
    written = [_shown(it, language) for it in (one.facts, one.review) if it is not None]
    return say(Joined(tuple(written)), language) if written else _shown(None, language)


def _shown(facts: Any, language: Language) -> str:
    if facts is None:
        return Text("（空）", "(blank)").say(language)
    if isinstance(facts, Mapping):
        return (
            "{" + ", ".join(f"{key}: {_shown(one, language)}" for key, one in facts.items()) + "}"
        )
    if isinstance(facts, Sequence) and not isinstance(facts, str):
        return "[" + ", ".join(_shown(one, language) for one in facts) + "]"
    return str(facts)


def criterion_page(
    standard: Standard, criterion: Criterion, place: str, language: Language
) -> Page:
    """What a criterion asks, how it is scored, what proves it."""
    pairs = [
        (words.MARKS.say(language), figures.marks(criterion.marks)),
        (words.CLAUSE.say(language), criterion.clause),
        (
            Text("计分方式", "rule").say(language),
            Text("{rule}（{kind}）", "{rule} ({kind})")
            .with_(rule=rules_in_words(standard, criterion), kind=criterion.rule.kind)
            .say(language),
        ),
        (Text("核验方法", "verified by").say(language), "、".join(criterion.verify) or "—"),
        (
            Text("不适用", "not applicable").say(language),
            criterion.not_applicable.when
            if criterion.not_applicable
            else Text("不允许", "never").say(language),
        ),
        (words.STANDARD.say(language), f"{standard.reference}  {place}"),
    ]
    if criterion.note:
        pairs.append((words.NOTE.say(language), criterion.note))
    blocks: list[Block] = [Facts(tuple(pairs))]
    if criterion.evidence:
        blocks.append(Heading(Text("应提供的佐证", "Evidence to ask for").say(language)))
        blocks.append(Bullets(criterion.evidence))
    return _page(criterion.id, Document(f"{criterion.id} {criterion.title}", tuple(blocks)))


def _page(topic: str, document: Document) -> Page:
    return Page(lambda: document, lambda: costly.recording().explanation_record(topic, document))
