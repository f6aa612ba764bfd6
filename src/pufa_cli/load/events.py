"""Text to tree by libyaml's events: scalars stay text, hazards are refused (the only yaml)."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple

import yaml
from yaml._yaml import CParser

from pufa_cli.base.diagnostics import Code, KeyPath, Severity, Span
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.text import look, shorten
from pufa_cli.load import codes
from pufa_cli.load.codes import MOST_SCALAR
from pufa_cli.load.decode import MOST_REPEATS, Defect, is_plain_key, said_of, unseen_in
from pufa_cli.load.limits import ANY_FILE
from pufa_cli.load.suspects import (
    as_defect,
    explain_syntax,
    swallowed,
    tight_colon,
    tight_key,
    wide_colon,
)

MOST_DEPTH = 32
NOWHERE = -1  # the key line of what has no key
BLANKS = frozenset(("", "~", "null"))
_SCALAR, _ALIAS = yaml.ScalarEvent, yaml.AliasEvent
_MAPPING, _SEQUENCE = yaml.MappingStartEvent, yaml.SequenceStartEvent
_MAPPING_END, _SEQUENCE_END = yaml.MappingEndEvent, yaml.SequenceEndEvent
_DOCUMENT, _STREAM_END = yaml.DocumentStartEvent, yaml.StreamEndEvent


class _Stop(Exception):
    """Nothing after this point can be read."""


class Tree(NamedTuple):
    """What a text says: mappings, lists, texts, None for blanks; and what is wrong with it."""

    root: Any
    defects: list[Defect]


def parse(text: str, most_events: int = ANY_FILE.events, is_value: bool = False) -> Tree:
    """The tree of a text and all its defects; never raises for bad input.

    The root is a mapping, or with `is_value` anything.
    """
    builder = _Builder(text, most_events, is_value)
    root = builder.build()
    return Tree(root, builder.defects)


def _unread(error: yaml.YAMLError) -> int | None:
    """How many characters can be read where libyaml's own limit of depth was met, else None."""
    is_depth = getattr(error, "problem", None) == "exceeded maximum nesting depth"
    mark = getattr(error, "problem_mark", None)
    return mark.index if is_depth and mark is not None else None


