"""Phases, responsibility, progress, meetings, practices: marked mistakes, and what has none."""

import re
from datetime import date
from pathlib import Path

from acceptance import ROUND, a_phase, a_progress, settings, units
from building import AS_OF
from pufa_cli.api.standards import named
from pufa_cli.base.diagnostics import Code
from pufa_cli.engine import (
    meeting_codes,
    meetings,
    phase_checks,
    phase_codes,
    practice_codes,
    practices,
    responsibility_codes,
)
from pufa_cli.engine.responsibility import Matrix, check_roster, check_settings
from pufa_cli.load.bind import bind
from pufa_cli.load.source import read_source
from pufa_cli.model.district import Roster
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.meeting import Meeting
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.practice import Practice
from pufa_cli.model.progress import Progress

HERE = Path(__file__).parent / "acceptance"
MARK = re.compile(r"\s*# !(PF\d{3}(?: PF\d{3})*)")
STANDARD = named("linchuan-45", None).standard
GONE = {"gone.pdf": FoundEvidence(False, None)}
UNITS = {
    one.id: one
    for one in units(
        {"id": "xiaoqiao", "name": "孝桥镇"},
        {"id": "dong", "name": "东镇"},
        {"id": "nan", "name": "南镇"},
        {"id": "school", "name": "一小", "category": "school"},
        {"id": "lost", "name": "无类", "category": "none"},
    )
}
TASKS = settings(
    a_phase(
        {"id": "early", "title": "甲"},
        {"id": "proven", "title": "乙", "evidence": "是"},
        {"id": "film", "title": "丙", "by": "office"},
        {"id": "of-schools", "title": "丁", "categories": ["school"]},
        {"id": "backwards", "title": "戊"},
        {"id": "later", "title": "己"},
        {"id": "begun", "title": "庚"},
        {"id": "for-all", "title": "辛", "by": "units"},
        meetings=[{"on": "2005-05-16", "kind": "dispatch"}],
    )
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


def read(name, model):
    path = HERE / name
    source = read_source(path.name, path.read_bytes())
    bound = bind(model, source)
    assert [one.message("zh") for one in bound.diagnostics] == []
    return source, bound.model


def assert_marked(name, source, faults):
    found = [source.located(fault) for fault in faults]
    assert all(one.message("zh") and one.hint("en") for one in found)
    assert {(one.span.line, one.code.id) for one in found} == marks_in(HERE / name)


def test_settings_and_roster():
    source, found = read("settings.yaml", Organisation)
    roster_source, roster = read("roster.yaml", Roster)
    matrix = Matrix(found, roster.units)
    faults = [*phase_checks.check_phases(found, roster.units, STANDARD), *check_settings(matrix)]
    assert_marked("settings.yaml", source, faults)
    assert_marked("roster.yaml", roster_source, check_roster(matrix))


def test_progress():
    source, file = read("progress.yaml", Progress)
    around = phase_checks.Around(AS_OF, "xiaoqiao", TASKS, UNITS, GONE)
    assert_marked("progress.yaml", source, phase_checks.check_progress(file, around))


def test_a_meeting():
    source, file = read("meeting.yaml", Meeting)
    around = meetings.Around(AS_OF, "2005-05-17", TASKS, UNITS)
    assert_marked("meeting.yaml", source, meetings.check_meeting(file, around))


def test_a_meeting_on_site():
    source, file = read("site.yaml", Meeting)
    around = meetings.Around(AS_OF, "2005-05-16-dong", TASKS, UNITS)
    assert_marked("site.yaml", source, meetings.check_meeting(file, around))
    held = a_meeting(kind="site", at="dong")
    planned = settings(a_phase(meetings=[{"on": "2005-05-16", "kind": "site", "at": "dong"}]))
    for name in ("2005-05-16", "2005-05-16-dong"):
        assert ids(meetings.check_meeting(held, meetings.Around(AS_OF, name, planned, UNITS))) == []
    elsewhere = a_meeting(kind="site", at="nowhere")
    around = meetings.Around(AS_OF, "2005-05-16", planned, UNITS)
    assert ids(meetings.check_meeting(elsewhere, around)) == ["PF302"]


def test_a_practice():
    source, file = read("practice.yaml", Practice)
    around = practices.Around(AS_OF, "school", UNITS, STANDARD)
    assert_marked("practice.yaml", source, practices.check_practice(file, around))


def test_every_code_has_its_words_and_stands_at_a_marked_line_or_in_a_test_below():
    marked = {code for path in HERE.glob("*.yaml") for _, code in marks_in(path)}
    modules = (phase_codes, meeting_codes, practice_codes, responsibility_codes)
    declared = [one for each in modules for one in vars(each).values() if isinstance(one, Code)]
    beside = {"PF765", "PF766", "PF790", "PF791"}
    assert {one.id for one in declared} - marked == beside
    assert all(text.zh and text.en for one in declared for text in (one.message, one.hint, one.why))


def ids(faults):
    return [fault.code.id for fault in faults]


def test_whose_file_it_is():
    check = phase_checks.check_progress
    file = a_progress({}, unit="xiaoqia")
    assert ids(check(file, phase_checks.Around(AS_OF, "dong", TASKS, UNITS))) == ["PF311"]
    assert ids(check(file, phase_checks.Around(AS_OF, "xiaoqia", TASKS, UNITS))) == ["PF302"]
    assert ids(check(file, phase_checks.Around(AS_OF))) == []


def test_a_file_alone_is_held_against_itself():
    file = a_progress({"early": {"started_on": "2005-05-05", "done_on": "2005-05-04"}})
    found = phase_checks.check_progress(file, phase_checks.Around(AS_OF))
    assert ids(found) == ["PF743"]


def test_a_category_that_nobody_has_accuses_nobody():
    found = settings(a_phase({"id": "x", "title": "甲", "categories": ["school", "hamlet"]}))
    file = a_progress({"x": "2005-05-04"})
    around = phase_checks.Around(AS_OF, "xiaoqiao", found, UNITS)
    assert ids(phase_checks.check_progress(file, around)) == []


def test_the_office_has_tasks_of_its_own():
    around = phase_checks.Around(AS_OF, "office", TASKS, UNITS)
    file = a_progress({"film": "2005-05-04", "early": "2005-05-04"}, unit="office")
    assert ids(phase_checks.check_progress(file, around)) == ["PF741"]


def test_a_unit_that_nobody_knows_may_have_any_task():
    around = phase_checks.Around(AS_OF, "xiaoqiao", TASKS)
    file = a_progress({"of-schools": "2005-05-04"})
    assert ids(phase_checks.check_progress(file, around)) == []


def test_without_a_standard_categories_are_taken_at_their_word():
    found = settings(a_phase({"id": "x", "title": "甲", "categories": ["hamlet"]}))
    assert ids(phase_checks.check_phases(found, (), None)) == ["PF735"]


def test_a_phase_that_ends_before_it_begins_overlaps_nothing():
    found = settings(a_phase(id="a"), a_phase(id="b", starts_on="2005-05-03", ends_on="2005-05-02"))
    assert ids(phase_checks.check_phases(found, (), None)) == ["PF730"]


def a_meeting(**more):
    base = {"pufa": "meeting/1", "round": ROUND, "on": "2005-05-16", "kind": "dispatch"}
    return Meeting.model_validate({**base, **more})


def test_a_meeting_is_of_its_day_round_and_kind():
    check, around = meetings.check_meeting, meetings.Around(AS_OF, "2005-05-16", TASKS, UNITS)
    assert ids(check(a_meeting(), around)) == []
    assert ids(check(a_meeting(), around._replace(file="2005-05-15"))) == ["PF760"]
    assert ids(check(a_meeting(kind="weekly"), around)) == ["PF764"]
    assert ids(check(a_meeting(round="r0", kind="weekly"), around)) == ["PF765"]
    early = around._replace(as_of=date(2005, 5, 1))
    assert ids(check(a_meeting(), early)) == ["PF506"]
    unplanned = around._replace(organisation=settings())
    assert ids(check(a_meeting(absent=["nobody"]), unplanned._replace(units=None))) == []


def test_a_meeting_alone_is_held_against_itself():
    assert ids(meetings.check_meeting(a_meeting(), meetings.Around(AS_OF))) == []


def test_proof_has_the_digest_that_was_stated():
    evidence = [
        {"title": "照片", "path": "a.pdf", "sha256": "ab" * 32},
        {"title": "照片", "path": "b.pdf", "sha256": "ab" * 32},
        {"title": "文件", "number": "1号"},
    ]
    file = a_progress({"early": {"done_on": "2005-05-04", "evidence": evidence}})
    found = {"a.pdf": FoundEvidence(True, "ab" * 32), "b.pdf": FoundEvidence(True, "cd" * 32)}
    around = phase_checks.Around(AS_OF, "xiaoqiao", TASKS, UNITS, found)
    assert ids(phase_checks.check_progress(file, around)) == ["PF315"]


def test_a_practice_alone_is_held_against_itself():
    _, file = read("practice.yaml", Practice)
    found = set(ids(practices.check_practice(file, practices.Around(AS_OF))))
    assert found == {"PF781", "PF782", "PF783", "PF784", "PF506"}


def test_a_unit_of_an_unknown_category_has_no_sheet_to_hold_a_practice_against():
    tree = {
        "pufa": "practice/1",
        "id": "p",
        "title": "甲",
        "unit": "xiaoqiao",
        "recorded_on": "2005-05-10",
        "criteria": ["C1.1"],
        "text": "乙",
        "evidence": [{"title": "照片"}],
        "adopted": [{"unit": "lost", "on": "2005-05-11"}],
    }
    around = practices.Around(AS_OF, "p", UNITS, STANDARD)
    assert ids(practices.check_practice(Practice.model_validate(tree), around)) == []


def test_without_a_responsibility_nobody_is_missed_but_contradictions_are_told():
    two = units(
        {"id": "a", "name": "甲", "area": "东片", "leader": "一", "pilot": "是"},
        {"id": "b", "name": "乙", "area": "东片", "leader": "二"},
        {"id": "c", "name": "丙", "leader": "三"},
    )
    matrix = Matrix(settings(), two)
    assert ids(check_roster(matrix)) == ["PF752"]
    assert ids(check_settings(matrix)) == []
