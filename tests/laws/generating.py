"""Random rules, facts, standards and submissions as the loader gives them: all drawn from one
`Random`, so that Hypothesis can shrink them and a seed can repeat them. Every number is written
with at most six decimals; every rule can reach its full marks; no rule has an error.
"""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from random import Random
from typing import Any

from building import written

Tree = dict[str, Any]
GRID = Fraction(1, 20)  # all marks are multiples of it
GRADE_NAMES = ("优秀", "良好", "合格", "不合格")


def on_grid(r: Random, low: Fraction | int, high: Fraction | int) -> Fraction:
    """A multiple of the grid between two numbers."""
    return GRID * r.randint(ceil(Fraction(low) / GRID), int(Fraction(high) / GRID))


def chance(r: Random, percent: int) -> bool:
    """True so many times in a hundred."""
    return r.randint(1, 100) <= percent


def split(r: Random, marks: Fraction, most: int) -> list[Fraction]:
    """Up to `most` positive multiples of the grid that add up to the marks."""
    left, found = int(marks / GRID), []
    for rest in range(r.randint(1, min(most, left)) - 1, 0, -1):
        found.append(r.randint(1, left - rest))
        left -= found[-1]
    return [GRID * units for units in [*found, left]]


# measures: what a number is made of, and facts that give a number


def a_measure(r: Random, *kinds: str) -> Tree:
    """One of the kinds of measure; `percent` is a value in percent."""
    kind = r.choice(kinds)
    if kind == "periods":
        periods, least = str(r.randint(1, 5)), str(r.randint(1, 2))
        gives = {"gives": "times"} if chance(r, 40) else {}
        return {"kind": kind, "period": "月", "periods": periods, "at_least": least, **gives}
    if kind == "percent":
        limits = {"least": "0", "most": "100"} if chance(r, 50) else {}
        return {"kind": "value", "unit": "%", **limits}
    if kind == "value":
        return {
            "kind": kind,
            "unit": "分",
            **({"least": "-5", "most": "20"} if chance(r, 50) else {}),
        }
    if kind in PARAMETERS:
        return {"kind": kind.partition(" ")[0], **PARAMETERS[kind](r)}
    return {"kind": kind, **({"unit": "人"} if chance(r, 50) and kind != "yes_no" else {})}


def _events(r: Random) -> Tree:
    times = [written(on_grid(r, GRID, 3)) for _ in range(r.randint(1, 2))]
    return {
        "heavier": [{"id": f"h{at}", "title": "从重", "times": t} for at, t in enumerate(times)]
    }


def _votes(r: Random) -> Tree:
    weights = ["100", written(on_grid(r, 0, 100)), "0"]
    options = [{"id": f"o{at}", "title": "选项", "weight": w} for at, w in enumerate(weights)]
    groups = [{"id": f"g{at}", "title": "组", "weight": str(r.randint(1, 6))} for at in range(2)]
    return {"options": options, **({"groups": groups} if chance(r, 40) else {})}


def _mean(r: Random) -> Tree:
    limits = {"least": "-5", "most": "20"} if chance(r, 30) else {}
    return {**limits, **({"size": str(r.randint(1, 3))} if chance(r, 30) else {})}


def _size(r: Random) -> Tree:
    return {"size": str(r.randint(1, 20))} if chance(r, 50) else {}


def _strata(r: Random) -> Tree:
    return {"strata": [{"id": f"s{at}", "title": "层"} for at in range(r.randint(1, 3))]}


PARAMETERS: dict[str, Callable[[Random], Tree]] = {
    "events": _events,
    "votes": _votes,
    "mean": _mean,
    "exam": lambda r: {"gives": "mean", **_strata(r)},
    "exam rate": lambda r: {**_strata(r), **({"gives": "pass_rate"} if chance(r, 50) else {})},
    "sample": _size,
    "sample rate": lambda r: {"gives": "pass_rate", **_size(r)},
    "compared": lambda r: {"gives": "difference", **({"unit": "%"} if chance(r, 30) else {})},
    "compared rate": lambda r: {"gives": "percent"},
    "imported": lambda r: {"of": "综治考评", "full": r.choice(("100", "50", "1000"))},
}
RATES = (
    *("done_of_total", "percent", "sample rate", "compared rate", "votes", "imported"),
    "exam rate",
)
FIGURES = ("value", "mean", "compared", "exam")


