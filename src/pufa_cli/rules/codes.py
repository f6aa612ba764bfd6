"""Diagnostic codes PF25x: facts that contradict themselves; PF45x: rules that do."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

UNKNOWN_PART = Code(
    "PF251",
    "unknown-part",
    Text("本项没有“{key}”这一小项{nearest}", "the criterion has no part “{key}”{nearest}"),
    Text("本项的小项是：{choices}", "its parts are: {choices}"),
    Text("写错编号的小项若被放过就会无声丢分。", "A misspelt part would silently lose points."),
)
DONE_OVER_TOTAL = Code(
    "PF252",
    "done-over-total",
    Text("完成数 {done} 大于总数 {total}", "done {done} is more than total {total}"),
    Text("核对两个数；不会按 100% 计算", "check both figures; it is never taken as 100 %"),
    Text("比率不可能超过 100%。", "A share cannot exceed the whole."),
)
EMPTY_TOTAL = Code(
    "PF253",
    "empty-total",
    Text("总数为 0，无法计算比率", "the total is 0, there is no rate"),
    Text(
        "没有这类对象时写 not_applicable 和理由（标准允许的话）",
        "where there are none, write not_applicable and why (if the standard allows it)",
    ),
    Text("0/0 既不是满分也不是零分。", "0/0 is neither full marks nor none."),
)
WRONG_PERIODS = Code(
    "PF254",
    "wrong-number-of-periods",
    Text("应填 {wanted} 个{period}的次数，写了 {found} 个", "{found} counts, {wanted} are needed"),
    Text("每{period}一个数，没有的写 0，用半角逗号隔开", "one count for each period, 0 for none"),
    Text("按期考核要看每一期。", "Duties per period are judged period by period."),
)
NOT_FOR_UNITS = Code(
    "PF255",
    "answered-for-the-reviewer",
    Text("这一项由考核人员评定，单位不填 facts", "reviewers judge this, the unit gives no facts"),
    Text("删去 facts；佐证和说明可以保留", "delete facts; evidence and notes may stay"),
    Text("自评不能给自己评定酌情分。", "A self-assessment cannot award discretionary marks."),
)
REVIEW_NOT_NEEDED = Code(
    "PF258",
    "review-not-needed",
    Text("这一项按填报事实计分，不由考核人员给分", "this is scored from facts, not by reviewers"),
    Text(
        "移到 checked 下面：写核实的事实（facts），或写得分（points）和理由（reason）",
        "put it under checked: the facts found, or points with a reason",
    ),
    Text(
        "由规则计分的，先核实事实。", "Where a rule gives the points, the facts are what to check."
    ),
)
PART_OVER_WHOLE = Code(
    "PF271",
    "part-over-whole",
    Text("{part} 多于 {whole}", "{part} is more than {whole}"),
    Text("核对这几个数", "check these figures"),
    Text("一部分不可能多于全部。", "A part cannot exceed the whole."),
)
SAMPLE_TOO_SMALL = Code(
    "PF272",
    "sample-too-small",
    Text("只抽查了 {found} 个，至少应抽查 {wanted} 个", "{found} drawn, at least {wanted} are due"),
    Text("补足抽查，或核对抽查数", "draw more, or check the figure"),
    Text("样本太小，结果不作数。", "A sample that is too small proves nothing."),
)
NO_VALID_VOTES = Code(
    "PF273",
    "no-valid-votes",
    Text("没有一张有效票，无法计算", "there is no valid vote, nothing can be computed"),
    Text("核对票数；没有测评时留空", "check the votes; leave it blank where nobody was asked"),
    Text("废票不计入分母，除数不能为 0。", "Spoilt votes do not count, and 0 divides nothing."),
)
BASE_IS_ZERO = Code(
    "PF274",
    "base-is-zero",
    Text("“{key}”必须大于 0 才能算百分比", "“{key}” must be more than 0 to be compared with"),
    Text("核对基数；没有基数时留空", "check the figure; leave it blank where there is none"),
    Text("与 0 相比没有百分比。", "Nothing is a percentage of 0."),
)
AT_ODDS = Code(
    "PF451",
    "rule-parts-do-not-sum",
    Text("各小项合计 {sum} 分，应为 {marks} 分", "the parts sum to {sum}, not {marks}"),
    Text(
        "改分值；或写 cap: 是，按上限 {marks} 计",
        "correct them, or write cap: yes to cut at {marks}",
    ),
    Text("小项之和必须等于本项分值。", "The parts must sum to the criterion's marks."),
)
POINTS_OVER_MARKS = Code(
    "PF452",
    "points-over-marks",
    Text("{points} 分超过本项分值 {marks} 分", "{points} points, more than the {marks} marks"),
    Text("改小这个得分，或改大本项分值", "lower the points or raise the marks"),
    Text("任何一档都不能超过本项分值。", "No level may give more than the criterion's marks."),
)
BANDS_DISORDER = Code(
    "PF453",
    "bands-out-of-order",
    Text("第 {at} 档的下限不低于上一档", "band {at} does not start below the band before it"),
    Text("从高到低写，下限逐档降低", "write the bands from high to low"),
    Text("重叠的档次无法判定。", "Overlapping bands cannot be decided."),
)
RANGE_EMPTY = Code(
    "PF465",
    "range-empty",
    Text("范围颠倒：{low} 不小于 {high}", "the range is empty: {low} is not below {high}"),
    Text("把小的写在前面", "write the smaller one first"),
    Text("没有数能同时满足两头。", "No number lies between the two."),
)
NO_THRESHOLD = Code(
    "PF454",
    "threshold-missing",
    Text("缺少达标线：写 at_least 或 at_most 之一", "write one of at_least and at_most"),
    Text("例如 at_least: 4", "for example at_least: 4"),
    Text("数量是否达标要有一条线。", "A quantity needs a line to be met."),
)
PERCENT_MIXED = Code(
    "PF455",
    "percentage-mixed-up",
    Text("“{text}”与计量方式不符", "“{text}” does not fit the measure"),
    Text("比率写 95%，数量写 95", "write a rate as 95%, a quantity as 95"),
    Text("阈值与计量必须同为比率或同为数量。", "A threshold and its measure must agree."),
)
CHOOSE_ONE = Code(
    "PF456",
    "choose-one-parameter",
    Text("{names} 必须且只能写一个", "write exactly one of {names}"),
    Text("保留一个，删去其余", "keep one and delete the others"),
    Text("两个参数给出两种算法。", "Two parameters would give two answers."),
)
SAME_ID = Code(
    "PF457",
    "part-named-twice",
    Text("“{key}”出现两次", "“{key}” appears twice"),
    Text("每个小项用不同的编号", "give every part its own id"),
    Text("填报靠编号对应小项。", "Facts find their part by its id."),
)
NEVER_REACHED = Code(
    "PF458",
    "full-marks-never-reached",
    Text("最多只能得 {most} 分，本项 {marks} 分", "at most {most} of {marks} points can be had"),
    Text("若文件原文如此可以保留", "leave it if the document says so"),
    Text("满分无法取得，通常是笔误。", "Full marks cannot be reached, usually a slip."),
    Severity.WARNING,
)
WORST_CASE = Code(
    "PF459",
    "deductions-and-marks-differ",
    Text(
        "各项扣分合计 {sum}（{causes}），本项 {marks} 分",
        "the deductions come to {sum} ({causes}), the marks to {marks}",
    ),
    Text("若文件原文如此可以保留", "leave it if the document says so"),
    Text(
        "扣分之和大于或小于本项分值都是允许的，但值得核对。",
        "Deductions may exceed or fall short of the marks, but it is worth a look.",
    ),
    Severity.WARNING,
)
NOTHING_TO_SCORE = Code(
    "PF460",
    "must-be-positive",
    Text("“{key}”必须大于 0", "“{key}” must be more than 0"),
    Text("写一个大于 0 的数", "write a number above 0"),
    Text("为 0 的参数使规则失去意义。", "At zero the rule would mean nothing."),
)
EMPTY_LIST = Code(
    "PF461",
    "nothing-listed",
    Text("“{key}”至少要有一条", "“{key}” needs at least one entry"),
    Text("补上小项", "add the entries"),
    Text("没有小项就无从计分。", "With no entry nothing can be scored."),
)
MARKS_TWICE = Code(
    "PF462",
    "marks-unclear",
    Text("小项“{key}”的分值不明确", "the marks of part “{key}” are unclear"),
    Text("要么每个小项写 marks，要么规则写 each", "give every part its marks, or the rule `each`"),
    Text("分值只能有一个来源。", "Marks come from one place only."),
)
PLACES_DISORDER = Code(
    "PF463",
    "places-out-of-order",
    Text("第 {at} 档名次的次序不对", "entry {at} of the places is out of order"),
    Text("名次从前到后写，得分不升", "write the places from first to last, points never rising"),
    Text(
        "名次重叠或靠后反而多得，无法判定。",
        "Places must follow one another, the better paid first.",
    ),
)
MISSING_IS_CHEAPER = Code(
    "PF464",
    "missing-costs-less-than-late",
    Text("漏报扣 {missing} 分，少于迟报的 {late} 分", "missing costs {missing}, late costs {late}"),
    Text("若文件原文如此可以保留", "leave it if the document says so"),
    Text("不报反而比迟报扣得少，通常是笔误。", "Not sending would be cheaper than sending late."),
    Severity.WARNING,
)
LINE_UNREACHED = Code(
    "PF466",
    "line-unreachable",
    Text("“{text}”无法达到，计量最大只有 {most}", "“{text}” is out of reach: at most {most}"),
    Text("改正这一数字，或改正计量方式", "correct the figure or the measure"),
    Text("达不到的目标等于白扣分。", "What cannot be reached only costs points."),
)
