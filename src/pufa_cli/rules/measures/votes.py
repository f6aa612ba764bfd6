"""满意度测评 — votes weighed by option over the valid ones, spoilt ballots left out."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.numbers import HUNDRED, ZERO
from pufa_cli.model.codes import OUT_OF_RANGE
from pufa_cli.model.fields import Id, Number, Prose
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Blank, Facts, Faults, Form, Manual, Reading
from pufa_cli.rules import codes
from pufa_cli.rules.entries import WHOLE_SCHEMA, closed, entries, one, whole, wholes
from pufa_cli.rules.measured import distinct, positive
from pufa_cli.rules.scales import InUnit

SPOILT = "spoilt"
OPTION = Text("{title} {count}", "{title} {count}")
SAID = Text(
    "{options}，有效 {valid}{spoilt}，得 {number}{unit}",
    "{options}, {valid} valid{spoilt}: {number}{unit}",
)
LEFT_OUT = Text("，废票 {count} 不计", ", {count} spoilt left out")
GROUP = Text("{title}（权重 {weight}）：{words}", "{title} (weight {weight}): {words}")
OVERALL = Text("加权平均 {number}{unit}", "weighted mean {number}{unit}")
HINT = Text("{title}（票）", "{title} (votes)")
HINT_SPOILT = Text("废票、弃权票，不计入有效票", "spoilt ballots, never counted as valid")


class Option(Frozen):
    """An answer that can be ticked."""

    id: Id
    """选项编号 | id of the option"""
    title: Prose
    """选项，如 很满意 | the option"""
    weight: Number
    """这一选项按多少计，如 100、80 | what a vote for it counts"""


class Group(Frozen):
    """Voters who are counted by themselves."""

    id: Id
    """测评对象编号 | id of the group"""
    title: Prose
    """测评对象，如 服务对象 | who votes"""
    weight: Number
    """权重，如 3:6:3:3 中的 6 | weight among the groups"""


class Votes(InUnit):
    """A survey by ballots, of one group of voters or of several."""

    manual = Manual(
        Text("满意度测评", "Votes"),
        Text(
            "得数 = Σ 选项分值 × 票数 ÷ 有效票数；废票另填，不进分母。分组时按权重平均。"
            "单位为 %（默认）时最高选项须为 100。",
            "Σ weight × votes ÷ valid votes; spoilt ballots are entered apart and divide nothing. "
            "Groups are averaged by weight. In % (the default) the heaviest option weighs 100.",
        ),
        ("满意度测评", "民主测评", "很满意、满意、基本满意、不满意", "有效票"),
    )
    is_given = True
    kind: Literal["votes"]
    options: tuple[Option, ...]
    """选项 | the options"""
    groups: tuple[Group, ...] = ()
    """分组测评的各组 | groups of voters, if they are weighed"""
    unit: Prose = "%"
    """得数的单位：%（达标线写 90%）或 分（写 90） | the unit of the figure: % or points"""

    @property
    def greatest(self) -> Fraction | None:
        """Everyone chose the heaviest option."""
        return max((option.weight for option in self.options), default=None)

    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The weighed share of the valid votes; a blank option or group is unanswered."""
        if not self.groups:
            return self._poll(facts, path, faults)
        entries(facts, [group.id for group in self.groups], path, faults)
        polls = [self._poll(one(facts, g.id), (*path, g.id), faults) for g in self.groups]
        pairs = zip(self.groups, polls, strict=True)
        found = [(group, poll) for group, poll in pairs if poll is not None]
        if len(found) < len(polls):
            return None
        weights = sum((group.weight for group in self.groups), ZERO)
        number = sum((g.weight * poll.number for g, poll in found), ZERO) / weights
        said: list[Sayable] = [
            GROUP.with_(title=group.title, weight=group.weight, words=poll.said)
            for group, poll in found
        ]
        said.append(OVERALL.with_(number=number, unit=self._sign))
        return Reading(number, Joined(tuple(said)), self.is_percent)

    def _poll(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The figure of one group."""
        before, ids = len(faults), [option.id for option in self.options]
        written = entries(facts, (*ids, SPOILT), path, faults)
        spoilt = whole(written.get(SPOILT), (*path, SPOILT), faults)
        counts = wholes(written, ids, path, faults)
        if counts is None or len(faults) > before:
            return None
        valid = sum(counts.values())
        if valid == 0:
            faults.append(Fault(codes.NO_VALID_VOTES, path))
            return None
        number = sum((one.weight * counts[one.id] for one in self.options), ZERO) / valid
        return Reading(number, self._said(counts, valid, spoilt, number), self.is_percent)

    def _said(
        self, counts: dict[str, int], valid: int, spoilt: int | None, number: Fraction
    ) -> Sayable:
        shown = [OPTION.with_(title=one.title, count=counts[one.id]) for one in self.options]
        left_out = LEFT_OUT.with_(count=spoilt) if spoilt else ""
        options = Joined(tuple(shown), Text("、", ", "))
        return SAID.with_(
            options=options, valid=valid, spoilt=left_out, number=number, unit=self._sign
        )

    @property
    def _sign(self) -> str:
        return "%" if self.is_percent else f" {self.unit}"

    def hint(self) -> Text:
        """One whole number for each option."""
        keys = ", ".join(f"{key}: …" for key in (*(one.id for one in self.options), SPOILT))
        by = "每组 " if self.groups else ""
        for_each = "for each group " if self.groups else ""
        return Text(f"{by}{{{keys}}}（票）", f"{for_each}{{{keys}}} (votes)")

    def form(self) -> Form:
        """A blank for each option of each group, and for spoilt ballots."""
        found: dict[str, Form] = {o.id: Blank(HINT.with_(title=o.title)) for o in self.options}
        found[SPOILT] = Blank(HINT_SPOILT)
        return {group.id: dict(found) for group in self.groups} if self.groups else found

    def facts_schema(self) -> dict[str, Any]:
        """An object of whole numbers, or one for each group."""
        titles = {one.id: one.title for one in self.options} | {SPOILT: "废票"}
        poll = closed({key: {**WHOLE_SCHEMA, "title": title} for key, title in titles.items()})
        if not self.groups:
            return poll
        shown = {
            group.id: {"title": group.title, "anyOf": [poll, {"type": "null"}]}
            for group in self.groups
        }
        return closed(shown)

    def check(self) -> Iterator[Fault]:
        """Distinct ids, none of them `spoilt`; in percent, the heaviest option weighs 100."""
        ids = [option.id for option in self.options]
        yield from distinct(ids, "options")
        if SPOILT in ids:
            at = ("options", ids.index(SPOILT), "id")
            yield Fault(codes.SAME_ID, at, {"key": SPOILT})
        if self.groups:
            yield from distinct([group.id for group in self.groups], "groups")
        for at_group, group in enumerate(self.groups):
            for fault in positive(weight=group.weight):
                yield fault._replace(path=("groups", at_group, *fault.path))
        for at_option, option in enumerate(self.options):
            if option.weight < 0:
                values: dict[str, Sayable] = {"text": option.weight, "least": 0, "most": "…"}
                yield Fault(OUT_OF_RANGE, ("options", at_option, "weight"), values)
        heaviest = max((option.weight for option in self.options), default=HUNDRED)
        if self.is_percent and heaviest != HUNDRED:
            yield Fault(codes.PERCENT_MIXED, ("options",), {"text": "unit: %"})


MEASURE = Votes