def is_percent(measure: Tree) -> bool:
    """Whether it is measured in percent points."""
    if measure["kind"] in ("done_of_total", "votes", "imported"):
        return True
    if measure["kind"] == "exam":
        return measure.get("gives") != "mean"
    return measure.get("gives") in ("percent", "pass_rate") or measure.get("unit") == "%"


def a_line(r: Random, measure: Tree, least: int = 1) -> str:
    """A threshold that can be reached."""
    if measure["kind"] == "periods":
        return str(r.randint(least, int(measure["periods"])))
    if is_percent(measure):
        return f"{written(on_grid(r, 40, 100))}%"
    is_whole = measure["kind"] in ("count", "events", "sample")
    return str(r.randint(least, 8)) if is_whole else written(on_grid(r, least, 20))


def number_of(line: str) -> Fraction:
    """The number of a threshold."""
    return Fraction(line.removesuffix("%"))


def measured(r: Random, measure: Tree, blank: int = 15) -> Any:
    """Facts of a measure, blank or partly blank so many times in a hundred."""
    kind = measure["kind"]
    if chance(r, blank):
        return None
    if kind == "yes_no":
        return r.choice(("是", "否", "有", "无", "yes", "no", "true", "false"))
    if kind == "count":
        return str(r.randint(0, 10))
    if kind == "periods":
        counts = range(int(measure["periods"]))
        return [None if chance(r, blank) else str(r.randint(0, 3)) for _ in counts]
    if kind == "done_of_total":
        total = r.randint(1, 40)
        return {"done": str(r.randint(0, total)), "total": str(total)}
    if kind in MEASURED:
        return MEASURED[kind](r, measure, blank)
    low, high = (0, 100) if is_percent(measure) else (Fraction(measure.get("least", 0)), 20)
    return written(on_grid(r, low, high)) + ("%" if is_percent(measure) else "")


def _blanked(r: Random, facts: Tree, blank: int) -> Tree:
    return {key: None if chance(r, blank) else one for key, one in facts.items()}


def _weighed(r: Random, measure: Tree, blank: int) -> Tree:
    keys = ["plain", *(one["id"] for one in measure["heavier"])]
    return _blanked(r, {key: str(r.randint(0, 4)) for key in keys}, blank)


def _drawn(r: Random, measure: Tree, blank: int) -> Tree:
    drawn = r.randint(int(measure.get("size", "1")), 40)
    return _blanked(r, {"drawn": str(drawn), "failed": str(r.randint(0, drawn))}, blank)


def _against(r: Random, measure: Tree, blank: int) -> Tree:
    sign = "%" if measure.get("unit") == "%" else ""
    least = GRID if measure["gives"] == "percent" else 0
    facts = {"now": on_grid(r, 0, 100), "before": on_grid(r, least, 100)}
    return _blanked(r, {key: written(one) + sign for key, one in facts.items()}, blank)


def _scores(r: Random, measure: Tree, blank: int) -> list[Any]:
    least, most = (Fraction(measure.get(key, n)) for key, n in (("least", 0), ("most", 100)))
    count = r.randint(int(measure.get("size", "1")), 4)
    scores = (written(on_grid(r, least, most)) for _ in range(count))
    return [None if chance(r, blank) else score for score in scores]


def _taken_over(r: Random, measure: Tree, blank: int) -> Any:
    score = written(on_grid(r, 0, Fraction(measure["full"])))
    return score if chance(r, 30) else _blanked(r, {"score": score, "from": "文号"}, blank)


def _ballots(r: Random, measure: Tree, blank: int) -> Tree:
    if "groups" in measure:
        one = {"options": measure["options"]}
        return {g["id"]: measured(r, {"kind": "votes", **one}, blank) for g in measure["groups"]}
    votes = {one["id"]: str(r.randint(0, 9)) for one in measure["options"]}
    some = {**votes, r.choice(sorted(votes)): str(r.randint(1, 9)), "spoilt": str(r.randint(0, 3))}
    return _blanked(r, some, blank)


