"""What can be wrong in what reviewers wrote."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

FACTS_AND_POINTS = Code(
    "PF340",
    "facts-and-points",
    Text("得分不能和事实或酌情评定同写", "points stand beside facts or marks"),
    Text(
        "只留一个：事实由规则计分，得分则须写理由",
        "keep one: the rule scores facts; points need a reason",
    ),
    Text("两者不一致时无从判定以谁为准。", "Nobody could tell which of the two holds."),
)
POINTS_OUT_OF_RANGE = Code(
    "PF341",
    "reviewed-points-out-of-range",
    Text("评定 {points} 分，本项 {marks} 分", "{points} given, the marks are {marks}"),
    Text("写 0 到 {marks} 之间的数", "write a number from 0 to {marks}"),
    Text("得分不能超出分值。", "Points lie within the marks."),
)
REASON_MISSING = Code(
    "PF342",
    "reviewed-points-without-reason",
    Text("{key} 直接评分没有写理由", "{key}: points are given without a reason"),
    Text("加 reason", "add a reason"),
    Text("每一分的增减都要有理由。", "Every mark has its reason."),
)
OWN_UNIT = Code(
    "PF343",
    "reviews-own-unit",
    Text("{who}来自被考核单位本身", "{who} comes from the unit itself"),
    Text("换人或换组", "send somebody else"),
    Text("任何人不得考核本单位。", "Nobody reviews the own unit."),
)
UNKNOWN_TEAM = Code(
    "PF344",
    "reviewed-by-unknown-team",
    Text("pufa.yaml 里没有督查组“{key}”{nearest}", "pufa.yaml has no team “{key}”{nearest}"),
    Text("改编号，或在 teams 里加上", "correct the id, or add it to teams"),
    Text("督查组要查得到。", "A team must be known."),
)
UNKNOWN_METHOD = Code(
    "PF345",
    "reviewed-by-unknown-step",
    Text(
        "标准里没有核验方法“{text}”（{choices}）", "the standard has no step “{text}” ({choices})"
    ),
    Text("写标准 methods 里的方法", "write one of the standard's methods"),
    Text("方法覆盖要统计。", "The steps used are counted."),
    Severity.WARNING,
)
STANDARD_CHANGED = Code(
    "PF346",
    "standard-changed-since",
    Text("评定之后标准有过改动", "the standard has changed since this review"),
    Text(
        "核对受影响的指标，再更新 standard_digest", "look at what it changes, then renew the digest"
    ),
    Text("按旧标准给的分未必仍然成立。", "Marks by the old text may not hold."),
    Severity.WARNING,
)
JUDGED_BY_MARKS = Code(
    "PF349",
    "judged-by-marks",
    Text("{key} 由考核人员评定，写在 marks 里", "{key} is judged: write it under marks"),
    Text("移到 marks，按规则的范围给分", "move it to marks, within the range of the rule"),
    Text("酌情的范围由标准规定。", "The standard sets the range."),
)
DISPUTED = Code(
    "PF347",
    "marks-disputed",
    Text("{key} 各方相差过大：{sides}", "{key}: the marks lie too far apart: {sides}"),
    Text(
        "由有权的人裁定，写进 reviews/<轮次>/adjudication/",
        "somebody rules, in reviews/<round>/adjudication/",
    ),
    Text("超过规定差距的不自动取舍。", "Beyond the declared difference nothing decides by itself."),
    Severity.WARNING,
)
BEFORE_ROUND = Code(
    "PF348",
    "before-round",
    Text(
        "日期 {text} 早于本轮开始 {start}",
        "dated {text}, before the round began on {start}",
    ),
    Text("核对日期和轮次", "check the day and the round"),
    Text("上一轮的填报和评定不能用于本轮。", "What is of another round does not count."),
    Severity.WARNING,
)
NOT_AS_PLANNED = Code(
    "PF350",
    "visit-not-as-planned",
    Text(
        "来检查的是“{came}”，方案排的是“{wanted}”（{file}）",
        "“{came}” came, not “{wanted}” ({file})",
    ),
    Text("核对单位；确有调整的，用 --keep 重做方案", "check the unit, or plan again with --keep"),
    Text("方案是抽签排定的，换人要有交代。", "The plan was made by lot; a change is explained."),
    Severity.WARNING,
)
OTHER_TEAM = Code(
    "PF351",
    "visit-of-another-team",
    Text("督查的是“{came}”，名册写的是“{wanted}”", "“{came}” came, the roster has “{wanted}”"),
    Text("核对督查组；分工变了的，改名册", "check the team, or change the roster"),
    Text("督查责任落实到组。", "Each unit has a team that answers for it."),
    Severity.WARNING,
)
OTHER_STEPS = Code(
    "PF352",
    "checked-by-other-steps",
    Text("{key} 用“{used}”核查，标准规定“{wanted}”", "{key} checked by “{used}”, not “{wanted}”"),
    Text("补上规定的步骤，或在 methods 写全", "use a step that is named, or complete `methods`"),
    Text("听看考查改评各有各的用处。", "Each step shows what the others do not."),
    Severity.WARNING,
)
UNDATED = Code(
    "PF353",
    "review-without-date",
    Text("没有写考核日期", "it does not say when the review was made"),
    Text("加 reviewed_on", "add reviewed_on"),
    Text("处置所依据的评定要查得到日期。", "Whatever rests on a review must know its day."),
    Severity.WARNING,
)
UNSIGNED = Code(
    "PF354",
    "review-by-nobody",
    Text("没有写谁来考核", "it does not say who reviewed"),
    Text(
        "写 reviewer、team、inspecting_unit、inspectors 中的一个",
        "write reviewer, team, inspecting_unit or inspectors",
    ),
    Text("不知道谁考核，就查不出是不是本单位的人。", "Whoever is not named may be of the unit."),
    Severity.WARNING,
)
SEEMS_OWN = Code(
    "PF355",
    "reviewer-seems-own",
    Text("“{text}”像是{name}自己的人", "“{text}” seems to be one of {name}"),
    Text("换人；不是本单位的，写明来自哪里", "send somebody else, or say where they come from"),
    Text("任何人不得考核本单位，也不得复核本单位的整改。", "Nobody judges the own unit."),
    Severity.WARNING,
)
UNCOUNTED = Code(
    "PF356",
    "review-without-submission",
    Text("{name}没有自评表，这份评定没有计分", "{name} has handed in nothing: this counts nowhere"),
    Text("催报；否决情形照样列入处置建议", "ask for it; its vetoes are proposed all the same"),
    Text("有评定没有自评，得分算不出来。", "Without answers there is nothing to score."),
    Severity.WARNING,
)
VETO_GONE = Code(
    "PF357",
    "decided-without-veto",
    Text("已决定“{key}”，但“{veto}”没有触发", "“{key}” was decided, but “{veto}” does not hold"),
    Text("核对评定；撤销的，删去并另行发文", "check the reviews; if withdrawn, delete it"),
    Text("处置所依据的事实要还在。", "What it rests on must still be so."),
    Severity.WARNING,
)
