"""Diagnostic codes PF83x: how a superior's criteria answer to our own."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

UNKNOWN_THEIRS = Code(
    "PF830",
    "unknown-criterion-of-superior",
    Text("上级标准没有“{key}”{nearest}", "the superior's standard has no “{key}”{nearest}"),
    Text("改正编号", "correct the id"),
    Text("对照的两边都要存在。", "Both sides of a mapping must exist."),
)
UNKNOWN_OURS = Code(
    "PF831",
    "unknown-criterion-of-ours",
    Text("本级标准没有“{key}”{nearest}", "our own standard has no “{key}”{nearest}"),
    Text("改正编号；本级没有的留空", "correct the id, or leave it blank where we have none"),
    Text("对照的两边都要存在。", "Both sides of a mapping must exist."),
)
OTHER_STANDARD = Code(
    "PF832",
    "mapping-of-other-standard",
    Text("对照表是给“{text}”的，现用“{wanted}”", "it is for “{text}”, “{wanted}” is used"),
    Text("核对各指标后改写这一行", "look the criteria over, then correct the line"),
    Text("标准换了版本，编号的含义可能不同。", "In another version an id may mean something else."),
)
NO_STANDARD = Code(
    "PF833",
    "mapping-without-standard",
    Text("找不到标准“{text}”，对照表没有核对", "“{text}” is not found: the mapping is not checked"),
    Text("把上级标准放进 standards/", "put the superior's standard into standards/"),
    Text("对照表要两份标准都在才能核对。", "Both standards are needed to check it."),
    Severity.WARNING,
)
MISPLACED = Code(
    "PF834",
    "mapping-misplaced",
    Text("应当放在 mappings/{wanted}", "it belongs in mappings/{wanted}"),
    Text("改文件名", "rename the file"),
    Text("对照表按上级标准的编号查找。", "It is found by the id of the superior's standard."),
)
