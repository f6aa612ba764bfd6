"""Diagnostic codes PF43x and PF44x: what a standard says outside its criteria, and its wording."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

PERCENT_LINE = Code(
    "PF430",
    "percentage-in-line",
    Text("“{key}”按比率计量，每个百分点 {points} 分", "“{key}”: {points} for each percent point"),
    Text("确属每个百分点计分的，可以不改", "leave it if each percent point is meant"),
    Text("比率乘以分数容易超出本意。", "A rate of 95 % times some points is a great deal."),
    Severity.WARNING,
)
UNKNOWN_ZEROED = Code(
    "PF431",
    "unknown-zeroed",
    Text(
        "没有编号为“{key}”的指标或考核项目{nearest}",
        "there is no criterion or dimension “{key}”{nearest}",
    ),
    Text("改正编号", "correct the id"),
    Text("否决条款使其不得分的项目必须存在。", "A veto can only zero what is there."),
)
BELOW_CIRCULAR = Code(
    "PF432",
    "below-circular",
    Text(
        "由总分触发的条款不能再改变总分（subtract、zeroes）",
        "a clause fired by the total cannot change it (subtract, zeroes)",
    ),
    Text("改写 effect，例如 force 或 cap", "choose another effect, such as force or cap"),
    Text("总分触发条款、条款又改变总分，没有定解。", "It would chase its own tail."),
)
BELOW_UNREACHED = Code(
    "PF433",
    "below-never-fires",
    Text("总分不会低于 {least}，本条永远不触发", "no total is below {least}: it never fires"),
    Text("改写 below，或删去", "change below, or delete it"),
    Text("永远不起作用的条款会误导人。", "A clause that never bites misleads."),
    Severity.WARNING,
)
ZEROED_EXEMPT = Code(
    "PF434",
    "zeroed-may-be-exempt",
    Text(
        "“{key}”可以不适用，不适用时本条否决落空",
        "“{key}” may be not applicable; the veto then zeroes nothing",
    ),
    Text(
        "二者择一：删去 not_applicable，或换一种后果",
        "drop not_applicable, or choose another effect",
    ),
    Text("否决与不适用互相抵消。", "Veto and exemption cancel one another."),
    Severity.WARNING,
)
LIMITS_CROSS = Code(
    "PF435",
    "limits-cross",
    Text(
        "总分下限 {least} 不低于上限 {most}", "the least total {least} is not below the most {most}"
    ),
    Text("改正 limits", "correct the limits"),
    Text("上下限颠倒，没有一个总分能成立。", "No total fits between them."),
)
LIMIT_UNDER_TOTAL = Code(
    "PF436",
    "limit-under-total",
    Text("总分上限 {most} 低于满分 {total}", "the most {most} is under the full marks of {total}"),
    Text("改正上限，或说明理由", "correct the limit, or say why"),
    Text("满分无法得到。", "Full marks cannot be had."),
    Severity.WARNING,
)
QUOTA_EMPTY = Code(
    "PF437",
    "quota-out-of-range",
    Text(
        "名额“{text}”应大于 0，比例不超过 100%", "the quota “{text}” must be above 0, at most 100 %"
    ),
    Text("写个数，如 5，或比例，如 30%", "write a number such as 5 or a share such as 30%"),
    Text("没有名额的等次应当删去。", "A grade that nobody may have should be deleted."),
)
UNKNOWN_CATEGORY_NAMED = Code(
    "PF438",
    "unknown-category-named",
    Text("没有单位类别“{text}”{nearest}", "there is no category “{text}”{nearest}"),
    Text("只能写：{choices}", "write one of: {choices}"),
    Text("分类的规定只对存在的类别有意义。", "What differs by category needs the category."),
)
TIMES_TOO_SMALL = Code(
    "PF439",
    "times-too-small",
    Text("加倍的倍数必须大于 1", "the multiple must be more than 1"),
    Text("通常写 2", "2 is usual"),
    Text("不大于 1 的倍数不是加倍。", "1 or less doubles nothing."),
)
VAGUE = Code(
    "PF441",
    "vague-clause",
    Text(
        "评分标准写“{word}”，计分方式却没有评定的余地（{kind}）",
        "the clause says “{word}”, the rule leaves nothing to judge ({kind})",
    ),
    Text("改写评分标准，或用 judged、level", "reword the clause, or use judged or level"),
    Text("原文留给评定的，不能由程序替人决定。", "What the words leave to judgement is not ours."),
    Severity.WARNING,
)
PENALTIES_BLANK = Code(
    "PF507",
    "penalties-blank",
    Text("减分条目没有填报：{keys}", "penalty lines left blank: {keys}"),
    Text("逐条填写，没有发生的写 否 或 0", "fill in each; no or 0 where nothing happened"),
    Text("不填不等于没有发生。", "Silence does not mean that nothing happened."),
    Severity.WARNING,
)
MISSING_LINE = Code(
    "PF443",
    "floor-missing",
    Text("写了 of，没有写 below", "`of` without `below`"),
    Text("写上界线，如 below: 60%", "add the line, such as below: 60%"),
    Text("没有界线的条款不会触发。", "Without a line it never fires."),
)
LINE_INCOMPLETE = Code(
    "PF323",
    "line-incomplete",
    Text("减分条目“{key}”没有填完", "the penalty line “{key}” is filled in only in part"),
    Text("把它的每一个数都写上，没有写 0", "write every figure of it, 0 for none"),
    Text("只填一半不能当作没有发生。", "Half an answer is not a clean record."),
)
FIRES_ITSELF = Code(
    "PF324",
    "veto-fires-by-itself",
    Text("否决条款“{key}”由得分触发，不用填报", "the veto “{key}” is fired by the figures"),
    Text("删去这一行", "delete the entry"),
    Text("是否触发只看得分。", "Whether it holds is read from the score alone."),
)
HALF_ANSWERED = Code(
    "PF508",
    "half-answered",
    Text("“{key}”没有填完，按未填报计", "“{key}” is filled in only in part and counts as blank"),
    Text("把每一个数都写上，没有写 0", "write every figure of it, 0 for none"),
    Text("缺一个数就算不出结果。", "Without one of its figures there is no result."),
    Severity.WARNING,
)
VETOES_BLANK = Code(
    "PF509",
    "vetoes-blank",
    Text("否决条款没有填报：{keys}", "veto clauses left blank: {keys}"),
    Text("逐条填写，没有发生的写 否 或 0", "fill in each; no or 0 where nothing happened"),
    Text("不填不等于没有发生。", "Silence does not mean that nothing happened."),
    Severity.WARNING,
)
CLAIM_TOO_HIGH = Code(
    "PF325",
    "claim-out-of-range",
    Text("自评 {claimed} 分，本项 {marks} 分", "{claimed} claimed, {marks} marks obtainable"),
    Text("核对自评得分", "check the claim"),
    Text("自评得分应在 0 和本项分值之间。", "A claim lies between 0 and the marks."),
)
