"""Rectification of a district: lists, proposals, letters, vetoes handed over, drafts."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from linchuan import AS_OF, FOLDER, PILOTS, ROUND, put
from pufa_cli import api
from pufa_cli.base.language import LANGUAGES, say
from pufa_cli.load.source import read_source
from pufa_cli.model.standing import RectifyList, State
from pufa_cli.report.rendering import Look
from rectifying import CALENDAR, XIAOQIAO, rectified_district

XIAOQIAO_FILE = "rectifications/xiaoqiao.yaml"
VETOED = "rectifications/shuinan.yaml"
REVIEW = """\
pufa: review/1
standard: linchuan-45@1.0.0
round: 2005-acceptance
unit: shuinan
source: superior
reviewed_on: 2005-06-25
vetoes: {V1: 是, V2: 否}
"""


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small district with rectifications, one unit of which failed the acceptance."""
    folder = rectified_district(tmp_path / "district")
    put(folder / "reviews" / ROUND / "superior" / "shuinan.yaml", REVIEW)
    monkeypatch.chdir(folder)
    return Path()


def listed(folder: Path = Path(), **more: Any) -> RectifyList:
    return api.rectify_list(folder, **{"as_of": AS_OF, **more})


def rows(result: RectifyList) -> list[tuple[str, State, int, str]]:
    return [
        (
            one.id,
            one.standing.state,
            one.standing.overdue,
            one.proposal.step.title if one.proposal else "",
        )
        for one in result.findings
    ]


def codes_of(result: Any) -> list[str]:
    return [one.code.id for one in result.diagnostics if one.is_error]


def all_codes(result: Any) -> set[str]:
    return {one.code.id for one in result.diagnostics}


def test_every_finding_is_listed_with_its_state_and_what_is_proposed(district: Path) -> None:
    result = listed()
    assert result.is_whole
    assert rows(result) == [
        ("F1", State.IN_PROGRESS, 23, "黄牌警告"),
        ("F3", State.REJECTED, 16, "通报批评"),
        ("F2", State.VERIFIED, 0, ""),
    ]
    assert [unit.unit.id for unit in result.units] == ["xiaoqiao", "shuinan"]


def test_what_a_veto_calls_for_is_proposed_with_the_line_that_says_it(district: Path) -> None:
    (unit,) = listed(unit="shuinan").units
    assert [one.step.title for one in unit.proposals] == ["追究单位领导责任", "综治一票否决"]
    (ground,) = unit.proposals[0].grounds
    assert (ground.place, ground.on) == (
        f"reviews/{ROUND}/superior/shuinan.yaml:7",
        date(2005, 6, 25),
    )
    assert say(ground.what, "zh") == "V1 上级考核验收不合格（上级考核）"
    sanctions = "[{step: 综治一票否决, on: 2005-06-28, number: 3号, round: 2005-acceptance}]"
    put(district / VETOED, f"pufa: rectification/1\nunit: shuinan\nsanctions: {sanctions}\n")
    (unit,) = listed(unit="shuinan").units
    assert [one.step.title for one in unit.proposals] == ["追究单位领导责任"]


def test_what_is_said_after_the_day_calls_for_nothing_yet(district: Path) -> None:
    day = date(2005, 6, 24)
    assert listed(unit="shuinan", as_of=day).units == ()
    assert [unit.unit.id for unit in listed(as_of=day).units] == ["xiaoqiao"]
    assert api.rectify_carry(Path(), as_of=day).carried == ()


