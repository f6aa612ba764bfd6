"""按时报送 — each report late or missing costs; a missing one is never late as well."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Later, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.fields import NO_WORDS, Day, Id, Mistake, Number, Prose, Whole, day_in
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import (
    UNANSWERED_TEXT,
    Blank,
    Example,
    Facts,
    Faults,
    Form,
    Loss,
    Manual,
    Outcome,
    Rule,
    status_of,
    unanswered,
)
from pufa_cli.rules import codes
from pufa_cli.rules.composed import TITLED
from pufa_cli.rules.entries import WHOLE_SCHEMA, closed, entries, one, wholes
from pufa_cli.rules.floored import taken
from pufa_cli.rules.measured import distinct, positive, refuse_review

COUNTS = ("late", "missing")
ON_TIME = Text("按时", "on time")
SENT_LATE = Text("逾期 {days} 天", "{days:day} late")
NOT_SENT = Text("未报", "not sent")
LATE = Text("迟报 {count}", "{count} late")
MISSING = Text("漏报 {count}", "{count} missing")
BOTH = Text("迟报与漏报 {count}", "{count} late or missing")
IN_ALL = Text("总数 {count}", "{count} in all")
HOW_MANY = (
    Text("迟报次数，没有写 0", "how many were late, 0 for none"),
    Text("漏报次数，没有写 0", "how many are missing, 0 for none"),
)
WHEN = Text(
    "{title}（{due} 前）的报送日期，未报写 否", "day {title} was sent (due {due}), 否 for never"
)
COSTS = Text("{words}，扣 {cost} 分", "{words}: {cost} off")
SILENT = Text("{title}：未填报，按最多扣 {cost} 分计", "{title}: not answered, taken as {cost} off")
MINUS = Text(" − ", " − ")
HOW = Text("{costs}，得 {points}", "{costs}: {points}")
PRICES = Text(
    "迟报每次扣 {late} 分{per_day}，漏报每次扣 {missing} 分{after}，扣完为止",
    "late {late} off each{per_day}, missing {missing} off each{after}, never below 0",
)
PER_DAY = Text("、每逾期一天另扣 {cost} 分", " and {cost} for each day")
AFTER = Text("（逾期超过 {days} 天视为漏报）", " (more than {days:day} late is missing)")


class Report(Frozen):
    """One thing to hand in."""

    id: Id
    """编号 | id of the report"""
    title: Prose
    """报送什么 | what is handed in"""
    due: Day
    """截止日期（含当日） | the last day on which it is on time"""


class Timeliness(Rule):
    """Reports with due dates, or counts of the late and the missing."""

    manual = Manual(
        Text("按时报送", "Timeliness"),
        Text(
            "迟报、漏报各按次扣分，扣完为止；漏报的不再算迟报。写明每份的截止日期（reports），"
            "填报送日期，未报填“否”；或只写总份数（total），填迟报数和漏报数。"
            "迟报一份最多扣到漏报一份的分。",
            "Late and missing reports cost so much each, never below 0, and a missing one is not "
            "late as well. Either each report has a due date and the facts say when it was sent "
            "(否: never), or only the counts of late and missing ones are given. However many "
            "days late, a report costs no more than a missing one.",
        ),
        ("迟报", "漏报", "逾期", "未按时报送", "每迟报一次扣"),
    )
    kind: Literal["timeliness"]
    reports: tuple[Report, ...] = ()
    """每份报送材料 | the reports"""
    total: Whole | None = None
    """共几份（只填次数时） | how many reports, where only counts are given"""
    late: Number
    """迟报一次扣几分 | points for each late one"""
    missing: Number
    """漏报一次扣几分 | points for each missing one"""
    per_day: Number | None = None
    """每逾期一天另扣几分 | points for each day late, on top"""
    missing_after: Whole | None = None
    """逾期超过几天视为漏报 | after how many days a late one counts as missing"""

    def read(
        self, facts: Facts, review: Facts, path: KeyPath, faults: Faults
    ) -> dict[str, Any] | None:
        """The day each report was sent (None: never), or the two counts; only what was written."""
        refuse_review(review, path, faults)
        if self.total is not None:
            return self._counts(facts, self.total, path, faults)
        entries(facts, [report.id for report in self.reports], path, faults)
        written = {report.id: one(facts, report.id) for report in self.reports}
        found: dict[str, Any] = {}
        for key, text in written.items():
            sent = None if text is None or _is_no(text) else day_in(text)
            if isinstance(sent, Mistake):
                faults.append(Fault(sent.code, (*path, key), sent.values))
            elif text is not None:
                found[key] = sent
        return found or None

    def _counts(
        self, facts: Facts, total: int, path: KeyPath, faults: Faults
    ) -> dict[str, Any] | None:
        written = entries(facts, COUNTS, path, faults)
        told = [key for key in COUNTS if written.get(key) is not None]
        found = wholes(written, told, path, faults)
        if not found:
            return None
        if sum(found.values()) > total:
            values = {
                "part": BOTH.with_(count=sum(found.values())),
                "whole": IN_ALL.with_(count=total),
            }
            first, *rest = ((*path, key) for key in told)
            fault = Fault(codes.PART_OVER_WHOLE, first, dict(values), others=tuple(rest))
            faults.append(fault)
            return None
        return found

    def score(self, read: Any, marks: Fraction) -> Outcome:
        """max(0, marks − what the late and the missing cost)."""
        if read is None:
            return unanswered(marks)
        losses = [loss for loss in self._losses(read) if loss.amount]
        costs = tuple(loss.amount for loss in losses)
        left = max(ZERO, marks - sum(costs, ZERO))
        how = HOW.with_(costs=Joined((marks, *costs), MINUS), points=left)
        due = len(self.reports) or len(COUNTS)
        answered = marks if len(read) == due else marks * Fraction(len(read), due)
        said = Later(lambda: self._said(read))
        status = status_of(left, marks)
        return Outcome(status, left, left, answered, said, how, taken(losses, marks))

    def _losses(self, read: dict[str, Any]) -> Iterator[Loss]:
        """What one report, or all late or missing ones, costs before the floor; 0 for nothing."""
        if self.total is not None:
            yield from self._of_counts(read, self.total)
            return
        for report in self.reports:
            if report.id in read:
                yield self._of_report(report, read[report.id])
            else:
                yield _silent(report.id, report.title, self._worst)

    def _of_counts(self, read: dict[str, int], total: int) -> Iterator[Loss]:
        rest = total - sum(read.values())
        prices = (self.late, self.missing)
        for key, text, price in zip(COUNTS, (LATE, MISSING), prices, strict=True):
            if key in read:
                yield _late(key, text.with_(count=read[key]), read[key] * price)
            else:
                yield _silent(key, text.with_(count="?"), rest * self._worst)

    @property
    def _worst(self) -> Fraction:
        return max(self.late, self.missing)

    def _of_report(self, report: Report, sent: date | None) -> Loss:
        words = TITLED.with_(title=report.title, words=self._when(report, sent))
        return _late(report.id, words, self._price(report, sent))

    def _price(self, report: Report, sent: date | None) -> Fraction:
        days = _days_late(report, sent)
        if days == 0:
            return ZERO
        if days is None or (self.missing_after is not None and days > self.missing_after):
            return self.missing
        return min(self._worst, self.late + days * (self.per_day or ZERO))

    def _when(self, report: Report, sent: date | None) -> Sayable:
        days = _days_late(report, sent)
        if days is None:
            return NOT_SENT
        return SENT_LATE.with_(days=days) if days else ON_TIME

    def _said(self, read: dict[str, Any]) -> Sayable:
        if self.total is not None:
            shown = zip(COUNTS, (LATE, MISSING), strict=True)
            return Joined(tuple(text.with_(count=read.get(key, "?")) for key, text in shown))
        return Joined(
            tuple(
                TITLED.with_(
                    title=report.title,
                    words=self._when(report, read[report.id])
                    if report.id in read
                    else UNANSWERED_TEXT,
                )
                for report in self.reports
            )
        )

    def describe(self, marks: Fraction) -> Sayable:
        """The two prices."""
        per_day = "" if self.per_day is None else PER_DAY.with_(cost=self.per_day)
        after = "" if self.missing_after is None else AFTER.with_(days=self.missing_after)
        return PRICES.with_(late=self.late, missing=self.missing, per_day=per_day, after=after)

    def form(self) -> Form:
        """A blank for each report, or for the two counts."""
        if self.total is not None:
            return {key: Blank(text) for key, text in zip(COUNTS, HOW_MANY, strict=True)}
        return {
            report.id: Blank(WHEN.with_(title=report.title, due=report.due.isoformat()))
            for report in self.reports
        }

    def facts_schema(self) -> dict[str, Any]:
        """A day or a no for each report, or two whole numbers."""
        if self.total is not None:
            return closed(dict.fromkeys(COUNTS, WHOLE_SCHEMA))
        day = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        said = {"anyOf": [day, {"enum": [*sorted(NO_WORDS), False, None]}]}
        return closed({report.id: {**said, "title": report.title} for report in self.reports})

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Reports or a total; days only where there are dates; missing dearer than late."""
        if (self.total is None) == (not self.reports):
            yield Fault(codes.CHOOSE_ONE, (), {"names": "reports / total"})
        if self.reports:
            yield from distinct([report.id for report in self.reports], "reports")
        for key in ("per_day", "missing_after"):
            if self.total is not None and getattr(self, key) is not None:
                yield Fault(codes.CHOOSE_ONE, (key,), {"names": f"{key} / total"})
        late = self.late if self.per_day is None else None
        yield from positive(total=self.total, late=late, missing=self.missing, per_day=self.per_day)
        if self.missing < self.late:
            values = {"missing": self.missing, "late": self.late}
            yield Fault(codes.MISSING_IS_CHEAPER, ("missing",), dict(values), others=(("late",),))


