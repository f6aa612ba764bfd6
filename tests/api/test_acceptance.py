"""Running an acceptance on a small district with a history: tasks, meetings, practices, freeze."""

from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from linchuan import ROOT, SETTINGS, put
from load.test_history import git
from pufa_cli import api
from pufa_cli.report.rendering import Look
from rectifying import rectified_district

AS_OF = date(2005, 6, 30)
SINCE = date(2005, 6, 10)
ROSTER = """\
pufa: roster/1
units:
  - {id: xiaoqiao, name: 孝桥镇, category: township, area: 东片, team: t1, head: 书记, pilot: 是}
  - {id: shuinan, name: 水南镇, category: township, area: 东片, team: t1, leader: 甲}
  - {id: jiaoyuju, name: 区教育局, category: department}
"""
MORE = """\
teams: [{id: t1, title: 一组, members: [{post: 组长}]}]
phases:
  - id: p1
    title: 自查
    starts_on: 2005-05-16
    ends_on: 2005-06-10
    tasks: [{id: summary, title: 总结}, {id: film, title: 电视片, by: office}]
    meetings: [{on: 2005-06-10, kind: dispatch}, {on: 2005-07-01}]
responsibility: {areas: [{area: 东片, leader: 甲}], most: {units: 1}}
"""
PROGRESS = """\
pufa: progress/1
round: 2005-acceptance
unit: xiaoqiao
tasks: {summary: 2005-06-01}
statements: [{on: 2005-06-20, done: 做完, next: 整改}]
"""
MEETING = """\
pufa: meeting/1
round: 2005-acceptance
on: 2005-06-10
kind: dispatch
resolutions:
  - {id: A, text: 更新, unit: shuinan, due_on: 2005-06-20}
  - {id: B, text: 汇总}
  - {id: C, text: 已办, done_on: 2005-06-12}
"""
PRACTICE = """\
pufa: practice/1
id: night
title: 夜校
unit: xiaoqiao
recorded_on: 2005-06-01
criteria: [T1.3]
text: 周周办
evidence: [{title: 照片}]
adopted: [{unit: shuinan, on: 2005-06-05, note: 到课多了}]
"""


@pytest.fixture
def district(tmp_path: Path) -> Path:
    folder = rectified_district(tmp_path / "district")
    put(folder / "pufa.yaml", SETTINGS + MORE)
    put(folder / "units.yaml", ROSTER)
    put(folder / "progress" / "xiaoqiao.yaml", PROGRESS)
    put(folder / "meetings" / "2005-06-10.yaml", MEETING)
    put(folder / "practices" / "night.yaml", PRACTICE)
    return folder


def committed(folder: Path) -> Path:
    """The district with a history: on the tenth of June a pilot's answer was worse."""
    file = folder / "submissions" / "xiaoqiao" / "2005-acceptance.yaml"
    now = file.read_text("utf-8")
    was = "facts: {first: 是, dispatch: 3, deputy: 是}"
    put(file, now.replace(was, was.replace("3", "1")))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "一", day=str(SINCE))
    put(file, now)
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "二", day="2005-06-29")
    return folder


def test_the_pack_says_what_changed_since_the_last_meeting(district: Path) -> None:
    found = api.report(committed(district), as_of=AS_OF, kind="meeting")
    assert found.since == SINCE
    assert [(one.now.unit.id, one.change) for one in found.units] == [
        ("xiaoqiao", 1),
        ("shuinan", 0),
        ("jiaoyuju", None),
    ]
    assert [one.statement.next for one in found.told] == ["整改"]
    assert [(one.resolution.id, one.who, one.is_late) for one in found.pending] == [
        ("A", "水南镇", True),
        ("B", "", False),
    ]
    assert [one.finding.id for one in found.overdue] == ["F1", "F3"]
    assert [one.finding.id for one in found.settled] == ["F2"]
    assert found.following == date(2005, 7, 1)
    shown = api.render(found, "md", "zh", Look())
    assert "得分上升的单位 1 个，下降 0 个，没有变化 1 个，不能比较 1 个" in shown