@pytest.mark.parametrize("unit", [None, "shuinan"])
def test_a_unit_that_has_no_total_answers_for_what_it_failed(
    district: Path, unit: str | None
) -> None:
    (district / "submissions" / "shuinan" / f"{ROUND}.yaml").unlink()
    found = listed(unit=unit).units[-1]
    assert [one.step.title for one in found.proposals] == ["追究单位领导责任", "综治一票否决"]
    assert found.proposals[0].grounds[0].place == f"reviews/{ROUND}/superior/shuinan.yaml:7"
    (carried,) = api.rectify_carry(Path(), as_of=AS_OF).carried
    assert (carried.total, carried.grade, carried.grounds[0].on) == (None, None, date(2005, 6, 25))
    put(district / "reviews" / ROUND / "superior" / "shuinan.yaml", REVIEW + "x: 1\n")
    assert [one.unit.id for one in listed(unit=unit).units] == ["xiaoqiao"] * (unit is None)


def test_everybody_who_says_that_a_clause_holds_is_a_ground(district: Path) -> None:
    path = district / "submissions" / "shuinan" / f"{ROUND}.yaml"
    put(path, path.read_text("utf-8").replace("vetoes: {V1: 否", "vetoes: {V1: 是"))
    (unit,) = listed(unit="shuinan").units
    first, second = unit.proposals[0].grounds
    assert first.place.startswith("submissions/shuinan/")
    assert second.place.startswith("reviews/")
    assert first.on is not None
    assert second.on is not None
    assert first.on < second.on


def test_a_decision_outlives_its_veto_only_with_a_doubt(district: Path) -> None:
    sanctions = "[{step: 综治一票否决, on: 2005-06-28, number: 3号, round: 2005-acceptance}]"
    put(district / VETOED, f"pufa: rectification/1\nunit: shuinan\nsanctions: {sanctions}\n")
    assert "PF357" not in all_codes(api.check([Path()], as_of=AS_OF))
    put(
        district / "reviews" / ROUND / "superior" / "shuinan.yaml",
        REVIEW.replace("V1: 是", "V1: 否"),
    )
    assert "PF357" in all_codes(api.check([Path()], as_of=AS_OF))
    assert "PF357" in all_codes(listed())
    assert "PF357" in all_codes(listed(unit="shuinan"))
    assert "PF357" not in all_codes(listed(unit="xiaoqiao"))


def test_the_days_a_finding_is_late_are_reckoned_with_the_calendar(district: Path) -> None:
    text = XIAOQIAO.replace("found_on: 2005-05-16", "found_on: 2005-04-29")
    put(district / XIAOQIAO_FILE, text)
    first = listed().findings[0]
    late = first.late
    assert late.working == first.standing.overdue
    assert late.days - late.weekends - late.holidays + late.worked == late.working
    assert [(str(one.on), one.place) for one in first.calendar] == [
        ("2005-05-01", "calendar.yaml:3"),
        ("2005-05-08", "calendar.yaml:5"),
    ]
    told = api.render(listed().explaining("F1"), "text", "zh", Look())
    assert "之后第 10 个工作日" in told
    assert "放假到 2005-05-07：劳动节" in told
    (district / "calendar.yaml").unlink()
    assert listed().findings[0].calendar == ()


def test_a_unit_may_say_itself_that_a_clause_holds(district: Path) -> None:
    (district / "reviews" / ROUND / "superior" / "shuinan.yaml").unlink()
    path = district / "submissions" / "shuinan" / f"{ROUND}.yaml"
    text = path.read_text("utf-8").replace("vetoes: {V1: 否", "vetoes: {V1: 是")
    put(path, text)
    (unit,) = listed(unit="shuinan").units
    assert unit.proposals[0].grounds[0].place.startswith(f"submissions/shuinan/{ROUND}.yaml:")
    assert unit.proposals[0].grounds[0].on is not None


