"""New files: a unit's form, a whole district repository. They are returned, not written."""

from pathlib import Path
from typing import NamedTuple

from pufa_cli.api.standards import Checked, folders_for, named, referred
from pufa_cli.api.visitors import plan_of, visitor_of
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Language
from pufa_cli.base.text import nearest
from pufa_cli.engine import codes
from pufa_cli.load.files import YAML_SUFFIX, is_file
from pufa_cli.load.filings import load_submission
from pufa_cli.load.standards import FOLDER, has_standard, layers_of, shipped_folder
from pufa_cli.load.workspace import (
    REVIEWS,
    Workspace,
    find_workspace,
    load_workspace,
    submission_path,
)
from pufa_cli.model.district import Unit
from pufa_cli.model.results import CheckResult
from pufa_cli.report.forms import Sheet, submission_form
from pufa_cli.report.repository import Setting, repository, schema_path, schema_seen
from pufa_cli.report.review_form import Visit, review_form

DEFAULT_STANDARD = "linchuan-45"


class Made(NamedTuple):
    """Files to write, by path; or why there are none."""

    files: dict[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()
    unknown: str = ""  # the unit or category that nobody knows
    meant: str | None = None  # the nearest known one
    setup_is_broken: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.files)

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 1)


def new(
    unit: str,
    *,
    language: Language,
    start: Path,
    category: str | None = None,
    standard: str | None = None,
    name: str | None = None,
    parts: tuple[str, ...] = (),
    review: str | None = None,
) -> Made:
    """The form file of a unit: of the district's roster, or of a `category` of a `standard`.

    Where the category leaves a choice, `parts` are those that the unit chose; else all are there.
    With a source as `review` it is the form of a review of a unit of the roster.
    """
    folder = find_workspace(start)
    if folder is not None and category is None:
        return _of_roster(folder, unit, standard, language, parts, review)
    if review is not None:
        return Made({})
    checked = named(standard or DEFAULT_STANDARD, start)
    if checked.standard is None:
        return Made({}, checked.diagnostics)
    chosen = checked.standard.category_by_id.get(category or "")
    if chosen is None:
        known = checked.standard.category_by_id
        return Made({}, (), category or "", nearest(category or "", known))
    made = Unit(id=unit, name=name or unit, category=chosen.id)
    sheet = Sheet(checked.standard, chosen, "draft", parts)
    return _form(sheet, made, Path(f"{unit}.yaml"), language)


def _form(sheet: Sheet, unit: Unit, path: Path, language: Language) -> Made:
    """The form, unless the category does not offer a part that was chosen."""
    options = [part for names in sheet.category.one_of for part in names]
    wrong = next((part for part in sheet.parts if part not in options), None)
    if wrong is not None:
        return Made({}, (), wrong, nearest(wrong, options))
    return Made({str(path): submission_form(sheet, unit, language)})


def _of_roster(
    folder: Path,
    unit: str,
    standard: str | None,
    language: Language,
    parts: tuple[str, ...],
    review: str | None,
) -> Made:
    workspace = load_workspace(folder)
    district, roster = workspace.district, workspace.roster
    if district is None or roster is None:
        return Made({}, workspace.diagnostics)
    found = roster.called(unit)
    if found is None:
        known = [*roster.unit_by_id, *(one.name for one in roster.units)]
        return Made({}, (), unit, nearest(unit, known))
    checked = _standard(folder, standard or district.standard)
    if checked.standard is None:
        return Made({}, checked.diagnostics)
    category = checked.standard.category_by_id.get(found.category)
    if category is None:
        return Made(
            {}, (), found.category, nearest(found.category, checked.standard.category_by_id)
        )
    if review is not None:
        sheet = Sheet(checked.standard, category, district.round.id, parts)
        return _review(workspace, sheet, found, review, checked.digest, language)
    is_known = is_file(folder / schema_path(category.id))
    schema = schema_seen(category.id) if is_known else ""
    sheet = Sheet(checked.standard, category, district.round.id, parts, schema)
    return _form(sheet, found, submission_path(folder, found.id, sheet.round), language)


def _review(
    workspace: Workspace, sheet: Sheet, unit: Unit, source: str, digest: str, language: Language
) -> Made:
    """The form of a review, with what the unit says beside what is to be verified."""
    plan, _, _ = plan_of(workspace, workspace.district)
    path = submission_path(workspace.folder, unit.id, sheet.round)
    loaded = load_submission(path) if is_file(path) else None
    submission = loaded.rest.submission if loaded and loaded.rest else None
    if submission is not None:
        sheet = sheet._replace(parts=submission.parts)
    visit = Visit(unit, visitor_of(source, unit, workspace, plan), digest, submission)
    place = workspace.folder / REVIEWS / sheet.round / source / f"{unit.id}{YAML_SUFFIX}"
    return Made({str(place): review_form(sheet, visit, language)})


def _standard(folder: Path, reference: str) -> Checked:
    nowhere = Diagnostic(codes.STANDARD_NOT_FOUND, reference)
    return referred(reference, folders_for(folder), nowhere)


def init(folder: Path, *, language: Language, standard: str | None = None, name: str = "") -> Made:
    """The files of a whole district repository, below `folder`; it passes its own check."""
    checked = named(standard or DEFAULT_STANDARD, folder)
    if checked.standard is None:
        return Made({}, checked.diagnostics)
    shown = name or ("示例区" if language == "zh" else "Sample district")
    setting = Setting(
        id="district",
        name=shown,
        office=f"{shown}普法依法治理领导小组办公室",
        standard=checked.standard,
        round="round-1",
        round_title="普法考核验收" if language == "zh" else "Assessment",
    )
    files = repository(setting, language)
    at_hand = (folder / FOLDER, shipped_folder())
    for reference, layer in layers_of(checked.source) if checked.source else ():
        if not has_standard(reference, at_hand):
            is_own = reference == checked.standard.reference
            name = checked.standard.id if is_own else reference
            files[f"{FOLDER}/{name}.yaml"] = layer.text
    return Made({str(folder / path): text for path, text in files.items()})
