"""A small district whose standard uses everything that a standard can say."""

from pathlib import Path

from linchuan import put

SETTINGS = """\
pufa: district/1
district: {id: sample, name: 示例区}
standard: everything@1.0.0
round: {id: r1, title: 试评}
language: zh
"""
ROSTER = """\
pufa: roster/1
units:
  - {id: east, name: 东镇, category: township}
  - {id: west, name: 西镇, category: township}
  - {id: south, name: 南镇, category: township}
  - {id: court, name: 法院, category: office}
  - {id: bureau, name: 某局, category: office}
"""
STANDARD = """\
pufa: standard/1
id: everything
version: 1.0.0
title: 什么都用上的标准
total: 106
base: 6
figures: {mean: 90%, honour: 2}
limits: {least: 0, most: 116}
rounding: {places: 2}
judge: exact
completeness: {minimum: 50%}
not_applicable: {effect: double, times: 2, at: part, limit: 30%}
methods: [查, 问]
grades:
  - {name: 优秀, at_least: 90}
  - {name: 合格, at_least: 60}
  - {name: 不合格, at_least: 0}
bonuses:
  - id: B
    title: 表彰奖励
    max: 10
    lines:
      - {id: B1, title: 国家级表彰, points: 8, evidence: [表彰文件]}
      - id: B2
        title: 省级表彰
        points: {figure: honour}
        measure: {kind: count, unit: 次}
        max: 4
  - id: BH
    title: 经验推广
    count: highest
    lines: [{id: B3, title: 全国推广, points: 3}, {id: B4, title: 全省推广, points: 1}]
penalties:
  - id: N
    title: 负面清单
    lines:
      - {id: N1, title: 通报批评, points: 2, measure: {kind: count, unit: 次}}
      - id: N2
        title: 群体事件
        points: 1
        measure: {kind: events, unit: 起, heavier: [{id: again, title: 重复发生, times: 2}]}
vetoes:
  - id: V1
    title: 班子成员受处分
    effect: {force: 不合格}
    conditions: [{id: members, title: 一般成员, at_least: 2}, {id: leader, title: 主要负责人}]
    carries_to: 综治考评
  - {id: V2, title: 总分过低, effect: {force: 不合格}, below: 40}
  - {id: V3, title: 发生责任事故, effect: {subtract: 30, zeroes: [C2, A1.2]}, consequence: 约谈}
  - {id: V4, title: 弄虚作假, effect: {cap: 合格, bars: 申报示范单位, withdraws: 荣誉称号}}
quotas:
  - {grade: 优秀, most: 30%}
  - {grade: 优秀, most: 1, among: district}
slice: {of: 年度综合考评, marks: 10, by_category: {township: 4}}
sanctions: [{title: 通报批评, when: 不合格的}]
categories:
  - {id: township, title: 乡镇, parts: [common, town]}
  - {id: office, title: 部门, parts: [common], one_of: [[admin, justice]]}
parts:
  - id: common
    title: 共同标准
    marks: 50
    counts: 60
    dimensions:
      - id: C1
        title: 组织
        marks: 40
        counts: 30
        criteria:
          - id: C1.1
            title: 会议
            marks: 20
            clause: 每少一次扣5分。
            evidence: [会议记录]
            rule: {kind: shortfall, target: 12, per_short: 5}
            by_category: {office: {target: 4}}
          - id: C1.2
            title: 满意度
            marks: 20
            clause: 低于全省平均的，每低1个百分点扣1分。
            evidence: [测评报告]
            rule:
              kind: per_point
              measure: {kind: value, unit: "%", least: 0, most: 100}
              target: {figure: mean}
              per_point: 1
              part_points: whole
      - id: C2
        title: 效果
        marks: 20
        criteria:
          - id: C2.1
            title: 宣传场次
            marks: 20
            clause: 第一名20分，第二名15分，其余10分。
            evidence: [台账]
            rule:
              kind: ranked
              measure: {kind: count, unit: 场}
              table: [{to: 1, points: 20}, {to: 2, points: 15}]
              otherwise: 10
  - id: town
    title: 乡镇标准
    marks: 40
    dimensions:
      - id: T1
        title: 村居
        marks: 40
        criteria:
          - id: T1.1
            title: 法治村
            marks: 30
            clause: 有得分。
            evidence: [牌匾]
            rule: {kind: all_or_nothing}
          - id: T1.2
            title: 流动人口
            marks: 10
            clause: 每少一次扣2分。
            evidence: [台账]
            not_applicable: 没有流动人口的
            rule: {kind: shortfall, target: 5, per_short: 2}
  - id: admin
    title: 依法行政
    marks: 40
    dimensions:
      - id: A1
        title: 行政
        marks: 40
        criteria:
          - id: A1.1
            title: 复议
            marks: 20
            clause: 酌情给分。
            evidence: [案卷]
            rule: {kind: judged, award: {most: 20}}
          - id: A1.2
            title: 执法
            marks: 20
            clause: 有得分。
            evidence: [案卷]
            not_applicable: {when: 获得省级表彰的, effect: full}
            rule: {kind: all_or_nothing}
  - id: justice
    title: 公正司法
    marks: 20
    counts: 40
    dimensions:
      - id: J1
        title: 司法
        marks: 20
        criteria:
          - id: J1.1
            title: 公开
            marks: 20
            clause: 有得分。
            evidence: [记录]
            rule: {kind: all_or_nothing}
"""
HEAD = """\
pufa: submission/1
standard: everything@1.0.0
round: r1
unit: {unit}
name: {name}
category: {category}
"""
SUBMISSIONS = {
    "east": """\
bonuses: {B1: 是, B2: 3, B3: 是, B4: 是}
penalties: {N1: 1, N2: {plain: 1, again: 1}}
vetoes: {V1: {members: 1, leader: 0}, V3: 否, V4: 否}
answers:
  C1.1: {facts: 11}
  C1.2: {facts: 92%}
  C2.1: {facts: 30}
  T1.1: {facts: 是}
  T1.2: {not_applicable: 没有流动人口}
""",
    "west": """\
penalties: {N1: 0, N2: {plain: 0, again: 0}}
vetoes: {V3: 是, V4: 是}
answers:
  C1.1: {facts: 12}
  C1.2: {facts: 88.5%}
  C2.1: {facts: 40}
  T1.1: {facts: 是}
  T1.2: {facts: 5}
""",
    "south": """\
penalties: {N1: 10, N2: {plain: 0, again: 0}}
vetoes: {V1: {members: 2}}
answers:
  C1.1: {facts: 8}
  C1.2: {facts: 70%}
  C2.1: {facts: 10}
  T1.1: {facts: 否}
  T1.2: {facts: 0}
""",
    "court": """\
parts: [justice]
bonuses: {B1: {facts: 是, evidence: [{title: 表彰决定}]}}
penalties: {N1: 0, N2: {plain: 0, again: 0}}
answers:
  C1.1: {facts: 4, claimed: 20}
  C1.2: {facts: 95%, claimed: 20}
  C2.1: {facts: 3, claimed: 20}
  J1.1: {facts: 是, claimed: 20}
""",
    "bureau": """\
parts: [admin]
penalties: {N1: 0, N2: {plain: 0, again: 0}}
answers:
  C1.1: {facts: 3}
  C1.2: {facts: 95%}
  C2.1: {facts: 3}
  A1.2: {not_applicable: 获得省级表彰}
""",
}
OF = {
    "east": ("东镇", "township"),
    "west": ("西镇", "township"),
    "south": ("南镇", "township"),
    "court": ("法院", "office"),
    "bureau": ("某局", "office"),
}
REVIEW = """\
pufa: review/1
standard: everything@1.0.0
round: r1
unit: east
source: supervision
reviewer: 第一督查组
reviewed_on: 2005-06-20
marks: {}
bonuses: {B2: 1}
penalties: {N1: 2}
vetoes: {V4: 是}
"""


def a_district(folder: Path) -> Path:
    """The district in a folder; `bureau` has a criterion that is still to be judged."""
    put(folder / "pufa.yaml", SETTINGS)
    put(folder / "units.yaml", ROSTER)
    put(folder / "standards" / "everything.yaml", STANDARD)
    put(folder / "reviews" / "r1" / "supervision" / "east.yaml", REVIEW)
    for unit, text in SUBMISSIONS.items():
        name, category = OF[unit]
        head = HEAD.format(unit=unit, name=name, category=category)
        put(folder / "submissions" / unit / "r1.yaml", head + text)
    return folder
