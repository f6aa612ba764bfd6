"""JSON from strangers: strict, bounded, every key once, no number with a point (pure)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, NoReturn

from pufa_cli.base.diagnostics import Diagnostic, KeyPath, Span
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.text import shorten
from pufa_cli.load.decode import decode
from pufa_cli.load.limits import Limits
from pufa_cli.load.source import Source
from pufa_cli.model import merge_codes as codes

MOST_DEPTH = 32
MOST_DIGITS = 9
LONGEST_LINE = 200
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}:,]|[^\s\[\]{}:,"]+', re.DOTALL)
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_HALVES = re.compile("[\ud800-\udfff]")
_BRACKETS = re.compile(r"[\[\]{}]")
_WHY = {
    "twice": Text("“{text}”写了两次", "“{text}” is there twice"),
    "number": Text("{text} 要写成带引号的小数", "{text} has to be a decimal in quotes"),
    "root": Text("最外层不是 {{}}", "it is no object"),
    "half": Text("有半个字符（\\ud800 之类）", "half a character (such as \\ud800)"),
    "end": Text("内容不完整", "it is cut off, or nothing is there"),
    "syntax": Text("这里写得不对", "wrong here"),
}


class _Refused(ValueError):
    """Something that JSON allows and results do not have."""

    def __init__(self, why: str, text: str) -> None:
        """Why, and what is quoted."""
        super().__init__(why)
        self.why, self.text = why, text


@dataclass(frozen=True)
class JsonSource(Source):
    """A JSON file: places are those of its values."""

    @cached_property
    def _spans(self) -> dict[KeyPath, Span]:
        found: dict[KeyPath, Span] = {}
        for path, span in positions(self.text):
            found.setdefault(path, span)
        return found

    def span(self, path: KeyPath, on_key: bool = False) -> Span:
        """Where a key path stands, or its nearest ancestor that exists."""
        while path and path not in self._spans:
            path = path[:-1]
        return self._spans.get(path, Span(1, 1))

    def line(self, number: int) -> str:
        """A line of the text, 1-based; nothing where it is too long to be shown."""
        found = super().line(number)
        return found if len(found) <= LONGEST_LINE else ""


def read_json(name: str, raw: bytes, limits: Limits) -> JsonSource:
    """The file of these bytes; what is wrong with its text is in `diagnostics`; never raises."""
    text, defects = decode(raw, limits)
    source = JsonSource(name, text, None, sha256(raw).hexdigest())
    found = [Diagnostic(one.code, name, one.span, one.values) for one in defects]
    errors = [one for one in found if one.is_error]
    if not errors and _is_too_deep(text):
        errors = [Diagnostic(codes.TOO_DEEP, name, None, {"most": MOST_DEPTH})]
    if errors:
        return replace(source, diagnostics=tuple(errors))
    try:
        return replace(source, tree=_parsed(text))
    except json.JSONDecodeError as error:
        is_end = not text[error.pos :].strip()
        why: Sayable = _WHY["end" if is_end else "syntax"]
        span = Span(error.lineno, error.colno)
    except _Refused as refused:
        why = _WHY[refused.why].with_(text=shorten(refused.text))
        span = _span_of(source, refused)
    wrong = Diagnostic(codes.BAD_JSON, name, span, {"why": why}, source.line(span.line))
    return replace(source, diagnostics=(wrong,))


def _parsed(text: str) -> dict[str, Any]:
    tree = json.loads(
        text,
        object_pairs_hook=_each_once,
        parse_float=_no_number,
        parse_constant=_no_number,
        parse_int=_whole,
    )
    if not isinstance(tree, dict):
        raise _Refused("root", "")
    if "\\u" in text and _HALVES.search(json.dumps(tree, ensure_ascii=False)):
        raise _Refused("half", "")
    return tree


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Refused("twice", key)
            seen.add(key)
    return found


def _no_number(text: str) -> NoReturn:
    raise _Refused("number", text)


def _whole(text: str) -> int:
    return int(text) if len(text) <= MOST_DIGITS else _no_number(text)


def _is_too_deep(text: str) -> bool:
    depth = 0
    for found in _BRACKETS.finditer(_STRINGS.sub("", text)):
        depth += 1 if found.group() in "[{" else -1
        if depth > MOST_DEPTH:
            return True
    return False


def _span_of(source: JsonSource, refused: _Refused) -> Span:
    """Where the refused thing stands first: a key its second time, a number anywhere."""
    seen: set[KeyPath] = set()
    for path, span in positions(source.text):
        is_again = path in seen and path[-1:] == (refused.text,)
        if is_again and refused.why == "twice":
            return span
        seen.add(path)
    if refused.why == "number":
        for token in _TOKENS.finditer(source.text):
            if token.group() == refused.text:
                return _span(source.text, token.start(), len(refused.text))
    return Span(1, 1)


def _span(text: str, at: int, length: int) -> Span:
    before = text[:at]
    return Span(before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1, length)


def positions(text: str) -> Iterator[tuple[KeyPath, Span]]:
    """The place of every value of a JSON text by its path, keys for members of objects."""
    path: list[str | int] = []
    kinds: list[str] = []
    line, counted, start = 1, 0, 0
    is_key = False
    for token in _TOKENS.finditer(text):
        word, at = token.group(), token.start()
        breaks = text.count("\n", counted, at)
        if breaks:
            line, start = line + breaks, text.rfind("\n", counted, at) + 1
        counted = at
        span = Span(line, at - start + 1, len(word.split("\n")[0]))
        if word in "{[":
            kinds.append(word)
            path.append(0 if word == "[" else "")
            is_key = word == "{"
            if word == "[":
                yield tuple(path), span
        elif word in "}]":
            kinds[-1:], path[-1:], is_key = [], [], False
        elif word == ",":
            is_key = kinds[-1:] == ["{"]
            if kinds and not is_key:
                path[-1] = int(path[-1]) + 1
        elif word == ":":
            is_key = False
        elif is_key:
            path[-1] = str(json.loads(word, strict=False))
            yield tuple(path), span
        elif kinds[-1:] == ["["]:
            yield tuple(path), span
