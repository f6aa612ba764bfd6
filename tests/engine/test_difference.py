"""Two assessments of a unit held against each other."""

from building import a_criterion, a_sheet, assessed, facts
from pufa_cli.engine.difference import moved

BOTH = a_sheet(a_criterion("A1"), a_criterion("A2"))
ONE = a_sheet(a_criterion("A2"))


def compared(before, after):
    return [
        (one.criterion.id, one.before, one.after, one.change)
        for one in moved(before, after, {"A1": "x:1"}, {"A1": "y:2"})
    ]


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
    assert compared(None, after) == [("A2", None, 4, 4)]
    assert compared(after, None) == [("A2", 4, None, -4)]
