"""A second scorer, written from the format's description alone, on plain trees.

It imports nothing of the rules or the engine. Where the description leaves a thing open, the
charter's sentence decides: “Silence never pays” — what is blank is worth the least it can be.
"""

from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple

Tree = dict[str, Any]
YES = {"是", "有", "yes", "true"}


class Score(NamedTuple):
    """Points, what they can become by review, and the marks of what was answered."""

    points: Fraction
    at_most: Fraction
    answered: Fraction


class Result(NamedTuple):
    """A whole sheet."""

    points: dict[str, Fraction]
    exact: Fraction
    rounded: Fraction
    at_most: Fraction
    share: Fraction
    grade: str | None


# what was measured: every number the facts allow, and the share of them that was filled in


def measured(measure: Tree, facts: Any) -> tuple[list[Fraction], Fraction] | None:
    kind = measure["kind"]
    if facts is None:
        return None
    if kind == "yes_no":
        return [Fraction(facts in YES)], Fraction(1)
    if kind == "periods":
        return _periods(measure, facts)
    if kind == "done_of_total":
        if facts.get("done") is None or facts.get("total") is None:
            return None
        return [Fraction(facts["done"]) / Fraction(facts["total"]) * 100], Fraction(1)
    if kind in FIGURES:
        return FIGURES[kind](measure, facts)
    return [Fraction(facts.rstrip("%"))], Fraction(1)


def _numbers(facts: Any, keys: list[str]) -> list[Fraction] | None:
    """The figures under these keys, none of them blank."""
    written = [(facts or {}).get(key) for key in keys]
    return None if None in written else [Fraction(one.rstrip("%")) for one in written]


def _exactly(number: Fraction | None) -> tuple[list[Fraction], Fraction] | None:
    return None if number is None else ([number], Fraction(1))


def _events(measure: Tree, facts: Any) -> Any:
    times = [Fraction(1), *(Fraction(one["times"]) for one in measure["heavier"])]
    counts = _numbers(facts, ["plain", *(one["id"] for one in measure["heavier"])])
    return _exactly(counts and sum(a * b for a, b in zip(times, counts, strict=True)))


def _sample(measure: Tree, facts: Any) -> Any:
    counts = _numbers(facts, ["drawn", "failed"])
    if counts is None:
        return None
    drawn, failed = counts
    return _exactly(failed if "gives" not in measure else (drawn - failed) / drawn * 100)


def _compared(measure: Tree, facts: Any) -> Any:
    pair = _numbers(facts, ["now", "before"])
    if pair is None:
        return None
    return _exactly(
        pair[0] - pair[1] if measure["gives"] == "difference" else pair[0] / pair[1] * 100
    )


def _mean(measure: Tree, facts: Any) -> Any:
    written = [Fraction(one) for one in facts if one is not None]
    if not written:
        return None
    least, most = Fraction(measure.get("least", "0")), Fraction(measure.get("most", "100"))
    blank = len(facts) - len(written)
    low, high = (((sum(written) + blank * one) / len(facts)) for one in (least, most))
    return [low, high] if blank else [low], Fraction(len(written), len(facts))


def _imported(measure: Tree, facts: Any) -> Any:
    score = facts.get("score") if isinstance(facts, dict) else facts
    return None if score is None else _exactly(Fraction(score) / Fraction(measure["full"]) * 100)


def _votes(measure: Tree, facts: Any) -> Any:
    polls = (
        [(facts or {}).get(one["id"]) for one in measure["groups"]]
        if "groups" in measure
        else [facts]
    )
    weights = [Fraction(one["weight"]) for one in measure.get("groups", [{"weight": "1"}])]
    results = []
    for poll in polls:
        votes = _numbers(poll, [one["id"] for one in measure["options"]])
        if votes is None:
            return None
        worth = [Fraction(one["weight"]) for one in measure["options"]]
        results.append(sum(a * b for a, b in zip(worth, votes, strict=True)) / sum(votes))
    return _exactly(sum(a * b for a, b in zip(weights, results, strict=True)) / sum(weights))