def test_a_clause_fired_by_the_total_rests_on_the_whole_submission(district: Path) -> None:
    standard = FOLDER.parents[1] / "standards" / "linchuan-45.yaml"
    text = standard.read_text("utf-8").replace("id: linchuan-45", "id: own")
    text = text.replace("effect: {force: 不合格}\n", "effect: {force: 不合格}\n    below: 99\n")
    put(district / "standards" / "own.yaml", text)
    for path in (district / "pufa.yaml", *district.glob("*/**/*.yaml")):
        if path.name != "own.yaml":
            text = path.read_text("utf-8").replace("linchuan-45@", "own@")
            put(path, text.replace("V1: 否, ", "").replace("V1: 是, ", ""))
    result = listed(unit="xiaoqiao")
    assert codes_of(result) == []
    (unit,) = result.units
    assert unit.proposals[0].grounds[0].place == f"submissions/xiaoqiao/{ROUND}.yaml:2"
    scored = api.score(Path(f"submissions/xiaoqiao/{ROUND}.yaml"), as_of=AS_OF, with_places=True)
    told = api.render(api.derivation(scored, "V1", "en"), "text", "en", Look())
    assert "total below 99" in told
    assert "fired by the total" in told


def test_a_list_may_be_narrowed_down(district: Path) -> None:
    assert [row[0] for row in rows(listed(state=State.REJECTED))] == ["F3"]
    assert [row[0] for row in rows(listed(state="verified"))] == ["F2"]
    assert [row[0] for row in rows(listed(only_overdue=True))] == ["F1", "F3"]
    assert rows(listed(unit="jiaoyuju")) == []
    unknown = listed(unit="xiaoqia")
    assert codes_of(unknown) == ["PF321"]
    assert not unknown.is_whole


def test_on_an_earlier_day_less_is_known(district: Path) -> None:
    assert rows(listed(as_of=date(2005, 5, 31))) == [("F1", State.IN_PROGRESS, 1, "通报批评")]
    assert rows(listed(as_of=date(2005, 5, 1))) == []


def test_holidays_are_those_of_the_calendar(district: Path) -> None:
    text = XIAOQIAO.replace("found_on: 2005-05-16", "found_on: 2005-04-29")
    put(district / XIAOQIAO_FILE, text)
    one = listed(unit="xiaoqiao").findings[0]
    assert str(one.standing.due_on) == "2005-05-19"
    (district / "calendar.yaml").unlink()
    assert str(listed(unit="xiaoqiao").findings[0].standing.due_on) == "2005-05-13"


def test_of_earlier_rounds_what_is_not_done_stays_on_the_list(district: Path) -> None:
    old = XIAOQIAO.replace(f"round: {ROUND}", "round: r1")
    put(district / XIAOQIAO_FILE, old)
    assert [row[0] for row in rows(listed(unit="xiaoqiao"))] == ["F1", "F3"]


def test_a_finding_is_followed_to_file_line_and_day(district: Path) -> None:
    found = listed().explaining("F1")
    assert found.explained == "F1"
    (one,) = found.findings
    assert [(str(ground.on), ground.place) for ground in one.places] == [
        ("2005-05-16", f"{XIAOQIAO_FILE}:5"),
        ("2005-05-20", f"{XIAOQIAO_FILE}:13"),
        ("2005-05-30", f"{XIAOQIAO_FILE}:11"),
        ("2005-06-06", f"{XIAOQIAO_FILE}:31"),
    ]


def test_a_file_with_errors_is_refused_and_the_others_are_listed(district: Path) -> None:
    put(district / "rectifications" / "jiaoyuju.yaml", "pufa: rectification/1\nunit: nobody\n")
    put(district / VETOED, "pufa: [\n")
    put(district / "rectifications" / "notes.txt", "x")
    result = listed()
    assert {"PF311", "PF108"} <= {one.code.id for one in result.diagnostics}
    assert "PF133" in {one.code.id for one in result.diagnostics}
    assert (result.files, result.refused) == (4, 2)
    assert "F1" in [row[0] for row in rows(result)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pufa.yaml", "pufa: district/1\n"),
        ("units.yaml", "pufa: roster/1\n"),
        ("calendar.yaml", "pufa: calendar/1\nholidays: 3\n"),
        ("calendar.yaml", CALENDAR.replace("2005-05-08", "2005-05-09")),
    ],
)
def test_without_settings_roster_or_calendar_nothing_is_said(
    district: Path, name: str, text: str
) -> None:
    put(district / name, text)
    result = listed()
    assert result.setup_is_broken
    assert result.units == ()
    assert codes_of(result)
    assert api.rectify_propose(Path(), unit="xiaoqiao", as_of=AS_OF).diagnostics
    made = api.rectify_notice(Path(), unit="xiaoqiao", kind="reminder", as_of=AS_OF)
    assert made.diagnostics
    assert not made.files


