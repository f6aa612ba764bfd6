"""Habits of Chinese keyboards recognised in text that YAML refuses or misreads (pure)."""

import re
from itertools import islice
from typing import Any

from pufa_cli.base.diagnostics import Span
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.text import half_width, shorten
from pufa_cli.load import codes
from pufa_cli.load.decode import Defect, Mend

_SWALLOWED = r"(?:^|\s)([A-Za-z0-9_][A-Za-z0-9_.-]{0,40}[：])"
_WIDE_COLON_LINE = r"^\s*(?:- )?[A-Za-z0-9_.\-\u4e00-\u9fff]{1,40}\s*："
_WIDE_BLANK_LINE = r"^[ ]*[\u3000\xa0]|:[\u3000\xa0]"
_TAB_LINE = r"^ *\t"
_WIDE_DASH_LINE = r"^\s*[－—–][ \u3000]?\S"
TIGHT_KEY = r"[A-Za-z_][A-Za-z0-9_.-]*:(?=[^\s:/])"
_TIGHT_COLON_LINE = r"^\s*(?:- )?" + TIGHT_KEY
_WIDE_HASH_LINE = r"^\s*(?P<wide>＃)"
_WIDE_BRACKET_LINE = r"(?:^|[:\[{,-])\s*(?P<wide>[｛［])"
_WIDE_COMMA_LINE = r"(?P<wide>，)\s*[A-Za-z_][A-Za-z0-9_.-]*\s*[:：]"
_WIDE_DASH_ITEM = r"(?s)^[－—–][ \u3000]|^－.*\s－"
WIDE_DASH: dict[str, Sayable] = {
    "problem": Text("列表用了全角横线", "a full-width dash begins a list item"),
    "cure": Text("改成半角“- ”（后面有空格）", "write “- ” with a blank"),
}


def swallowed(text: str) -> str | None:
    """A key such as `facts：`, or the dash of `－ x`, that became part of a text."""
    if match := re.search(_SWALLOWED, text):
        return match.group(1)
    return text[0] if re.search(_WIDE_DASH_ITEM, text) else None


def as_defect(written: str, span: Span) -> Defect:
    """The defect of what `swallowed` found, which stands at a span."""
    if written.endswith("："):
        return wide_colon(span, span.line, span.column + len(written) - 1)
    return Defect(codes.SYNTAX, span, WIDE_DASH, Mend(span.line, span.column, written, "- "))


def tight_key(key: str) -> int | None:
    """Where the colon stands in a key such as `title:工作台账`, which lacks a blank after it."""
    match = re.match(TIGHT_KEY, key)
    return None if match is None else match.end() - 1


def explain_syntax(error: Any, text: str) -> Defect:
    """The defect behind a YAML error, at the line that causes it rather than where YAML noticed."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        problem = str(getattr(error, "reason", "") or "?")
        return Defect(codes.SYNTAX, Span(1, 1), {"problem": problem, "cure": CURE})
    context = getattr(error, "context_mark", None)
    lines = text.split("\n")
    if (defect := _refused_feature(error, mark, context, lines)) is not None:
        return defect
    if "expected ':'" in str(getattr(error, "problem", "")):
        mark, context = context or mark, mark
    for number in _candidates(mark, context, lines):
        if (found := _habit(lines[number], number + 1)) is not None:
            return found
    if (found := _between_brackets(error, mark, context, lines)) is not None:
        return found
    return _plain_syntax(error, mark, context, lines)


def _refused_feature(error: Any, mark: Any, context: Any, lines: list[str]) -> Defect | None:
    """What libyaml could not read of a feature that is refused anyway."""
    problem, scanned = str(error.problem), str(error.context)
    at = context or mark
    span = Span(at.line + 1, at.column + 1)
    if scanned.endswith((" an alias", " an anchor")):
        return Defect(codes.ANCHOR, span, {})
    if scanned.endswith(" a tag") or "tag handle" in problem:
        written = lines[at.line][at.column :].split(maxsplit=1)
        return Defect(codes.TAG, span, {"tag": shorten(written[0])})
    if "directive" in scanned + problem or "YAML document" in problem:
        return Defect(codes.DIRECTIVE, Span(at.line + 1, 1), {})
    is_ended = any(line.startswith("...") for line in lines[: mark.line])
    if is_ended and "expected <document start>" in problem:
        return Defect(codes.SECOND_DOCUMENT, span, {})
    return None


def _candidates(mark: Any, context: Any, lines: list[str]) -> list[int]:
    """The lines to suspect: where YAML noticed, the one said before, the construct's start."""
    before = (n for n in range(mark.line - 1, -1, -1) if _says_something(lines[n]))
    near = [mark.line, *islice(before, 1)] + ([context.line] if context is not None else [])
    return [line for line in dict.fromkeys(near) if 0 <= line < len(lines)]


