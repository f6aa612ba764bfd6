"""Exams as the facts of a rule: in single scores, in roll-ups, and where they cannot be used."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

from linchuan import put
from pufa_cli import api
from pufa_cli.api.forecasting import forecast
from pufa_cli.report.rendering import Look

AS_OF = date(2026, 6, 30)
STANDARD = """\
pufa: standard/1
id: law
version: 1.0.0
title: 法律知识
total: 10
not_applicable: {effect: convert, at: sheet}
grades: [{name: 好, at_least: 8}, {name: 差, at_least: 0}]
categories: [{id: town, title: 镇, parts: [all]}, {id: office, title: 局, parts: [other]}]
parts:
  - id: all
    title: 全部
    marks: 10
    dimensions:
      - id: A
        title: 考试
        marks: 10
        criteria:
          - id: A1
            title: 合格率
            marks: 10
            clause: 每低 1 点扣 0.1 分
            rule:
              kind: per_point
              target: 100%
              per_point: 0.1
              part_points: proportional
              measure: {kind: exam, strata: [{id: c, title: 干部}, {id: f, title: 农户}]}
  - id: other
    title: 其他
    marks: 10
    dimensions:
      - id: B
        title: 其他
        marks: 10
        criteria: [{id: B1, title: 做了, marks: 10, clause: 做了, rule: {kind: all_or_nothing}}]
"""
SETTINGS = """\
pufa: district/1
district: {id: d, name: 示例区}
standard: law@1.0.0
round: {id: r1, title: 试评}
"""
ROSTER = """\
pufa: roster/1
units:
  - {id: a, name: 甲镇, category: town}
  - {id: b, name: 乙镇, category: town}
  - {id: o, name: 丙局, category: office}
"""
EXAM = """\
pufa: exam/1
round: r1
pass_at: 60
results:
  - {unit: a, stratum: c, examined: 10, passed: 9}
  - {unit: a, stratum: f, scores: [50, 60, 70, 80]}
"""
FRAME = """\
pufa: exam_frame/1
round: r1
sample: 14
strata: [{id: c, title: 干部}, {id: f, title: 农户}]
units: [{unit: a, heads: {c: 10, f: 30}}]
"""
OWN = "{c: {examined: 5, passed: 5}, f: {examined: 0}}"


def submission(unit: str, category: str, answers: str) -> str:
    """A unit's file."""
    head = f"pufa: submission/1\nstandard: law@1.0.0\nround: r1\nunit: {unit}\nname: 名\n"
    return f"{head}category: {category}\nanswers: {answers}\n"


@pytest.fixture
def district(tmp_path: Path) -> Path:
    put(tmp_path / "standards" / "law.yaml", STANDARD)
    put(tmp_path / "pufa.yaml", SETTINGS)
    put(tmp_path / "units.yaml", ROSTER)
    for unit in "ab":
        text = submission(unit, "town", f"{{A1: {{facts: {OWN}}}}}")
        put(tmp_path / "submissions" / unit / "r1.yaml", text)
    put(tmp_path / "submissions" / "o" / "r1.yaml", submission("o", "office", "{B1: {facts: 是}}"))
    put(tmp_path / "exams" / "r1.yaml", EXAM)
    return tmp_path


def totals(folder: Path) -> dict[str, Fraction | None]:
    """The totals of the roll-up, by unit."""
    found = api.rollup(folder, as_of=AS_OF).rollup
    return {row.unit: row.total for row in found.rows} if found else {}


def score(folder: Path, unit: str) -> Fraction | None:
    """The total of a single file."""
    found = api.score(folder / "submissions" / unit / "r1.yaml", as_of=AS_OF).assessment
    return found.total.rounded if found else None


def test_an_exam_is_the_facts_of_the_units_that_were_examined(district: Path) -> None:
    pooled = 10 - Fraction(1, 10) * (100 - Fraction(12 * 100, 14))
    rounded = Fraction(round(pooled * 100), 100)
    assert totals(district) == {"a": rounded, "b": 10, "o": 10}
    assert [score(district, unit) for unit in "abo"] == [rounded, 10, 10]


def test_strata_are_weighed_by_the_heads_of_the_frame(district: Path) -> None:
    put(district / "exams" / "r1-frame.yaml", FRAME)
    rate = Fraction(10 * 90 + 30 * 75, 40)
    wanted = 10 - Fraction(1, 10) * (100 - rate)
    assert score(district, "a") == Fraction(round(wanted * 100 + Fraction(1, 10)), 100)
    assert totals(district)["a"] == score(district, "a")


def test_the_exam_is_named_as_the_one_who_decides(district: Path) -> None:
    file = district / "submissions" / "a" / "r1.yaml"
    found = api.score(file, as_of=AS_OF, with_places=True)
    (one,) = found.assessment.criteria
    assert one.decided_by == "exam"
    assert [mark.source for mark in one.sources] == ["exam"]
    assert found.places["review:A1"].endswith("exams/r1.yaml:5")


