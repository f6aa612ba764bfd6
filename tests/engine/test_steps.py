"""A sheet in the order of a visit: every criterion once, under its first step."""

from building import a_criterion, a_filing, a_sheet, assessed, facts
from pufa_cli.engine.steps import by_steps
from pufa_cli.model.standard import Standard
from pufa_cli.model.worksheet import NO_STEP, Step, Worksheet
from rectifying import a_file, a_finding

STANDARD = a_sheet(
    a_criterion("C1.1", verify=["评", "看"]),
    a_criterion("C1.2"),
    a_criterion("C1.3", verify=["听"]),
    a_criterion("C1.4", verify=["看"]),
    methods=["听", "看", "考", "评"],
    vetoes=[
        {"id": "V1", "title": "弄虚作假", "effect": {"force": "不合格"}},
        {"id": "V2", "title": "总分过低", "effect": {"force": "不合格"}, "below": "10"},
    ],
)


def ids(steps: tuple[Step, ...]) -> dict[str, list[str]]:
    return {step.method: [item.criterion.id for item in step.items] for step in steps}


def blank(standard: Standard) -> tuple[Step, ...]:
    return by_steps(standard, standard.categories[0], None, None, ())


def test_criteria_stand_under_their_first_step_in_the_order_of_the_standard() -> None:
    steps = blank(STANDARD)
    assert list(ids(steps).items()) == [
        ("听", ["C1.3"]),
        ("看", ["C1.1", "C1.4"]),
        (NO_STEP, ["C1.2"]),
    ]
    assert {item.criterion.id: item.others for step in steps for item in step.items} == {
        "C1.1": ("评",),
        "C1.2": (),
        "C1.3": (),
        "C1.4": (),
    }


def test_a_standard_without_steps_has_one_heading() -> None:
    assert ids(blank(a_sheet(a_criterion("C1.1")))) == {NO_STEP: ["C1.1"]}


def test_answers_outcomes_and_findings_stand_with_their_criterion() -> None:
    answers = facts(C1__1="是", C1__3="否")
    findings = a_file(a_finding("F1", criterion="C1.3"), a_finding("F2"), a_finding("F3")).findings
    filing = a_filing(answers)
    found = assessed(STANDARD, answers)
    steps = by_steps(STANDARD, STANDARD.categories[0], filing, found, findings)
    sheet = Worksheet(
        STANDARD,
        STANDARD.categories[0],
        steps,
        filing.submission,
        {},
        findings,
        is_broken=False,
    )
    first, second, *_ = sheet.items
    assert [one.id for one in first.findings] == ["F1"]
    assert not second.findings
    assert first.answer.facts == "否"
    assert first.judged is not None
    assert first.judged.outcome.points == 0
    assert [one.id for one in sheet.other_findings] == ["F2", "F3"]
    assert [one.id for one in sheet.asked_vetoes] == ["V1"]


def test_a_blank_sheet_has_neither_answers_nor_outcomes() -> None:
    for item in (item for step in blank(STANDARD) for item in step.items):
        assert item.answer.facts is None
        assert item.judged is None
