"""All formats of a result carry the same numbers; the records are as published."""

import csv
import io
import json
import re
from fractions import Fraction
from functools import cache
from html import unescape
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from linchuan import ROOT, broken, rolled_up, scored, units
from pufa_cli import api
from pufa_cli.api.reporting import page_of
from pufa_cli.base.numbers import fixed
from pufa_cli.model.results import CheckResult, DistrictResult, StandardResult, UnitResult
from pufa_cli.report.records import PUBLISHED
from pufa_cli.report.rendering import Look
from report.results import PLAIN, VECTORS, a_hostile_unit, pages

Rows = list[list[str]]


def markdown_tables(text: str) -> list[Rows]:
    """Every table of a Markdown text as its readers see it, headings left out."""
    tables = re.findall(r"(?:^\| .*\n)+", text, re.MULTILINE)
    return [[_cells(line) for line in table.splitlines()[2:]] for table in tables]


def _cells(line: str) -> list[str]:
    shown = (cell.strip().strip("*") for cell in line[2:-2].split(" | "))
    return [unescape(re.sub(r"\\(.)", r"\1", cell)) for cell in shown]


def csv_rows(text: str) -> Rows:
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def written(result: Any, name: str) -> str:
    return api.render(result, name, "zh", Look())


def shown(exact: str) -> str:
    """Marks as reports show them, from the exact figure of the record."""
    value = Fraction(exact)
    short = fixed(value, 4).rstrip("0").rstrip(".")
    return short if Fraction(short) == value else "≈" + fixed(value, 2)


@pytest.mark.parametrize("unit", units())
def test_a_scorecard_says_the_same_in_every_format(unit: str) -> None:
    result = scored(unit)
    record = json.loads(written(result, "json"))
    markdown, listed = written(result, "md"), csv_rows(written(result, "csv"))
    assert result.assessment is not None
    total = record["total"]
    if record["total_at_most"] != total:
        total += f"–{record['total_at_most']}"
    assert f"总分**: {total} / 100" in markdown
    assert f"等次**: {record['decision']['grade'] or ''}" in markdown
    tables = markdown_tables(markdown)  # what rectification changed comes first
    dimensions, criteria, *_ = tables[bool(record["rectified"]) :]
    assert [row[:3] for row in dimensions] == [
        [f"{one['id']} {one['title']}", shown(one["marks"]), _points(one)]
        for one in record["dimensions"]
    ]
    assert [[text.removeprefix("≈") for text in row] for row in criteria] == listed
    recorded = [one for dimension in record["dimensions"] for one in dimension["criteria"]]
    asked = [[one["id"], one["title"], shown(one["marks"])] for one in recorded]
    assert [row[:3] for row in criteria] == asked
    assert [row[-2] for row in criteria] == [_criterion_points(one) for one in recorded]
    assert sum((Fraction(c["contribution"]) for c in recorded), Fraction(0)) == Fraction(
        record["total_exact"]
    )


def _points(dimension: dict[str, Any]) -> str:
    exact = dimension["points"]
    if exact is None:
        return "—"
    return shown(exact) if len(exact.partition(".")[2]) < 6 else "≈" + fixed(Fraction(exact), 2)


def _criterion_points(one: dict[str, Any]) -> str:
    if one["status"] == "not_applicable":
        return "—"
    least = shown(one["points_exact"])
    return f"{least}–{shown(one['at_most'])}" if one["status"] == "pending" else least


def test_a_district_says_the_same_in_every_format() -> None:
    result = rolled_up()
    record = json.loads(written(result, "json"))
    rows = [row for category in record["categories"] for row in category["rows"]]
    figures = [
        [
            str(row["rank"] or "—"),
            row["name"],
            _total(row),
            row["grade"] or "–".join(row["grade_range"] or ["—"]),
        ]
        for row in rows
    ]
    tables = markdown_tables(written(result, "md"))
    rankings = [t for t in tables if len(t[0]) == 6 and t[0][4].endswith(("%", "—"))]
    in_markdown = [row[:4] for ranking in rankings for row in ranking]
    assert in_markdown == figures
    assert [row[1:5] for row in csv_rows(written(result, "csv"))] == figures
    for category in record["categories"]:
        counted = [category["scored"], category["broken"], category["missing"]]
        assert sum(counted) == category["units"] == len(category["rows"])
    assert record["files_read"] + record["files_refused"] == len(units())


def _total(row: dict[str, Any]) -> str:
    if row["total"] is None:
        return "—"
    least, most = row["total"], row["total_at_most"]
    return least if least == most else f"{least}–{most}"


# --- the published schemas


@cache
def validator(name: str) -> Draft202012Validator:
    schema = api.schema(name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def errors_of(name: str, text: str) -> list[str]:
    return [one.message for one in validator(name).iter_errors(json.loads(text))]


NAMES = {
    "scorecard": "unit",
    "derivation": "unit",
    "district": "district-result",
    "check": "check",
    "standard": "standards",
    "standards": "standards",
    "criterion": "explanation",
}


@pytest.mark.parametrize("text", [PLAIN, *list(VECTORS.values())[::6]])
def test_every_record_is_as_its_schema_says(text: str) -> None:
    for kind, page in pages(text):
        if kind in NAMES:
            found = errors_of(NAMES[kind], api.render(page, "json", "zh", Look()))
            assert found == [], kind


def test_real_results_are_as_their_schemas_say() -> None:
    assert errors_of("district-result", written(rolled_up(), "json")) == []
    assert errors_of("check", written(broken(), "json")) == []
    for unit in units()[::10]:
        assert errors_of("unit", written(scored(unit), "json")) == []
    both = api.joined([page_of(scored(unit), "zh") for unit in units()[:2]])
    assert errors_of("units", api.render(both, "json", "zh", Look())) == []
    for topic in ("PF101", "shortfall", "count", "C1.1"):
        page = api.explain(topic, language="en", start=ROOT)
        assert page is not None
        assert errors_of("explanation", api.render(page, "json", "en", Look())) == []


def empty(kind: type[Any]) -> Any:
    """A result of nothing: what could not be read."""
    provenance = a_hostile_unit(PLAIN).provenance
    if kind is UnitResult:
        return UnitResult("f.yaml", None, (), (), provenance)
    if kind is DistrictResult:
        return DistrictResult("d", "", None, (), provenance)
    return StandardResult("f.yaml", None, "", ()) if kind is StandardResult else CheckResult((), 0)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (UnitResult, "unit"),
        (DistrictResult, "district-result"),
        (StandardResult, "standards"),
        (CheckResult, "check"),
    ],
)
def test_what_could_not_be_read_has_a_page_and_a_record_too(kind: type[Any], name: str) -> None:
    for language in ("zh", "en"):
        for form in ("text", "md"):
            assert api.render(empty(kind), form, language, Look()).strip()
    assert errors_of(name, written(empty(kind), "json")) == []
    assert page_of(empty(kind), "zh").document.blocks


def test_the_schemas_are_closed_and_all_are_published() -> None:
    assert set(NAMES.values()) | {"units"} == set(PUBLISHED)
    for name in PUBLISHED:
        record = api.schema(name)
        assert record["additionalProperties"] is False
        assert record["$schema"].endswith("2020-12/schema")
        assert "schema" in record["properties"]


def test_figures_are_texts_so_that_no_program_rounds_them() -> None:
    record = json.loads(written(scored("xiaoqiao"), "json"), parse_float=_refuse)
    assert record["total"] == "93.23"
    assert Fraction(record["total_exact"]) != Fraction(record["total"])


def _refuse(text: str) -> float:
    raise AssertionError(text)
