"""Laws of reading: any bytes end in diagnostics inside the file; the same content is one tree."""

import json
import os
import random
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from load.cases import CASES, CLEAN
from pufa_cli.base.diagnostics import Span
from pufa_cli.load.decode import decode
from pufa_cli.load.source import Source, read_source
from pufa_cli.report import yamltext

EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = [case.raw for case in (*CASES, *CLEAN) if len(case.raw) < 2000]
SEEDS += [path.read_bytes()[:2500] for path in sorted(EXAMPLES.glob("broken/**/*.yaml"))]
TOKENS = [
    *(b"\t", b": ", b"- ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!t ", b'"', b"'", b"|\n", b">"),
    *(
        b"#",
        b" #",
        b"\n",
        b"\r",
        b"---\n",
        b"...\n",
        b"%",
        b"? ",
        b"\\x",
        b"\x00",
        b"\xff",
        b"\x85",
    ),
    *(sign.encode() for sign in "：，　－＃\u2028\ufeff\x85\xa0\u202e是"),
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A seed with pieces inserted, deleted, doubled or taken from another seed."""
    raw = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(raw)))
        other = draw(st.sampled_from(SEEDS))
        start = draw(st.integers(0, len(other)))
        piece = draw(
            st.one_of(
                st.sampled_from(TOKENS),
                st.binary(max_size=4),
                st.just(other[start : start + 40]),
                st.just(raw[at : at + 30] * 2),
            )
        )
        raw = raw[:at] + piece + raw[at + draw(st.integers(0, 12)) :]
    return raw


def is_inside(span: Span, text: str) -> bool:
    """Whether a span starts in the file, at most just after the last character of its line."""
    lines = text.split("\n")
    return 1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1


def paths_of(
    tree: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every node of a tree with its key path."""
    yield path, tree
    if isinstance(tree, dict | list):
        entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for step, below in entries:
            yield from paths_of(below, (*path, step))


@given(raw=mutated())
@example(raw=b"{")
@example(raw=b"? a")
@example(raw=b"a: 1 #x\n---\nb: [")
def test_no_bytes_lead_to_anything_but_a_tree_or_errors_inside_the_file(raw: bytes) -> None:
    source = read_source("f", raw)
    errors = [one for one in source.diagnostics if one.is_error]
    assert (source.tree is None) == bool(errors)
    for one in source.diagnostics:
        for language in ("zh", "en"):
            assert one.message(language)
            assert one.hint(language)
        if one.span is not None and source.text:
            assert is_inside(one.span, source.text)
    for path, _ in paths_of(source.tree) if source.tree is not None else ():
        assert is_inside(source.span(path), source.text)
        assert is_inside(source.span(path, on_key=True), source.text)


@pytest.mark.parametrize("seed", range(4))
def test_thousands_of_damaged_files_are_all_told_apart_from_good_ones(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(5_000):
        raw = bytearray(chance.choice(SEEDS))
        for _ in range(chance.randint(1, 6)):
            damage(raw, chance)
        source = read_source("f", bytes(raw))
        assert (source.tree is None) == any(one.is_error for one in source.diagnostics)
        for one in source.diagnostics:
            assert one.span is None or not source.text or is_inside(one.span, source.text), raw


def damage(raw: bytearray, chance: random.Random) -> None:
    """Inserts, deletes, overwrites or repeats a few bytes."""
    at, other = chance.randint(0, len(raw)), chance.choice(SEEDS)
    start = chance.randint(0, len(other))
    match chance.randrange(5):
        case 0:
            raw[at:at] = chance.choice(TOKENS)
        case 1:
            del raw[at : at + chance.randint(1, 8)]
        case 2:
            raw[at : at + 1] = bytes([chance.randrange(256)])
        case 3:
            raw[at:at] = other[start : start + chance.randint(1, 60)]
        case _:
            raw[at:at] = raw[start : start + chance.randint(1, 40)]


@given(raw=st.binary(max_size=200))
def test_decoding_never_raises_and_keeps_every_character(raw: bytes) -> None:
    text, defects = decode(raw)
    if not any(one.span is None or one.code.slug == "not-utf8" for one in defects):
        assert ("\ufeff" + text).encode() == raw or text.encode() == raw


def test_the_official_test_suite_ends_without_a_traceback() -> None:
    """Set PUFA_YAML_SUITE to the data release of the YAML test suite, a folder or a tar.gz."""
    place = os.environ.get("PUFA_YAML_SUITE")
    if not place:
        pytest.skip("PUFA_YAML_SUITE is not set")
    found = dict(suite_files(Path(place)))
    texts = [name for name in found if name.endswith("/in.yaml")]
    assert len(texts) == 402
    accepted = {
        n.removesuffix("/in.yaml") for n in texts if read_source(n, found[n]).tree is not None
    }
    wrongly = {name for name in accepted if f"{name}/error" in found}
    # libyaml accepts these six; the list may only become shorter.
    assert wrongly == {"9C9N", "DK95/01", "QB6E", "S98Z", "SU5Z", "X4QW"}
    assert len(accepted) >= 70
    expected = {
        name: json.loads(found[f"{name}/in.json"])
        for name in accepted
        if f"{name}/in.json" in found
    }
    other = {
        n for n in expected if not says(expected[n], read_source(n, found[f"{n}/in.yaml"]).tree)
    }
    assert other == {"652Z", "DK95/01", "L24T/01"}


def is_read_as_published(name: str, found: dict[str, bytes]) -> bool:
    """Whether a case of the suite is read as its JSON says."""
    wanted = json.loads(found[f"{name}/in.json"])
    return says(wanted, read_source(name, found[f"{name}/in.yaml"]).tree)


def says(wanted: Any, tree: Any) -> bool:
    """Whether a tree of texts says what a typed JSON document says."""
    if isinstance(wanted, dict):
        same_keys = isinstance(tree, dict) and set(wanted) == set(tree)
        return same_keys and all(says(wanted[key], tree[key]) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(tree, list) and len(wanted) == len(tree) and all(map(says, wanted, tree))
    if isinstance(wanted, str):
        return wanted == (tree or "")
    return tree is None if wanted is None else isinstance(tree, str)


def suite_files(place: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the suite by their path; its links, which group cases by tag, are left out."""
    if place.is_dir():
        for path in place.rglob("*"):
            if path.is_file() and not any(p.is_symlink() for p in (path, *path.parents)):
                yield path.relative_to(place).as_posix(), path.read_bytes()
        return
    with tarfile.open(place) as packed:
        for member in packed:
            content = packed.extractfile(member) if member.isreg() else None
            if content is not None:
                yield member.name, content.read()


# --- places

KEYS = st.from_regex(r"[A-Za-z][A-Za-z0-9._-]{0,8}", fullmatch=True)
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x9FFF),
    max_size=12,
)


def trees(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings of mappings, lists and leaves, without keys that look alike."""
    below = st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | mappings(inner),
        max_leaves=12,
    )
    return mappings(below)


def mappings(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    pairs = st.lists(st.tuples(KEYS, values), max_size=4, unique_by=lambda pair: pair[0].casefold())
    return pairs.map(dict)


PLAIN = st.from_regex(r"[a-z0-9\u4e00-\u9fa5]{1,8}", fullmatch=True).filter(lambda t: t != "null")


@given(tree=trees(PLAIN))
def test_every_node_has_a_place_where_its_key_or_value_stands(tree: dict[str, Any]) -> None:
    source = read_source("f", yamltext.dump(tree).encode())
    for path, value in paths_of(source.tree):
        span = source.span(path)
        assert is_inside(span, source.text)
        at = source.line(span.line)[span.column - 1 :]
        if isinstance(value, str):
            assert at.startswith(value)
            assert at[: span.length] == value
        if path and isinstance(path[-1], str):
            key = source.span(path, on_key=True)
            assert source.line(key.line)[key.column - 1 :].startswith(path[-1])


def test_a_path_that_is_not_there_leads_to_what_is_above_it() -> None:
    source = read_source("f", b"a: 1\nb:\n  c:\n    - x\n")
    assert source.span(("b", "c", 0)) == Span(4, 7)
    assert source.span(("b", "c", 5, "d")) == source.span(("b", "c")) == Span(3, 3)
    assert source.span(("b", "z")) == Span(2, 1)
    assert source.span(("z",)) == Span(1, 1)
    assert read_source("f", b"\xff").span(("a",)) == Span(1, 1)
    assert source.line(0) == source.line(99) == ""


# --- twins

TWIN = """\
pufa: submission/1
unit: xiaoqiao
answers:
  C1.1:
    facts: 是
    note: 三次 会议
  C1.2:
    facts: [1, 0, 2]
  C1.3:
    facts: {done: 19, total: 20}
  C1.4:
"""


def tree_of(text: str | bytes) -> Any:
    source = read_source("f", text if isinstance(text, bytes) else text.encode())
    assert source.diagnostics == ()
    return source.tree


@pytest.mark.parametrize(
    "twin",
    [
        TWIN.replace("\n", "\r\n"),
        "\ufeff" + TWIN,
        TWIN.rstrip("\n"),
        "---\n" + TWIN + "...\n",
        "# 表头\n\n" + TWIN.replace("answers:", "# 各项\nanswers:"),
        TWIN.replace("facts: 是", 'facts: "是"').replace("note: 三次 会议", "note: '三次 会议'"),
        TWIN.replace("facts: 是", 'facts: "\\u662f"'),
        TWIN.replace("facts: 是", "facts:\n      是"),
        TWIN.replace("note: 三次 会议", "note: 三次\n      会议"),
        TWIN.replace("note: 三次 会议", "note: >-\n      三次\n      会议"),
        TWIN.replace("[1, 0, 2]", "\n      - 1\n      - 0\n      - 2"),
        TWIN.replace("{done: 19, total: 20}", "\n      done: 19\n      total: 20"),
        TWIN.replace("{done: 19, total: 20}", '{"done":19, "total":20}'),
        TWIN.replace("{done: 19, total: 20}", "{total: 20, done: 19}"),
        TWIN.replace("  C1.4:\n", "  C1.4: ~\n"),
        TWIN.replace("  C1.4:\n", "  C1.4: null\n"),
        TWIN.replace("unit: xiaoqiao\n", "").replace("pufa:", "unit: xiaoqiao\npufa:"),
        TWIN.replace("unit: xiaoqiao", "unit:   xiaoqiao  "),
        TWIN.replace("unit: xiaoqiao", "? unit\n: xiaoqiao"),
        TWIN.replace("    ", "        ").replace("  C1", "    C1"),
    ],
)
def test_the_same_content_written_otherwise_is_the_same_tree(twin: str) -> None:
    assert twin != TWIN
    assert tree_of(twin) == tree_of(TWIN)


def test_the_digest_is_of_the_bytes() -> None:
    first, second = (read_source("f", raw).digest for raw in (b"a: 1\n", b"a: 1\r\n"))
    assert first != second
    assert len(first) == len(second) == 64


# --- writing

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(tree=trees(st.none() | WORDS | ANY_TEXT))
@example(tree={"a": "~", "b": "null", "c": "", "d": " x", "e": "- x", "f": "x: y", "g": "x #y"})
@example(tree={"a": "是，否", "b": "&x", "c": "*", "d": "%", "e": "@", "f": "`", "g": "2005-06-08"})
@example(
    tree={"a": ["［1，2］", "1，2", "facts：x"], "b": {}, "c": [], "d": [[], {}], "e": [["x"]]}
)
@example(tree={"a": "－ x", "b": "\\n", "c": 'say "x"', "d": "x\ny\n", "e": "---", "f": "..."})
def test_what_is_written_reads_back_as_the_same_tree(tree: dict[str, Any]) -> None:
    source = read_source("f", yamltext.dump(tree).encode() or b"{}")
    hidden = {"control-character", "invisible-line-break", "byte-order-mark-inside"}
    refused = [one for one in source.diagnostics if one.is_error]
    if source.tree is None:
        assert {one.code.slug for one in refused} <= hidden
    else:
        assert source.tree == tree


@given(text=ANY_TEXT)
def test_a_scalar_is_one_line_of_visible_text(text: str) -> None:
    shown = yamltext.scalar(text)
    assert len(shown.splitlines()) <= 1
    assert Source("f", shown, None, "").line(1) == shown
