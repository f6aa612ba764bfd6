"""Reports as text: `pufa report`, and any result in any format."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from pufa_cli.api.judging import provenance
from pufa_cli.api.rolling import Progress, rollup
from pufa_cli.api.scoring import score
from pufa_cli.api.standards import Checked
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Language, Sayable
from pufa_cli.engine import codes
from pufa_cli.load.files import shown_name
from pufa_cli.load.workspace import (
    ROSTER_FILE,
    find_workspace,
    load_settings,
    load_workspace,
    submission_path,
)
from pufa_cli.model.fields import NONE, did_you_mean
from pufa_cli.model.results import CheckResult, DistrictResult, StandardResult, UnitResult
from pufa_cli.report import costly
from pufa_cli.report.document import Block, Document, Heading, Page, Table
from pufa_cli.report.rendering import Look, render_page
from pufa_cli.report.views import derivation as derivation_view
from pufa_cli.report.views import diagnostics, district, scorecard, standard

Result: TypeAlias = (
    UnitResult | DistrictResult | CheckResult | StandardResult | tuple[StandardResult, ...]
)


def report(
    folder: Path,
    *,
    as_of: date,
    unit: str | None = None,
    standard: str | None = None,
    progress: Progress | None = None,
) -> UnitResult | DistrictResult:
    """The result a report is made of: the district's, or with `unit` that unit's."""
    if unit is None:
        return rollup(folder, as_of=as_of, standard=standard, progress=progress)
    missing = _missing(folder, unit)
    if missing is not None:
        rests_on = provenance(Checked(None, None, ()), as_of, [])
        return UnitResult(missing.file, None, (), (missing,), rests_on, unit_name=unit)
    file = unit_file(folder, unit)
    return score(file, as_of=as_of, standard=standard, with_places=True)


def _missing(folder: Path, unit: str) -> Diagnostic | None:
    """Why there is no file of a unit: the roster does not know it, or it handed in nothing."""
    found = find_workspace(folder) or folder
    roster = load_workspace(found).roster
    known = roster.unit_by_id if roster else {}
    file = unit_file(folder, unit)
    if roster is not None and unit not in known:
        values: dict[str, Sayable] = {"key": unit, "nearest": did_you_mean(unit, known)}
        return Diagnostic(codes.UNKNOWN_UNIT, shown_name(found / ROSTER_FILE), None, values)
    if file.exists() or file.is_symlink():
        return None
    name = known[unit].name if unit in known else unit
    values = {"name": name, "key": unit, "found": NONE, "wanted": shown_name(file)}
    return Diagnostic(codes.NOT_SUBMITTED, shown_name(file), None, values)


def unit_file(folder: Path, unit: str) -> Path:
    """The file of a unit's submission in this round, whether or not it exists."""
    found = find_workspace(folder) or folder
    district_settings = load_settings(found)
    round_id = district_settings.round.id if district_settings else "submission"
    return submission_path(found, unit, round_id)


def page_of(result: Result, language: Language, most_rows: int | None = None) -> Page:
    """The page that shows a result; `most_rows` cuts the rankings of a district."""
    match result:
        case UnitResult():
            return scorecard.view(result, language)
        case DistrictResult():
            return district.view(result, language, most_rows)
        case CheckResult():
            return diagnostics.view(result, language)
        case StandardResult():
            return standard.view(result, language)
        case _:
            return standard.list_view(result, language)


def joined(pages: "list[Page]") -> Page:
    """Several scorecards as one page."""
    if len(pages) == 1:
        return pages[0]
    return Page(
        lambda: _one_after_the_other([page.document for page in pages]),
        lambda: costly.recording().units_record([page.record for page in pages]),
    )


def _one_after_the_other(documents: "list[Document]") -> Document:
    blocks: list[Block] = []
    for document in documents:
        blocks.append(Heading(document.title))
        for block in document.blocks:
            blocks.append(_about(block, document.title))
    return Document("", tuple(blocks))


def _about(block: Block, title: str) -> Block:
    return replace(block, about=("unit", title)) if isinstance(block, Table) else block


def derivation(result: UnitResult, criterion: str, language: Language) -> Page:
    """How one criterion of a unit came about; raises KeyError when its sheet does not have it."""
    return derivation_view.view(result, criterion, language)


def render(result: Result | Page, format_name: str, language: Language, look: Look) -> str:
    """A result or page as text in a format (text, md, json, csv)."""
    page = result if isinstance(result, Page) else page_of(result, language)
    return render_page(page, format_name, look)
