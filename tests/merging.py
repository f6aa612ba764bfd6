"""Result files as districts send them in: small ones that bear out their own figures."""

import json
from fractions import Fraction
from typing import Any

from pufa_cli.base.language import Language
from pufa_cli.base.numbers import fixed
from pufa_cli.engine.merging import mean_of, ranks_of
from pufa_cli.model.merging import KeptRow, MergeResult
from pufa_cli.report.rendering import Look, render_page
from pufa_cli.report.views.merge import view

Tree = dict[str, Any]
STANDARD = ("city@1.0.0", "a" * 64)
NOTHING = {"rank": None, "total": None, "total_at_most": None, "judged": None, "verdict": None}


def a_row(unit: str, judged: str | None = "80", **said: Any) -> Tree:
    """A unit with so many points, exact; missing without any."""
    tree: Tree = {"unit": unit, "name": f"单位{unit}", "category": "town", "state": "missing"}
    tree |= {"pilot": False, "area": "", "team": "", "grade": None, "grade_range": None}
    tree |= {"completeness": None, "is_comparable": True, "vetoes": [], "reason": "", **NOTHING}
    if judged is not None:
        total = fixed(Fraction(judged), 2)
        tree |= {"state": "scored", "judged": judged, "total": total, "total_at_most": total}
        tree |= {"verdict": "graded", "completeness": "1", "grade": _grade(Fraction(judged))}
    return tree | said


def _grade(total: Fraction) -> str:
    return "优秀" if total >= 90 else "合格"


def a_category(rows: list[Tree], id: str = "town") -> Tree:
    """A category with whatever its rows come to, and something lost on a criterion."""
    kept = [KeptRow.model_validate({**row, "category": id}) for row in rows]
    mean, scored = mean_of(kept), [row for row in kept if row.is_scored]
    ranked = [
        {**row, "category": id, "rank": rank}
        for row, rank in zip(rows, ranks_of(kept), strict=True)
    ]
    lost = sum((100 - Fraction(row.judged or 0) for row in scored), Fraction(0))
    below = sum(row.judged != "100" for row in scored)
    loss = {"criterion": "A1", "title": "指标", "marks": "100", "lost": str(lost)}
    dimension = {"dimension": "A", "title": "项目", "marks": "100", "units": len(scored)}
    count = len(scored)
    return {
        "id": id,
        "title": f"类别{id}",
        "units": len(rows),
        **{
            state: sum(row["state"] == state for row in rows)
            for state in ("scored", "broken", "missing")
        },
        "mean": None if mean is None else fixed(mean, 2),
        "grades": {name: sum(row["grade"] == name for row in rows) for name in ("优秀", "合格")},
        "dimensions": [{**dimension, "sum": str(100 * count - lost)}] if scored else [],
        "criteria": [{**loss, "below_full": below, "concerned": count}] if scored else [],
        "rows": ranked,
    }


def a_result(id: str, *categories: Tree, **said: Any) -> Tree:
    """A district's result; `said` replaces what it says, `provenance` part by part."""
    basis = {"engine": "0.1.0", "model": "pufa-scoring/1", "as_of": "2005-06-30"}
    basis |= {"standard": STANDARD[0], "standard_sha256": STANDARD[1], "inputs_sha256": "b" * 64}
    rows = [row for category in categories for row in category["rows"]]
    is_open = any(row["state"] != "scored" or row["total"] != row["total_at_most"] for row in rows)
    return {
        "schema": "pufa-district/1",
        "folder": id,
        "district": f"{id}区",
        "district_id": id,
        "round": "第一轮",
        "round_id": "r1",
        "places": 2,
        "is_provisional": is_open,
        "categories": list(categories),
        **said,
        "provenance": basis | said.get("provenance", {}),
    }


def raw(tree: Any) -> bytes:
    """A tree as the bytes of its file."""
    return json.dumps(tree, ensure_ascii=False).encode()


def written(result: MergeResult, form: str = "json", language: Language = "zh") -> str:
    """A merged result in a format."""
    return render_page(view(result, language), form, Look())
