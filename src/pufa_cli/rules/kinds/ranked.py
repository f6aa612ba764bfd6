"""按名次得分 — points by place among the units of the category, or by the share of the best."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, ClassVar, Literal, NamedTuple

from pufa_cli.base.diagnostics import Fault
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model.fields import Number, Whole, YesNo
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.group import Group
from pufa_cli.model.rule import Example, Loss, Manual, Outcome, Reading, Status, unanswered
from pufa_cli.rules import codes
from pufa_cli.rules.measured import MeasuredRule, given, positive, within

OPEN = Text(
    "与同类单位比较计分，待全部单位填报后确定，最多 {most} 分",
    "depends on the other units: known once all are in, at most {most}",
)
PENDING = Text("待全部单位填报后按名次计分", "pending: known once all units are in")
PLACED = Text(
    "{said}，{units} 个单位中第 {place} 名{tied}", "{said}, place {place} of {units}{tied}"
)
TIED = Text("（{count} 个并列）", " ({count} tied)")
HOW = Text("第 {place} 名{tied}：得 {points} 分", "place {place}{tied}: {points} points")
HOW_SHARE = Text("{ratio} × {marks} = {points}", "{ratio} × {marks} = {points}")
HIGH_RATIO = Text("{own} ÷ 最好 {best}", "{own} ÷ the best {best}")
LOW_RATIO = Text("最好 {best} ÷ {own}", "the best {best} ÷ {own}")
ROW = Text("第 {place} 名 {points} 分", "place {place}: {points}")
ROWS = Text("第 {place}—{to} 名 {points} 分", "places {place} to {to}: {points}")
REST = Text("其余 {points} 分", "the rest {points}")
SHARE_WORDS = Text("与最好的一个相比，按比例得分", "in proportion to the best")
LAST_WORDS = Text("最后 {count} 名 {points} 分", "the last {count}: {points}")
TIE_WORDS = {
    "share": Text("并列的都按前一名次", "tied units all take the better place"),
    "mean": Text("并列的取所占名次的平均分", "tied units take the mean of their places"),
    "last": Text("并列的都按后一名次", "tied units all take the worse place"),
}


class Places(Frozen):
    """The points down to one place."""

    to: Whole
    """到第几名为止（含） | down to which place, inclusive"""
    points: Number
    """得几分 | points"""


class Last(Frozen):
    """The last places."""

    count: Whole
    """最后几名 | how many places"""
    points: Number = ZERO
    """得几分 | points"""


class Standing(NamedTuple):
    """Where a figure stands: how many are better, how many equal (itself included), of how many."""

    better: int
    equal: int
    units: int

    @property
    def places(self) -> range:
        """The places that it and its equals take together."""
        return range(self.better + 1, self.better + self.equal + 1)


class Ranked(MeasuredRule):
    """A figure compared with those of the other units."""

    manual = Manual(
        Text("按名次得分", "By rank"),
        Text(
            "在同类单位中排名次，按名次表（table）得分，或与最好的一个相比按比例得分"
            "（share_of_best）；最后几名可另定（last），第一名不算在内。未填报的不排名次、不得分。"
            "单个单位自评时为待评。",
            "Ranked among the units of the category: points by a table of places, or in "
            "proportion to the best; the last places may have points of their own, the first "
            "never counts as one. Who has not answered is not ranked. Pending until all are in.",
        ),
        ("按排名得分", "第一名得60分", "与第一名的比例", "排名后两位的不得分", "取前三名"),
    )
    default_measure: ClassVar[str] = "value"
    kind: Literal["ranked"]
    best: Literal["high", "low"] = "high"
    """数值越大越好 high，越小越好 low | whether a high or a low figure is best"""
    table: tuple[Places, ...] = ()
    """名次表，从前到后 | points by place, from the first on"""
    otherwise: Number = ZERO
    """名次表以后得几分，默认 0 | points after the last place of the table, 0 by default"""
    share_of_best: YesNo = False
    """是 = 与最好的一个相比按比例得分 | whether points are in proportion to the best"""
    last: Last | None = None
    """最后几名另计 | the last places"""
    ties: Literal["share", "mean", "last"] = "share"
    """并列：share 都按前一名次，mean 取平均，last 都按后一名次 | what tied units get"""

    @property
    def is_relative(self) -> bool:
        """It depends on the other units."""
        return True

    def mark(self, reading: Reading, marks: Fraction) -> Outcome:
        """Pending between nothing and the points of the best place."""
        most = min(marks, self._most(marks))
        loss = Loss(marks, PENDING, "pending", is_fixable=False)
        answered = marks * reading.answered
        how = OPEN.with_(most=most)
        return Outcome(Status.PENDING, ZERO, most, answered, reading.said, how, (loss,))

    def _most(self, marks: Fraction) -> Fraction:
        if self.share_of_best:
            return marks
        return max((self.otherwise, *(row.points for row in self.table)))

    def place(self, read: Any, group: Sequence[Any], marks: Fraction) -> Outcome:
        """The points of its place among all that answered, whatever their order."""
        if read is None:
            return unanswered(marks)
        figures, own = self._figures(Group.of(group)), self._figure(read)
        standing = self._standing(figures, own)
        best = (max if self.best == "high" else min)((own, *figures[:1], *figures[-1:]))
        points = self._points(standing, own, best, marks)
        cause = PLACED.with_(said=read.said, **_words(standing))
        how = HOW.with_(points=points, **_words(standing))
        if self.share_of_best and points == self._share(own, best) * marks:
            ratio = (HIGH_RATIO if self.best == "high" else LOW_RATIO).with_(own=own, best=best)
            how = HOW_SHARE.with_(ratio=ratio, marks=marks, points=points)
        found = given(points, marks, read._replace(said=cause), cause, how)
        return found._replace(
            how=how, losses=tuple(loss._replace(is_fixable=False) for loss in found.losses)
        )

    def _figures(self, group: Group) -> list[Fraction]:
        """The figures of all that answered, in order."""
        if group.swapped is None:
            return group.once((Ranked, self.best), self._sorted)
        found, before, new = list(self._figures(group.swapped)), group.swapped, group[-1]
        if group.at is not None and before[group.at] is not None:
            del found[bisect_left(found, self._figure(before[group.at]))]
        if new is not None:
            insort(found, self._figure(new))
        return found

    def _sorted(self, group: Group) -> list[Fraction]:
        return sorted(self._figure(one) for one in group if one is not None)

    def _standing(self, figures: list[Fraction], own: Fraction) -> Standing:
        """Where a figure stands; that of a file refused for something else is not among them."""
        low, high = bisect_left(figures, own), bisect_right(figures, own)
        better = low if self.best == "low" else len(figures) - high
        return Standing(better, max(1, high - low), len(figures) + (low == high))

    def _figure(self, reading: Reading) -> Fraction:
        """The number that counts: of what blanks leave possible, the worst."""
        return reading.number if self.best == "high" else reading.most

    def _points(
        self, standing: Standing, own: Fraction, best: Fraction, marks: Fraction
    ) -> Fraction:
        places, share = standing.places, self._share(own, best) * marks
        if self.ties != "mean":
            place = places[0 if self.ties == "share" else -1]
            return self._at(place, standing.units, share)
        points, start = ZERO, places[0]
        for end in self._ends(places, standing.units):
            points += (end + 1 - start) * self._at(end, standing.units, share)
            start = end + 1
        return points / len(places)

    def _ends(self, places: range, units: int) -> list[int]:
        """The last of each run of places that are worth the same."""
        ends = {row.to for row in self.table}
        if self.last is not None:
            ends.add(max(1, units - self.last.count))
        return sorted({places[-1], *ends.intersection(places)})

    def _at(self, place: int, units: int, share: Fraction) -> Fraction:
        """The points of one place; the first is never one of the last."""
        if self.last is not None and place > max(1, units - self.last.count):
            return self.last.points
        if self.share_of_best:
            return share
        row = next((row for row in self.table if place <= row.to), None)
        return self.otherwise if row is None else row.points

    def _share(self, own: Fraction, best: Fraction) -> Fraction:
        """own ÷ best, or best ÷ own where low is best; nobody shares in a best of 0."""
        if self.best == "low":
            return ONE if own == best else max(ZERO, best) / own if own > 0 else ZERO
        return max(ZERO, own) / best if best > 0 else ZERO

    def describe(self, marks: Fraction) -> Sayable:
        """The places with their points, and what ties mean."""
        shown: list[Sayable] = [SHARE_WORDS] if self.share_of_best else list(self._rows())
        if self.last is not None:
            shown.append(LAST_WORDS.with_(count=self.last.count, points=self.last.points))
        return Joined((*shown, TIE_WORDS[self.ties]))

    def _rows(self) -> Iterator[Sayable]:
        start = 1
        for row in self.table:
            text = ROW if row.to == start else ROWS
            yield text.with_(place=start, to=row.to, points=row.points)
            start = row.to + 1
        yield REST.with_(points=self.otherwise)

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """A table or the share of the best; places in order, points within the marks."""
        yield from super().check(marks)
        if self.share_of_best == bool(self.table):
            yield Fault(codes.CHOOSE_ONE, (), {"names": "table / share_of_best"})
        yield from self._check_places(marks)
        if self.last is not None:
            yield from within(self.last.points, marks, ("last", "points"))
            for fault in positive(count=self.last.count):
                yield fault._replace(path=("last", *fault.path))
        most = self._most(marks)
        if ZERO <= most < marks:
            yield Fault(codes.NEVER_REACHED, (), {"most": most, "marks": marks})

    def _check_places(self, marks: Fraction) -> Iterator[Fault]:
        for at, row in enumerate(self.table):
            yield from within(row.points, marks, ("table", at, "points"))
        yield from within(self.otherwise, marks, ("otherwise",))
        ends = [0, *(row.to for row in self.table)]
        for at, (before, to) in enumerate(pairwise(ends)):
            if to <= before:
                yield Fault(codes.PLACES_DISORDER, ("table", at, "to"), {"at": at + 1})
        for at, (upper, lower) in enumerate(pairwise(self.table), 1):
            if lower.points > upper.points:
                yield Fault(codes.PLACES_DISORDER, ("table", at, "points"), {"at": at + 1})
        if self.table and self.otherwise > self.table[-1].points:
            yield Fault(codes.PLACES_DISORDER, ("otherwise",), {"at": len(self.table) + 1})


def _words(standing: Standing) -> dict[str, Sayable]:
    """Place, ties and number of units, as the messages quote them."""
    tied = TIED.with_(count=standing.equal) if standing.equal > 1 else ""
    return {"place": standing.better + 1, "tied": tied, "units": standing.units}


RULE = Ranked
_TABLE = {
    "kind": "ranked",
    "table": [
        {"to": "1", "points": "60"},
        {"to": "3", "points": "57"},
        {"to": "6", "points": "54"},
    ],
    "otherwise": "51",
}
_SHARE = {"kind": "ranked", "share_of_best": "是"}
EXAMPLES = (
    Example(_TABLE, "95", "60", "60", others=("90", "88")),
    Example(_TABLE, "90", "60", "57", others=("95", "90", None)),
    Example({**_TABLE, "ties": "mean"}, "95", "60", "58.5", others=("95", "90")),
    Example({**_TABLE, "ties": "last"}, "95", "60", "57", others=("95", "90")),
    Example({**_TABLE, "last": {"count": "2"}}, "80", "60", "0", others=("95", "90", "85")),
    Example(_SHARE, "45", "6", "5.4", others=("50", "30")),
    Example({**_SHARE, "best": "low"}, "40", "6", "4.5", others=("30", "60")),
)
