"""The published limits, at the limit and one over it."""

import pytest

from pufa_cli.load.codes import MOST_SCALAR
from pufa_cli.load.decode import decode
from pufa_cli.load.events import MOST_DEPTH, parse
from pufa_cli.load.limits import ANY_FILE, ROSTER
from pufa_cli.load.source import read_source

MOST_BYTES, MOST_EVENTS = ANY_FILE


def codes_of(text: str) -> set[str]:
    return {one.code.id for one in read_source("f", text.encode()).diagnostics}


def test_the_limits_are_those_that_are_published() -> None:
    assert (MOST_DEPTH, MOST_BYTES, MOST_EVENTS, MOST_SCALAR) == (32, 1 << 20, 50_000, 1 << 16)


def flow(depth: int) -> str:
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1) + "\n"


def block(depth: int) -> str:
    return "".join("  " * level + "a:\n" for level in range(depth))


def in_key(depth: int) -> str:
    return "? " * (depth - 1) + "{}\n"


@pytest.mark.parametrize("nested", [flow, block])
def test_32_levels_are_read_and_33_are_not(nested: object) -> None:
    assert callable(nested)
    assert codes_of(nested(MOST_DEPTH)) == set()
    assert codes_of(nested(MOST_DEPTH + 1)) == {"PF117"}


def test_levels_inside_keys_count_too() -> None:
    assert codes_of(in_key(MOST_DEPTH)) == {"PF120"}
    assert codes_of(in_key(MOST_DEPTH + 1)) == {"PF117"}


def test_a_mebibyte_is_read_and_one_byte_more_is_not() -> None:
    start = "a: 1\n#"
    assert codes_of(start + "x" * (MOST_BYTES - len(start))) == set()
    assert codes_of(start + "x" * (MOST_BYTES - len(start) + 1)) == {"PF118"}


def test_bytes_are_counted_and_not_characters() -> None:
    text, defects = decode(("#" + "字" * (MOST_BYTES // 3)).encode() + b"x")
    assert text == ""
    assert [one.code.id for one in defects] == ["PF118"]


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_text_of_64_ki_is_read_and_one_character_more_is_not(quote: str) -> None:
    for letter in "x字":
        assert codes_of(f"a: {quote}{letter * MOST_SCALAR}{quote}\n") == set()
        assert codes_of(f"a: {quote}{letter * (MOST_SCALAR + 1)}{quote}\n") == {"PF118"}


def test_a_block_of_64_ki_is_read_and_one_character_more_is_not() -> None:
    line = "x" * 1023 + "\n"
    assert codes_of("a: |\n" + f"  {line}" * 64) == set()
    assert codes_of("a: |\n" + f"  {line}" * 64 + "  y\n") == {"PF118"}


def list_of(events: int) -> str:
    """A text of exactly so many events: stream, document, mapping, key and list take nine."""
    return "a:\n" + "- b\n" * (events - 9)


def test_50_000_events_are_read_and_one_more_is_not() -> None:
    assert codes_of(list_of(MOST_EVENTS)) == set()
    assert codes_of(list_of(MOST_EVENTS + 1)) == {"PF119"}


@pytest.mark.parametrize("unit", ["[?,", "?,", "{},", "[],", "-\n", "{a},", '"",', "[a: ],"])
def test_a_text_too_short_to_be_counted_cannot_have_too_many_events(unit: str) -> None:
    # Texts of less than this many characters are not counted: see `events._Builder`.
    most = MOST_EVENTS // 2 - 5
    text = (unit * most)[: most - 1]
    for start in ("", "[", "{"):
        assert seen_events(start + text) <= MOST_EVENTS


def seen_events(text: str) -> int:
    from yaml import YAMLError
    from yaml._yaml import CParser

    count, next_event = 0, CParser(text).get_event
    try:
        while next_event() is not None:
            count += 1
    except YAMLError:
        pass
    return count


def test_a_roster_of_ten_thousand_units_is_read() -> None:
    unit = "  - {id: u%d, name: 某某镇, category: township, area: 东片, team: 第一督查组}\n"
    raw = ("units:\n" + "".join(unit % number for number in range(12_000))).encode()
    assert len(raw) < ROSTER.bytes
    assert [one.code.id for one in read_source("f", raw, ROSTER).diagnostics] == []
    assert read_source("f", raw, ANY_FILE).tree is None


def test_what_libyaml_cannot_even_decode_is_a_defect_too() -> None:
    assert [one.code.id for one in parse("\x00").defects] == ["PF108"]