def _examined(r: Random, measure: Tree, blank: int) -> Tree:
    strata = [one["id"] for one in measure["strata"]]
    sure, key_of, heads = r.choice(strata), _asked(measure), 100 if chance(r, 50) else blank
    found = {}
    for key in strata:
        examined = r.randint(1 if key == sure else 0, 9)
        score = written(on_grid(r, 0, 100)) if key_of == "mean" else str(r.randint(0, examined))
        told = _blanked(r, {"examined": str(examined), key_of: score}, blank)
        found[key] = {**told, **_blanked(r, {"heads": str(r.randint(0, 500))}, heads)}
    return _blanked(r, found, blank)


def _asked(measure: Tree) -> str:
    return "mean" if measure.get("gives") == "mean" else "passed"


MEASURED: dict[str, Callable[[Random, Tree, int], Any]] = {
    "events": _weighed,
    "sample": _drawn,
    "compared": _against,
    "mean": _scores,
    "imported": _taken_over,
    "votes": _ballots,
    "exam": _examined,
}


def reaching(measure: Tree, number: Fraction) -> Any:
    """Facts that measure at least this number, the least that do."""
    kind = measure["kind"]
    if kind == "yes_no":
        return "是" if number > 0 else "否"
    if kind == "count":
        return str(max(0, ceil(number)))
    if kind == "periods":
        each = int(measure["at_least"]) if "gives" in measure else 1
        enough = min(int(measure["periods"]), max(0, ceil(number / each)))
        short = int(measure["periods"]) - enough
        return [measure["at_least"]] * enough + ["0"] * short
    if kind == "done_of_total":
        return {"done": str(max(0, ceil(number))), "total": "100"}
    if kind in REACHING:
        return REACHING[kind](measure, number)
    return written(number) + ("%" if is_percent(measure) else "")


def _so_many_events(measure: Tree, number: Fraction) -> Tree:
    return {"plain": str(max(0, ceil(number))), **{one["id"]: "0" for one in measure["heavier"]}}


def _so_many_failed(measure: Tree, number: Fraction) -> Tree:
    if "gives" in measure:
        return {"drawn": "100", "failed": str(100 - max(0, ceil(number)))}
    return {"drawn": "100", "failed": str(max(0, ceil(number)))}


def _so_much_more(measure: Tree, number: Fraction) -> Tree:
    sign = "%" if measure.get("unit") == "%" else ""
    before = "100" if measure["gives"] == "percent" else "0"
    return {"now": written(number) + sign, "before": before + sign}


def _so_many_votes(measure: Tree, number: Fraction) -> Tree:
    best, *rest, worst = (one["id"] for one in measure["options"])
    yes = max(0, ceil(number))
    votes = {best: str(yes), worst: str(100 - yes), **dict.fromkeys([*rest, "spoilt"], "0")}
    return {one["id"]: votes for one in measure["groups"]} if "groups" in measure else votes


def _so_well(measure: Tree, number: Fraction) -> Tree:
    key = _asked(measure)
    score = written(number) if key == "mean" else str(max(0, ceil(number)))
    told = {"examined": "100", key: score, "heads": "10"}
    return {one["id"]: told for one in measure["strata"]}


REACHING: dict[str, Callable[[Tree, Fraction], Any]] = {
    "events": _so_many_events,
    "sample": _so_many_failed,
    "compared": _so_much_more,
    "mean": lambda measure, number: [written(number)] * int(measure.get("size", "1")),
    "imported": lambda measure, number: {
        "score": written(number * Fraction(measure["full"]) / 100),
        "from": "文号",
    },
    "votes": _so_many_votes,
    "exam": _so_well,
}


# rules of each kind


