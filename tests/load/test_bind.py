"""Trees to models: every mistake a diagnostic with the right code, place and suggestion."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from building import a_criterion, a_dimension, a_part, a_standard_tree
from pufa_cli import rules
from pufa_cli.load.bind import Bound, bind
from pufa_cli.load.source import read_source
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.district import Roster
from pufa_cli.model.exams import Exam, ExamFrame, ExamSample
from pufa_cli.model.fields import Amount, Day, Digest, Id, Number, Prose, Whole, YesNo
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.mapping import Mapping
from pufa_cli.model.meeting import Meeting
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.overlay import Overlay
from pufa_cli.model.practice import Practice
from pufa_cli.model.progress import Progress
from pufa_cli.model.rectification import Rectification
from pufa_cli.model.rule import Measure, Rule
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.report import yamltext

DISTRICT = """\
pufa: district/1
district: {id: linchuan, name: 临川区}
office: 办公室
standard: linchuan-45@1.0.0
round: {id: r1, title: 验收, starts_on: 2005-04-15, ends_on: 2005-06-30}
language: zh
reviews: {precedence: [superior, supervision], adjudicate: {above: 1},
  weights: {facts: 4, superior: 1, supervision: 2, spot_check: 1, cross_inspection: 1},
  inspectors: {beyond: 10%, at_least: 20}}
rectification: {counts: after}
cross_check: {groups: [[township], [department, enterprise]]}
teams: [{id: t1, title: 一组, members: [{post: 组长, unit: b}]}]
phases:
  - id: p1
    title: 试点
    starts_on: 2005-04-16
    ends_on: 2005-05-15
    alongside: 是
    tasks: [{id: t1, title: 宣传, by: units, categories: [t], due_on: 2005-05-01, evidence: 是}]
    meetings: [{on: 2005-05-16, kind: dispatch}]
responsibility: {areas: [{area: 东片, leader: 甲}], most: {units: 20, points: 1}}
frozen: {on: 2005-05-20, digest: abababababababababababababababababababababababababababababababab,
  pilot: a@1.0.0, reason: 试点}
"""
ROSTER = """\
pufa: roster/1
units:
  - {id: xiaoqiao, name: 孝桥镇, category: township}
  - {id: b, name: 乙, category: t, area: 东片, team: 一组, leader: 包片领导, pilot: 是,
     head: 书记, point: {leader: 甲, member: 乙, officer: 丙}}
"""
SUBMISSION = """\
pufa: submission/1
standard: linchuan-45@1.0.0
round: r1
unit: xiaoqiao
name: 孝桥镇
category: township
filled_by: 党政办
filled_on: 2005-06-03
vetoes: {V1: 否}
answers:
  C1.1:
    facts: 是
    evidence:
      - {title: 通知, number: 1号, dated_on: 2005-04-18, path: a.txt, sha256: %s}
    note: 说明
    claimed: 4
  C1.2: {not_applicable: 理由}
parts: [town]
bonuses: {B1: 2, B2: {facts: 是, evidence: [{title: 决定}]}}
penalties: {N1: 0}
""" % ("0" * 64)
REVIEW = """\
pufa: review/1
standard: linchuan-45@1.0.0
round: r1
unit: xiaoqiao
source: supervision
reviewer: 第一督查组
reviewed_on: 2005-06-07
marks: {C5.6: {points: 3, reason: 完整}}
vetoes: {V1: 否}
number: 某普办〔2005〕1号
inspectors: [{post: 组长}]
team: t1
inspecting_unit: b
methods: [看]
standard_digest: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
checked:
  C1.1: {facts: 是, methods: [查], note: 属实}
  C1.2: {points: 1, reason: 缺档案}
