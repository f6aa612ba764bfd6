"""Builders for rectification: findings as trees, files, ladders, a small district on disk."""

from datetime import date
from pathlib import Path
from typing import Any

from building import Tree
from linchuan import put, small_district
from pufa_cli.engine.ladder import Past, concerning, first_taken, proposed, taken_in
from pufa_cli.engine.standings import standings
from pufa_cli.engine.workdays import MONDAY_TO_FRIDAY, Workdays
from pufa_cli.model.clauses import Sanction
from pufa_cli.model.rectification import Rectification
from pufa_cli.model.standing import Proposal, Standing

ROUND = "2005-acceptance"
MONDAY = date(2005, 5, 16)
LADDER = [
    {"title": "通报批评", "when": "整改不力", "trigger": {"overdue": "1"}},
    {
        "title": "黄牌警告",
        "when": "仍整改不力",
        "trigger": {"after": "通报批评", "overdue": "1"},
    },
]


def a_finding(id: str = "F1", **more: Any) -> Tree:
    """A finding of a Monday, due ten working days later."""
    due = {} if "due_on" in more else {"days": "10"}
    base = {"round": ROUND, "title": f"问题{id}", "found_by": "supervision"}
    return {"id": id, **base, "found_on": str(MONDAY), **due, **more}


def closed(on: str, verified: str = "", accepted: str = "是", **more: Any) -> Tree:
    """The keys of a closing, and of its verification where that has a day."""
    found: Tree = {"closing": {"on": on, "evidence": [{"title": "照片"}]}}
    if verified:
        found["verified"] = {"on": verified, "by": "督查组", "accepted": accepted, **more}
    return found


def a_file(*findings: Tree, sanctions: Any = (), **more: Any) -> Rectification:
    """A file of some findings."""
    listed = list(findings) or [a_finding()]
    tree = {"pufa": "rectification/1", "unit": "xiaoqiao", "findings": listed, **more}
    return Rectification.model_validate({**tree, "sanctions": list(sanctions)})


def a_sanction(step: str = "通报批评", on: str = "2005-06-06", **more: Any) -> Tree:
    """A sanction with its number."""
    return {"step": step, "on": on, "number": "临普办〔2005〕12号", **more}


def stands(finding: Tree, as_of: str, workdays: Workdays = MONDAY_TO_FRIDAY) -> Standing:
    """How one finding stands."""
    (found,) = standings(a_file(finding), workdays, date.fromisoformat(as_of))
    return found


def a_ladder(*steps: Tree) -> list[Sanction]:
    """A ladder."""
    return [Sanction.model_validate(step) for step in steps or LADDER]


def proposal(
    file: Rectification,
    as_of: str,
    ladder: list[Sanction] | None = None,
    before: str | None = None,
) -> Proposal | None:
    """What is proposed for the first finding of a file."""
    day = date.fromisoformat(as_of)
    one = next(s for s in standings(file, MONDAY_TO_FRIDAY, day) if s.at == 0)
    taken = concerning(taken_in(file, ROUND, day), one.finding.id)
    past = Past(taken, first_taken(file, before, day))
    return proposed(ladder or a_ladder(), one, past, MONDAY_TO_FRIDAY)


CALENDAR = """\
pufa: calendar/1
holidays:
  - {starts_on: 2005-05-01, ends_on: 2005-05-07, title: 劳动节}
  - 2005-01-03
working_weekends: [2005-05-08]
"""
XIAOQIAO = """\
pufa: rectification/1
unit: xiaoqiao
standard: linchuan-45@1.0.0
findings:
  - id: F1
    round: 2005-acceptance
    criterion: T1.3
    title: 户主复习不足
    found_by: supervision
    found_on: 2005-05-16
    days: 10
    steps:
      - {on: 2005-05-20, text: 补课两场}
  - id: F2
    round: 2005-acceptance
    title: 宣传栏未更新
    found_by: cross_inspection
    found_on: 2005-06-10
    due_on: 2005-06-24
    closing: {on: 2005-06-23, evidence: [{title: 照片, path: boards.md}], note: 已更新}
    verified: {on: 2005-06-27, by: 第一督查组, accepted: 是}
  - id: F3
    round: 2005-acceptance
    title: 台账不全
    found_by: spot_check
    found_on: 2005-06-01
    days: 5
    closing: {on: 2005-06-08, evidence: [{title: 台账}]}
    verified: {on: 2005-06-10, by: 第一督查组, accepted: 否, reason: 缺2003年}
sanctions:
  - {step: 通报批评, on: 2005-06-06, number: 临普办〔2005〕12号, findings: [F1]}
"""


def rectified_district(folder: Path) -> Path:
    """The small district with a calendar and the findings of one unit."""
    small_district(folder)
    put(folder / "calendar.yaml", CALENDAR)
    put(folder / "rectifications" / "xiaoqiao.yaml", XIAOQIAO)
    put(folder / "evidence" / "xiaoqiao" / "boards.md", "照片\n")
    return folder
