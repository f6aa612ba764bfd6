"""Chooses facts for a rule: full marks, a part of them, or none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from .measured import Dice, facts_near, number
from .yamltext import Tree

Outcome = Literal["full", "part", "none"]
Rule = dict[str, Any]
Chooser = Callable[[Rule, float, Outcome, Dice], Tree]

DEFAULTS = {
    "all_or_nothing": "yes_no",
    "shortfall": "count",
    "per_point": "done_of_total",
    "linear": "done_of_total",
    "bands": "value",
}
# Three dispatch meetings, five years: there are no more than that to count.
NO_MORE = (3, 5)
FAULTY = {"full": 0.0, "part": 0.5, "none": 1.0}


def facts_for(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> Tree:
    """Return facts under which the rule gives the outcome."""
    kind = rule["kind"]
    if kind in WANTED:
        measure = rule.get("measure", {"kind": DEFAULTS[kind]})
        return facts_near(measure, WANTED[kind](rule, marks, outcome, dice), dice)
    return CHOOSERS[kind](rule, marks, outcome, dice)


def all_or_nothing(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> float:
    """Return a number on the right side of the limit."""
    if "at_most" in rule:
        return number(rule["at_most"]) + (outcome != "full")
    limit = number(rule.get("at_least", "1"))
    return limit if outcome == "full" else limit * 0.6 - 0.7


def shortfall(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> float:
    """Return the target, something short of it, or nothing."""
    target = int(rule["target"])
    if outcome == "full":
        return target + (dice.rng.choice((0, 0, 1)) if target not in NO_MORE else 0)
    return target - dice.rng.randint(1, max(1, target // 2)) if outcome == "part" else 0


def per_point(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> float:
    """Return the target, a rate that loses a part, or one that loses everything."""
    target = number(rule["target"])
    span = marks / number(rule["per_point"]) * number(rule.get("block", "1"))
    if outcome == "full":
        return target + dice.rng.random() * (100 - target)
    return target - span * (dice.rng.uniform(0.15, 0.65) if outcome == "part" else 1.2)


def linear(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> float:
    """Return the full mark's number or a share of it."""
    full = marks / number(rule["coefficient"]) if "coefficient" in rule else number(rule["full_at"])
    shares = {"full": 1.0, "part": dice.rng.uniform(0.55, 0.93), "none": dice.rng.uniform(0, 0.15)}
    return full * shares[outcome]


def bands(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> float:
    """Return a number in the highest band, a lower band, or under all bands."""
    bounds = [number(band["at_least"]) for band in rule["bands"]]
    if outcome == "none":
        return bounds[-1] * 0.8 - 0.8
    if outcome == "full":
        return bounds[0] + (dice.rng.uniform(0, 4) if 50 < bounds[0] < 96 else 0)
    lower = dice.rng.randrange(1, len(bounds))
    return bounds[lower] + dice.rng.random() * (bounds[lower - 1] - bounds[lower]) * 0.7


def checklist(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> Tree:
    """Answer every part, all or some of them met."""
    return {part["id"]: part_facts(part, rule, outcome, dice) for part in rule["parts"]}


def part_facts(part: Rule, rule: Rule, outcome: Outcome, dice: Dice) -> Tree:
    """Answer one part of a checklist."""
    chance = {"full": 1.0, "part": 0.55, "none": 0.1}[outcome]
    met = dice.rng.random() < chance
    if "rule" not in part:
        return "是" if met else "否"
    share = float(part["marks"] if "marks" in part else rule["each"])
    inner: Outcome = "full" if met else "part" if outcome == "part" else "none"
    return facts_for(part["rule"], share, inner, dice)


def deductions(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> Tree:
    """Answer every cause; a full outcome holds no fault."""
    return {cause["id"]: cause_facts(cause, outcome, dice) for cause in rule["causes"]}


def cause_facts(cause: Rule, outcome: Outcome, dice: Dice) -> Tree:
    """Answer one cause of a deduction."""
    if "zero" in cause:
        lacking = "没有" in cause["title"] or "未" in cause["title"]
        return "是" if outcome == "none" and lacking else "否"
    if "measure" not in cause:
        return "是" if dice.rng.random() < FAULTY[outcome] else "否"
    target = int(cause.get("target", "0"))
    faults = 0 if outcome == "full" else dice.rng.choice((0, 1, 1, 2))
    return str(abs(target - faults))


def best_of(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> Tree:
    """Answer every alternative, at most one of them held."""
    choices = rule["alternatives"]
    held = {"full": 0, "part": dice.rng.randrange(1, len(choices)), "none": -1}[outcome]
    return {
        entry["id"]: alternative_facts(entry, index == held, dice)
        for index, entry in enumerate(choices)
    }


def alternative_facts(entry: Rule, held: bool, dice: Dice) -> Tree:
    """Answer one alternative."""
    if "rule" not in entry:
        return "是" if held else "否"
    return facts_for(entry["rule"], float(entry["points"]), "full" if held else "none", dice)


def level(rule: Rule, marks: float, outcome: Outcome, dice: Dice) -> Tree:
    """Name the best level, one in between, or the last."""
    names = [entry["name"] for entry in rule["levels"]]
    between = dice.rng.randrange(1, len(names) - 1)
    return str({"full": names[0], "part": names[between], "none": names[-1]}[outcome])


WANTED: dict[str, Callable[[Rule, float, Outcome, Dice], float]] = {
    "all_or_nothing": all_or_nothing,
    "shortfall": shortfall,
    "per_point": per_point,
    "linear": linear,
    "bands": bands,
}
CHOOSERS: dict[str, Chooser] = {
    "checklist": checklist,
    "deductions": deductions,
    "best_of": best_of,
    "level": level,
}