def test_a_district_with_a_standard_that_is_not_there_is_broken(district: Path) -> None:
    text = (district / "pufa.yaml").read_text("utf-8")
    put(district / "pufa.yaml", text.replace("linchuan-45@", "nowhere@"))
    assert listed().setup_is_broken
    assert api.rectify_carry(Path(), as_of=AS_OF).carried == ()
    assert rows(listed()) == []


def test_a_folder_without_a_district_is_broken(tmp_path: Path) -> None:
    assert listed(tmp_path).setup_is_broken
    assert api.rectify_carry(tmp_path, as_of=AS_OF).setup_is_broken


def test_a_ladder_without_vetoes_needs_no_scores(district: Path) -> None:
    standard = FOLDER.parents[1] / "standards" / "linchuan-45.yaml"
    text = standard.read_text("utf-8").replace(", trigger: {veto: V1}", "")
    put(district / "standards" / "linchuan-45.yaml", text)
    assert [unit.unit.id for unit in listed().units] == ["xiaoqiao"]


# --- check


def test_check_looks_at_rectifications_and_the_calendar(district: Path) -> None:
    before = api.check([Path()], as_of=AS_OF).files
    put(district / "rectifications" / "shuinan.yaml", XIAOQIAO)
    put(district / "calendar.yaml", CALENDAR.replace("2005-05-08", "2005-05-09"))
    found = api.check([Path()], as_of=AS_OF)
    assert {"PF311", "PF621"} <= {one.code.id for one in found.errors}
    assert found.files == before + 1
    assert found.setup_is_broken
    assert not api.check([district / "rectifications" / "xiaoqiao.yaml"], as_of=AS_OF).errors


def test_check_looks_at_single_files(district: Path) -> None:
    path = put(district / "x.yaml", XIAOQIAO.replace("found_by: spot_check", "found_by: god"))
    assert codes_of(api.check([path], as_of=AS_OF)) == ["PF201"] or codes_of(
        api.check([path], as_of=AS_OF)
    )
    for text in ("pufa: calendar/1\nholidays: 3\n", "pufa: rectification/1\nfindings: 3\n"):
        assert codes_of(api.check([put(path, text)], as_of=AS_OF))
    path = put(path, CALENDAR.replace("2005-05-08", "2005-05-09"))
    assert codes_of(api.check([path], as_of=AS_OF)) == ["PF621"]


# --- letters


def letter(kind: str, unit: str = "xiaoqiao", as_of: date = AS_OF, form: str = "md") -> str:
    made = api.rectify_notice(Path(), unit=unit, kind=kind, as_of=as_of, format_name=form)
    assert made.diagnostics == ()
    return "".join(made.files.values())


def test_a_letter_names_facts_criteria_and_days(district: Path) -> None:
    text = letter("rectification")
    assert text.startswith("# 整改意见通知书\n\n编号：〔　　〕　　号\n\n孝桥镇：\n")
    assert "2 个问题" in text
    assert "涉及指标：T1.3 家庭户主复习" in text
    assert "整改期限：2005年5月30日" in text
    assert "（印章）\n\n2005年6月30日" in text
    assert "F2" not in text
    assert "台账不全" in letter("reminder")
    assert "| 预计完成日期 |" in letter("reminder")