def test_a_pack_of_another_day_or_without_history_is_a_pack(district: Path) -> None:
    alone = api.report(district, as_of=AS_OF, kind="dispatch")
    assert "PF766" in {one.code.id for one in alone.diagnostics}
    assert all(one.change is None for one in alone.units)
    assert not alone.setup_is_broken
    (district / "meetings" / "2005-06-10.yaml").unlink()
    first = api.report(district, as_of=AS_OF, kind="meeting")
    assert first.since is None
    assert len(first.new) == 3
    empty = committed(district)
    early = api.report(empty, as_of=AS_OF, kind="meeting", since=date(2005, 1, 1))
    assert "PF766" in {one.code.id for one in early.diagnostics}


def test_a_dispatch_looks_back_to_the_last_dispatch(district: Path) -> None:
    weekly = "pufa: meeting/1\nround: 2005-acceptance\non: 2005-06-20\nkind: weekly\n"
    put(district / "meetings" / "2005-06-20.yaml", weekly + "absent: [shuinan]\n")
    put(district / "meetings" / "2005-06-10.yaml", MEETING + "absent: [jiaoyuju, xiaoqiao]\n")
    found = api.report(district, as_of=AS_OF, kind="dispatch")
    assert found.since == date(2005, 6, 10)
    assert api.report(district, as_of=AS_OF, kind="meeting").since == date(2005, 6, 20)
    absent = [(one.unit.id, one.days) for one in found.absent]
    assert absent == [(unit, (date(2005, 6, 10),)) for unit in ("xiaoqiao", "jiaoyuju")]
    assert "## 缺席调度会的单位" in api.render(found, "md", "zh", Look())
    means = [(one.category.id, one.before, one.change) for one in found.means]
    assert all(one[1:] == (None, None) for one in means)
    assert len(means) == 2


SITE = """\
pufa: meeting/1
round: 2005-acceptance
on: 2005-06-03
kind: site
at: xiaoqiao
attended: [shuinan, jiaoyuju]
"""


def test_meetings_on_site_say_who_came_and_who_took_over_since(district: Path) -> None:
    put(district / "meetings" / "2005-06-03-xiaoqiao.yaml", SITE)
    found = api.report(district, as_of=AS_OF, kind="practices")
    (one,) = found.sites
    assert (one.on, one.unit.id) == (date(2005, 6, 3), "xiaoqiao")
    assert [unit.id for unit in one.attended] == ["shuinan", "jiaoyuju"]
    assert [unit.id for unit in one.adopting] == ["shuinan"]
    assert found.without_site == ()
    assert "| 水南镇、区教育局 | 水南镇 " in api.render(found, "md", "zh", Look())
    assert api.render(found, "json", "zh", Look())
    assert api.report(district, as_of=AS_OF, kind="meeting").since == SINCE
    before = api.report(district, as_of=date(2005, 6, 2), kind="practices")
    assert (before.sites, [one.id for one in before.without_site]) == ((), ["xiaoqiao"])
    put(district / "units.yaml", ROSTER.replace("shuinan", "shuinan, pilot: 是"))
    other = api.report(district, as_of=AS_OF, kind="practices")
    assert "还没有开现场会的试点：水南镇" in api.render(other, "md", "zh", Look())


def test_what_was_said_of_a_pilot_comes_back_at_the_next_meeting(district: Path) -> None:
    said = "feedback: [{unit: xiaoqiao, by: 副书记, text: 台账不全}]\n"
    put(district / "meetings" / "2005-06-10.yaml", MEETING + said)
    later = "pufa: meeting/1\nround: 2005-acceptance\non: 2005-06-20\nkind: weekly\n"
    put(district / "meetings" / "2005-06-20.yaml", later)
    found = api.report(district, as_of=AS_OF, kind="meeting")
    (one,) = found.fed
    assert (one.unit.id, one.leader, one.team) == ("xiaoqiao", "", "一组")
    assert one.on == date(2005, 6, 10)
    assert "副书记（2005-06-10）：台账不全" in api.render(found, "md", "zh", Look())
    assert "副书记：台账不全" in api.render(found, "json", "zh", Look())


def test_the_office_has_a_list_of_its_tasks_with_working_groups(district: Path) -> None:
    with_groups = MORE.replace("by: office", "by: office, groups: [g1]").replace(
        "most: {units: 1}", "groups: [{id: g1, title: 摄制组, leader: 甲}], most: {units: 1}"
    )
    put(district / "pufa.yaml", SETTINGS + with_groups)
    found = api.plan_phases(district, as_of=AS_OF, unit="office")
    shown = api.render(found, "text", "zh", Look())
    assert "单位    办公室" in shown
    assert "电视片   摄制组" in shown
    assert "会议" in shown
    matrix = api.report(district, as_of=AS_OF, kind="responsibility")
    assert "| 摄制组 | 甲 " in api.render(matrix, "md", "zh", Look())
    assert api.render(matrix, "json", "zh", Look())


