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
NUMERALS = "一二三四五"
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
WORK_GROUPS = (
    (
        "supervision",
        "督查协调组",
        "普治办主任",
        ("区委办督查员", "区政府办督查员", "区政法委干部", "区人大办干部", "区政协办干部"),
    ),
    (
        "writing",
        "材料撰写组",
        "普治办副主任",
        ("区委办秘书", "区政府办秘书", "区委宣传部理论干事", "区司法局宣教股股长"),
    ),
    (
        "film",
        "电视摄制组",
        "区广播电视局副局长",
        ("电视台编导", "电视台摄像", "区委宣传部新闻干事"),
    ),
    ("boards", "版块编制组", "区文化局副局长", ("文化馆美工", "区教育局美术教师", "团区委干事")),
)
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
      - id: show
        title: 成果展示（电视片、版块、复习问答）
        by: office
        groups: [film, boards, writing]
        evidence: 是
      - {id: self-test, title: 自查自验}
    meetings:
      - {on: 2005-05-23}
      - {on: 2005-05-26, kind: site, at: xiaoqiao}
      - {on: 2005-05-27, kind: site, at: liushuiqiao}
      - {on: 2005-05-31, kind: site, at: jianchayuan}
      - {on: 2005-06-01, kind: site, at: jiaoyuju}
      - {on: 2005-06-02, kind: site, at: gongdianju}
  - id: rectify
    title: 整改和迎接上级考核验收
    starts_on: 2005-05-16
    ends_on: 2005-06-30
    alongside: 是
    tasks:
      - {id: rectified, title: 整改交叉检查发现的问题, due_on: 2005-06-24}
      - {id: ready, title: 准备迎检材料, by: pilots}
      - {id: tour, title: 分片督查各单位, by: office, groups: [supervision], due_on: 2005-06-20}
      - {id: report, title: 全区自查报告, by: office, groups: [writing]}
    meetings:
      - {on: 2005-05-16, kind: dispatch}
      - {on: 2005-05-30, kind: dispatch}
      - {on: 2005-06-10, kind: dispatch}
      - {on: 2005-06-20}
      - {on: 2005-06-29}
"""


def organisation() -> str:
    """Return what `pufa.yaml` says of how the acceptance is run."""
    return "\n".join((*teams(), PHASES.rstrip("\n"), *responsibility(), frozen(), ""))


def teams() -> list[str]:
    """Return the five supervision groups; the justice office's heads lead them."""
    lines = ["teams:"]
    for number, title in enumerate(TEAMS.values(), 1):
        head: Tree = {"post": f"区司法局{DIRECTORS[number - 1]}", "unit": "sifaju"}
        members: list[Tree] = [head, {"post": f"普治办{NUMERALS[number - 1]}号岗"}]
        lines.append(f"  - {flow({'id': f'team-{number}', 'title': title, 'members': members})}")
    return lines


def responsibility() -> list[str]:
    """Return the leaders of the areas."""
    areas = [f"    - {flow({'area': area, 'leader': one})}" for area, one in LEADERS.items()]
    groups = ["  groups:", *map(work_group, WORK_GROUPS)]
    return ["responsibility:", "  areas:", *areas, *groups, "  most: {units: 35, points: 1}"]


def work_group(group: tuple[str, str, str, tuple[str, ...]]) -> str:
    """Return a working group of the office; its people come from other bodies, and stay there."""
    id, title, leader, members = group
    posts: list[Tree] = [{"post": post} for post in members]
    tree: Tree = {"id": id, "title": title, "leader": leader, "members": posts}
    return f"    - {flow(tree)}"


def frozen() -> str:
    """Return the standard as fixed after the pilot."""
    digest = sha256(STANDARD_FILE.read_bytes()).hexdigest()
    return (
        f"frozen: {{on: 2005-05-20, digest: {digest}, "
        "pilot: linchuan-45@0.9.0, reason: 试点后定稿}"
    )


def charge_of(unit: Unit) -> dict[str, Tree]:
    """Return who answers for a unit, as the roster says it."""
    entry: dict[str, Tree] = {"team": unit.team, "head": HEADS[unit.category]}
    if unit.pilot:
        leader, member, officer = POINTS[unit.id]
        entry |= {"point": {"leader": leader, "member": member, "officer": officer}}
    return entry
