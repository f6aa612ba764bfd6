"""Diagnostic codes PF33x, and PF329: plans, and the settings that they are made from."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

PLANNED_UNKNOWN = Code(
    "PF330",
    "unit-not-in-roster",
    Text("名册里没有单位“{key}”{nearest}", "the roster has no unit “{key}”{nearest}"),
    Text(
        "改正编号；单位退出的，用 --keep 重做方案",
        "correct the id; where a unit dropped out, make the plan again with --keep",
    ),
    Text("没有这个单位，这项安排就落空。", "What is planned for nobody is not done."),
)
INSPECTS_ITSELF = Code(
    "PF331",
    "inspects-itself",
    Text("“{key}”检查的是自己", "“{key}” inspects itself"),
    Text("换一个被查单位，或重做方案", "name another unit, or make the plan again"),
    Text("自己查自己不是交叉检查。", "Nobody inspects itself."),
)
PLANNED_TWICE = Code(
    "PF332",
    "planned-twice",
    Text("“{key}”在方案里出现了两次（{role}）", "“{key}” stands twice in the plan ({role})"),
    Text("每个单位只查一个、只被一个查", "every unit inspects one and is inspected by one"),
    Text("任务必须均等。", "The load must be even."),
)
NOT_PLANNED = Code(
    "PF333",
    "not-planned",
    Text("方案里没有安排“{key}”（{role}）", "the plan leaves “{key}” out ({role})"),
    Text("用 --keep 重做方案，只改必须改的", "make the plan again with --keep"),
    Text("漏掉的单位没有人检查。", "A unit that is left out is not inspected."),
    Severity.WARNING,
)
OTHER_GROUP = Code(
    "PF334",
    "other-group",
    Text("“{key}”和“{other}”不在同一组", "“{key}” and “{other}” are not of one group"),
    Text(
        "按 pufa.yaml 的 cross_check.groups 分组，或重做方案",
        "see cross_check.groups in pufa.yaml, or make the plan again",
    ),
    Text("只有同类单位才互相检查。", "Only units of one group inspect one another."),
)
PLAN_STALE = Code(
    "PF335",
    "plan-stale",
    Text(
        "方案做出以后，名册、分组、督查组或领导变了",
        "units, groups, teams or leaders have changed since the plan was made",
    ),
    Text(
        "用 --keep 重做方案，只改必须改的",
        "make the plan again with --keep, which changes only what must change",
    ),
    Text("过时的方案会漏掉单位。", "A plan that is out of date misses units."),
    Severity.WARNING,
)
CATEGORY_TWICE = Code(
    "PF336",
    "category-in-two-groups",
    Text("类别“{key}”分在两个组里", "the category “{key}” stands in two groups"),
    Text("只留一处", "leave it in one"),
    Text("每个单位只查一个单位。", "Every unit inspects one unit."),
)
TEAM_TWICE = Code(
    "PF337",
    "team-twice",
    Text("督查组“{key}”写了两次", "the team “{key}” is written twice"),
    Text("换一个编号，或合并", "choose another id, or merge the two"),
    Text("编号是分工的唯一线索。", "Duties find their team by id."),
)
TEAM_UNKNOWN = Code(
    "PF338",
    "team-unknown",
    Text("pufa.yaml 里没有督查组“{key}”{nearest}", "pufa.yaml has no team “{key}”{nearest}"),
    Text("改正编号，或重做方案", "correct the id, or make the plan again"),
    Text("没有这个组，这些片就没人督查。", "Areas of no team are not supervised."),
)
OWN_AREA = Code(
    "PF339",
    "team-in-own-area",
    Text("督查组“{key}”有人来自“{area}”", "a member of the team “{key}” comes from “{area}”"),
    Text("把这个片交给别的组，或重做方案", "give the area to another team"),
    Text("督查组不督查成员所在的单位。", "No team inspects a unit its members come from."),
)
KEPT_ROUND = Code(
    "PF329",
    "kept-plan-of-another-round",
    Text(
        "--keep 沿用的是“{text}”的方案，做的是“{wanted}”的",
        "--keep names a plan of “{text}”, this one is of “{wanted}”",
    ),
    Text("要避开上轮的配对，用 --previous", "to avoid the pairs of the last round say --previous"),
    Text("沿用就是原样保留配对。", "What is kept is paired as before."),
    Severity.WARNING,
)