def _all_or_nothing(r: Random, marks: Fraction, depth: int) -> Tree:
    measure = a_measure(
        r, "yes_no", "yes_no", "count", "periods", "events", "sample", *FIGURES, *RATES
    )
    if measure["kind"] == "yes_no":
        return {"kind": "all_or_nothing"}
    side = r.choice(("at_least", "at_most"))
    return {"kind": "all_or_nothing", "measure": measure, side: a_line(r, measure)}


def _shortfall(r: Random, marks: Fraction, depth: int) -> Tree:
    measure = a_measure(r, "count", "periods", "events", *FIGURES)
    price = written(on_grid(r, GRID, marks))
    target = a_line(r, measure)
    return {
        "kind": "shortfall",
        "measure": measure,
        "target": target,
        "per_short": price,
        **_line_past(r, measure, target),
    }


def _line_past(r: Random, measure: Tree, full: str, is_low: bool = False) -> Tree:
    """Perhaps a line past which nothing is given, on the right side of full marks."""
    line = a_line(r, measure)
    if not chance(r, 30) or line == full:
        return {}
    is_right = (number_of(line) > number_of(full)) is is_low
    return {"none_past": line} if is_right else {}


def _per_point(r: Random, marks: Fraction, depth: int) -> Tree:
    measure = a_measure(r, *FIGURES, *RATES)
    lines = {a_line(r, measure) for _ in range(r.randint(1, 3))}
    slopes = [
        {"below": line, "per_point": written(on_grid(r, GRID, marks))}
        for line in sorted(lines, key=number_of, reverse=True)
    ]
    plain = {"target": slopes[0]["below"], "per_point": slopes[0]["per_point"]}
    is_low = len(slopes) == 1 and chance(r, 30)
    return {
        "kind": "per_point",
        "measure": measure,
        **(plain if len(slopes) == 1 else {"slopes": slopes}),
        "block": r.choice(("1", "0.5", "3", "10")),
        "part_points": r.choice(("whole", "proportional", "started")),
        **({"best": "low"} if is_low else {}),
        **_line_past(r, measure, slopes[0]["below"], is_low),
    }


def _linear(r: Random, marks: Fraction, depth: int) -> Tree:
    measure = a_measure(r, "count", "events", *FIGURES, *RATES)
    if chance(r, 50):
        snap = {"full_from": written(on_grid(r, GRID, marks))} if chance(r, 30) else {}
        full = a_line(r, measure)
        past = _line_past(r, measure, full)
        return {"kind": "linear", "measure": measure, "full_at": full, **snap, **past}
    units = 100 if is_percent(measure) else 20
    enough = Fraction(ceil(marks * 10000 / units), 10000)
    factor = enough * r.randint(1, 3)
    return {"kind": "linear", "measure": measure, "coefficient": written(factor)}


def _bands(r: Random, marks: Fraction, depth: int) -> Tree:
    measure = a_measure(r, "count", "periods", "events", "sample", *FIGURES, *RATES)
    lines = sorted(
        {a_line(r, measure) for _ in range(r.randint(1, 3))}, key=number_of, reverse=True
    )
    lower = [on_grid(r, 0, marks) for _ in lines]
    if chance(r, 70):
        lower.sort(reverse=True)
    points = [marks, *lower]
    bands = [
        {"at_least": line, "points": written(one)} for line, one in zip(lines, points, strict=False)
    ]
    return {"kind": "bands", "measure": measure, "bands": bands, "otherwise": written(points[-1])}


def _level(r: Random, marks: Fraction, depth: int) -> Tree:
    points = [marks, *(on_grid(r, 0, marks) for _ in range(r.randint(0, 3)))]
    levels = [{"name": f"第{at}等", "points": written(one)} for at, one in enumerate(points)]
    return {"kind": "level", "levels": levels}


def _judged(r: Random, marks: Fraction, depth: int) -> Tree:
    most = marks if (is_award := chance(r, 60)) else on_grid(r, GRID, marks)
    least = on_grid(r, 0, most) if chance(r, 40) else Fraction(0)
    limits = {"least": written(least), "most": written(most)}
    if is_award and chance(r, 30):
        levels = [{"name": "好", "points": written(most)}, {"name": "差", "points": written(least)}]
        return {"kind": "judged", "levels": levels}
    return {"kind": "judged", "award" if is_award else "deduct": limits}


