"""The files of a new district repository."""

import json
from typing import Any, NamedTuple

from pufa_cli.base.language import Language
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.district import Roster, Unit
from pufa_cli.model.exams import Exam, ExamFrame
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.meeting import Meeting
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.practice import Practice
from pufa_cli.model.progress import Progress
from pufa_cli.model.rectification import Rectification
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review
from pufa_cli.report.forms import Sheet, submission_form
from pufa_cli.report.letters import written
from pufa_cli.report.schemas import of_model, of_submission

EDITOR = """root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.yaml]
indent_style = space
indent_size = 2
"""
ATTRIBUTES = "* text=auto eol=lf\n"
IGNORED = "/out/\n"  # where the examples of the documentation write reports
EXTENSIONS = ["redhat.vscode-yaml"]  # shows the schemas' help in the editor
# Files that people write beside submissions: the model of each, and where editors meet it.
WRITTEN: dict[str, tuple[type[Frozen], str | list[str]]] = {
    "district": (Organisation, "pufa.yaml"),
    "roster": (Roster, "units.yaml"),
    "review": (Review, "reviews/**/*.yaml"),
    "rectification": (Rectification, "rectifications/*.yaml"),
    "calendar": (Calendar, "calendar.yaml"),
    "progress": (Progress, "progress/*.yaml"),
    "meeting": (Meeting, "meetings/*.yaml"),
    "practice": (Practice, "practices/*.yaml"),
    "exam-frame": (ExamFrame, "exams/*-frame.yaml"),
    "exam": (Exam, ["exams/*.yaml", "!exams/*-frame.yaml", "!exams/*-sample.yaml"]),
}


class Setting(NamedTuple):
    """What a new repository is made for."""

    id: str
    name: str
    office: str
    standard: Standard
    round: str
    round_title: str


def repository(setting: Setting, language: Language) -> dict[str, str]:
    """Every file of a new repository by its path; it passes its own check."""
    standard = setting.standard
    units = [
        Unit(id=f"{category.id}-1", name=f"示例{category.title}", category=category.id)
        for category in standard.categories
    ]
    values = {**setting._asdict(), "units": units, "language": language}
    files = {
        "pufa.yaml": written("pufa.yaml", values),
        "units.yaml": written("units.yaml", values),
        "README.md": written("README.md", values),
        ".editorconfig": EDITOR,
        ".gitattributes": ATTRIBUTES,
        ".gitignore": IGNORED,
    }
    for unit in units:
        category = standard.category_by_id[unit.category]
        parts = tuple(options[0] for options in category.one_of)
        sheet = Sheet(standard, category, setting.round, parts, schema_seen(category.id))
        form = submission_form(sheet, unit, language)
        files[f"submissions/{unit.id}/{setting.round}.yaml"] = form
    for folder in ("evidence", "reviews", "standards"):
        files[f"{folder}/.gitkeep"] = ""
    return files | _schemas(standard, language)


def schema_path(category: str) -> str:
    """Where a repository keeps the schema of a category's submissions."""
    return f"schemas/submission-{category}.schema.json"


def schema_seen(category: str) -> str:
    """The same, as a submission names it."""
    return f"../../{schema_path(category)}"


def _schemas(standard: Standard, language: Language) -> dict[str, str]:
    made: dict[str, Any] = {name: of_model(one, language) for name, (one, _) in WRITTEN.items()}
    for category in standard.categories:
        made[f"submission-{category.id}"] = of_submission(standard, category, language)
    patterns: dict[str, str | list[str]] = {
        f"./schemas/{name}.schema.json": where for name, (_, where) in WRITTEN.items()
    }
    settings = {"yaml.schemas": patterns, "yaml.schemaStore.enable": False}
    files = {f"schemas/{name}.schema.json": _json(schema) for name, schema in made.items()}
    files[".vscode/extensions.json"] = _json({"recommendations": EXTENSIONS})
    files[".vscode/settings.json"] = _json(settings)
    return files


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
