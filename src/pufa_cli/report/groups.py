"""Tables of groups of units: by leader, area or team."""

from collections.abc import Sequence

from pufa_cli.base.language import Language, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.situation import GroupFigures
from pufa_cli.report import figures
from pufa_cli.report.document import Cell, Table, table

NOBODY = Text("（没有）", "(none)")
UNITS, SCORED = Text("单位数", "units"), Text("已评定", "scored")
GRADES = Text("等次", "grades")
AGAINST = Text("与同类平均之差", "against mean of category")
UNDONE, OVERDUE = Text("未整改问题", "findings undone"), Text("其中超期", "overdue")
LATE = Text("逾期任务", "tasks late")


def groups_table(
    title: Text, groups: Sequence[GroupFigures], places: int, language: Language
) -> Table:
    """A row for each group."""
    titles = (title, UNITS, SCORED, GRADES, AGAINST, UNDONE, OVERDUE, LATE)
    columns = [(one.say(language), "<" if one in (title, GRADES) else ">") for one in titles]
    rows = [
        (
            one.name or NOBODY.say(language),
            str(one.units),
            str(one.scored),
            "、".join(f"{grade} {count}" for grade, count in one.grades.items()) or "—",
            Cell(
                figures.change(one.against_mean, places),
                "bad" if (one.against_mean or ZERO) < 0 else "",
            ),
            str(one.undone),
            Cell(str(one.overdue), "bad" if one.overdue else ""),
            Cell(str(one.late), "bad" if one.late else ""),
        )
        for one in groups
    ]
    return table(columns, rows, main=True)._replace(about=("by", title.say(language)))
