"""加权事件 — events of which some count more than once: repeated, grave, or in a key period."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ZERO
from pufa_cli.model.fields import Id, Number, Prose
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Blank, Facts, Faults, Form, Manual, Measure, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.entries import WHOLE_SCHEMA, closed, entries, wholes
from pufa_cli.rules.measured import distinct, positive

PLAIN = "plain"
SAID = Text("{count} {unit}", "{count} {unit}")
WEIGHED = Text("{title} {count} {unit}按 {times} 倍计", "{title} {count} {unit} at {times} times")
SUM = Text("合计 {sum}", "{sum} in all")
ORDINARY = Text("一般（{unit}）", "plain ({unit})")
TITLED = Text("{title}（{unit}）", "{title} ({unit})")
COMMA = Text("，", ", ")


class Heavier(Frozen):
    """Events that count more than once."""

    id: Id
    """编号 | id of the kind of event"""
    title: Prose
    """哪一类，如 重复发生、重点时段 | which events"""
    times: Number
    """按几倍计，可为小数 | how many times each counts, fractions allowed"""


class Events(Measure):
    """Counts of events, each multiplied by what its kind weighs."""

    manual = Manual(
        Text("加权事件", "Weighed events"),
        Text(
            "一般事件（plain）按 1 计，从重的（重复发生、重点时段、后果严重）按倍数计，合计后计分；"
            "每起只填在一类里。",
            "Plain events count once, heavier ones (repeated, in a key period, graver) so many "
            "times; each event is entered once.",
        ),
        ("加倍扣分", "重复发生的加倍", "按死亡人数分档扣分", "每发生一起"),
    )
    kind: Literal["events"]
    unit: Prose = "起"
    """计量单位，如 起、件 | the counted unit"""
    heavier: tuple[Heavier, ...]
    """从重计算的各类 | the kinds that count more than once"""

    @property
    def unit_word(self) -> str:
        """The counted unit."""
        return self.unit

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """Plain events + each heavier kind × its times; one blank is unanswered."""
        entries(facts, self._keys(), path, faults)
        counts = wholes(facts, self._keys(), path, faults)
        if counts is None:
            return None
        weighed = [(one, counts[one.id]) for one in self.heavier if counts[one.id]]
        number = counts[PLAIN] + sum((one.times * count for one, count in weighed), ZERO)
        return Reading(Fraction(number), self._said(counts[PLAIN], weighed, number))

    def _keys(self) -> tuple[str, ...]:
        return (PLAIN, *(one.id for one in self.heavier))

    def _said(self, plain: int, weighed: list[tuple[Heavier, int]], number: Fraction) -> Sayable:
        said: list[Sayable] = [SAID.with_(count=plain, unit=self.unit)]
        for one, count in weighed:
            words = WEIGHED.with_(title=one.title, count=count, unit=self.unit, times=one.times)
            said.append(words)
        if weighed:
            said.append(SUM.with_(sum=number))
        return Joined(tuple(said), COMMA)

    def hint(self) -> Text:
        """One whole number for each kind."""
        keys = ", ".join(f"{key}: …" for key in self._keys())
        return Text(f"{{{keys}}}（{self.unit}），没有写 0", f"{{{keys}}} ({self.unit}), 0 for none")

    def form(self) -> Form:
        """A blank for plain events and one for each heavier kind."""
        found: dict[str, Form] = {PLAIN: Blank(ORDINARY.with_(unit=self.unit))}
        for one in self.heavier:
            found[one.id] = Blank(TITLED.with_(title=one.title, unit=self.unit))
        return found

    def facts_schema(self) -> dict[str, Any]:
        """An object of whole numbers."""
        titles = {PLAIN: PLAIN} | {one.id: one.title for one in self.heavier}
        return closed({key: {**WHOLE_SCHEMA, "title": title} for key, title in titles.items()})

    def check(self) -> Iterator[Fault]:
        """Distinct ids, none of them `plain`, and times above 0."""
        ids = [one.id for one in self.heavier]
        yield from distinct(ids, "heavier")
        if PLAIN in ids:
            yield Fault(codes.SAME_ID, ("heavier", ids.index(PLAIN), "id"), {"key": PLAIN})
        for at, one in enumerate(self.heavier):
            for fault in positive(times=one.times):
                yield fault._replace(path=("heavier", at, *fault.path))


MEASURE = Events