def _is_no(text: Facts) -> bool:
    return isinstance(text, str) and text in NO_WORDS


def _days_late(report: Report, sent: date | None) -> int | None:
    """How many days late, 0 when on time; None when it was never sent."""
    return None if sent is None else max(0, (sent - report.due).days)


def _late(key: str, words: Sayable, cost: Fraction) -> Loss:
    """A date that has passed cannot be put right."""
    return Loss(cost, COSTS.with_(words=words, cost=cost), is_fixable=False, path=(key,))


def _silent(key: str, title: Sayable, cost: Fraction) -> Loss:
    """A blank can."""
    return Loss(cost, SILENT.with_(title=title, cost=cost), "unanswered", path=(key,))


RULE = Timeliness
_DATES = {
    "kind": "timeliness",
    "reports": [
        {"id": "q1", "title": "一季度信息", "due": "2026-04-05"},
        {"id": "q2", "title": "二季度信息", "due": "2026-07-05"},
        {"id": "year", "title": "年度总结", "due": "2026-12-10"},
    ],
    "late": "0.5",
    "missing": "1",
}
_COUNTS = {"kind": "timeliness", "total": "6", "late": "0.5", "missing": "1"}
EXAMPLES = (
    Example(_DATES, {"q1": "2026-04-05", "q2": "2026-07-01", "year": "2026-12-09"}, "3", "3"),
    Example(_DATES, {"q1": "2026-04-06", "q2": "否", "year": "2026-12-09"}, "3", "1.5"),
    Example(
        {**_DATES, "per_day": "0.1", "late": "0", "missing_after": "5"},
        {"q1": "2026-04-08", "q2": "2026-07-11", "year": "2026-12-10"},
        "3",
        "1.7",
    ),
    Example(_COUNTS, {"late": "1", "missing": "2"}, "6", "3.5"),
    Example({**_COUNTS, "total": "12"}, {"late": "0", "missing": "9"}, "3", "0"),
)
