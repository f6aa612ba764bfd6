"""Diagnostic codes PF3xx: files that contradict one another; PF4xx: the standard; PF5xx: gaps."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

UNKNOWN_CRITERION = Code(
    "PF301",
    "unknown-criterion",
    Text("本单位的考核表没有“{key}”{nearest}", "the unit's sheet has no “{key}”{nearest}"),
    Text("对照 pufa new 生成的表样改正编号", "correct the id, see the form that pufa new writes"),
    Text("写错编号的填报会落空。", "An answer under a wrong id would be lost."),
)
NOT_ON_SHEET = Code(
    "PF322",
    "not-on-sheet",
    Text(
        "“{key}”属于“{part}”，不在本单位的考核表里",
        "“{key}” belongs to “{part}”, which is not on the unit's sheet",
    ),
    Text(
        "核对 category 和 parts；不是本单位的项目整项删去", "check category and parts, or delete it"
    ),
    Text("填在别的表里的内容不会计分。", "What is written for another sheet is not scored."),
)
UNKNOWN_VETO = Code(
    "PF306",
    "unknown-veto",
    Text("标准没有否决条款“{key}”{nearest}", "the standard has no veto clause “{key}”{nearest}"),
    Text("改正编号或删去", "correct the id or delete it"),
    Text("否决条款必须对得上号。", "A veto must name its clause."),
)
UNKNOWN_LINE = Code(
    "PF317",
    "unknown-line",
    Text(
        "标准没有加分或减分条目“{key}”{nearest}",
        "the standard has no bonus or penalty line “{key}”{nearest}",
    ),
    Text("改正编号或删去", "correct the id or delete it"),
    Text("写错编号的条目会落空。", "A line under a wrong id would be lost."),
)
UNKNOWN_CHOICE = Code(
    "PF313",
    "unknown-choice",
    Text("本类别没有可选的部分“{text}”{nearest}", "the category offers no part “{text}”{nearest}"),
    Text("只能写：{choices}", "write one of: {choices}"),
    Text("考核表由固定部分和选填部分组成。", "A sheet is made of fixed and chosen parts."),
)
CHOICE_MISSING = Code(
    "PF318",
    "choice-missing",
    Text(
        "要在这些部分里选一个，只选一个：{choices}",
        "choose one part, only one: {choices}",
    ),
    Text("在 parts 里写上所选部分的编号", "name the chosen part in parts"),
    Text("不选或多选都得不出总分。", "Without one choice there is no total."),
)
CONDITIONS_WANTED = Code(
    "PF319",
    "conditions-wanted",
    Text("否决条款“{key}”要分情形写次数", "the veto “{key}” asks for a count of each condition"),
    Text("写成“情形编号: 次数”，可写：{choices}", "write id: count; the ids: {choices}"),
    Text("触发与否取决于每种情形的次数。", "It fires by the counts of its conditions."),
)
NO_CONDITIONS = Code(
    "PF316",
    "no-conditions",
    Text("否决条款“{key}”没有分情形，要写 是 或 否", "the veto “{key}” takes yes or no"),
    Text("写 是 或 否", "write yes or no"),
    Text("没有情形的条款只有发生和未发生。", "Without conditions it happened or it did not."),
)
UNKNOWN_CATEGORY = Code(
    "PF312",
    "unknown-category",
    Text("标准没有单位类别“{text}”{nearest}", "the standard has no category “{text}”{nearest}"),
    Text("只能写：{choices}", "write one of: {choices}"),
    Text("类别决定用哪张考核表。", "The category selects the sheet."),
)
NA_FORBIDDEN = Code(
    "PF256",
    "not-applicable-forbidden",
    Text("“{key}”不允许填不适用", "“{key}” cannot be not applicable"),
    Text("如实填写 facts", "fill in the facts"),
    Text("只有标准写明的项目可以不适用。", "Only what the standard names can be exempt."),
)
NA_AND_FACTS = Code(
    "PF257",
    "not-applicable-and-facts",
    Text("“{key}”既填了事实又填了不适用", "“{key}” has both facts and not_applicable"),
    Text("保留一个", "keep one of them"),
    Text("一项不能既适用又不适用。", "It applies or it does not."),
)
SUM_DIFFERS = Code(
    "PF401",
    "sum-differs",
    Text("{what}合计 {sum} 分，写的是 {marks} 分", "{what} sum to {sum}, {marks} is declared"),
    Text("改正分值，使两处一致", "correct the marks so that both agree"),
    Text("分值逐级相加必须等于上级。", "Marks must add up level by level."),
)
UNKNOWN_PART = Code(
    "PF402",
    "unknown-part-of-standard",
    Text("没有“{key}”这一部分{nearest}", "there is no part “{key}”{nearest}"),
    Text("改正编号，或补写这一部分", "correct the id or write the part"),
    Text("类别引用的部分必须存在。", "A category refers to parts that exist."),
)
ID_TWICE = Code(
    "PF403",
    "id-twice",
    Text("编号“{key}”用了两次", "the id “{key}” is used twice"),
    Text("换一个编号", "choose another id"),
    Text("编号是填报和评定的唯一线索。", "Answers and reviews find their place by id."),
)
GRADES_DISORDER = Code(
    "PF404",
    "grades-out-of-order",
    Text(
        "等次线须从高到低，“{key}”的下限不低于上一等",
        "“{key}” does not begin below the grade above",
    ),
    Text("从高到低排列", "order the grades from best to worst"),
    Text("交叉的等次线无法判定。", "Overlapping grades cannot be decided."),
)
GRADES_OPEN = Code(
    "PF405",
    "grades-leave-a-hole",
    Text("最末一等“{key}”的下限应为 0", "the last grade, “{key}”, must begin at 0"),
    Text("把最末一等的 at_least 写成 0", "write at_least: 0 for the last grade"),
    Text("每个分数都要有等次。", "Every total needs a grade."),
)
UNKNOWN_GRADE = Code(
    "PF406",
    "unknown-grade",
    Text("没有“{key}”这一等次{nearest}", "there is no grade “{key}”{nearest}"),
    Text("只能写：{choices}", "write one of: {choices}"),
    Text("否决条款引用的等次必须存在。", "A veto refers to a grade that exists."),
)
EFFECT_UNCLEAR = Code(
    "PF407",
    "veto-effect-unclear",
    Text(
        "否决条款至少写一种后果，force 和 cap 只能写一个",
        "a veto needs an effect, and only one of force and cap",
    ),
    Text(
        "可写 force、cap、subtract、zeroes、bars、withdraws",
        "force, cap, subtract, zeroes, bars or withdraws",
    ),
    Text("否决的后果必须明确。", "What a veto does must be plain."),
)
UNKNOWN_METHOD = Code(
    "PF408",
    "unknown-method",
    Text("没有“{key}”这种核验方法{nearest}", "there is no method “{key}”{nearest}"),
    Text("只能写：{choices}", "write one of: {choices}"),
    Text("核验方法在标准开头列明。", "Methods are listed at the head of the standard."),
)
NOT_POSITIVE = Code(
    "PF409",
    "marks-not-positive",
    Text("分值必须大于 0", "marks must be more than 0"),
    Text("写一个大于 0 的分值", "write marks above 0"),
    Text("没有分值的项目无法考核。", "What is worth nothing cannot be scored."),
)
SHARE_EXPECTED = Code(
    "PF410",
    "percentage-expected",
    Text("“{text}”应写成 0%—100% 的比例", "“{text}” should be a share of 0 % to 100 %"),
    Text("例如 80%", "for example 80%"),
    Text("比例必须带百分号。", "A share carries its percent sign."),
)
NOTHING_LISTED = Code(
    "PF411",
    "nothing-listed-in-standard",
    Text("“{key}”至少要有一条", "“{key}” needs at least one entry"),
    Text("补上内容", "add entries"),
    Text("空的部分无法考核。", "An empty part cannot be scored."),
)
TOO_MANY_PLACES = Code(
    "PF412",
    "too-many-places",
    Text("最多保留 6 位小数", "at most 6 decimals"),
    Text("通常写 2", "2 is usual"),
    Text("更多位数没有意义。", "More say nothing."),
)
PART_UNUSED = Code(
    "PF421",
    "part-unused",
    Text("“{key}”没有任何类别使用", "no category uses “{key}”"),
    Text("在 categories 里引用它，或删去", "refer to it in categories, or delete it"),
    Text("不用的部分不会考核任何单位。", "An unused part assesses nobody."),
    Severity.WARNING,
)
NO_EVIDENCE_ASKED = Code(
    "PF422",
    "no-evidence-asked",
    Text("“{key}”没有写明要什么佐证", "“{key}” does not say what evidence to ask for"),
    Text("补写 evidence，至少一条", "add evidence, one entry at least"),
    Text("没有佐证要求的项目无从核验。", "Without evidence nothing can be verified."),
    Severity.WARNING,
)
VETO_UNREACHED = Code(
    "PF423",
    "veto-without-effect",
    Text(
        "“{key}”把等次限为最高一等，等于没有限制",
        "“{key}” caps at the best grade, which caps nothing",
    ),
    Text("改写 cap，或删去条款", "change the cap or delete the clause"),
    Text("永远不起作用的条款会误导人。", "A clause that never bites misleads."),
    Severity.WARNING,
)
GRADE_UNREACHED = Code(
    "PF424",
    "grade-unreachable",
    Text("“{key}”的下限高于总分 {total}", "“{key}” begins above the total of {total}"),
    Text("降低下限，或说明靠加分达到", "lower it, or say that bonuses reach it"),
    Text("没有单位能达到的等次多半是笔误。", "A grade nobody reaches is usually a slip."),
    Severity.WARNING,
)
UNKNOWN_UNIT = Code(
    "PF302",
    "unknown-unit",
    Text("名册里没有单位“{key}”{nearest}", "the roster has no unit “{key}”{nearest}"),
    Text(
        "改正编号或文件夹名，或在 units.yaml 补上",
        "correct the id or the name of the folder, or add it to units.yaml",
    ),
    Text("不在名册的材料不能计入。", "Only units of the roster are assessed."),
)
NO_SUCH_UNIT = Code(
    "PF321",
    "no-such-unit",
    Text("名册里没有单位“{key}”{nearest}", "the roster has no unit “{key}”{nearest}"),
    Text("写 units.yaml 里的编号或名称", "write an id or a name as units.yaml has it"),
    Text("要找的单位须在名册上。", "A unit that is asked for must be on the roster."),
)
NAME_TWICE = Code(
    "PF326",
    "name-twice",
    Text("“{key}”也是 {where} 的单位名称", "“{key}” is the name of the unit of {where} too"),
    Text("名称写全，使两个单位分得清", "write the names so that both can be told apart"),
    Text("报告里只看名称。", "Reports show units by name."),
    Severity.WARNING,
)
NAME_DIFFERS = Code(
    "PF320",
    "name-differs",
    Text("自评表写“{text}”，名册是“{wanted}”", "“{text}” is written, the roster says “{wanted}”"),
    Text(
        "核对是不是抄了别的单位的表；名称以名册为准",
        "make sure that it is not another unit's form; the roster's name is shown",
    ),
    Text("照抄来的表常常留着别人的名称。", "A copied form often keeps the name of another unit."),
    Severity.WARNING,
)
CATEGORY_DIFFERS = Code(
    "PF303",
    "category-differs",
    Text("自评表写“{text}”，名册是“{wanted}”", "“{text}” is written, the roster says “{wanted}”"),
    Text("以名册为准改正", "follow the roster"),
    Text("类别错了就用错了考核表。", "The wrong category takes the wrong sheet."),
)
STANDARD_DIFFERS = Code(
    "PF304",
    "standard-differs",
    Text(
        "用的标准是“{text}”，本轮是“{wanted}”", "written for “{text}”, this round uses “{wanted}”"
    ),
    Text("按本轮标准重新填报", "fill it in again by this round's standard"),
    Text("不同标准的分数不能放在一起。", "Scores by different standards do not compare."),
)
ROUND_DIFFERS = Code(
    "PF305",
    "round-differs",
    Text("写的是“{text}”轮，本轮是“{wanted}”", "round “{text}” is written, this is “{wanted}”"),
    Text("改正 round，或放到正确的文件名下", "correct the round or the file name"),
    Text("别轮的材料不能算在本轮。", "A file counts in its own round only."),
)
EVIDENCE_MISSING = Code(
    "PF307",
    "evidence-missing",
    Text("佐证文件不存在或不是普通文件：{text}", "no regular file at {text}"),
    Text(
        "放到 evidence/{unit}/ 下，或改正 path", "put it below evidence/{unit}/ or correct the path"
    ),
    Text("找不到的佐证不能证明什么。", "Evidence that is not there proves nothing."),
    Severity.WARNING,
)
EVIDENCE_UNSAFE = Code(
    "PF308",
    "evidence-path-unsafe",
    Text("佐证路径不可用：{text}", "this evidence path cannot be used: {text}"),
    Text(
        "写相对于 evidence/{unit}/ 的路径，用 / 分隔，不含 .. 和盘符",
        "a path relative to evidence/{unit}/, with /, without .. or drive letters",
    ),
    Text("路径不得走出本单位的佐证文件夹。", "Paths stay inside the unit's own folder."),
)
EVIDENCE_CHANGED = Code(
    "PF315",
    "evidence-changed",
    Text("佐证文件与摘要不符：{text}", "{text} does not match its digest"),
    Text("核对文件；确认后更新 sha256", "check the file; update sha256 if it is right"),
    Text("文件在填报后被改动过。", "The file was changed after it was recorded."),
)
STANDARD_NOT_FOUND = Code(
    "PF309",
    "standard-not-found",
    Text("找不到标准“{text}”{nearest}", "no standard “{text}”{nearest}"),
    Text(
        "用 pufa standards list 查看可用标准；自定标准放在 standards/ 下",
        "see pufa standards list; your own standards live in standards/",
    ),
    Text("没有标准就没有分数。", "Without a standard there is no score."),
)
UNIT_TWICE = Code(
    "PF310",
    "unit-twice",
    Text("单位“{key}”已经出现过（{where}）", "the unit “{key}” appeared before ({where})"),
    Text("删去重复的一份", "delete one of them"),
    Text("一个单位一轮只有一份自评。", "One unit has one submission a round."),
)
UNIT_DIFFERS = Code(
    "PF311",
    "unit-differs",
    Text(
        "文件里的单位是“{text}”，应为“{wanted}”", "the file says “{text}”, it belongs to “{wanted}”"
    ),
    Text("改正 unit，或放到正确的位置", "correct the unit or move the file"),
    Text("放错文件夹会把分数记到别人头上。", "In the wrong folder it scores another unit."),
)
NOT_SUBMITTED = Code(
    "PF501",
    "not-submitted",
    Text("{name}（{key}）没有提交本轮自评表{found}", "{name} ({key}) has not submitted{found}"),
    Text("催报；应有文件 {wanted}", "ask for it; the file should be {wanted}"),
    Text("没有提交的单位照样列出，不计零分。", "Missing units are listed, never scored 0."),
    Severity.NOTICE,
)
NO_EVIDENCE = Code(
    "PF502",
    "points-without-evidence",
    Text("“{key}”有得分，但没有列佐证材料", "“{key}” has points but lists no evidence"),
    Text("列出材料名称：{asked}", "list the documents: {asked}"),
    Text("有分无据，复核时会被扣回。", "Points without proof are taken back on review."),
    Severity.WARNING,
)
IN_THE_FUTURE = Code(
    "PF506",
    "date-in-the-future",
    Text("日期 {text} 晚于截止日 {as_of}", "{text} is after {as_of}"),
    Text("核对日期；或用 --as-of 指定截止日", "check the date, or set --as-of"),
    Text("还没发生的事不能作为依据。", "What has not happened proves nothing."),
    Severity.WARNING,
)
