"""Diagnostic codes PF78x: practices, and the standard fixed after the pilot."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

NAME_DIFFERS = Code(
    "PF780",
    "practice-named-otherwise",
    Text("编号是“{text}”，文件名是“{wanted}”", "the id is “{text}”, the file is named “{wanted}”"),
    Text("改文件名或编号，使两者一致", "make file name and id the same"),
    Text("经验按文件名找到。", "Practices are found by the name of their file."),
)
NO_PROOF = Code(
    "PF781",
    "practice-without-proof",
    Text("典型经验没有佐证材料", "nothing proves the practice"),
    Text("写上 evidence，至少一件", "write `evidence`, one document at least"),
    Text("验证过的做法才推广。", "Only what was verified is spread."),
    Severity.WARNING,
)
ADOPTED_TWICE = Code(
    "PF782",
    "adopted-twice",
    Text("“{key}”写了两次", "“{key}” stands there twice"),
    Text("只留一处", "leave it in one place"),
    Text("一个单位只推广一次。", "A unit takes a practice over once."),
)
ITS_OWN = Code(
    "PF783",
    "adopts-its-own-practice",
    Text("“{key}”推广的是自己的经验", "“{key}” adopts its own practice"),
    Text("删去这一条", "delete the entry"),
    Text("推广是推广到别的单位。", "A practice is spread to others."),
)
ADOPTED_EARLY = Code(
    "PF784",
    "adopted-before-it-was-recorded",
    Text("推广日期 {text} 早于记录日期 {on}", "adopted on {text}, recorded on {on}"),
    Text("核对两处日期", "check both dates"),
    Text("先有经验，后有推广。", "A practice is known before it is spread."),
)
NOT_CONCERNED = Code(
    "PF785",
    "practice-of-no-use-there",
    Text("“{key}”没有指标“{criterion}”", "“{key}” does not have the criterion “{criterion}”"),
    Text("核对单位和 criteria", "check the unit, and `criteria`"),
    Text("按照对口一致的原则推广。", "Practices go to units of the same kind."),
    Severity.WARNING,
)
FROZEN_CHANGED = Code(
    "PF790",
    "frozen-standard-changed",
    Text(
        "标准 {on} 已经定稿，现在的文件和定稿的不同",
        "the standard was fixed on {on}, its file is another one now",
    ),
    Text(
        "恢复定稿的文件；确需修改的，另定版本并改 frozen（新摘要 {digest}）",
        "restore the file; or make a new version and change `frozen` (its digest is {digest})",
    ),
    Text("定稿以后改标准，对已经考核的单位不公平。", "A standard that moves is unfair."),
)
FROZEN_PILOT = Code(
    "PF791",
    "pilot-standard-not-found",
    Text(
        "试点所用标准“{text}”找不到，或者有错误",
        "the standard of the pilot, “{text}”, is not there or has errors",
    ),
    Text(
        "放到 standards/，改正编号，或用 pufa check 查看它的错误",
        "put it into standards/, correct the reference, or see pufa check",
    ),
    Text("没有它就列不出改动。", "Without it nobody can list what was changed."),
    Severity.WARNING,
)