def _exam(measure: Tree, facts: Any) -> Any:
    key = "mean" if measure.get("gives") == "mean" else "passed"
    told = []
    for stratum in measure["strata"]:
        one = (facts or {}).get(stratum["id"]) or {}
        if one.get("examined") is None:
            return None
        if one["examined"] == "0":
            continue  # nobody of the stratum was examined
        if one.get(key) is None:
            return None
        examined = Fraction(one["examined"])
        figure = Fraction(one[key]) if key == "mean" else Fraction(one[key]) / examined * 100
        told.append((examined, one.get("heads"), figure))
    by_heads = all(heads not in (None, "0") for _, heads, _ in told)
    weights = [Fraction(heads) if by_heads else examined for examined, heads, _ in told]
    figures = [figure for _, _, figure in told]
    return _exactly(sum(a * b for a, b in zip(weights, figures, strict=True)) / sum(weights))


FIGURES = {
    "exam": _exam,
    "events": _events,
    "sample": _sample,
    "compared": _compared,
    "mean": _mean,
    "imported": _imported,
    "votes": _votes,
}


def _periods(measure: Tree, facts: list[Any]) -> tuple[list[Fraction], Fraction] | None:
    written = [int(one) for one in facts if one is not None]
    if not written:
        return None
    least = int(measure.get("at_least", "1"))
    by_times = measure.get("gives") == "times"
    reached = sum(min(one, least) if by_times else one >= least for one in written)
    open_ones = (len(facts) - len(written)) * (least if by_times else 1)
    numbers = [Fraction(number) for number in range(reached, reached + open_ones + 1)]
    return numbers, Fraction(len(written), len(facts))


# how it becomes points


def score(rule: Tree, facts: Any, review: Any, marks: Fraction) -> Score:
    """One criterion or part of it."""
    kind = rule["kind"]
    if kind == "placed":  # what naive_sheet has decided among the other units
        found_there: Score = rule["score"]
        return found_there
    if kind in FORMULAS:
        return _measured(rule, facts, marks)
    if kind == "level":
        found = [Fraction(one["points"]) for one in rule["levels"] if one["name"] == facts]
        return Score(found[0], found[0], marks) if found else NOTHING
    if kind == "judged":
        return _judged(rule, review, marks)
    if kind == "timeliness":
        return _timeliness(rule, facts, marks)
    if kind == "deductions":
        return _deductions(rule, facts, review, marks)
    return (
        _checklist(rule, facts, review, marks)
        if kind == "checklist"
        else _best_of(rule, facts, review, marks)
    )


NOTHING = Score(Fraction(0), Fraction(0), Fraction(0))
DEFAULT = {
    "all_or_nothing": "yes_no",
    "shortfall": "count",
    "per_point": "done_of_total",
    "linear": "done_of_total",
    "bands": "value",
}


def _measured(rule: Tree, facts: Any, marks: Fraction) -> Score:
    found = measured(rule.get("measure", {"kind": DEFAULT[rule["kind"]]}), facts)
    if found is None:
        return NOTHING
    numbers, share = found
    lines = [_line(band["at_least"]) for band in rule.get("bands", ())]
    numbers = [*numbers, *(line for line in lines if min(numbers) < line <= max(numbers))]
    points = min(_past(rule, number, marks) for number in numbers)
    points = max(Fraction(0), min(points, marks))
    return Score(points, points, marks * share)


def _past(rule: Tree, number: Fraction, marks: Fraction) -> Fraction:
    line, low = rule.get("none_past"), rule.get("best") == "low"
    if line is not None and (number > _line(line) if low else number < _line(line)):
        return Fraction(0)
    return FORMULAS[rule["kind"]](rule, number, marks)


def _line(text: str) -> Fraction:
    return Fraction(text.rstrip("%"))


def _all_or_nothing(rule: Tree, number: Fraction, marks: Fraction) -> Fraction:
    if "at_most" in rule:
        return marks if number <= _line(rule["at_most"]) else Fraction(0)
    return marks if number >= _line(rule.get("at_least", "1")) else Fraction(0)


def _shortfall(rule: Tree, number: Fraction, marks: Fraction) -> Fraction:
    return marks - Fraction(rule["per_short"]) * max(Fraction(0), _line(rule["target"]) - number)


