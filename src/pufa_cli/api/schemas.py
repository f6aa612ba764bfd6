"""JSON Schemas of the files people write and of the results programs read: `pufa schema`."""

from pathlib import Path
from typing import Any

from pufa_cli import rules
from pufa_cli.api.arguments import UnknownName
from pufa_cli.api.standards import named
from pufa_cli.base.language import Language
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.district import Roster
from pufa_cli.model.exams import Exam, ExamFrame, ExamSample
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.mapping import Mapping
from pufa_cli.model.meeting import Meeting
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.overlay import Overlay
from pufa_cli.model.planning import CrossCheckPlan, SpotCheckPlan
from pufa_cli.model.practice import Practice
from pufa_cli.model.progress import Progress
from pufa_cli.model.rectification import Rectification
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.report import (
    acceptance_records,
    exam_records,
    forecast_records,
    merge_records,
    overlay_schema,
    plan_records,
    records,
    rectify_records,
    review_records,
    schemas,
    standard_records,
    trend_records,
    worksheet_records,
)

WRITTEN: dict[str, type[Frozen]] = {
    "district": Organisation,
    "roster": Roster,
    "standard": Standard,
    "overlay": Overlay,
    "submission": Submission,
    "review": Review,
    "rectification": Rectification,
    "calendar": Calendar,
    "mapping": Mapping,
    "cross-check-plan": CrossCheckPlan,
    "spot-check-plan": SpotCheckPlan,
    "exam-frame": ExamFrame,
    "exam-sample": ExamSample,
    "exam": Exam,
    "progress": Progress,
    "meeting": Meeting,
    "practice": Practice,
}
PUBLISHED = {
    **records.PUBLISHED,
    **standard_records.PUBLISHED,
    **plan_records.PUBLISHED,
    **rectify_records.PUBLISHED,
    **review_records.PUBLISHED,
    **trend_records.PUBLISHED,
    **worksheet_records.PUBLISHED,
    **merge_records.PUBLISHED,
    **acceptance_records.PUBLISHED,
    **forecast_records.PUBLISHED,
    **exam_records.PUBLISHED,
}


def schema_names() -> tuple[str, ...]:
    """What there are schemas of: written files first, then results."""
    return (*WRITTEN, *PUBLISHED)


def schema(
    name: str,
    *,
    language: Language = "zh",
    standard: str | None = None,
    category: str | None = None,
    start: Path | None = None,
) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file or result; KeyError for an unknown name or category.

    With `standard` and `category` the schema of a submission offers exactly the criteria of that
    category, with title, rule and marks as hover text.
    """
    if name in PUBLISHED:
        return schemas.of_record(PUBLISHED[name])
    if name in ("standard", "overlay"):
        found: dict[str, Any] = schemas.of_standard(
            rules.rule_kinds(), rules.measure_kinds(), language
        )
        return found if name == "standard" else overlay_schema.of_overlay(found, language)
    if name == "submission" and category is not None and standard is not None:
        checked = named(standard, start)
        if checked.standard is None:
            raise UnknownName(standard)
        if category not in checked.standard.category_by_id:
            raise UnknownName(category)
        chosen = checked.standard.category_by_id[category]
        return schemas.of_submission(checked.standard, chosen, language)
    if name not in WRITTEN:
        raise UnknownName(name)
    return schemas.of_model(WRITTEN[name], language)