"""
OVERLAY = """\
pufa: overlay/1
id: local
version: 1.1.0
title: 本地
extends: linchuan-45@1.0.0
reason: 1号文件
set: {source: 依据}
change: [{at: C1.1, set: {marks: 3}}]
remove: [C1.2]
add:
  - {to: C1, after: C1.1, criterion: {id: C1.9}}
  - {part: {id: p}}
  - {to: p, dimension: {id: d}}
  - {category: {id: c}}
  - {veto: {id: v}}
  - {bonus: {id: b}}
  - {penalty: {id: n}}
  - {to: b, line: {id: l}}
"""


def full_standard(rule: Any = None) -> dict[str, Any]:
    """A standard in which every key of its own format is written."""
    exempt = {"when": "无干部的单位", "effect": "full"}
    criterion = a_criterion(rule=rule, verify=["查"], not_applicable=exempt, note="注")
    criterion["by_category"] = {"t": {"kind": "all_or_nothing"}}
    dimension = a_dimension(criteria=[criterion], counts="4")
    line = {
        "id": "B1",
        "title": "表彰",
        "points": "2",
        "measure": {"kind": "count"},
        "max": "4",
        "evidence": ["决定"],
    }
    group = {"id": "B", "title": "加分", "max": "4", "count": "highest", "lines": [line]}
    grades = [{"name": "合格", "at_least": "60"}, {"name": "不合格", "at_least": "0"}]
    return a_standard_tree(
        [a_part(dimensions=[dimension], counts="4")],
        source="依据",
        rounding={"places": "2"},
        judge="rounded",
        completeness={"minimum": "80%"},
        not_applicable={"effect": "convert", "at": "dimension", "limit": "30%", "times": "2"},
        base="0",
        limits={"least": "0", "most": "120"},
        figures={"mean": "90%"},
        bonuses=[group],
        penalties=[{**group, "id": "N", "lines": [{**line, "id": "N1"}]}],
        quotas=[{"grade": "合格", "most": "30%", "among": "category"}],
        last_places=[{"title": "黄牌警告", "count": "10%", "among": "category"}],
        slice={"of": "综合考评", "marks": "5", "by_category": {"t": "4"}},
        methods=["查"],
        vetoes=[
            {
                "id": "V1",
                "title": "不合格",
                "effect": {
                    "force": "不合格",
                    "cap": "合格",
                    "subtract": "30",
                    "zeroes": ["C1.1"],
                    "bars": "申报",
                    "withdraws": "称号",
                },
                "conditions": [{"id": "head", "title": "主要领导", "at_least": "1"}],
                "below": "60",
                "carries_to": "综治",
                "consequence": "否决",
            }
        ],
        sanctions=[{"title": "通报", "when": "不力", "trigger": TRIGGER}],
        categories=[
            {
                "id": "t",
                "title": "乡镇",
                "parts": ["common"],
                "one_of": [["a"]],
                "marks": "4",
                "grades": grades,
            }
        ],
    )


TRIGGER = {"overdue": "1", "after": "谈话", "rejected": "1", "veto": "V1", "repeat": "next"}
RECTIFICATION = """\
pufa: rectification/1
unit: xiaoqiao
standard: demo@1
findings:
  - id: F1
    round: r1
    title: 问题
    criterion: C1.1
    found_by: self
    found_on: 2005-05-16
    due_on: 2005-05-20
    days: 4
    steps: [{on: 2005-05-17, text: 开会}]
    earlier:
      - closing: {on: 2005-05-17, evidence: [{title: 照片}]}
        verified: {on: 2005-05-18, by: 督查组, accepted: 否, reason: 不全}
    closing: {on: 2005-05-19, evidence: [{title: 照片}], facts: 是, note: 已补}
    verified: {on: 2005-05-20, by: 督查组, accepted: 是, points: 1, marks: {a: 1}}
sanctions:
  - {step: 通报, on: 2005-05-21, number: 1号, findings: [F1], round: r1}
