"""One figure by every road: whichever command is asked, a unit has the same total and grade."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

import everything
from linchuan import FOLDER, put
from load.test_history import git
from pufa_cli import api
from pufa_cli.api.forecasting import forecast
from pufa_cli.api.rescoring import rescored
from pufa_cli.api.standards import checked, of_district
from pufa_cli.engine.assess import relative_criteria
from pufa_cli.load.workspace import load_workspace

AS_OF = date(2005, 6, 30)
EXAM_RULE = """\
            rule:
              kind: per_point
              target: 100%
              per_point: 0.1
              part_points: proportional
              measure: {kind: exam, strata: [{id: staff, title: 干部}]}
            by_category: {office: {target: 90%}}
"""
EXAM = """\
pufa: exam/1
round: r1
pass_at: 60
results:
  - {unit: east, stratum: staff, examined: 10, passed: 7}
  - {unit: court, stratum: staff, scores: [50, 60, 70, 80]}
"""
FRAME = """\
pufa: exam_frame/1
round: r1
sample: 14
strata: [{id: staff, title: 干部}]
units: [{unit: east, heads: {staff: 40}}, {unit: court, heads: {staff: 40}}]
"""
RECTIFIED = """\
pufa: rectification/1
unit: UNIT
findings:
  - id: F1
    round: r1
    title: 会议少
    criterion: C1.1
    found_by: supervision
    found_on: 2005-05-16
    days: 10
    closing: {on: 2005-06-01, evidence: [{title: 记录}], facts: FACTS}
    verified: {on: 2005-06-10, by: 第一督查组, accepted: 是}
"""


def everything_with(folder: Path, counts: str) -> Path:
    """The district of everything, with an exam and verified rectification, under git."""
    everything.a_district(folder)
    settings = everything.SETTINGS + f"rectification: {{counts: {counts}}}\n"
    put(folder / "pufa.yaml", settings)
    head, rest = everything.STANDARD.split("          - id: C1.2\n")
    title, below = rest.split("            rule:\n", 1)
    below = below[below.index("  - id: C2\n") - len("      ") + len("  ") :]
    exam = f"{head}          - id: C1.2\n{title}{EXAM_RULE}{below}"
    put(folder / "standards" / "everything.yaml", exam)
    for unit in everything.OF:
        file = folder / "submissions" / unit / "r1.yaml"
        lines = file.read_text("utf-8").splitlines()
        told = ["  C1.2: {facts: {staff: {examined: 5, passed: 5, heads: 40}}}"]
        kept = [told[0] if line.startswith("  C1.2:") else line for line in lines]
        put(file, "\n".join(kept) + "\n")
    put(folder / "exams" / "r1.yaml", EXAM)
    put(folder / "exams" / "r1-frame.yaml", FRAME)
    for unit, facts in {"east": "12", "south": "10", "bureau": "4"}.items():
        text = RECTIFIED.replace("UNIT", unit).replace("FACTS", facts)
        put(folder / "rectifications" / f"{unit}.yaml", text)
    return committed(folder)


def the_example(folder: Path, counts: str) -> Path:
    """The example district, under git."""
    copytree(FOLDER, folder)
    settings = (folder / "pufa.yaml").read_text("utf-8")
    assert "counts:" not in settings
    put(folder / "pufa.yaml", f"{settings}rectification: {{counts: {counts}}}\n")
    return committed(folder)


def committed(folder: Path) -> Path:
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "全部", day="2005-06-30")
    return folder


DISTRICTS = {"everything": everything_with, "example": the_example}


@pytest.fixture(scope="module", params=[(d, c) for d in DISTRICTS for c in ("before", "after")])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name, counts = request.param
    return DISTRICTS[name](tmp_path_factory.mktemp("one-figure") / name, counts)


def rolled(folder: Path) -> dict[str, tuple[object, ...]]:
    found = api.rollup(folder, as_of=AS_OF).rollup
    assert found is not None
    return {row.unit: (row.total, row.grade) for row in found.rows}


def handed_in(folder: Path) -> dict[str, Path]:
    return {path.parent.name: path for path in sorted(folder.glob("submissions/*/*.yaml"))}


def test_the_rows_rest_on_exams_and_on_rectification(folder: Path) -> None:
    whole = api.rollup(folder, as_of=AS_OF).rollup
    assert whole is not None
    assert any(row.before is not None or row.after is not None for row in whole.rows)
    some = next(iter(handed_in(folder).values()))
    assert api.score(some, as_of=AS_OF).assessment is not None
    if folder.name == "everything":
        assert whole.standard.counts_exams


def test_a_single_file_gives_what_its_row_says(folder: Path) -> None:
    rows = rolled(folder)
    for unit, path in handed_in(folder).items():
        alone = api.score(path, as_of=AS_OF).assessment
        among = api.report(folder, as_of=AS_OF, unit=unit).assessment
        assert (alone is None) == (among is None) == (rows[unit][0] is None)
        if among is None or alone is None:
            continue
        assert (among.total.rounded, among.decision.grade) == rows[unit]
        apart = {one.id for one in relative_criteria(among.standard.sheet_of(among.category))}
        points = [
            {c.criterion.id: c.outcome.points for c in one.criteria if c.criterion.id not in apart}
            for one in (alone, among)
        ]
        assert points[0] == points[1]
        if not apart:
            assert (alone.total.rounded, alone.decision.grade) == rows[unit]


def test_the_same_standard_twice_moves_nobody_and_another_moves_from_the_row(folder: Path) -> None:
    rows, own = rolled(folder), of_district(load_workspace(folder))
    assert own.standard is not None
    same = rescored(folder, own, own, AS_OF).rescoring
    assert same is not None
    assert [one for one in same.moves if one.is_moved] == []
    text = own.source.text.replace("at_least: 90", "at_least: 90.01") if own.source else ""
    other = checked(put(folder.parent / f"{folder.name}-other.yaml", stricter(text)))
    assert other.standard is not None
    moved = rescored(folder, own, other, AS_OF).rescoring
    assert moved is not None
    seen = {one.before.unit: (one.before.total, one.before.grade) for one in moved.moves}
    assert seen
    assert seen == {unit: rows[unit] for unit in seen}


def stricter(text: str) -> str:
    """A standard whose grades are called otherwise, so that every unit moves."""
    return text.replace("合格", "及格")


def test_the_day_the_folder_and_the_course_of_it_say_the_same(folder: Path) -> None:
    rows = rolled(folder)
    found = api.diff("2005-06-30", str(folder), district=folder, as_of=AS_OF)
    assert found.before is not None
    assert found.after is not None
    assert found.units == ()
    for state in (found.before, found.after):
        assert {u: (row.total, row.grade) for u, row in state.rows.items()} == rows
    (moment,) = api.trend(folder, days=[AS_OF]).moments
    assert {u: (row.total, row.grade) for u, row in moment.rows.items()} == rows


def test_a_forecast_by_the_own_standard_is_the_own_figure(folder: Path) -> None:
    reference = of_district(load_workspace(folder)).standard
    assert reference is not None
    found = forecast(folder, standard=reference.reference, as_of=AS_OF)
    rows = rolled(folder)
    for one in found.units:
        if one.forecast is not None:
            total = one.forecast.total.rounded
            assert (one.unit, total) == (one.unit, rows[one.unit][0])