def test_means_of_categories_are_held_against_those_of_the_last_meeting(district: Path) -> None:
    found = api.report(committed(district), as_of=AS_OF, kind="meeting")
    changes = {one.category.id: one.change for one in found.means}
    assert changes["township"] == Fraction(1, 2)
    shown = api.render(found, "html", "zh", Look())
    assert "<figcaption>类别平均分</figcaption>" in shown


def test_practices_are_compared_with_others_and_with_before(district: Path) -> None:
    found = api.report(committed(district), as_of=AS_OF, kind="practices", since=SINCE)
    (one,) = found.practices
    (effect,) = one.effects
    assert (effect.adopting, effect.not_adopting) == (1, 0)
    assert effect.adopters == effect.before
    assert effect.others is None
    assert found.frozen is None
    shown = api.render(found, "md", "en", Look())
    assert "compared with**: 2005-06-10" in shown
    assert "水南镇 (2005-06-05): 到课多了" in shown
    nothing = api.report(district, as_of=AS_OF, kind="practices", since=date(2005, 1, 1))
    assert not nothing.is_whole


def test_without_practices_the_report_says_so(district: Path) -> None:
    (district / "practices" / "night.yaml").unlink()
    found = api.report(district, as_of=AS_OF, kind="practices")
    assert "还没有记录典型经验" in api.render(found, "md", "zh", Look())


STANDARD = ROOT / "standards" / "linchuan-45.yaml"


def test_a_frozen_standard_is_what_it_was(district: Path) -> None:
    digest = sha256(STANDARD.read_bytes()).hexdigest()
    own = STANDARD.read_text("utf-8").replace("version: 1.0.0", "version: 0.9.0", 1)
    put(district / "standards" / "linchuan-45@0.9.0.yaml", own)
    frozen = f"frozen: {{on: 2005-05-20, digest: {digest}, pilot: linchuan-45@0.9.0}}\n"
    put(district / "pufa.yaml", SETTINGS + MORE + frozen)
    found = api.report(district, as_of=AS_OF, kind="practices")
    assert found.changes is not None
    assert not found.setup_is_broken
    assert "linchuan-45&#64;0.9.0" in api.render(found, "md", "zh", Look())
    assert api.render(found, "json", "zh", Look())
    assert api.rollup(district, as_of=AS_OF).rollup is not None


def test_a_standard_that_is_kept_beside_the_one_in_use_is_checked_too(district: Path) -> None:
    before = api.check([district], as_of=AS_OF)
    own = STANDARD.read_text("utf-8").replace("version: 1.0.0", "version: 0.9.0", 1)
    put(district / "standards" / "linchuan-45@0.9.0.yaml", own)
    sound = api.check([district], as_of=AS_OF)
    assert sound.files == before.files + 1
    assert not sound.setup_is_broken
    put(district / "standards" / "linchuan-45@0.9.0.yaml", own.replace("total: 100", "total: 99"))
    found = api.check([district], as_of=AS_OF)
    assert found.setup_is_broken
    wrong = [one for one in found.diagnostics if one.is_error]
    assert {Path(one.file).name for one in wrong} == {"linchuan-45@0.9.0.yaml"}


def test_a_frozen_standard_that_moved_scores_nobody(district: Path) -> None:
    frozen = f"frozen: {{on: 2005-05-20, digest: {'0' * 64}, pilot: nothing@1.0.0}}\n"
    put(district / "pufa.yaml", SETTINGS + MORE + frozen)
    found = api.rollup(district, as_of=AS_OF)
    assert (found.rollup, found.setup_is_broken) == (None, True)
    assert {"PF790", "PF791"} <= {one.code.id for one in found.diagnostics}
    assert api.report(district, as_of=AS_OF, kind="practices").setup_is_broken
    other = api.rollup(district, as_of=AS_OF, standard="linchuan-45@1.0.0")
    assert other.rollup is not None


