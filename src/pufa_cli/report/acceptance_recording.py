"""How an acceptance goes, into records."""

from pufa_cli.model.progress import PhasesResult, TaskStanding
from pufa_cli.report import acceptance_records as records
from pufa_cli.report.recording import diagnostic_records, provenance_record


def phases_record(result: PhasesResult) -> records.PhasesRecord:
    """The tasks of all phases on a day."""
    return records.PhasesRecord(
        schema="pufa-phases/1",
        folder=result.folder,
        district=result.district,
        round=result.round,
        phases=[
            records.PhaseRecord(
                id=one.id,
                title=one.title,
                starts_on=str(one.starts_on),
                ends_on=str(one.ends_on),
            )
            for one in result.phases
        ],
        tasks=[task_record(one) for one in result.tasks],
        meetings=[
            records.PlannedMeetingRecord(
                phase=one.phase.id, on=str(one.on), kind=one.kind, state=one.state
            )
            for one in result.meetings
        ],
        diagnostics=diagnostic_records(result.diagnostics),
        provenance=provenance_record(result.provenance),
    )


def task_record(one: TaskStanding) -> records.TaskRecord:
    """A task on a day."""
    unit, task = one.duty.unit, one.duty.task
    return records.TaskRecord(
        phase=one.duty.phase.id,
        task=task.id,
        title=task.title,
        unit=unit.id if unit is not None else None,
        due_on=str(one.duty.due_on),
        state=one.state.value,
        done_on=None if one.done_on is None else str(one.done_on),
        days_late=one.late,
        place=one.place,
    )
