"""The words of reports, each in Chinese and English."""

from collections.abc import Mapping, Sequence

from pufa_cli.base.language import Language, Text
from pufa_cli.model.assessment import Verdict
from pufa_cli.model.district import SOURCES
from pufa_cli.model.rule import Status

STATUS: Mapping[Status, Text] = {
    Status.MET: Text("达标", "met"),
    Status.PARTLY_MET: Text("部分达标", "partly met"),
    Status.NOT_MET: Text("未达标", "not met"),
    Status.NOT_APPLICABLE: Text("不适用", "not applicable"),
    Status.UNANSWERED: Text("未填报", "unanswered"),
    Status.PENDING: Text("待评", "pending"),
}
VERDICT: Mapping[Verdict, Text] = {
    Verdict.INCOMPLETE: Text("填报不全", "incomplete"),
    Verdict.VETOED: Text("一票否决", "vetoed"),
    Verdict.CAPPED: Text("限制等次", "grade capped"),
    Verdict.GRADED: Text("按分评等", "graded"),
}
SUBMITTED = Text("自评", "submission")
SAID_BY: Mapping[str, Text] = {
    "submission": SUBMITTED,
    **SOURCES,
    "total": Text("总分触发", "fired by the total"),
    "points": Text("得分触发", "fired by its points"),
}
TOTAL = Text("总分", "total")
GRADE = Text("等次", "grade")
RANK = Text("名次", "rank")
UNIT = Text("单位", "unit")
CATEGORY = Text("类别", "category")
COMPLETENESS = Text("完整度", "completeness")
CRITERION = Text("指标", "criterion")
TITLE = Text("内容", "title")
MARKS = Text("分值", "marks")
CLAUSE = Text("评分标准", "clause")
POINTS = Text("得分", "points")
LOST = Text("失分", "lost")
STATE = Text("评定", "status")
STANDING = Text("状态", "status")
REASON = Text("原因", "reason")
CLAIMED = Text("自评", "claimed")
NOTE = Text("备注", "remark")
DIMENSION = Text("考核项目", "dimension")
RATE = Text("得分率", "rate")
OPEN = Text("待定", "open")
NONE = Text("无", "none")
YES = Text("是", "yes")
ON = Text("日期", "date")
AS_OF = Text("截止日", "as of")
STANDARD = Text("标准", "standard")
ENGINE = Text("计分程序", "engine")
DIGESTS = Text("摘要", "digests")
BASIS = Text("计分依据", "Basis")
NOT_SHOWN = Text("另有 {count} 个单位未列出。", "{count} more units are not shown.")
MOST_NAMES = 12
SOME = Text("{names} 等 {count} 个", "{names}, {count} in all")


def some(names: Sequence[str], language: Language) -> str:
    """The first names of a list, and how many there are."""
    shown = "、".join(names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return shown
    return SOME.with_(names=shown, count=len(names)).say(language)


NOT_COMPARED = Text(
    "读不到 {since} 的情况，没有和那一天比较",
    "nothing can be read of {since}: it is not compared with",
)
