"""Hazards of files by their number in the hazard table: bytes, and what must be said where.

A case holds the text of a file and the diagnostics expected, each as `PF109 3:1` (code, line,
column; no place for the file as a whole). A clean case holds the tree that must come out.
"""

from typing import Any, NamedTuple


class Case(NamedTuple):
    """A file that is refused or warned of."""

    hazard: str
    name: str
    content: str | bytes
    expected: tuple[str, ...]

    @property
    def raw(self) -> bytes:
        """The bytes of the file."""
        if isinstance(self.content, bytes):
            return self.content
        return self.content.encode("utf-8", "surrogatepass")


class Clean(NamedTuple):
    """The neighbour of a hazard: almost the same, and nothing wrong with it."""

    hazard: str
    name: str
    content: str | bytes
    tree: dict[str, Any]

    @property
    def raw(self) -> bytes:
        """The bytes of the file."""
        return self.content if isinstance(self.content, bytes) else self.content.encode()


def _case(hazard: str, name: str, content: str | bytes, *expected: str) -> Case:
    return Case(hazard, name, content, expected)


FAR_APART = "a: 0\n" + "".join(f"k{n}: {n}\n" for n in range(300)) + "a: 1\n"
BOMB = 'a0: &a0 "x"\n' + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 10))

DUPLICATES = (
    _case("Y1", "in a block", "a: 1\nb: 2\na: 3\n", "PF109 3:1"),
    _case("Y1", "between braces", "x: {a: 1, a: 2}\n", "PF109 1:11"),
    _case("Y1", "further in", "x:\n  a: 1\n  a: 2\n", "PF109 3:3"),
    _case("Y1", "300 lines apart", FAR_APART, "PF109 302:1"),
    _case("Y1", "three times", "a: 1\na: 2\na: 3\n", "PF109 2:1", "PF109 3:1"),
    _case("Y2", "quoted and plain", 'a: 1\n"a": 2\n', "PF109 2:1"),
    _case("Y2", "escaped", 'G1: 1\n"\\x471": 2\n', "PF109 2:1"),
    _case("Y2", "case", "C1: 1\nc1: 2\n", "PF110 2:1"),
    _case("Y2", "full width", "C1: 1\nＣ1: 2\n", "PF110 2:1"),
    _case("Y2", "composed and decomposed", "# 注\né1: 1\ne\u03011: 2\n", "PF110 3:1"),
    _case("Y2", "zero width", "ab: 1\na\u200bb: 2\n", "PF110 2:1", "PF120 2:1"),
    _case("Y2", "trailing blank", 'ab: 1\n"ab ": 2\n', "PF110 2:1"),
    _case("Y2", "trailing wide blank", 'ab: 1\n"ab\u3000": 2\n', "PF106 2:1", "PF110 2:1"),
    _case("Y2", "soft hyphen", 'ab: 1\n"a\u00adb": 2\n', "PF110 2:1", "PF120 2:1"),
)
REFERENCES = (
    _case("Y4", "anchor", "a: &x 1\n", "PF111 1:4"),
    _case("Y4", "anchor of a mapping", "a: &x\n  b: 1\n", "PF111 1:4"),
    _case("Y4", "anchor of a key", "&x a: 1\n", "PF111 1:1"),
    _case("Y4", "alias", "a: *x\n", "PF111 1:4"),
    _case("Y4", "merge key", "b:\n  <<: {c: 1}\n", "PF111 2:3"),
    _case("Y4", "recursive", "a: &a [*a]\n", "PF111 1:4", "PF111 1:8"),
    _case("Y4", "alias as a key", "a: 1\n*k : c\n", "PF111 2:1", "PF120 2:1"),
    _case("Y4", "star before Chinese", "a: 1\nnote: *三次会议\n", "PF111 2:7"),
    _case("Y4", "ampersand before Chinese", "a: 1\nnote: &三次会议\n", "PF111 2:7"),
)
LIMITS = (
    _case("Y6", "100,000 brackets", b"[" * 100_000, "PF117 1:33"),
    _case("Y6", "50,000 braces", b"{" * 50_000, "PF117 1:33"),
    _case("Y6", "33 mappings", "".join(" " * n + "a:\n" for n in range(40)), "PF117 33:33"),
    _case("Y7", "over a mebibyte", b"#" * (1024 * 1024 + 1), "PF118"),
    _case("Y7", "a long plain text", "a: " + "x" * (64 * 1024 + 1), "PF118 1:4"),
    _case("Y7", "a long quoted text", "a: '" + "x" * (64 * 1024 + 1) + "'", "PF118 1:4"),
    _case("Y7", "many entries", "- a\n" * 50_000, "PF119 49998:3"),
)
TAGS = (
    _case("Y15", "python object", "a: !!python/object/apply:os.system [ls]\n", "PF112 1:4"),
    _case("Y15", "core tag", "a: !!int 3\n", "PF112 1:4"),
    _case("Y15", "no tag at all", "a: ! 12\n", "PF112 1:4"),
    _case("Y15", "null that eats an answer", "a: !!null 有\n", "PF112 1:4"),
    _case("Y15", "binary", "a: !!binary aGk=\n", "PF112 1:4"),
    _case("Y15", "of a key", "!!str a: 1\n", "PF112 1:1"),
    _case("Y15", "of a list", "a: !!set [b]\n", "PF112 1:4"),
    _case("Y15", "unknown handle", "a: !x!y 1\n", "PF112 1:4"),
    _case("Y15", "exclamation before Chinese", "a: 1\nb: !重要\n", "PF112 2:4"),
    _case("Y16", "handle", "%TAG ! tag:yaml.org,2002:\n---\na: 1\n", "PF113 1:1"),
    _case("Y17", "version", "%YAML 1.2\n---\na: 1\n", "PF113 1:1"),
    _case("Y17", "below a comment", "# c\n%YAML 1.1\n---\na: 1\n", "PF113 2:1"),
    _case("Y17", "unknown version", "%YAML 2.0\n---\na: 1\n", "PF113 1:1"),
    _case("Y17", "unknown directive", "%FOO bar\n---\na: 1\n", "PF113 1:1"),
    _case("Y17", "percent sign first on a line", "a: 1\n%x: 1\n", "PF113 2:1"),
)
DOCUMENTS = (
    _case("Y18", "second document", "a: 1\n---\nb: 2\n", "PF114 2:1"),
    _case("Y18", "empty second document", "a: 1\n---\n", "PF114 2:1"),
    _case("Y18", "after the end mark", "a: 1\n...\nb: 2\n", "PF114 3:1"),
    _case("Y18", "broken second document", "a: 1\n---\nb: [\n", "PF114 2:1"),
    _case("Y18", "comments before", "a: 1 #x\n---\nb: {\n", "PF114 2:1", "PF121 1:6"),
    _case("Y19", "nothing", "", "PF115"),
    _case("Y19", "comments only", "# 表样\n", "PF115"),
    _case("Y19", "mark only", "\ufeff", "PF115"),
    _case("Y19", "blank lines", "\n\n", "PF115"),
    _case("Y19", "document mark only", "---\n", "PF115"),
    _case("Y19", "null", "null\n", "PF115"),
    _case("Y19", "tilde", "~\n", "PF115"),
    _case("Y19", "a text", "孝桥镇自评材料\n", "PF116 1:1"),
    _case("Y19", "a list", "- a\n", "PF116 1:1"),
    _case("Y19", "a quoted nothing", '""\n', "PF116 1:1"),
    _case("Y21", "list as a key", "[a]: 1\n", "PF120 1:1"),
    _case("Y21", "mapping as a key", "{a: b}: c\n", "PF120 1:1"),
    _case("Y21", "question mark key", "? [a]\n: 1\n", "PF120 1:3"),
    _case("Y21", "null key", "null: x\n", "PF120 1:1"),
    _case("Y21", "blank key", '"": x\n', "PF120 1:1"),
    _case("Y21", "no key", ": x\n", "PF108 1:1"),
    _case("Y21", "key of two lines", '"a\\nb": 1\n', "PF120 1:1"),
)
ENCODINGS = (
    _case("Y22", "two marks", "\ufeff\ufeffa: 1\n", "PF104 1:1"),
    _case("Y22", "mark inside", "a: 1\n\ufeffb: 2\n", "PF104 2:1"),
    _case("Y22", "mark in a value", "a: 1\nb: x\ufeff\n", "PF104 2:5"),
    _case("Y23", "UTF-16", "a: 是\n".encode("utf-16"), "PF101 1:1"),
    _case("Y23", "UTF-16, big end first", b"\xfe\xff" + "a: 1\n".encode("utf-16-be"), "PF101 1:1"),
    _case("Y23", "UTF-16 without mark", "pufa: 1\nb: 是\n".encode("utf-16-le"), "PF101 1:1"),
    _case("Y23", "UTF-32", "a: 是\n".encode("utf-32"), "PF101 1:1"),
    _case("Y24", "GBK", "a: 1\nname: 教育局\n".encode("gbk"), "PF101 2:7"),
    _case("Y24", "GB18030", "a: 1\nname: 教\U00020000\n".encode("gb18030"), "PF101 2:7"),
    _case("Y24", "Big5", "a: 1\nname: 教育局\n".encode("big5"), "PF101 2:7"),
    _case("Y25", "GBK that is valid UTF-8", b"name: " + "隆楼".encode("gbk"), "PF132 1:7"),
    _case("Y25", "one such character", b"name: " + "隆".encode("gbk"), "PF132 1:7"),
    _case("Y26", "overlong", b"a: \xc0\xaf\n", "PF101 1:4"),
    _case("Y26", "surrogate", b"a: 1\nb: \xed\xa0\x80\n", "PF101 2:4"),
    _case("Y26", "cut at the end", b"a: 1\nb: \xe6\x95", "PF101 2:4"),
    _case("Y26", "beyond Unicode", b"a: \xf4\x90\x80\x80\n", "PF101 1:4"),
)
CHARACTERS = (
    _case("Y27", "NUL", "a: 1\nb: x\x00y\n", "PF102 2:5"),
    _case("Y27", "escape", "a: \x1b[31m\n", "PF102 1:4"),
    _case("Y27", "delete", "a: x\x7f\n", "PF102 1:5"),
    _case("Y27", "C1", "a: x\x9bm\n", "PF102 1:5"),
    _case("Y27", "form feed", "a: 1\x0cb\n", "PF102 1:5"),
    _case("Y27", "and other mistakes", "a: \x07\nb: 1\nb: 2\n", "PF102 1:4", "PF109 3:1"),
    _case("Y28", "escaped NUL", 'a: "\\0"\n', "PF102 1:4"),
    _case("Y28", "escaped escape", 'a: "x\\e"\n', "PF102 1:4"),
    _case("Y28", "escaped C1", 'a: "\\x9b"\n', "PF102 1:4"),
    _case("Y28", "escaped separator", 'a: "\\L"\n', "PF103 1:4"),
    _case("Y28", "escaped return", 'a: "x\\r"\n', "PF103 1:4"),
    _case("Y28", "escaped direction", 'a: "\\u202e"\n', "PF102 1:4"),
    _case("Y28", "escaped non-character", 'a: "\\ufdd0"\n', "PF102 1:4"),
    _case("Y28", "escaped mark", 'a: "\\ufeff"\n', "PF104 1:4"),
    _case("Y28", "escaped in a key", '"a\\e": 1\n', "PF102 1:1", "PF120 1:1"),
    _case("Y28", "escaped soft hyphen", 'a: "\\xad"\n', "PF122 1:4"),
    _case("Y28", "escaped no-break blank", 'a: "x\\_y"\n', "PF122 1:4"),
    _case("Y29", "escaped surrogate", 'a: "\\ud800"\n', "PF108 1:7"),
    _case("Y30", "direction", "a: x\u202ey\n", "PF102 1:5"),
    _case("Y30", "direction in a comment", "# x\u202ey\na: 1\n", "PF102 1:4"),
    _case("Y30", "isolates", "a: \u2066x\u2069\n", "PF102 1:4", "PF102 1:6"),
    _case("Y30", "tag characters", "a: x\U000e0041\n", "PF102 1:5"),
    _case("Y30", "non-character", "a: \ufdd0\n", "PF102 1:4"),
    _case("Y30", "non-character of a plane", "a: \U0010ffff\n", "PF102 1:4"),
    _case("Y31", "zero width", "a: x\u200by\n", "PF122 1:5"),
    _case("Y31", "zero width between quotes", 'a: "x\u200by"\n', "PF122 1:6"),
    _case("Y31", "no-break blank", "a: x\xa0y\n", "PF122 1:5"),
    _case("Y31", "soft hyphen", "a: x\u00ady\n", "PF122 1:5"),
    _case("Y31", "private use", "a: \ue000\n", "PF122 1:4"),
    _case("Y31", "private plane", "a: \U000f0000\n", "PF122 1:4"),
    _case("Y31", "Hangul filler", "a: x\u3164\n", "PF122 1:5"),
    _case("Y31", "joiner between letters", "a: x\u200dy\n", "PF122 1:5"),
    _case("Y31", "zero width in a key", "a\u200bb: 1\n", "PF120 1:1"),
    _case("Y31", "no-break blank in a key", "a\xa0b: 1\n", "PF120 1:1"),
    _case("Y31", "private use in a key", "a\ue000: 1\n", "PF120 1:1"),
    _case("Y33", "bare return", "a: 1\rb: 2\nc: 3\n", "PF103 1:5"),
    _case("Y33", "next line", "a: 好\x85b: 2\n", "PF103 1:5"),
    _case("Y33", "line separator", "note: 好\u2028score: 100\n", "PF103 1:8"),
    _case("Y33", "paragraph separator", "a: 好\u2029b: 2\n", "PF103 1:5"),
    _case("Y33", "only bare returns", "a: 1\rb: 2\r", "PF103 1:5", "PF103 1:10"),
)
SEVERAL = "a:\n  b:89\n  # x\n  c：1\n  d: 2\na: 1\ne: {f:2}\n"
_TIGHT = ("PF108 1:6", "PF108 1:11", "PF108 2:6")
KEYBOARDS = (
    _case("Y35", "tab", "a:\n\tb: 1\n", "PF107 2:1"),
    _case("Y35", "tab on a later line", "a:\n  b: 1\n\tc: 2\n", "PF107 3:1"),
    _case("Y35", "tab before a dash", "a:\n\t- b\n", "PF107 2:1"),
    _case("Y35", "tab after blanks", "a:\n  \tb: 1\n", "PF107 2:3"),
    _case("Y37", "colon, first key", "pufa：submission/1\nunit: x\n", "PF105 1:1"),
    _case("Y37", "colon, later key", "a: 1\nb：2\nc: 3\n", "PF105 2:2"),
    _case("Y37", "colon, last key", "a: 1\nb：2\n", "PF105 2:2"),
    _case("Y37", "colon everywhere", "pufa：submission/1\nunit：x\n", "PF105 1:1", "PF105 2:5"),
    _case("Y37", "colon, only answer", "answers:\n  C1.1:\n    facts：是\n", "PF105 3:5"),
    _case("Y37", "colon, deeper", "a: x\n   G1.2：无\n", "PF105 2:4"),
    _case("Y37", "colon, beside", "c:\n  facts: 是\n  note：好\n", "PF105 3:7"),
    _case("Y37", "colon between braces", "a: {x：1, y: 2}\n", "PF105 1:5"),
    _case("Y37", "wide indentation", "answers:\n　　C1.2: 是\n", "PF106 2:1"),
    _case("Y37", "no-break indentation", "answers:\n\xa0\xa0C1.2: 是\n", "PF106 2:1"),
    _case("Y37", "wide blank after the colon", "a: 1\nb:　2\nc: 3\n", "PF106 2:3"),
    _case("Y37", "comma in a list", "a: [1，2，3]\n", "PF123 1:5"),
    _case("Y37", "comma between braces", "a: {x: 1，y: 2}\n", "PF108 1:9"),
    _case("Y37", "dash", "a:\n  － x\n", "PF108 2:3"),
    _case("Y37", "two dashes", "a:\n－ x\n－ y\nb: 1\n", "PF108 2:1", "PF108 3:1"),
    _case("Y37", "long dash", "a:\n  — x\n  — y\n", "PF108 2:3", "PF108 3:3"),
    _case("Y37", "hash", "＃ 说明\na: 1\n", "PF108 1:1"),
    _case("Y37", "no blank after the colon", "x: 1\na:1\nb: 2\n", "PF108 2:2"),
    _case("Y37", "no blank anywhere", "a:1\nb:2\n", "PF116 1:1"),
    _case("Y37", "no blank, first of two", "a:\n  b:是\n  c: 1\n", "PF108 2:4"),
    _case("Y37", "no blank before comments", "a:\n  b:是\n  # x\n\n  # y\n  c: 1\n", "PF108 2:4"),
    _case("Y37", "no blank before a comment", "a:\n  b:是  # x\n  c: 1\n", "PF108 2:4"),
    _case("Y37", "no blank, last", "a:\n  c: 1\n  b:是\nd: 1\n", "PF108 3:4"),
    _case("Y37", "no-break blank after the colon", "a:\n  b:\xa01\n  # x\n  c: 1\n", "PF106 2:5"),
    _case("Y37", "no blank between braces", "a: {b:1, c:2}\nd: {e:f}\n", *_TIGHT),
    _case("Y37", "colon before comments", "a:\n  b：是\n  # x\n  # y\n  c: 1\n", "PF105 2:3"),
    _case("Y37", "several at once", SEVERAL, "PF108 2:4", "PF105 4:4", "PF109 6:1", "PF108 7:6"),
    _case("Y37", "colon within braces", "a: {t: 通知: 关于普法}\nb: 1\n", "PF108 1:10"),
    _case("Y37", "braces", "a: ｛t: x｝\nb: 1\n", "PF108 1:4"),
    _case("Y38", "hash within braces", "a:\n  - {t: 第3 #室, n: x}\nb: 1\n", "PF108 2:12"),
    _case("Y38", "hash in a text", "a: 第3 #会议室\n", "PF121 1:7"),
    _case("Y38", "hash after a tab", "a: x\t# y\n", "PF121 1:6"),
    _case("Y38", "hash instead of a text", "a: #重点\n", "PF121 1:4"),
    _case("Y38", "hash on a later line", "a: x\n  y # z\n", "PF121 2:5"),
    _case("Y38", "hash in a list", "a:\n  - 第3 #会议室\n", "PF121 2:8"),
)
POSITIONS = (
    _case("Y39", "missing colon", "a: 1\nb 2\nc: 3\n", "PF108 2:1"),
    _case("Y39", "quote never closed", 'a: 1\nb: "x\nc: 2\n', "PF108 2:4"),
    _case("Y39", "single quote never closed", "a: 'x\nb: 2\n", "PF108 1:4"),
    _case("Y39", "quote before a document mark", 'a: "x\n---\nb: 1\n', "PF108 1:4"),
    _case("Y39", "bracket never closed", "a: 1\nb: [1, 2\nc: 3\n", "PF108 2:4"),
    _case("Y39", "brace never closed", "a: 1\nb: {x: 1\nc: 3\n", "PF108 2:4"),
    _case("Y39", "brace at the end", "a: 1\nb: {", "PF108 2:5"),
    _case("Y39", "two colons", "a: b: c\n", "PF108 1:5"),
    _case("Y39", "value and mapping", "a: 1\n  b: 2\n", "PF108 2:4"),
    _case("Y39", "list out of line", "a:\n  - x\n b: 1\n", "PF108 3:2"),
    _case("Y39", "list beside keys", "a: 1\n- b\n", "PF108 2:1"),
    _case("Y39", "list after a colon", "a: - b\n", "PF108 1:4"),
    _case("Y39", "at sign first", "a: @x\n", "PF108 1:4"),
    _case("Y39", "backslash between quotes", 'a: "C:\\qwe"\n', "PF108 1:7"),
    _case("Y39", "text after a quote", 'a: "x" y\n', "PF108 1:8"),
    _case("Y39", "text after the end", "{a: 1}\nb: 2\n", "PF108 2:1"),
    _case("Y39", "nothing between commas", "a: [1,,2]\n", "PF108 1:7"),
    _case("Y39", "closing bracket alone", "a: ]\n", "PF108 1:4"),
)
BOMBS = (
    _case(
        "Y5",
        "billion laughs",
        BOMB,
        "PF111 1:5",
        *(f"PF111 {line}:{column}" for line in range(2, 11) for column in (5, 10, 15)),
    ),
    _case("Y5", "merge bomb", "a: {<<: [{<<: {b: 1}}]}\n", "PF111 1:5", "PF111 1:11"),
)
CASES = (
    *DUPLICATES,
    *REFERENCES,
    *BOMBS,
    *LIMITS,
    *TAGS,
    *DOCUMENTS,
    *ENCODINGS,
    *CHARACTERS,
    *KEYBOARDS,
    *POSITIONS,
)
IDS = [f"{case.hazard} {case.name}" for case in CASES]


