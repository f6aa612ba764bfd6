"""Any result as a page, and any page as text in a format."""

from typing import TYPE_CHECKING, TypeAlias, Union

from pufa_cli.base.language import Language
from pufa_cli.model.results import CheckResult, DistrictResult, StandardResult, UnitResult
from pufa_cli.report import costly
from pufa_cli.report.document import Block, Document, Heading, Page, Table
from pufa_cli.report.rendering import Look, render_page

if TYPE_CHECKING:
    from pufa_cli.model.comparison import StandardsDiff
    from pufa_cli.model.difference import DiffResult
    from pufa_cli.model.estimates import ExamReport, SampleResult
    from pufa_cli.model.forecast import ForecastResult
    from pufa_cli.model.meeting_pack import MeetingPack
    from pufa_cli.model.merging import MergeResult
    from pufa_cli.model.planning import CrossCheckResult, SpotCheckResult
    from pufa_cli.model.progress import PhasesResult
    from pufa_cli.model.responsibility import ResponsibilityResult
    from pufa_cli.model.reviewing import ReviewsResult
    from pufa_cli.model.spreading import SpreadResult
    from pufa_cli.model.standing import RectifyCarry, RectifyList
    from pufa_cli.model.trend import TrendResult
    from pufa_cli.model.trial import TrialResult
    from pufa_cli.model.weak_links import WeakLinksResult
    from pufa_cli.model.worksheet import WorksheetResult

Result: TypeAlias = Union[
    UnitResult,
    DistrictResult,
    CheckResult,
    StandardResult,
    tuple[StandardResult, ...],
    "StandardsDiff",
    "TrialResult",
    "CrossCheckResult",
    "RectifyList",
    "RectifyCarry",
    "ReviewsResult",
    "TrendResult",
    "DiffResult",
    "WorksheetResult",
    "MergeResult",
    "PhasesResult",
    "ResponsibilityResult",
    "WeakLinksResult",
    "MeetingPack",
    "SpreadResult",
    "ForecastResult",
    "SampleResult",
    "SpotCheckResult",
    "ExamReport",
]
EVERYTHING = "all"
# By name: a run imports only the results that it makes.
_VIEWS = {
    "UnitResult": "scorecard",
    "CheckResult": "diagnostics",
    "StandardResult": "standard",
    "StandardsDiff": "standards_diff",
    "TrialResult": "trial",
    "CrossCheckResult": "cross_check",
    "RectifyList": "rectify_list",
    "RectifyCarry": "rectify_carry",
    "ReviewsResult": "reviews",
    "TrendResult": "trend",
    "DiffResult": "diff",
    "WorksheetResult": "worksheet",
    "MergeResult": "merge",
    "PhasesResult": "phases",
    "ResponsibilityResult": "responsibility",
    "WeakLinksResult": "weak",
    "MeetingPack": "meeting",
    "SpreadResult": "practices",
    "ForecastResult": "forecast",
    "SampleResult": "sample",
    "SpotCheckResult": "spot_checks",
    "ExamReport": "exam",
}
_RANKED = frozenset(("MergeResult", "TrendResult"))


def page_of(result: Result, language: Language, most_rows: int | None = None) -> Page:
    """The page that shows a result; `most_rows` cuts rankings."""
    match result:
        case DistrictResult():
            page: Page = costly.view("district").view(result, language, most_rows)
        case tuple():
            page = costly.view("standard").list_view(result, language)
        case _ if type(result).__name__ in _RANKED:
            page = costly.view(_VIEWS[type(result).__name__]).view(result, language, most_rows)
        case _:
            page = costly.view(_VIEWS[type(result).__name__]).view(result, language)
    return page


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
    return block._replace(about=("unit", title)) if isinstance(block, Table) else block


def derivation(result: UnitResult, criterion: str, language: Language) -> Page:
    """How one criterion or veto of a unit came about, or with `all` every criterion.

    Raises KeyError when neither sheet nor standard has it.
    """
    if criterion == EVERYTHING:
        whole: Page = costly.view("derivation").everything(result, language)
        return whole
    standard = result.assessment.standard if result.assessment else None
    vetoes = {one.id for one in standard.vetoes} if standard else set()
    if standard is not None and criterion in vetoes - set(standard.criterion_by_id):
        clause: Page = costly.view("veto").view(result, criterion, language)
        return clause
    page: Page = costly.view("derivation").view(result, criterion, language)
    return page


def render(result: Result | Page, format_name: str, language: Language, look: Look) -> str:
    """A result or page as text in a format (text, md, html, json, csv)."""
    page = result if isinstance(result, Page) else page_of(result, language)
    return render_page(page, format_name, look._replace(language=language))
