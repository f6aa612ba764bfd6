"""Editors accept the overlays that pufa accepts, and underline the mistakes in others."""

from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pufa_cli import api
from pufa_cli.base.language import Language
from pufa_cli.load.source import read_source
from report.test_schemas import as_editors_see

OVERLAY = """\
pufa: overlay/1
id: own
version: 1.0.0
title: 本县标准
extends: linchuan-45@1.0.0
reason: 某普办〔2006〕1号
set: {completeness: {minimum: 70%}, total: 110, source: }
change:
  - {at: C1.1, set: {title: 某, marks: 3, rule: {kind: all_or_nothing}, note: }}
  - {at: category/township, set: {title: 镇, parts: [common]}}
  - {at: V1, set: {effect: {cap: 合格}}}
remove: [C1.2, part/school]
add:
  - to: C1
    after: C1.1
    criterion: {id: C1.9, title: 新, marks: 2, clause: 略, rule: {kind: all_or_nothing}}
  - {category: {id: island, title: 岛, parts: [common]}}
  - {bonus: {id: B, title: 表彰, lines: [{id: B1, title: 国家级, points: 4}]}}
"""


@cache
def validator(language: Language = "zh") -> Draft202012Validator:
    schema = api.schema("overlay", language=language)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def errors_of(text: str) -> list[str]:
    tree: Any = read_source("x.yaml", text.encode()).tree
    return [f"{e.json_path}: {e.message}" for e in validator().iter_errors(as_editors_see(tree))]


def test_an_overlay_is_accepted() -> None:
    assert errors_of(OVERLAY) == []
    head, _, _ = OVERLAY.partition("set:")
    assert errors_of(head) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("overlay/1", "standard/1"),
        ("reason: 某普办〔2006〕1号\n", ""),
        ("@1.0.0", ""),
        ("total: 110", "totl: 110"),
        ("total: 110", "vetoes: []"),
        ("total: 110", "title: 某"),
        ("title: 某, marks", "title: 某, mark"),
        ("title: 某, marks", "id: C2, marks"),
        ("at: C1.1", "at: 某/C1.1"),
        ("clause: 略, ", ""),
        ("kind: all_or_nothing}}\n  - {category", "kind: nothing}}\n  - {category"),
        ("category: {id", "kategory: {id"),
    ],
)
def test_a_mistake_is_underlined(old: str, new: str) -> None:
    assert old in OVERLAY
    assert errors_of(OVERLAY.replace(old, new, 1))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_has_a_hover_text(language: Language) -> None:
    schema = validator(language).schema
    for name in ("Change", "Addition"):
        for key, field in schema["$defs"][name]["properties"].items():
            assert field.get("description"), key
    assert schema["properties"]["reason"]["description"].isascii() is (language == "en")