def test_a_broken_exam_keeps_those_from_being_scored_that_rest_on_it(district: Path) -> None:
    put(district / "exams" / "r1.yaml", EXAM.replace("passed: 9", "passed: 99"))
    assert totals(district) == {"a": None, "b": None, "o": 10}
    assert score(district, "a") is None
    assert score(district, "o") == 10
    put(district / "exams" / "r1.yaml", "- nothing\n")
    assert totals(district)["a"] is None


def test_an_exam_of_strata_too_few_for_the_rule_is_told_at_its_result(district: Path) -> None:
    small = STANDARD.replace("{kind: exam,", "{kind: exam, size: 99,")
    put(district / "standards" / "law.yaml", small)
    found = api.score(district / "submissions" / "a" / "r1.yaml", as_of=AS_OF)
    faults = [one for one in found.diagnostics if one.code.id == "PF272"]
    faults = [one for one in faults if one.file.endswith("exams/r1.yaml")]
    assert len(faults) == 1
    assert faults[0].span.line == 5


def test_a_broken_frame_or_sample_changes_no_weights_in_silence(district: Path) -> None:
    put(district / "exams" / "r1-frame.yaml", FRAME.replace("sample: 14", "sample: 999"))
    assert totals(district)["a"] is score(district, "a") is None
    stranger = FRAME.replace("units: [", "units: [{unit: z, heads: {c: 1}}, ")
    put(district / "exams" / "r1-frame.yaml", stranger)
    assert totals(district)["a"] is score(district, "a") is None
    put(district / "exams" / "r1-frame.yaml", FRAME)
    put(district / "exams" / "r1-sample.yaml", drawn(district).replace("- 1\n", "- 99\n", 1))
    found = api.score(district / "submissions" / "a" / "r1.yaml", as_of=AS_OF)
    assert [one.code.id for one in found.diagnostics if one.is_error] == ["PF708"]
    report = api.report(district, as_of=AS_OF, kind="exam")
    assert "有错，没有计入" in api.render(report, "md", "zh", Look())


def test_a_stratum_that_no_exam_of_the_standard_has_is_told_at_the_frame(district: Path) -> None:
    other = FRAME.replace("id: f,", "id: farmers,").replace("f: 30", "farmers: 30")
    frame = put(district / "exams" / "r1-frame.yaml", other)
    for checked in (district, frame):
        found = api.check([checked], as_of=AS_OF).diagnostics
        (told,) = [one for one in found if one.code.id == "PF725"]
        assert "farmers" in told.message("zh")
        assert told.span is not None
    put(frame, FRAME)
    assert "PF725" not in {one.code.id for one in api.check([frame], as_of=AS_OF).diagnostics}


def drawn(folder: Path) -> str:
    """The file of a sample of the frame."""
    return api.draw_file(api.plan_sample(folder, round_id="r1", seed="s", as_of=AS_OF))


def test_a_stratum_that_was_drawn_and_has_no_result_is_unanswered(district: Path) -> None:
    put(district / "exams" / "r1-frame.yaml", FRAME)
    put(district / "exams" / "r1.yaml", EXAM.partition("  - {unit: a, stratum: f")[0])
    assert score(district, "a") == 9  # nobody drawn of the other
    put(district / "exams" / "r1-sample.yaml", drawn(district))
    assert totals(district)["a"] == score(district, "a") == 0
    found = api.score(district / "submissions" / "a" / "r1.yaml", as_of=AS_OF).assessment
    (one,) = found.criteria
    assert (one.decided_by, one.outcome.status) == ("exam", "unanswered")
    nobody = "  - {unit: a, stratum: f, examined: 0, passed: 0, note: 停课}\n"
    put(district / "exams" / "r1.yaml", EXAM.partition("  - {unit: a, stratum: f")[0] + nobody)
    assert score(district, "a") == 9


def test_a_unit_that_was_drawn_and_has_no_result_at_all_does_not_keep_its_own_word(
    district: Path,
) -> None:
    both = "units: [{unit: b, heads: {c: 10, f: 30}}, "
    put(district / "exams" / "r1-frame.yaml", FRAME.replace("units: [", both))
    put(district / "exams" / "r1-sample.yaml", drawn(district))
    of_another = EXAM.replace("unit: a", "unit: b")
    put(district / "exams" / "r1.yaml", of_another)
    assert totals(district)["a"] == score(district, "a") == 0
    (district / "exams" / "r1-sample.yaml").unlink()
    assert totals(district)["a"] == score(district, "a") == 10


