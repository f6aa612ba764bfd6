"""JSON for programs: the view's record, keys in the order published, Chinese as it is."""

from pufa_cli.report.document import Page
from pufa_cli.report.rendering import Format, Look


def render(page: Page, look: Look) -> str:
    """The record as JSON, ending in one line break."""
    text: str = page.record.model_dump_json(indent=2, by_alias=True)
    return text + "\n"


FORMAT = Format("json", ".json", render)
