"""A folder of unit files without settings: which file speaks for which unit."""

from fractions import Fraction
from pathlib import Path

import pytest

from everything import STANDARD, SUBMISSIONS, a_district
from linchuan import AS_OF, put
from pufa_cli import api


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three units of one category, of which one rule compares them; the standard beside it."""
    district = a_district(tmp_path / "district")
    put(tmp_path / "everything.yaml", STANDARD)
    for unit in ("east", "west", "south"):
        text = (district / "submissions" / unit / "r1.yaml").read_text("utf-8")
        put(tmp_path / "files" / f"{unit}.yaml", text)
    monkeypatch.chdir(tmp_path)
    assert "C2.1: {facts: 30}" in SUBMISSIONS["east"]
    return Path("files")


def totals(folder: Path) -> dict[str, Fraction | None]:
    found = api.rollup(folder, as_of=AS_OF, standard="everything.yaml").rollup
    return {row.unit: row.total for row in found.rows if row.total is not None} if found else {}


def test_a_file_too_many_is_refused_and_no_other_unit_is_compared_with_it(folder: Path) -> None:
    before = totals(folder)
    assert set(before) == {"east", "west", "south"}
    text = (folder / "west.yaml").read_text("utf-8")
    put(folder / "west2.yaml", text.replace("C2.1: {facts: 40}", "C2.1: {facts: 35}"))
    assert totals(folder) == before
    found = api.rollup(folder, as_of=AS_OF, standard="everything.yaml")
    assert [(one.code.id, one.file) for one in found.diagnostics if one.is_error] == [
        ("PF310", "files/west2.yaml")
    ]


@pytest.mark.parametrize("name", ["a/west.yaml", "z/west.yaml"])
def test_a_broken_file_that_is_called_as_a_unit_does_not_speak_for_it(
    folder: Path, name: str
) -> None:
    before = totals(folder)
    put(folder / name, "x: [\n")
    assert totals(folder) == before
    found = api.rollup(folder, as_of=AS_OF, standard="everything.yaml")
    assert [(one.code.id, one.file) for one in found.diagnostics if one.is_error] == [
        ("PF108", f"files/{name}")
    ]
    assert (found.files_read, found.files_refused) == (3, 1)
    both = api.standards_diff(
        "everything.yaml", "everything.yaml", district=folder, as_of=AS_OF, start=Path()
    )
    assert both.rescoring is not None
    assert (both.rescoring.units, both.rescoring.scored) == (4, 3)