class _Builder:
    """Walks the events once, building as it goes; depth and number are counted before building."""

    def __init__(self, text: str, most_events: int, is_value: bool = False) -> None:
        self._text, self._is_value = text, is_value
        self._most = self._left = most_events
        self.defects: list[Defect] = []
        # Equal texts are one object: the same keys and words come in every entry.
        self._one = dict[str, str]().setdefault
        self._said: Counter[str] = Counter()
        self._next: Callable[[], Any] = CParser(text).get_event
        # A character makes two events at most, as in `[?,?]`: a short text cannot have too many.
        is_short = len(text) * 2 < most_events - 10
        self._event: Callable[[], Any] = self._next if is_short else self._counted

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _characters(self) -> frozenset[str]:
        """What stands in the text itself: `decode` has looked at it."""
        return frozenset(self._text)

    def build(self) -> Any:
        """The root, or None when there is none or reading had to stop."""
        try:
            return self._document()
        except _Stop:
            return None
        except yaml.YAMLError as error:
            cut = _unread(error)
            if cut is not None:  # some libyaml give up on brackets before telling of the first one
                self.defects = parse(self._text[:cut], self._most, self._is_value).defects
            else:
                self._refused(explain_syntax(error, self._text))
            return None
        finally:
            self._event = self._next  # a method of one's own kept is a text kept until collected

    def _refused(self, defect: Defect) -> None:
        """A syntax error says more than what was noticed of the same line before it."""
        others = [d for d in self.defects if d.code is not codes.NOT_A_MAPPING]
        lines = {d.span.line for d in others if d.span and d.code is defect.code}
        self.defects = others if defect.span and defect.span.line in lines else [*others, defect]

    def _document(self) -> Any:
        self._event()
        event = self._event()
        if type(event) is _STREAM_END:
            raise self._stop(codes.EMPTY, None)
        if event.version or event.tags:
            self._add(codes.DIRECTIVE, _span(event.start_mark))
        root = self._root(self._event())
        self._event()
        event = self._event()
        if type(event) is _DOCUMENT:
            self._add(codes.SECOND_DOCUMENT, _span(event.start_mark))
        return root

    def _root(self, event: Any) -> Any:
        root = self._node(event, 1)
        if isinstance(root, dict) or self._is_value:
            return root
        if any(one.code.severity is Severity.ERROR for one in self.defects):
            return None
        if root is None:
            self._add(codes.EMPTY, None)
        else:
            found = Text("列表", "a list") if isinstance(root, list) else Text("一段文字", "a text")
            self._add(codes.NOT_A_MAPPING, _span(event.start_mark), found=found)
        return None

    def _counted(self) -> Any:
        event = self._next()
        self._left -= 1
        if self._left < 0:
            raise self._stop(codes.TOO_MANY, _span(event.start_mark), most=self._most)
        return event

    def _node(self, event: Any, depth: int, key_line: int = NOWHERE) -> Any:
        kind = type(event)
        if kind is _SCALAR:
            text = event.value
            is_bare = not (event.style or event.tag or event.anchor) and len(text) <= MOST_SCALAR
            if is_bare and text.isascii():
                return None if text in BLANKS else self._one(text, text)
            found = self._scalar(event, key_line)
            return None if found is None else self._one(found, found)
        if kind is _ALIAS:
            self._add(codes.ANCHOR, _span(event.start_mark))
            return None
        if depth > MOST_DEPTH:
            raise self._stop(codes.TOO_DEEP, _span(event.start_mark), most=MOST_DEPTH)
        if event.anchor or event.tag:
            self._marked(event)
        return self._mapping(depth) if kind is _MAPPING else self._sequence(event, depth)

    def _mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        seen: dict[str, tuple[str, int]] = {}
        next_event = self._event
        while type(event := next_event()) is not _MAPPING_END:
            key = self._key(event, depth, seen)
            value = self._node(next_event(), depth + 1, event.end_mark.line)
            if value is None and key is not None and ":" in key:
                self._tight(key, event)
            if key is not None and key not in found:
                found[key] = value
        return found

    def _sequence(self, start: Any, depth: int) -> list[Any]:
        found = []
        next_event = self._event
        while type(event := next_event()) is not _SEQUENCE_END:
            item = self._node(event, depth + 1)
            if start.flow_style and type(item) is str and "，" in item and not event.style:
                self._add(codes.WIDE_COMMA, _span_of(event))
            found.append(item)
        return found

    def _key(self, event: Any, depth: int, seen: dict[str, tuple[str, int]]) -> str | None:
        line: int = event.start_mark.line
        if type(event) is not _SCALAR:
            self._node(event, depth + 1)
            self._bad_key(event, Text("不是文字", "it is no text"))
            return None
        key = self._scalar(event, line)
        if not key:
            self._bad_key(event, Text("是空白", "it is blank"))
            return None
        if key == "<<" and not event.style:
            self._add(codes.ANCHOR, _span(event.start_mark))
            return None
        if not key.isascii() or not key.isprintable():
            self._check_key(key, event)
        return self._distinct(key, event, seen)

    def _tight(self, key: str, event: Any) -> None:
        """Tells of `{title:工作台账}`: a key that swallowed its value for want of a blank."""
        at = tight_key(key)
        end, mark = event.end_mark.index, event.start_mark
        if event.style or at is None or self._text[end : end + 1] not in ",} \n":
            return
        self._told(tight_colon(mark.line + 1, mark.column + 1 + at))

    def _check_key(self, key: str, event: Any) -> None:
        if key.strip("\u3000\xa0 \t") != key:
            self._add(codes.WIDE_BLANK, _span(event.start_mark))
        elif "：" in key:
            span = _span(event.start_mark)
            self._told(wide_colon(span, span.line, span.column + key.index("：")))
        elif not is_plain_key(key):
            self._bad_key(event, Text("含隐形字符", "it has unseen characters"))

    def _distinct(self, key: str, event: Any, seen: dict[str, tuple[str, int]]) -> str | None:
        shape = look(key)
        if shape not in seen:
            seen[shape] = (key, event.start_mark.line + 1)
            return self._one(key, key)
        other, line = seen[shape]
        code = codes.SAME_KEY if other == key else codes.LOOK_ALIKE
        self._add(code, _span_of(event), key=shorten(key), other=shorten(other), line=line)
        return None

    def _bad_key(self, event: Any, why: Text) -> None:
        self._add(codes.BAD_KEY, _span(event.start_mark), why=why)

    def _scalar(self, event: Any, key_line: int) -> str | None:
        text: str = event.value
        if event.anchor or event.tag:
            self._marked(event)
        if len(text) > MOST_SCALAR:
            self._add(codes.TOO_LARGE, _span(event.start_mark), **codes.SCALAR_LIMIT)
        if not event.style:
            return self._plain(text, event, key_line)
        if event.style == '"' and (found := unseen_in(text)) and found not in self._characters:
            code, values = said_of(found)
            self._add(code, _span(event.start_mark), **values)
        return text

    def _plain(self, text: str, event: Any, key_line: int) -> str | None:
        if text in BLANKS:
            return None
        is_apart = key_line != event.start_mark.line or key_line != event.end_mark.line
        if is_apart and (found := swallowed(text)):
            self._told(as_defect(found, self._line_of(found, event)))
        return text

    def _line_of(self, written: str, event: Any) -> Span:
        for number in range(event.start_mark.line, event.end_mark.line + 1):
            if (column := self._lines[number].find(written)) >= 0:
                return Span(number + 1, column + 1, len(written))
        return _span(event.start_mark)

    def _marked(self, event: Any) -> None:
        if event.anchor:
            self._add(codes.ANCHOR, _span(event.start_mark))
        if event.tag:
            self._add(codes.TAG, _span(event.start_mark), tag=shorten(event.tag))

    def _add(self, code: Code, span: Span | None, **values: Sayable) -> None:
        self._told(Defect(code, span, values))

    def _told(self, defect: Defect) -> None:
        self._said[defect.code.id] += 1
        if self._said[defect.code.id] <= MOST_REPEATS:
            self.defects.append(defect)

    def _stop(self, code: Code, span: Span | None, **values: Sayable) -> _Stop:
        self._add(code, span, **values)
        return _Stop()


