"""Reports as text: `pufa report`, and any result in any format."""

from datetime import date
from pathlib import Path

from pufa_cli.api.rolling import Progress, rollup
from pufa_cli.api.scoring import score
from pufa_cli.base.language import Language
from pufa_cli.load.workspace import SUBMISSIONS, find_workspace, load_workspace
from pufa_cli.model.results import CheckResult, DistrictResult, StandardResult, UnitResult
from pufa_cli.report.document import Page
from pufa_cli.report.rendering import Look, format_names, render_page
from pufa_cli.report.views import diagnostics, district, scorecard, standard

Result = UnitResult | DistrictResult | CheckResult | StandardResult
FORMATS = format_names()
__all__ = ["FORMATS", "Look", "page_of", "render", "report", "unit_file"]


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
    file = unit_file(folder, unit)
    return score(file, as_of=as_of, standard=standard, with_places=True)


def unit_file(folder: Path, unit: str) -> Path:
    """The file of a unit's submission in this round, whether or not it exists."""
    found = find_workspace(folder) or folder
    district_settings = load_workspace(found).district
    round_id = district_settings.round.id if district_settings else "submission"
    return found / SUBMISSIONS / unit / f"{round_id}.yaml"


def page_of(result: Result, language: Language, most_rows: int | None = None) -> Page:
    """The page that shows a result."""
    match result:
        case UnitResult():
            return scorecard.view(result, language)
        case DistrictResult():
            return district.view(result, language, most_rows)
        case CheckResult():
            return diagnostics.view(result, language)
        case StandardResult():
            return standard.view(result, language)


def render(result: Result | Page, format_name: str, language: Language, look: Look) -> str:
    """A result or page as text in a format (text, md, json, csv)."""
    page = result if isinstance(result, Page) else page_of(result, language)
    return render_page(page, format_name, look)
