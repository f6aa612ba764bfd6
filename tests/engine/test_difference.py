"""Two assessments of a unit held against each other: what moved, and by what."""

from building import (
    a_criterion,
    a_dimension,
    a_part,
    a_review,
    a_sheet,
    a_standard,
    a_submission,
    assessed,
    facts,
)
from pufa_cli.base.language import say
from pufa_cli.engine.difference import Seen, is_different, moved, whole_causes
from pufa_cli.model.rollup import Presence, Row
from pufa_cli.rules.kinds import ranked

BOTH = a_sheet(a_criterion("A1"), a_criterion("A2"))
ONE = a_sheet(a_criterion("A2"))
A1, A2 = ("answers", "A1"), ("answers", "A2")


def compared(before, after):
    found = moved(Seen(before), Seen(after), ())
    return [(one.id, one.before, one.after, one.change) for one in found]


def causes(before, after, *around):
    return {one.id: [each.cause for each in one.because] for one in moved(before, after, around)}


def test_only_what_is_different_is_told_the_largest_change_first():
    before = assessed(BOTH, facts(A1="是", A2="否"))
    assert compared(before, before) == []
    assert compared(before, assessed(BOTH, facts(A1="是", A2="是"))) == [("A2", 0, 4, 4)]
    silent = assessed(BOTH, facts(A1="是"))
    assert compared(before, silent) == [("A2", 0, 0, 0)]


def test_a_criterion_that_only_one_sheet_has_is_different():
    before, after = assessed(BOTH, facts(A1="是", A2="是")), assessed(ONE, facts(A2="是"))
    assert compared(before, after) == [("A1", 4, None, -4)]
    assert compared(after, before) == [("A1", None, 4, 4)]
    assert causes(Seen(before), Seen(after)) == {"A1": ["standard"]}


def test_whatever_says_something_else_is_a_cause_who_decides_first():
    old = assessed(BOTH, facts(A1="是", A2="是"))
    review = a_review(checked={"A1": {"facts": "否"}})
    new = assessed(BOTH, facts(A1="是", A2="否"), [review])
    before = Seen(old, {A1: {"facts": 1}, A2: {"facts": 1}})
    after = Seen(new, {A1: {"facts": 2, "supervision": 1}, A2: {"facts": 2}})
    assert causes(before, after) == {"A1": ["supervision", "facts"], "A2": ["facts"]}
    assert causes(before, after, "settings") == {
        "A1": ["supervision", "facts", "settings"],
        "A2": ["facts"],
    }


def test_another_rule_is_the_standard_s():
    dearer = a_sheet(a_criterion("A1", "6"), a_criterion("A2", "2"))
    before, after = (Seen(assessed(one, facts(A1="是"))) for one in (BOTH, dearer))
    assert causes(before, after) == {"A1": ["standard"]}


def test_another_category_or_choice_has_another_sheet():
    parts = [a_part("p", [a_dimension("A", [a_criterion("A1")])])]
    parts += [a_part("q", [a_dimension("B", [a_criterion("B1")])])]
    categories = [
        {"id": "township", "title": "乡镇", "parts": [], "one_of": [["p", "q"]]},
        {"id": "office", "title": "机关", "parts": ["q"]},
    ]
    standard = a_standard(parts, categories=categories, total="4")
    chosen = [a_submission(facts(), parts=[one]) for one in ("p", "q")]
    one, other = (Seen(assessed(standard, each)) for each in chosen)
    assert causes(one, other) == {"A1": ["facts"], "B1": ["facts"]}
    office = Seen(assessed(standard, a_submission(facts(), category="office")))
    assert causes(one, office) == {"A1": ["roster"], "B1": ["roster"]}


def test_what_nothing_explains_is_the_sheet_s_or_the_day_s_or_the_others():
    before = Seen(assessed(BOTH, facts(A1="是")))
    after = Seen(assessed(BOTH, facts(A1="否")))
    assert causes(before, after) == {"A1": ["sheet"]}
    assert causes(before, after, "day") == {"A1": ["day"]}
    share = next(one for one in ranked.EXAMPLES if one.facts == "45")
    relative = a_sheet(a_criterion("A1", share.marks, rule={"kind": "ranked", **share.rule}))
    one = Seen(assessed(relative, facts(A1="45")))
    assert causes(one, Seen(assessed(relative, facts()))) == {"A1": ["others"]}


def test_lines_and_vetoes_move_too():
    lines = [{"id": "P1", "title": "通报", "points": "2"}]
    more = {
        "vetoes": [{"id": "V1", "title": "造假", "effect": {"force": "不合格"}}],
        "penalties": [{"id": "P", "title": "扣分", "lines": lines}],
        "bonuses": [{"id": "B", "title": "加分", "lines": [{**lines[0], "id": "B1"}]}],
    }
    standard = a_sheet(a_criterion("A1"), **more)
    before = Seen(assessed(standard, facts(A1="是")))
    said = {"vetoes": {"V1": "是"}, "penalties": {"P1": "是"}, "bonuses": {"B1": "是"}}
    after = Seen(
        assessed(standard, a_submission(facts(A1="是"), **said)), {("vetoes", "V1"): {"facts": 1}}
    )
    found = moved(before, after, ())
    assert {(one.section, one.id): (one.before, one.after) for one in found} == {
        ("bonuses", "B1"): (None, 2),
        ("penalties", "P1"): (None, -2),
        ("vetoes", "V1"): (None, None),
    }
    assert say(found[-1].now, "zh") == "存在"
    assert causes(before, after)["V1"] == ["facts"]


def a_row(**more):
    return Row("u", "某镇", "township", Presence.SCORED)._replace(**more)


def whole(before, after, *around, has_moved=False):
    return list(whole_causes(before, after, around, has_moved=has_moved))


def test_what_a_unit_moves_by_as_a_whole():
    row = a_row(total=1, rank=1)
    assert whole(None, row) == whole(row, None) == ["roster"]
    assert is_different(None, row)
    assert not is_different(row, row)
    assert whole(row, row) == []
    assert whole(row, a_row(category="office")) == ["roster"]
    assert whole(row, a_row(presence=Presence.MISSING)) == ["facts"]
    assert whole(row, a_row(total=1, rank=2)) == ["others"]
    assert whole(row, a_row(total=2), "standard", "day") == ["standard"]
    assert whole(row, a_row(total=2), "day") == ["day"]
    assert whole(row, a_row(total=2), "standard", has_moved=True) == []