@pytest.mark.parametrize(("name", "code"), [("pufa.yaml", "PF790"), ("units.yaml", "PF750")])
def test_settings_and_roster_alone_are_held_against_the_district(
    district: Path, name: str, code: str
) -> None:
    frozen = f"frozen: {{on: 2005-05-20, digest: {'0' * 64}}}\n"
    put(district / "pufa.yaml", SETTINGS + MORE + frozen)
    found = api.check([district / name], as_of=AS_OF)
    assert code in {one.code.id for one in found.diagnostics}
    assert {Path(one.file).name for one in found.diagnostics} == {name}
    assert (found.files, found.setup_is_broken) == (1, name == "pufa.yaml")


def test_what_lacks_in_the_matrix_is_told_with_results(district: Path) -> None:
    found = api.report(district, as_of=AS_OF, kind="responsibility")
    codes = {one.code.id for one in found.wrong}
    assert codes == {"PF750", "PF751", "PF753", "PF756", "PF758"}
    assert [(one.name, one.units, one.overdue, one.late) for one in found.by_leader] == [
        ("甲", 2, 2, 1),
        ("", 1, 0, 1),
    ]
    assert [(one.name, one.units) for one in found.by_team] == [("一组", 2), ("", 1)]
    assert "“甲”负责 2 个单位，上限是 1 个" in api.render(found, "md", "zh", Look())


def test_tasks_of_one_unit_and_of_one_that_nobody_knows(district: Path) -> None:
    found = api.plan_phases(district, as_of=AS_OF, unit="xiaoqiao")
    assert [(one.duty.task.id, one.state.value) for one in found.tasks] == [("summary", "done")]
    office = api.plan_phases(district, as_of=AS_OF, unit="office")
    assert [(one.duty.task.id, one.late) for one in office.tasks] == [("film", 14)]
    nobody = api.plan_phases(district, as_of=AS_OF, unit="xiaoqia")
    assert [one.code.id for one in nobody.diagnostics if one.is_error] == ["PF321"]
    assert not nobody.is_whole


def test_a_district_without_phases_has_no_tasks(district: Path) -> None:
    put(district / "pufa.yaml", SETTINGS)
    found = api.plan_phases(district, as_of=AS_OF)
    assert not found.is_whole
    assert "没有写阶段任务" in api.render(found, "text", "zh", Look())


@pytest.mark.parametrize(
    "kind", ["responsibility", "weak", "meeting", "dispatch", "practices", "exam"]
)
@pytest.mark.parametrize("broken", ["pufa.yaml", "units.yaml"])
def test_broken_settings_are_told_and_nothing_breaks(
    district: Path, kind: str, broken: str
) -> None:
    put(district / broken, "pufa: nothing/1\n")
    found = api.report(district, as_of=AS_OF, kind=kind)
    assert found.setup_is_broken
    for name in ("md", "html", "json", "csv"):
        assert api.render(found, name, "zh", Look()) is not None


@pytest.mark.parametrize("name", ["progress/xiaoqiao", "meetings/2005-06-10", "practices/night"])
def test_a_broken_file_is_refused_and_the_rest_is_shown(district: Path, name: str) -> None:
    put(district / f"{name}.yaml", "pufa: [\n")
    kind = {"p": "practices"}.get(name[0], "meeting") if "practices" in name else "meeting"
    found = api.report(district, as_of=AS_OF, kind=kind)
    assert not found.is_whole
    assert "PF108" in {one.code.id for one in found.diagnostics}
    assert "PF108" in {one.code.id for one in api.check([district], as_of=AS_OF).diagnostics}


def test_single_files_are_held_against_their_district(district: Path) -> None:
    names = ("progress/xiaoqiao", "meetings/2005-06-10", "practices/night")
    paths = [district / f"{name}.yaml" for name in names]
    assert [one.code.id for one in api.check(paths, as_of=AS_OF).diagnostics] == []
    put(district / "progress" / "stray.txt", "x")
    put(paths[0], PROGRESS.replace("summary", "sumary"))
    found = {one.code.id for one in api.check(paths, as_of=AS_OF).diagnostics}
    assert found == {"PF740"}
    assert "PF506" not in found
    whole = {one.code.id for one in api.check([district], as_of=AS_OF).diagnostics}
    assert {"PF740"} <= whole


