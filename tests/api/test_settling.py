"""Both figures of a unit whose findings were rectified and verified."""

from datetime import date
from pathlib import Path

import pytest

from linchuan import put, small_district
from pufa_cli import api
from pufa_cli.base.numbers import fixed
from pufa_cli.model.results import DistrictResult, UnitResult
from pufa_cli.report.rendering import Look

LOOK = Look()
AS_OF = date(2005, 6, 30)
FILE = """\
pufa: rectification/1
unit: xiaoqiao
findings:
{findings}
"""
FINDING = """\
  - id: {id}
    round: 2005-acceptance
    title: 问题
    criterion: {criterion}
    found_by: supervision
    found_on: 2005-05-16
    days: 10
    closing: {{on: 2005-06-01, evidence: [{{title: 照片}}]{facts}}}
    verified: {{on: {on}, by: 第一督查组, accepted: {accepted}{more}}}
"""


def finding(
    criterion: str = "C1.6",
    facts: str = "",
    on: str = "2005-06-10",
    accepted: str = "是，符合",
    more: str = "",
    id: str = "F1",
) -> str:
    word = accepted[:1]
    reason = "" if word == "是" else ", reason: 不实"
    written = f", facts: {facts}" if facts else ""
    return FINDING.format(
        id=id, criterion=criterion, facts=written, on=on, accepted=word, more=more + reason
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_district(tmp_path / "district")


def scored(folder: Path, *findings: str, as_of: date = AS_OF) -> UnitResult:
    put(folder / "rectifications" / "xiaoqiao.yaml", FILE.format(findings="".join(findings)))
    file = folder / "submissions" / "xiaoqiao" / "2005-acceptance.yaml"
    return api.score(file, as_of=as_of)


FULL = finding(more=", marks: {points: 1.5, reason: 已补}")


def totals(result: UnitResult) -> tuple[str, str | None]:
    assert result.assessment is not None
    other = result.beside.assessment.total.rounded if result.beside else None
    return fixed(result.assessment.total.rounded, 2), None if other is None else fixed(other, 2)


def test_what_was_verified_makes_a_second_figure(folder: Path) -> None:
    found = scored(folder, FULL)
    assert totals(found) == ("93.23", "93.48")
    assert found.beside is not None
    assert found.beside.is_after
    assert found.beside.places[0].endswith("rectifications/xiaoqiao.yaml:4")


@pytest.mark.parametrize(
    "other",
    [
        finding(),
        finding(more=", marks: {points: 1.5, reason: x}", on="2005-07-01"),
        finding(more=", marks: {points: 1.5, reason: x}", accepted="否"),
        finding(more=", marks: {points: 1.5, reason: x}").replace("2005-acceptance", "2004"),
        finding(more=", marks: {points: 1.5, reason: x}").replace("    criterion: C1.6\n", ""),
        finding().replace("    closing", "    x").split("    x")[0],
    ],
    ids=["no facts", "later", "not accepted", "another round", "no criterion", "not closed"],
)
def test_nothing_else_makes_one(folder: Path, other: str) -> None:
    assert totals(scored(folder, other)) == ("93.23", None)


def test_the_district_may_let_the_second_figure_count(folder: Path) -> None:
    settings = folder / "pufa.yaml"
    put(settings, settings.read_text("utf-8") + "\nrectification: {counts: after}\n")
    found = scored(folder, FULL)
    assert totals(found) == ("93.48", "93.23")
    whole = api.rollup(folder, as_of=AS_OF)
    assert isinstance(whole, DistrictResult)
    assert whole.rollup is not None
    row = next(one for one in whole.rollup.rows if one.unit == "xiaoqiao")
    assert (row.total, row.before, row.after) == (row.after, row.before, row.total)
    assert (str(row.before), str(row.after)) == ("9323/100", "2337/25")
    assert "整改前 93.23" in api.render(whole, "md", "zh", LOOK)


def look():
    from pufa_cli.report.rendering import Look

    return Look()


def test_the_roll_up_shows_both(folder: Path) -> None:
    scored(folder, FULL)
    whole = api.rollup(folder, as_of=AS_OF)
    assert "整改复核后 93.48" in api.render(whole, "md", "zh", LOOK)
    assert '"total_after": "93.48"' in api.render(whole, "json", "zh", LOOK)


def test_the_last_verification_of_a_criterion_decides_and_points_go_before_facts(
    folder: Path,
) -> None:
    first = finding(criterion="C1.1", facts="{first: 否}", more=", points: 0", on="2005-06-12")
    second = finding(criterion="C1.1", facts="{first: 是}", on="2005-06-11", id="F2")
    found = scored(folder, first, second)
    assert found.beside is not None
    after = {c.criterion.id: c.outcome.points for c in found.beside.assessment.criteria}
    assert after["C1.1"] == 0
    card = api.render(found, "md", "zh", LOOK)
    assert "## 整改前后" in card
    assert "| C1.1 |" in card.split("## 整改前后")[1]
    record = api.render(found, "json", "zh", LOOK)
    assert '"counts": "before"' in record


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        (finding(criterion="C1.1", facts="{first: 也许}"), ":11:"),
        (finding(more=", marks: {points: 99, reason: x}"), ":12:"),
        (finding(criterion="C1.1", more=", points: 99"), ":12:"),
    ],
)
def test_facts_that_make_no_sense_are_told_and_change_nothing(
    folder: Path, wrong: str, at: str
) -> None:
    found = scored(folder, wrong)
    assert totals(found) == ("93.23", None)
    assert any(one.is_error and "rectifications" in one.file for one in found.diagnostics)


@pytest.mark.parametrize("counts", ["before", "after"])
def test_every_source_keeps_its_place_whichever_figure_counts(folder: Path, counts: str) -> None:
    path = folder / "pufa.yaml"
    put(path, path.read_text("utf-8") + f"rectification: {{counts: {counts}}}\n")
    put(folder / "rectifications" / "xiaoqiao.yaml", FILE.format(findings=FULL))
    file = folder / "submissions" / "xiaoqiao" / "2005-acceptance.yaml"
    found = api.score(file, as_of=AS_OF, with_places=True)
    assert found.assessment is not None
    told = next(one for one in found.assessment.criteria if one.criterion.id == "C1.6").sources
    places = {one.source: found.places[one.place_of("C1.6")] for one in told}
    for source, place in places.items():
        where = "rectifications" if source == "rectification" else f"/{source}/"
        assert where in place
    assert ("rectification" in places) is (counts == "after")
    if counts == "after":
        (one,) = (each for each in told if each.source == "rectification")
        assert one.on == date(2005, 6, 10)


def test_who_says_a_veto_holds_keeps_the_place_too(folder: Path) -> None:
    path = folder / "pufa.yaml"
    put(path, path.read_text("utf-8") + "rectification: {counts: after}\n")
    review = folder / "reviews" / "2005-acceptance" / "supervision" / "xiaoqiao.yaml"
    put(review, review.read_text("utf-8").replace("V1: 否", "V1: 是"))
    put(folder / "rectifications" / "xiaoqiao.yaml", FILE.format(findings=FULL))
    file = folder / "submissions" / "xiaoqiao" / "2005-acceptance.yaml"
    found = api.score(file, as_of=AS_OF, with_places=True)
    assert found.assessment is not None
    (veto,) = found.assessment.vetoes
    held = [at for at, one in enumerate(veto.said) if one.holds]
    assert ["/supervision/" in found.places[f"veto:V1:{at}"] for at in held] == [True]
