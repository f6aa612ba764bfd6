"""Writes the reviewers' files: supervision, cross-inspection and the superior's acceptance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .checked import checked_lines
from .criteria import Criterion
from .roster import TEAMS, Unit
from .submission import ROUND, STANDARD
from .yamltext import flow

SHARES = {"excellent": 0.92, "good": 0.80, "passing": 0.62, "failing": 0.40}
REASONS = {
    "high": ("台账完整，回答准确", "汇报与实际一致，群众反映好", "组织有力，措施具体"),
    "middle": ("总体较好，个别人员回答不完整", "有部署有检查，记录欠详细", "基本落实，深度不够"),
    "low": ("多数人员答不上来", "文件齐全但落实不到位", "走访反映宣传不够"),
}
FAULTS = ("个别签名缺失", "部分记录时间与会议时间不一致", "两处数字前后不符", "部分资料未盖章")
FIRST_DAYS = {
    "cross_inspection": date(2005, 6, 6),
    "supervision": date(2005, 6, 15),
    "superior": date(2005, 6, 24),
}


def sources(unit: Unit) -> Iterator[str]:
    """Yield the sources that have reviewed a unit."""
    if unit.flags & {"cross", "crossonly"}:
        yield "cross_inspection"
    if not unit.flags & {"unreviewed", "crossonly", "absent"}:
        yield "supervision"
    if "v1" in unit.flags:
        yield "superior"


def review_text(
    unit: Unit, source: str, criteria: list[Criterion], inspector: str | None = None
) -> str:
    """Return the file of one reviewer on one unit; `inspector` is the unit that was to come.

    Without one nothing is said of who came, nor of what was checked.
    """
    rng = unit.random(f"/{source}")
    judged = [criterion for criterion in criteria if criterion.judged]
    marked = judged[:-1] if "partial" in unit.flags else judged
    lines = [*head(unit, source, rng), *visit(unit, source, inspector), "marks:"]
    lines += [f"  {entry.id}: {mark(unit, entry, rng)}" for entry in marked]
    is_second = inspector is not None and source != "superior"
    if is_second and unit.flags & {"cross", "boast"}:
        lines += checked_lines(unit, source, criteria)
    return "\n".join([*lines, vetoes(unit, source)]) + "\n"


def head(unit: Unit, source: str, rng: Random) -> Iterator[str]:
    """Yield the lines before the marks."""
    reviewer = {
        "supervision": unit.team,
        "cross_inspection": f"交叉检查组（{unit.area}）",
        "superior": "市考核验收组",
    }
    yield "pufa: review/1"
    yield f"standard: {STANDARD}"
    yield f"round: {ROUND}"
    yield f"unit: {unit.id}"
    yield f"source: {source}"
    yield f"reviewer: {reviewer[source]}"
    yield f"reviewed_on: {FIRST_DAYS[source] + timedelta(days=rng.randrange(5))}"


def visit(unit: Unit, source: str, inspector: str | None) -> Iterator[str]:
    """Yield who came, and how it was looked at."""
    if inspector is None or source == "superior":
        return
    if source == "supervision":
        yield f"team: team-{list(TEAMS.values()).index(unit.team) + 1}"
    elif inspector:
        yield f"inspecting_unit: {inspector}"
        yield "inspectors: [{post: 分管领导}, {post: 司法所长}]"
    yield "methods: [听, 看, 查, 评]"


def mark(unit: Unit, criterion: Criterion, rng: Random) -> str:
    """Return one mark with its reason, in steps of a quarter."""
    share = min(1.0, max(0.0, SHARES[unit.level] + rng.uniform(-0.15, 0.15)))
    if "v2" in unit.flags and criterion.id == "C6.5":
        return flow({"deduct": f"{criterion.marks:g}", "reason": "两期集中学法签到册系事后补造"})
    if "deduct" in criterion.rule:
        return deduction(criterion, share, rng)
    points = round(criterion.marks * share * 4) / 4
    band = "high" if share >= 0.8 else "middle" if share >= 0.5 else "low"
    return flow({"points": f"{points:g}", "reason": rng.choice(REASONS[band])})


def deduction(criterion: Criterion, share: float, rng: Random) -> str:
    """Return points taken off, or none, within the criterion's range."""
    least = float(criterion.rule["deduct"]["least"])
    taken = round(criterion.marks * (1 - share) * 4) / 4
    if taken < least:
        return flow({"deduct": "0", "reason": "抽查未发现明显问题"})
    return flow({"deduct": f"{taken:g}", "reason": rng.choice(FAULTS)})


def vetoes(unit: Unit, source: str) -> str:
    """Return the line on vetoes; the superior finds V1, supervision finds V2."""
    first = "是" if source == "superior" and "v1" in unit.flags else "否"
    second = "是" if source == "supervision" and "v2" in unit.flags else "否"
    return f"vetoes: {flow({'V1': first, 'V2': second})}"
