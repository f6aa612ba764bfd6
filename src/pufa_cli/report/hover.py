"""Hover texts: the string below each field of a model, Chinese before ` | `, English after it."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from pufa_cli.base.language import Language
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Measure, Rule


def hover(model: type[Frozen], language: Language) -> dict[str, str]:
    """The text of each field that has one, inherited fields included."""
    found: dict[str, str] = {}
    for ancestor in reversed(model.__mro__):
        if issubclass(ancestor, Frozen) and ancestor is not Frozen:
            found |= _texts(ancestor)
    return {name: _chosen(text, language) for name, text in found.items()}


def _chosen(text: str, language: Language) -> str:
    chinese, _, english = text.partition(" | ")
    return english if language == "en" and english else chinese


def nested(annotation: Any) -> Iterator[type[Frozen]]:
    """The models an annotation holds, such as entries of a list, but no rules or measures."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        if not issubclass(annotation, Rule | Measure):
            yield annotation
        return
    for argument in getattr(annotation, "__args__", ()):
        yield from nested(argument)


@cache
def _texts(model: type[Frozen]) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found: dict[str, str] = {}
    for field, after in pairwise(body):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[field.target.id] = str(after.value.value)
    return found
