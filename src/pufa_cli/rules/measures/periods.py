"""按期计数 — how many of the periods (months, quarters) had at least so many events.

Twelve visits with two empty months are ten months, not twelve: the yearly total does not count.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import cycle, islice
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.model.fields import Prose, Whole, wrong_shape
from pufa_cli.model.rule import Facts, Faults, Manual, Measure, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.entries import WHOLE_SCHEMA, whole

MOST_PERIODS = 366
MOST_SHOWN = 12  # of the counts in a hint
TIMES = Text("{periods}，计 {times} 次（应有 {due} 次）", "{periods}, {times} of {due} times")


class Periods(Measure):
    """Counts by period, reduced to the number of periods that reach `at_least`."""

    manual = Manual(
        Text("按期计数", "Counts by period"),
        Text(
            "每期（月、季、学期）各填一个次数，数有几期达到要求；全年总数不能补空期。",
            "One count for each period; measured is how many periods reach the least number.",
        ),
        ("每月", "每季", "每季度至少一次", "每学期"),
    )
    kind: Literal["periods"]
    period: Prose
    """每期的名称，如 月、季度、学期 | what a period is called"""
    periods: Whole
    """期数，如 12、4、2 | how many periods"""
    at_least: Whole = 1
    """每期至少几次 | how many each period needs"""
    gives: Literal["periods", "times"] = "periods"
    """periods 数期，times 数次（每期最多计 at_least 次） | periods, or times up to at_least each"""

    @property
    def unit_word(self) -> str:
        """Periods are counted by their name, times as times."""
        return "次" if self.gives == "times" else f"个{self.period}"

    @property
    def greatest(self) -> Fraction | None:
        """Every period, or every time of every period."""
        return Fraction(self.periods * (self.at_least if self.gives == "times" else 1))

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """How many periods reach `at_least`; a blank entry is an unanswered, empty period."""
        if facts is None:
            return None
        if not isinstance(facts, list):
            mistake = wrong_shape("a list", facts)
            faults.append(Fault(mistake.code, path, mistake.values))
            return None
        if len(facts) != self.periods:
            values: dict[str, Sayable] = {
                "wanted": self.periods,
                "period": self.period,
                "found": len(facts),
            }
            faults.append(Fault(codes.WRONG_PERIODS, path, values))
            return None
        return self._counted([whole(e, (*path, i), faults) for i, e in enumerate(facts)])

    def _counted(self, counts: list[int | None]) -> Reading | None:
        given = [count for count in counts if count is not None]
        if not given:
            return None
        short = [str(i) for i, count in enumerate(counts, 1) if (count or 0) < self.at_least]
        reached = self.periods - len(short)
        said = Text(
            "{total} 期中 {reached} 期达到每{period} {least} 次", "{reached} of {total:period}"
        )
        if short:
            said = Text(said.zh + "（未达到：第 {short} 期）", said.en + " (short: no. {short})")
        phrase = said.with_(
            total=self.periods,
            reached=reached,
            period=self.period,
            least=self.at_least,
            short="、".join(short),
        )
        told, silent = Fraction(len(given), len(counts)), len(counts) - len(given)
        if self.gives == "times":
            times = sum(min(count, self.at_least) for count in given)
            said_times = TIMES.with_(periods=phrase, times=times, due=self.periods * self.at_least)
            blank = Fraction(silent * self.at_least)
            return Reading(Fraction(times), said_times, answered=told, blank=blank)
        return Reading(Fraction(reached), phrase, answered=told, blank=Fraction(silent))

    def hint(self) -> Text:
        """A list of counts."""
        sample = ", ".join(islice(cycle("102"), min(self.periods, MOST_SHOWN)))
        shown = f"[{sample}{', …' if self.periods > MOST_SHOWN else ''}]"
        return Text(
            f"每{self.period}一个次数，共 {self.periods} 个，如 {shown}，没有写 0",
            f"one count per period, {self.periods} in all, such as {shown}",
        )

    def facts_schema(self) -> dict[str, Any]:
        """A list of exactly as many counts as there are periods."""
        size = {"minItems": self.periods, "maxItems": self.periods}
        return {"type": "array", "items": WHOLE_SCHEMA, **size}

    def check(self) -> Iterator[Fault]:
        """There is at least one period and each needs something."""
        if not 1 <= self.periods <= MOST_PERIODS:
            yield Fault(codes.NOTHING_TO_SCORE, ("periods",), {"key": "periods"})
        if self.at_least < 1:
            yield Fault(codes.NOTHING_TO_SCORE, ("at_least",), {"key": "at_least"})


MEASURE = Periods
