"""Bytes to text: strict UTF-8, one optional BOM, no character that hides from the reader (pure)."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from pufa_cli.base.diagnostics import Code, Span
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.text import UNSEEN, shorten
from pufa_cli.load import codes
from pufa_cli.load.limits import ANY_FILE, Limits

MOST_REPEATS = 100  # of one kind in one file; more say nothing new
_BREAKS = "\r\x85\u2028\u2029"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_STEERING = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f" + _NONCHARACTERS
)
# Without width, or a blank that is none, or a sign that each font draws as it likes.
_UNSURE = (
    "\xa0\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200c\u202f\u205f-\u2065"
    "\u2800\u3164\uffa0\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
)
_LETTERS = "\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u02ff\u0370-\u061b\u061d-\u07ff"
_REFUSED = f"\r(?!\n)|[{_STEERING}]"
_HIDDEN = f"[{_UNSURE}]|(?<![\U0001f000-\U0001faff\ufe0f\u2600-\u27bf])\u200d"
_LATIN = f"[{_LETTERS}]{{2,}}"
_LATIN_ALONE = f"[{_LETTERS}]+"
_CHINESE = "[\u3400-\u9fff]"
# One pass decides whether a closer look is needed: most files have none of these.
_SUSPECT = re.compile(f"[{_STEERING}{_UNSURE}{_LETTERS}\r\u200d]")


class Mend(NamedTuple):
    """What puts a slip right: at a line and column, both from 1, `now` in place of `was`."""

    line: int
    column: int
    was: str
    now: str


class Defect(NamedTuple):
    """A code at a span of the text, with what its message quotes, and what puts it right."""

    code: Code
    span: Span | None
    values: dict[str, Sayable]
    mend: Mend | None = None  # only to read on and find more


def decode(raw: bytes, limits: Limits = ANY_FILE) -> tuple[str, list[Defect]]:
    """The text of a file and everything wrong with its characters; empty text when undecodable."""
    if len(raw) > limits.bytes:
        return "", [Defect(codes.TOO_LARGE, None, limits.said)]
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
        # GBK read as UTF-8 leaves no Chinese at all; then a single letter is suspicious.
        garbled = _LATIN if re.search(_CHINESE, text) else _LATIN_ALONE
        for pattern in (_REFUSED, _HIDDEN, garbled):
            yield from _found(pattern, text)


def _found(pattern: str, text: str) -> Iterator[Defect]:
    line, counted = 1, 0
    for match in islice(re.finditer(pattern, text), MOST_REPEATS):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        span = Span(line, counted - text.rfind("\n", 0, counted))
        if pattern in (_REFUSED, _HIDDEN):
            code, values = said_of(match.group())
            yield Defect(code, span, values)
        else:
            yield Defect(codes.MOJIBAKE, span, {"shown": shorten(match.group())})


def _code_of(character: str) -> Code:
    if not re.fullmatch(_REFUSED, character):
        return codes.HIDDEN
    if character in _BREAKS:
        return codes.LINE_BREAK
    return codes.MIDDLE_BOM if character == "\ufeff" else codes.CONTROL


def masked(text: str) -> str:
    """`text` with every refused character replaced, so that the rest can be read for more."""
    return re.sub(_REFUSED, "\ufffd", text)


def unseen_in(value: str) -> str | None:
    """The worst character of a value that escapes such as `\\e` or `\\xad` can have brought in."""
    if (value.isascii() and value.isprintable()) or not _SUSPECT.search(value):
        return None
    found = re.search(_REFUSED, value) or re.search("\r", value) or re.search(_HIDDEN, value)
    return found.group() if found else None


def said_of(character: str) -> tuple[Code, dict[str, Sayable]]:
    """The code of a character that is refused or warned of, and what its message quotes."""
    return _code_of(character), {"shown": f"U+{ord(character):04X}"}


def is_plain_key(key: str) -> bool:
    """Whether nothing in a key hides from the reader."""
    if key.isascii() and key.isprintable():
        return True
    return not (re.search(_HIDDEN, key) or UNSEEN.search(key))
