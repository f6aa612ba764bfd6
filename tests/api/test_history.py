"""Days of a district side by side, and what moved between two of them."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from linchuan import put, small_district
from load.test_history import git
from pufa_cli import api
from pufa_cli.api.rectifying import known_findings
from pufa_cli.api.remembering import Memory
from pufa_cli.base.language import say
from pufa_cli.report.rendering import Look

LOOK = Look()
AS_OF = date(2005, 6, 30)
FIRST, SECOND, THIRD = date(2005, 5, 16), date(2005, 5, 30), date(2005, 6, 10)


def commit(folder: Path, day: date) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--message", f"到 {day}", day=str(day))


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """Three days: a unit is missing on the first, an answer gets worse on the third."""
    folder = small_district(tmp_path / "district")
    git(folder, "init", "--quiet", "--initial-branch=main")
    late = folder / "submissions" / "shuinan" / "2005-acceptance.yaml"
    text = late.read_text("utf-8")
    late.unlink()
    commit(folder, FIRST)
    put(late, text)
    commit(folder, SECOND)
    pilot = folder / "submissions" / "xiaoqiao" / "2005-acceptance.yaml"
    was = "facts: {first: 是, dispatch: 3, deputy: 是}"
    put(pilot, pilot.read_text("utf-8").replace(was, was.replace("3", "1")))
    commit(folder, THIRD)
    return folder


def test_each_day_is_judged_by_its_own_files(district: Path) -> None:
    found = api.trend(district, days=(THIRD, FIRST, SECOND, FIRST))
    assert [one.on for one in found.moments] == [FIRST, SECOND, THIRD]
    counts = [(one.scored, one.missing) for one in found.moments]
    assert counts[0][0] + 1 == counts[1][0] == counts[2][0]
    assert counts[0][1] - 1 == counts[1][1]
    course = {one.unit.id: one for one in found.units}
    assert course["shuinan"].totals[0] is None
    assert course["shuinan"].change == 0
    assert course["xiaoqiao"].change == -1
    assert found.is_whole


def test_without_days_those_of_the_commits_are_taken(district: Path) -> None:
    assert [one.on for one in api.trend(district).moments] == [FIRST, SECOND, THIRD]


def test_a_day_that_is_not_there_is_told_and_the_others_are_shown(district: Path) -> None:
    found = api.trend(district, days=(date(2005, 1, 1), SECOND))
    assert [one.on for one in found.moments] == [SECOND]
    assert [one.code.id for one in found.diagnostics] == ["PF803"]
    assert not found.is_whole


def test_a_day_whose_settings_were_broken_is_told(district: Path) -> None:
    settings = district / "pufa.yaml"
    whole = settings.read_text("utf-8")
    put(settings, "pufa: district/1\n")
    commit(district, date(2005, 6, 20))
    put(settings, whole)
    commit(district, date(2005, 6, 21))
    found = api.trend(district, days=(date(2005, 6, 20), date(2005, 6, 21)))
    assert len(found.moments) == 1
    assert found.diagnostics[0].file == "2005-06-20:pufa.yaml"
    other = api.diff("2005-06-20", ".", district=district, as_of=AS_OF)
    assert other.setup_is_broken


def test_no_repository_gives_no_days(tmp_path: Path) -> None:
    folder = small_district(tmp_path / "district")
    found = api.trend(folder)
    assert found.moments == ()
    assert [one.code.id for one in found.diagnostics] == ["PF802"]
    assert api.render(found, "md", "zh", LOOK).startswith("# ")
    assert api.trend(tmp_path).setup_is_broken


def test_what_moved_is_told_with_its_answer_and_who_committed_it(district: Path) -> None:
    found = api.diff(str(SECOND), str(THIRD), district=district, as_of=AS_OF)
    (one,) = found.units
    assert (one.unit.id, one.change) == ("xiaoqiao", -1)
    (moved,) = one.moved
    assert (moved.id, moved.change) == ("C1.1", -1)
    assert "3" in say(moved.was, "zh")
    (because,) = moved.because
    assert because.cause == "facts"
    assert because.place.startswith("2005-06-10:submissions/xiaoqiao/")
    (author,) = one.commits
    assert (author.on, author.name) == (THIRD, "区普治办")
    assert found.still > 0


def test_a_unit_that_came_later_is_different_and_has_no_change(district: Path) -> None:
    found = api.diff(str(FIRST), str(SECOND), district=district, as_of=AS_OF)
    assert [(one.unit.id, one.change) for one in found.units if one.change is None] == [
        ("shuinan", None)
    ]


def test_folders_and_revisions_are_states_too(district: Path, tmp_path: Path) -> None:
    same = api.diff("HEAD", str(district), district=district, as_of=AS_OF)
    assert same.units == ()
    assert "没有变化" in api.render(same, "md", "zh", LOOK)
    alone = api.diff("HEAD~1", str(district), district=district, as_of=AS_OF, unit="shuinan")
    assert (alone.units, alone.still) == ((), 1)
    wrong = api.diff("nix", str(district), district=district, as_of=AS_OF)
    assert not wrong.is_whole
    assert "没有可以比较" in api.render(wrong, "md", "zh", LOOK)
    record = api.render(wrong, "json", "zh", LOOK)
    assert '"before": null' in record
    odd = api.diff("2005-99-99", str(district), district=district, as_of=AS_OF)
    assert [one.code.id for one in odd.diagnostics] == ["PF804"]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's days, with a change of settings, roster and standard on one more each."""
    from build_example import build_history

    folder = tmp_path_factory.mktemp("days") / "linchuan"
    assert build_history(folder) == 0
    settings, roster = folder / "pufa.yaml", folder / "units.yaml"
    turned = settings.read_text("utf-8").replace(
        "[superior, supervision,", "[supervision, superior,"
    )
    put(settings, turned)
    commit(folder, date(2005, 7, 1))
    put(roster, roster.read_text("utf-8").replace("team: 第一督查组", "team: 第二督查组", 1))
    commit(folder, date(2005, 7, 2))
    return folder


