"""What was handed in by our own standard, scored by the superior's as far as that can read it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Phrase, Sayable, Text
from pufa_cli.engine.assess import assess
from pufa_cli.engine.criteria import Cohort
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import Reviews
from pufa_cli.model.filing import Filing
from pufa_cli.model.forecast import Gap
from pufa_cli.model.mapping import Mapping as CriterionMapping
from pufa_cli.model.rule import Rule
from pufa_cli.model.standard import Category, Criterion, Standard
from pufa_cli.model.submission import Review

NO_COUNTERPART = Text("本级标准没有对应指标", "our standard has none")
NOT_OF_CATEGORY = Text("本级不考核这类单位的 {own}", "ours does not ask {own} of this category")
OTHER_FORM = Text("填报形式不同（{own}）", "other facts are asked for ({own})")
NO_CATEGORY = Text("上级标准不考核这类单位", "the superior's standard has no such category")
NOT_READ = Text("填报内容读不出（{own}）", "the facts cannot be read ({own})")
FAULTS = Text("填报不合上级标准：{message}", "it does not fit the superior's standard: {message}")
SECTIONS = ("vetoes", "bonuses", "penalties")
_Entries = dict[str, Any]


class Bridge(NamedTuple):
    """Two standards, and which of our criteria and categories answer to the superior's."""

    ours: Standard
    theirs: Standard
    criteria: Mapping[str, str | None] = {}
    categories: Mapping[str, str] = {}

    def own_of(self, criterion: str) -> str | None:
        """Our criterion for one of theirs; None where there is none."""
        own = self.criteria.get(criterion, criterion)
        return own if own in self.ours.criterion_by_id else None


class Foreseen(NamedTuple):
    """A unit by the superior's standard, or why there is no telling."""

    assessment: Assessment | None
    gaps: tuple[Gap, ...] = ()
    why: Sayable = ""


class Carried(NamedTuple):
    """What a unit handed in, as if for the superior's standard, and what has no facts."""

    filing: Filing
    gaps: tuple[Gap, ...]


def bridge(ours: Standard, theirs: Standard, mapping: CriterionMapping | None) -> Bridge:
    """The two standards joined; by equal ids where there is no mapping."""
    if mapping is None:
        return Bridge(ours, theirs)
    return Bridge(ours, theirs, mapping.criteria, mapping.categories)


def carry(filing: Filing, over: Bridge) -> Carried | None:
    """A filing for the superior's standard; None where the unit's category is none of theirs."""
    submission = filing.submission
    name = over.categories.get(submission.category, submission.category)
    category = over.theirs.category_by_id.get(name)
    if category is None:
        return None
    options = {part for names in category.one_of for part in names}
    parts = tuple(part for part in submission.parts if part in options)
    criteria = _criteria(over.theirs, category, parts)
    mine = over.ours.category_by_id.get(submission.category)
    held = _criteria(over.ours, mine, submission.parts) if mine else {}
    sources: dict[str, str] = {}
    gaps = []
    for one in criteria.values():
        own = over.own_of(one.id)
        why = _why_not(one, own, held)
        if why is None and own is not None:
            sources[one.id] = own
        else:
            gaps.append(Gap(one, own, why or NO_COUNTERPART))
    update = {
        "standard": over.theirs.reference,
        "category": name,
        "parts": parts,
        "answers": _renamed(submission.answers, sources),
        **_known(submission, over.theirs),
    }
    reviews = tuple(_review(one, sources, criteria, held, over) for one in filing.reviews)
    carried = filing._replace(submission=submission.model_copy(update=update), reviews=reviews)
    return Carried(carried, tuple(gaps))


def foresee(carried: Carried, theirs: Standard, cohort: Cohort, policy: Reviews | None) -> Foreseen:
    """The unit by the superior's standard; facts that its rules cannot read are not covered."""
    filing, gaps = carried
    while True:
        judgement = assess(theirs, filing.submission, filing.reviews, cohort, policy)
        if judgement.assessment is not None:
            return Foreseen(judgement.assessment, gaps)
        ids = {id for fault in judgement.faults if (id := _entry(fault.path)) is not None}
        less = _without(filing, ids)
        if less == filing:
            return Foreseen(None, gaps, FAULTS.with_(message=_message(judgement.faults[0])))
        unread = [theirs.criterion_by_id[id] for id in sorted(ids) if id in theirs.criterion_by_id]
        gaps = (*gaps, *(Gap(one, one.id, NOT_READ.with_(own=one.id)) for one in unread))
        filing = less


def _message(fault: Fault) -> Sayable:
    return Phrase(fault.code.message, fault.values)


def _criteria(
    standard: Standard, category: Category, parts: tuple[str, ...]
) -> dict[str, Criterion]:
    return {one.id: one for one in standard.criteria_of(category.id, parts)}


def _why_not(theirs: Criterion, own: str | None, held: Mapping[str, Criterion]) -> Sayable | None:
    """Why facts cannot be carried to a criterion; None where they can."""
    if own is None:
        return NO_COUNTERPART
    if own not in held:
        return NOT_OF_CATEGORY.with_(own=own)
    if _form(theirs.rule) != _form(held[own].rule):
        return OTHER_FORM.with_(own=own)
    return None


def _form(rule: Rule) -> str:
    """What is written as facts: by the measure where there is one, else by the rule."""
    measure = getattr(rule, "measure", None)
    return f"measure {measure.kind}" if measure is not None else rule.kind


def _renamed(written: Mapping[str, Any], sources: Mapping[str, str]) -> _Entries:
    """Entries under the superior's ids; one of ours may answer to several of theirs."""
    return {id: written[own] for id, own in sources.items() if own in written}


def _known(written: Any, theirs: Standard) -> _Entries:
    """Vetoes and lines that the superior's standard has too."""
    known = {
        "vetoes": {one.id for one in theirs.vetoes},
        "bonuses": {line.id for group in theirs.bonuses for line in group.lines},
        "penalties": {line.id for group in theirs.penalties for line in group.lines},
    }
    return {
        name: {key: one for key, one in getattr(written, name).items() if key in known[name]}
        for name in SECTIONS
    }


def _review(
    review: Review,
    sources: Mapping[str, str],
    theirs: Mapping[str, Criterion],
    ours: Mapping[str, Criterion],
    over: Bridge,
) -> Review:
    """A review for the superior's standard: points only where both sides give the same marks."""
    same = {id: own for id, own in sources.items() if theirs[id].marks == ours[own].marks}
    checked = {
        id: one
        for id, one in _renamed(review.checked, sources).items()
        if one.points is None or id in same
    }
    update = {"marks": _renamed(review.marks, same), "checked": checked}
    return review.model_copy(update={**update, **_known(review, over.theirs)})


def _entry(path: KeyPath) -> str | None:
    """The criterion, veto or line that a fault is about."""
    inside = path[2:] if path[:1] == ("review",) else path
    return str(inside[1]) if len(inside) > 1 and inside[0] != "parts" else None


def _without(filing: Filing, ids: set[str]) -> Filing:
    def cut(one: Any) -> _Entries:
        names = ("answers", "marks", "checked", *SECTIONS)
        return {
            name: {key: value for key, value in getattr(one, name).items() if key not in ids}
            for name in names
            if hasattr(one, name)
        }

    submission = filing.submission.model_copy(update=cut(filing.submission))
    reviews = tuple(one.model_copy(update=cut(one)) for one in filing.reviews)
    return filing._replace(submission=submission, reviews=reviews)
