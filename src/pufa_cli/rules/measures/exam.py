"""抽考 — the pass rate or mean of an exam, its strata weighted by the people they stand for."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import HUNDRED, ZERO
from pufa_cli.model.codes import OUT_OF_RANGE
from pufa_cli.model.district import EXAM
from pufa_cli.model.fields import Id, Number, Prose, Whole
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Blank, Facts, Faults, Form, Manual, Measure, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.entries import WHOLE_SCHEMA, closed, entries, figure, figure_schema, one, whole
from pufa_cli.rules.measured import distinct

ENTRIES = ("examined", "passed", "mean", "heads")
HINTS = {
    "examined": Text("实考人数", "how many were examined"),
    "passed": Text("合格人数", "how many of them passed"),
    "mean": Text("平均分", "their mean score"),
    "heads": Text("这一层共有几人，用来加权", "how many people there are, as the weight"),
}
PASSED = Text("{title} {examined} 人考 {passed} 人合格", "{title}: {passed} of {examined} passed")
MEANT = Text("{title} {examined} 人平均 {mean} 分", "{title}: {examined} with a mean of {mean}")
OVERALL = Text("{parts}，合计 {number}{unit}", "{parts}; {number}{unit} in all")


class Stratum(Frozen):
    """People who are counted apart."""

    id: Id
    """层编号，与抽考的层一致 | id of the stratum, as in the exam"""
    title: Prose
    """层名称，如 干部 | its title"""


class _Told(NamedTuple):
    """What is said of one stratum."""

    examined: int
    figure: Fraction  # in the measure's unit
    heads: int | None
    said: Sayable


class ExamOf(Measure):
    """An exam of one stratum or several; the district's own sample exam fills it in."""

    manual = Manual(
        Text("抽考", "Exam"),
        Text(
            "每层填实考人数和合格人数（计量平均分的填 mean），没有人考的层写 examined: 0；"
            "各层都写了 heads 的按人数加权，否则按实考人数。区县有本轮抽考结果的，以抽考为准。",
            "Counts by stratum, or means; examined: 0 where nobody was. Weighed by `heads` where "
            "every stratum has them, else by those examined. A sample exam of the district comes "
            "before what the unit says.",
        ),
        ("法律知识考试合格率", "分类抽考", "抽考平均成绩"),
    )
    is_given = True
    settled_by = EXAM
    kind: Literal["exam"]
    strata: tuple[Stratum, ...]
    """参考的层，如 干部、职工、师生、居民、农户 | who is examined"""
    gives: Literal["pass_rate", "mean"] = "pass_rate"
    """pass_rate 合格率，mean 平均分 | the pass rate, or the mean score"""
    size: Whole | None = None
    """一共至少考几人 | the least number examined in all"""
    full: Number = HUNDRED
    """满分 | full marks of the paper"""

    @property
    def is_percent(self) -> bool:
        """Whether the pass rate is measured."""
        return self.gives == "pass_rate"

    @property
    def unit_word(self) -> str:
        """Percent, or points of the paper."""
        return "%" if self.is_percent else "分"

    @property
    def greatest(self) -> Fraction | None:
        """All passed, or full marks for all."""
        return HUNDRED if self.is_percent else self.full

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The figure over all strata; one with 0 examined is left out, a blank one unanswered."""
        before = len(faults)
        entries(facts, [each.id for each in self.strata], path, faults)
        found = [
            self._told(each, one(facts, each.id), (*path, each.id), faults) for each in self.strata
        ]
        if len(faults) > before or any(each is None for each in found):
            return None
        told = [each for each in found if each is not None and each.examined]
        if not self._is_enough(sum(each.examined for each in told), path, faults):
            return None
        number = _weighted(told)
        parts = Joined(tuple(each.said for each in told))
        unit = self.unit_word
        return Reading(
            number, OVERALL.with_(parts=parts, number=number, unit=unit), self.is_percent
        )

    def _is_enough(self, examined: int, path: KeyPath, faults: Faults) -> bool:
        if examined == 0:
            faults.append(Fault(codes.EMPTY_TOTAL, path))
        elif self.size is not None and examined < self.size:
            values = {"found": examined, "wanted": self.size}
            faults.append(Fault(codes.SAMPLE_TOO_SMALL, path, dict(values)))
        else:
            return True
        return False

    def _told(self, stratum: Stratum, facts: Facts, path: KeyPath, faults: Faults) -> _Told | None:
        entries(facts, ENTRIES, path, faults)
        examined, passed, heads = (
            whole(one(facts, key), (*path, key), faults) for key in ("examined", "passed", "heads")
        )
        mean = figure(one(facts, "mean"), False, (*path, "mean"), faults)
        if examined is None or self._is_at_odds(examined, passed, mean, path, faults):
            return None
        if examined == 0:
            return _Told(0, ZERO, heads, "")
        told = passed if self.is_percent else mean
        if told is None:
            return None
        if self.is_percent:
            said = PASSED.with_(title=stratum.title, examined=examined, passed=told)
            return _Told(examined, Fraction(told * 100, examined), heads, said)
        said = MEANT.with_(title=stratum.title, examined=examined, mean=told)
        return _Told(examined, Fraction(told), heads, said)

    def _is_at_odds(
        self,
        examined: int,
        passed: int | None,
        mean: Fraction | None,
        path: KeyPath,
        faults: Faults,
    ) -> bool:
        at = (*path, "examined")
        if passed is not None and passed > examined:
            parts = {
                "part": Text("合格 {count}", "{count} passed").with_(count=passed),
                "whole": Text("实考 {count}", "{count} examined").with_(count=examined),
            }
            where = (*path, "passed")
            faults.append(Fault(codes.PART_OVER_WHOLE, where, dict(parts), others=(at,)))
        elif mean is not None and not ZERO <= mean <= self.full:
            values: dict[str, Sayable] = {"text": mean, "least": ZERO, "most": self.full}
            faults.append(Fault(OUT_OF_RANGE, (*path, "mean"), values))
        else:
            return False
        return True

    def hint(self) -> Text:
        """Counts by stratum."""
        wanted = "passed" if self.is_percent else "mean"
        ids = "、".join(one.id for one in self.strata)
        return Text(
            f"各层（{ids}）填 {{examined: 实考人数, {wanted}: …}}",
            f"by stratum ({ids}): {{examined: …, {wanted}: …}}",
        )

    def form(self) -> Form:
        """Blanks by stratum."""
        keys = ("examined", "passed" if self.is_percent else "mean", "heads")
        return {each.id: {key: _blank(each, key) for key in keys} for each in self.strata}

    def facts_schema(self) -> dict[str, Any]:
        """An object of strata."""
        of_one = closed(
            {
                **dict.fromkeys(("examined", "passed", "heads"), WHOLE_SCHEMA),
                "mean": figure_schema(False),
            }
        )
        return closed({one.id: {"anyOf": [of_one, {"type": "null"}]} for one in self.strata})

    def check(self) -> Iterator[Fault]:
        """There are strata, each once."""
        yield from distinct([one.id for one in self.strata], "strata")


def _blank(stratum: Stratum, key: str) -> Blank:
    zh, en = HINTS[key]
    return Blank(Text(f"{stratum.title}：{zh}", f"{stratum.title}: {en}"))


def _weighted(told: list[_Told]) -> Fraction:
    """The mean by heads where every stratum has them, else by those examined."""
    heads = [one.heads for one in told]
    weights = [one.heads or 0 for one in told] if all(heads) else [one.examined for one in told]
    total = sum(weights)
    return sum((w * one.figure for w, one in zip(weights, told, strict=True)), ZERO) / total


MEASURE = ExamOf
