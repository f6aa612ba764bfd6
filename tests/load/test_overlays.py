"""Overlays: what they make of their base, and where a mistake in either is shown."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from building import (
    a_criterion,
    a_dimension,
    a_part,
    a_standard_tree,
    a_submission,
    standard_of,
)
from linchuan import put
from pufa_cli.base.diagnostics import Code, Diagnostic
from pufa_cli.engine.assess import assess
from pufa_cli.engine.standard_checks import check_standard
from pufa_cli.load import overlay_codes
from pufa_cli.load.grafting import addressed, grown, plain
from pufa_cli.load.layered import load_standard
from pufa_cli.load.source import read_source
from pufa_cli.load.standards import LoadedStandard, shipped_folder
from pufa_cli.report.yamltext import dump
from pufa_cli.rules import context
from rules.test_marked import marks_in

HERE = Path(__file__).parent
HEAD = """\
pufa: overlay/1
id: own
version: 1.0.0
title: 本县标准
extends: demo@1.0.0
reason: 某普办〔2006〕1号
"""
A_CRITERION = "{{id: {id}, title: 新增, marks: 1, clause: 略, rule: {{kind: all_or_nothing}}}}"
PARTS = [
    a_part("common", [a_dimension("C1", [a_criterion("C1.1"), a_criterion("C1.2", "2")])]),
    a_part("other", [a_dimension("D1", [a_criterion("D1.1")])]),
]
BONUSES = [{"id": "B", "title": "表彰", "max": "10", "lines": [
    {"id": "B1", "title": "国家级", "points": "4", "measure": {"kind": "yes_no"}},
]}]  # fmt: skip
CATEGORIES = [
    {"id": one, "title": one, "parts": ["common", "other"]} for one in ("township", "common")
]
VETOES = [{"id": "V1", "title": "造假", "effect": {"cap": "合格"}}]


def base_tree() -> dict[str, Any]:
    made = a_standard_tree(PARTS, bonuses=BONUSES, vetoes=VETOES, categories=CATEGORIES)
    return deepcopy(made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A standards folder with a base, `demo@1.0.0`."""
    put(tmp_path / "demo.yaml", dump(base_tree()))
    return tmp_path


def loaded(folder: Path, changes: str = "", head: str = HEAD) -> LoadedStandard:
    return load_standard(put(folder / "own.yaml", head + changes), context())


def made(folder: Path, changes: str = "") -> Any:
    found = loaded(folder, changes)
    assert [one.message("en") for one in found.diagnostics] == []
    assert found.standard is not None
    return found.standard


def codes(found: LoadedStandard) -> list[tuple[str, int]]:
    return [(one.code.id, one.span.line if one.span else 0) for one in found.diagnostics]


def faults(found: LoadedStandard) -> list[Diagnostic]:
    assert found.standard is not None
    return [found.source.located(one) for one in check_standard(found.standard)]


def ids(standard: Any) -> list[str]:
    return list(standard.criterion_by_id)


# --- what it makes


def test_an_overlay_without_changes_is_its_base_by_another_name(folder: Path) -> None:
    own, base = made(folder), standard_of(base_tree())
    assert (own.reference, own.title) == ("own@1.0.0", "本县标准")
    renamed = {"id": base.id, "version": base.version, "title": base.title}
    assert own.model_copy(update=renamed) == base


def test_an_overlay_without_changes_gives_every_unit_the_same_figures(folder: Path) -> None:
    answers = {"C1.1": {"facts": "是"}, "C1.2": {"facts": "否"}, "D1.1": {"facts": "是"}}
    submission = a_submission(answers, bonuses={"B1": "是"})
    totals = {
        str(assess(one, submission).assessment.total)  # type: ignore[union-attr]
        for one in (made(folder), standard_of(base_tree()))
    }
    assert len(totals) == 1


def test_the_shipped_standard_can_be_extended_from_anywhere(tmp_path: Path) -> None:
    base = load_standard(shipped_folder() / "linchuan-45.yaml", context()).standard
    found = loaded(tmp_path, head=HEAD.replace("demo@", "linchuan-45@"))
    assert found.standard is not None
    assert found.standard.parts == (base.parts if base else None)


def test_keys_are_replaced_as_a_whole_and_a_blank_takes_one_away(folder: Path) -> None:
    own = loaded(
        folder,
        "set: {completeness: {minimum: 70%}}\n"
        "change:\n"
        "  - at: C1.1\n"
        "    set: {title: 另一内容, evidence: , rule: {kind: judged, award: {least: 0, most: 4}}}\n"
        "  - {at: V1, set: {effect: {force: 不合格}}}\n"
        "  - {at: category/township, set: {title: 镇}}\n"
        "  - {at: B1, set: {points: 3}}\n",
    ).standard
    assert own is not None
    changed = own.criterion_by_id["C1.1"]
    assert (changed.title, changed.evidence, changed.rule.kind) == ("另一内容", (), "judged")
    assert changed.marks == 4
    assert own.vetoes[0].effect.force == "不合格"
    assert own.vetoes[0].effect.cap is None
    assert own.category_by_id["township"].title == "镇"
    assert own.line_by_id["B1"].points == 3
    assert own.completeness is not None
    assert str(own.completeness.minimum) == "70%"


