"""Results about rectification to records."""

from collections.abc import Iterable

from pufa_cli.base.numbers import fixed
from pufa_cli.model.rectification import Confirmed
from pufa_cli.model.standing import (
    Carried,
    Followed,
    Ground,
    Proposal,
    RectifyCarry,
    RectifyList,
    UnitFindings,
)
from pufa_cli.report import rectify_records as records
from pufa_cli.report.recording import both, diagnostic_records, provenance_record


def list_record(result: RectifyList) -> records.RectifyListRecord:
    """The findings of a district."""
    return records.RectifyListRecord(
        schema="pufa-rectify-list/1",
        folder=result.folder,
        district=result.district,
        round=result.round,
        files=result.files,
        refused=result.refused,
        units=[_unit(one) for one in result.units],
        diagnostics=diagnostic_records(result.diagnostics),
        provenance=provenance_record(result.provenance),
    )


def _unit(one: UnitFindings) -> records.UnitFindingsRecord:
    return records.UnitFindingsRecord(
        unit=one.unit.id,
        name=one.unit.name,
        category=one.unit.category,
        area=one.unit.area,
        team=one.unit.team,
        findings=[_finding(followed) for followed in one.findings],
        proposals=[_proposal(proposal) for proposal in one.proposals],
    )


def _finding(one: Followed) -> records.FindingRecord:
    standing, finding = one.standing, one.standing.finding
    return records.FindingRecord(
        id=finding.id,
        round=finding.round,
        criterion=finding.criterion,
        title=finding.title,
        found_by=finding.found_by,
        found_on=str(finding.found_on),
        due_on=str(standing.due_on),
        state=standing.state.value,
        overdue=standing.overdue,
        rejections=standing.rejections,
        proposal=None if one.proposal is None else _proposal(one.proposal),
        sanctions=[_sanction(confirmed) for confirmed in one.confirmed],
        history=_grounds(one.places),
        counted=records.CountedRecord(
            first=str(one.late.first),
            last=str(one.late.last),
            days=one.late.days,
            weekends=one.late.weekends,
            holidays=one.late.holidays,
            worked=one.late.worked,
        ),
        calendar=_grounds(one.calendar),
    )


def _proposal(one: Proposal) -> records.ProposalRecord:
    return records.ProposalRecord(
        step=one.step.title, when=one.step.when, raised=one.is_raised, grounds=_grounds(one.grounds)
    )


def _grounds(found: Iterable[Ground]) -> list[records.GroundRecord]:
    return [
        records.GroundRecord(
            what=both(one.what), on=None if one.on is None else str(one.on), place=one.place
        )
        for one in found
    ]


def _sanction(one: Confirmed) -> records.SanctionRecord:
    return records.SanctionRecord(
        step=one.step, on=str(one.on), number=one.number or "", findings=list(one.findings)
    )


def carry_record(result: RectifyCarry) -> records.RectifyCarryRecord:
    """What a district hands over."""
    return records.RectifyCarryRecord(
        schema="pufa-rectify-carry/1",
        district=result.district,
        round=result.round,
        carried=[_carried(one, result.places) for one in result.carried],
        diagnostics=diagnostic_records(result.diagnostics),
        provenance=provenance_record(result.provenance),
    )


def _carried(one: Carried, places: int) -> records.CarriedRecord:
    return records.CarriedRecord(
        unit=one.unit.id,
        name=one.unit.name,
        category=one.unit.category,
        clause=one.veto.id,
        title=one.veto.title,
        carries_to=one.carries_to,
        consequence=one.veto.consequence,
        total=None if one.total is None else fixed(one.total, places),
        grade=one.grade,
        number=one.number or None,
        grounds=_grounds(one.grounds),
    )
