"""Random standards that use everything a sheet is not made of: base, bonus and penalty lines,
limits, vetoes of all kinds, choices of parts, weighted dimensions, rules by category, exemptions
of every effect, quotas, slices and figures; and districts of units that answer them.
"""

from fractions import Fraction
from random import Random
from typing import Any

from building import written
from laws import generating
from laws.generating import GRID, Tree, chance, on_grid

CATEGORIES = ("township", "office")
LINES = ("yes_no", "count", "events", "value", "periods", "mean", "sample")


def a_standard(r: Random, depth: int = 1) -> Tree:
    """Two categories, one of which may leave a choice of parts; total = base + sheet."""
    sheet = Fraction(r.choice((10, 60, 100)))
    base = Fraction(r.choice((0, 0, 0, 6, 60)))
    if chance(r, 5):
        base, sheet = base + 40, Fraction(0)
    total = base + sheet
    shown = {
        "pufa": "standard/1",
        "id": "random",
        "version": "1.0.0",
        "title": "随机标准",
        "total": written(total),
        "rounding": {"places": str(r.randint(0, 3))},
        "judge": r.choice(("rounded", "exact")),
        "not_applicable": _exempt(r),
        "grades": generating.some_grades(r, total),
        "bonuses": _groups(r, "B"),
        "penalties": _groups(r, "N"),
        **({"base": written(base)} if base else {}),
        **({"limits": _limits(r, total)} if chance(r, 50) else {}),
        **({"completeness": {"minimum": r.choice(("50%", "80%"))}} if chance(r, 30) else {}),
        **({"slice": _slice(r)} if chance(r, 40) else {}),
        **(_parts(r, sheet, depth) if sheet else _no_parts()),
    }
    names = [one["name"] for one in shown["grades"]]
    if chance(r, 30):
        shown["categories"][-1]["grades"] = [
            {**one, "at_least": written(Fraction(one["at_least"]) / 2)} for one in shown["grades"]
        ]
    outside = {"vetoes": _vetoes(r, shown), "quotas": _quotas(r, names), **_last_places(r)}
    return _figured(r, {**shown, **outside})


def _exempt(r: Random) -> Tree:
    effect = r.choice(("convert", "full", "double", "double"))
    times = {"times": r.choice(("2", "1.5", "3"))} if effect == "double" and chance(r, 50) else {}
    limit = {"limit": "30%"} if chance(r, 50) else {}
    return {"effect": effect, "at": r.choice(("dimension", "part", "sheet")), **times, **limit}


def _limits(r: Random, total: Fraction) -> Tree:
    found = {}
    if chance(r, 70):
        found["least"] = written(on_grid(r, 0, total / 2))
    if chance(r, 70):
        found["most"] = written(on_grid(r, total * 4 / 5, total * 6 / 5))
    return found


def _slice(r: Random) -> Tree:
    other = {"by_category": {"office": written(on_grid(r, 1, 20))}} if chance(r, 50) else {}
    return {"of": "年度考评", "marks": written(on_grid(r, 1, 100)), **other}


def _quotas(r: Random, names: list[str]) -> list[Tree]:
    return [
        {
            "grade": r.choice(names),
            "most": r.choice(("1", "2", "30%", "50%")),
            "among": r.choice(("category", "district")),
        }
        for _ in range(r.randint(0, 2))
    ]


def _last_places(r: Random) -> Tree:
    if chance(r, 60):
        return {}
    count, among = r.choice(("1", "2", "10%", "50%")), r.choice(("category", "district"))
    return {"last_places": [{"title": "黄牌警告", "count": count, "among": among}]}


# the sheet


def _no_parts() -> Tree:
    return {"categories": [{"id": id, "title": id, "parts": []} for id in CATEGORIES], "parts": []}


def _parts(r: Random, sheet: Fraction, depth: int) -> Tree:
    """A part in common and one of each category, one of them perhaps a choice of two."""
    common = on_grid(r, sheet / 5, sheet * 4 / 5)
    ids = ("P1", "P2", "P3", "P4")
    rest = sheet - common
    other = on_grid(r, 1, 60) if chance(r, 30) else rest  # what the offices have besides
    worth = {"P1": common, "P2": rest, "P3": other, "P4": other}
    parts = [_weighed(r, generating.a_part(r, id, worth[id], depth)) for id in ids]
    township = {"id": "township", "title": "township", "parts": r.sample(["P1", "P2"], 2)}
    office: Tree = {"id": "office", "title": "office", "parts": ["P1"]}
    if other != rest:
        office["marks"] = written(common + other)
    if chance(r, 60):
        office["one_of"] = [["P3", "P4"]]
    else:
        office["parts"], parts = ["P3", "P1"], parts[:3]
    categories = [township, office]
    for criterion in generating.criteria_of({"parts": parts}):
        _by_category(r, criterion, depth)
        if "not_applicable" in criterion and chance(r, 40):
            own = r.choice(({}, {"effect": "convert"}, {"effect": "full"}))
            criterion["not_applicable"] = {"when": "可以不适用", **own}
    return {"categories": categories, "parts": parts}


