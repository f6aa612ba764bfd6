"""Diagnostic codes PF2xx: a value is not of the shape its place asks for."""

from pufa_cli.base.diagnostics import Code
from pufa_cli.base.language import Text

MISSING_KEY = Code(
    "PF201",
    "missing-key",
    Text("缺少必填项“{key}”", "required key “{key}” is missing"),
    Text("在这里补写一行“{key}: …”", "add a line “{key}: …” here"),
    Text("没有这一项就无法理解文件。", "The file cannot be understood without it."),
)
UNKNOWN_KEY = Code(
    "PF202",
    "unknown-key",
    Text("不认识的键“{key}”{nearest}", "unknown key “{key}”{nearest}"),
    Text("改正拼写，或删去这一项", "correct the spelling, or delete the entry"),
    Text(
        "写错的键若被放过，填报内容就会无声地丢失。",
        "A misspelt key that is let through would silently lose what was written.",
    ),
)
NOT_A_NUMBER = Code(
    "PF203",
    "not-a-number",
    Text("“{text}”不是数字", "“{text}” is not a number"),
    Text("请写半角阿拉伯数字，例如 4 或 2.5{meant}", "write plain digits, such as 4 or 2.5{meant}"),
    Text(
        "数字只有一种写法：负号可选，不写前导零、千分位、指数，最多六位小数。",
        "Numbers have one grammar: optional minus, no leading zeros, separators or exponents, "
        "at most six decimals.",
    ),
)
NOT_YES_OR_NO = Code(
    "PF204",
    "not-yes-or-no",
    Text("“{text}”不是“是/否”", "“{text}” is neither yes nor no"),
    Text("请写 是 或 否（也可写 有 或 无）{meant}", "write 是 or 否 (yes or no){meant}"),
    Text(
        "是非项只认固定的词，避免“基本有”这类含糊填报被当成得分。",
        "Only fixed words count, so that a vague answer never scores.",
    ),
)
NOT_A_DATE = Code(
    "PF205",
    "not-a-date",
    Text("“{text}”不是有效日期", "“{text}” is not a date that exists"),
    Text(
        "请写成 2005-06-08 这样的年-月-日{meant}",
        "write year-month-day, such as 2005-06-08{meant}",
    ),
    Text("日期决定是否逾期，必须真实存在。", "Dates decide lateness and must exist."),
)
NOT_WHOLE = Code(
    "PF206",
    "not-a-whole-number",
    Text("“{text}”不是非负整数", "“{text}” is not a whole number of zero or more"),
    Text("请写半角整数，例如 4{meant}", "write a plain whole number, such as 4{meant}"),
    Text("次数、人数只能是 0 或正整数。", "Counts of events and people are whole numbers."),
)
WRONG_SHAPE = Code(
    "PF207",
    "wrong-shape",
    Text("这里应当是{wanted}，写的是{found}", "{wanted} belongs here, {found} was written"),
    Text("参照 {form} 生成的表样改写", "follow the form that {form} writes"),
    Text(
        "键值组、列表和文字不能互换。", "A mapping, a list and a text do not stand for one another."
    ),
)
NOT_ONE_OF = Code(
    "PF208",
    "not-one-of",
    Text("“{text}”不在可选范围内{nearest}", "“{text}” is not one of the choices{nearest}"),
    Text("只能写：{choices}", "write one of: {choices}"),
    Text("这里只接受列出的几个词。", "Only the listed words are accepted here."),
)
OUT_OF_RANGE = Code(
    "PF209",
    "out-of-range",
    Text("{text} 超出范围（{least} 至 {most}）", "{text} is out of range ({least} to {most})"),
    Text("核对数字；超出范围的数不会被截断使用", "check the figure; it is never cut to fit"),
    Text("悄悄截断会掩盖填报错误。", "Cutting a figure to fit would hide the mistake."),
)
WRONG_FORMAT = Code(
    "PF210",
    "wrong-format",
    Text("文件类型是“{text}”，这里需要“{wanted}”", "file format “{text}”, “{wanted}” is needed"),
    Text("第一行应写 pufa: {wanted}", "the first line should be pufa: {wanted}"),
    Text("每种文件都写明类型和版本。", "Every file says its format and version."),
)
ID_GRAMMAR = Text(
    "编号用半角字母、数字、点、横线，以字母或数字开头，最多 64 个字符",
    "ids are ASCII letters, digits, dots and dashes, starting with a letter or digit, "
    "at most 64 characters",
)
BAD_ID = Code(
    "PF211",
    "bad-id",
    Text("编号“{text}”不合要求", "“{text}” cannot be an id"),
    Text("{cure}", "{cure}"),
    Text("编号用作文件名和引用，须处处可写。", "Ids become file names and references."),
)
NOT_A_PERCENTAGE = Code(
    "PF212",
    "percentage-or-number",
    Text("“{text}”的写法与计量不符", "“{text}” does not fit what is measured"),
    Text("{cure}", "{cure}"),
    Text(
        "0.95、95 和 95% 容易混淆，所以比率必须带百分号。",
        "0.95, 95 and 95% are easily confused, so a rate always carries its sign.",
    ),
)
TEXT_TOO_LONG = Code(
    "PF213",
    "text-too-long",
    Text("文字超过 {most} 个字符", "text of more than {most} characters"),
    Text("写摘要，全文放进佐证材料", "write a summary; put the full text into the evidence"),
    Text("报告按行阅读。", "Reports are read line by line."),
)
NOT_A_DIGEST = Code(
    "PF214",
    "not-a-digest",
    Text("“{text}”不是 SHA-256 摘要", "“{text}” is not a SHA-256 digest"),
    Text("写 64 位小写十六进制数，或删去这一项", "write 64 lower-case hex digits, or leave it out"),
    Text("摘要用来证明文件未被改动。", "The digest proves that a file was not changed."),
)
WRONG_VALUE = Code(
    "PF299",
    "wrong-value",
    Text("这里的内容不合要求（{type}）", "what stands here does not fit ({type})"),
    Text("对照 pufa schema 的说明改写", "compare with what pufa schema says"),
    Text("内容与格式定义不符。", "The value does not fit the definition of the format."),
)
NEGATIVE = Code(
    "PF215",
    "negative-number",
    Text("“{text}”小于 0", "“{text}” is below 0"),
    Text("写 0 或更大的数", "write 0 or more"),
    Text("权重和差距没有负的。", "A weight or a distance is never negative."),
)
NO_WEIGHT = Code(
    "PF216",
    "no-weight",
    Text("没有一个来源有权重", "no source has a weight"),
    Text("至少写一个大于 0 的权重；不按权重就删去", "give one a weight above 0, or delete the key"),
    Text("都是 0 就没有谁的评定算数。", "With nothing but zeroes nobody decides."),
)
SOURCE_TWICE = Code(
    "PF217",
    "source-twice",
    Text("“{key}”写了两次", "“{key}” is there twice"),
    Text("只留一个", "keep one of the two"),
    Text("先后要分明，多半是漏了另一个来源。", "Most likely another source was meant."),
)
UNKNOWN_FIGURE = Code(
    "PF219",
    "unknown-figure",
    Text("figures 里没有“{key}”", "figures has no “{key}”"),
    Text("改正名称，或在标准的 figures 里写上这个数", "correct the name, or add it to figures"),
    Text("计分方式引用的数必须写明。", "A rule can only refer to a number that is given."),
)
SHORT_KIND = Code(
    "PF220",
    "short-kind",
    Text("“{key}”要写成键值组", "“{key}” must be written as a mapping"),
    Text("写成 {{kind: {key}}}", "write {{kind: {key}}}"),
    Text("计分方式和计量方式都带参数，所以总是键值组。", "Rules and measures take parameters."),
)
KIND_MISSING = Code(
    "PF221",
    "kind-missing",
    Text("没有写明种类 kind", "the kind is missing"),
    Text("补写 kind，可写：{choices}", "add kind, one of: {choices}"),
    Text("种类决定其余的参数。", "The kind decides which parameters there are."),
)
KIND_MISPLACED = Code(
    "PF222",
    "kind-misplaced",
    Text("“{key}”不能写在这里", "“{key}” does not belong here"),
    Text(
        "计量方式写在 measure 里，计分方式写在 rule 里",
        "a measure stands in `measure`, a way of scoring in `rule`",
    ),
    Text("先计量，再计分，是两个种类。", "Measuring and marking are two kinds."),
)
SLIP = Code(
    "PF223",
    "slip-of-the-keyboard",
    Text("“{text}”应当是{wanted}，但{why}", "“{text}” should be {wanted}, but {why}"),
    Text("{cure}", "{cure}"),
    Text(
        "读出来只是一段文字，里面的内容不会计分。",
        "It is read as one text, and nothing in it counts.",
    ),
)
