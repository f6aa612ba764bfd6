"""Diagnostic code PF480: the version of a standard."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

VERSION_UNCLEAR = Code(
    "PF480",
    "version-unclear",
    Text("版本“{text}”不是 主.次.修 三个数", "the version “{text}” is not MAJOR.MINOR.PATCH"),
    Text("写成 1.0.0 这样的三个数", "write three numbers, such as 1.0.0"),
    Text(
        "三个数说明改了什么：影响得分的升主版本，新增的升次版本，只改文字的升修订号。",
        "They say what changed: figures raise the first, additions the second, words the third.",
    ),
    Severity.WARNING,
)
