"""The second scorer for whole units: everything of a standard that is not a rule of a criterion.

Written from the format's description alone, on plain trees; criteria are scored by `naive`. It
imports nothing of the rules or the engine; `comparing` holds it against the engine.
"""

from fractions import Fraction
from math import floor
from typing import Any, NamedTuple

from laws import naive
from laws.generating_sheets import resolved, sheet_of
from laws.naive import YES, Score, Tree

ZERO = Fraction(0)
Filed = tuple[Tree, list[Tree]]


class Result(NamedTuple):
    """A whole unit."""

    points: dict[str, Fraction]
    exact: Fraction
    exact_at_most: Fraction
    rounded: Fraction
    at_most: Fraction
    share: Fraction
    gone: Fraction
    grade: str | None
    verdict: str
    fired: list[str]
    slice: Fraction | None
    claimed: Fraction | None
    bonus: Fraction
    penalty: Fraction
    subtracted: Fraction


class Item(NamedTuple):
    """A criterion: its score, or how it is exempt."""

    criterion: Tree
    score: Score
    exempt: str | None  # convert, full or double


# criteria


def _items(standard: Tree, part: Tree, filed: Filed, others: list[Filed]) -> list[list[Item]]:
    return [
        [_item(standard, criterion, filed, others) for criterion in dimension["criteria"]]
        for dimension in part["dimensions"]
    ]


def _item(standard: Tree, criterion: Tree, filed: Filed, others: list[Filed]) -> Item:
    submission, reviews = filed
    id, marks = criterion["id"], Fraction(criterion["marks"])
    answer = submission["answers"].get(id, {})
    if "not_applicable" in answer:
        own = criterion["not_applicable"]
        effect = own.get("effect") if isinstance(own, dict) else None
        effect = effect or standard["not_applicable"]["effect"]
        points = ZERO if effect == "convert" else marks
        return Item(criterion, Score(points, points, ZERO), effect)
    judged = [one["marks"][id] for one in reviews if id in one["marks"]]
    group = [
        other["answers"].get(id, {}).get("facts")
        for other, _ in others
        if _has(standard, other, id) and "not_applicable" not in other["answers"].get(id, {})
    ]
    rule = placed(criterion["rule"], answer.get("facts"), group, marks)
    review = judged[0] if judged else None
    return Item(criterion, naive.score(rule, answer.get("facts"), review, marks), None)


def _has(standard: Tree, submission: Tree, id: str) -> bool:
    parts = sheet_of(standard, submission["category"], submission.get("parts", []))
    return any(c["id"] == id for p in parts for d in p["dimensions"] for c in d["criteria"])


def placed(rule: Tree, facts: Any, group: list[Any], marks: Fraction) -> Tree:
    """The rule with every place among the other units decided, where there are any."""
    if not group:
        return rule
    if rule["kind"] == "ranked":
        return {"kind": "placed", "score": _ranked(rule, facts, group, marks)}
    keys = {"checklist": "parts", "best_of": "alternatives", "deductions": "causes"}
    if rule["kind"] not in keys:
        return rule
    key = keys[rule["kind"]]
    below = []
    for part in rule[key]:
        inner = [(one or {}).get(part["id"]) for one in group]
        own = (facts or {}).get(part["id"])
        worth = part.get("marks") or part.get("points") or part.get("max") or rule.get("each")
        amount = Fraction(worth or marks)
        found = {"rule": placed(part["rule"], own, inner, amount)} if "rule" in part else {}
        below.append({**part, **found})
    return {**rule, key: below}


def _ranked(rule: Tree, facts: Any, group: list[Any], marks: Fraction) -> Score:
    high = rule.get("best", "high") == "high"
    measure = rule.get("measure", {"kind": "value"})

    def figure(one: Any) -> Fraction | None:
        found = naive.measured(measure, one)
        return None if found is None else (min if high else max)(found[0])

    own, read = figure(facts), naive.measured(measure, facts)
    if own is None or read is None:
        return naive.NOTHING
    figures = sorted((f for f in map(figure, group) if f is not None), reverse=high)
    first, last = figures.index(own) + 1, len(figures) - figures[::-1].index(own)
    places = {"share": [first], "last": [last], "mean": list(range(first, last + 1))}
    amounts = [
        _place(rule, place, len(figures), _of_best(own, figures[0], high) * marks)
        for place in places[rule.get("ties", "share")]
    ]
    points = max(ZERO, min(marks, sum(amounts, ZERO) / len(amounts)))
    return Score(points, points, marks * read[1])