def _says_something(line: str) -> bool:
    return line.strip() != "" and not line.lstrip().startswith("#")


def _habit(line: str, number: int) -> Defect | None:
    """The slip of the keyboard that a line has; `number` counts from 1."""
    if match := re.search(_TAB_LINE, line):
        return Defect(codes.TAB, Span(number, match.end()), {})
    if match := re.search(_WIDE_COLON_LINE, line):
        return wide_colon(Span(number, match.end()), number, match.end())
    if match := re.search(_WIDE_BLANK_LINE, line):
        mend = Mend(number, match.end(), line[match.end() - 1], " ") if ":" in match[0] else None
        return Defect(codes.WIDE_BLANK, Span(number, match.end()), {}, mend)
    if match := re.search(_WIDE_DASH_LINE, line):
        column = len(line) - len(line.lstrip()) + 1
        mend = Mend(number, column, line[column - 1], "- ")
        return Defect(codes.SYNTAX, Span(number, column), WIDE_DASH, mend)
    for pattern in (_WIDE_HASH_LINE, _WIDE_COMMA_LINE, _WIDE_BRACKET_LINE):
        if match := re.search(pattern, line):
            return _wide(match["wide"], number, match.start("wide") + 1)
    if match := re.search(_TIGHT_COLON_LINE, line):
        return tight_colon(number, match.end())
    return None


def wide_colon(span: Span, line: int, column: int) -> Defect:
    """A full-width colon behind a key, shown at a span."""
    return Defect(codes.FULL_WIDTH_COLON, span, {}, Mend(line, column, "：", ": "))


def tight_colon(line: int, column: int) -> Defect:
    """A colon without a blank behind it, at a line and column from 1."""
    return Defect(codes.SYNTAX, Span(line, column), TIGHT, Mend(line, column, ":", ": "))


TIGHT: dict[str, Sayable] = {
    "problem": Text("冒号后缺空格", "a blank is missing after the colon"),
    "cure": Text("冒号后加一个空格", "put a blank after the colon"),
}


def _wide(wide: str, line: int, column: int) -> Defect:
    mend = Mend(line, column, wide, half_width(wide) + " ") if wide in "，＃" else None
    return Defect(codes.SYNTAX, Span(line, column), _half_width(wide), mend)


def _between_brackets(error: Any, mark: Any, context: Any, lines: list[str]) -> Defect | None:
    """What a text between brackets has that ends it: `: ` or ` #`."""
    if context is None or "expected ',' or" not in str(error.problem):
        return None
    line = lines[mark.line] if mark.line < len(lines) else ""
    if mark.line == context.line and re.match(r":(\s|$)", line[mark.column :]):
        return Defect(codes.SYNTAX, Span(mark.line + 1, mark.column + 1), _COLON_INSIDE)
    for number in range(context.line, min(mark.line + 1, len(lines))):
        start = context.column if number == context.line else 0
        if (at := re.search(r"(?<=\S)[ \t]+#", lines[number][start:])) is not None:
            return Defect(codes.SYNTAX, Span(number + 1, start + at.end()), _HASH_INSIDE)
    return None