"""
CALENDAR = """\
pufa: calendar/1
holidays: [2005-01-01, {starts_on: 2005-05-01, ends_on: 2005-05-07, title: 劳动节}]
working_weekends: [2005-05-08]
"""
MAPPING = """\
pufa: mapping/1
standard: city@1.0.0
from: demo@1.0.0
criteria: {A1: C1.1, A2: }
categories: {township: town}
"""


PROGRESS = """\
pufa: progress/1
round: r1
unit: a
tasks:
  t1: 2005-05-01
  t2: {started_on: 2005-05-01, done_on: 2005-05-02, evidence: [{title: 照片}], note: 说明}
  t3:
statements: [{on: 2005-05-16, done: 宣传, next: 资料, trouble: 缺人}]
"""
MEETING = """\
pufa: meeting/1
round: r1
on: 2005-05-16
kind: dispatch
title: 调度会
chair: 副书记
attended: [a]
feedback: [{unit: a, by: 副书记, text: 进度快}]
absent: [b]
resolutions:
  - {id: D1, text: 更新, unit: b, due_on: 2005-05-20, done_on: 2005-05-19, note: 已办}
"""
PRACTICE = """\
pufa: practice/1
id: night
title: 夜校
unit: a
recorded_on: 2005-05-10
criteria: [C1.1]
text: 每周一次
evidence: [{title: 照片}]
adopted: [{unit: b, on: 2005-05-20, note: 好}]
"""
FRAME = """\
pufa: exam_frame/1
round: r1
sample: 10
confidence: 90%
widest: 8%
strata: [{id: c, title: 干部, least: 3, units: 2}]
units: [{unit: a, heads: {c: 30}}]
"""
SAMPLE = f"""\
pufa: exam_sample/1
round: r1
seed: x
digest: {"ab" * 32}
strata: [{{stratum: c, population: 30, heads: 1, units: [{{unit: a, heads: 1, numbers: [3]}}]}}]
"""
EXAM = """\
pufa: exam/1
round: r1
full: 120
pass_at: 72
results:
  - {unit: a, stratum: c, on: 2005-06-08, examined: 2, passed: 1, mean: 60, deviation: 4, note: 好}
  - {unit: b, stratum: c, scores: [60, 80]}
"""
FILES: dict[str, tuple[type[Frozen], str]] = {
    "district": (Organisation, DISTRICT),
    "roster": (Roster, ROSTER),
    "submission": (Submission, SUBMISSION),
    "review": (Review, REVIEW),
    "rectification": (Rectification, RECTIFICATION),
    "calendar": (Calendar, CALENDAR),
    "mapping": (Mapping, MAPPING),
    "standard": (Standard, yamltext.dump(full_standard())),
    "overlay": (Overlay, OVERLAY),
    "exam-frame": (ExamFrame, FRAME),
    "exam-sample": (ExamSample, SAMPLE),
    "exam": (Exam, EXAM),
    "progress": (Progress, PROGRESS),
    "meeting": (Meeting, MEETING),
    "practice": (Practice, PRACTICE),
}


def bound(model: type[Frozen], text: str) -> Bound:
    return bind(model, read_source("f.yaml", text.encode()), rules.context())


def said(found: Bound) -> list[str]:
    return [
        f"{one.code.id} {one.span.line}:{one.span.column}" if one.span else one.code.id
        for one in found.diagnostics
    ]


def tree_of(text: str) -> Any:
    return read_source("f", text.encode()).tree


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_every_key_is_bound(name: str) -> None:
    model, text = FILES[name]
    found = bound(model, text)
    assert said(found) == []
    assert isinstance(found.model, model)


def test_the_files_above_write_every_key_there_is() -> None:
    plugins = (Rule, Measure)
    written = {key for _, text in FILES.values() for key in _keys(tree_of(text))}
    models = [one for one in _below(Frozen) if not issubclass(one, plugins)]
    by_pufa = ("pufa_cli.model.planning", "pufa_cli.model.merging")  # written by pufa itself
    own = [one for one in models if one.__module__.startswith("pufa_cli.model.")]
    own = [one for one in own if one.__module__ not in by_pufa]
    assert len(own) > 15
    assert {key for one in own for key in keys_of(one)} <= written


def keys_of(model: type[Frozen]) -> set[str]:
    """The keys of a model as files write them."""
    return {field.alias or name for name, field in model.model_fields.items()}


def _below(model: type[Any]) -> Iterator[type[Any]]:
    for one in model.__subclasses__():
        yield one
        yield from _below(one)


def _keys(tree: Any) -> Iterator[str]:
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, below in entries:
        if isinstance(key, str):
            yield key
        if isinstance(below, dict | list):
            yield from _keys(below)


# --- every shape in every place

TEXTS = ["", "文字", "-1", "0.1234567", "2005-02-30"]
SHAPES: list[Any] = [None, *TEXTS, {}, {"甲": "乙"}, [], ["甲"], [None]]
FEW_SHAPES: list[Any] = [None, "文字", "-1", {"甲": "乙"}, [], ["甲"]]


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every entry of a tree."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, below in entries:
        yield (*path, step)
        if isinstance(below, dict | list):
            yield from places(below, (*path, step))


def put(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of a tree with one entry replaced."""
    if not path:
        return value
    if isinstance(tree, dict):
        return {k: put(v, path[1:], value) if k == path[0] else v for k, v in tree.items()}
    return [put(v, path[1:], value) if n == path[0] else v for n, v in enumerate(tree)]


