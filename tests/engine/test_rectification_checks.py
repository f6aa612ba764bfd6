"""Rectification files and calendars with marked mistakes, and what just has none."""

import re
from datetime import date
from pathlib import Path

import pytest

from building import AS_OF, a_unit
from pufa_cli.api.standards import named
from pufa_cli.base.diagnostics import Code
from pufa_cli.engine import rectification_codes
from pufa_cli.engine.rectification_checks import Around, check_rectification
from pufa_cli.engine.workdays import check_calendar, workdays_of
from pufa_cli.load.bind import bind
from pufa_cli.load.source import read_source
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.rectification import Rectification
from rectifying import ROUND, a_file, a_finding, a_sanction, closed

HERE = Path(__file__).parent / "rectified"
FILES = sorted(one for one in HERE.glob("*.yaml") if one.stem != "calendar")
MARK = re.compile(r"\s*# !(PF\d{3}(?: PF\d{3})*)")
DIGEST = "ab" * 32
LATER = date(2005, 7, 31)
EVIDENCE = {
    "a.pdf": FoundEvidence(True, None),
    "b.pdf": FoundEvidence(True, DIGEST),
    "gone.pdf": FoundEvidence(False, None),
}
STANDARD = named("linchuan-45", None).standard
YEAR = Calendar.model_validate({"pufa": "calendar/1", "holidays": ["2005-01-01", "2006-01-01"]})
OLDER = Calendar.model_validate(
    {"pufa": "calendar/1", "holidays": ["2004-01-01", "2005-01-01", "2006-01-01"]}
)


def marks_in(path):
    found, waiting = set(), []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if mark := MARK.fullmatch(line):
            waiting = mark.group(1).split()
        else:
            found.update((number, code) for code in waiting)
            waiting = []
    return found


def around(calendar=YEAR, **more):
    units = {"xiaoqiao": a_unit("xiaoqiao")}
    known = {"units": units, "standard": STANDARD, "round": ROUND, "evidence": EVIDENCE}
    known |= {"starts_on": date(2005, 4, 15), "ends_on": date(2005, 6, 30)}
    return Around(AS_OF, workdays_of(calendar), **{**known, **more})


def reported(path, model, faults):
    source = read_source(path.name, path.read_bytes())
    bound = bind(model, source)
    assert [one.message("zh") for one in bound.diagnostics] == []
    found = [source.located(fault) for fault in faults(bound.model)]
    for one in found:
        assert one.message("zh")
        assert one.hint("en")
    return {(one.span.line, one.code.id) for one in found}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_marked_line_of_a_file_and_no_other_is_reported(path):
    known = around(OLDER if path.stem == "clean" else YEAR)
    found = reported(path, Rectification, lambda file: check_rectification(file, known))
    assert found == marks_in(path)


def test_each_marked_line_of_a_calendar_and_no_other_is_reported():
    path = HERE / "calendar.yaml"
    assert reported(path, Calendar, check_calendar) == marks_in(path)


def test_every_code_stands_at_a_marked_line():
    paths = [*HERE.glob("*.yaml"), HERE.parent / "marked" / "ladder.yaml"]
    marked = {code for path in paths for _, code in marks_in(path)}
    declared = [one for one in vars(rectification_codes).values() if isinstance(one, Code)]
    assert {one.id for one in declared} - marked == set()
    assert len({one.id for one in declared} | {one.slug for one in declared}) == 2 * len(declared)
    assert all(text.zh and text.en for one in declared for text in (one.message, one.hint, one.why))


def ids(file, known):
    return [fault.code.id for fault in check_rectification(file, known)]


def test_a_file_in_another_units_place_is_refused():
    assert ids(a_file(), around(file="hewan")) == ["PF311"]
    assert ids(a_file(), around(file="xiaoqiao")) == []


def test_alone_a_file_is_held_against_itself_only():
    file = a_file(
        a_finding(criterion="X9", round="r9"), sanctions=[a_sanction("无", findings=["F1"])]
    )
    assert ids(file, Around(AS_OF)) == []


def test_a_unit_of_an_unknown_category_may_have_any_criterion_of_the_standard():
    units = {"xiaoqiao": a_unit("xiaoqiao", category="planet")}
    assert ids(a_file(a_finding(criterion="D1.1")), around(units=units)) == []
    assert ids(a_file(a_finding(criterion="D1.1")), around(units=None)) == []
    assert ids(a_file(a_finding(criterion="D9.9")), around(units=units)) == ["PF301"]


def test_a_year_that_the_calendar_lacks_is_told_up_to_the_day():
    late = a_finding(found_on="2005-12-20", round="r0", days="5")
    known = around(Calendar.model_validate({"pufa": "calendar/1", "holidays": ["2005-01-01"]}))
    assert ids(a_file(late), known._replace(as_of=date(2006, 2, 10))) == ["PF613"]
    assert ids(a_file(late), known._replace(as_of=date(2005, 12, 30))) == []
    done = late | closed("2005-12-23")
    assert ids(a_file(done), known._replace(as_of=date(2006, 2, 10))) == []


def test_a_round_without_dates_says_nothing_of_its_findings():
    assert ids(a_file(a_finding(round="r0")), around(starts_on=None)) == []
    assert ids(a_file(a_finding(round="r0")), around()) == ["PF625"]
    assert ids(a_file(a_finding(round="r0")), around(ends_on=None)) == ["PF625"]
    after = a_finding(round="next", found_on="2005-07-04")
    assert ids(a_file(after), around(ends_on=date(2005, 6, 30))._replace(as_of=LATER)) == []


def test_a_step_may_begin_higher_after_a_round_with_sanctions():
    before = a_sanction("通报批评", "2004-06-01", round="2004")
    card = a_sanction("黄牌警告", "2005-06-06", findings=["F1"])
    assert ids(a_file(sanctions=[before, card]), around()) == []
    assert ids(a_file(sanctions=[card]), around()) == ["PF618"]


def test_the_step_before_is_about_the_same_findings():
    both = a_finding("F1"), a_finding("F2")
    card = a_sanction("黄牌警告", "2005-06-10", findings=["F1"])
    assert ids(a_file(*both, sanctions=[a_sanction(round=ROUND), card]), around()) == []
    other = a_sanction(findings=["F2"])
    assert ids(a_file(*both, sanctions=[other, card]), around()) == ["PF618"]


def test_a_decision_about_all_findings_rests_on_any_that_was_late():
    assert ids(a_file(sanctions=[a_sanction(round=ROUND)]), around()) == []
    early = a_sanction(on="2005-05-20", round=ROUND)
    assert ids(a_file(sanctions=[early]), around()) == ["PF619"]
    refused = a_finding(earlier=[closed("2005-05-18", "2005-05-19", "否", reason="不全")])
    assert ids(a_file(refused, sanctions=[early]), around()) == []
    assert ids(a_file(sanctions=[a_sanction("追究单位领导责任", round=ROUND)]), around()) == []


@pytest.mark.parametrize(
    ("by", "wanted"),
    [("孝桥镇", ["PF343"]), ("xiaoqiao", ["PF343"]), ("孝桥镇司法所", ["PF355"]), (" ", ["PF626"])],
)
def test_nobody_verifies_the_own_work(by, wanted):
    done = closed("2005-05-20", "2005-05-23")
    done["verified"]["by"] = by
    units = {"xiaoqiao": a_unit("xiaoqiao", name="孝桥镇")}
    assert ids(a_file(a_finding(**done)), around(units=units)) == wanted
    assert ids(a_file(a_finding(**done)), around(units=None)) == [
        one for one in wanted if by in ("xiaoqiao", " ")
    ]
