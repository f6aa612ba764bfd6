"""Working days: Monday to Friday, without holidays, with the weekends that are worked."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.engine import rectification_codes as codes
from pufa_cli.model.calendar import Calendar, Holiday
from pufa_cli.model.standing import Counted

WEEK = 7
WORKED = 5  # Monday to Friday
LAST = date.max.toordinal()


class Workdays(NamedTuple):
    """Which days are worked; ordinals, as `date.toordinal` counts them."""

    off: tuple[tuple[int, int], ...] = ()  # first and last, in order, never touching
    worked: tuple[int, ...] = ()  # of a weekend or holiday, in order
    years: frozenset[int] = frozenset()  # those the calendar speaks of; empty without one

    def is_worked(self, day: date) -> bool:
        """Whether a day is worked."""
        n = day.toordinal()
        return self._up_to(n) > self._up_to(n - 1)

    def between(self, first: date, last: date) -> int:
        """The working days after the first up to the last; 0 where the last is not later."""
        return max(0, self._up_to(last.toordinal()) - self._up_to(first.toordinal()))

    def counted(self, first: date, last: date) -> Counted:
        """How `between` comes about; all nothing where the last is not later."""
        if last <= first:
            return Counted(first, last)
        days, here = last.toordinal() - first.toordinal(), (first.toordinal(), last.toordinal())
        weekdays = _weekdays(here[1]) - _weekdays(here[0])
        worked = sum(here[0] < day <= here[1] for day in self.worked)
        holidays = weekdays + worked - self.between(first, last)
        return Counted(first, last, days, days - weekdays, holidays, worked)

    def after(self, first: date, days: int) -> date:
        """The day that is so many working days later; the last day there is where none is."""
        start = first.toordinal()
        wanted = self._up_to(start) + days
        every = range(start, LAST)
        return date.fromordinal(start + bisect_left(every, wanted, key=self._up_to))

    def unknown_years(self, first: date, last: date) -> list[int]:
        """The years between two days that the calendar says nothing of; none without one."""
        if not self.years:
            return []
        return [year for year in range(first.year, last.year + 1) if year not in self.years]

    def _up_to(self, n: int) -> int:
        """The working days from the first day of all up to one."""
        lost = sum(
            _weekdays(min(n, last)) - _weekdays(first - 1) for first, last in self.off if first <= n
        )
        return _weekdays(n) - lost + sum(day <= n for day in self.worked)


MONDAY_TO_FRIDAY = Workdays()


def _weekdays(n: int) -> int:
    """Mondays to Fridays from day 1, a Monday, up to day n."""
    weeks, rest = divmod(n, WEEK)
    return weeks * WORKED + min(rest, WORKED)


def _is_weekday(day: date) -> bool:
    return day.weekday() < WORKED


def workdays_of(calendar: Calendar | None) -> Workdays:
    """The working days of a calendar; Monday to Friday without one."""
    if calendar is None:
        return MONDAY_TO_FRIDAY
    worked = sorted({day.toordinal() for day in calendar.working_weekends if not _is_weekday(day)})
    spans = [
        (one.starts_on, _last(one)) for one in calendar.holidays if one.starts_on <= _last(one)
    ]
    years = frozenset(day.year for day in (*calendar.working_weekends, *dict(spans)))
    return Workdays(tuple(_merged(spans)), tuple(worked), years)


def _last(holiday: Holiday) -> date:
    return holiday.starts_on if holiday.ends_on is None else holiday.ends_on


def _merged(spans: Iterable[tuple[date, date]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that overlap or touch as one."""
    current: tuple[int, int] | None = None
    for first, last in sorted((a.toordinal(), b.toordinal()) for a, b in spans):
        if current is not None and first <= current[1] + 1:
            current = (current[0], max(current[1], last))
            continue
        if current is not None:
            yield current
        current = (first, last)
    if current is not None:
        yield current


def check_calendar(calendar: Calendar) -> Iterator[Fault]:
    """Days that contradict one another."""
    for at, holiday in enumerate(calendar.holidays):
        if _last(holiday) < holiday.starts_on:
            there = ("holidays", at)
            values = {"last": str(holiday.ends_on), "first": str(holiday.starts_on)}
            others = ((*there, "starts_on"),)
            yield Fault(codes.ENDS_FIRST, (*there, "ends_on"), dict(values), others=others)
    for at, day in enumerate(calendar.working_weekends):
        path: KeyPath = ("working_weekends", at)
        if _is_weekday(day):
            yield Fault(codes.NO_WEEKEND, path, {"text": str(day)})
        for h, holiday in enumerate(calendar.holidays):
            if holiday.starts_on <= day <= _last(holiday):
                off: KeyPath = ("holidays", h)
                yield Fault(codes.WORKED_AND_OFF, path, {"text": str(day)}, others=(off,))
