"""Diagnostic codes PF81x: result files of districts, and what keeps them from being merged."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

BAD_JSON = Code(
    "PF810",
    "not-json",
    Text("不是合格的 JSON：{why}", "not JSON: {why}"),
    Text(
        "用 pufa rollup … --format json -o FILE 重新生成，不要手改",
        "make it again by pufa rollup … --format json -o FILE, and leave it as it is",
    ),
    Text("读不通的文件没有一个数字可信。", "No figure of such a file can be relied on."),
)
NO_RESULT = Code(
    "PF811",
    "not-a-result",
    Text("不是区县结果文件：{why}", "this is no result of a district: {why}"),
    Text(
        "要 pufa rollup 区县文件夹 --format json 或 pufa merge --format json 写的文件",
        "take what pufa rollup DIR --format json or pufa merge --format json wrote",
    ),
    Text("只能合并写明区县、轮次和各单位得分的结果。", "Only such results can be put together."),
)
UNKNOWN_SCHEMA = Code(
    "PF812",
    "unknown-result-version",
    Text("不认识的结果版本“{text}”", "unknown version of a result: “{text}”"),
    Text(
        "可读：{choices}；更新 pufa，或请对方重新生成",
        "known: {choices}; update pufa, or ask for the file anew",
    ),
    Text("不认识的格式不猜。", "What is not known is not guessed at."),
)
TWICE = Code(
    "PF813",
    "district-twice",
    Text("{name} 同一轮次交了不同的结果：{files}", "{name} is in {files}, with different figures"),
    Text(
        "只保留一份；两个区县同编号时，改 pufa.yaml 的 district.id（如行政区划代码）",
        "keep one; where two districts share an id, change district.id in pufa.yaml",
    ),
    Text("哪一份算数要由人定。", "Which of them counts is for people to say."),
)
REPEATED = Code(
    "PF814",
    "result-repeated",
    Text("{name} 的结果与 {files} 完全一样，只计一次", "{name} is as in {files}, and counted once"),
    Text("不必处理", "nothing to do"),
    Text("同一份结果交两次不算两个区县。", "The same result twice is one district."),
    Severity.NOTICE,
)
OTHER_ROUND = Code(
    "PF815",
    "several-rounds",
    Text("结果属于不同轮次：{parts}", "the results are of several rounds: {parts}"),
    Text("分轮次合并，或统一轮次编号", "merge each round by itself, or name the round alike"),
    Text("不同轮次的分数不能排在一起，已分别汇总。", "They are not ranked together, but apart."),
    Severity.WARNING,
)
OTHER_STANDARD = Code(
    "PF816",
    "several-standards",
    Text("结果依据的标准不同：{parts}", "the results rest on several standards: {parts}"),
    Text(
        "请用同一标准重算：pufa rollup DIR --standard ID@VERSION",
        "score them by one standard: pufa rollup DIR --standard ID@VERSION",
    ),
    Text("标准不同，分数不能比较，已分别排名。", "They cannot be compared, and are ranked apart."),
    Severity.WARNING,
)
OTHER_ENGINE = Code(
    "PF817",
    "several-engines",
    Text(
        "结果由不同版本的 pufa 算出：{parts}",
        "the results are by several versions of pufa: {parts}",
    ),
    Text("请各区县用同一版本重算", "have them made by one version"),
    Text("版本不同，计分可能有出入。", "Another version may count otherwise."),
    Severity.WARNING,
)
OTHER_DAY = Code(
    "PF818",
    "several-days",
    Text("结果的截止日不同：{parts}", "the results are as of several days: {parts}"),
    Text("请各区县用同一 --as-of 重算", "have them made with one --as-of"),
    Text("截止日不同，逾期和整改的判断也不同。", "What is late depends on the day."),
    Severity.WARNING,
)
CONTRADICTION = Code(
    "PF819",
    "figures-contradict",
    Text("数字自相矛盾：{what}", "the figures contradict one another: {what}"),
    Text("请对方重新生成，不要手改", "ask for the file anew; it must not be edited"),
    Text("对不上的结果不能并入。", "A result that contradicts itself is not merged."),
)
UNUSABLE = Code(
    "PF820",
    "nothing-rolled-up",
    Text(
        "这份结果里没有汇总：区县的设置、名册或标准有错误",
        "nothing was rolled up in it: settings, roster or standard of the district have errors",
    ),
    Text("请区县改正后重新生成", "have the district put it right and make it again"),
    Text("没有汇总的区县列为未评定。", "Such a district stands as broken."),
)
MISNAMED = Code(
    "PF822",
    "accepted-misnamed",
    Text("{what}，文件名应为 {wanted}", "{what}: the file's name should be {wanted}"),
    Text("改文件名，或换成本轮的结果", "rename it, or put the result of that round there"),
    Text("验收结果按轮次查找。", "An accepted result is found by its round."),
)
OTHER_DISTRICT = Code(
    "PF823",
    "accepted-of-another",
    Text("这是“{text}”的结果，不是“{wanted}”的", "it is the result of “{text}”, not of “{wanted}”"),
    Text("换成本区县的结果", "put the district's own result there"),
    Text("只和自己的上一轮比。", "A district is compared with its own past."),
)
STANDARD_CHANGED = Code(
    "PF824",
    "accepted-by-older-standard",
    Text("验收之后，标准“{text}”的内容改过", "“{text}” has changed since this was accepted"),
    Text(
        "恢复当时的标准，改动另定版本；或按现在的标准重新验收",
        "restore the standard and give the change a version of its own, or accept anew",
    ),
    Text("按旧标准验收的得分和现在的不能直接比较。", "Points by the old text do not compare."),
    Severity.WARNING,
)
TOO_DEEP = Code(
    "PF821",
    "json-too-deep",
    Text("嵌套超过 {most} 层", "nested more than {most} deep"),
    Text("重新生成这个文件", "make the file again"),
    Text("结果文件没有这么深。", "No result is so deep."),
)
