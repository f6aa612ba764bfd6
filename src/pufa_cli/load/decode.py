"""Bytes to text: strict UTF-8, one optional BOM, no character that hides from the reader (pure)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pufa_cli.base.diagnostics import Code, Span
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.text import clean_text
from pufa_cli.load import codes

MOST_BYTES = 1024 * 1024
MOST_REPEATS = 20  # of one kind in one file; more say nothing new
_BREAKS = "\r\x85\u2028\u2029"
_REFUSED = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
    + "|"
    + "|".join(
        f"[{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}]"
        for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "|[\ufdd0-\ufdef]"
)
_HIDDEN = re.compile(
    "[\u00ad\u200b\u2060-\u2064\ue000-\uf8ff]|(?<![\U0001f000-\U0001faff\ufe0f\u2600-\u27bf])\u200d|\u200c"
)
_LATIN = re.compile("[\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u07ff]{2,}")


# One pass decides whether a closer look is needed: most files have none of these.
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00a1-\u00b6\u00b8-\u02ff\u0370-\u07ff\u200b-\u200f\u2028-\u202e"
    "\u2060-\u2069\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000e0000-\U000e007f"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)


class Defect(NamedTuple):
    """A code at a span of the text, with what its message quotes."""

    code: Code
    span: Span | None
    values: dict[str, Sayable]


def decode(raw: bytes) -> tuple[str, list[Defect]]:
    """The text of a file and everything wrong with its characters; empty text when undecodable."""
    if len(raw) > MOST_BYTES:
        return "", [Defect(codes.TOO_LARGE, None, {"most": MOST_BYTES})]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_like_utf16(raw):
        return "", [_not_utf8(Text("（像是 UTF-16）", " (it looks like UTF-16)"), Span(1, 1))]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(_guess(raw), _span_of(raw[: error.start].decode("utf-8")))]
    text = text.removeprefix("\ufeff")
    return text, list(_defects(text))


def _looks_like_utf16(raw: bytes) -> bool:
    head = raw[:64]
    return len(head) >= 4 and (
        head[1::2].count(0) * 4 > len(head) or head[::2].count(0) * 4 > len(head)
    )


def _not_utf8(guess: Text, span: Span) -> Defect:
    return Defect(codes.NOT_UTF8, span, {"guess": guess})


def _guess(raw: bytes) -> Text:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return Text("", "")
    return Text("（像是 GBK/GB18030）", " (it looks like GBK/GB18030)")


def _span_of(before: str) -> Span:
    line = before.count("\n") + 1
    return Span(line, len(before) - (before.rfind("\n") + 1) + 1)


def _defects(text: str) -> Iterator[Defect]:
    if _SUSPECT.search(text):
        for pattern in (_REFUSED, _HIDDEN, _LATIN):
            yield from _found(pattern, text)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Defect]:
    for at, match in enumerate(pattern.finditer(text)):
        if at == MOST_REPEATS:
            return
        span = _span_of(text[: match.start()])
        shown = match.group() if pattern is _LATIN else _code_point(match.group())
        yield Defect(_code_of(pattern, match.group()), span, {"shown": shown})


def _code_of(pattern: re.Pattern[str], character: str) -> Code:
    if pattern is _HIDDEN:
        return codes.HIDDEN
    if pattern is _LATIN:
        return codes.MOJIBAKE
    if character in _BREAKS:
        return codes.LINE_BREAK
    return codes.MIDDLE_BOM if character == "\ufeff" else codes.CONTROL


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X} {clean_text(character)}".strip()
