"""The library: what each command's function gives for good, broken and missing files."""

from pathlib import Path
from typing import Any

import click
import pytest

from linchuan import AS_OF, BROKEN, FOLDER, ROOT, ROSTER, name_of, put, small_district
from pufa_cli import api
from pufa_cli.base.diagnostics import Severity
from pufa_cli.cli.main import root
from pufa_cli.model.results import CheckResult, DistrictResult, UnitResult
from pufa_cli.model.rollup import Presence, Row
from pufa_cli.report.rendering import Look

# Functions that show results or list words; every other function is a command.
SHOWING = {
    "derivation",
    "joined",
    "page_of",
    "plan_file",
    "draw_file",
    "render",
    "schema_names",
    "topics",
}


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small district; the working folder is the folder above it."""
    monkeypatch.chdir(tmp_path)
    return small_district(tmp_path / "district")


def codes_of(result: UnitResult | DistrictResult | CheckResult) -> set[str]:
    return {one.code.id for one in result.diagnostics}


def rows_of(result: DistrictResult) -> dict[str, Row]:
    assert result.rollup is not None
    return {row.unit: row for row in result.rollup.rows}


def rolled_up(folder: Path, **more: Any) -> DistrictResult:
    return api.rollup(folder, as_of=AS_OF, **more)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    put(path, text.replace(old, new))


def test_every_command_has_a_function_of_its_name() -> None:
    ctx = click.Context(root)
    commands = set()
    for name in root.list_commands(ctx):
        command = root.get_command(ctx, name)
        below = command.list_commands(ctx) if isinstance(command, click.Group) else []
        commands |= {f"{name}_{one}".replace("-", "_") for one in below} or {name}
    assert set(api.__all__) - SHOWING == commands
    assert all(callable(getattr(api, name)) and getattr(api, name).__doc__ for name in api.__all__)
    with pytest.raises(AttributeError):
        _ = api.nothing


# --- score


def test_a_file_is_scored_with_the_reviews_of_its_district(district: Path) -> None:
    file = district / name_of("xiaoqiao")
    result = api.score(file, as_of=AS_OF, with_places=True)
    assert result.assessment is not None
    assert not result.assessment.total.is_range
    assert result.places["review:C1.6"].startswith("district/reviews/")
    alone = put(district.parent / "alone.yaml", file.read_text("utf-8"))
    pending = api.score(alone, as_of=AS_OF)
    assert pending.assessment is not None
    assert pending.assessment.total.is_range
    assert pending.places == {}


def test_reviews_of_another_round_are_left_out(district: Path) -> None:
    edit(district / "pufa.yaml", "2005-acceptance", "2006-acceptance")
    result = api.score(district / name_of("xiaoqiao"), as_of=AS_OF)
    assert result.assessment is not None
    assert result.assessment.total.is_range


def test_a_review_behind_a_link_spoils_the_score_instead_of_vanishing(district: Path) -> None:
    review = next(district.glob("reviews/*/supervision/xiaoqiao.yaml"))
    review.rename(district / "elsewhere.yaml")
    review.symlink_to(district / "elsewhere.yaml")
    result = api.score(district / name_of("xiaoqiao"), as_of=AS_OF)
    assert result.assessment is None
    assert "PF131" in codes_of(result)


def test_a_mistake_in_a_review_is_located_in_the_review(district: Path) -> None:
    review = next(district.glob("reviews/*/supervision/xiaoqiao.yaml"))
    edit(review, "marks:\n", "marks:\n  C9.9: {points: 1, reason: x}\n")
    result = api.score(district / name_of("xiaoqiao"), as_of=AS_OF)
    assert {one.file for one in result.diagnostics if one.is_error} == {
        review.relative_to(district.parent).as_posix()
    }


def test_another_standard_can_be_asked_for(district: Path) -> None:
    file = district / name_of("xiaoqiao")
    standard = ROOT / "standards" / "linchuan-45.yaml"
    for name in ("linchuan-45", "linchuan-45@1.0.0", str(standard)):
        assert api.score(file, as_of=AS_OF, standard=name).is_whole
    edit(file, "linchuan-45@1.0.0", "linchuan-46@1.0.0")
    assert codes_of(api.score(file, as_of=AS_OF)) >= {"PF309"}
    assert api.score(file, as_of=AS_OF, standard="linchuan-45").is_whole
    missing = api.score(file, as_of=AS_OF, standard="nope")
    assert not missing.is_whole
    assert missing.checked.errors


def test_a_wrong_version_of_a_standard_is_not_taken_for_the_right_one(district: Path) -> None:
    file = district / name_of("xiaoqiao")
    edit(file, "linchuan-45@1.0.0", "linchuan-45@2.0.0")
    result = api.score(file, as_of=AS_OF)
    assert not result.is_whole
    assert not result.setup_is_broken


def test_what_cannot_be_read_is_a_result_too(district: Path) -> None:
    for name in ("nothing.yaml", "."):
        result = api.score(district / name, as_of=AS_OF)
        assert (result.assessment, result.unit_name) == (None, "")
        assert api.render(result, "text", "zh", Look())


def test_all_mistakes_of_a_file_are_found_in_one_run(district: Path) -> None:
    file = district / name_of("xiaoqiao")
    edit(file, "filled_on: 2005-06-", "filled_on: 2005-16-")
    edit(file, "answers:\n", "answers:\n  C9.9: {facts: 是}\n")
    edit(file, "  C1.2:\n", "  C1.2:\n    remark: x\n")
    assert codes_of(api.score(file, as_of=AS_OF)) >= {"PF202", "PF205", "PF301"}


# --- rollup


def test_a_district_is_rolled_up_unit_by_unit(district: Path) -> None:
    seen: list[tuple[int, int]] = []
    result = rolled_up(district, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    rows = rows_of(result)
    assert {unit: row.presence for unit, row in rows.items()} == {
        "xiaoqiao": Presence.SCORED,
        "shuinan": Presence.SCORED,
        "jiaoyuju": Presence.MISSING,
    }
    assert (result.files_read, result.files_refused) == (2, 0)
    assert result.is_whole
    assert "PF501" in codes_of(result)


@pytest.mark.parametrize("broken", ["- x\n", "\ufeff\ufeff", "pufa: submission/1\n", "a: [" * 50])
def test_a_broken_file_changes_no_other_unit(district: Path, broken: str) -> None:
    before = rows_of(rolled_up(district))
    put(district / name_of("shuinan"), broken)
    result = rolled_up(district)
    after = rows_of(result)
    assert after["shuinan"].presence is Presence.BROKEN
    assert after["shuinan"].reason.startswith("PF")
    assert after["xiaoqiao"]._replace(rank=None) == before["xiaoqiao"]._replace(rank=None)
    assert (result.files_read, result.files_refused) == (1, 1)
    assert not result.is_whole


def test_files_of_unknown_units_are_refused_and_named(district: Path) -> None:
    text = (district / name_of("xiaoqiao")).read_text("utf-8")
    put(district / name_of("xiaoqiao1"), text)
    put(district / "reviews" / "2005-acceptance" / "supervision" / "nobody.yaml", "x: 1\n")
    result = rolled_up(district)
    assert result.files_refused == 2
    said = [one for one in result.diagnostics if one.code.id == "PF302"]
    assert {Path(one.file).parent.name for one in said} == {"xiaoqiao1", "supervision"}
    put(district / "reviews" / "2005-acceptance" / "superior" / "nobody.yaml", "x: 1\n")
    both = [one for one in rolled_up(district).diagnostics if one.code.id == "PF302"]
    assert len(both) == 3
    assert any("xiaoqiao”" in one.message("zh") for one in said)


def test_reviews_of_a_unit_that_handed_in_nothing_are_read_and_told(district: Path) -> None:
    folder = district / "reviews" / "2005-acceptance"
    text = (folder / "supervision" / "xiaoqiao.yaml").read_text("utf-8")
    put(folder / "supervision" / "jiaoyuju.yaml", text.replace("xiaoqiao", "jiaoyuju"))
    put(folder / "superior" / "jiaoyuju.yaml", "pufa: review/1\n")
    result = rolled_up(district)
    assert rows_of(result)["jiaoyuju"].presence is Presence.MISSING
    said = [one for one in result.diagnostics if "jiaoyuju" in one.file and "reviews" in one.file]
    uncounted = [one for one in said if one.code.id == "PF356"]
    assert [(Path(one.file).parent.name, one.span and one.span.line) for one in uncounted] == [
        ("superior", 1),
        ("supervision", 5),
    ]
    assert "PF201" in {one.code.id for one in said}


def test_a_file_in_the_folder_of_another_unit_is_refused(district: Path) -> None:
    text = (district / name_of("xiaoqiao")).read_text("utf-8")
    put(district / name_of("jiaoyuju"), text)
    result = rolled_up(district)
    assert rows_of(result)["jiaoyuju"].presence is Presence.BROKEN


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("unit: xiaoqiao", "unit: shuinan", "PF311"),
        ("round: 2005-acceptance", "round: 2004", "PF305"),
        ("category: township", "category: department", "PF303"),
    ],
)
def test_a_file_alone_is_held_against_its_place(
    district: Path, was: str, becomes: str, code: str
) -> None:
    file = district / name_of("xiaoqiao")
    file.write_text(file.read_text("utf-8").replace(was, becomes), "utf-8")
    for found in (api.score(file, as_of=AS_OF), api.check([file], as_of=AS_OF)):
        assert code in [one.code.id for one in found.diagnostics if one.is_error]
    assert api.score(file, as_of=AS_OF).assessment is None


def test_a_copied_form_does_not_speak_in_the_name_of_another(district: Path) -> None:
    file = district / name_of("shuinan")
    file.write_text(file.read_text("utf-8").replace("name: 水南镇", "name: 孝桥镇"), "utf-8")
    alone = api.score(file, as_of=AS_OF)
    among = api.report(district, as_of=AS_OF, unit="shuinan")
    for found in (alone, among):
        assert found.assessment is not None
        assert found.assessment.name == found.unit_name == "水南镇"
        (told,) = [one for one in found.diagnostics if one.code.id == "PF320"]
        assert told.span is not None


def test_a_unit_is_asked_for_by_its_id_or_its_name(district: Path) -> None:
    named, by_id = (api.report(district, as_of=AS_OF, unit=unit) for unit in ("孝桥镇", "xiaoqiao"))
    assert named.assessment is not None
    assert named.assessment.total == by_id.assessment.total
    nobody = api.report(district, as_of=AS_OF, unit="孝桥乡")
    (told,) = [one for one in nobody.diagnostics if one.is_error]
    assert (told.code.id, "孝桥镇" in told.message("zh")) == ("PF321", True)


def test_the_roster_alone_is_searched_for_doubles(district: Path) -> None:
    file = district / "units.yaml"
    file.write_text(file.read_text("utf-8").replace("id: shuinan", "id: xiaoqiao"), "utf-8")
    found = api.check([file], as_of=AS_OF)
    assert [one.code.id for one in found.diagnostics if one.is_error] == ["PF310"]
    file.write_text(ROSTER.replace("name: 水南镇", "name: 孝桥镇"), "utf-8")
    (told,) = api.check([file], as_of=AS_OF).diagnostics
    assert (told.code.id, told.span and told.span.line) == ("PF326", 4)


def test_a_file_of_another_round_does_not_count_as_handed_in(district: Path) -> None:
    (district / name_of("shuinan")).rename(district / "submissions" / "shuinan" / "2004.yaml")
    result = rolled_up(district)
    assert rows_of(result)["shuinan"].presence is Presence.MISSING
    said = [one.message("zh") for one in result.diagnostics]
    assert any("2004.yaml" in one for one in said)


def test_a_unit_that_the_roster_names_twice_stops_the_roll_up(district: Path) -> None:
    edit(district / "units.yaml", "id: shuinan", "id: xiaoqiao")
    result = rolled_up(district)
    assert result.rollup is None
    assert result.setup_is_broken
    assert [one.span.line for one in result.diagnostics if one.span] == [4]


def test_warnings_are_counted_or_listed(district: Path) -> None:
    edit(district / name_of("shuinan"), "filled_on: 2005-06-", "filled_on: 2015-06-")
    counted, listed = rolled_up(district), rolled_up(district, with_warnings=True)
    more = len(listed.diagnostics) - len(counted.diagnostics)
    assert counted.unlisted_warnings == more > 0
    assert listed.unlisted_warnings == 0
    assert counted.checked.errors == listed.checked.errors


def test_the_inputs_digest_changes_with_any_byte_of_an_input(district: Path) -> None:
    def digest() -> str:
        return rolled_up(district).provenance.inputs_digest

    before = digest()
    assert digest() == before
    seen = {before}
    inputs = ["pufa.yaml", "units.yaml", name_of("xiaoqiao"), name_of("shuinan")]
    inputs += [p.relative_to(district).as_posix() for p in district.glob("reviews/*/*/*.yaml")]
    for name in inputs:
        text = (district / name).read_text("utf-8")
        put(district / name, text + "\n")
        seen.add(digest())
        put(district / name, text)
    assert len(seen) == len(inputs) + 1
    put(district / "README.md", "x")
    assert digest() == before


def test_the_order_of_files_on_disk_changes_nothing(
    district: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pufa_cli.load import files

    shown = api.render(rolled_up(district), "json", "zh", Look())
    listed = files.os.scandir

    class Backwards:
        def __init__(self, folder: Path) -> None:
            with listed(folder) as found:
                self.entries = sorted(found, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[Any]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(files.os, "scandir", Backwards)
    assert api.render(rolled_up(district), "json", "zh", Look()) == shown


def test_another_standard_can_be_asked_for_in_a_roll_up(district: Path) -> None:
    assert rolled_up(district, standard="linchuan-45").is_whole
    assert rolled_up(district, standard="nope").setup_is_broken
    edit(district / "pufa.yaml", "linchuan-45@1.0.0", "nope@1.0.0")
    result = rolled_up(district)
    assert result.setup_is_broken
    assert {one.file for one in result.diagnostics} == {"district/pufa.yaml"}


def test_loose_files_without_a_usable_standard_are_named(tmp_path: Path) -> None:
    put(tmp_path / "a.yaml", "- x\n")
    result = rolled_up(tmp_path)
    assert result.rollup is None
    assert codes_of(result) == {"PF116"}
    assert rolled_up(tmp_path, standard="nope").rollup is None
    put(tmp_path / "b.yaml", (FOLDER / name_of("xiaoqiao")).read_text("utf-8"))
    mixed = rolled_up(tmp_path)
    assert {row.presence for row in rows_of(mixed).values()} == {Presence.SCORED, Presence.BROKEN}


# --- report, check


def test_the_report_of_a_unit_says_why_there_is_none(district: Path) -> None:
    good = api.report(district, as_of=AS_OF, unit="xiaoqiao")
    assert isinstance(good, UnitResult)
    assert good.is_whole
    for unit, expected in (("jiaoyuju", "jiaoyuju"), ("xiaoqia", "xiaoqiao")):
        missing = api.report(district, as_of=AS_OF, unit=unit)
        assert not missing.is_whole
        assert expected in "".join(one.message("zh") for one in missing.diagnostics)
    (district / "pufa.yaml").unlink()
    assert not api.report(district, as_of=AS_OF, unit="xiaoqiao").is_whole
    put(district / name_of("shuinan"), "- x\n")
    assert not api.report(district, as_of=AS_OF, unit="shuinan").is_whole


def test_a_check_counts_files_and_orders_what_it_found(district: Path) -> None:
    whole = api.check([district], as_of=AS_OF)
    assert whole.files == 4
    assert not whole.errors
    twice = api.check([district / "pufa.yaml", district / "pufa.yaml"], as_of=AS_OF)
    assert (twice.files, twice.diagnostics) == (2, ())
    broken = api.check([BROKEN], as_of=AS_OF)
    assert list(broken.diagnostics) == sorted(broken.diagnostics, key=lambda one: one.order)
    assert broken.count(Severity.ERROR) == len(broken.errors)
    assert broken.only_errors.diagnostics == broken.errors


def test_a_check_lists_the_doubts_about_a_standard(district: Path) -> None:
    standard = (ROOT / "standards" / "linchuan-45.yaml").read_text("utf-8")
    own = put(district / "standards" / "linchuan-45.yaml", standard + "remark: x\n")
    assert api.check([district], as_of=AS_OF).setup_is_broken
    assert api.check([own], as_of=AS_OF).setup_is_broken
    put(own, standard)
    assert not api.check([own], as_of=AS_OF).setup_is_broken


# --- explain, schema, standards, new, init


def test_everything_that_can_be_explained_is() -> None:
    for topic in (*api.topics(), "C1.1", "T1.1"):
        for language in ("zh", "en"):
            page = api.explain(topic, language=language, start=ROOT)
            assert page is not None
            assert page.document.title
            assert page.record.text
    assert api.explain("nothing", language="zh", start=ROOT) is None
    assert api.explain("C1.1", language="zh", start=ROOT, standard="nope") is None


def test_a_criterion_is_sought_in_the_districts_standard_first(district: Path) -> None:
    page = api.explain("C1.1", language="zh", start=district)
    assert page is not None
    standard = (ROOT / "standards" / "linchuan-45.yaml").read_text("utf-8")
    put(district / "standards" / "linchuan-45.yaml", standard.replace("C1.1", "C1.1x"))
    assert api.explain("C1.1x", language="zh", start=district) is not None
    assert api.explain("C1.1", language="zh", start=district) is None


def test_schemas_are_of_all_files_and_results() -> None:
    for name in api.schema_names():
        assert api.schema(name)["$schema"]


def test_standards_are_found_by_file_id_and_version(district: Path) -> None:
    for name in ("linchuan-45", "linchuan-45@1.0.0", str(ROOT / "standards" / "linchuan-45.yaml")):
        result = api.standards_show(name, district)
        assert result.standard is not None
        assert result.lines["C1.1"] > 1
        assert api.standards_lint(name).checked.errors == ()
    for name in ("linchuan-45@9", "nope", "nope.yaml"):
        assert api.standards_show(name).standard is None
    put(district / "standards" / "broken.yaml", "x: 1\n")
    first, *shipped = api.standards_list(district)
    assert first.standard is None
    assert len(shipped) == len(list((ROOT / "standards").glob("*.yaml")))
    assert all(one.standard for one in api.standards_list())


def test_new_files_are_returned_and_not_written(district: Path) -> None:
    before = sorted(district.rglob("*"))
    made = api.new("jiaoyuju", language="zh", start=district)
    assert [Path(name).parent.name for name in made.files] == ["jiaoyuju"]
    assert api.init(district.parent / "d", language="en").files
    assert sorted(district.rglob("*")) == before
    assert api.new("nobody", language="zh", start=district).meant is None
    assert api.new("jiaoyujv", language="zh", start=district).meant == "jiaoyuju"
    assert api.new("jiaoyuju", language="zh", start=district, standard="nope").diagnostics


def test_pages_of_several_results_are_joined_into_one(district: Path) -> None:
    results = [api.score(district / name_of(u), as_of=AS_OF) for u in ("xiaoqiao", "shuinan")]
    pages = [api.page_of(one, "zh") for one in results]
    assert api.joined(pages[:1]) is pages[0]
    both = api.joined(pages)
    assert len(both.record.units) == 2
    assert both.document.title == ""


def test_a_district_can_be_rolled_up_by_another_standard(tmp_path: Path) -> None:
    """As with `score`: what the submissions name does not stand in the way."""
    folder = small_district(tmp_path)
    head = "pufa: overlay/1\nid: local\nversion: 1.1.0\ntitle: 本地\nreason: 试\n"
    put(folder / "standards" / "local.yaml", head + "extends: linchuan-45@1.0.0\n")
    plain, replaced = rolled_up(folder), rolled_up(folder, standard="local")
    assert replaced.provenance.standard == "local@1.1.0"
    before, after = rows_of(plain), rows_of(replaced)
    assert {unit: row.total for unit, row in after.items()} == {
        unit: row.total for unit, row in before.items()
    }