def _per_point(rule: Tree, number: Fraction, marks: Fraction) -> Fraction:
    if rule.get("best") == "low":
        rule, number = {**rule, "target": str(-_line(rule["target"]))}, -number
    slopes = rule.get("slopes") or [{"below": rule["target"], "per_point": rule["per_point"]}]
    for at, slope in enumerate(slopes):
        below = slopes[at + 1 :]
        floor_of_it = max([number, *(_line(one["below"]) for one in below)])
        gap = max(Fraction(0), _line(slope["below"]) - floor_of_it) / Fraction(
            rule.get("block", "1")
        )
        blocks = {"whole": floor(gap), "proportional": gap, "started": ceil(gap)}
        marks -= blocks[rule["part_points"]] * Fraction(slope["per_point"])
    return marks


def _linear(rule: Tree, number: Fraction, marks: Fraction) -> Fraction:
    if "full_at" in rule:
        points = marks * number / _line(rule["full_at"])
    else:
        points = Fraction(rule["coefficient"]) * number
    return marks if points >= Fraction(rule.get("full_from", marks)) else points


def _bands(rule: Tree, number: Fraction, marks: Fraction) -> Fraction:
    for band in rule["bands"]:
        if number >= _line(band["at_least"]):
            return Fraction(band["points"])
    return Fraction(rule["otherwise"])


FORMULAS = {
    "all_or_nothing": _all_or_nothing,
    "shortfall": _shortfall,
    "per_point": _per_point,
    "linear": _linear,
    "bands": _bands,
}


def _judged(rule: Tree, review: Any, marks: Fraction) -> Score:
    if "levels" in rule:
        points = {one["name"]: Fraction(one["points"]) for one in rule["levels"]}
        if review is None:
            return Score(Fraction(0), max(points.values()), marks)
        return Score(points[review["level"]], points[review["level"]], marks)
    if review is None:
        most = Fraction(rule["award"]["most"]) if "award" in rule else marks
        return Score(Fraction(0), most, marks)
    points = Fraction(review["points"]) if "award" in rule else marks - Fraction(review["deduct"])
    return Score(points, points, marks)


def _timeliness(rule: Tree, facts: Any, marks: Fraction) -> Score:
    late, missing = Fraction(rule["late"]), Fraction(rule["missing"])
    keys = [one["id"] for one in rule.get("reports", ())] or ["late", "missing"]
    told = [key for key in keys if _entry(facts, key) is not None]
    if not told:
        return NOTHING
    worst = max(late, missing)
    if "total" in rule:
        counted = {key: Fraction(facts[key]) for key in told}
        rest = Fraction(rule["total"]) - sum(counted.values())
        cost = (
            counted.get("late", Fraction(0)) * late + counted.get("missing", Fraction(0)) * missing
        )
        cost += worst * rest * (len(keys) - len(told))
    else:
        cost = sum(
            worst if one["id"] not in told else _of_report(rule, one, facts[one["id"]])
            for one in rule["reports"]
        )
    points = max(Fraction(0), marks - cost)
    return Score(points, points, marks * len(told) / len(keys))


def _of_report(rule: Tree, report: Tree, sent: str) -> Fraction:
    late, missing = Fraction(rule["late"]), Fraction(rule["missing"])
    if sent == "否":
        return missing
    days = (date.fromisoformat(sent) - date.fromisoformat(report["due"])).days
    if days <= 0:
        return Fraction(0)
    if days > int(rule.get("missing_after", "9999")):
        return missing
    return min(max(late, missing), late + days * Fraction(rule.get("per_day", "0")))


def _entry(tree: Any, key: str) -> Any:
    return (tree or {}).get(key)


def _of_parts(parts: list[Tree], worth: Any, facts: Any, review: Any) -> list[Score]:
    default = {"kind": "all_or_nothing"}
    return [
        score(p.get("rule", default), _entry(facts, p["id"]), _entry(review, p["id"]), worth(p))
        for p in parts
    ]


def _checklist(rule: Tree, facts: Any, review: Any, marks: Fraction) -> Score:
    def worth(part: Tree) -> Fraction:
        return Fraction(part.get("marks", rule.get("each")))

    scores = _of_parts(rule["parts"], worth, facts, review)
    full = sum(worth(part) for part in rule["parts"])
    points, most, answered = (sum(column) for column in zip(*scores, strict=True))
    return Score(min(marks, points), min(marks, most), answered * marks / full)


