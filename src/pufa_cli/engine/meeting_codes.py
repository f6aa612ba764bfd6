"""Diagnostic codes PF76x: meetings and what they decided."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

DAY_DIFFERS = Code(
    "PF760",
    "meeting-day-differs",
    Text("写的日期是 {text}，文件名是“{wanted}”", "the day is {text}, the file name “{wanted}”"),
    Text("改文件名或日期，使两者一致", "make file name and day the same"),
    Text("会议按文件名找到。", "Meetings are found by the name of their file."),
)
RESOLUTION_TWICE = Code(
    "PF761",
    "resolution-twice",
    Text("议定事项“{key}”写了两次", "the resolution “{key}” appears twice"),
    Text("每项用一个编号", "give each an id of its own"),
    Text("督办按编号对应。", "What is followed up is found by its id."),
)
DUE_BEFORE = Code(
    "PF762",
    "due-before-the-meeting",
    Text("日期 {text} 早于会议 {on}", "{text} is before the meeting on {on}"),
    Text("核对日期", "check the date"),
    Text("议定的事在会后办。", "What is decided is done afterwards."),
)
NOT_PLANNED = Code(
    "PF763",
    "meeting-not-planned",
    Text("pufa.yaml 没有安排 {text} 的会", "pufa.yaml sets no meeting for {text}"),
    Text(
        "临时开的会可以不改；否则在 phases 的 meetings 补上",
        "leave it if it was called ad hoc; else add it under `meetings` of its phase",
    ),
    Text("多半是日期写错了。", "The day may be wrong."),
    Severity.NOTICE,
)
OTHER_KIND = Code(
    "PF764",
    "meeting-of-another-kind",
    Text(
        "这天安排的是“{wanted}”，记录写的是“{text}”",
        "“{wanted}” is set, the record says “{text}”",
    ),
    Text("改正 kind", "correct `kind`"),
    Text("例会和调度会的材料不同。", "The two kinds have packs of their own."),
)
OTHER_ROUND = Code(
    "PF765",
    "meeting-of-another-round",
    Text("会议的轮次是“{text}”，本轮是“{wanted}”", "it is of round “{text}”, this is “{wanted}”"),
    Text("上一轮的记录可以留着；本轮的请改正", "leave it if it is of an earlier round"),
    Text("别的轮次的议定事项不再督办。", "What other rounds decided is not followed up."),
    Severity.NOTICE,
)
NOT_COMPARED = Code(
    "PF766",
    "not-compared",
    Text("没有和 {since} 比较：{why}", "not compared with {since}: {why}"),
    Text("在有提交历史的仓库里运行，或用 --since 换一天", "run it in a repository, or say --since"),
    Text("和上次会议比较要看提交历史。", "What has changed is read from the commits."),
    Severity.NOTICE,
)
SITE_NOWHERE = Code(
    "PF767",
    "site-meeting-nowhere",
    Text("现场会没有写在哪个单位开", "nothing says where the meeting on site was held"),
    Text("写上 at（单位编号）", "write `at`, the id of the unit"),
    Text("现场会看的是那个单位的做法。", "A meeting on site looks at what that unit does."),
)
