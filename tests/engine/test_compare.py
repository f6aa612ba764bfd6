"""What differs between two standards, and which version each difference needs."""

from copy import deepcopy
from typing import Any

import pytest

from building import a_criterion, a_dimension, a_part, a_standard_tree, standard_of
from pufa_cli.base.language import say
from pufa_cli.engine.compare import differences
from pufa_cli.engine.version_checks import numbers_of
from pufa_cli.engine.versions import versioning
from pufa_cli.model.alteration import Alteration, Bump, Manner
from pufa_cli.model.comparison import Versioning, VersionVerdict

MAJOR, MINOR, PATCH = Bump.MAJOR, Bump.MINOR, Bump.PATCH
CHECKLIST = {"kind": "checklist", "parts": [
    {"id": "a", "title": "甲", "marks": "2"}, {"id": "b", "title": "乙", "marks": "2"},
]}  # fmt: skip
COUNT = {
    "kind": "shortfall",
    "measure": {"kind": "count", "unit": "次"},
    "target": "4",
    "per_short": "1",
}
LINE = {"id": "B1", "title": "国家级", "points": "4", "measure": {"kind": "yes_no"}}


def a_tree() -> dict[str, Any]:
    criteria = [a_criterion("C1.1", rule=CHECKLIST), a_criterion("C1.2", rule=COUNT)]
    dimensions = [a_dimension("C1", criteria), a_dimension("C2")]
    tree = a_standard_tree(
        [a_part("common", dimensions), a_part("spare", [a_dimension("S1")])],
        vetoes=[{"id": "V1", "title": "造假", "effect": {"cap": "合格"}}],
        bonuses=[{"id": "B", "title": "表彰", "lines": [LINE]}],
        figures={"mean": "90%"},
        total="12",
    )
    tree["categories"] = [{"id": "township", "title": "乡镇", "parts": ["common"]}]
    return deepcopy(tree)


def compared(change: Any) -> tuple[Alteration, ...]:
    tree = a_tree()
    change(tree)
    return differences(standard_of(a_tree()), standard_of(tree))


def criterion(tree: Any, at: int = 0) -> Any:
    return tree["parts"][0]["dimensions"][0]["criteria"][at]


def spare(tree: Any) -> Any:
    return tree["parts"][1]["dimensions"][0]["criteria"]


