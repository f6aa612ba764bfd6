"""Writes the second round of reviews: criteria checked on the spot beside what is judged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pufa_cli import api

from .criteria import Criterion
from .roster import Unit
from .submission import ROUND
from .yamltext import flow

SEED = "2005-06-01"
CHECKED = ("C6.1", "C3.2", "C5.3", "C1.2")
STEPS = {"C6.1": "看", "C3.2": "看", "C5.3": "查", "C1.2": "查"}
FOUND = {
    "C6.1": "两项只有打印稿，没有上墙",
    "C3.2": "宣传栏内容没有更新",
    "C5.3": "抽查两次集中学法，一次没有记录",
    "C1.2": "组长没有参加过会议",
}
DISPUTED = "dongyuan"
RULED = "yunxi"


def cross_check_plan(settings: str, roster: str) -> str:
    """Return the plan that pufa makes of who inspects whom."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pufa.yaml").write_text(settings, encoding="utf-8")
        (folder / "units.yaml").write_text(roster, encoding="utf-8")
        return api.plan_file(api.plan_cross_check(folder, round_id=ROUND, seed=SEED))


def inspectors_of(plan: str) -> dict[str, str]:
    """Return who inspects each unit, from the text of a plan."""
    lines = [line.strip().removeprefix("- ") for line in plan.splitlines()]
    pairs: dict[str, str] = {}
    inspector = ""
    for line in lines:
        key, _, value = line.partition(": ")
        if key == "inspector":
            inspector = value
        elif key == "inspected":
            pairs[value] = inspector
    return pairs


def checked_lines(unit: Unit, source: str, criteria: list[Criterion]) -> Iterator[str]:
    """Yield what a reviewer found of some criteria: confirmed, or fewer points with a reason."""
    marks = {one.id: one.marks for one in criteria}
    yield "checked:"
    for key in CHECKED:
        found: dict[str, object] = {"methods": [STEPS[key]]}
        share = share_found(unit, source, key)
        if share is not None:
            points = round(marks[key] * share * 4) / 4
            found = {"points": f"{points:g}", "reason": FOUND[key], **found}
        yield f"  {key}: {flow(found)}"


def share_found(unit: Unit, source: str, key: str) -> float | None:
    """Return the share of marks that a reviewer gives; None where the unit's facts are right."""
    if unit.id == DISPUTED and key == "C3.2":
        return 0.0 if source == "supervision" else 1.0
    if unit.id == RULED and key == "C5.3":
        return 0.25 if source == "supervision" else 1.0
    wrong = 0.75 if "boast" in unit.flags else 0.25 if unit.level != "excellent" else 0.0
    rng = unit.random(f"/checked/{key}")
    if rng.random() >= wrong:
        return None
    return 0.5 if source == "supervision" or rng.random() < 0.5 else 0.75


def ruling_text() -> str:
    """Return the ruling on what two sources disagree about."""
    reason = "调阅原始签到册，四次集中学法有三次记录完整"
    found = flow({"points": "1.25", "reason": reason, "methods": ["查"]})
    return "\n".join(
        (
            "pufa: review/1",
            "standard: linchuan-45@1.0.0",
            f"round: {ROUND}",
            f"unit: {RULED}",
            "source: adjudication",
            "reviewer: 区普治领导小组办公室",
            "reviewed_on: 2005-06-24",
            "number: 临普办〔2005〕20号",
            "checked:",
            f"  C5.3: {found}",
            "",
        )
    )
