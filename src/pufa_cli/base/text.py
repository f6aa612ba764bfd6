"""Text as it is seen: display width, look-alike letters, control characters made visible."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

# What is not seen or steers a terminal: C0, C1, DEL, separators, bidi, tags, surrogates.
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_WIDE = frozenset("WF")


def clean_text(text: str) -> str:
    """`text` with every unseen character written out as `\\x1b` or `\\u202e`, on one line."""
    return UNSEEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def display_width(text: str) -> int:
    """Columns that `text` takes in a terminal: two for a Chinese character, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def pad(text: str, width: int) -> str:
    """`text` filled with blanks to `width` columns."""
    return text + " " * max(0, width - display_width(text))


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, broken at blanks or between Chinese."""
    lines, line = [], ""
    for piece in re.findall(r"\s+|[\u2e80-\uffef]|[^\s\u2e80-\uffef]+", text):
        too_long = display_width(line) + display_width(piece) > width
        if line and too_long and piece not in _NEVER_FIRST:
            lines.append(line.rstrip())
            line = ""
        if line or not piece.isspace():
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


_NEVER_FIRST = frozenset("，。；：、！？）》”’】〕%")


@lru_cache(maxsize=8192)
def look(text: str) -> str:
    """What `text` looks like: two texts that a reader cannot tell apart give the same look."""
    if text.isascii():
        return text.strip().casefold()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c) != "Cf").strip()


def half_width(text: str) -> str:
    """`text` with full-width ASCII forms (１２：) replaced by the ASCII characters meant."""
    return "".join(
        chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else " " if c == "\u3000" else c
        for c in text
    )


FEW = 200  # words that one is compared with one by one
LONG = 100  # characters: longer ones are nobody's slip of the pen


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when nothing is close.

    Among many, where each would take long, one that differs in a single place.
    """
    from difflib import get_close_matches

    words: Sequence[str] = sorted(known)
    meant = look(half_width(word))
    if len(words) > FEW:
        words = _alike(meant, tuple(words)) if len(word) <= LONG else ()
    same = [k for k in words if meant == look(k)]
    same = same or [k for k in words if _shape(meant) == _shape(look(k))]
    return next(iter(same or get_close_matches(word, words)), None)


def _alike(meant: str, words: tuple[str, ...]) -> list[str]:
    """The words that look like `meant` but for one character."""
    found = _by_rest(words)
    return sorted({word for rest in _rests(meant) for word in found.get(rest, ())})


@lru_cache(maxsize=2)
def _by_rest(words: tuple[str, ...]) -> dict[str, list[str]]:
    """Words by what is left of their looks without any one character."""
    found: dict[str, list[str]] = {}
    for word in words:
        for rest in _rests(look(word[:LONG])):
            found.setdefault(rest, []).append(word)
    return found


def _rests(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


_MISREAD = str.maketrans("lioz。，、－—–·", "1102...---.")  # letters and signs taken for others


def _shape(seen: str) -> str:
    """What is left of a look where what is easily mistyped or misread is one."""
    return seen.translate(_MISREAD)


def shorten(text: str, most: int = 40) -> str:
    """`text` cleaned and cut to `most` characters, with `…` where it was cut."""
    seen = clean_text(text[: most + 1])
    return seen if len(text) <= most else seen[:most] + "…"
