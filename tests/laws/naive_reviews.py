"""Whose word decides a criterion, written from docs/reviews.md alone, on plain trees."""

from fractions import Fraction
from typing import Any, NamedTuple

from laws import naive
from laws.naive import Score, Tree

RULING, OWN = "adjudication", "facts"
SILENT = ("points", "facts")


class Decided(NamedTuple):
    """The points of a criterion, what they can become, who decides, what each source gives."""

    points: Fraction
    at_most: Fraction
    by: str
    sources: dict[str, tuple[Fraction, Fraction]]


def decide(criterion: Tree, answer: Tree, reviews: list[Tree], policy: Tree) -> Decided | None:
    """None where the criterion does not apply; `reviews` come by order, a ruling first."""
    id, marks, own = criterion["id"], Fraction(criterion["marks"]), answer.get("facts")
    weights = {key: Fraction(one) for key, one in policy.get("weights", {}).items()}

    def has_say(review: Tree) -> bool:
        return not weights or review["source"] == RULING or weights.get(review["source"], 0) > 0

    spoke = [one for one in reviews if _checked(one, id) is not None or _marks(one, id) is not None]
    if "not_applicable" in answer:
        first = next((one for one in spoke if has_say(one)), None)
        if first is None or not _finds(first, id):
            return None
        spoke = [one for one in spoke if _finds(one, id)]
    heard = [one for one in spoke if has_say(one)]
    judged = None
    for one in heard:
        judged = naive.together(judged, _marks(one, id))

    def by_rule(facts: Any, review: Any) -> Score:
        return naive.score(criterion["rule"], facts, review, marks)

    each = {one["source"]: _alone(one, id, own, judged, marks, by_rule) for one in spoke}
    sources = {key: (one.points, one.at_most) for key, one in each.items()}
    by_own = by_rule(own, None)
    if not _is_judged(criterion["rule"]) and by_own.at_most == by_own.points and spoke:
        sources[OWN] = (by_own.points, by_own.points)
    in_order = _first(heard, id, own, judged, marks, by_rule)
    by = heard[0]["source"] if heard else ""
    if by == RULING:
        return Decided(*in_order, by, sources)
    voices = [sources[one["source"]] for one in heard]
    if weights.get(OWN, 0) > 0 and OWN in sources:
        voices.append(sources[OWN])
    limit = policy.get("adjudicate")
    if limit is not None and len(voices) > 1 and _apart(voices) > _limit(limit["above"], marks):
        low, high = min(a for a, _ in voices), max(b for _, b in voices)
        return Decided(low, high, "dispute", sources)
    if weights and heard:
        names = [one["source"] for one in heard]
        names += [OWN] if weights.get(OWN, 0) > 0 and OWN in sources else []
        whole = sum(weights[one] for one in names)
        low, high = (sum(weights[n] * sources[n][at] for n in names) / whole for at in (0, 1))
        return Decided(low, high, "weights", sources)
    return Decided(*in_order, by, sources)


def _checked(review: Tree, id: str) -> Tree | None:
    found: Tree | None = review.get("checked", {}).get(id)
    return found


def _marks(review: Tree, id: str) -> Any:
    return review.get("marks", {}).get(id)


def _finds(review: Tree, id: str) -> bool:
    """Whether it says more than that the unit is right."""
    checked = _checked(review, id) or {}
    return _marks(review, id) is not None or any(checked.get(key) is not None for key in SILENT)


def _first(
    heard: list[Tree], id: str, own: Any, judged: Any, marks: Fraction, by_rule: Any
) -> tuple[Fraction, Fraction]:
    """The first one's points, or its facts; what it leaves out is the next one's."""
    if heard and (checked := _checked(heard[0], id)) and checked.get("points") is not None:
        return Fraction(checked["points"]), Fraction(checked["points"])
    facts, is_whole = None, False
    for one in heard:
        checked = _checked(one, id)
        if checked is None or checked.get("points") is not None or is_whole:
            continue
        if checked.get("facts") is None:
            is_whole = True  # the unit is right in all that was left out before
            continue
        facts = _filled(facts, checked["facts"])
    found = by_rule(_filled(facts, own), judged)
    return found.points, found.at_most


def _alone(review: Tree, id: str, own: Any, judged: Any, marks: Fraction, by_rule: Any) -> Score:
    """What one source gives: its points, or its facts beside the unit's own."""
    checked = _checked(review, id) or {}
    if checked.get("points") is not None:
        points = Fraction(checked["points"])
        return Score(points, points, marks)
    found: Score = by_rule(
        _filled(checked.get("facts"), own), naive.together(_marks(review, id), judged)
    )
    return found


def _filled(first: Any, second: Any) -> Any:
    if first is None or second is None:
        return second if first is None else first
    if isinstance(first, dict) and isinstance(second, dict):
        return {key: _filled(first.get(key), second.get(key)) for key in first | second}
    return first


def _apart(voices: list[tuple[Fraction, Fraction]]) -> Fraction:
    """How far two are apart for certain, whatever is still to be judged."""
    return max(low for low, _ in voices) - min(high for _, high in voices)


def _limit(text: str, marks: Fraction) -> Fraction:
    return Fraction(text[:-1]) * marks / 100 if text.endswith("%") else Fraction(text)


def _is_judged(rule: Tree) -> bool:
    """Whether there is nothing that a unit could fill in."""
    if rule["kind"] == "judged":
        return True
    entries = rule.get("parts") or rule.get("alternatives") or rule.get("causes") or ()
    return bool(entries) and all("rule" in one and _is_judged(one["rule"]) for one in entries)
