"""Worksheets as records."""

from typing import Literal

from pufa_cli.model.rectification import Finding
from pufa_cli.model.rule import Outcome, Status
from pufa_cli.model.submission import Evidence
from pufa_cli.model.worksheet import Item, Worksheet, WorksheetResult
from pufa_cli.report import worksheet_records as records
from pufa_cli.report.decimals import decimal
from pufa_cli.report.recording import diagnostic_records, provenance_record

NO_POINTS = (Status.NOT_APPLICABLE, Status.UNANSWERED)


def worksheet_record(result: WorksheetResult) -> records.WorksheetRecord:
    """The whole sheet."""
    sheet, unit = result.sheet, result.unit
    steps = sheet.steps if sheet else ()
    return records.WorksheetRecord(
        schema="pufa-worksheet/1",
        unit=result.unit_id,
        name=unit.name if unit else "",
        category=unit.category if unit else None,
        area=unit.area if unit else None,
        round=result.district.round.id if result.district else None,
        source=result.visitor.source or None,
        visited_by=result.visitor.who or None,
        state=_state(sheet),
        steps=[
            records.StepRecord(
                method=step.method or None,
                items=[_item(item, result) for item in step.items],
            )
            for step in steps
        ],
        other_findings=[_open(one) for one in sheet.other_findings] if sheet else [],
        diagnostics=diagnostic_records(result.diagnostics),
        provenance=provenance_record(result.provenance),
    )


def _state(sheet: Worksheet | None) -> Literal["scored", "blank", "broken", "none"]:
    if sheet is None:
        return "none"
    if sheet.is_broken:
        return "broken"
    return "scored" if sheet.submission is not None else "blank"


def _item(item: Item, result: WorksheetResult) -> records.ItemRecord:
    one, answer = item.criterion, item.answer
    outcome = item.judged.outcome if item.judged else None
    given = outcome if outcome is not None and outcome.status not in NO_POINTS else None
    return records.ItemRecord(
        criterion=one.id,
        title=one.title,
        marks=decimal(one.marks),
        clause=one.clause,
        also_by=list(item.others),
        facts=answer.facts,
        not_applicable=answer.not_applicable,
        claimed=None if answer.claimed is None else decimal(answer.claimed),
        status=_status(outcome),
        points=None if given is None else decimal(given.points),
        at_most=None if given is None else decimal(given.at_most),
        note=answer.note,
        evidence=[_named(named, result.sheet) for named in answer.evidence],
        ask_for=list(one.evidence),
        findings=[_open(found) for found in item.findings],
        place=result.places.get(one.id),
    )


def _status(outcome: Outcome | None) -> str | None:
    return None if outcome is None else outcome.status.value


def _named(named: Evidence, sheet: Worksheet | None) -> records.NamedRecord:
    return records.NamedRecord(
        title=named.title,
        number=named.number,
        dated_on=None if named.dated_on is None else str(named.dated_on),
        path=named.path,
        is_there=sheet.is_there(named) if sheet else None,
    )


def _open(found: Finding) -> records.OpenRecord:
    return records.OpenRecord(
        id=found.id,
        title=found.title,
        found_by=found.found_by,
        found_on=str(found.found_on),
    )
