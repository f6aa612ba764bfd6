"""Wording that deserves a second look: what a clause says and its rule does not do."""

from collections.abc import Callable, Iterator
from typing import Any

from pufa_cli.base.diagnostics import Fault
from pufa_cli.engine import clause_codes
from pufa_cli.model.standard import Standard

# What scoring tables write where somebody has to judge.
LEFT_TO_JUDGEMENT = ("酌情", "视情", "适当扣分", "适当加分")
JUDGING = {"judged", "level"}


def _clauses_are_plain(standard: Standard) -> Iterator[Fault]:
    for p, part in enumerate(standard.parts):
        for d, dimension in enumerate(part.dimensions):
            for c, one in enumerate(dimension.criteria):
                word = next((w for w in LEFT_TO_JUDGEMENT if w in one.clause), None)
                if word is not None and not JUDGING & set(_kinds(one.rule.model_dump())):
                    path = ("parts", p, "dimensions", d, "criteria", c, "clause")
                    values = {"word": word, "kind": one.rule.kind}
                    there = ((*path[:-1], "rule"),)
                    yield Fault(clause_codes.VAGUE, path, values, others=there)


def _kinds(tree: Any) -> Iterator[str]:
    """Every rule and measure kind that a rule is made of."""
    if isinstance(tree, dict):
        if isinstance(tree.get("kind"), str):
            yield tree["kind"]
        for below in tree.values():
            yield from _kinds(below)
    if isinstance(tree, list | tuple):
        for below in tree:
            yield from _kinds(below)


CHECKS: tuple[Callable[[Standard], Iterator[Fault]], ...] = (_clauses_are_plain,)
