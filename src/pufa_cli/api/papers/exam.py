"""The sample exam of the round: by stratum, for everybody, by unit."""

from pufa_cli.api.acceptance import acceptance
from pufa_cli.api.examining import examined
from pufa_cli.api.paper import Paper, Request
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.base.language import Text
from pufa_cli.engine import exam_codes as codes
from pufa_cli.engine.exams import by_stratum, by_unit, of_everybody
from pufa_cli.load.exams import FRAME, exam_path
from pufa_cli.load.files import shown_name
from pufa_cli.model.estimates import ExamReport
from pufa_cli.model.exams import Exam


def _make(asked: Request) -> ExamReport:
    here = acceptance(asked.folder)
    district = here.organisation
    round_id = district.round.id if district else ""
    found = examined(here.folder, round_id, here.unit_by_id or None, asked.as_of)
    here.digests += found.digests
    frame, sample = found.frame, found.sample
    exam = found.exam or _nothing(round_id)
    more: list[Diagnostic] = []
    if frame is None and found.files.frame is None:
        file = shown_name(exam_path(here.folder, round_id, FRAME))
        more.append(Diagnostic(codes.NO_FRAME, file))
    strata = by_stratum(frame, exam, sample) if frame else ()
    kept = found.files.exam

    def place(at: int) -> str:
        return kept.place("results", at) if kept is not None else ""

    return ExamReport(
        **here.about(asked.as_of),
        frame=frame,
        strata=strata,
        total=of_everybody(frame, exam, strata) if frame else None,
        units=tuple(by_unit(frame, exam, sample, here.units, place)) if frame else (),
        diagnostics=in_order([*here.setup, *found.diagnostics, *more]),
        files=len(found.files.present),
        is_whole=not found.refused,
    )


def _nothing(round_id: str) -> Exam:
    """No result yet."""
    return Exam.model_construct(pufa="exam/1", round=round_id, results=())


PAPER = Paper(Text("抽考结果：合格率、区间、各单位", "the sample exam with intervals"), _make)
