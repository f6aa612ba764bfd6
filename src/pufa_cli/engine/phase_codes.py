"""Diagnostic codes PF73x and PF74x: phases, their tasks, and what was done of them."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

BACKWARDS = Code(
    "PF730",
    "ends-before-it-begins",
    Text("最后一天 {text} 早于第一天 {first}", "it ends on {text}, begins on {first}"),
    Text("核对两处日期", "check both dates"),
    Text("没有一天的轮次和阶段什么也做不成。", "Nothing is done in a round or phase without days."),
)
PHASES_OVERLAP = Code(
    "PF731",
    "phases-overlap",
    Text(
        "阶段“{key}”从 {text} 开始，前面的阶段 {before} 才结束",
        "the phase “{key}” begins on {text}, one before it ends on {before}",
    ),
    Text(
        "确实同时进行的写 alongside: 是；否则改正日期或顺序",
        "write `alongside: yes` where both do run at once; else correct dates or order",
    ),
    Text("阶段一般一个接一个。", "Phases usually follow one another."),
    Severity.WARNING,
)
DUE_OUTSIDE = Code(
    "PF733",
    "outside-its-phase",
    Text(
        "{text} 不在本阶段（{first} 至 {last}）", "{text} is not in the phase ({first} to {last})"
    ),
    Text("改正日期，或挪到别的阶段", "correct the day, or move it to another phase"),
    Text("任务和会议属于它的阶段。", "Tasks and meetings belong to their phase."),
    Severity.WARNING,
)
NOBODYS_TASK = Code(
    "PF735",
    "nobodys-task",
    Text("任务“{key}”没有一个单位要做", "no unit has to do the task “{key}”"),
    Text("核对 by 和 categories，或在名册标明试点", "check `by` and `categories`, or the pilots"),
    Text("没有人的任务永远完不成。", "A task of nobody is not done."),
    Severity.WARNING,
)
UNKNOWN_GROUP = Code(
    "PF736",
    "unknown-working-group",
    Text("没有工作组“{text}”{nearest}", "there is no working group “{text}”{nearest}"),
    Text("写 responsibility.groups 里的编号", "write the id of one in responsibility.groups"),
    Text("对不上的工作组领不到任务。", "A group that nobody knows takes no task."),
)
GROUP_OF_UNITS = Code(
    "PF737",
    "working-group-of-others",
    Text(
        "任务“{key}”不由办公室完成，却写了工作组", "“{key}” is not the office's, but names a group"
    ),
    Text("写 by: office，或删去 groups", "write `by: office`, or delete `groups`"),
    Text("工作组是办公室的。", "Working groups belong to the office."),
    Severity.WARNING,
)
UNKNOWN_TASK = Code(
    "PF740",
    "unknown-task",
    Text("pufa.yaml 里没有任务“{key}”{nearest}", "pufa.yaml has no task “{key}”{nearest}"),
    Text("改正编号；用 pufa plan phases 查看任务", "correct the id; see pufa plan phases"),
    Text("对不上任务的进度不会被计入。", "Progress of no task counts for nothing."),
)
NOT_ITS_TASK = Code(
    "PF741",
    "not-its-task",
    Text("任务“{key}”不由“{unit}”完成", "the task “{key}” is not one of “{unit}”"),
    Text("删去，或核对 pufa.yaml 的 by 和 categories", "delete it, or check `by` and `categories`"),
    Text("别人的任务不能由它报完成。", "Nobody reports what others have to do."),
)
DONE_BEFORE = Code(
    "PF742",
    "done-before-its-phase",
    Text("完成日期 {text} 早于阶段第一天 {first}", "done on {text}, its phase begins on {first}"),
    Text("核对日期", "check the date"),
    Text("多半是写错了日期。", "The date is most likely wrong."),
    Severity.WARNING,
)
DONE_BACKWARDS = Code(
    "PF743",
    "done-before-begun",
    Text("完成日期 {text} 早于开始日期 {first}", "done on {text}, begun on {first}"),
    Text("核对两处日期", "check both dates"),
    Text("没有开始的事不会完成。", "What is not begun is not done."),
)
NO_PROOF = Code(
    "PF744",
    "done-without-proof",
    Text("任务“{key}”须有佐证材料", "the task “{key}” must be proven by documents"),
    Text("写上 evidence（材料名称、文号或文件）", "write `evidence`: title, number or file"),
    Text("没有佐证的完成只是一句话。", "Without proof it is only said to be done."),
    Severity.WARNING,
)
OTHER_ROUND = Code(
    "PF745",
    "progress-of-another-round",
    Text("写的轮次是“{text}”，本轮是“{wanted}”", "the round is “{text}”, this one is “{wanted}”"),
    Text("改正轮次", "correct the round"),
    Text("上一轮的进度不算本轮的。", "What was done last round does not count in this one."),
)