def plugin_rules() -> Iterator[tuple[str, Any]]:
    """The rule of every worked example of every kind."""
    for kind in rules.rule_kinds():
        examples = import_module(f"pufa_cli.rules.kinds.{kind}").EXAMPLES
        distinct = {str(one.rule): one.rule for one in examples}
        for number, rule in enumerate(distinct.values()):
            yield f"{kind} {number}", rule


WRITTEN: dict[str, tuple[type[Frozen], Any]] = {
    **{name: (model, tree_of(text)) for name, (model, text) in FILES.items()},
    **{name: (Standard, full_standard(rule)) for name, rule in plugin_rules()},
}


@pytest.mark.parametrize("name", WRITTEN)
def test_whatever_stands_anywhere_ends_in_a_diagnostic_with_words(name: str) -> None:
    model, tree = WRITTEN[name]
    start = ("parts", 0, "dimensions", 0, "criteria", 0, "rule")
    inside = [p for p in places(tree) if name in FILES or p[: len(start)] == start]
    assert inside
    for path in inside:
        # A `kind` that is no text is quoted as Python writes it: see `model.rule`.
        shapes = FEW_SHAPES if model is Standard else SHAPES
        for shape in shapes if path[-1] != "kind" else [None, *TEXTS]:
            text = yamltext.dump(put(tree, path, shape))
            found = bound(model, text)
            lines = text.split("\n")
            for one in found.diagnostics:
                assert one.code.id != "PF299", (path, shape, one.values)
                assert one.span is not None
                assert one.span.line <= len(lines)
                for language in ("zh", "en"):
                    assert "{" not in one.message(language).replace("{甲", ""), (path, shape)
            assert (found.model is None) == any(one.is_error for one in found.diagnostics)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_misspelt_key_is_named_with_the_one_that_was_meant(name: str) -> None:
    model, tree = WRITTEN[name]
    start = ("parts", 0, "dimensions", 0, "criteria", 0, "rule")
    # The keys of these are ids or facts.
    free = {"vetoes", "answers", "marks", "facts", "figures", "by_category", "set", "B2", "checked"}
    free |= {"categories"} if name == "mapping" else set()
    for path in places(tree):
        key = path[-1]
        inside = name in FILES or (path[: len(start)] == start and path != start)
        is_free = isinstance(key, int) or path == ("pufa",) or (len(path) > 1 and path[-2] in free)
        if not inside or is_free or len(key) < 4 or key == "kind" or "marks" in path[:-1]:
            continue
        wrong = key + "x"
        owner = tree
        for step in path[:-1]:
            owner = owner[step]
        renamed = {wrong if k == key else k: v for k, v in owner.items()}
        found = bound(model, yamltext.dump(put(tree, path[:-1], renamed)))
        messages = [
            one.message("en") for one in found.diagnostics if one.code.slug == "unknown-key"
        ]
        assert any(f"“{wrong}”, did you mean “{key}”" in said for said in messages), (
            path,
            messages,
        )


