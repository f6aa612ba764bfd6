"""Habits of Chinese keyboards recognised in text that YAML refuses or misreads (pure)."""

import re
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Code, Span
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.text import half_width, shorten
from pufa_cli.load import codes
from pufa_cli.load.decode import Defect

_SWALLOWED = r"(?:^|\s)([A-Za-z0-9_][A-Za-z0-9_.-]{0,40}[：])"
_WIDE_COLON_LINE = r"^\s*(?:- )?[A-Za-z0-9_.\-\u4e00-\u9fff]{1,40}\s*："
_WIDE_BLANK_LINE = r"^[ ]*[\u3000\xa0]|:[\u3000\xa0]"
_TAB_LINE = r"^ *\t"
_WIDE_DASH_LINE = r"^\s*[－—–][ \u3000]?\S"
_TIGHT_COLON_LINE = r"^\s*(?:- )?[A-Za-z_][A-Za-z0-9_.-]*:[^\s:/]"
_WIDE_HASH_LINE = r"^\s*＃"
_WIDE_COMMA_LINE = r"，\s*[A-Za-z_][A-Za-z0-9_.-]*\s*[:：]"
_WIDE_DASH_ITEM = r"(?s)^[－—–][ \u3000]|^－.*\s－"
WIDE_DASH: dict[str, Sayable] = {
    "problem": Text("列表用了全角横线", "a full-width dash begins a list item"),
    "cure": Text("改成半角“- ”（后面有空格）", "write “- ” with a blank"),
}


class Swallowed(NamedTuple):
    """A key or list item that ended up inside a value: what was written, and the defect."""

    written: str
    code: Code
    values: dict[str, Sayable]


def swallowed(text: str) -> Swallowed | None:
    """A key such as `facts：` or an item such as `－ x` that became part of a text."""
    if match := re.search(_SWALLOWED, text):
        return Swallowed(match.group(1), codes.FULL_WIDTH_COLON, {})
    return Swallowed(text[0], codes.SYNTAX, WIDE_DASH) if re.search(_WIDE_DASH_ITEM, text) else None


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
    for number in _candidates(mark, context, len(lines)):
        if (found := _habit(lines[number])) is not None:
            code, column, values = found
            return Defect(code, Span(number + 1, column + 1), values)
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


def _candidates(mark: Any, context: Any, count: int) -> list[int]:
    """The lines to suspect: where YAML noticed, the one before, the construct's start."""
    near = [mark.line, mark.line - 1] + ([context.line] if context is not None else [])
    return [line for line in dict.fromkeys(near) if 0 <= line < count]


def _habit(line: str) -> tuple[Code, int, dict[str, Sayable]] | None:
    for pattern, code in (
        (_TAB_LINE, codes.TAB),
        (_WIDE_COLON_LINE, codes.FULL_WIDTH_COLON),
        (_WIDE_BLANK_LINE, codes.WIDE_BLANK),
    ):
        if match := re.search(pattern, line):
            return code, match.end() - 1, {}
    if match := re.search(_WIDE_DASH_LINE, line):
        return codes.SYNTAX, len(line) - len(line.lstrip()), WIDE_DASH
    for pattern, wide in ((_WIDE_HASH_LINE, "＃"), (_WIDE_COMMA_LINE, "，")):
        if match := re.search(pattern, line):
            return codes.SYNTAX, line.index(wide, match.start()), _half_width(wide)
    if match := re.search(_TIGHT_COLON_LINE, line):
        problem = Text("冒号后缺空格", "a blank is missing after the colon")
        cure = Text("冒号后加一个空格", "put a blank after the colon")
        return codes.SYNTAX, match.end() - 2, {"problem": problem, "cure": cure}
    return None


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
