"""Real reports as files that anyone can open; `pytest --update-golden` writes them again."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from everything import a_district
from linchuan import AS_OF, PILOTS, ROOT, ROUND, rolled_up, scored
from pufa_cli import api
from pufa_cli.api.paper import papers
from pufa_cli.report.rendering import Look

HERE = Path(__file__).parent
EXAMPLE = Path("examples/linchuan")
WHOLE = [kind for kind, paper in papers().items() if not paper.needs and kind != "district"]


def _scorecard(unit: str) -> str:
    return api.render(scored(unit), "md", "zh", Look())


def _diagnostics() -> str:
    return api.render(api.check([Path("examples/broken")], as_of=AS_OF), "text", "zh", Look())


def _written(made: Any) -> str:
    return api.render(made, "md", "zh", Look())


def _paper(kind: str, **asked: Any) -> str:
    return _written(api.report(EXAMPLE, as_of=AS_OF, kind=kind, **asked))


def _worksheet() -> str:
    return _paper("worksheet", unit="xiaoqiao", source="supervision")


def _sample() -> str:
    seed = "2005-06-01"
    return _written(api.plan_sample(EXAMPLE, round_id=ROUND, seed=seed, as_of=AS_OF))


GOLDEN: dict[str, Callable[[], str]] = {
    **{f"scorecard-{unit}.md": lambda unit=unit: _scorecard(unit) for unit in PILOTS},
    "scorecard-xiaoqiao.en.md": lambda: api.render(scored("xiaoqiao"), "md", "en", Look()),
    "district-linchuan.md": lambda: api.render(rolled_up(), "md", "zh", Look()),
    "district-linchuan.en.md": lambda: api.render(rolled_up(), "md", "en", Look()),
    **{f"{kind}-linchuan.md": lambda kind=kind: _paper(kind) for kind in WHOLE},
    "worksheet-xiaoqiao.md": _worksheet,
    "phases-linchuan.md": lambda: _written(api.plan_phases(EXAMPLE, as_of=AS_OF)),
    "phases-xiaoqiao.md": lambda: _written(api.plan_phases(EXAMPLE, as_of=AS_OF, unit="xiaoqiao")),
    "rectify-list-linchuan.md": lambda: _written(api.rectify_list(EXAMPLE, as_of=AS_OF)),
    "sample-linchuan.md": _sample,
    "diagnostics-broken.txt": _diagnostics,
}


def _every_derivation(folder: Path) -> str:
    made = api.report(folder, as_of=AS_OF, unit="east")
    return _written(api.derivation(made, "all", "zh"))


def _form(folder: Path) -> str:
    (form,) = api.new("court", language="zh", start=folder).files.values()
    return form


EVERYTHING: dict[str, Callable[[Path], str]] = {  # what the example has no use for
    "everything-district.md": lambda folder: _written(api.report(folder, as_of=AS_OF)),
    "everything-standard.md": lambda folder: _written(
        api.standards_show("everything@1.0.0", start=folder)
    ),
    "everything-east.md": _every_derivation,
    "everything-court.yaml": _form,
}


@pytest.mark.parametrize("name", [*GOLDEN, *EVERYTHING])
def test_a_report_is_as_it_was(
    name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = HERE / name
    if name in EVERYTHING:
        monkeypatch.chdir(a_district(tmp_path / "district"))
        made = EVERYTHING[name](Path())
    else:
        monkeypatch.chdir(ROOT)
        made = GOLDEN[name]()
    if request.config.getoption("--update-golden"):
        path.write_bytes(made.encode())
    assert made == path.read_bytes().decode(), f"pytest --update-golden if {name} should change"


def test_no_golden_file_is_an_orphan() -> None:
    kept = {path.name for path in HERE.iterdir() if path.suffix in (".md", ".txt", ".yaml")}
    assert kept == {*GOLDEN, *EVERYTHING}


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["rollup", "examples/linchuan", "--format", "md"], "district-linchuan.md"),
        (["report", "examples/linchuan", "--unit", "xiaoqiao"], "scorecard-xiaoqiao.md"),
        (["check", "examples/broken"], "diagnostics-broken.txt"),
    ],
)
def test_another_process_elsewhere_in_the_world_writes_the_same_bytes(
    arguments: list[str], name: str
) -> None:
    here = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    other = {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-O", "-m", "pufa_cli", *arguments, "--as-of", "2005-06-30"],
        cwd=ROOT,
        env={**here, **other, "PUFA_LANG": "zh"},
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode() == (HERE / name).read_bytes().decode()
