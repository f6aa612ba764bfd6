"""A file as read: its name, its text, its tree, and the place of anything in it (pure)."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from pufa_cli.base.diagnostics import Diagnostic, Fault, KeyPath, Place, Severity, Span
from pufa_cli.load import codes, events
from pufa_cli.load.decode import Defect, decode, masked
from pufa_cli.load.limits import ANY_FILE, Limits
from pufa_cli.load.mending import Mended, read_on
from pufa_cli.load.suspects import cut_comments, has_comment_after_value


@dataclass(frozen=True)
class Source:
    """One file: its shown name, text, tree (None when it cannot be used) and first diagnostics."""

    name: str
    text: str
    tree: dict[str, Any] | None
    digest: str
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    mended: Mended | None = None

    @property
    def most(self) -> dict[str, Any] | None:
        """The tree, or what it is with slips of the keyboard put right: to find more defects in."""
        return self.mended.tree if self.mended else self.tree

    @cached_property
    def _places(self) -> dict[KeyPath, events.Place]:
        return events.places(self.mended.text if self.mended else self.text)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def span(self, path: KeyPath, on_key: bool = False) -> Span:
        """Where a key path stands, or its nearest ancestor that exists."""
        while path and path not in self._places:
            path = path[:-1]
        place = self._places.get(path)
        if place is None:
            return Span(1, 1)
        is_key = place.key is not None and (on_key or self._is_blank(place))
        span = place.key if is_key and place.key is not None else place.value
        return self.mended.span(span) if self.mended else span

    def _is_blank(self, place: events.Place) -> bool:
        is_below = place.key is not None and place.value.line > place.key.line
        return is_below and not place.is_text

    def line(self, number: int) -> str:
        """A line of the text, 1-based, without its end."""
        return self._lines[number - 1].removesuffix("\r") if 0 < number <= len(self._lines) else ""

    def located(self, fault: Fault) -> Diagnostic:
        """A fault of this file as a diagnostic with its place."""
        span = self.span(fault.path, fault.on_key)
        others = tuple(self.place(path) for path in fault.others)
        return Diagnostic(fault.code, self.name, span, fault.values, self.line(span.line), others)

    def place(self, path: KeyPath) -> Place:
        """A path's file, span and line."""
        span = self.span(path)
        return Place(self.name, span, self.line(span.line))

    def origin(self, path: KeyPath) -> "tuple[Source, KeyPath]":
        """The file and path from which what stands at a path came: this one."""
        return self, path

    @property
    def layers(self) -> "tuple[Source, ...]":
        """The files it is made of."""
        return (self,)


def read_source(
    name: str, raw: bytes, limits: Limits = ANY_FILE, *, is_value: bool = False
) -> Source:
    """The file of these bytes; everything wrong with its text is in `diagnostics`.

    With `is_value` it may be any value, such as a single text, instead of keys with values.
    """
    text, defects = decode(raw, limits)
    tree: Any = None
    mended: Mended | None = None
    if text or not defects:
        shown = masked(text) if defects else text
        parsed = events.parse(shown, limits.events, is_value)
        tree, found = parsed.root, parsed.defects
        if any(one.mend is not None for one in found):
            mended, found = read_on(shown, parsed, limits.events, is_value)
        defects = _merged(defects, found)
    if tree is not None and has_comment_after_value(text):
        defects = defects + cut_comments(text, list(events.value_ends(text)))
    lines = text.split("\n") if defects else []
    shown_as = tuple(_diagnosed(name, defect, lines) for defect in defects)
    usable = tree if not any(diagnostic.is_error for diagnostic in shown_as) else None
    return Source(name, text, usable, sha256(raw).hexdigest(), shown_as, mended)


def _merged(characters: list[Defect], parsed: list[Defect]) -> list[Defect]:
    """Defects of characters and of structure, without what only follows from the other."""
    refused = {_line(one) for one in characters if one.code.severity is Severity.ERROR}
    keys = {_line(one) for one in parsed if one.code in (codes.WIDE_BLANK, codes.BAD_KEY)}
    return [
        *(one for one in characters if one.code is not codes.HIDDEN or _line(one) not in keys),
        *(one for one in parsed if one.code is not codes.SYNTAX or _line(one) not in refused),
    ]


def _line(defect: Defect) -> int:
    return defect.span.line if defect.span else 0


def _diagnosed(name: str, defect: Defect, lines: list[str]) -> Diagnostic:
    span = defect.span
    excerpt = lines[span.line - 1].removesuffix("\r") if span and span.line <= len(lines) else ""
    return Diagnostic(defect.code, name, span, defect.values, excerpt)