def _checklist(r: Random, marks: Fraction, depth: int) -> Tree:
    style = r.choice(("marks", "each", "cap", "cap each"))
    if style == "marks":
        return {"kind": "checklist", "parts": _parts(r, split(r, marks, 4), depth, "marks")}
    if style == "cap":
        worth = [*split(r, marks, 3), on_grid(r, GRID, marks)]
        return {"kind": "checklist", "cap": "是", "parts": _parts(r, worth, depth, "marks")}
    count = r.choice([one for one in (1, 2, 3, 4, 5) if (marks / one) % GRID == 0])
    each = marks / count
    if style == "cap each":
        each += on_grid(r, 0, GRID * 2)
    parts = _parts(r, [each] * count, depth, None)
    return {
        "kind": "checklist",
        "each": written(each),
        "parts": parts,
        **({"cap": "是"} if style != "each" else {}),
    }


def _parts(r: Random, worth: list[Fraction], depth: int, key: str | None) -> list[Tree]:
    found = []
    for at, marks in enumerate(worth):
        part: Tree = {"id": f"p{at}", "title": f"小项{at}"}
        if key is not None:
            part[key] = written(marks)
        if depth > 0 and chance(r, 50):
            part["rule"] = a_rule(r, marks, depth - 1)
        found.append(part)
    return found


def _best_of(r: Random, marks: Fraction, depth: int) -> Tree:
    points = [marks, *(on_grid(r, GRID, marks) for _ in range(r.randint(0, 2)))]
    r.shuffle(points)
    return {"kind": "best_of", "alternatives": _parts(r, points, depth, "points")}


def _deductions(r: Random, marks: Fraction, depth: int) -> Tree:
    causes = [
        _ruled_cause(r, marks, f"c{at}", depth)
        if depth > 0 and chance(r, 25)
        else _cause(r, marks, f"c{at}")
        for at in range(r.randint(1, 4))
    ]
    return {"kind": "deductions", "causes": causes}


def _ruled_cause(r: Random, marks: Fraction, id: str, depth: int) -> Tree:
    most = on_grid(r, GRID, marks)
    cause = {"id": id, "title": f"问题{id}", "max": written(most)}
    fixable = {"fixable": "否"} if chance(r, 20) else {}
    return {**cause, **fixable, "rule": a_rule(r, most, depth - 1)}


def _cause(r: Random, marks: Fraction, id: str) -> Tree:
    cause: Tree = {"id": id, "title": f"问题{id}"}
    measure = a_measure(r, "yes_no", "count", "count", "periods", "value", "events", "sample")
    if measure["kind"] != "yes_no":
        cause["measure"] = measure
    if chance(r, 20):
        return {**cause, "zero": "是"}
    cause["deduct"] = written(on_grid(r, GRID, marks))
    if measure["kind"] != "yes_no" and chance(r, 50):
        cause["target"] = a_line(r, measure)
    if chance(r, 40):
        cause["max"] = written(on_grid(r, GRID, marks))
    return {**cause, **({"fixable": "否"} if chance(r, 20) else {})}


def _timeliness(r: Random, marks: Fraction, depth: int) -> Tree:
    late, missing = (written(on_grid(r, GRID, marks)) for _ in range(2))
    prices: Tree = {"kind": "timeliness", "late": late, "missing": missing}
    if chance(r, 40):
        return {**prices, "total": str(r.randint(1, 6))}
    reports = [
        {"id": f"r{at}", "title": f"第{at}份", "due": f"2026-0{at + 1}-10"}
        for at in range(r.randint(1, 4))
    ]
    per_day = {"per_day": written(on_grid(r, GRID, marks))} if chance(r, 40) else {}
    after = {"missing_after": str(r.randint(0, 9))} if chance(r, 40) else {}
    return {**prices, "reports": reports, **per_day, **after}


