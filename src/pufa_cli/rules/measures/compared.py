"""对比 — a figure held against another: last year's, the provincial mean, the rank before."""

from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import HUNDRED, ZERO
from pufa_cli.model.codes import OUT_OF_RANGE
from pufa_cli.model.fields import Number, Prose, Quantity
from pufa_cli.model.rule import Blank, Facts, Faults, Form, Manual, Measure, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.entries import closed, entries, figure, figure_schema

ENTRIES = ("now", "before")
WRITTEN = Text("{title}（{unit}）", "{title} ({unit})")
RATE = Text("{title}，如 93.5%", "{title}, such as 93.5%")
DIFFERS = Text(
    "{now} {a}{unit}，{before} {b}{unit}，相差 {number}",
    "{now} {a}{unit}, {before} {b}{unit}, a difference of {number}",
)
SHARE = Text(
    "{now} {a}{unit}，为{before} {b}{unit}的 {number}%",
    "{now} {a}{unit}, {number}% of {before} {b}{unit}",
)


class Compared(Measure):
    """The difference of two figures, or the one in percent of the other."""

    manual = Manual(
        Text("对比", "Compared"),
        Text(
            "填两个数，由程序算差（now − before）或百分比（now ÷ before）："
            "与上年比、与全省平均比、名次升降。",
            "Two figures, from which the difference (now − before) or the percentage "
            "(now ÷ before) is computed: against last year, a mean, the rank before.",
        ),
        ("比上年", "低于全省平均", "同比", "名次每下降", "提高"),
    )
    kind: Literal["compared"]
    gives: Literal["difference", "percent"]
    """difference 相差多少，percent 百分之几 | the difference, or the percentage"""
    unit: Prose = "分"
    """两个数的单位；写 % 表示都是比率 | the unit of both; % for two rates"""
    least: Number = ZERO
    """两个数的最小值，默认 0 | the least that both can be"""
    now: Prose = "本期"
    """前一个数的名称 | what the first figure is"""
    before: Prose = "上期"
    """所比的数的名称 | what it is held against"""

    @property
    def is_percent(self) -> bool:
        """A percentage, or a difference in percent points."""
        return self.gives == "percent" or self._of_rates

    @property
    def unit_word(self) -> str:
        """Percent, or the unit as written."""
        return "%" if self.is_percent else self.unit

    @property
    def _of_rates(self) -> bool:
        return self.unit == "%"

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """Both figures against one another; one blank is unanswered."""
        written = entries(facts, ENTRIES, path, faults)
        now, before = (
            figure(written.get(key), self._of_rates, (*path, key), faults) for key in ENTRIES
        )
        if now is None or before is None:
            return None
        for key, number in (("now", now), ("before", before)):
            if number < self.least:
                values: dict[str, Sayable] = {"text": number, "least": self.least, "most": "…"}
                faults.append(Fault(OUT_OF_RANGE, (*path, key), values))
                return None
        if self.gives == "difference":
            return self._reading(now, before, now - before, DIFFERS)
        if before <= 0:
            faults.append(Fault(codes.BASE_IS_ZERO, (*path, "before"), {"key": self.before}))
            return None
        return self._reading(now, before, now / before * HUNDRED, SHARE)

    def _reading(self, now: Fraction, before: Fraction, number: Fraction, words: Text) -> Reading:
        a, b = (str(Quantity(one, self._of_rates)) for one in (now, before))
        unit = "" if self._of_rates else f" {self.unit}"
        said = words.with_(now=self.now, a=a, before=self.before, b=b, number=number, unit=unit)
        return Reading(number, said, self.is_percent)

    def hint(self) -> Text:
        """Two figures."""
        unit = "如 93.5%" if self._of_rates else self.unit
        return Text(
            f"{{now: {self.now}, before: {self.before}}}（{unit}）",
            f"{{now: …, before: …}} ({'93.5%' if self._of_rates else unit})",
        )

    def form(self) -> Form:
        """Two blanks."""
        wanted = RATE if self._of_rates else WRITTEN
        return {
            "now": Blank(wanted.with_(title=self.now, unit=self.unit)),
            "before": Blank(wanted.with_(title=self.before, unit=self.unit)),
        }

    def facts_schema(self) -> dict[str, Any]:
        """An object of two figures."""
        schema = figure_schema(self._of_rates)
        titles = {"now": self.now, "before": self.before}
        return closed({key: {**schema, "title": title} for key, title in titles.items()})


MEASURE = Compared