def _span(mark: Any) -> Span:
    return Span(mark.line + 1, mark.column + 1)


def _span_of(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(start.line + 1, start.column + 1, max(1, length))


class Place(NamedTuple):
    """Where a node stands: its key (None in a list, at the root) and its value."""

    key: Span | None
    value: Span
    is_text: bool = False  # and not a blank, a mapping or a list


def places(text: str) -> dict[KeyPath, Place]:
    """The place of every node of a text that `parse` accepts, by key path."""
    found: dict[KeyPath, Place] = {}
    events = iter(CParser(text).get_event, None)
    with suppress(yaml.YAMLError):
        for event in events:
            if type(event) in (_SCALAR, _MAPPING, _SEQUENCE):
                _place(event, events, (), None, found)
    return found


def _place(
    event: Any, events: Iterator[Any], path: KeyPath, key: Span | None, found: dict[KeyPath, Place]
) -> None:
    is_text = type(event) is _SCALAR and event.value != ""
    found.setdefault(path, Place(key, _span_of(event), is_text))
    if type(event) is _MAPPING:
        for name in events:
            if type(name) is _MAPPING_END:
                return
            _place(next(events), events, (*path, getattr(name, "value", "")), _span_of(name), found)
    if type(event) is _SEQUENCE:
        for at, item in enumerate(events):
            if type(item) is _SEQUENCE_END:
                return
            _place(item, events, (*path, at), None, found)


def value_ends(text: str) -> Iterator[tuple[int, int]]:
    """Line and column (0-based) where each plain value ends, up to the first mistake."""
    events: Iterator[Any] = iter(CParser(text).get_event, None)
    with suppress(yaml.YAMLError):
        for event in events:
            if type(event) is _SCALAR and not event.style:
                mark: Any = event.end_mark
                yield mark.line, mark.column