def test_a_unit_that_did_not_change_is_not_scored_again_and_nothing_else_is_different(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[object] = []
    keep = Memory.keep
    monkeypatch.setattr(Memory, "keep", lambda *words: (kept.append(1), keep(*words)))
    quick = api.trend(example)
    scored = sum(one.scored for one in quick.moments)
    assert 0 < len(kept) < scored
    monkeypatch.setattr(Memory, "recall", lambda *_: None)
    slow = api.trend(example)
    assert api.render(quick, "json", "zh", LOOK) == api.render(slow, "json", "zh", LOOK)
    assert quick == slow


def test_findings_of_a_day_are_those_that_the_list_has(example: Path) -> None:
    found = known_findings(example, as_of=AS_OF)
    listed = api.rectify_list(example, as_of=AS_OF).findings
    assert len(found) == len(listed) > 0
    assert sorted(one.finding.id for one in found) == sorted(one.id for one in listed)
    assert known_findings(example.parent, as_of=AS_OF) == ()


def test_a_unit_that_left_the_roster_stays_and_says_so(district: Path) -> None:
    roster = district / "units.yaml"
    lines = [line for line in roster.read_text("utf-8").split("\n") if "shuinan" not in line]
    put(roster, "\n".join(lines))
    (district / "submissions" / "shuinan" / "2005-acceptance.yaml").unlink()
    commit(district, date(2005, 6, 20))
    found = api.trend(district)
    gone = {one.unit.id: one for one in found.units if not one.is_listed}
    assert list(gone) == ["shuinan"]
    assert gone["shuinan"].totals[-1] is None
    assert "水南镇（已不在名册）" in api.render(found, "md", "zh", LOOK)


def test_a_grade_that_fell_is_a_move_and_another_round_is_said(district: Path) -> None:
    sheet = district / "submissions" / "xiaoqiao" / "2005-acceptance.yaml"
    put(sheet, sheet.read_text("utf-8").replace("V2: 否", "V2: 是"))
    settings = district / "pufa.yaml"
    put(settings, settings.read_text("utf-8").replace("“四五”普法考核验收", "复验"))
    commit(district, date(2005, 6, 20))
    found = api.trend(district, days=(THIRD, date(2005, 6, 20)))
    course = next(one for one in found.units if one.unit.id == "xiaoqiao")
    assert course.change == 0
    assert len(course.grade_course) == 2
    shown = api.render(found, "md", "zh", LOOK)
    assert " → ".join(course.grade_course) in shown
    assert "期间换过轮次" in shown
    assert "没有变化的单位：水南镇" in shown


def test_a_standard_that_was_changed_within_its_version_is_said(district: Path) -> None:
    source = (Path(__file__).parents[2] / "standards" / "linchuan-45.yaml").read_text("utf-8")
    put(district / "standards" / "linchuan-45.yaml", source + "# 改过\n")
    commit(district, date(2005, 6, 20))
    assert "的内容改过" in api.render(api.trend(district), "md", "zh", LOOK)


def test_another_standard_on_the_way_is_said(district: Path) -> None:
    source = (Path(__file__).parents[2] / "standards" / "linchuan-45.yaml").read_text("utf-8")
    put(
        district / "standards" / "linchuan-45.yaml",
        source.replace("version: 1.0.0", "version: 1.0.1"),
    )
    settings = district / "pufa.yaml"
    put(settings, settings.read_text("utf-8").replace("linchuan-45@1.0.0", "linchuan-45@1.0.1"))
    for path in (*district.rglob("2005-acceptance.yaml"), *(district / "reviews").rglob("*.yaml")):
        put(path, path.read_text("utf-8").replace("linchuan-45@1.0.0", "linchuan-45@1.0.1"))
    commit(district, date(2005, 6, 20))
    assert api.trend(district).diagnostics == ()
    shown = api.render(api.trend(district), "md", "zh", LOOK)
    assert "期间换过标准" in shown
    other = api.diff(str(THIRD), "HEAD", district=district, as_of=AS_OF)
    assert "标准不同" in api.render(other, "md", "zh", LOOK)


@pytest.mark.parametrize("name", ["md", "text", "json", "csv"])
def test_both_are_written_in_every_format(district: Path, name: str) -> None:
    for result in (
        api.trend(district),
        api.diff(str(FIRST), str(THIRD), district=district, as_of=AS_OF),
    ):
        zh, en = (api.render(result, name, language, LOOK) for language in ("zh", "en"))
        assert "孝桥镇" in zh
        assert zh != en or name == "json"


def test_the_example_s_days_are_the_same_everywhere(tmp_path: Path) -> None:
    from build_example import build_history

    heads = set()
    for name in ("a", "b"):
        assert build_history(tmp_path / name) == 0
        words = ["git", "-C", str(tmp_path / name), "rev-parse", "HEAD"]
        heads.add(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    assert len(heads) == 1
    example = Path(__file__).parents[2] / "examples" / "linchuan"
    files = {p.relative_to(example) for p in example.rglob("*") if p.is_file()}
    for path in files:
        assert (tmp_path / "a" / path).read_bytes() == (example / path).read_bytes()
    again = build_history(tmp_path / "a")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    assert (again, build_history(tmp_path / "full")) == (0, 2)
