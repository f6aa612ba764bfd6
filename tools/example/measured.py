"""Writes the facts of a measure so that it comes out at, or just beyond, a wanted number."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from .yamltext import Tree

Measure = dict[str, Any]
Writer = Callable[[Measure, float, "Dice"], Tree]


@dataclass(frozen=True, slots=True)
class Dice:
    """What chance and size a set of facts is drawn with."""

    rng: Random
    total: int


def number(text: str) -> float:
    """Return the value of a number or percentage of the standard."""
    return float(text.removesuffix("%"))


def facts_near(measure: Measure, wanted: float, dice: Dice) -> Tree:
    """Return facts whose measured number is the least one not under `wanted`."""
    return WRITERS[measure["kind"]](measure, max(0.0, wanted), dice)


def yes_no(measure: Measure, wanted: float, dice: Dice) -> Tree:
    """Answer yes for anything above zero."""
    return "是" if wanted > 0 else "否"


def count(measure: Measure, wanted: float, dice: Dice) -> Tree:
    """Answer with a whole number."""
    return str(math.ceil(wanted))


def periods(measure: Measure, wanted: float, dice: Dice) -> Tree:
    """Answer with one count for each period, `wanted` of them reaching the minimum."""
    total, minimum = int(measure["periods"]), int(measure["at_least"])
    good = set(dice.rng.sample(range(total), min(total, math.ceil(wanted))))
    more = [dice.rng.choice((0, 0, 1)) for _ in range(total)]
    return [str(minimum + more[i] if i in good else minimum - 1) for i in range(total)]


def done_of_total(measure: Measure, wanted: float, dice: Dice) -> Tree:
    """Answer with the population's total and the part of it that is done."""
    done = min(dice.total, math.ceil(dice.total * wanted / 100))
    return {"done": str(done), "total": str(dice.total)}


def value(measure: Measure, wanted: float, dice: Dice) -> Tree:
    """Answer with a number of at most one decimal place inside the measure's range."""
    inside = min(number(measure["most"]), max(number(measure["least"]), wanted))
    text = f"{math.ceil(inside * 10) / 10:.1f}".removesuffix(".0")
    return f"{text}%" if measure["unit"] == "%" else text


WRITERS: dict[str, Writer] = {
    "yes_no": yes_no,
    "count": count,
    "periods": periods,
    "done_of_total": done_of_total,
    "value": value,
}
