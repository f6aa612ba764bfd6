"""分档 — the band a value falls in gives the points; lower bounds are inclusive."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.fields import Amount, Number, Quantity
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Example, Manual, Outcome, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.measured import MeasuredRule, given, within

CAUSE = Text("{said}，属于“{band}”档", "{said} falls in the band “{band}”")
BAND = Text("{line} 以上 {points} 分", "{line} and over {points}")
BELOW = Text("以下 {points} 分", "below {points}")
HOW = Text("{band}：得 {points} 分", "{band}: {points} points")


class Band(Frozen):
    """One step: from which value on, how many points."""

    at_least: Amount
    """本档下限（含本数） | where the band starts, inclusive"""
    points: Number
    """本档得分 | points of the band"""


class Bands(MeasuredRule):
    """Steps from high to low."""

    manual = Manual(
        Text("分档得分", "Bands"),
        Text(
            "按数值所在的档次得分，“以上”含本数，不累加。",
            "The band of the value gives the points.",
        ),
        ("90%以上得", "分三档", "80%—90%"),
    )
    default_measure: ClassVar[str] = "value"
    kind: Literal["bands"]
    bands: tuple[Band, ...]
    """从高到低的档次 | the bands, high to low"""
    otherwise: Number
    """低于最末一档得几分 | points below the last band"""

    def mark(self, reading: Reading, marks: Fraction) -> Outcome:
        """The points of the first band that the value reaches."""
        band = self._band(reading)
        points = self._points(band)
        name = self._named(band)
        cause = CAUSE.with_(said=reading.said, band=name)
        how = HOW.with_(band=name, points=points)
        return given(points, marks, reading, cause, how)

    def _band(self, reading: Reading) -> Band | None:
        """The band of the value; of all that blank entries leave possible, the one worth least."""
        reached = next((b for b in self.bands if reading.number >= b.at_least.number), None)
        if not reading.blank:
            return reached
        possible = [b for b in self.bands if reading.number < b.at_least.number <= reading.most]
        return min([reached, *possible], key=self._points)

    def _points(self, band: Band | None) -> Fraction:
        return self.otherwise if band is None else band.points

    def _named(self, band: Band | None) -> Sayable:
        if band is None:
            line = str(self.bands[-1].at_least)
            return Text("低于 {line}", "below {line}").with_(line=line)
        return Text("{line} 以上", "{line} and over").with_(line=str(band.at_least))

    def describe(self, marks: Fraction) -> Sayable:
        """Every band with its points."""
        shown = [BAND.with_(line=str(b.at_least), points=b.points) for b in self.bands]
        return Joined((*shown, BELOW.with_(points=self.otherwise)))

    def quantities(self) -> Iterator[tuple[KeyPath, Quantity]]:
        """The lower bounds."""
        for at, band in enumerate(self.bands):
            yield ("bands", at, "at_least"), band.at_least

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """Bands fall from high to low, bounds and points alike, none above the marks."""
        yield from super().check(marks)
        if not self.bands:
            yield Fault(codes.EMPTY_LIST, ("bands",), {"key": "bands"})
            return
        for at, (upper, lower) in enumerate(zip(self.bands, self.bands[1:], strict=False), 1):
            if lower.at_least.number >= upper.at_least.number:
                yield Fault(codes.BANDS_DISORDER, ("bands", at, "at_least"), {"at": at + 1})
        for at, band in enumerate(self.bands):
            yield from within(band.points, marks, ("bands", at, "points"))
        yield from within(self.otherwise, marks, ("otherwise",))
        most = max([self.otherwise, *(band.points for band in self.bands)])
        if ZERO <= most < marks:
            yield Fault(codes.NEVER_REACHED, (), {"most": most, "marks": marks})


RULE = Bands
_STEPS = {
    "kind": "bands",
    "measure": {"kind": "value", "unit": "%"},
    "bands": [{"at_least": "90%", "points": "10"}, {"at_least": "80%", "points": "9"}],
    "otherwise": "5",
}
EXAMPLES = (
    Example(_STEPS, "90%", "10", "10"),
    Example(_STEPS, "89.99%", "10", "9"),
    Example(_STEPS, "79.9%", "10", "5"),
)