# --- single mistakes

CASES = [
    (DISTRICT, "pufa: district/1", "pufa: district/2", ["PF210 1:7"]),
    (DISTRICT, "pufa: district/1", "pufa: [district/1]", ["PF210 1:7"]),
    (DISTRICT, "pufa: district/1\n", "", ["PF201 1:1"]),
    (DISTRICT, "pufa: district/1", "pufa:", ["PF201 1:6"]),
    (DISTRICT, "office: 办公室", "offise: 办公室", ["PF202 3:1"]),
    (DISTRICT, "name: 临川区", "nam: 临川区", ["PF201 2:11", "PF202 2:26"]),
    (DISTRICT, "standard: linchuan-45@1.0.0\n", "", ["PF201 1:1"]),
    (DISTRICT, "standard: linchuan-45@1.0.0", "standard: linchuan-45", ["PF211 4:11"]),
    (DISTRICT, "standard: linchuan-45@1.0.0", "standard: a b@1", ["PF211 4:11"]),
    (DISTRICT, "standard: linchuan-45@1.0.0", "standard: [a]", ["PF207 4:11"]),
    (DISTRICT, "language: zh", "language: 中文", ["PF208 6:11"]),
    (DISTRICT, "language: zh", "language: [zh]", ["PF207 6:11"]),
    (DISTRICT, "[superior, supervision]", "[superior, self]", ["PF208 7:34"]),
    (DISTRICT, "[superior, supervision]", "[superior, ~]", ["PF207 7:34"]),
    (DISTRICT, "[superior, supervision]", "superior", ["PF207 7:23"]),
    (DISTRICT, "[superior, supervision]", "[superior, superior]", ["PF217 7:23"]),
    (DISTRICT, "above: 1", "above: -1", ["PF215 7:68"]),
    (DISTRICT, "above: 1", "above: 一", ["PF203 7:68"]),
    (DISTRICT, "beyond: 10%", "beyond: -10%", ["PF215 9:24"]),
    (DISTRICT, "facts: 4,", "facts: -4,", ["PF215 8:20"]),
    (
        DISTRICT,
        "facts: 4, superior: 1, supervision: 2, spot_check: 1, cross_inspection: 1",
        "facts: 0, superior: 0",
        ["PF216 8:12"],
    ),
    (DISTRICT, "starts_on: 2005-04-15", "starts_on: 2005-02-30", ["PF205 5:39"]),
    (ROSTER, "pilot: 是", "pilot: 试点", ["PF204 4:76"]),
    (ROSTER, "id: xiaoqiao", "id: 孝桥", ["PF211 3:10"]),
    (ROSTER, "  - {id: xiaoqiao", "  - 孝桥镇\n  - {id: xiaoqiao", ["PF207 3:5"]),
    (SUBMISSION, "claimed: 4", "claimed: 四分", ["PF203 16:14"]),
    (SUBMISSION, "claimed: 4", "claimed: ４", ["PF203 16:14"]),
    (SUBMISSION, "claimed: 4", "claimed: 1e1", ["PF203 16:14"]),
    (SUBMISSION, "V1: 否", "V1: 没有", ["PF204 9:14"]),
    (SUBMISSION, "note: 说明", "note: {a: b}", ["PF207 15:11"]),
    (SUBMISSION, "note: 说明", "note: " + "长" * 4001, ["PF213 15:11"]),
    (SUBMISSION, "0" * 64, "0" * 63, ["PF214 14:76"]),
    (SUBMISSION, "title: 通知, ", "", ["PF201 14:9"]),
    (SUBMISSION, "answers:", "answers: 无\nx:", ["PF207 10:10", "PF202 11:1"]),
    (SUBMISSION, "  C1.2: {not_applicable: 理由}", "  C1.2: 不适用", ["PF207 17:9"]),
    (SUBMISSION, "  C1.2: {not_applicable: 理由}", "  C1.2: note:好", ["PF223 17:9"]),
    (SUBMISSION, "  C1.2: {not_applicable: 理由}", "  C1.2:\n    note:好", ["PF223 18:5"]),
    (SUBMISSION, "  C1.2: {not_applicable: 理由}", "  C1.2: note：好", ["PF223 17:9"]),
    (SUBMISSION, "parts: [town]", "parts: 【town】", ["PF223 18:8"]),
    (SUBMISSION, "    note: 说明", "    note:说明", ["PF108 15:9"]),
    (SUBMISSION, "{title: 通知, number", "{title:通知, number", ["PF108 14:15"]),
    (
        SUBMISSION,
        "    facts: 是\n    evidence:\n      - {title",
        "    # 注\n    facts:是\n    # 注\n\n    evidence:\n      - {title:通知, titel",
        ["PF108 13:10", "PF108 17:15", "PF202 17:20"],
    ),
    (
        SUBMISSION,
        "vetoes: {V1: 否}\nanswers:",
        "vetoes: {V1：否, V2: 没有，V3：基本有}\nanswers：",
        ["PF105 9:10", "PF204 9:20", "PF105 10:8"],
    ),
    (REVIEW, "source: supervision", "source: self", ["PF208 5:9"]),
    (REVIEW, "marks: {C5.6: {points: 3, reason: 完整}}", "marks: [C5.6]", ["PF207 8:8"]),
]
MODELS = {text: model for model, text in FILES.values()}