CHANGES: dict[str, tuple[Any, Bump]] = {
    "marks": (lambda t: criterion(t).update(marks="5"), MAJOR),
    "rule": (lambda t: criterion(t).update(rule={"kind": "all_or_nothing"}), MAJOR),
    "words of a rule": (lambda t: criterion(t)["rule"]["parts"][0].update(title="丙"), PATCH),
    "id in a rule": (lambda t: criterion(t)["rule"]["parts"][0].update(id="c"), MAJOR),
    "counted unit": (lambda t: criterion(t, 1)["rule"]["measure"].update(unit="场"), PATCH),
    "clause": (lambda t: criterion(t).update(clause="另一句"), PATCH),
    "evidence": (lambda t: criterion(t).update(evidence=["照片"]), PATCH),
    "exemption": (lambda t: criterion(t).update(not_applicable="无"), MINOR),
    "rule of a category": (
        lambda t: criterion(t, 1).update(by_category={"township": {"target": "5"}}),
        MAJOR,
    ),
    "title": (lambda t: t.update(title="另一名称"), PATCH),
    "total": (lambda t: t.update(total="13"), MAJOR),
    "rounding": (lambda t: t.update(rounding={"places": "3"}), MAJOR),
    "band": (lambda t: t["grades"][0].update(at_least="91"), MAJOR),
    "grade": (lambda t: t["grades"].pop(1), MAJOR),
    "veto": (lambda t: t["vetoes"][0].update(effect={"force": "不合格"}), MAJOR),
    "words of a veto": (lambda t: t["vetoes"][0].update(consequence="通报"), PATCH),
    "no veto": (lambda t: t["vetoes"].clear(), MAJOR),
    "bonus line": (lambda t: t["bonuses"][0]["lines"].append({**LINE, "id": "B2"}), MAJOR),
    "words of a line": (lambda t: t["bonuses"][0]["lines"][0].update(title="省级"), PATCH),
    "new category": (
        lambda t: t["categories"].append({"id": "school", "title": "学校", "parts": ["spare"]}),
        MINOR,
    ),
    "title of a category": (lambda t: t["categories"][0].update(title="镇"), PATCH),
    "parts of a category": (lambda t: t["categories"][0].update(parts=["spare"]), MAJOR),
    "new part": (lambda t: t["parts"].append(a_part("more", [a_dimension("M1")])), MINOR),
    "unused part": (lambda t: spare(t)[0].update(marks="9"), MINOR),
    "words in an unused part": (lambda t: spare(t)[0].update(title="某"), PATCH),
    "no unused part": (lambda t: t["parts"].pop(), MINOR),
    "sanctions": (lambda t: t.update(sanctions=[{"title": "通报", "when": "不力"}]), MINOR),
    "new figure": (lambda t: t["figures"].update(more="1"), MINOR),
    "figure": (lambda t: t["figures"].update(mean="91%"), MAJOR),
    "own grades": (
        lambda t: t["categories"][0].update(grades=[{"name": "合格", "at_least": "0"}]),
        MAJOR,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_needs_its_version(name: str) -> None:
    change, bump = CHANGES[name]
    found = compared(change)
    assert found
    assert max(one.bump for one in found) is bump
    for one in found:
        assert one.bump == max([one.bump, *(d.bump for d in one.differences)])
        for key in one.differences:
            for said in (key.before, key.after):
                assert said is None or (say(said, "zh") and say(said, "en"))


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_added_is_removed_the_other_way_round(name: str) -> None:
    tree = a_tree()
    CHANGES[name][0](tree)
    there = differences(standard_of(a_tree()), standard_of(tree))
    back = differences(standard_of(tree), standard_of(a_tree()))
    opposite = {Manner.ADDED: Manner.REMOVED, Manner.REMOVED: Manner.ADDED}
    turned = {(o.kind, o.id, opposite.get(o.manner, o.manner)) for o in there}
    assert {(one.kind, one.id, one.manner) for one in back} == turned


def test_equal_standards_do_not_differ() -> None:
    assert compared(lambda tree: None) == ()


def test_another_order_is_no_difference() -> None:
    assert compared(lambda tree: tree["parts"].reverse()) == ()


def test_a_criterion_in_another_dimension_is_moved() -> None:
    def move(tree: Any) -> None:
        dimensions = tree["parts"][0]["dimensions"]
        dimensions[1]["criteria"].append(dimensions[0]["criteria"].pop())

    (one,) = [one for one in compared(move) if one.kind == "criterion"]
    assert (one.id, one.manner, one.bump) == ("C1.2", Manner.MOVED, MAJOR)
    assert (one.differences[0].before, one.differences[0].after) == ("C1", "C2")


def test_a_rule_is_told_in_words_and_spelt_out_where_the_words_are_the_same() -> None:
    (one,) = compared(lambda t: criterion(t, 1)["rule"].update(target="5"))
    said = [say(text or "", "zh") for text in one.differences[0][1:3]]
    assert "不少于 4 次" in said[0]
    assert "不少于 5 次" in said[1]
    (one,) = compared(lambda t: criterion(t)["rule"]["parts"][0].update(id="c"))
    assert "a" in say(one.differences[0].before or "", "zh")
    assert one.differences[0].before != one.differences[0].after


def test_a_rule_that_is_spelt_out_says_yes_and_no() -> None:
    old, new = a_tree(), a_tree()
    for tree, name in ((old, "a"), (new, "c")):
        criterion(tree)["rule"] = {**CHECKLIST, "cap": "yes", "parts": [
            {"id": name, "title": "甲", "marks": "4"}, {"id": "b", "title": "乙", "marks": "4"},
        ]}  # fmt: skip
    (one,) = differences(standard_of(old), standard_of(new))
    assert "cap: yes" in say(one.differences[0].after or "", "en")


def test_a_part_that_could_be_chosen_was_used() -> None:
    old, new = a_tree(), a_tree()
    for tree in (old, new):
        tree["categories"][0]["one_of"] = [["spare"]]
    spare(new)[0].update(marks="9")
    (one,) = (o for o in differences(standard_of(old), standard_of(new)) if o.kind == "criterion")
    assert one.bump is MAJOR


def test_values_are_spelt_as_files_write_them() -> None:
    def change(tree: Any) -> None:
        tree["completeness"] = {"minimum": "80%"}
        tree["methods"] = ["查", "看"]
        tree["categories"][0]["one_of"] = [["spare"]]

    said = {
        found.key: (say(found.before or "无", "zh"), say(found.after or "无", "zh"))
        for one in compared(change)
        for found in one.differences
    }
    assert said["completeness"] == ("无", "minimum：80%")
    assert said["methods"] == ("无", "查、看")
    assert said["one_of"] == ("无", "spare")


# --- versions


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.0.0", (1, 0, 0)),
        ("10.2.33", (10, 2, 33)),
        ("1.0", None),
        ("01.0.0", None),
        ("1.0.٣", None),
    ],
)
def test_a_version_is_three_numbers(text: str, numbers: tuple[int, ...] | None) -> None:
    assert numbers_of(text) == numbers


def judged(before: str, after: str, needed: Bump, other: str = "demo") -> Versioning:
    old, new = ({**a_tree(), "version": version} for version in (before, after))
    change = Alteration("head", "", "", Manner.CHANGED, (), needed)
    changes = [change] if needed else []
    return versioning(standard_of(old), standard_of({**new, "id": other}), changes)


@pytest.mark.parametrize(
    ("before", "after", "needed", "verdict"),
    [
        ("1.0.0", "2.0.0", MAJOR, "fits"),
        ("1.0.0", "1.1.0", MAJOR, "too_low"),
        ("1.0.0", "1.0.1", MINOR, "too_low"),
        ("1.0.0", "1.1.0", MINOR, "fits"),
        ("1.0.0", "1.0.1", PATCH, "fits"),
        ("1.0.0", "2.0.0", PATCH, "fits"),
        ("1.9.9", "2.0.0", MAJOR, "fits"),
        ("1.0.0", "1.0.0", PATCH, "not_raised"),
        ("2.0.0", "1.0.0", MAJOR, "not_raised"),
        ("1.0.0", "1.0.0", Bump.NONE, "fits"),
        ("1.0.0", "0.9.0", Bump.NONE, "not_raised"),
        ("1", "2", MAJOR, "unclear"),
        ("1", "1", Bump.NONE, "fits"),
        ("1", "1", PATCH, "unclear"),
    ],
)
def test_a_version_says_what_changed(before: str, after: str, needed: Bump, verdict: str) -> None:
    found = judged(before, after, needed)
    assert (found.needed, found.verdict.value) == (needed, verdict)
    assert found.is_met is (verdict == "fits")


def test_the_versions_of_another_standard_are_its_own() -> None:
    found = judged("1.0.0", "1.0.0", MAJOR, other="else")
    assert found.verdict is VersionVerdict.OTHER_STANDARD
    assert found.is_met
