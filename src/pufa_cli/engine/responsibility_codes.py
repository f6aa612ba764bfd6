"""Diagnostic codes PF75x and PF77x: who answers for what."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

NO_HEAD = Code(
    "PF750",
    "no-head",
    Text("“{unit}”没有写第一责任人", "“{unit}” names no head who answers for it"),
    Text("写上 head（职务），如：镇党委书记", "write `head`, by post"),
    Text("“一把手”是本单位的第一责任人。", "The head of a unit answers for it first."),
    Severity.WARNING,
)
NO_LEADER = Code(
    "PF751",
    "no-leader",
    Text("“{unit}”没有包片领导", "no leader is in charge of “{unit}”"),
    Text(
        "在 pufa.yaml 的 responsibility.areas 或名册的 leader 写上职务",
        "name one under responsibility.areas in pufa.yaml, or as `leader` in the roster",
    ),
    Text("没有人包的单位没有人过问。", "Nobody asks after a unit of nobody."),
    Severity.WARNING,
)
TWO_LEADERS = Code(
    "PF752",
    "two-leaders-for-one-area",
    Text(
        "“{area}”有两名包片领导：“{leader}”和“{other}”（{where}）",
        "“{area}” has two leaders: “{leader}” and “{other}” ({where})",
    ),
    Text("一个片只写一名领导", "leave one leader for the area"),
    Text("两个人负责等于没有人负责。", "What two answer for, nobody answers for."),
)
NO_TEAM = Code(
    "PF753",
    "no-team",
    Text("“{unit}”没有督查组", "no supervision group is in charge of “{unit}”"),
    Text(
        "写上 team；用 pufa plan cross-check 排分工",
        "write `team`; see pufa plan cross-check",
    ),
    Text("督查责任要落实到每个单位。", "Supervision covers every unit."),
    Severity.WARNING,
)
UNKNOWN_TEAM = Code(
    "PF754",
    "team-not-in-settings",
    Text("teams 里没有督查组“{text}”{nearest}", "`teams` has no group “{text}”{nearest}"),
    Text("写 teams 里的编号或名称", "write the id or title of one in `teams`"),
    Text("名称不一致，结果就汇总不到一起。", "Results of one group are gathered by its name."),
)
EMPTY_AREA = Code(
    "PF755",
    "area-of-no-unit",
    Text("名册里没有单位在“{area}”{nearest}", "no unit of the roster lies in “{area}”{nearest}"),
    Text("改正片名", "correct the name of the area"),
    Text("没有单位的片不用人包。", "Nobody is needed for an area without units."),
)
POINT_UNMANNED = Code(
    "PF756",
    "point-not-fully-manned",
    Text("试点“{unit}”没有定{role}", "the pilot “{unit}” has no {role}"),
    Text("在名册的 point 写上职务", "write the post under `point` in the roster"),
    Text(
        "每个点确定一名领导、一名小组成员和一名工作人员。",
        "Every pilot has one leader, one member of the leading group and one officer.",
    ),
    Severity.WARNING,
)
DOUBLED = Code(
    "PF757",
    "person-doubled",
    Text("“{person}”在“{unit}”担任两个角色", "“{person}” has two roles at “{unit}”"),
    Text("换一个人", "name somebody else for one of them"),
    Text("定人定点，各负其责。", "Each role has a person of its own."),
)
OVERLOADED = Code(
    "PF758",
    "person-overloaded",
    Text(
        "“{person}”负责 {count} 个{what}，上限是 {most} 个",
        "“{person}” is in charge of {count} {what}, {most} at most",
    ),
    Text("调整分工，或改 responsibility.most", "share the work, or change responsibility.most"),
    Text("负担过重就顾不过来。", "Who has too much cannot look after it."),
    Severity.WARNING,
)
NOT_A_PILOT = Code(
    "PF759",
    "point-without-pilot",
    Text("“{unit}”不是试点，却写了 point", "“{unit}” is no pilot, but has a `point`"),
    Text("写 pilot: 是，或删去 point", "write `pilot: yes`, or delete `point`"),
    Text("挂点只挂试点单位。", "Only pilots have people of their own."),
    Severity.WARNING,
)
TWO_GROUPS = Code(
    "PF770",
    "person-in-two-groups",
    Text("“{person}”已在别的组，又在“{group}”", "“{person}” is in another group, and in “{group}”"),
    Text("换一个人，或写明不同的职务", "name somebody else, or write posts that differ"),
    Text("专职专人，专人专用。", "Each group has people of its own."),
    Severity.WARNING,
)
