"""Writes what units and office have done of their tasks, and what pilots tell meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from .roster import Unit
from .submission import ROUND
from .yamltext import flow

DUE = {
    "campaign": date(2005, 4, 30),
    "revision": date(2005, 5, 15),
    "on-the-wall": date(2005, 5, 15),
    "files": date(2005, 5, 15),
    "summary": date(2005, 5, 31),
    "self-test": date(2005, 6, 10),
    "rectified": date(2005, 6, 24),
}
OF_PILOTS = {
    "pilots-first": date(2005, 5, 15),
    "experience": date(2005, 5, 31),
    "ready": date(2005, 6, 30),
}
ON_WALLS = frozenset(("township", "subdistrict", "department", "enterprise"))
DILIGENCE = {"excellent": 0.98, "good": 0.9, "passing": 0.72, "failing": 0.45, "pilot": 1.0}
OFFICE = {
    "show": ("2005-06-08", "电视片、版块和复习问答样本"),
    "tour": ("2005-06-19", "各组督查情况汇总"),
    "report": ("2005-06-28", "全区自查报告"),
}
TOLD = (
    ("2005-05-08", "动员会和三个会议已开，宣传栏更新", "抓复习和规范上墙"),
    ("2005-05-15", "六项规范上墙，五年资料开始整理", "资料立卷归档"),
    ("2005-05-22", "资料完成立卷，经验材料初稿", "准备现场会和自查"),
    ("2005-05-29", "五年工作总结完成", "自查自验，补考不合格人员"),
    ("2005-06-09", "自查自验完成，自评表已报", "整改交叉检查发现的问题"),
    ("2005-06-19", "问题基本整改", "准备迎检材料"),
    ("2005-06-28", "迎检材料齐备", "迎接上级考核验收"),
)
TROUBLES = {2: "年代较早的资料缺失", 4: "外出务工户主难以集中"}


def progress_text(unit: Unit) -> str:
    """Return the progress file of a unit."""
    lines = [*head(unit.id), "tasks:", *tasks(unit)]
    if unit.pilot:
        lines += ["statements:", *statements(unit)]
    return "\n".join(lines) + "\n"


def head(unit: str) -> list[str]:
    """Return the lines before the tasks."""
    return ["pufa: progress/1", f"round: {ROUND}", f"unit: {unit}"]


def tasks(unit: Unit) -> Iterator[str]:
    """Yield each task with the day it was done; those that are not are left out or begun."""
    rng = unit.random("/progress")
    wanted = DUE | OF_PILOTS if unit.pilot else DUE
    for task, due in wanted.items():
        if task == "on-the-wall" and unit.category not in ON_WALLS:
            continue
        in_time = rng.random() < DILIGENCE[unit.level]
        done = due - timedelta(days=rng.randrange(6)) if in_time else due + timedelta(days=9)
        if in_time or rng.random() < 0.6:
            yield f"  {task}: {min(done, date(2005, 6, 30))}"
        else:
            yield f"  {task}: {{started_on: {due - timedelta(days=3)}}}"


def statements(unit: Unit) -> Iterator[str]:
    """Yield what a pilot tells each meeting; one forgot once."""
    for number, (on, done, following) in enumerate(TOLD):
        if unit.id == "gongdianju" and number == 3:
            continue
        told = {"on": on, "done": done, "next": following}
        if number in TROUBLES and unit.category != "enterprise":
            told["trouble"] = TROUBLES[number]
        yield f"  - {flow(told)}"


def office_text() -> str:
    """Return the progress file of the office."""
    lines = [*head("office"), "tasks:"]
    for task, (on, proof) in OFFICE.items():
        lines.append(f"  {task}: {{done_on: {on}, evidence: [{{title: {proof}}}]}}")
    return "\n".join(lines) + "\n"