_QUOTE_IT = Text('给这段文字加半角引号，如 "…"', 'put the text between quotes: "…"')
_COLON_INSIDE: dict[str, Sayable] = {
    "problem": Text("括号里的文字含有“: ”", "a text between brackets has a colon and a blank"),
    "cure": _QUOTE_IT,
}
_HASH_INSIDE: dict[str, Sayable] = {
    "problem": Text(
        "括号里的“#”使后面成了注释，括号没有闭合",
        "a “#” between brackets makes the rest a comment, and the bracket is never closed",
    ),
    "cure": _QUOTE_IT,
}


def _half_width(wide: str) -> dict[str, Sayable]:
    half = half_width(wide)
    problem = Text("用了全角“{wide}”", "a full-width “{wide}”").with_(wide=wide)
    return {"problem": problem, "cure": Text("改成半角“{half}”", "write “{half}”").with_(half=half)}


CURE = Text(
    "检查这一行和上一行的缩进、冒号、引号、括号",
    "check indentation, colons, quotes and brackets here and above",
)
_PROBLEMS = (
    ("could not find expected ':'", Text("缺少冒号，或上一行没有写完", "a colon is missing")),
    (
        "mapping values are not allowed",
        Text("这里不能再有“键: 值”", "no key: value can stand here"),
    ),
    (
        "did not find expected key",
        Text("缩进对不上，或引号、括号没有闭合", "the indentation is off"),
    ),
    ("did not find expected '-' indicator", Text("列表缩进对不上", "the list is not aligned")),
    ("unexpected end of stream", Text("引号没有闭合", "a quote is never closed")),
    ("did not find expected ',' or", Text("括号没有闭合", "a bracket is never closed")),
    (
        "found character that cannot start any token",
        Text("这个字符不能开头", "this cannot begin a value"),
    ),
    ("expected node content", Text("这里缺少内容", "something is missing here")),
    ("unknown escape", Text("双引号里的反斜杠写法有误", "a backslash between double quotes")),
    ("Unicode character", Text("双引号里的反斜杠写法有误", "a backslash between double quotes")),
    ("expected <document start>", Text("内容结束之后又有内容", "there is more after the end")),
    ("document indicator", Text("引号没有闭合", "a quote is never closed")),
    ("block sequence entries are not allowed", Text("这里不能开始列表", "no list can begin here")),
)


def _plain_syntax(error: Any, mark: Any, context: Any, lines: list[str]) -> Defect:
    written = str(getattr(error, "problem", "") or "")
    found = (said for fragment, said in _PROBLEMS if fragment in written)
    problem = next(found, Text("写法有误", "it does not parse"))
    began = ("unexpected end of stream", "expected ',' or", "document indicator")
    at = context if context is not None and any(words in written for words in began) else mark
    span = Span(at.line + 1, at.column + 1)
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    if at.line > last:
        problem = Text(
            "括号没有闭合，或后面缺少内容", "a bracket is never closed, or text is missing"
        )
        span = Span(last + 1, len(lines[last].rstrip()) + 1)
    return Defect(codes.SYNTAX, span, {"problem": problem, "cure": CURE})


def has_comment_after_value(text: str) -> bool:
    """Whether a comment stands one blank after something: then it may have cut a value.

    Two blanks say that a comment was meant.
    """
    return re.search(r"\S[ \t]#", text) is not None


def cut_comments(text: str, ends: "list[tuple[int, int]]") -> list[Defect]:
    """A warning for each plain value that is followed by a comment on its line."""
    lines = text.split("\n")
    return [
        Defect(codes.COMMENT_CUT, Span(line + 1, lines[line].index("#", column) + 1), {})
        for line, column in ends
        if line < len(lines) and lines[line][column : column + 2] in (" #", "\t#")
    ]