@pytest.mark.parametrize(("file", "old", "new", "expected"), CASES)
def test_a_mistake_is_reported_where_it_stands(
    file: str, old: str, new: str, expected: list[str]
) -> None:
    assert file.count(old) == 1
    found = bound(MODELS[file], file.replace(old, new))
    assert sorted(said(found)) == sorted(expected)
    assert found.model is None


class Typed(Frozen):
    """One field of each type."""

    number: Number | None = None
    whole: Whole | None = None
    yes: YesNo | None = None
    day: Day | None = None
    id: Id | None = None
    prose: Prose | None = None
    amount: Amount | None = None
    digest: Digest | None = None


WRONG_SCALARS = {
    "number": "1_000 010 0x1F +1 1e3 .5 5. 1,000 １２ ٩ .inf .nan 12:30 1.1234567 9999999999 五 是",
    "whole": "-1 1.0 1_0 010 0x1 １ 一 1e1 9999999999 true",
    "yes": "on off Yes TRUE y 1 0 对 基本有 √ Ｙes",
    "day": "2005-02-30 2005-2-8 2005/06/08 2005年6月8日 20050608 2005-06-08T00:00 ２００５-06-08",
    "id": "孝桥 -a .a a/b b@c a*b " + "x" * 65,
    "amount": "95％ %95 95%% 0.95.1 九成",
    "digest": "0 " + "G" * 64 + " " + "A" * 64,
}
CODES = {
    "number": "PF203",
    "whole": "PF206",
    "yes": "PF204",
    "day": "PF205",
    "id": "PF211",
    "amount": "PF203",
    "digest": "PF214",
}


@pytest.mark.parametrize(
    ("field", "text"),
    [(field, text) for field, texts in WRONG_SCALARS.items() for text in texts.split(" ")],
)
def test_a_text_that_is_not_the_value_wanted_is_refused(field: str, text: str) -> None:
    assert said(bound(Typed, f'# 注\n{field}: "{text}"\n')) == [
        f"{CODES[field]} 2:{len(field) + 3}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "number: -1.5\nwhole: 0\nyes: 是\nday: 2004-02-29\nid: C1.1\nprose: 是\namount: 95%\n",
        "number: 0\nwhole: 999999999\nyes: false\nid: '010'\nprose: '12:30'\namount: 0.5\n",
        "prose: no\nid: yes\n",
        "number: ~\nwhole:\nyes: null\n",
        "{}\n",
    ],
)
def test_values_as_they_should_be_written_are_taken(text: str) -> None:
    assert said(bound(Typed, text)) == []