def _of_best(own: Fraction, best: Fraction, high: bool) -> Fraction:
    if own == best and (best > 0 or not high):
        return Fraction(1)
    if own <= 0 or best <= 0:
        return ZERO
    return own / best if high else best / own


def _place(rule: Tree, place: int, units: int, share: Fraction) -> Fraction:
    if "last" in rule and place > 1 and place > units - int(rule["last"]["count"]):
        return Fraction(rule["last"].get("points", "0"))
    if rule.get("share_of_best") == "是":
        return share
    for row in rule["table"]:
        if place <= int(row["to"]):
            return Fraction(row["points"])
    return Fraction(rule.get("otherwise", "0"))


# what changes a criterion from outside


def _doubled(standard: Tree, sheet: list[list[list[Item]]]) -> list[list[list[Item]]]:
    rule = standard["not_applicable"]
    if rule["effect"] != "double":
        return sheet
    times = Fraction(rule.get("times", "2"))
    here = {"dimension": 0, "part": 1, "sheet": 2}[rule.get("at", "dimension")]
    opens = [[any(i.exempt == "double" for i in d) for d in part] for part in sheet]

    def is_open(p: int, d: int) -> bool:
        return [opens[p][d], any(opens[p]), any(map(any, opens))][here]

    def more(item: Item) -> Item:
        marks = Fraction(item.criterion["marks"])
        cost = [(marks - one) * times for one in item.score[:2]]
        points, most = (max(ZERO, marks - one) for one in cost)
        return item._replace(score=Score(points, most, item.score.answered))

    return [
        [
            [more(i) if is_open(p, d) and i.exempt is None else i for i in found]
            for d, found in enumerate(part)
        ]
        for p, part in enumerate(sheet)
    ]


def _zeroed(parts: list[Tree], sheet: list[list[list[Item]]], names: set[str]) -> Any:
    """Nothing for what a veto names, whether or not it applies."""

    def less(item: Item, dimension: Tree) -> Item:
        if not {item.criterion["id"], dimension["id"]} & names:
            return item
        answered = item.score.answered if item.exempt is None else Fraction(item.criterion["marks"])
        return Item(item.criterion, Score(ZERO, ZERO, answered), None)

    return [
        [
            [less(i, dimension) for i in found]
            for dimension, found in zip(part["dimensions"], rows, strict=True)
        ]
        for part, rows in zip(parts, sheet, strict=True)
    ]


# adding up


def _weight(tree: Tree) -> Fraction:
    return Fraction(tree.get("counts", tree["marks"])) / Fraction(tree["marks"])


def _sum(standard: Tree, parts: list[Tree], sheet: Any, which: int) -> Fraction:
    """The points of the sheet, each level converted where the standard says."""
    at = standard["not_applicable"].get("at", "dimension")
    pairs = []
    for part, rows in zip(parts, sheet, strict=True):
        below = []
        for dimension, items in zip(part["dimensions"], rows, strict=True):
            found = [
                (i.score[which], Fraction(i.criterion["marks"]))
                for i in items
                if i.exempt != "convert"
            ]
            got, due = naive._lifted(found, Fraction(dimension["marks"]), at == "dimension")
            below.append((got * _weight(dimension), due * _weight(dimension)))
        got, due = naive._lifted(below, Fraction(part["marks"]), at != "sheet")
        pairs.append((got * _weight(part), due * _weight(part)))
    full = Fraction(standard["total"]) - Fraction(standard.get("base", "0"))
    return naive._lifted(pairs, full, True)[0]


def _weights(parts: list[Tree], sheet: Any) -> list[tuple[Item, Fraction]]:
    return [
        (item, _weight(part) * _weight(dimension))
        for part, rows in zip(parts, sheet, strict=True)
        for dimension, items in zip(part["dimensions"], rows, strict=True)
        for item in items
    ]


def _lines(groups: list[Tree], said: list[Tree], is_bonus: bool) -> Fraction:
    """What the groups come to; of what is blank in a line, what is worse for the unit."""
    total = ZERO
    for group in groups:
        found = [_line(line, said, is_bonus) for line in group["lines"]]
        worth = max(found) if group.get("count") == "highest" else sum(found, ZERO)
        total += min(worth, Fraction(group.get("max", worth)))
    return total


def _line(line: Tree, said: list[Tree], is_bonus: bool) -> Fraction:
    spoken = [one[line["id"]] for one in said if one.get(line["id"]) is not None]
    if not spoken:
        return ZERO
    found = naive.measured(line.get("measure", {"kind": "yes_no"}), spoken[0])
    if found is None:
        return ZERO
    number = max(ZERO, min(found[0]) if is_bonus else max(found[0]))
    worth = number * Fraction(line["points"])
    return min(worth, Fraction(line.get("max", worth)))


