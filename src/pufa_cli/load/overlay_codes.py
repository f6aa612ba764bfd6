"""Diagnostic codes PF43x: an overlay that does not fit the standard it extends."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

BASE_NOT_FOUND = Code(
    "PF470",
    "base-not-found",
    Text("找不到所扩展的标准“{text}”{nearest}", "no standard “{text}” to extend{nearest}"),
    Text(
        "用 pufa standards list 查看可用标准；编号和版本都要对上",
        "see pufa standards list; id and version must both be right",
    ),
    Text("没有基础标准，改动就无处可落。", "Without its base an overlay changes nothing."),
)
BASE_IS_ITSELF = Code(
    "PF471",
    "overlay-cycle",
    Text("扩展绕回了自己：{chain}", "the overlay extends itself: {chain}"),
    Text("改正 extends，让它最终落到一份完整标准", "let extends lead to a whole standard at last"),
    Text("绕圈的扩展没有起点。", "A circle of overlays has no standard to start from."),
)
BASE_UNUSABLE = Code(
    "PF472",
    "base-unusable",
    Text("所扩展的标准“{text}”有错误", "the standard “{text}” that it extends has errors"),
    Text("先改正 {file}", "put {file} right first"),
    Text("有错误的标准不能作为基础。", "A standard with errors cannot be built upon."),
)
NOT_IN_BASE = Code(
    "PF473",
    "not-in-base",
    Text("所扩展的标准没有“{key}”{nearest}", "the base has no “{key}”{nearest}"),
    Text("改正编号；用 pufa standards show 查看", "correct the id, see pufa standards show"),
    Text("写错编号的改动会落空。", "A change under a wrong id would be lost."),
)
NOTHING_TO_REMOVE = Code(
    "PF474",
    "nothing-to-remove",
    Text("要删去的“{key}”不在所扩展的标准里{nearest}", "“{key}” is not there to remove{nearest}"),
    Text("改正编号，或去掉这一条", "correct the id, or leave the entry out"),
    Text("以为删去的其实还在，会照样计分。", "What seemed removed would go on being scored."),
)
SEVERAL_SHARE_IT = Code(
    "PF475",
    "id-shared",
    Text("“{key}”不止一处", "“{key}” stands for several entries"),
    Text("写明种类：{choices}", "say which one: {choices}"),
    Text("部分和类别可以同号，改错一处后果不同。", "A part and a category may share an id."),
)
KEY_IS_FIXED = Code(
    "PF476",
    "key-not-set",
    Text("“{key}”不能在 set 里改写", "“{key}” cannot be replaced by set"),
    Text("{cure}", "{cure}"),
    Text("逐条写明的改动才看得出改了什么。", "Entries are changed one by one, to be seen."),
)
CHANGES_NOTHING = Code(
    "PF477",
    "change-without-effect",
    Text("“{key}”和所扩展的标准一样，等于没改", "“{key}” is what the base says: nothing changes"),
    Text("删去这一项，或写上要改成的内容", "leave it out, or write what it should become"),
    Text(
        "没有效果的改动多半是写错了地方。", "A change without effect is usually in the wrong place."
    ),
    Severity.WARNING,
)
ADDITION_UNCLEAR = Code(
    "PF478",
    "addition-unclear",
    Text("新增的写法不对：{why}", "it is unclear what is added: {why}"),
    Text("{cure}", "{cure}"),
    Text("新增的内容要有明确的位置。", "What is added needs a place."),
)
TOUCHED_TWICE = Code(
    "PF479",
    "changed-twice",
    Text("“{key}”改了两次，或既改又删", "“{key}” is changed twice, or changed and removed"),
    Text("留下一处", "keep one of them"),
    Text("两处改动谁算数，不能靠先后。", "Which of two changes holds must not hang on order."),
)