def test_entries_are_removed_and_added_where_they_belong(folder: Path) -> None:
    own = made(
        folder,
        "remove: [C1.2]\n"
        "add:\n"
        f"  - {{to: C1, after: C1.1, criterion: {A_CRITERION.format(id='C1.3')}}}\n"
        f"  - {{to: C1, after: C1.1, criterion: {A_CRITERION.format(id='C1.4')}}}\n",
    )
    assert ids(own) == ["C1.1", "C1.3", "C1.4", "D1.1"]


def test_what_replaces_an_entry_may_have_its_id_and_its_place(folder: Path) -> None:
    criterion = A_CRITERION.format(id="C1.1").replace("marks: 1", "marks: 4")
    own = made(folder, f"remove: [C1.1]\nadd: [{{to: C1, after: C1.1, criterion: {criterion}}}]\n")
    assert ids(own) == ["C1.1", "C1.2", "D1.1"]
    assert own.criterion_by_id["C1.1"].title == "新增"


def test_every_kind_of_entry_can_be_added(folder: Path) -> None:
    dimension = f"{{id: E1, title: 甲, marks: 1, criteria: [{A_CRITERION.format(id='E1.1')}]}}"
    part = f"{{id: extra, title: 附, marks: 1, dimensions: [{dimension.replace('E1', 'F1')}]}}"
    line = "{id: %s, title: 某, points: 1, measure: {kind: yes_no}}"
    own = loaded(
        folder,
        "set: {total: 11}\n"
        "change: [{at: part/common, set: {marks: 7}}]\n"
        "add:\n"
        f"  - {{to: common, dimension: {dimension}}}\n"
        f"  - part: {part}\n"
        "  - {category: {id: island, title: 岛, parts: [common, other]}}\n"
        "  - {veto: {id: V2, title: 某, effect: {force: 不合格}}}\n"
        f"  - {{to: B, line: {line % 'B2'}}}\n"
        f"  - {{bonus: {{id: B9, title: 某, lines: [{line % 'B9.1'}]}}}}\n"
        f"  - {{penalty: {{id: N, title: 某, lines: [{line % 'N1'}]}}}}\n",
    ).standard
    assert own is not None
    assert [part.id for part in own.parts] == ["common", "other", "extra"]
    assert ids(own) == ["C1.1", "C1.2", "E1.1", "D1.1", "F1.1"]
    assert list(own.category_by_id) == ["township", "common", "island"]
    assert [one.id for one in own.vetoes] == ["V1", "V2"]
    assert list(own.line_by_id) == ["B1", "B2", "B9.1", "N1"]
    assert [one.code.id for one in check_standard(own) if one.code.severity == "error"] == []


def test_a_list_that_the_base_leaves_blank_or_out_can_be_added_to(folder: Path) -> None:
    put(folder / "demo.yaml", dump(a_standard_tree(PARTS)) + "vetoes:\n")
    veto = "{id: V2, title: 某, effect: {force: 不合格}}"
    assert [one.id for one in made(folder, f"add: [{{veto: {veto}}}]\n").vetoes] == ["V2"]


def test_merging_is_deterministic_and_leaves_the_base_as_it_is(folder: Path) -> None:
    changes = "remove: [C1.2]\nchange: [{at: C1.1, set: {marks: 6}}]\n"
    first, second = loaded(folder, changes), loaded(folder, changes)
    assert first.standard == second.standard
    assert first.source.digest == second.source.digest
    assert first.source.tree == second.source.tree
    assert first.base is not None
    assert first.base.standard == standard_of(base_tree())


def test_the_digest_depends_on_both_files(folder: Path) -> None:
    before = loaded(folder).source.digest
    assert loaded(folder, "# a remark\n").source.digest != before
    put(folder / "demo.yaml", dump(base_tree()) + "# a remark\n")
    assert loaded(folder).source.digest != before


def test_a_tree_of_nodes_is_the_tree_it_was_grown_from() -> None:
    tree = base_tree()
    source = read_source("x.yaml", dump(tree).encode())
    root = grown(source.tree, source)
    assert plain(root) == source.tree
    assert [f"{one.kind}/{one.id}" for one in addressed(root)][:3] == [
        "part/common",
        "dimension/C1",
        "criterion/C1.1",
    ]


# --- an overlay of an overlay


def test_an_overlay_may_extend_an_overlay(folder: Path) -> None:
    put(folder / "own.yaml", HEAD + "change: [{at: C1.1, set: {title: 一改}}]\n")
    head = HEAD.replace("id: own", "id: own2").replace("demo@", "own@")
    path = put(folder / "own2.yaml", head + "change: [{at: C1.2, set: {title: 二改}}]\n")
    found = load_standard(path, context())
    assert found.standard is not None
    titles = {key: one.title for key, one in found.standard.criterion_by_id.items()}
    assert (titles["C1.1"], titles["C1.2"]) == ("一改", "二改")
    at = ("parts", 0, "dimensions", 0, "criteria")
    places = [found.source.place((*at, n, "title")) for n in (0, 1)]
    assert [Path(one.file).name for one in places] == ["own.yaml", "own2.yaml"]
    assert Path(found.source.place((*at, 0, "marks")).file).name == "demo.yaml"
    assert found.source.span((*at, 1, "title")) == places[1].span
    assert [Path(one.name).name for one in found.source.layers] == [
        "own2.yaml",
        "own.yaml",
        "demo.yaml",
    ]


