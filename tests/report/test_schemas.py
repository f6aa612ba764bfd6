"""Editors accept what pufa accepts: the JSON Schemas of the files that people write."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from linchuan import BROKEN, FOLDER, ROOT
from pufa_cli import api
from pufa_cli.load.source import read_source
from pufa_cli.load.standards import shipped_folder

STANDARD = "linchuan-45"


def as_editors_see(text: Any) -> Any:
    """A tree of texts with the types that YAML 1.2 gives plain scalars."""
    if isinstance(text, dict):
        return {key: as_editors_see(value) for key, value in text.items()}
    if isinstance(text, list):
        return [as_editors_see(value) for value in text]
    if not isinstance(text, str):
        return text
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"-?(0|[1-9][0-9]*)", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?[0-9]+\.[0-9]+", text) else text


def tree_of(path: Path) -> Any:
    source = read_source(path.name, path.read_bytes())
    assert source.tree is not None, path
    return as_editors_see(source.tree)


@cache
def validator(name: str, category: str | None = None, language: str = "zh") -> Draft202012Validator:
    standard = STANDARD if category else None
    schema = api.schema(name, standard=standard, category=category, language=language)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def errors_of(name: str, tree: Any, category: str | None = None) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in validator(name, category).iter_errors(tree)]


SUBMISSIONS = sorted(FOLDER.glob("submissions/*/*.yaml"))


@pytest.mark.parametrize("start", range(8))
def test_every_good_submission_is_accepted(start: int) -> None:
    for path in SUBMISSIONS[start::8]:
        tree = tree_of(path)
        assert errors_of("submission", tree, tree["category"]) == [], path
    assert errors_of("submission", tree) == []


def test_settings_rosters_reviews_and_standards_are_accepted() -> None:
    for folder in (FOLDER, BROKEN):
        assert errors_of("district", tree_of(folder / "pufa.yaml")) == []
        assert errors_of("roster", tree_of(folder / "units.yaml")) == []
        for path in sorted(folder.glob("reviews/*/*/*.yaml")):
            assert errors_of("review", tree_of(path)) == []
    for path in sorted(shipped_folder().glob("*.yaml")):
        assert errors_of("standard", tree_of(path)) == []


def xiaoqiao() -> Any:
    return tree_of(FOLDER / "submissions" / "xiaoqiao" / "2005-acceptance.yaml")


def answers_of(tree: Any) -> Any:
    return tree["answers"]


MISTAKES: dict[str, Any] = {
    "unknown criterion": lambda t: t["answers"].update({"C9.9": {"facts": "是"}}),
    "criterion of another category": lambda t: t["answers"].update({"D1.1": {"facts": "是"}}),
    "unknown key of an answer": lambda t: t["answers"]["C1.1"].update({"remark": "x"}),
    "unknown key": lambda t: t.update({"remark": "x"}),
    "unknown veto": lambda t: t["vetoes"].update({"V9": "是"}),
    "vague veto": lambda t: t["vetoes"].update({"V1": "没有"}),
    "other category": lambda t: t.update({"category": "school"}),
    "other standard": lambda t: t.update({"standard": "x@1"}),
    "no unit": lambda t: t.pop("unit"),
    "text for a mapping": lambda t: t["answers"]["C1.1"].update({"facts": "是"}),
    "exemption that is not allowed": lambda t: t["answers"]["C1.1"].update(
        {"not_applicable": "无"}
    ),
    "other format": lambda t: t.update({"pufa": "review/1"}),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_underlined_in_the_editor(mistake: Any) -> None:
    tree = xiaoqiao()
    mistake(tree)
    assert errors_of("submission", tree, "township")


def test_blanks_are_accepted_where_nothing_is_written_yet() -> None:
    tree = xiaoqiao()
    tree["vetoes"]["V1"] = None
    tree["answers"]["C1.1"] = None
    tree["answers"]["C1.2"] = {"facts": None, "evidence": None, "note": None, "claimed": None}
    tree["filled_by"] = tree["filled_on"] = None
    assert errors_of("submission", tree, "township") == []


EXEMPTIONS = ("当年没有集体经济组织", {"when": "没有集体经济组织", "effect": "full"}, None)
NO_EXEMPTIONS = ({"effect": "full"}, {"when": "无", "effect": "half"}, ["无"])


def errors_with_exemption(exemption: Any) -> list[str]:
    tree = tree_of(shipped_folder() / f"{STANDARD}.yaml")
    tree["parts"][0]["dimensions"][0]["criteria"][0]["not_applicable"] = exemption
    return errors_of("standard", tree)


def test_an_exemption_is_a_condition_alone_or_with_its_effect() -> None:
    assert [errors_with_exemption(one) for one in EXEMPTIONS] == [[], [], []]
    assert all(errors_with_exemption(one) for one in NO_EXEMPTIONS)


def test_a_cause_with_a_rule_of_its_own_is_checked_like_any_rule() -> None:
    tree = tree_of(shipped_folder() / f"{STANDARD}.yaml")
    own: dict[str, Any] = {"kind": "judged", "deduct": {"most": 2}}
    cause = {"id": "weak", "title": "工作不力", "max": 2, "rule": own}
    criterion = tree["parts"][0]["dimensions"][0]["criteria"][0]
    criterion["rule"] = {"kind": "deductions", "causes": [cause]}
    assert errors_of("standard", tree) == []
    own["kind"] = "juged"
    assert errors_of("standard", tree)


FILED = {"pufa": "review/1", "standard": "x@1", "round": "2005", "unit": "u1", "source": "superior"}
LINES = (2, "是", None, {"done": 3, "total": 4}, [1, 0], {"facts": 2, "note": "见文件"})
NO_LINES = ({"facts": 2, "notes": "见文件"}, {"facts": 2, "evidence": "文件"})
VETOES = ("是", True, None, {"members": 1, "leader": None})
NO_VETOES = ("也许", {"members": -1}, {"members": "一"}, ["是"])


@pytest.mark.parametrize("name", ["submission", "review"])
@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [("bonuses", LINES, NO_LINES), ("penalties", LINES, NO_LINES), ("vetoes", VETOES, NO_VETOES)],
)
def test_what_stands_outside_the_sheet_is_written_short_or_in_full(
    name: str, key: str, good: tuple[Any, ...], bad: tuple[Any, ...]
) -> None:
    more = {"pufa": "submission/1", "name": "某镇", "category": "township"}
    tree = FILED if name == "review" else {**FILED, **more}
    tree = {key: one for key, one in tree.items() if name == "review" or key != "source"}
    for one in good:
        assert errors_of(name, {**tree, key: {"B1": one}}) == [], one
    for one in bad:
        assert errors_of(name, {**tree, key: {"B1": one}}), one


def test_an_answer_may_be_left_blank_whatever_the_standard() -> None:
    tree = xiaoqiao()
    tree["answers"]["C1.1"] = tree["vetoes"]["V1"] = None
    assert errors_of("submission", tree) == []


def test_hover_texts_are_in_the_language_asked_for() -> None:
    chinese = validator("submission", "township", "zh").schema
    english = validator("submission", "township", "en").schema
    for schema, word in ((chinese, "分"), (english, "marks")):
        about = schema["properties"]["answers"]["properties"]["C1.1"]["description"]
        assert word in about
    assert chinese["properties"]["unit"]["description"] != ""
    assert english["properties"]["unit"]["description"].isascii()


@pytest.mark.parametrize("name", ["district", "roster", "submission", "review", "standard"])
def test_every_key_has_a_hover_text(name: str) -> None:
    schema = api.schema(name)
    for owner in (schema, *schema.get("$defs", {}).values()):
        for key, field in owner.get("properties", {}).items():
            if key not in ("kind",):
                assert field.get("description") or "$ref" in field, key


def test_an_unknown_standard_or_category_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        api.schema("submission", standard="no-such", category="township", start=ROOT)
    with pytest.raises(KeyError):
        api.schema("submission", standard=STANDARD, category="no-such", start=ROOT)
    with pytest.raises(KeyError):
        api.schema("no-such")
