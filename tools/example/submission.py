"""Writes one unit's self-assessment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .answers import Outcome, facts_for
from .criteria import Criterion
from .measured import Dice
from .populations import total_for
from .roster import CATEGORIES, Unit
from .yamltext import Tree, field, flow, scalar

STANDARD = "linchuan-45@1.0.0"
ROUND = "2005-acceptance"
LEVELS = {
    "excellent": (0.93, 0.98),
    "good": (0.75, 0.96),
    "passing": (0.55, 0.86),
    "failing": (0.28, 0.60),
}
NUMBERED = ("文件", "通知", "方案", "规划", "办法", "批复", "通报", "简报")
EXEMPTIONS = {
    "C2.5": "本单位没有下属单位和内设科室，无包干挂点任务",
    "C3.5": "督查和交叉检查均未对本单位提出问题",
    "T1.4": "本乡镇场没有广播站和差转台",
    "S1.4": "辖区内没有登记在册的流动人口",
    "D2.2": "本单位没有行政执法和司法职能",
    "D2.3": "本单位没有行政执法人员",
    "H1.4": "本园为学前教育机构，不组织笔试测试",
    "L2.3": "验收前一年没有发生民间纠纷",
}
USED_EXEMPTIONS = {
    "township": ("T1.4",),
    "subdistrict": ("S1.4",),
    "department": ("D2.2", "D2.3"),
    "enterprise": ("C3.5",),
    "school": ("H1.4",),
    "village": ("L2.3",),
}
SHORT_NOTES = (
    "个别环节落实不够，已列入整改计划",
    "前两年资料不全，正在补充收集",
    "人员变动后衔接不及时，现已明确专人",
    "所属单位进度不一，六月上旬前补齐",
    "按实际完成数填报，差额部分正在落实",
    "因工作调整有所减少，下半年补上",
    "已在班子会上专题研究，限期完成",
)
FULL_NOTES = (
    "原始资料存普法档案室，可随时查阅",
    "与试点阶段相比有明显提高",
    "做法已在本系统交流",
    "资料按年度分册装订",
)
JUDGED_NOTES = (
    "请检查组现场评议",
    "已准备汇报材料和座谈人员名单",
    "欢迎随机抽查",
)
PERIODS = {
    "动员会": (date(2005, 4, 16), 12),
    "会议签到": (date(2005, 4, 16), 12),
    "调度会": (date(2005, 6, 10), 0),
    "“四五”普法规划": (date(2001, 7, 2), 120),
    "总结": (date(2005, 5, 23), 15),
    "自查": (date(2005, 6, 1), 7),
    "整改": (date(2005, 5, 18), 18),
    "典型经验": (date(2005, 5, 23), 12),
    "年度考核": (date(2005, 1, 6), 40),
    "年度普法": (date(2005, 1, 10), 50),
    "复习": (date(2005, 4, 20), 36),
    "照片": (date(2005, 4, 25), 36),
    "": (date(2004, 6, 1), 340),
}


def submission_text(unit: Unit, criteria: list[Criterion]) -> str:
    """Return the file of a unit that fills in the form at its level."""
    rng = unit.random()
    lines = [*head(unit, rng), "answers:"]
    for criterion in criteria:
        lines.extend(answer(unit, criterion, rng))
    return "\n".join(lines) + "\n"


def head(unit: Unit, rng: Random) -> Iterator[str]:
    """Yield the lines before the answers."""
    filled_on = date(2005, 6, 10) + timedelta(days=rng.randrange(4))
    yield "pufa: submission/1"
    yield f"standard: {STANDARD}"
    yield f"round: {ROUND}"
    yield f"unit: {unit.id}"
    yield f"name: {unit.name}"
    yield f"category: {unit.category}"
    yield f"filled_by: {CATEGORIES[unit.category][1]}"
    yield f"filled_on: {filled_on}"
    yield "vetoes: {V1: 否, V2: 否}"


def answer(unit: Unit, criterion: Criterion, rng: Random) -> Iterator[str]:
    """Yield the lines of one answer, which may be left blank."""
    outcome = draw(unit, rng)
    blank = rng.random() < blank_share(unit)
    yield f"  {criterion.id}:"
    if "exempt" in unit.flags and criterion.id in USED_EXEMPTIONS[unit.category]:
        yield from field("not_applicable", EXEMPTIONS[criterion.id], 2)
    elif criterion.judged:
        yield from field("note", rng.choice(JUDGED_NOTES), 2)
        yield from claim(unit, criterion, outcome)
    elif blank:
        yield from field("facts", "", 2)
    else:
        yield from field("facts", chosen(unit, criterion, outcome, rng), 2)
        yield from proof(unit, criterion, outcome, rng)
        yield from claim(unit, criterion, outcome)


def chosen(unit: Unit, criterion: Criterion, outcome: Outcome, rng: Random) -> Tree:
    """Return the facts of one answer."""
    dice = Dice(rng, total_for(unit, criterion.id))
    return facts_for(criterion.rule, criterion.marks, outcome, dice)


def draw(unit: Unit, rng: Random) -> Outcome:
    """Draw an outcome by the unit's level."""
    full, part = LEVELS[unit.level]
    roll = rng.random()
    return "full" if roll < full else "part" if roll < part else "none"


def blank_share(unit: Unit) -> float:
    """Return how often the unit leaves an answer blank."""
    return 0.4 if "sparse" in unit.flags else 0.09 if "gaps" in unit.flags else 0.0


def claim(unit: Unit, criterion: Criterion, outcome: Outcome) -> Iterator[str]:
    """Yield the marks a unit claims: full ones where earned, or everywhere when it boasts."""
    if "boast" in unit.flags or (outcome == "full" and not criterion.judged):
        yield from field("claimed", f"{criterion.marks:g}", 2)


def proof(unit: Unit, criterion: Criterion, outcome: Outcome, rng: Random) -> Iterator[str]:
    """Yield the evidence of a positive answer and, now and then, a note."""
    if outcome != "none" and criterion.evidence:
        kept = criterion.evidence if outcome == "full" else criterion.evidence[:1]
        yield "    evidence:"
        for title in kept:
            yield f"      - {flow(document(unit, title, rng))}"
    notes = FULL_NOTES if outcome == "full" else SHORT_NOTES
    if rng.random() < (0.15 if outcome == "full" else 0.6):
        yield f"    note: {scalar(rng.choice(notes))}"


def document(unit: Unit, title: str, rng: Random) -> dict[str, Tree]:
    """Return one document with a date and, for an official paper, a number."""
    first, days = next(period for word, period in PERIODS.items() if word in title)
    dated_on = first + timedelta(days=rng.randint(0, days))
    entry: dict[str, Tree] = {"title": title}
    if title.endswith(NUMBERED):
        mark = unit.name.removeprefix("区").removeprefix("示例")[:1]
        entry["number"] = f"{mark}字〔{dated_on.year}〕{rng.randint(2, 68)}号"
    return entry | {"dated_on": str(dated_on)}