def _holds(veto: Tree, said: Any) -> bool:
    if isinstance(said, dict):
        counts = {one["id"]: int(one.get("at_least", "1")) for one in veto["conditions"]}
        return any(int(count) >= counts[key] for key, count in said.items())
    return said in YES


def _bounded(standard: Tree, total: Fraction) -> Fraction:
    limits = standard.get("limits", {})
    if "least" in limits:
        total = max(total, Fraction(limits["least"]))
    return min(total, Fraction(limits["most"])) if "most" in limits else total


def half_up(value: Fraction, places: int) -> Fraction:
    """Halves go away from zero, below it too."""
    size = Fraction(floor(abs(value) * 10**places + Fraction(1, 2)), 10**places)
    return size if value >= 0 else -size


# the unit


def result(tree: Tree, filed: Filed, others: list[Filed] | None = None) -> Result:
    """Everything of one unit; `others` are all units of the district, this one included."""
    standard = resolved(tree)
    submission, reviews = filed
    category = next(c for c in standard["categories"] if c["id"] == submission["category"])
    peers = [one for one in others or [] if one[0]["category"] == category["id"]]
    parts = _scaled(standard, category, submission)
    said = [submission, *reviews]
    held = [
        v
        for v in standard["vetoes"]
        if any(_holds(v, one["vetoes"][v["id"]]) for one in said if v["id"] in one["vetoes"])
    ]
    names = {name for veto in held for name in veto["effect"].get("zeroes", ())}
    raw = [_items(standard, part, filed, peers) for part in parts]
    sheet = _zeroed(parts, _doubled(standard, raw), names)
    by_first = [*reviews, submission]
    bonus = _lines(standard["bonuses"], [one.get("bonuses", {}) for one in by_first], True)
    penalty = _lines(standard["penalties"], [one.get("penalties", {}) for one in by_first], False)
    subtracted = sum((Fraction(v["effect"].get("subtract", "0")) for v in held), ZERO)
    outside = Fraction(standard.get("base", "0")) + bonus - penalty - subtracted
    low, high = (_bounded(standard, _sum(standard, parts, sheet, n) + outside) for n in (0, 1))
    weighed = _weights(parts, sheet)
    return _closed(
        standard, category, weighed, held, (low, high), (bonus, penalty, subtracted, outside)
    )._replace(claimed=_claimed(standard, parts, sheet, submission, outside))


def _scaled(standard: Tree, category: Tree, submission: Tree) -> list[Tree]:
    """The parts of the sheet; one with other full marks counts as much as the others do."""
    parts = sheet_of(standard, category["id"], submission.get("parts", []))
    if "marks" not in category:
        return parts
    full = Fraction(standard["total"]) - Fraction(standard.get("base", "0"))
    scale = full / Fraction(category["marks"])
    return [
        {**part, "counts": str(Fraction(part.get("counts", part["marks"])) * scale)}
        for part in parts
    ]


def _closed(
    standard: Tree,
    category: Tree,
    weighed: list[tuple[Item, Fraction]],
    held: list[Tree],
    exact: tuple[Fraction, Fraction],
    outside: tuple[Fraction, ...],
) -> Result:
    places = int(standard["rounding"]["places"])
    rounded = (half_up(exact[0], places), half_up(exact[1], places))
    judged = exact if standard["judge"] == "exact" else rounded
    told = sum((i.score.answered * w for i, w in weighed if i.exempt is None), ZERO)
    due = sum((Fraction(i.criterion["marks"]) * w for i, w in weighed if i.exempt is None), ZERO)
    gone = sum((Fraction(i.criterion["marks"]) * w for i, w in weighed if i.exempt), ZERO)
    on_sheet = Fraction(standard["total"]) - Fraction(standard.get("base", "0"))
    share = told / due if due else Fraction(not weighed)
    fallen = [v for v in standard["vetoes"] if "below" in v and judged[1] < Fraction(v["below"])]
    fired = [v["id"] for v in standard["vetoes"] if v in held or v in fallen]
    grade, verdict = _grade(standard, category, judged, held, share if due or not weighed else None)
    part = standard.get("slice")
    worth = part and Fraction(part.get("by_category", {}).get(category["id"], part["marks"]))
    return Result(
        points={i.criterion["id"]: i.score.points for i, _ in weighed},
        exact=exact[0],
        exact_at_most=exact[1],
        rounded=rounded[0],
        at_most=rounded[1],
        share=share,
        gone=gone / on_sheet if on_sheet else ZERO,
        grade=grade,
        verdict=verdict,
        fired=fired,
        slice=exact[0] * worth / Fraction(standard["total"]) if worth is not None else None,
        claimed=None,
        bonus=outside[0],
        penalty=outside[1],
        subtracted=outside[2],
    )


