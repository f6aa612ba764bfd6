"""The finder of the authoring guide: every snippet lints clean, every kind and measure is there."""

import re
from pathlib import Path

import docs_pages as docs
import pytest

from pufa_cli import api, rules

GUIDES = {
    name: (docs.ROOT / "docs" / name).read_text(encoding="utf-8")
    for name in ("authoring.md", "authoring.zh-CN.md")
}
_ROW = re.compile(r"(?m)^\|.*\| (?P<marks>[\d.]+) \| `(?P<rule>\{kind: .*\})` \|(?P<links>.*)\|$")
_HEAD = re.compile(r"(?m)^\|.*\| `(?P<key>\w+): (?P<value>.+)` \|$")
STANDARD = """\
pufa: standard/1
id: finder
version: 1.0.0
title: finder
total: {marks}
{head}
grades:
  - {{name: 优秀, at_least: 0.5}}
  - {{name: 合格, at_least: 0.1}}
  - {{name: 不合格, at_least: 0}}
categories:
  - {{id: unit, title: unit, parts: [common]}}
parts:
  - id: common
    title: common
    marks: {marks}
    dimensions:
      - id: D
        title: D
        marks: {marks}
        criteria:
          - {{id: C1, title: C1, marks: {marks}, clause: C1, evidence: [minutes], rule: {rule}}}
"""
NOT_APPLICABLE = "not_applicable: {effect: convert}"
REFERRING = "{kind: per_point, target: {figure: province_mean}, per_point: 1, part_points: whole}"


def rows(name: str) -> list[re.Match[str]]:
    """The rows of a guide's finder."""
    return list(_ROW.finditer(GUIDES[name]))


def heads(name: str) -> list[re.Match[str]]:
    """The rows of what stands at the head."""
    return list(_HEAD.finditer(GUIDES[name]))


def found(folder: Path, marks: str, rule: str, head: str = NOT_APPLICABLE) -> list[str]:
    """What lint says of a standard with one rule."""
    path = folder / "finder.yaml"
    path.write_text(STANDARD.format(marks=marks, rule=rule, head=head), encoding="utf-8")
    return [str(one) for one in api.standards_lint(str(path)).diagnostics]


@pytest.mark.parametrize("name", GUIDES)
def test_every_rule_of_the_finder_lints_clean(name: str, tmp_path: Path) -> None:
    for row in rows(name):
        assert found(tmp_path, row["marks"], row["rule"]) == [], row[0]


@pytest.mark.parametrize("name", GUIDES)
def test_what_stands_at_the_head_lints_clean(name: str, tmp_path: Path) -> None:
    for row in heads(name):
        head = f"{row['key']}: {row['value']}"
        whole = head if row["key"] == "not_applicable" else f"{head}\n{NOT_APPLICABLE}"
        rule = "{kind: all_or_nothing}"
        if row["key"] == "figures":
            rule = REFERRING
        assert found(tmp_path, "100", rule, whole) == [], row[0]


@pytest.mark.parametrize("name", GUIDES)
def test_a_row_links_to_the_pages_of_what_it_uses(name: str) -> None:
    for row in rows(name):
        kind = re.match(r"\{kind: (\w+)", row["rule"])
        assert kind is not None
        assert f"(rules/{kind[1]}.md)" in row["links"], row[0]
        for measure in re.findall(r"measure: \{kind: (\w+)", row["rule"]):
            assert f"(rules/measures.md#{measure})" in row["links"] or kind[1] == "ranked", row[0]


@pytest.mark.parametrize("name", GUIDES)
def test_every_kind_and_measure_can_be_found(name: str) -> None:
    text = "".join(row["rule"] + row["links"] for row in rows(name))
    wanted = {kind for family in rules.context().values() for kind in family}
    assert wanted - set(re.findall(r"\w+", text)) <= {"value", "yes_no"}


def test_both_languages_find_the_same() -> None:
    first, second = ([(r["marks"], r["rule"], r["links"]) for r in rows(name)] for name in GUIDES)
    assert first == second
    first, second = ([(r["key"], r["value"]) for r in heads(name)] for name in GUIDES)
    assert first == second
    assert len(first) > 10