def test_how_the_mean_is_told(district: Path) -> None:
    put(district / "exams" / "r1-frame.yaml", FRAME.replace("sample: 14", "sample: 0"))
    said = api.report(district, as_of=AS_OF, kind="exam")
    assert "“干部”（没有人考，或有的结果没有写平均分）" in api.render(said, "md", "zh", Look())
    assert "干部\n" not in api.render(
        api.plan_sample(district, round_id="r1", seed="s", as_of=AS_OF), "text", "zh", Look()
    )
    put(
        district / "exams" / "r1.yaml",
        EXAM.replace("passed: 9", "passed: 9, mean: 8, deviation: 1"),
    )
    said = api.report(district, as_of=AS_OF, kind="exam")
    shown = api.render(said, "md", "zh", Look())
    assert "平均分没有区间" not in shown
    record = json.loads(api.render(said, "json", "zh", Look()))
    jsonschema.validate(record, api.schema("exam-result"))
    assert record["strata"][0]["mean_low"] == record["strata"][0]["mean"] == "8"
    assert record["strata"][1]["mean_unknown"] is None
    same = EXAM.replace("[50, 60, 70, 80]", "[70, 70]").partition("  - {unit: a, stratum: c")
    put(district / "exams" / "r1.yaml", same[0] + "  - {" + same[2].partition("  - {")[2])
    shown = api.render(api.report(district, as_of=AS_OF, kind="exam"), "md", "zh", Look())
    assert "“农户”（考出的得分没有差异）" in shown


def test_what_is_wrong_with_exams_is_checked(district: Path) -> None:
    put(district / "exams" / "notes.txt", "x")
    put(district / "exams" / "r1-frame.yaml", FRAME.replace("unit: a", "unit: z"))
    found = {one.code.id for one in api.check([district], as_of=AS_OF).diagnostics}
    assert {"PF302", "PF111"} & found >= {"PF302"}
    alone = api.check([district / "exams" / "r1-frame.yaml"], as_of=AS_OF)
    assert [one.code.id for one in alone.diagnostics] == ["PF302"]


def test_an_exam_file_by_itself_is_read(tmp_path: Path) -> None:
    path = put(tmp_path / "r1.yaml", EXAM.replace("round", "rund"))
    assert {one.code.id for one in api.check([path], as_of=AS_OF).diagnostics} == {"PF202", "PF201"}


def test_the_exam_report_without_a_frame_says_so(district: Path) -> None:
    found = api.report(district, as_of=AS_OF, kind="exam")
    assert [one.code.id for one in found.diagnostics] == ["PF723"]
    assert found.total is None


def test_a_criterion_of_whose_people_nobody_was_examined_stays_the_unit_s(district: Path) -> None:
    """An exam of other strata says nothing of it, and breaks nothing."""
    path = district / "exams" / "r1.yaml"
    put(path, path.read_text("utf-8") + "  - {unit: b, stratum: pupils, examined: 3, passed: 1}\n")
    before = totals(district)
    assert before["b"] == score(district, "b") == 10


def test_a_superior_s_exam_criterion_is_read_from_the_district_s_exam(district: Path) -> None:
    """Whether ours asks for the exam under another id, or asks for none."""
    put(district / "standards" / "city.yaml", STANDARD.replace("law", "city").replace("A1", "Z9"))
    wanted = score(district, "a")
    measure = "kind: exam, strata: [{id: c, title: 干部}, {id: f, title: 农户}]"
    ours = STANDARD.replace(measure, "kind: value, unit: 分").replace("100%", "100")
    for own, said in ((STANDARD, OWN), (ours, "3")):
        put(district / "standards" / "law.yaml", own)
        for unit in "ab":
            text = submission(unit, "town", f"{{A1: {{facts: {said}}}}}")
            put(district / "submissions" / unit / "r1.yaml", text)
        found = {one.unit: one for one in forecast(district, standard="city", as_of=AS_OF).units}
        assert found["a"].forecast is not None
        assert found["a"].forecast.total.rounded == wanted
        assert found["a"].gaps == found["o"].gaps == ()
        assert [gap.criterion.id for gap in found["b"].gaps] == ["Z9"]
    put(district / "exams" / "r1.yaml", EXAM.replace("passed: 9", "passed: 99"))
    broken = forecast(district, standard="city", as_of=AS_OF)
    assert any(one.is_error for one in broken.diagnostics)
    assert [gap.criterion.id for gap in broken.units[0].gaps] == ["Z9"]


def test_an_exam_alone_is_told_what_is_wrong_with_it_as_facts(district: Path) -> None:
    small = STANDARD.replace("{kind: exam,", "{kind: exam, size: 99,")
    put(district / "standards" / "law.yaml", small)
    found = api.check([district / "exams" / "r1.yaml"], as_of=AS_OF).diagnostics
    assert "PF272" in {one.code.id for one in found}


def test_what_the_exam_decided_is_found_by_the_exam(district: Path) -> None:
    (text,) = api.rectify_propose(district, unit="a", as_of=AS_OF).files.values()
    assert "found_by: exam" in text
    put(district / "rectifications" / "a.yaml", text)
    found = api.check([district / "rectifications" / "a.yaml"], as_of=AS_OF).diagnostics
    assert [one.message("en") for one in found if one.is_error] == []


def test_a_ladder_without_triggers_says_that_it_proposes_nothing(district: Path) -> None:
    shown = api.render(api.rectify_list(district, as_of=AS_OF), "md", "en", Look())
    assert "none is ever proposed" in shown