def test_overlays_in_a_circle_are_refused(folder: Path) -> None:
    assert codes(loaded(folder, head=HEAD.replace("demo@", "own@"))) == [("PF471", 5)]
    put(
        folder / "demo.yaml",
        HEAD.replace("id: own", "id: demo").replace("extends: demo", "extends: own"),
    )
    found = loaded(folder)
    assert found.standard is None
    assert found.base is not None
    assert [one.code.id for one in found.base.diagnostics] == ["PF471"]
    assert "own.yaml → demo.yaml → own.yaml" in found.base.diagnostics[0].message("en")


def test_a_later_version_may_extend_an_earlier_one_of_the_same_name(tmp_path: Path) -> None:
    head = HEAD.replace("id: own", "id: linchuan-45").replace("version: 1.0.0", "version: 1.0.1")
    path = put(tmp_path / "linchuan-45.yaml", head.replace("demo@", "linchuan-45@"))
    found = load_standard(path, context())
    assert found.standard is not None
    assert found.standard.reference == "linchuan-45@1.0.1"


# --- where mistakes are shown


@pytest.mark.parametrize("path", sorted((HERE / "marked").glob("*.yaml")), ids=lambda p: p.stem)
def test_each_marked_line_of_an_overlay_and_no_other_is_reported(folder: Path, path: Path) -> None:
    found = load_standard(put(folder / path.name, path.read_text("utf-8")), context())
    located = [*found.diagnostics, *(faults(found) if found.standard else [])]
    here = {
        (one.span.line, one.code.id)
        for one in located
        if one.span and Path(one.file).name == path.name
    }
    assert here == marks_in(path)


def test_every_code_of_overlays_stands_at_a_marked_line() -> None:
    marked = {code for path in (HERE / "marked").glob("*.yaml") for _, code in marks_in(path)}
    known = {one.id for one in vars(overlay_codes).values() if isinstance(one, Code)}
    assert known - marked == {"PF471", "PF472"}


def test_a_sum_that_no_longer_agrees_names_the_change_in_the_overlay(folder: Path) -> None:
    found = loaded(folder, "change:\n  - {at: C1.1, set: {marks: 5}}\n")
    one = next(one for one in faults(found) if one.code.id == "PF401")
    assert Path(one.file).name == "demo.yaml"
    assert Path(one.others[0].file).name == "own.yaml"
    assert one.others[0].excerpt == "  - {at: C1.1, set: {marks: 5}}"


def test_a_removal_that_leaves_a_hole_is_named_too(folder: Path) -> None:
    found = loaded(folder, "remove: [part/other]\n")
    one = next(one for one in faults(found) if one.code.id == "PF402")
    assert Path(one.file).name == "demo.yaml"
    assert {Path(other.file).name for other in one.others} == {"own.yaml"}


def test_a_doubt_names_what_changed_in_the_same_entry_and_nothing_farther(folder: Path) -> None:
    found = loaded(folder, "change:\n  - {at: C1.1, set: {evidence: }}\n")
    (one,) = (one for one in faults(found) if one.code.id == "PF422")
    assert (one.code.id, Path(one.file).name) == ("PF422", "demo.yaml")
    assert [Path(other.file).name for other in one.others] == ["own.yaml"]
    tree = base_tree()
    del tree["parts"][0]["dimensions"][0]["criteria"][0]["evidence"]
    put(folder / "demo.yaml", dump(tree))
    elsewhere = loaded(folder, "change:\n  - {at: C1.2, set: {title: 某}}\n")
    assert [one.others for one in faults(elsewhere) if one.code.id == "PF422"] == [()]


def test_the_nearest_known_name_is_offered(folder: Path) -> None:
    found = loaded(folder, "remove: [C1.21]\n")
    assert "C1.2" in found.diagnostics[0].message("zh").partition("是否要写")[2]
    missing = loaded(folder, head=HEAD.replace("demo@1.0.0", "demo@1.0.9"))
    assert codes(missing) == [("PF470", 5)]
    assert "demo@1.0.0" in missing.diagnostics[0].message("en")


def test_a_base_with_errors_cannot_be_built_upon(folder: Path) -> None:
    put(folder / "demo.yaml", dump(base_tree()).replace("total:", "totl:"))
    found = loaded(folder)
    assert found.standard is None
    assert found.base is not None
    assert {one.code.id for one in found.base.diagnostics} == {"PF201", "PF202"}
    put(folder / "demo.yaml", "- x\n")
    assert loaded(folder).standard is None