def test_a_veto_is_followed_to_the_steps_that_it_calls_for(district: Path) -> None:
    review = district / "reviews" / "2005-acceptance" / "superior" / "xiaoqiao.yaml"
    head = "pufa: review/1\nstandard: linchuan-45@1.0.0\nround: 2005-acceptance\nunit: xiaoqiao\n"
    put(review, head + "source: superior\nreviewed_on: 2005-06-28\nvetoes: {V1: 是}\n")
    found = api.rectify_list(district, as_of=AS_OF).explaining("V1")
    assert [one.step.title for unit in found.units for one in unit.proposals] == [
        "追究单位领导责任",
        "综治一票否决",
    ]
    shown = api.render(found, "text", "zh", Look())
    assert "V1 上级考核验收不合格" in shown
    assert "superior/xiaoqiao.yaml" in shown


def test_reviews_are_held_against_the_plan(district: Path) -> None:
    plan = api.plan_cross_check(district, round_id="2005-acceptance", seed="s")
    put(district / "plans" / "2005-acceptance-cross-check.yaml", api.plan_file(plan))
    review = "pufa: review/1\nstandard: linchuan-45@1.0.0\nround: 2005-acceptance\nunit: shuinan\n"
    review += "source: cross_inspection\ninspecting_unit: jiaoyuju\n"
    put(district / "reviews" / "2005-acceptance" / "cross_inspection" / "shuinan.yaml", review)
    found = {one.code.id for one in api.check([district], as_of=AS_OF).diagnostics}
    assert "PF350" in found


def test_a_review_with_an_error_was_a_visit_all_the_same(district: Path) -> None:
    head = "pufa: review/1\nstandard: linchuan-45@1.0.0\nround: 2005-acceptance\n"
    folder = district / "reviews" / "2005-acceptance" / "supervision"
    put(folder / "xiaoqiao.yaml", f"{head}unit: xiaoqiao\nsource: supervision\n")
    put(folder / "shuinan.yaml", f"{head}unit: shuinan\nsource: supervision\nreviewed_on: x\n")
    found = api.report(district, as_of=AS_OF, kind="reviews")
    unvisited = {unit.id for unit in found.not_visited["supervision"]}
    assert "shuinan" not in unvisited
    assert "jiaoyuju" in unvisited


def test_visits_are_listed_by_source_and_reviewer(district: Path) -> None:
    found = api.report(district, as_of=AS_OF, kind="reviews")
    order = ("adjudication", "superior", "supervision", "spot_check", "cross_inspection")
    places = [order.index(one.source) for one in found.visits]
    assert places == sorted(places)


def test_a_calendar_that_cannot_be_is_refused_by_every_ledger(district: Path) -> None:
    put(district / "calendar.yaml", "pufa: calendar/1\nworking_weekends: [2005-10-10]\n")
    for found in (
        api.plan_phases(district, as_of=AS_OF),
        api.rectify_list(district, as_of=AS_OF),
        api.report(district, as_of=AS_OF, kind="meeting"),
        api.check([district], as_of=AS_OF),
    ):
        checked = getattr(found, "checked", found)
        assert [one.code.id for one in checked.errors] == ["PF621"]
        assert found.setup_is_broken


@pytest.mark.parametrize("kind", ["meeting", "practices"])
def test_a_day_that_cannot_be_compared_with_is_told_on_the_page_and_beside_it(
    district: Path, kind: str
) -> None:
    settings = (district / "pufa.yaml").read_text("utf-8")
    put(district / "pufa.yaml", settings + "wrong: 1\n")
    committed(district)
    put(district / "pufa.yaml", settings)
    found = api.report(district, as_of=AS_OF, kind=kind, since=SINCE)
    assert found.not_compared
    assert any(one.file == f"{SINCE}:pufa.yaml" for one in found.diagnostics)
    assert "读不到 2005-06-10 的情况，没有和那一天比较" in api.render(found, "md", "zh", Look())


@pytest.mark.parametrize("kind", ["meeting", "practices"])
def test_a_unit_that_was_broken_on_that_day_is_told(district: Path, kind: str) -> None:
    file = district / "submissions" / "shuinan" / "2005-acceptance.yaml"
    text = file.read_text("utf-8")
    put(file, text + "wrong: 1\n")
    committed(district)
    put(file, text)
    found = api.report(district, as_of=AS_OF, kind=kind, since=SINCE)
    assert not found.not_compared
    assert [one.file for one in found.diagnostics if one.code.id == "PF766"] == [
        f"{SINCE}:submissions/shuinan/2005-acceptance.yaml"
    ]
