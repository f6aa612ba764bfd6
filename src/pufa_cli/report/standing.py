"""The rows of a roll-up in words and figures."""

from collections.abc import Mapping

from pufa_cli.base.language import Text
from pufa_cli.base.numbers import fixed
from pufa_cli.model.rollup import Presence, Row

PRESENCE: Mapping[Presence, Text] = {
    Presence.SCORED: Text("已评", "scored"),
    Presence.BROKEN: Text("未评定", "not assessed"),
    Presence.MISSING: Text("未提交", "not submitted"),
}


def row_total(row: Row, places: int) -> str:
    """The total of a roll-up row, its range, or a dash."""
    if row.total is None or row.at_most is None:
        return "—"
    low = fixed(row.total, places)
    return low if row.at_most == row.total else f"{low}–{fixed(row.at_most, places)}"


def row_grade(row: Row) -> str:
    """The grade of a roll-up row."""
    if row.grade is not None:
        return row.grade
    return "–".join(row.grade_range) if row.grade_range else "—"