def _grade(
    standard: Tree,
    category: Tree,
    figures: tuple[Fraction, Fraction],
    held: list[Tree],
    share: Fraction | None,
) -> tuple[str | None, str]:
    minimum = Fraction(standard.get("completeness", {"minimum": "0%"})["minimum"].rstrip("%"))
    if share is None or share * 100 < minimum:
        return None, "incomplete"
    bands = category.get("grades", standard["grades"])
    (worst, _), (best, verdict) = (_ruled(standard, bands, one, held) for one in figures)
    return (bands[worst]["name"] if worst == best else None), verdict


def _ruled(
    standard: Tree, bands: list[Tree], figure: Fraction, held: list[Tree]
) -> tuple[int, str]:
    order = [band["name"] for band in bands]
    below = [v for v in standard["vetoes"] if "below" in v and figure < Fraction(v["below"])]
    effects = [veto["effect"] for veto in (*held, *below)]
    forced = [order.index(one["force"]) for one in effects if "force" in one]
    if forced:
        return max(forced), "vetoed"
    reached = (at for at, band in enumerate(bands) if figure >= Fraction(band["at_least"]))
    at = next(reached, len(bands) - 1)
    caps = [order.index(one["cap"]) for one in effects if "cap" in one]
    if caps and max(caps) > at:
        return max(caps), "capped"
    return at, "graded"


def _claimed(
    standard: Tree, parts: list[Tree], sheet: Any, submission: Tree, outside: Fraction
) -> Fraction | None:
    """The unit's claims in place of its points; none where one is missing or nothing is due."""
    due = [i for part in sheet for d in part for i in d if i.exempt is None]
    claims = {i.criterion["id"]: _claim(submission, i.criterion["id"]) for i in due}
    if not due or None in claims.values():
        return None
    swapped = [
        [
            [
                i._replace(score=Score(Fraction(str(claims[i.criterion["id"]])), ZERO, ZERO))
                if i.exempt is None
                else i
                for i in d
            ]
            for d in part
        ]
        for part in sheet
    ]
    return _bounded(standard, _sum(standard, parts, swapped, 0) + outside)


def _claim(submission: Tree, id: str) -> str | None:
    found: str | None = submission["answers"].get(id, {}).get("claimed")
    return found


# quotas


def quotas(tree: Tree, rows: list[tuple[str, str, str | None, Fraction]]) -> list[Any]:
    """For each quota and scope: units, allowed, holders, over, tied.

    `rows` are all units of the district: (unit, category, grade, figure); those that do not rank
    have no grade.
    """
    found = []
    for quota in tree["quotas"]:
        scopes = [rows]
        if quota.get("among", "category") == "category":
            names = [c["id"] for c in tree["categories"]]
            scopes = [[row for row in rows if row[1] == name] for name in names]
        for scope in scopes:
            if scope:
                found.append(_quota(quota, scope))
    return found


def last_places(tree: Tree, rows: list[tuple[str, str, bool, Fraction]]) -> list[Any]:
    """For each entry and scope: units, places, and who stands on them; `rows` as for quotas."""
    found = []
    for entry in tree.get("last_places", ()):
        scopes = [rows]
        if entry.get("among", "category") == "category":
            scopes = [[row for row in rows if row[1] == c["id"]] for c in tree["categories"]]
        for scope in filter(None, scopes):
            share = Fraction(entry["count"].rstrip("%"))
            count = floor(share * len(scope) / 100 if "%" in entry["count"] else share)
            ranked = [row for row in scope if row[2]]
            names = {r[0] for r in ranked if sum(other[3] < r[3] for other in ranked) < count}
            found.append((len(scope), count, names))
    return found


def _quota(quota: Tree, rows: list[Any]) -> Any:
    most = quota["most"]
    share = Fraction(most.rstrip("%")) * len(rows) / 100 if "%" in most else Fraction(most)
    allowed = floor(share)
    holders = [row for row in rows if row[2] == quota["grade"]]
    over, tied = set(), set()
    for row in holders:
        better = sum(other[3] > row[3] for other in holders)
        not_worse = sum(other[3] >= row[3] for other in holders)
        if better >= allowed:
            over.add(row[0])
        elif not_worse > allowed:
            tied.add(row[0])
    return len(rows), allowed, len(holders), over, tied