def test_a_criticism_is_about_what_it_is_proposed_for_or_was_decided_for(district: Path) -> None:
    text = letter("criticism")
    assert "拟对孝桥镇予以通报批评" in text
    assert "（代拟稿，未经签发）" in text
    assert "F3" in text
    assert "F1" not in text
    assert "复核未认可（第一督查组）：缺2003年" in text
    put(district / XIAOQIAO_FILE, XIAOQIAO.replace("accepted: 否", "accepted: 是"))
    decided = letter("criticism")
    assert "编号：临普办〔2005〕12号" in decided
    assert "决定对孝桥镇予以通报批评" in decided
    assert "2005年5月30日，整改期限届满，至2005年6月6日超期 5 个工作日" in decided
    assert "已决定“通报批评”" not in decided
    assert "代拟稿" not in decided
    assert "2005年6月6日\n" in decided


def test_a_yellow_card_names_the_criticism_before_it(district: Path) -> None:
    text = letter("yellow_card")
    assert "已决定“通报批评”（临普办〔2005〕12号），到2005年6月30日又过 18 个工作日仍未整改" in text
    assert "- 追究单位领导责任：上级考核验收不合格" in text
    assert "- 通报批评：" not in text


@pytest.mark.parametrize("kind", ["rectification", "reminder", "criticism", "yellow_card"])
def test_there_is_no_letter_without_a_finding(district: Path, kind: str) -> None:
    assert letter(kind, unit="shuinan") == ""
    assert letter(kind, as_of=date(2005, 5, 1)) == ""


def test_a_letter_of_an_unknown_kind_is_a_key_error(district: Path) -> None:
    with pytest.raises(KeyError):
        letter("invitation")


def test_a_letter_to_an_unknown_unit_is_told(district: Path) -> None:
    made = api.rectify_notice(Path(), unit="nobody", kind="reminder", as_of=AS_OF)
    assert [one.code.id for one in made.diagnostics if one.is_error] == ["PF321"]


def test_hostile_text_stays_text_in_letters(district: Path) -> None:
    hostile = '"<script>x</script> [a](http://b) | *c* # {{ d }}"'
    text = XIAOQIAO.replace("户主复习不足", hostile).replace("补课两场", hostile)
    put(district / XIAOQIAO_FILE, text)
    for kind in ("rectification", "reminder", "criticism", "yellow_card"):
        tokens = MarkdownIt("commonmark").parse(letter(kind))
        inline = [child for token in tokens for child in token.children or ()]
        types = {token.type for token in (*tokens, *inline)}
        assert not types & {"html_inline", "html_block", "link_open", "em_open"}
        assert "<script" not in letter(kind, form="html")
        assert "&lt;script&gt;" in letter(kind, form="html") or kind == "criticism"


@pytest.mark.parametrize("kind", ["rectification", "reminder", "criticism", "yellow_card"])
def test_a_letter_to_print_says_the_same(district: Path, kind: str) -> None:
    page = letter(kind, form="html")
    assert page.startswith("<!DOCTYPE html>\n")
    assert page.rstrip().endswith("</html>")
    assert page.count("<table") == page.count("</table>")
    shown = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.S)
    for word in ("临川区普法依法治理领导小组办公室（印章）", "孝桥镇", "2005年6月30日"):
        assert word in shown


def test_those_in_charge_get_a_copy(district: Path) -> None:
    assert "抄送" not in letter("reminder")
    roster = district / "units.yaml"
    text = roster.read_text("utf-8").replace(
        "pilot: 是", "pilot: 是, area: 东片, team: t1, head: 书记"
    )
    put(roster, text)
    settings = district / "pufa.yaml"
    more = "teams: [{id: t1, title: 第一督查组}]\n"
    more += "responsibility: {areas: [{area: 东片, leader: 区委副书记}]}\n"
    put(settings, settings.read_text("utf-8") + more)
    assert "抄送：区委副书记，第一督查组" in letter("reminder")
    assert "（书记）是整改的第一责任人" in letter("rectification")