def _weighed(r: Random, part: Tree) -> Tree:
    """A part whose dimensions count for other marks than they carry, some of the time."""
    dimensions = part["dimensions"]
    if len(dimensions) < 2 or chance(r, 50):
        return part
    marks = Fraction(part["marks"])
    first = on_grid(r, GRID, marks - GRID * (len(dimensions) - 1))
    rest = (marks - first) / (len(dimensions) - 1)
    if rest % Fraction(1, 10**6):
        return part
    for dimension, counts in zip(dimensions, [first, *[rest] * (len(dimensions) - 1)], strict=True):
        dimension["counts"] = written(counts)
    return part


def _by_category(r: Random, criterion: Tree, depth: int) -> None:
    """Another rule for the offices: some parameters of it, or another one altogether."""
    if not chance(r, 25):
        return
    marks, rule = Fraction(criterion["marks"]), criterion["rule"]
    if rule["kind"] == "shortfall":
        above = {"target": generating.a_line(r, rule["measure"])}
    elif rule["kind"] == "bands" and chance(r, 50):
        above = {"otherwise": "0"}
    else:
        above = generating.a_rule(r, marks, depth)
    criterion["by_category"] = {"office": above}


def laid_over(below: Any, above: Any) -> Any:
    """What a category writes, laid over the rule: keys replace keys, a kind replaces all."""
    if isinstance(above, dict) and isinstance(below, dict) and "kind" not in above:
        merged = dict(below)
        for key, one in above.items():
            merged[key] = laid_over(below[key], one) if key in below else one
        return merged
    return above


def sheet_of(standard: Tree, category: str, chosen: list[str]) -> list[Tree]:
    """The parts of a unit's sheet with the rules that hold for it."""
    found = next(one for one in standard["categories"] if one["id"] == category)
    ids = [*found["parts"], *chosen]
    by_id = {part["id"]: part for part in standard["parts"]}
    return [_for(by_id[id], category) for id in ids]


def _for(part: Tree, category: str) -> Tree:
    def criterion(one: Tree) -> Tree:
        above = one.get("by_category", {}).get(category)
        return one if above is None else {**one, "rule": laid_over(one["rule"], above)}

    return {
        **part,
        "dimensions": [
            {**one, "criteria": [criterion(c) for c in one["criteria"]]}
            for one in part["dimensions"]
        ],
    }


# outside the sheet


def _groups(r: Random, letter: str) -> list[Tree]:
    return [_group(r, f"{letter}{at}") for at in range(r.choice((0, 0, 1, 2)))]


def _group(r: Random, id: str) -> Tree:
    lines = []
    for at in range(r.randint(1, 3)):
        measure = generating.a_measure(r, *LINES)
        line: Tree = {"id": f"{id}.{at}", "title": id, "points": written(on_grid(r, GRID, 5))}
        if measure["kind"] != "yes_no" or chance(r, 20):
            line["measure"] = measure
        lines.append({**line, **({"max": written(on_grid(r, GRID, 8))} if chance(r, 30) else {})})
    most = {"max": written(on_grid(r, 1, 20))} if chance(r, 60) else {}
    count = {"count": r.choice(("sum", "highest"))} if chance(r, 50) else {}
    return {"id": id, "title": id, "lines": lines, **most, **count}


def _vetoes(r: Random, standard: Tree) -> list[Tree]:
    return [_veto(r, f"V{at}", standard) for at in range(r.randint(0, 3))]


def _veto(r: Random, id: str, standard: Tree) -> Tree:
    names = [one["name"] for one in standard["grades"]]
    effect: Tree = {}
    if chance(r, 60):
        effect[r.choice(("force", "cap"))] = r.choice(names)
    veto: Tree = {"id": id, "title": id, "effect": effect}
    if chance(r, 40):
        veto["conditions"] = [
            {"id": f"c{at}", "title": "情形", **({"at_least": "2"} if chance(r, 50) else {})}
            for at in range(r.randint(1, 2))
        ]
    if chance(r, 25):
        veto["below"] = written(on_grid(r, GRID, Fraction(standard["total"])))
    else:
        if chance(r, 30):
            effect["subtract"] = written(on_grid(r, GRID, 30))
        if standard["parts"] and chance(r, 40):
            dimensions = [d for part in standard["parts"] for d in part["dimensions"]]
            ids = [one["id"] for d in dimensions for one in (d, *d["criteria"])]
            effect["zeroes"] = r.sample(ids, r.randint(1, min(2, len(ids))))
    if chance(r, 20) or not effect:
        effect[r.choice(("bars", "withdraws"))] = "示范单位"
    return veto


