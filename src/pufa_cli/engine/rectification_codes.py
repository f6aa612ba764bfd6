"""Diagnostic codes PF6xx: rectification, the calendar, and the triggers of the ladder."""

from pufa_cli.base.diagnostics import Code, Severity
from pufa_cli.base.language import Text

FINDING_TWICE = Code(
    "PF601",
    "finding-twice",
    Text("问题编号“{key}”用了两次", "the finding “{key}” appears twice"),
    Text("换一个编号，或合并为一个问题", "choose another id, or make one finding of the two"),
    Text("处置按编号对应问题。", "Sanctions name findings by id."),
)
BEFORE_FOUND = Code(
    "PF602",
    "before-it-was-found",
    Text("{what}的日期 {text} 早于发现日期 {found}", "{what} on {text}, found on {found}"),
    Text("核对两处日期", "check both dates"),
    Text("问题发现以后才谈得上整改和处置。", "Nothing follows a finding before it was made."),
)
NOT_CLOSED = Code(
    "PF603",
    "verified-without-closing",
    Text("没有报结就写了复核", "verified, but never closed"),
    Text("补写 closing（日期和佐证），或删去 verified", "write `closing`, or delete `verified`"),
    Text("复核的是报结的内容。", "What is verified is a closing."),
)
VERIFIED_EARLY = Code(
    "PF604",
    "verified-before-closing",
    Text("复核日期 {text} 早于报结日期 {closed}", "verified on {text}, closed on {closed}"),
    Text("核对两处日期", "check both dates"),
    Text("先报结，后复核。", "A closing comes first."),
)
NO_PROOF = Code(
    "PF605",
    "closing-without-evidence",
    Text("报结没有佐证材料", "closed without any evidence"),
    Text("在 evidence 写上至少一件材料的名称", "list one document at least under `evidence`"),
    Text("没有佐证的整改无法复核。", "Without proof nothing can be verified."),
)
DUE_EARLY = Code(
    "PF606",
    "due-before-found",
    Text("期限 {text} 早于发现日期 {found}", "due on {text}, found on {found}"),
    Text("核对两处日期", "check both dates"),
    Text("期限只能在发现之后。", "It can only be due afterwards."),
)
DUE_UNCLEAR = Code(
    "PF607",
    "due-unclear",
    Text(
        "期限要写 due_on（日期）或 days（工作日，不超过 {most}）中的一个",
        "write either due_on or days (at most {most} working days)",
    ),
    Text("保留一个，另一个删去", "keep one of the two"),
    Text("没有唯一的期限就算不出是否超期。", "Without one due day nothing is late or in time."),
)
NO_NUMBER = Code(
    "PF608",
    "sanction-without-number",
    Text("“{key}”没有文号", "“{key}” has no document number"),
    Text(
        "写上 number（文号）；还没有行文的先删去", "write `number`, or delete it until there is one"
    ),
    Text("处置由人决定并行文，文号是依据。", "A person decides, and the number is the proof."),
)
UNKNOWN_STEP = Code(
    "PF609",
    "unknown-step",
    Text("标准的处置阶梯没有“{key}”{nearest}", "the ladder has no step “{key}”{nearest}"),
    Text("只能写：{choices}", "write one of: {choices}"),
    Text("处置只能是标准列明的措施。", "Only steps of the standard can be taken."),
)
UNKNOWN_FINDING = Code(
    "PF610",
    "unknown-finding",
    Text("本文件没有问题“{key}”{nearest}", "the file has no finding “{key}”{nearest}"),
    Text("改正编号", "correct the id"),
    Text("处置要对得上问题。", "A sanction is about a finding of the same file."),
)
NO_REASON = Code(
    "PF611",
    "rejected-without-reason",
    Text("复核未认可，但没有写理由", "not accepted, and no reason is given"),
    Text("在 reason 写明差在哪里", "say under `reason` what is missing"),
    Text("单位要知道还差什么。", "The unit must know what is missing."),
)
OTHER_STANDARD = Code(
    "PF612",
    "finding-of-other-standard",
    Text(
        "本轮问题依据的是“{text}”，现行标准是“{wanted}”",
        "the findings rest on “{text}”, the standard is “{wanted}”",
    ),
    Text(
        "对照现行标准复核各问题后改写 standard", "look the findings over, then correct `standard`"
    ),
    Text("标准改了，问题未必还成立。", "By another standard it may be no shortcoming."),
    Severity.WARNING,
)
NO_CALENDAR = Code(
    "PF613",
    "year-without-calendar",
    Text(
        "日历没有 {years} 年，按周一至周五计算工作日",
        "the calendar has nothing of {years}: Monday to Friday is assumed",
    ),
    Text("在 calendar.yaml 补上该年的节假日和调休", "add that year to calendar.yaml"),
    Text("少了节假日，超期天数会多算。", "Without its holidays too many days are counted."),
    Severity.WARNING,
)
DUE_ON_REST = Code(
    "PF614",
    "due-on-a-day-off",
    Text("期限 {text} 不是工作日", "{text} is not a working day"),
    Text("改成工作日；不改则下一个工作日起算超期", "choose a working day"),
    Text("期限落在休息日容易引起争议。", "Whether the next working day is late is then disputed."),
    Severity.WARNING,
)
NO_ROUND = Code(
    "PF615",
    "sanction-without-round",
    Text("看不出“{key}”属于哪一轮", "it is not said to which round “{key}” belongs"),
    Text("写上 findings 或 round", "write `findings` or `round`"),
    Text("下一轮是否加重取决于它。", "What the next round begins with depends on it."),
)
EARLIER_ACCEPTED = Code(
    "PF616",
    "earlier-closing-accepted",
    Text("earlier 里的报结已被认可", "a closing under `earlier` was accepted"),
    Text("认可的写在 closing 和 verified", "write what was accepted as closing and verified"),
    Text("认可了就不会再报结。", "Nobody closes again what was accepted."),
)
ATTEMPT_EARLY = Code(
    "PF617",
    "closed-before-last-answer",
    Text("报结日期 {text} 早于上一次复核 {before}", "closed on {text}, last answered on {before}"),
    Text("核对日期，earlier 按先后写", "check the dates; `earlier` goes by time"),
    Text("上一次未认可以后才会再报结。", "A unit closes again after it was refused."),
)
STEP_SKIPPED = Code(
    "PF618",
    "sanction-out-of-order",
    Text("“{key}”以前没有决定过“{after}”", "“{after}” was not decided before “{key}”"),
    Text("核对日期和 findings，补上前一步", "check day and findings, or add the step before"),
    Text("阶梯要一步一步走，跳过的站不住脚。", "A step that was skipped will be contested."),
    Severity.WARNING,
)
NOT_CALLED_FOR = Code(
    "PF619",
    "sanction-too-early",
    Text("{text} 决定“{key}”时没有一个问题超期", "on {text} nothing was overdue for “{key}”"),
    Text("核对日期和 findings", "check day and findings"),
    Text("当天查不出处置的理由。", "On that day there was no ground for it."),
    Severity.WARNING,
)
ENDS_FIRST = Code(
    "PF620",
    "holiday-ends-first",
    Text("最后一天 {last} 早于第一天 {first}", "it ends on {last}, before {first}"),
    Text("核对两处日期", "check both dates"),
    Text("起止颠倒的假期没有一天。", "Such a holiday has no days."),
)
NO_WEEKEND = Code(
    "PF621",
    "no-weekend",
    Text("{text} 不是周六、周日", "{text} is neither Saturday nor Sunday"),
    Text("只写调休上班的周末", "list only weekends that are worked"),
    Text("平日本来就上班，多半写错了日期。", "A weekday is worked anyway: a wrong date."),
)
WORKED_AND_OFF = Code(
    "PF622",
    "worked-and-off",
    Text("{text} 既放假又上班", "{text} is a holiday and is worked"),
    Text("两处只留一处", "keep one of the two"),
    Text("一天只能是工作日或休息日。", "A day is either."),
)
TAKEN_TWICE = Code(
    "PF623",
    "sanction-twice",
    Text("“{key}”对同一问题决定了两次", "“{key}” was decided twice for the same finding"),
    Text("核对是否重复登记", "see whether one was entered twice"),
    Text("同一件事不处置两次。", "Nobody is sanctioned twice for one thing."),
    Severity.WARNING,
)
OTHER_ROUND = Code(
    "PF624",
    "sanction-of-another-round",
    Text("“{key}”属于轮次 {round}，不是 {wanted}", "“{key}” is of round {round}, not {wanted}"),
    Text("每一轮分开写", "write one entry for each round"),
    Text("记错轮次，处置就接不上。", "In the wrong round it follows nothing."),
)
ROUND_DOUBTFUL = Code(
    "PF625",
    "finding-of-another-time",
    Text(
        "{text} 发现的问题记在轮次 {round}，本轮是 {wanted}（{start} 起）",
        "found on {text} in round {round}; the present is {wanted}, from {start}",
    ),
    Text("核对日期和 round", "check day and round"),
    Text("记错轮次，下一轮会被错误加重。", "In a wrong round it makes the next one harder."),
    Severity.WARNING,
)
NO_VERIFIER = Code(
    "PF626",
    "verified-by-nobody",
    Text("没有写谁复核", "it does not say who verified"),
    Text("在 by 写上岗位或小组", "name post or group under `by`"),
    Text("复核要由别人作出。", "Somebody else has to verify."),
)
TRIGGER_EMPTY = Code(
    "PF630",
    "trigger-without-condition",
    Text("“{key}”的触发条件没有内容", "the trigger of “{key}” asks for nothing"),
    Text("至少写 overdue、rejected、veto 中的一个", "write overdue, rejected or veto"),
    Text("没有条件的措施会一直被建议。", "It would be proposed for everything."),
)
TRIGGER_ZERO = Code(
    "PF631",
    "trigger-of-nothing",
    Text("“{key}”要写 1 或更大的数", "“{key}” must be 1 or more"),
    Text("例如 1", "for example 1"),
    Text("0 次、0 天对谁都成立。", "None at all holds for everybody."),
)
TRIGGER_AFTER = Code(
    "PF632",
    "trigger-after-nothing",
    Text("“{key}”不是它前面的措施{nearest}", "“{key}” is no step before this one{nearest}"),
    Text("写前面某一措施的名称", "name a step that stands before"),
    Text("阶梯从轻到重。", "The ladder goes upwards."),
)
TRIGGER_VETO = Code(
    "PF633",
    "trigger-of-unknown-veto",
    Text("没有否决条款“{key}”{nearest}", "there is no veto clause “{key}”{nearest}"),
    Text("改正编号", "correct the id"),
    Text("引用的条款必须存在。", "It refers to a clause that exists."),
)
TRIGGER_MIXED = Code(
    "PF634",
    "trigger-mixed",
    Text(
        "veto 针对单位，不能和 overdue、rejected 同写",
        "a veto is of the unit: not together with overdue or rejected",
    ),
    Text("分成两个措施", "make two steps of it"),
    Text("一个看单位，一个看问题。", "One asks the unit, the other each finding."),
)
STEP_TWICE = Code(
    "PF635",
    "step-twice",
    Text("措施“{key}”写了两次", "the step “{key}” is there twice"),
    Text("改名或删去一个", "rename or delete one"),
    Text("决定按名称对应措施。", "A decision names its step."),
)
