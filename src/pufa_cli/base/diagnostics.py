"""Defects in files: where, what and what to do about it, as values that are never raised."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from pufa_cli.base.language import Language, Phrase, Sayable, Text

KeyPath: TypeAlias = tuple[str | int, ...]
NOTHING: Mapping[str, Sayable] = {}


class Severity(StrEnum):
    """How much a diagnostic weighs: an error keeps a file from being assessed."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


SEVERITY_TEXT: Mapping[Severity, Text] = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTICE: Text("提示", "notice"),
}


class Code(NamedTuple):
    """One kind of diagnostic: its stable number, its words and the cure, each declared once."""

    id: str
    slug: str
    message: Text
    hint: Text
    why: Text
    severity: Severity = Severity.ERROR


class Fault(NamedTuple):
    """A defect found in a tree, at a key path; the file is known to whoever holds the tree."""

    code: Code
    path: KeyPath
    values: Mapping[str, Sayable] = NOTHING
    on_key: bool = False
    others: tuple[KeyPath, ...] = ()  # the places that it contradicts


class Span(NamedTuple):
    """A stretch of one line: 1-based line and column in characters, and a length in characters."""

    line: int
    column: int
    length: int = 1


class Place(NamedTuple):
    """A place that a diagnostic speaks of besides its own: file, span and the line as it stands."""

    file: str
    span: Span
    excerpt: str


class Diagnostic(NamedTuple):
    """A defect at its place: file, span (None: the file as a whole) and the line as it stands."""

    code: Code
    file: str
    span: Span | None = None
    values: Mapping[str, Sayable] = NOTHING
    excerpt: str = ""
    others: tuple[Place, ...] = ()  # what it contradicts

    @property
    def severity(self) -> Severity:
        """The weight of the code."""
        return self.code.severity

    @property
    def is_error(self) -> bool:
        """Whether it keeps the file from being assessed."""
        return self.code.severity is Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorts by file, line, column and code."""
        line, column = (self.span.line, self.span.column) if self.span else (0, 0)
        return (self.file, line, column, self.code.id)

    def message(self, language: Language) -> str:
        """What is wrong, quoting what was written."""
        return Phrase(self.code.message, self.values).say(language)

    def hint(self, language: Language) -> str:
        """What to do about it."""
        return Phrase(self.code.hint, self.values).say(language)


def in_order(diagnostics: "list[Diagnostic]") -> tuple[Diagnostic, ...]:
    """The diagnostics by place, each once."""
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in sorted(diagnostics, key=lambda d: d.order):
        seen.setdefault((*diagnostic.order, diagnostic.message("en")), diagnostic)
    return tuple(seen.values())


def repeated(ids: Iterable[tuple[KeyPath, str]]) -> Iterator[tuple[str, KeyPath, KeyPath]]:
    """Every id that came before: the id, its path, and the path of its first place."""
    seen: dict[str, KeyPath] = {}
    for path, id in ids:
        if id in seen:
            yield id, path, seen[id]
        seen.setdefault(id, path)
