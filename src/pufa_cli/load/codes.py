"""Diagnostic codes PF1xx: the text of a file; everything wrong before a schema is asked."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Sayable, Text

MOST_SCALAR = 64 * 1024  # characters of one text
SAVE_AS_UTF8 = Text(
    "用编辑器“另存为”，编码选 UTF-8（记事本：另存为 → 编码 → UTF-8）",
    "save the file again as UTF-8 (Notepad: Save as, Encoding, UTF-8)",
)
NOT_UTF8 = Code(
    "PF101",
    "not-utf8",
    Text("文件不是 UTF-8 编码{guess}", "the file is not UTF-8{guess}"),
    SAVE_AS_UTF8,
    Text(
        "别的编码会把汉字读成另一个字；宁可不读，也不猜。",
        "Another encoding would turn characters into others; pufa refuses rather than guesses.",
    ),
)
CONTROL = Code(
    "PF102",
    "control-character",
    Text("含有看不见的控制字符 {shown}", "invisible control character {shown}"),
    Text("删去这个字符（常由复制粘贴带入）", "delete it; it usually comes from copy and paste"),
    Text(
        "控制字符和方向字符能让人看到的与程序读到的不同。",
        "Control and direction characters make the reader see other text than the program.",
    ),
)
LINE_BREAK = Code(
    "PF103",
    "invisible-line-break",
    Text("含有看不见的换行符 {shown}", "invisible line break {shown}"),
    Text("删去它，用回车另起一行", "delete it and press Enter for a new line"),
    Text("审阅者看到一行，程序读到两行。", "A reviewer sees one line, the program reads two."),
)
MIDDLE_BOM = Code(
    "PF104",
    "byte-order-mark-inside",
    Text("文件中间有 BOM 标记", "a byte order mark inside the file"),
    Text("删去它（常因文件拼接产生）", "delete it; it comes from joining files"),
    Text("BOM 只能在文件最前面出现一次。", "It may stand only once, at the very start."),
)
FULL_WIDTH_COLON = Code(
    "PF105",
    "full-width-colon",
    Text("用了全角冒号“：”", "a full-width colon “：” stands here"),
    Text("改成半角冒号加一个空格“: ”", "write a half-width colon and a blank “: ”"),
    Text(
        "全角冒号不分隔键和值，后面的内容会并入前一项或整行失效。",
        "It separates nothing: what follows is swallowed by the line before.",
    ),
)
WIDE_BLANK = Code(
    "PF106",
    "wide-blank",
    Text("这里用了全角空格或不换行空格", "a full-width or no-break blank stands here"),
    Text("改成半角空格；缩进每级两个", "use plain blanks, two for each level"),
    Text(
        "全角空格看着像缩进，实际不是，内容会挂错位置。",
        "It looks like indentation and is none, so entries land in the wrong place.",
    ),
)
TAB = Code(
    "PF107",
    "tab",
    Text("用了制表符（Tab）缩进", "a tab is used for indentation"),
    Text("改成空格；缩进每级两个", "use blanks, two for each level"),
    Text("制表符的宽度各处不同。", "A tab is wider here than there."),
)
SYNTAX = Code(
    "PF108",
    "yaml-syntax",
    Text("YAML 写法不通：{problem}", "this is not YAML: {problem}"),
    Text("{cure}", "{cure}"),
    Text("写法不通的文件无法读取。", "What cannot be parsed cannot be read."),
)
SAME_KEY = Code(
    "PF109",
    "duplicate-key",
    Text("键“{key}”重复，第一次在第 {line} 行", "key “{key}” again, first on line {line}"),
    Text("合并为一项，或删去一项", "merge the two, or delete one"),
    Text(
        "多数软件会悄悄只留最后一个，前面填的就丢了。",
        "Most software silently keeps the last one and drops what came before.",
    ),
)
LOOK_ALIKE = Code(
    "PF110",
    "look-alike-key",
    Text(
        "键“{key}”与第 {line} 行的“{other}”看起来一样",
        "“{key}” looks like “{other}” on line {line}",
    ),
    Text(
        "统一写法（大小写、全半角、隐形字符）", "write it one way (case, width, unseen characters)"
    ),
    Text("看起来一样的两个键会被当成两项。", "Two keys that look the same are read as two."),
)
ANCHOR = Code(
    "PF111",
    "anchor-or-alias",
    Text("用了锚点或别名（& * <<）", "an anchor, alias or merge key (& * <<)"),
    Text(
        "把内容直接写出来；文字以 & 或 * 开头时加引号",
        "write it out; quote text that begins with & or *",
    ),
    Text("别名可以把几行撑成几千万行。", "Aliases can blow a few lines up to millions."),
)
TAG = Code(
    "PF112",
    "tag",
    Text("用了类型标签 {tag}", "a type tag {tag}"),
    Text("删去标签；文字以 ! 开头时加引号", "delete it; quote text that begins with !"),
    Text("类型由表格定义决定，不由文件声明。", "Types come from the format, not from the file."),
)
DIRECTIVE = Code(
    "PF113",
    "directive",
    Text("用了 % 指令", "a % directive"),
    Text("删去这一行", "delete the line"),
    Text("指令会改变后文的读法。", "Directives change how the rest is read."),
)
SECOND_DOCUMENT = Code(
    "PF114",
    "several-documents",
    Text("这里开始了第二份文档（---）", "a second document (---) begins here"),
    Text("一个文件只写一份，多余的另存", "one document a file; save the other apart"),
    Text("只读第一份会丢掉后面的内容。", "Reading only the first would lose the rest."),
)
EMPTY = Code(
    "PF115",
    "empty-file",
    Text("文件是空的", "the file is empty"),
    Text("用 pufa new 生成表样后填写", "write a form with pufa new and fill it in"),
    Text("空文件不等于零分，也不等于没交。", "Empty is neither zero nor not submitted."),
)
NOT_A_MAPPING = Code(
    "PF116",
    "no-mapping",
    Text("文件应由“键: 值”组成，这里是{found}", "a file is made of “key: value”, here is {found}"),
    Text("检查冒号后是否有空格、是否用了全角冒号", "look for a missing blank after the colon"),
    Text("读不出键就读不出内容。", "Without keys nothing can be read."),
)
TOO_DEEP = Code(
    "PF117",
    "too-deep",
    Text("嵌套超过 {most} 层", "nested more than {most} levels deep"),
    Text("检查缩进和括号", "check indentation and brackets"),
    Text("过深的嵌套会使程序崩溃。", "Nesting without limit kills programs."),
)
TOO_LARGE = Code(
    "PF118",
    "too-large",
    Text("{what}超过 {most}", "{what} is over {most}"),
    Text("材料放进 evidence/，这里只写要点", "put material into evidence/, write the gist here"),
    Text("表格文件不会这么大。", "No form is that large."),
)
SCALAR_LIMIT: dict[str, Sayable] = {
    "what": Text("这段文字", "this text"),
    "most": Text(f"{MOST_SCALAR} 个字符", f"{MOST_SCALAR} characters"),
}
TOO_MANY = Code(
    "PF119",
    "too-many-entries",
    Text("条目超过 {most} 个", "more than {most} entries"),
    Text("检查是否粘贴了别的内容", "check what was pasted in"),
    Text("表格文件不会有这么多条目。", "No form has that many entries."),
)
BAD_KEY = Code(
    "PF120",
    "bad-key",
    Text("这个键不能用：{why}", "this cannot be a key: {why}"),
    Text("键写成单行短文字", "a key is a short text on one line"),
    Text("复杂、空白或含隐形字符的键无法对应。", "Such a key matches nothing."),
)
COMMENT_CUT = Code(
    "PF121",
    "text-after-hash",
    Text("“#”之后的文字被当作注释，不会读入", "what follows “#” is a comment and is not read"),
    Text(
        "若是内容，给整段文字加引号；若是注释，另起一行",
        "quote the text, or put the comment on its own line",
    ),
    Text("“第3 #会议室”只会读到“第3”。", "Text after a hash silently disappears."),
    Severity.WARNING,
)
HIDDEN = Code(
    "PF122",
    "doubtful-character",
    Text(
        "含有看不见或容易误认的字符 {shown}",
        "a character that is not seen, or not what it seems: {shown}",
    ),
    Text("删去它，或改成普通文字、空格", "delete it, or write an ordinary letter or blank"),
    Text(
        "零宽字符、不换行空格等常由网页复制带入，会让看着相同的两段文字不相等。",
        "Zero-width characters, no-break blanks and the like make equal texts differ.",
    ),
    Severity.WARNING,
)
WIDE_COMMA = Code(
    "PF123",
    "full-width-comma",
    Text("方括号里用了全角逗号“，”", "a full-width comma “，” between square brackets"),
    Text(
        "若用来分隔，改成半角逗号加空格“, ”；若是文字，给整段加引号",
        "to separate entries write “, ”; if it belongs to the text, quote the text",
    ),
    Text("全角逗号不分隔，几项会并成一项。", "It separates nothing: entries become one."),
    Severity.WARNING,
)
UNREADABLE = Code(
    "PF130",
    "unreadable",
    Text("文件读不了：{why}", "the file cannot be read: {why}"),
    Text("检查文件是否存在、有没有读取权限", "see whether it exists and may be read"),
    Text("读不了的文件不能当作没有。", "A file that cannot be read still exists."),
)
NOT_A_FILE = Code(
    "PF131",
    "not-a-regular-file",
    Text("这不是普通文件（{what}）", "this is no regular file ({what})"),
    Text("换成真正的文件", "put a real file here"),
    Text(
        "链接、管道、设备可能指向仓库之外，或让程序一直等待。",
        "Links, pipes and devices lead out of the repository or never end.",
    ),
)
MOJIBAKE = Code(
    "PF132",
    "mojibake",
    Text("疑似乱码“{shown}”", "“{shown}” looks like garbled text"),
    SAVE_AS_UTF8,
    Text(
        "GBK 文件碰巧能按 UTF-8 读出时，汉字会变成西文字母。",
        "GBK bytes that happen to be valid UTF-8 turn into Latin letters.",
    ),
    Severity.WARNING,
)
NOT_READ = Code(
    "PF133",
    "file-not-read",
    Text("这个文件没有读入：{why}", "this file was not read: {why}"),
    Text("改成 {wanted}，或移出这个文件夹", "rename it to {wanted}, or move it out of the folder"),
    Text(
        "扩展名不对的自评表会被误认为没交。",
        "A submission under the wrong name would look as if it were missing.",
    ),
    Severity.WARNING,
)
OTHER_SOURCE = Code(
    "PF134",
    "review-of-another-source",
    Text("评定来源是“{text}”，文件夹是“{folder}”", "its source is “{text}”, its folder “{folder}”"),
    Text("改正 source，或移到该来源的文件夹", "correct the source, or move it to its folder"),
    Text("来源不同，采用的先后和权重就不同。", "Order and weights go by the source."),
)