def _best_of(rule: Tree, facts: Any, review: Any, marks: Fraction) -> Score:
    alternatives = rule["alternatives"]
    scores = _of_parts(alternatives, lambda one: Fraction(one["points"]), facts, review)
    points, most = max(one.points for one in scores), max(one.at_most for one in scores)
    told = Fraction(sum(one.answered > 0 for one in scores), len(scores))
    return Score(points, most, marks if points == marks else marks * told)


def _deductions(rule: Tree, facts: Any, review: Any, marks: Fraction) -> Score:
    """A cause with a rule of its own costs what that rule leaves of its `max`."""
    most, least, told, is_silent = Fraction(0), Fraction(0), Fraction(0), True
    for cause in rule["causes"]:
        written, judged = _entry(facts, cause["id"]), _entry(review, cause["id"])
        if "rule" in cause:
            full = Fraction(cause["max"])
            one = score(cause["rule"], written, judged, full)
            costs, share = (full - one.points, full - one.at_most), one.answered / full
            unsaid = score(cause["rule"], None, None, full).answered
            is_silent &= judged is None and one.answered == unsaid
        else:
            found = measured(cause.get("measure", {"kind": "yes_no"}), written)
            costs, share = (_cost(cause, found, marks),) * 2, Fraction(found is not None)
            is_silent &= found is None
        most, least, told = most + costs[0], least + costs[1], told + share
    points, at_most = (max(Fraction(0), marks - cost) for cost in (most, least))
    if told == 0:
        return NOTHING
    points = Fraction(0) if is_silent else points  # where nobody has said anything yet
    return Score(points, at_most, marks * told / len(rule["causes"]))


def _cost(cause: Tree, found: tuple[list[Fraction], Fraction] | None, marks: Fraction) -> Fraction:
    """What a cause takes; of what is blank, the most that it can take."""
    target = Fraction(cause["target"]) if "target" in cause else None
    if found is not None:
        numbers = found[0]
    elif target is not None:
        numbers = [Fraction(0)]
    elif cause.get("measure", {"kind": "yes_no"})["kind"] == "yes_no":
        numbers = [Fraction(1)]
    else:
        return min(marks, Fraction(cause.get("max", marks)))
    counts = [max(n, Fraction(0)) for n in numbers]  # a figure below 0 counts as none
    if target is not None:
        counts = [max(Fraction(0), target - n) for n in counts]
    if cause.get("zero") == "是":
        return marks if max(counts) > 0 else Fraction(0)
    cost = Fraction(cause["deduct"]) * max(counts)
    return min(cost, Fraction(cause["max"])) if "max" in cause else cost


# the sheet


def result(standard: Tree, submission: Tree, reviews: list[Tree]) -> Result:
    """Every criterion, the total and the grade."""
    category = next(c for c in standard["categories"] if c["id"] == submission["category"])
    parts = [p for name in category["parts"] for p in standard["parts"] if p["id"] == name]
    scores: dict[str, Score | None] = {}
    for criterion in (c for p in parts for d in p["dimensions"] for c in d["criteria"]):
        scores[criterion["id"]] = _criterion(criterion, submission, reviews)
    exact = _total(standard, parts, {k: one and one.points for k, one in scores.items()})
    most = _total(standard, parts, {k: one and one.at_most for k, one in scores.items()})
    share = _share(parts, scores)
    places = int(standard["rounding"]["places"])
    full = standard["not_applicable"]["effect"] == "full"
    marks = {
        c["id"]: Fraction(c["marks"]) for p in parts for d in p["dimensions"] for c in d["criteria"]
    }
    points = {
        key: one.points if one else marks[key] if full else Fraction(0)
        for key, one in scores.items()
    }
    figures = (
        (exact, most)
        if standard["judge"] == "exact"
        else (half_up(exact, places), half_up(most, places))
    )
    grade = _grade(standard, category, figures, share, submission, reviews)
    return Result(points, exact, half_up(exact, places), half_up(most, places), share, grade)