def _figured(r: Random, standard: Tree) -> Tree:
    """Some numbers of rules and lines written as figures of the standard."""
    figures: Tree = {}

    def name(text: str) -> Tree:
        figures.setdefault(f"f{len(figures)}", text)
        return {"figure": next(key for key, one in figures.items() if one == text)}

    for group in (*standard["bonuses"], *standard["penalties"]):
        for line in group["lines"]:
            if chance(r, 20):
                line["points"] = name(line["points"])
    for criterion in generating.criteria_of(standard):
        rule = criterion["rule"]
        if rule["kind"] in ("shortfall", "per_point") and "target" in rule and chance(r, 40):
            rule["target"] = name(rule["target"])
    return {**standard, **({"figures": figures} if figures else {})}


def resolved(standard: Tree) -> Tree:
    """The standard with every number in the place that refers to it."""
    figures = standard.get("figures", {})

    def inside(tree: Any) -> Any:
        if isinstance(tree, list):
            return [inside(one) for one in tree]
        if not isinstance(tree, dict):
            return tree
        if set(tree) == {"figure"}:
            return figures[tree["figure"]]
        return {key: inside(one) for key, one in tree.items()}

    return {key: inside(one) for key, one in standard.items() if key != "figures"}


# what units hand in


def a_submission(
    r: Random, standard: Tree, unit: str = "u1", blank: int = 15, exempt: int = 40
) -> Tree:
    """What a unit of either category hands in."""
    plain = resolved(standard)
    category = r.choice(plain["categories"])
    chosen = [r.choice(options) for options in category.get("one_of", [])]
    answers: Tree = {}
    parts = sheet_of(plain, category["id"], chosen)
    for criterion in generating.criteria_of({"parts": parts}):
        if "not_applicable" in criterion and chance(r, exempt):
            answers[criterion["id"]] = {"not_applicable": "没有"}
        elif not chance(r, blank):
            answers[criterion["id"]] = {
                "facts": generating.facts_for(r, criterion["rule"], blank),
                **({"claimed": written(on_grid(r, 0, 5))} if chance(r, 90) else {}),
            }
    return {
        **generating.submission_of(answers, unit, _said(r, plain, 80)),
        "category": category["id"],
        "bonuses": _lines(r, plain["bonuses"], 60),
        "penalties": _lines(r, plain["penalties"], 50, 0),
        **({"parts": chosen} if chosen else {}),
    }


def _said(r: Random, standard: Tree, percent: int) -> Tree:
    found: Tree = {}
    for veto in standard["vetoes"]:
        if not chance(r, percent) or ("below" in veto and "conditions" not in veto):
            continue
        found[veto["id"]] = r.choice(("是", "否", "否"))
        if "conditions" in veto:
            found[veto["id"]] = {
                one["id"]: r.choice(("0", "1", "2")) for one in veto["conditions"] if chance(r, 80)
            }
    return found


def _lines(r: Random, groups: list[Tree], percent: int, blank: int = 10) -> Tree:
    return {
        line["id"]: generating.measured(r, line.get("measure", {"kind": "yes_no"}), blank)
        for group in groups
        for line in group["lines"]
        if chance(r, percent)
    }


def some_reviews(r: Random, standard: Tree, submission: Tree) -> list[Tree]:
    """No, one or two reviews of a submission."""
    return [a_review(r, standard, submission) for _ in range(r.choice((0, 1, 1, 2)))]


def a_review(r: Random, standard: Tree, submission: Tree, percent: int = 70) -> Tree:
    """A review of the judged criteria that apply, of vetoes, bonus and penalty lines."""
    plain = resolved(standard)
    parts = sheet_of(plain, submission["category"], submission.get("parts", []))
    gone = [id for id, one in submission["answers"].items() if "not_applicable" in one]
    marks = {
        c["id"]: generating.review_for(r, c["rule"], percent)
        for c in generating.criteria_of({"parts": parts})
        if c["id"] not in gone
    }
    return {
        "pufa": "review/1",
        "standard": "random@1.0.0",
        "round": "2005",
        "unit": submission["unit"],
        "source": r.choice(("superior", "supervision", "cross_inspection")),
        "marks": {key: one for key, one in marks.items() if one is not None},
        "vetoes": _said(r, plain, 15),
        "bonuses": _lines(r, plain["bonuses"], 20),
        "penalties": _lines(r, plain["penalties"], 20, 0),
    }


def a_district(r: Random, standard: Tree, most: int = 6) -> list[tuple[Tree, list[Tree]]]:
    """What several units handed in, with the reviews of each."""
    found = []
    for at in range(r.randint(1, most)):
        submission = a_submission(r, standard, f"u{at}")
        found.append((submission, some_reviews(r, standard, submission)))
    return found
