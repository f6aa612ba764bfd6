"""Result files from strangers: strict JSON, one schema, every defect at its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from merging import a_category, a_result, a_row, raw
from pufa_cli.load.json_text import LONGEST_LINE, MOST_DEPTH, positions, read_json
from pufa_cli.load.limits import RESULT, Limits
from pufa_cli.load.results import LoadedResult, load_result, read_result

SMALL = a_result("d1", a_category([a_row("u1")]))


def found(data: bytes) -> list[tuple[str, int, int]]:
    """What is wrong with a result: code, line, column."""
    return [
        (one.code.id, one.span.line if one.span else 0, one.span.column if one.span else 0)
        for one in read_result("a.json", data).diagnostics
    ]


def test_a_result_is_read_as_it_was_written() -> None:
    loaded = read_result("a.json", raw(SMALL))
    assert loaded.diagnostics == ()
    (one,) = loaded.districts
    assert (one.district, one.key, one.rows[0].total) == ("d1区", ("r1", "d1"), "80.00")
    assert one.source_sha256 == loaded.source.digest
    later = raw({**SMALL, "a key of a later version": {"with": ["more"]}})
    assert read_result("a.json", later).districts[0].rows == one.rows


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "PF810", 1, 1),
        ("{", "PF810", 1, 2),
        ("[]", "PF810", 1, 1),
        ('{\n "a": 1,\n "a": 2}', "PF810", 3, 2),
        ('{"b": {"a": 1, "a": 2}}', "PF810", 1, 16),
        ('{\n "a": 1.5}', "PF810", 2, 7),
        ('{"a": NaN}', "PF810", 1, 7),
        ('{"a": -Infinity}', "PF810", 1, 7),
        ('{"a": 1e3}', "PF810", 1, 7),
        ('{"a": 1234567890}', "PF810", 1, 7),
        ('{"a": [1,,2]}', "PF810", 1, 10),
        ('{"a": "\\ud800"}', "PF810", 1, 1),
        ('{"a": "\\', "PF810", 1, 7),
        ("[" * (MOST_DEPTH + 1), "PF821", 0, 0),
        ("{}", "PF811", 1, 1),
        ('{"schema": 1}', "PF811", 1, 2),
        ('{"schema": "pufa-district/2"}', "PF812", 1, 2),
        ('{"schema": "pufa-district/1"}', "PF820", 1, 1),
        ('{"schema": "pufa-district/1", "district": "x"}', "PF811", 1, 31),
        ('{"schema": "pufa-merge/1", "districts": [], "broken": []}', "PF201", 1, 1),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, code: str, line: int, column: int) -> None:
    assert found(text.encode()) == [(code, line, column)]
    broken = read_result("a.json", text.encode())
    assert not broken.districts
    assert [one.code for one in broken.broken] == [code]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("places",), "2"),
        (("places",), True),
        (("places",), -1),
        (("is_provisional",), "true"),
        (("categories", 0, "rows", 0, "total"), "1e3"),
        (("categories", 0, "rows", 0, "judged"), "2/4"),
        (("categories", 0, "rows", 0, "judged"), "1/" + "9" * 500),
        (("categories", 0, "rows", 0, "judged"), "1/0"),
        (("categories", 0, "rows", 0, "state"), "gone"),
        (("categories", 0, "rows", 0, "name"), "长" * 5000),
        (("categories",), {}),
        (("provenance", "as_of"), "2005-02-30"),
        (("provenance", "as_of"), 2005),
        (("provenance", "standard_sha256"), "x"),
    ],
)
def test_every_value_is_checked(path: tuple[str | int, ...], value: Any) -> None:
    tree: Any = json.loads(raw(SMALL))
    inside = tree
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    data = json.dumps(tree, indent=1).encode()
    (one,) = read_result("a.json", data).diagnostics
    assert one.is_error
    assert one.span is not None
    assert one.span == dict(positions(data.decode()))[path]


def test_places_are_those_of_the_file() -> None:
    text = '{"a": [{"b": 1}, "x,]", 3],\n "\\u0062": {"c": []}}'
    places = {path: (span.line, span.column) for path, span in positions(text)}
    assert places == {
        ("a",): (1, 2),
        ("a", 0): (1, 7),
        ("a", 0, "b"): (1, 9),
        ("a", 1): (1, 18),
        ("a", 2): (1, 25),
        ("b",): (2, 2),
        ("b", "c"): (2, 13),
        ("b", "c", 0): (2, 18),
    }


def test_a_long_line_is_not_quoted() -> None:
    for length, shown in ((1, True), (LONGEST_LINE, False)):
        source = read_json("a", b'{"a": "%s"}' % (b"x" * length), RESULT)
        assert bool(source.line(1)) is shown


def test_files_beyond_the_limit_links_and_nothing_are_refused(tmp_path: Path) -> None:
    assert read_json("a", b"{}  ", Limits(3, 0)).diagnostics[0].code.id == "PF118"
    (tmp_path / "link.json").symlink_to(tmp_path / "a.json")
    (tmp_path / "a.json").write_bytes(raw(SMALL))
    assert load_result(tmp_path / "a.json").districts
    for name in ("link.json", "none.json", "."):
        loaded: LoadedResult = load_result(tmp_path / name)
        assert not loaded.districts
        assert loaded.broken[0].sha256 == ""