def test_a_broken_file_of_another_unit_keeps_nobody_from_a_letter(district: Path) -> None:
    put(district / VETOED, "pufa: rectification/1\nunit: [\n")
    assert "台账不全" in letter("reminder")
    made = api.rectify_notice(Path(), unit="shuinan", kind="reminder", as_of=AS_OF)
    assert {Path(one.file).name for one in made.diagnostics} == {"shuinan.yaml"}


def test_a_unit_that_failed_is_referred_with_facts_rules_and_what_is_asked(district: Path) -> None:
    text = letter("referral", "shuinan")
    assert text.startswith("# 关于移送水南镇一票否决情形的函\n")
    assert "综治目标管理考评主管部门：" in text
    assert "2005年6月25日，V1 上级考核验收不合格（上级考核）。" in text
    assert "等次“不合格”" in text
    assert "建议对水南镇采取“综治一票否决”的措施" in text
    assert letter("referral", "xiaoqiao") == ""
    assert letter("referral", "shuinan", as_of=date(2005, 6, 24)) == ""
    assert "关于移送水南镇" in letter("referral", "shuinan", form="html")
    sanctions = "[{step: 综治一票否决, on: 2005-06-28, number: 3号, round: 2005-acceptance}]"
    put(district / VETOED, f"pufa: rectification/1\nunit: shuinan\nsanctions: {sanctions}\n")
    decided = letter("referral", "shuinan")
    assert "编号：3号" in decided
    assert "2005年6月28日，已决定“综治一票否决”（3号）。" in decided
    assert "建议对水南镇采取“追究单位领导责任”的措施" in decided
    assert "2005年6月28日\n" in decided


def test_a_unit_without_a_total_is_referred_too(district: Path) -> None:
    (district / "submissions" / "shuinan" / f"{ROUND}.yaml").unlink()
    assert "没有可用的自评表" in letter("referral", "shuinan")


def test_a_veto_that_goes_nowhere_is_referred_to_whoever_is_filled_in(district: Path) -> None:
    standard = FOLDER.parents[1] / "standards" / "linchuan-45.yaml"
    text = standard.read_text("utf-8").replace("    carries_to: 综治目标管理考评\n", "")
    put(
        district / "standards" / "linchuan-45.yaml",
        text.replace("    consequence: 追究", "    # 追究"),
    )
    assert "＿＿＿＿＿＿＿＿：" in letter("referral", "shuinan")


def test_a_decision_on_the_unit_stands_in_the_list(district: Path) -> None:
    sanctions = ", ".join(
        f"{{step: {step}, on: 2005-06-28, number: 3号, round: 2005-acceptance}}"
        for step in ("追究单位领导责任", "综治一票否决")
    )
    put(district / VETOED, f"pufa: rectification/1\nunit: shuinan\nsanctions: [{sanctions}]\n")
    shown = api.render(listed(unit="shuinan"), "csv", "zh", Look())
    assert "水南镇,单位,—,—,—,—,—,—,综治一票否决（3号）" in shown


# --- vetoes handed over


def test_vetoes_are_handed_over_with_total_grade_and_number(district: Path) -> None:
    result = api.rectify_carry(Path(), as_of=AS_OF)
    (one,) = result.carried
    assert (one.unit.id, one.veto.id, one.carries_to) == ("shuinan", "V1", "综治目标管理考评")
    assert (one.grade, one.number) == ("不合格", "")
    assert one.total is not None
    sanctions = [
        f"  - {{step: {step}, on: 2005-06-28, number: {number}, round: 2005-acceptance}}\n"
        for step, number in (("综治一票否决", "4号"), ("追究单位领导责任", "3号"))
    ]
    text = f"pufa: rectification/1\nunit: shuinan\nsanctions:\n{''.join(sanctions)}"
    put(district / VETOED, text)
    assert api.rectify_carry(Path(), as_of=AS_OF).carried[0].number == "4号"