def _ranked(r: Random, marks: Fraction, depth: int) -> Tree:
    rule: Tree = {
        "kind": "ranked",
        "measure": a_measure(r, "count", "periods", "events", "sample", *FIGURES, *RATES),
        "best": r.choice(("high", "low")),
        "ties": r.choice(("share", "mean", "last")),
    }
    if chance(r, 30):
        rule["last"] = {"count": str(r.randint(1, 3)), "points": "0"}
    if chance(r, 40):
        return {**rule, "share_of_best": "是"}
    ends = sorted(r.sample(range(1, 9), r.randint(1, 4)))
    points = sorted((on_grid(r, 0, marks) for _ in ends), reverse=True)
    table = [
        {"to": str(to), "points": written(one)}
        for to, one in zip(ends, [marks, *points], strict=False)
    ]
    return {**rule, "table": table, "otherwise": written(points[-1])}


MAKERS = {
    "all_or_nothing": _all_or_nothing,
    "bands": _bands,
    "best_of": _best_of,
    "checklist": _checklist,
    "deductions": _deductions,
    "judged": _judged,
    "level": _level,
    "linear": _linear,
    "per_point": _per_point,
    "ranked": _ranked,
    "shortfall": _shortfall,
    "timeliness": _timeliness,
}

ALONE = tuple(kind for kind in MAKERS if kind != "ranked")


def a_rule(r: Random, marks: Fraction, depth: int = 2, kind: str | None = None) -> Tree:
    """A rule of any kind (or of one) for so many marks, nested at most so deep.

    What depends on other units is made only when it is asked for.
    """
    return MAKERS[kind or r.choice(ALONE)](r, marks, depth)


# facts and reviews of a rule


def entries_of(rule: Tree) -> list[Tree]:
    """The named entries of a rule made of parts."""
    return rule.get("parts") or rule.get("alternatives") or rule.get("causes") or []


def measure_of(rule: Tree) -> Tree:
    """The measure of a rule or cause, written or by default."""
    defaults = {
        "shortfall": "count",
        "per_point": "done_of_total",
        "linear": "done_of_total",
        "bands": "value",
        "ranked": "value",
    }
    measure: Tree = rule.get("measure") or {"kind": defaults.get(rule.get("kind", ""), "yes_no")}
    return measure


def rule_of(part: Tree) -> Tree:
    """The rule of a part, written or by default."""
    rule: Tree = part.get("rule") or {"kind": "all_or_nothing"}
    return rule


def facts_for(r: Random, rule: Tree, blank: int = 15) -> Any:
    """Facts that make sense to a rule."""
    kind = rule["kind"]
    if kind == "judged" or chance(r, blank):
        return None
    if kind == "level":
        return r.choice(rule["levels"])["name"]
    if kind == "deductions":
        return {
            one["id"]: facts_for(r, one["rule"], blank)
            if "rule" in one
            else measured(r, measure_of(one), blank)
            for one in rule["causes"]
        }
    if kind == "timeliness":
        return _blanked(r, _sent(r, rule), blank)
    if entries := entries_of(rule):
        return {one["id"]: facts_for(r, rule_of(one), blank) for one in entries}
    return measured(r, measure_of(rule), blank)


def _sent(r: Random, rule: Tree) -> Tree:
    """When each report was sent, or how many were late and missing."""
    if "total" in rule:
        late = r.randint(0, int(rule["total"]))
        return {"late": str(late), "missing": str(r.randint(0, int(rule["total"]) - late))}
    days = [date.fromisoformat(one["due"]) + timedelta(r.randint(-9, 9)) for one in rule["reports"]]
    return {
        one["id"]: "否" if chance(r, 20) else day.isoformat()
        for one, day in zip(rule["reports"], days, strict=True)
    }


def review_for(r: Random, rule: Tree, percent: int = 70) -> Any:
    """A review of the judged parts of a rule, each so many times in a hundred."""
    if rule["kind"] == "judged":
        return _judgement(r, rule) if chance(r, percent) else None
    if rule["kind"] not in ("checklist", "best_of", "deductions"):
        return None
    found = {one["id"]: review_for(r, rule_of(one), percent) for one in entries_of(rule)}
    given = {key: one for key, one in found.items() if one is not None}
    return given or None


