"""Diagnostic codes PF70x and PF71x: sample exams and spot checks."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

STRATUM_UNKNOWN = Code(
    "PF700",
    "unknown-stratum",
    Text("没有“{key}”这一层{nearest}", "there is no stratum “{key}”{nearest}"),
    Text("写 strata 里的编号", "write the id of one under `strata`"),
    Text("对不上层的人数和结果不会被计入。", "Heads and results of no stratum count for nothing."),
)
NAMED_TWICE = Code(
    "PF701",
    "entered-twice",
    Text("“{key}”写了两次", "“{key}” is entered twice"),
    Text("合并为一处", "make one entry of the two"),
    Text("重复的会算两遍。", "What stands twice would count twice."),
)
SAMPLE_OVER_ALL = Code(
    "PF702",
    "sample-over-population",
    Text("要抽 {sample} 人，一共只有 {all} 人", "{sample} to draw, {all} there are"),
    Text("减少 sample，或补全各单位人数", "lower `sample`, or complete the heads of units"),
    Text("抽的人不能比有的人多。", "Nobody can be drawn twice."),
)
LEAST_OVER_SAMPLE = Code(
    "PF703",
    "least-over-sample",
    Text(
        "各层至少要抽 {least} 人，一共只抽 {sample} 人",
        "the strata want {least} at least, {sample} are to be drawn",
    ),
    Text("加大 sample，或降低 least", "raise `sample`, or lower `least`"),
    Text("两个要求不能同时满足。", "Both cannot be kept."),
)
NOBODY_THERE = Code(
    "PF704",
    "stratum-of-nobody",
    Text("“{title}”一个人也没有", "there is nobody in “{title}”"),
    Text("补上各单位这一层的人数，或删去这一层", "enter its heads by unit, or delete the stratum"),
    Text("没有人的层抽不出人。", "Nobody can be drawn from it."),
    Severity.WARNING,
)
NO_UNITS = Code(
    "PF705",
    "no-units-to-draw",
    Text("units 写的是 0", "`units` is 0"),
    Text("写 1 以上；要在全部单位抽就不写", "write 1 or more; leave it out for all units"),
    Text("至少要有一个单位。", "Somebody has to be drawn somewhere."),
)
ROUND_DIFFERS = Code(
    "PF706",
    "file-of-another-round",
    Text("写的轮次是“{text}”，文件名是“{wanted}”", "round “{text}”, but the file is “{wanted}”"),
    Text("改正轮次或文件名", "correct the round, or the name of the file"),
    Text("抽考和方案按轮次找到。", "Exams and plans are found by their round."),
)
SAMPLE_STALE = Code(
    "PF707",
    "sample-stale",
    Text("抽样以后，抽样框变了", "the frame has changed since the sample was drawn"),
    Text(
        "考试前可以重抽；考过的，恢复抽样框",
        "draw again; after the exam restore the frame",
    ),
    Text("样本要能从抽样框重新抽出来。", "A sample must be drawn again from its frame."),
    Severity.WARNING,
)
SAMPLE_NOT_DRAWN = Code(
    "PF708",
    "sample-not-as-drawn",
    Text("“{key}”的样本不是这个种子抽出来的", "the sample of “{key}” is not what this seed draws"),
    Text("用 pufa plan sample 重抽，不要手改", "draw it with pufa plan sample, never by hand"),
    Text("手改的样本不是抽签的结果。", "A sample changed by hand was not drawn by lot."),
)
NOT_TOLD = Code(
    "PF710",
    "result-not-told",
    Text("没有写 {key}", "`{key}` is not written"),
    Text(
        "写 examined 和 passed，写了 deviation 的还要写 mean；或写每人的 scores",
        "write `examined` and `passed`, with `deviation` also `mean`; or `scores`",
    ),
    Text("没有人数就没有合格率，没有平均分就没有标准差。", "Without these there is no figure."),
)
TOLD_TWICE = Code(
    "PF711",
    "scores-and-figures",
    Text("写了 scores，又写 {key}", "`scores` and `{key}` are both written"),
    Text("只写一种", "write one of them"),
    Text("两处可能不一致。", "They may contradict each other."),
)
NO_PASS_MARK = Code(
    "PF712",
    "no-pass-mark",
    Text("写了 scores，没有写 pass_at", "there are `scores`, but no `pass_at`"),
    Text("写上几分合格", "write the score that passes"),
    Text("不知道几分合格，就算不出合格人数。", "Without it nobody knows who passed."),
)
PASSED_OVER = Code(
    "PF713",
    "more-passed-than-examined",
    Text("合格 {passed} 人，实考只有 {examined} 人", "{passed} passed of {examined} examined"),
    Text("核对两个人数", "check both counts"),
    Text("合格的不能比考的多。", "Who passed was examined."),
)
EXAMINED_OVER = Code(
    "PF714",
    "more-examined-than-there-are",
    Text("实考 {examined} 人，这一层只有 {heads} 人", "{examined} examined, {heads} there are"),
    Text("核对人数", "check both counts"),
    Text("考的不能比有的多。", "Who is examined must be there."),
)
SCORE_OUTSIDE = Code(
    "PF715",
    "score-out-of-range",
    Text("{text} 不在 0 至 {full} 之间", "{text} is not between 0 and {full}"),
    Text("核对得分和满分", "check the score, and `full`"),
    Text("多半是抄错了。", "It was most likely copied wrongly."),
)
NOT_DRAWN = Code(
    "PF716",
    "examined-but-not-drawn",
    Text("“{unit}”的“{stratum}”没有抽中", "“{stratum}” of “{unit}” was not drawn"),
    Text("核对单位和层；确实补考的，在 note 说明", "check unit and stratum; explain in `note`"),
    Text("没抽中的人参加，结果就不是随机的。", "Who was not drawn makes the sample a choice."),
    Severity.WARNING,
)
FEWER = Code(
    "PF717",
    "fewer-than-drawn",
    Text("抽了 {wanted} 人，只考了 {examined} 人", "{wanted} were drawn, {examined} examined"),
    Text("补考，或在 note 写明缺考原因", "examine the others, or explain in `note`"),
    Text("缺考的往往是差的。", "Those who stay away are often the weak ones."),
    Severity.WARNING,
)
NOT_EXAMINED = Code(
    "PF718",
    "drawn-but-not-examined",
    Text(
        "抽中的“{unit}”的“{stratum}”没有结果（{heads} 人）",
        "“{stratum}” of “{unit}” was drawn and has no result ({heads} heads)",
    ),
    Text(
        "补录结果；确实没有人考的写 examined: 0、passed: 0，并在 note 说明",
        "enter the result; where nobody came `examined: 0`, `passed: 0` and a `note`",
    ),
    Text(
        "缺的结果会使样本偏；补上以前，按这次抽考计分的指标算未填报。",
        "What is missing bends the sample; until then what rests on it counts as unanswered.",
    ),
    Severity.WARNING,
)
DEVIATION_ODD = Code(
    "PF719",
    "deviation-does-not-fit",
    Text(
        "{examined} 人考、平均 {mean}、满分 {full}，标准差不会是 {deviation}",
        "{examined} examined with a mean of {mean} out of {full} cannot deviate by {deviation}",
    ),
    Text(
        "核对标准差（不是方差；不到 2 人考的不写）",
        "check it: not the variance, and none of fewer than two",
    ),
    Text("平均分的区间按标准差计算。", "The interval of the mean rests on it."),
    Severity.WARNING,
)
WIDEST_OUTSIDE = Code(
    "PF724",
    "widest-out-of-range",
    Text("区间半宽 {widest} 不在 0 到 50% 之间", "{widest} is not between 0 and 50%"),
    Text("写成 8% 或 0.08 这样", "write it as 8% or 0.08"),
    Text("半宽最多 50%，写大了什么都能下结论。", "No interval is wider: all would be conclusive."),
)
NOBODYS_STRATUM = Code(
    "PF725",
    "nobodys-stratum",
    Text(
        "标准的抽考指标没有“{key}”这一层{nearest}",
        "no exam of the standard has a stratum “{key}”{nearest}",
    ),
    Text("编号要和标准的 strata 一致：{choices}", "ids are those of the standard: {choices}"),
    Text("对不上的层，成绩不能用来计分。", "Results of another stratum give no points."),
    Severity.WARNING,
)
TOO_MANY_CHECKS = Code(
    "PF720",
    "more-checks-than-units",
    Text("要抽 {count} 个单位，只有 {all} 个", "{count} units to draw, {all} there are"),
    Text("减少 --count", "lower --count"),
    Text("每个单位最多抽一次。", "No unit is drawn twice."),
)
SPOT_UNIT = Code(
    "PF721",
    "spot-check-of-unknown-criterion",
    Text("“{unit}”的考核表没有“{key}”", "the sheet of “{unit}” does not have “{key}”"),
    Text("重做方案，或改正编号", "make the plan again, or correct the id"),
    Text("考核表上没有的指标无从抽查。", "What is not on the sheet cannot be checked."),
)
SPOT_OPEN = Code(
    "PF722",
    "spot-check-not-done",
    Text(
        "“{unit}”的 {criteria} 还没有抽查结果",
        "{criteria} of “{unit}” has no spot check yet",
    ),
    Text("结果写进 {wanted}", "write what was found into {wanted}"),
    Text("抽中的都要查。", "Everything drawn is checked."),
    Severity.NOTICE,
)
NO_FRAME = Code(
    "PF723",
    "no-exam-frame",
    Text("本轮没有抽样框", "this round has no frame of an exam"),
    Text("写 exams/<轮次>-frame.yaml，见 docs/exams.md", "write exams/<round>-frame.yaml"),
    Text("抽考从抽样框开始。", "An exam begins with who can be drawn."),
    Severity.NOTICE,
)