def test_a_veto_that_carries_nowhere_is_not_handed_over(district: Path) -> None:
    path = district / "reviews" / ROUND / "superior" / "shuinan.yaml"
    put(path, REVIEW.replace("{V1: 是, V2: 否}", "{V1: 否, V2: 是}"))
    result = api.rectify_carry(Path(), as_of=AS_OF)
    assert result.carried == ()
    assert "没有要移送" in api.render(result, "text", "zh", Look())


# --- drafts


def test_findings_that_cannot_be_read_are_not_drafted_anew(district: Path) -> None:
    put(district / XIAOQIAO_FILE, XIAOQIAO.replace("unit: xiaoqiao", "unit: shuinan"))
    made = api.rectify_propose(Path(), unit="xiaoqiao", as_of=AS_OF)
    assert made.files == {}
    assert "PF311" in all_codes(made)


def test_lost_marks_become_a_draft_that_passes_its_own_check(district: Path) -> None:
    (district / XIAOQIAO_FILE).unlink()
    made = api.rectify_propose(Path(), unit="xiaoqiao", as_of=AS_OF, days=5)
    ((path, text),) = made.files.items()
    assert path.endswith(XIAOQIAO_FILE)
    assert "criterion: T1.3" in text
    assert not (district / XIAOQIAO_FILE).exists()
    put(district / XIAOQIAO_FILE, text)
    assert codes_of(api.check([Path()], as_of=AS_OF)) == []
    result = listed(unit="xiaoqiao")
    losing = api.score(district / f"submissions/xiaoqiao/{ROUND}.yaml", as_of=AS_OF).assessment
    assert losing is not None
    lost = [one for one in losing.criteria if any(x.why != "pending" for x in one.outcome.losses)]
    assert {one.standing.finding.criterion for one in result.findings} == {
        one.criterion.id for one in lost
    }
    by = {(one.standing.finding.found_by, str(one.standing.due_on)) for one in result.findings}
    assert ("self", "2005-07-07") in by
    assert {who for who, _ in by} <= {"self", "superior", "supervision", "cross_inspection"}


def test_what_a_reviewer_found_is_dated_by_the_visit_and_names_the_claim(district: Path) -> None:
    (district / XIAOQIAO_FILE).unlink()
    head = f"pufa: review/1\nstandard: linchuan-45@1.0.0\nround: {ROUND}\nunit: xiaoqiao\n"
    found = "checked: {C1.2: {points: 1, reason: 没有会议记录}}\n"
    review = head + "source: supervision\nreviewed_on: 2005-06-15\n" + found
    put(district / f"reviews/{ROUND}/supervision/xiaoqiao.yaml", review)
    text = draft()
    at = text.index("criterion: C1.2")
    assert "没有会议记录" in text[at : at + 200]
    assert "found_by: supervision\n    found_on: 2005-06-15" in text[at : at + 200]


def test_what_was_ruled_on_was_found_by_the_ruling(district: Path) -> None:
    (district / XIAOQIAO_FILE).unlink()
    head = f"pufa: review/1\nstandard: linchuan-45@1.0.0\nround: {ROUND}\nunit: xiaoqiao\n"
    ruled = "reviewed_on: 2005-06-20\nnumber: 1号\nmarks: {C1.6: {points: 0.5, reason: 裁定}}\n"
    put(
        district / f"reviews/{ROUND}/adjudication/xiaoqiao.yaml",
        f"{head}source: adjudication\n{ruled}",
    )
    text = draft()
    at = text.index("criterion: C1.6")
    assert "found_by: adjudication\n    found_on: 2005-06-20" in text[at : at + 300]


def draft() -> str:
    (text,) = api.rectify_propose(Path(), unit="xiaoqiao", as_of=AS_OF).files.values()
    return text


def test_what_the_file_has_already_is_not_proposed_again(district: Path) -> None:
    text = draft()
    assert "T1.3" not in text
    assert "criterion: T1.2" in text