def _judgement(r: Random, rule: Tree) -> Tree:
    if "levels" in rule:
        return {"level": r.choice(rule["levels"])["name"], "reason": "见台账"}
    key, limits = ("points", rule["award"]) if "award" in rule else ("deduct", rule["deduct"])
    number = on_grid(r, Fraction(limits["least"]), Fraction(limits["most"]))
    if key == "deduct" and chance(r, 20):
        number = Fraction(0)
    return {key: written(number), "reason": "见台账"}


def perfect(rule: Tree, marks: Fraction) -> tuple[Any, Any]:
    """Facts and review that give full marks."""
    kind = rule["kind"]
    if kind == "judged":
        given = {"points": written(marks)} if "award" in rule else {"deduct": "0"}
        given = {"level": rule["levels"][0]["name"]} if "levels" in rule else given
        return None, {**given, "reason": "很好"}
    if kind == "level":
        return next(one["name"] for one in rule["levels"] if Fraction(one["points"]) == marks), None
    if kind == "timeliness":
        on_time = {one["id"]: one["due"] for one in rule.get("reports", ())}
        return on_time or {"late": "0", "missing": "0"}, None
    if entries := entries_of(rule):
        found = {one["id"]: _perfect_entry(rule, one) for one in entries}
        review = {key: one for key, (_, one) in found.items() if one is not None}
        return {key: one for key, (one, _) in found.items()}, review or None
    return reaching(measure_of(rule), _full_at(rule, marks)), None


def _perfect_entry(rule: Tree, entry: Tree) -> tuple[Any, Any]:
    if rule["kind"] == "deductions" and "rule" not in entry:
        return harmless(entry), None
    return perfect(rule_of(entry), worth(rule, entry))


def worth(rule: Tree, entry: Tree) -> Fraction:
    """The marks of a part, an alternative, or a cause with a rule of its own."""
    if rule["kind"] == "deductions":
        return Fraction(entry["max"])
    return Fraction(entry.get("marks") or entry.get("points") or rule["each"])


def _full_at(rule: Tree, marks: Fraction) -> Fraction:
    """The number that gives full marks."""
    if "at_most" in rule or rule.get("best") == "low":
        return Fraction(0)
    if "coefficient" in rule:
        return Fraction(ceil(marks / Fraction(rule["coefficient"]) * 100), 100)
    if "slopes" in rule:
        return number_of(rule["slopes"][0]["below"])
    line = rule.get("at_least") or rule.get("target") or rule.get("full_at")
    return number_of(rule["bands"][0]["at_least"] if "bands" in rule else line or "1")


def harmless(cause: Tree) -> Any:
    """Facts of a cause that costs nothing."""
    return reaching(measure_of(cause), Fraction(cause.get("target", 0)))


# standards and what units hand in


def a_standard(r: Random, depth: int = 2) -> Tree:
    """A standard of two parts on one category's sheet."""
    total = Fraction(r.choice((10, 60, 100)))
    first = on_grid(r, total / 5, total * 4 / 5)
    parts = [a_part(r, "P1", first, depth), a_part(r, "P2", total - first, depth)]
    effect = r.choice(("convert", "convert", "full"))
    exempt = {"effect": effect, "at": r.choice(("dimension", "part", "sheet"))}
    return {
        "pufa": "standard/1",
        "id": "random",
        "version": "1.0.0",
        "title": "随机标准",
        "total": written(total),
        "rounding": {"places": str(r.randint(0, 3))},
        "judge": r.choice(("rounded", "exact")),
        "not_applicable": {**exempt, **({"limit": "30%"} if chance(r, 50) else {})},
        "grades": some_grades(r, total),
        "vetoes": some_vetoes(r),
        "categories": [{"id": "township", "title": "乡镇", "parts": r.sample(["P1", "P2"], 2)}],
        "parts": parts,
        **({"completeness": {"minimum": r.choice(("50%", "80%"))}} if chance(r, 50) else {}),
    }