def _clean(hazard: str, name: str, content: str | bytes, /, **tree: Any) -> Clean:
    return Clean(hazard, name, content, tree)


def _tree(hazard: str, name: str, content: str | bytes, tree: dict[str, Any]) -> Clean:
    return Clean(hazard, name, content, tree)


CLEAN = (
    _clean("Y1", "same key in two mappings", "a: {k: 1}\nb: {k: 1}\n", a={"k": "1"}, b={"k": "1"}),
    _tree("Y2", "different keys", "C1.1: 1\nC1.10: 2\n", {"C1.1": "1", "C1.10": "2"}),
    _tree(
        "Y3",
        "keys that YAML would type",
        "6.1: a\n6.10: b\n010: c\nyes: d\non: e\n2005-01-01: f\n",
        {"6.1": "a", "6.10": "b", "010": "c", "yes": "d", "on": "e", "2005-01-01": "f"},
    ),
    _clean("Y4", "quoted star", "a: \"*三次\"\nb: '&c'\n", a="*三次", b="&c"),
    _clean("Y5", "a list of lists", "a: [[x, x], [x, x]]\n", a=[["x", "x"], ["x", "x"]]),
    _clean("Y6", "some depth", "a: {b: {c: [d]}}\n", a={"b": {"c": ["d"]}}),
    _clean("Y7", "a long text", "a: '" + "x" * 64 * 1024 + "'", a="x" * 64 * 1024),
    _clean(
        "Y8",
        "20,000 keys with one hash",
        "a:\n" + "".join(f"  {n * (2**61 - 1)}: 1\n" for n in range(20_000)),
        a={str(n * (2**61 - 1)): "1" for n in range(20_000)},
    ),
    _clean("Y9", "words for yes and no", "a: yes\nb: off\nc: NO\n", a="yes", b="off", c="NO"),
    _clean("Y9", "blanks", "a: ~\nb: null\nc:\nd: Null\n", a=None, b=None, c=None, d="Null"),
    _clean("Y10", "times of day", "a: 12:30\nb: 1:02:03\n", a="12:30", b="1:02:03"),
    _clean(
        "Y11", "numbers as written", "a: 1_000\nb: 010\nc: 0x1F\n", a="1_000", b="010", c="0x1F"
    ),
    _clean("Y12", "no number", "a: .inf\nb: .nan\n", a=".inf", b=".nan"),
    _clean("Y13", "dates", "a: 2005-02-30\nb: 2005-2-8\n", a="2005-02-30", b="2005-2-8"),
    _clean("Y14", "5,000 digits", "a: " + "9" * 5000, a="9" * 5000),
    _clean("Y15", "quoted exclamation mark", "a: '!重要'\nb: 好!\n", a="!重要", b="好!"),
    _clean("Y16", "percent inside", "a: 95%\nb: 5 %TAG\n", a="95%", b="5 %TAG"),
    _clean("Y17", "quoted percent", "'%YAML': 1\n", **{"%YAML": "1"}),
    _clean("Y18", "one document with marks", "---\na: 1\n...\n", a="1"),
    _clean("Y18", "dashes in a text", "a: |\n  x\n  ---\n", a="x\n---\n"),
    _tree("Y19", "an empty mapping", "{}\n", {}),
    _clean("Y20", "signs as values", "a: =\nb: <<\n", a="=", b="<<"),
    _clean("Y21", "explicit key", "? a\n: 1\n", a="1"),
    _clean("Y22", "one mark first", "\ufeffa: 1\n", a="1"),
    _clean("Y23", "UTF-8", "a: 是\n", a="是"),
    _clean("Y24", "GBK saved as UTF-8", "name: 教育局\n", name="教育局"),
    _clean("Y25", "signs among Chinese", "a: 温度±1°C，×3，café\n", a="温度±1°C，×3，café"),
    _clean("Y26", "four bytes", "a: \U00020000\n", a="\U00020000"),
    _clean("Y27", "tab and line feed", 'a: "x\ty"\n', a="x\ty"),
    _clean("Y28", "ordinary escapes", 'a: "\\t\\n\\x41\\u6821"\n', a="\t\nA校"),
    _clean("Y29", "escaped letter beyond the plane", 'a: "\\U0001F600"\n', a="😀"),
    _clean("Y30", "arrows", "a: 乡 → 村 ← 组\n", a="乡 → 村 ← 组"),
    _clean("Y31", "wide blank in a text", "a: 孝桥　镇\n", a="孝桥　镇"),
    _clean(
        "Y32",
        "letters and signs of every plane",
        "a: 👨\u200d👩\u200d👧 葛\U000e0100 \U00020000 \ufa19 甲·乙 🏳\ufe0f\u200d🌈\n",
        a="👨\u200d👩\u200d👧 葛\U000e0100 \U00020000 \ufa19 甲·乙 🏳\ufe0f\u200d🌈",
    ),
    _clean("Y33", "lines of a block", "a: |\n  x\n  y\n", a="x\ny\n"),
    _clean("Y34", "Windows line ends", "a: 1\r\nb:\r\n  c: 2\r\n", a="1", b={"c": "2"}),
    _clean("Y35", "tab in a quoted text", 'a: "\t"\n', a="\t"),
    _clean("Y36", "tab after a colon", "a:\t1\nb: 2\t\n", a="1", b="2"),
    _clean("Y37", "full-width signs in a text", "a: 会议：第一，第二\n", a="会议：第一，第二"),
    _clean("Y37", "a key's name in a text", "a: 见C1.2：已整改\n", a="见C1.2：已整改"),
    _clean("Y37", "a long dash before a text", "a: ——摘自报告\n", a="——摘自报告"),
    _clean("Y37", "quoted comma", 'a: ["会议，记录"]\n', a=["会议，记录"]),
    _clean("Y37", "comma in a mapping", "a: {t: 计划，总结}\n", a={"t": "计划，总结"}),
    _clean("Y38", "comment on its own line", "# c\na: 1\n  # d\nb: 2\n", a="1", b="2"),
    _clean("Y38", "hash inside", "a: 3#会议室\nb: 'x # y'\n", a="3#会议室", b="x # y"),
    _clean("Y38", "hash in a block", "a: |\n  x # y\n", a="x # y\n"),
    _clean("Y39", "everything closed", "a: [1, 2]\nb: {c: 'd'}\n", a=["1", "2"], b={"c": "d"}),
)
CLEAN_IDS = [f"{case.hazard} {case.name}" for case in CLEAN]