def test_a_unit_that_lost_nothing_gets_an_empty_draft(district: Path) -> None:
    findings = draft().partition("findings:\n")[2].replace("id: S", "id: Z")
    put(district / XIAOQIAO_FILE, XIAOQIAO.replace("findings:\n", f"findings:\n{findings}"))
    assert "findings: []" in draft()


def test_no_draft_for_an_unknown_unit_or_one_that_handed_in_nothing(district: Path) -> None:
    unknown = api.rectify_propose(Path(), unit="xiaoqia", as_of=AS_OF)
    assert (unknown.unknown, unknown.meant) == ("xiaoqia", "xiaoqiao")
    missing = api.rectify_propose(Path(), unit="jiaoyuju", as_of=AS_OF)
    assert [one.code.id for one in missing.diagnostics] == ["PF501"]


# --- formats and schemas


@pytest.mark.parametrize("name", ["text", "md", "json", "csv"])
def test_every_result_is_written_in_every_format(district: Path, name: str) -> None:
    empty = listed(unit="jiaoyuju")
    results = (listed(), listed().explaining("F1"), listed().explaining("F2"), empty)
    for result in (*results, api.rectify_carry(Path(), as_of=AS_OF)):
        for language in LANGUAGES:
            assert api.render(result, name, language, Look())
    assert "2005-06-06" in api.render(listed().explaining("F1"), "csv", "zh", Look())


def test_a_step_that_was_raised_says_so(district: Path) -> None:
    standard = FOLDER.parents[1] / "standards" / "linchuan-45.yaml"
    text = standard.read_text("utf-8").replace("{overdue: 1}}", "{overdue: 1, repeat: next}}", 1)
    put(district / "standards" / "linchuan-45.yaml", text)
    old = "  - {id: OLD, round: r1, title: 旧, found_by: self, found_on: 2004-05-17, days: 5}\n"
    before = "  - {step: 通报批评, on: 2004-06-30, number: 1号, findings: [OLD]}\n"
    text = XIAOQIAO.replace("findings:\n", f"findings:\n{old}")
    put(district / XIAOQIAO_FILE, text + before)
    shown = api.render(listed(unit="xiaoqiao"), "text", "zh", Look())
    assert "黄牌警告（上一轮已受处置，提高一级）" in shown
    assert "上一轮已决定“通报批评”（1号）" in letter("yellow_card")


def errors(name: str, tree: Any, **more: Any) -> list[str]:
    schema = api.schema(name, language="zh", **more)
    Draft202012Validator.check_schema(schema)
    return [f"{e.json_path}: {e.message}" for e in Draft202012Validator(schema).iter_errors(tree)]


def test_the_records_and_files_are_as_published(district: Path) -> None:
    record = json.loads(api.render(listed(), "json", "zh", Look()))
    assert errors("rectify-list", record) == []
    assert record["units"][0]["findings"][0]["proposal"]["step"] == "黄牌警告"
    carried = api.rectify_carry(Path(), as_of=AS_OF)
    assert errors("rectify-carry", json.loads(api.render(carried, "json", "zh", Look()))) == []
    for name, text in (("rectification", XIAOQIAO), ("calendar", CALENDAR)):
        tree = read_source("x.yaml", text.encode()).tree
        assert errors(name, _typed(tree)) == []
    assert errors("calendar", {"pufa": "calendar/1", "holidays": ["May"]}) == []
    assert errors("calendar", {"pufa": "calendar/1", "holidays": [3]})


def _typed(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _typed(one) for key, one in tree.items()}
    if isinstance(tree, list):
        return [_typed(one) for one in tree]
    return int(tree) if isinstance(tree, str) and tree.isdigit() else tree


def test_the_pilots_have_no_findings_where_there_are_no_files() -> None:
    if not (FOLDER / "rectifications").exists():
        assert listed(FOLDER, unit=PILOTS[0]).units == ()
