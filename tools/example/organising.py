"""How the example acceptance is organised: phases, teams, leaders, heads, pilot points."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from .roster import TEAMS, Unit
from .yamltext import Tree, flow

ROOT = Path(__file__).resolve().parents[2]
STANDARD_FILE = ROOT / "standards" / "linchuan-45.yaml"
LEADERS = {
    "东片": "区委副书记",
    "南片": "区人大常委会副主任",
    "西片": "区政府副区长",
    "北片": "区政协副主席",
    "城区片": "区政法委书记",
}
DIRECTORS = ("局长", "副局长（一）", "副局长（二）", "副局长（三）", "副局长（四）")
HEADS = {
    "township": "乡镇（场）党委书记",
    "subdistrict": "街道党工委书记",
    "department": "主要负责人",
    "enterprise": "经理",
    "school": "校长",
    "village": "村（居）党支部书记",
}
POINTS = {
    "xiaoqiao": ("区委副书记", "区司法局局长", "普治办一号岗"),
    "liushuiqiao": ("区政法委书记", "区民政局局长", "普治办二号岗"),
    "jianchayuan": ("区人大常委会副主任", "区法院院长", "普治办三号岗"),
    "linyeju": ("区政府副区长", "区农业局局长", "普治办四号岗"),
    "gongdianju": ("区政协副主席", "区经贸委主任", "普治办五号岗"),
    "jiaoyuju": ("区委宣传部部长", "团区委书记", "普治办六号岗"),
}
PHASES = """\
phases:
  - id: pilot
    title: 试点和查漏补缺
    starts_on: 2005-04-15
    ends_on: 2005-05-15
    tasks:
      - {id: campaign, title: 宣传发动, due_on: 2005-04-30}
      - {id: pilots-first, title: 先行试点, by: pilots}
      - {id: revision, title: 普法复习}
      - id: on-the-wall
        title: 规范上墙
        categories: [township, subdistrict, department, enterprise]
      - {id: files, title: 资料完善}
    meetings: [{on: 2005-05-09}]
  - id: self-check
    title: 总结和自查自验
    starts_on: 2005-05-16
    ends_on: 2005-06-10
    tasks:
      - {id: summary, title: 五年工作总结, due_on: 2005-05-31}
      - {id: experience, title: 典型总结, by: pilots, due_on: 2005-05-31}
      - {id: show, title: 成果展示（电视片、版块、复习问答）, by: office, evidence: 是}
      - {id: self-test, title: 自查自验}
    meetings:
      - {on: 2005-05-16, kind: dispatch}
      - {on: 2005-05-23}
      - {on: 2005-05-30, kind: dispatch}
      - {on: 2005-06-10, kind: dispatch}
  - id: rectify
    title: 整改和迎接上级考核验收
    starts_on: 2005-06-11
    ends_on: 2005-06-30
    tasks:
      - {id: rectified, title: 整改交叉检查发现的问题, due_on: 2005-06-24}
      - {id: ready, title: 准备迎检材料, by: pilots}
      - {id: report, title: 全区自查报告, by: office}
    meetings: [{on: 2005-06-20}, {on: 2005-06-29}]
"""


def organisation() -> str:
    """Return what `pufa.yaml` says of how the acceptance is run."""
    return "\n".join((*teams(), PHASES.rstrip("\n"), *responsibility(), frozen(), ""))


def teams() -> list[str]:
    """Return the five supervision groups; the justice office's heads lead them."""
    lines = ["teams:"]
    for number, title in enumerate(TEAMS.values(), 1):
        head: Tree = {"post": f"区司法局{DIRECTORS[number - 1]}", "unit": "sifaju"}
        members: list[Tree] = [head, {"post": f"普治办{number}号岗"}]
        lines.append(f"  - {flow({'id': f'team-{number}', 'title': title, 'members': members})}")
    return lines


def responsibility() -> list[str]:
    """Return the leaders of the areas."""
    areas = [f"    - {flow({'area': area, 'leader': one})}" for area, one in LEADERS.items()]
    return ["responsibility:", "  areas:", *areas, "  most: {units: 35, points: 1}"]


def frozen() -> str:
    """Return the standard as fixed after the pilot."""
    digest = sha256(STANDARD_FILE.read_bytes()).hexdigest()
    return f"frozen: {{on: 2005-05-20, digest: {digest}, reason: 试点后定稿}}"


def charge_of(unit: Unit) -> dict[str, Tree]:
    """Return who answers for a unit, as the roster says it."""
    entry: dict[str, Tree] = {"team": unit.team, "head": HEADS[unit.category]}
    if unit.pilot:
        leader, member, officer = POINTS[unit.id]
        entry |= {"point": {"leader": leader, "member": member, "officer": officer}}
    return entry
