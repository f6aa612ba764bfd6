"""`pufa merge`: exit codes, streams, formats, broken files."""

import json
from pathlib import Path

import pytest

from cli.conftest import Pufa
from linchuan import put
from merging import a_category, a_result, a_row, raw


@pytest.fixture
def two(district: Path, pufa: Pufa) -> Path:
    """A real district's result and one more."""
    assert pufa("rollup", ".", "--format", "json", "-o", "own.json").code == 0
    put(district / "other.json", raw(a_result("d2", a_category([a_row("u1")]))).decode())
    return district


def test_a_citys_result_in_every_format(two: Path, pufa: Pufa) -> None:
    for form in ("text", "md", "html", "json", "csv"):
        for language in ("zh", "en"):
            done = pufa("merge", "own.json", "other.json", "--format", form, "--lang", language)
            assert done.code == 0
            assert "PF816" in done.err
            assert "孝桥镇" in done.out
            assert "d2" in done.out
    record = json.loads(pufa("merge", "own.json", "own.json", "--format", "json").out)
    assert record["schema"] == "pufa-merge/1"
    assert [one["district_id"] for one in record["districts"]] == ["linchuan"]
    assert record["is_provisional"] is True
    assert pufa("merge", "own.json", "--title", "某市").out.startswith("某市 考核结果（合并）\n")
    assert pufa("merge", "own.json", "--top", "0").code == 2
    assert pufa("merge").code == 2


def test_cities_merge_into_a_province(two: Path, pufa: Pufa) -> None:
    whole = pufa("merge", "own.json", "other.json", "--format", "json").out
    assert (
        pufa("merge", "own.json", "--title", "x", "--format", "json", "-o", "city.json").code == 0
    )
    assert pufa("merge", "other.json", "city.json", "--format", "json").out == whole
    assert pufa("merge", "city.json", "own.json", "--lang", "en").code == 0
    assert "PF814" in pufa("merge", "city.json", "own.json").err


def test_a_broken_file_is_a_broken_district(two: Path, pufa: Pufa) -> None:
    put(two / "bad.json", '{"schema": \n nothing}')
    done = pufa("merge", "own.json", "bad.json", "none.json")
    assert done.code == 3
    assert "bad.json:2:2" in done.err
    assert "没有并入的结果" in done.out
    assert "none.json" in done.out
    assert "孝桥镇" in done.out
    only = pufa("merge", "bad.json")
    assert (only.code, "没有可以并入的结果" in only.out) == (3, True)


def test_figures_that_contradict_themselves_are_refused_with_their_line(
    two: Path, pufa: Pufa
) -> None:
    text = (two / "own.json").read_text("utf-8")
    put(two / "edited.json", text.replace('"missing": 1', '"missing": 0', 1))
    done = pufa("merge", "edited.json")
    assert done.code == 3
    assert "PF819" in done.err
    city = pufa("merge", "own.json", "--format", "json").out
    put(two / "city.json", city.replace('"below_full": 0', '"below_full": 9'))
    assert "PF819" in pufa("merge", "city.json").err


def test_two_results_of_a_district_are_a_conflict(two: Path, pufa: Pufa) -> None:
    put(two / "again.json", (two / "other.json").read_text("utf-8") + "\n")
    done = pufa("merge", "own.json", "other.json", "again.json", "--format", "json", "-o", "c.json")
    assert done.code == 3
    assert "other.json、again.json" in done.err
    assert json.loads((two / "c.json").read_text("utf-8"))["conflicts"][0]["district_id"] == "d2"
    again = pufa("merge", "c.json", "other.json")
    assert again.code == 3
    assert "2 份不同的结果" in again.out