def some_grades(r: Random, total: Fraction) -> list[Tree]:
    """Bands from high to low, the last one from 0."""
    lines = sorted({on_grid(r, GRID, total) for _ in range(3)}, reverse=True)
    return [
        {"name": name, "at_least": written(line)}
        for name, line in zip(GRADE_NAMES, [*lines, Fraction(0)], strict=False)
    ]


def some_vetoes(r: Random) -> list[Tree]:
    """Clauses on the first two grades, which every standard has."""
    effects = [{"force": GRADE_NAMES[1]}, {"cap": GRADE_NAMES[1]}, {"force": GRADE_NAMES[0]}]
    return [
        {"id": f"V{at}", "title": f"条款{at}", "effect": r.choice(effects)}
        for at in range(r.randint(0, 2))
    ]


def a_part(r: Random, id: str, on_sheet: Fraction, depth: int) -> Tree:
    """A part that contributes so many marks, with marks of its own half of the time."""
    marks = on_grid(r, 4, 60) if chance(r, 40) else on_sheet
    dimensions = [
        a_dimension(r, f"{id}.D{at}", one, depth) for at, one in enumerate(split(r, marks, 3))
    ]
    counts = {"counts": written(on_sheet)} if marks != on_sheet else {}
    shown = {"id": id, "title": id, "marks": written(marks), "dimensions": dimensions}
    return {**shown, **counts}


def a_dimension(r: Random, id: str, marks: Fraction, depth: int) -> Tree:
    """A dimension of up to three criteria."""
    criteria = [
        a_criterion(r, f"{id}.{at}", one, depth) for at, one in enumerate(split(r, marks, 3))
    ]
    return {"id": id, "title": id, "marks": written(marks), "criteria": criteria}


def a_criterion(r: Random, id: str, marks: Fraction, depth: int) -> Tree:
    """A criterion of any kind that may be exempt a third of the time."""
    return {
        "id": id,
        "title": id,
        "marks": written(marks),
        "clause": "评分标准",
        "rule": a_rule(r, marks, depth),
        "evidence": ["文件"],
        **({"not_applicable": "可以不适用"} if chance(r, 35) else {}),
    }


def criteria_of(standard: Tree) -> list[Tree]:
    """Every criterion of every part."""
    return [c for part in standard["parts"] for d in part["dimensions"] for c in d["criteria"]]


def a_submission(
    r: Random, standard: Tree, unit: str = "u1", blank: int = 15, exempt: int = 50
) -> Tree:
    """What a unit hands in; of what may be exempt, so many in a hundred are."""
    answers: Tree = {}
    for criterion in criteria_of(standard):
        if "not_applicable" in criterion and chance(r, exempt):
            answers[criterion["id"]] = {"not_applicable": "没有"}
        elif not chance(r, blank):
            answers[criterion["id"]] = {"facts": facts_for(r, criterion["rule"], blank)}
    return submission_of(
        answers, unit, {v["id"]: r.choice(("是", "否")) for v in standard["vetoes"]}
    )


def submission_of(answers: Tree, unit: str = "u1", vetoes: Tree | None = None) -> Tree:
    """A submission with these answers."""
    return {
        "pufa": "submission/1",
        "standard": "random@1.0.0",
        "round": "2005",
        "unit": unit,
        "name": unit,
        "category": "township",
        "vetoes": vetoes or {},
        "answers": answers,
    }


def some_reviews(r: Random, standard: Tree, unit: str = "u1", percent: int = 70) -> list[Tree]:
    """No, one or two reviews."""
    return [review_of(r, standard, unit, percent) for _ in range(r.randint(0, 2))]


def review_of(r: Random, standard: Tree, unit: str = "u1", percent: int = 70) -> Tree:
    """A review of the judged criteria, each so many times in a hundred."""
    found = {c["id"]: review_for(r, c["rule"], percent) for c in criteria_of(standard)}
    return {
        "pufa": "review/1",
        "standard": "random@1.0.0",
        "round": "2005",
        "unit": unit,
        "source": r.choice(("superior", "supervision", "cross_inspection")),
        "marks": {key: one for key, one in found.items() if one is not None},
        "vetoes": {v["id"]: r.choice(("是", "否")) for v in standard["vetoes"] if chance(r, 20)},
    }
