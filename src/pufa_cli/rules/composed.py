"""What rule kinds made of other rules share: reading and scoring each part in place."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from pydantic import model_validator

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Later, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.fields import Id, Prose
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.group import Group
from pufa_cli.model.rule import (
    AnyRule,
    Blank,
    Facts,
    Faults,
    Form,
    Loss,
    Outcome,
    Rule,
    Status,
    status_of,
    with_default,
)
from pufa_cli.rules.entries import closed, entries, one

Among: TypeAlias = Sequence[dict[str, Any] | None] | None
TITLED = Text("{title}：{words}", "{title}: {words}")
WORTH = Text("{title} {marks} 分", "{title} {marks}")
RULED = Text("{title} {marks} 分（{rule}）", "{title} {marks} ({rule})")


class Part(Frozen):
    """A named entry with a rule of its own; without one it is a yes or no."""

    id: Id
    """小项编号 | id of the part"""
    title: Prose
    """小项内容 | what the part asks"""
    rule: AnyRule
    """小项计分方式，默认 是/否 | how the part is scored, yes or no by default"""

    @model_validator(mode="before")
    @classmethod
    def _yes_or_no_by_default(cls, tree: Any) -> Any:
        return with_default(tree, "rule", "all_or_nothing")


def is_relative(parts: Iterable[Part]) -> bool:
    """Whether a part depends on the other units."""
    return any(part.rule.is_relative for part in parts)


class Scored(NamedTuple):
    """A part with its outcome."""

    part: Part
    outcome: Outcome


def read_parts(
    parts: Iterable[Part], facts: Facts, review: Facts, path: KeyPath, faults: Faults
) -> dict[str, Any] | None:
    """What each part understood, by id; None when nothing was written at all."""
    known = tuple(part.id for part in parts)
    entries(facts, known, path, faults)
    entries(review, known, ("review", *path), faults)
    found = {
        part.id: part.rule.read(one(facts, part.id), one(review, part.id), (*path, part.id), faults)
        for part in parts
    }
    return found if any(read is not None for read in found.values()) else None


def score_part(
    part: Part, marks: Fraction, read: dict[str, Any] | None, group: Among = None
) -> Scored:
    """A part's outcome; among `group`, what was read of every unit, where that is known."""
    return Scored(part, outcome_of(part.rule, part.id, marks, read, group))


def outcome_of(
    rule: Rule, id: str, marks: Fraction, read: dict[str, Any] | None, group: Among
) -> Outcome:
    """The outcome of the entry `id`, given what was read of all entries, own and the group's."""
    own = (read or {}).get(id)
    if group is None or not rule.is_relative:
        return rule.score(own, marks)
    return rule.place(own, Group.of(group).part(id), marks)


def titled_losses(scored: Iterable[Scored]) -> tuple[Loss, ...]:
    """Every loss of every part, its cause headed by the part's title."""
    return tuple(
        titled(loss, part.id, part.title) for part, outcome in scored for loss in outcome.losses
    )


def titled(loss: Loss, id: str, title: str) -> Loss:
    """A loss of the entry `id`, its cause headed by the entry's title."""
    cause = TITLED.with_(title=title, words=loss.cause)
    return loss._replace(cause=cause, path=(id, *loss.path))


def said_by(scored: Sequence[Scored]) -> Sayable:
    """The facts of every part, headed by its title."""
    return Later(
        lambda: Joined(
            tuple(TITLED.with_(title=part.title, words=outcome.said) for part, outcome in scored)
        )
    )


def described(part: Part, marks: Fraction) -> Sayable:
    """A part with its marks, and its rule where that is more than yes or no."""
    if part.rule.is_plain:
        return WORTH.with_(title=part.title, marks=marks)
    return RULED.with_(title=part.title, marks=marks, rule=part.rule.describe(marks))


def overall_status(points: Fraction, at_most: Fraction, marks: Fraction) -> Status:
    """Pending while reviewers can still add; otherwise by the points."""
    return Status.PENDING if at_most > points else status_of(points, marks)


def form_of(parts: Iterable[Part]) -> Form:
    """The empty form of all parts; None when the unit fills in none of them."""
    return titled_form((part.id, part.title, part.rule.form()) for part in parts)


def titled_form(entries: Iterable[tuple[str, str, Form]]) -> Form:
    """The form of entries by id, title and own form; None when there is nothing to fill in."""
    found: dict[str, Form] = {}
    for id, title, form in entries:
        if isinstance(form, Blank):
            found[id] = Blank(TITLED.with_(title=title, words=form.hint))
        elif form is not None:
            found[id] = form
    return found or None


def schema_of(parts: Iterable[Part]) -> dict[str, Any]:
    """An object with one property for each part, titled."""
    return titled_schema((part.id, part.title, part.rule.facts_schema()) for part in parts)


def titled_schema(entries: Iterable[tuple[str, str, dict[str, Any]]]) -> dict[str, Any]:
    """The schema of entries by id, title and own schema; each may be left blank."""
    return closed({id: {"title": title, **_or_blank(schema)} for id, title, schema in entries})


def _or_blank(schema: dict[str, Any]) -> dict[str, Any]:
    return schema if schema.get("type") == "null" else {"anyOf": [schema, {"type": "null"}]}


def check_parts(parts: Iterable[tuple[Part, Fraction]], key: str) -> Iterator[Fault]:
    """The contradictions inside each part's rule, given the part's marks."""
    for at, (part, marks) in enumerate(parts):
        for fault in part.rule.check(marks):
            yield fault._replace(path=(key, at, "rule", *fault.path))


def total(amounts: Iterable[Fraction]) -> Fraction:
    """The exact sum."""
    return sum(amounts, ZERO)