def half_up(value: Fraction, places: int) -> Fraction:
    return Fraction(floor(value * 10**places + Fraction(1, 2)), 10**places)


def _criterion(criterion: Tree, submission: Tree, reviews: list[Tree]) -> Score | None:
    """None where it does not apply."""
    answer = submission["answers"].get(criterion["id"], {})
    said = [one["marks"].get(criterion["id"]) for one in reviews]
    judged = [one for one in said if one is not None]
    if "not_applicable" in answer and not judged:
        return None
    marks, review = Fraction(criterion["marks"]), None
    for one in judged:
        review = together(review, one)
    return score(criterion["rule"], answer.get("facts"), review, marks)


def together(first: Any, second: Any) -> Any:
    """What two reviewers judged, part by part; of one part the first."""
    if first is None or second is None:
        return second if first is None else first
    by_part = all(isinstance(part, dict) for one in (first, second) for part in one.values())
    if not by_part:
        return first
    return {key: together(first.get(key), second.get(key)) for key in first | second}


def _total(standard: Tree, parts: list[Tree], points: dict[str, Fraction | None]) -> Fraction:
    rule = standard["not_applicable"]
    got, due = Fraction(0), Fraction(0)
    for part in parts:
        in_part = [_dimension(one, points, rule) for one in part["dimensions"]]
        one = _lifted(in_part, Fraction(part["marks"]), rule["at"] != "sheet")
        weight = Fraction(part.get("counts", part["marks"])) / Fraction(part["marks"])
        got, due = got + one[0] * weight, due + one[1] * weight
    return _lifted([(got, due)], Fraction(standard["total"]), True)[0]


def _dimension(
    dimension: Tree, points: dict[str, Fraction | None], rule: Tree
) -> tuple[Fraction, Fraction]:
    pairs = []
    for criterion in dimension["criteria"]:
        marks, one = Fraction(criterion["marks"]), points[criterion["id"]]
        if one is not None:
            pairs.append((one, marks))
        elif rule["effect"] == "full":
            pairs.append((marks, marks))
    return _lifted(pairs, Fraction(dimension["marks"]), rule["at"] == "dimension")


def _lifted(
    pairs: list[tuple[Fraction, Fraction]], full: Fraction, here: bool
) -> tuple[Fraction, Fraction]:
    """(got, due) added up, and converted to the full marks if that is done here."""
    got, due = sum((g for g, _ in pairs), Fraction(0)), sum((d for _, d in pairs), Fraction(0))
    return (got / due * full, full) if here and due else (got, due)


def _share(parts: list[Tree], scores: dict[str, Score | None]) -> Fraction:
    told, due = Fraction(0), Fraction(0)
    for part in parts:
        weight = Fraction(part.get("counts", part["marks"])) / Fraction(part["marks"])
        for criterion in (c for d in part["dimensions"] for c in d["criteria"]):
            one = scores[criterion["id"]]
            if one is not None:
                told += one.answered * weight
                due += Fraction(criterion["marks"]) * weight
    return told / due if due else Fraction(-1)


def _grade(
    standard: Tree,
    category: Tree,
    figures: tuple[Fraction, Fraction],
    share: Fraction,
    submission: Tree,
    reviews: list[Tree],
) -> str | None:
    minimum = Fraction(standard.get("completeness", {"minimum": "0%"})["minimum"].rstrip("%"))
    if share < 0 or share * 100 < minimum:
        return None
    bands = category.get("grades", standard["grades"])
    order = [band["name"] for band in bands]
    said = [submission["vetoes"], *(one["vetoes"] for one in reviews)]
    fired = [v["effect"] for v in standard["vetoes"] if any(s.get(v["id"]) in YES for s in said)]
    forced = [order.index(one["force"]) for one in fired if one.get("force") in order]
    if forced:
        return order[max(forced)]
    best = max((order.index(one["cap"]) for one in fired if one.get("cap") in order), default=0)
    low, high = (max(best, _band(bands, figure)) for figure in figures)
    return order[low] if low == high else None


def _band(bands: list[Tree], figure: Fraction) -> int:
    return next(at for at, band in enumerate(bands) if figure >= Fraction(band["at_least"]))