def test_a_blank_is_neither_zero_nor_no() -> None:
    found: Typed = bound(Typed, "number:\nyes:\nprose: ~\n").model
    assert (found.number, found.yes, found.prose) == (None, None, None)


def test_a_wide_digit_comes_with_the_plain_one() -> None:
    (one,) = bound(Typed, "number: １２\n").diagnostics
    assert "12" in one.hint("zh")


def test_a_mistake_without_words_of_its_own_is_still_a_diagnostic() -> None:
    class Odd(Frozen):
        """A field of a type that no format of ours uses."""

        when: complex

    assert said(bound(Odd, "when: soon\n")) == ["PF299 1:7"]


def test_a_file_that_cannot_be_read_is_not_bound() -> None:
    found = bound(Submission, "a: &x 1\n")
    assert said(found) == ["PF111 1:4"]
    assert found.model is found.rest is None


# --- what is left of a broken file

LEFT = [
    ("    note: 说明", "    remark: 说明", ["C1.1", "C1.2"]),
    ("    claimed: 4", "    claimed: 四", ["C1.1", "C1.2"]),
    ("title: 通知, ", "", ["C1.1", "C1.2"]),
    ("      - {title", "      - 通知\n      - {title", ["C1.1", "C1.2"]),
    ("  C1.2: {not_applicable: 理由}", "  C1.2: 不适用", ["C1.1"]),
    ("filled_on: 2005-06-03", "filled_on: 昨天", ["C1.1", "C1.2"]),
    ("vetoes: {V1: 否}", "vetoes: 否", ["C1.1", "C1.2"]),
    ("vetoes: {V1: 否}", "vetoes:否", ["C1.1", "C1.2"]),
    ("    facts: 是", "    facts：是", ["C1.1", "C1.2"]),
]


@pytest.mark.parametrize(("old", "new", "answers"), LEFT)
def test_one_mistake_does_not_hide_the_rest_of_the_file(
    old: str, new: str, answers: list[str]
) -> None:
    found = bound(Submission, SUBMISSION.replace(old, new))
    assert found.model is None
    assert list(found.rest.answers) == answers


def test_a_wrong_shape_names_what_writes_the_form() -> None:
    (one,) = bound(Review, REVIEW.replace("number: 某普办〔2005〕1号", "number: [a]")).diagnostics
    assert "pufa new UNIT --review SOURCE" in one.hint("zh")
    (other,) = bound(Submission, SUBMISSION.replace("note: 说明", "note: [a]")).diagnostics
    assert "pufa new writes" in other.hint("en")


def test_a_file_with_a_slip_and_something_worse_has_no_rest() -> None:
    found = bound(
        Submission, SUBMISSION.replace("note: 说明", "note:*说明").replace("V1: 否", "V1: &x 否")
    )
    assert said(found) == ["PF111 9:14", "PF108 15:9"]
    assert found.rest is None


@pytest.mark.parametrize("line", ["unit: xiaoqiao\n", "category: township\n"])
def test_without_what_names_the_unit_there_is_no_rest(line: str) -> None:
    found = bound(Submission, SUBMISSION.replace(line, ""))
    assert said(found) == ["PF201 1:1"]
    assert found.rest is None


def test_a_wrong_key_is_told_at_the_key() -> None:
    found = bound(ExamFrame, FRAME.replace("heads: {c: 30}", "heads: {干部: 30, d: x}"))
    assert said(found) == ["PF211 7:27", "PF206 7:38"]
    assert found.rest.units[0].heads == {}
